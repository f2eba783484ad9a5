"""`python -m tests [pytest's arguments]`: everything from a bare Python on, GL tests included."""

from __future__ import annotations

import sys

from tests.environment import main_under_display

if __name__ == "__main__":
    sys.exit(main_under_display("pytest", sys.argv[1:]))
