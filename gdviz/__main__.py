"""`python -m gdviz`: the same as the command `gdviz`."""

from __future__ import annotations

import sys

from gdviz.app import main

if __name__ == "__main__":
    sys.exit(main())
