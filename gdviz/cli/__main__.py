"""`python -m gdviz.cli`: the command line."""

import sys

from gdviz.cli import main

sys.exit(main())
