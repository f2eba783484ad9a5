"""`python -m tests [pytest's arguments]`: everything from a bare Python on, GL tests included.

Without arguments the window's tests and all others run side by side, each on a screen of its own.
"""

from __future__ import annotations

import sys

from tests.environment import main_under_display

WINDOW = "tests/ui"

if __name__ == "__main__":
    halves = [["--ignore", WINDOW], [WINDOW]]
    sys.exit(main_under_display("pytest", *([sys.argv[1:]] if sys.argv[1:] else halves)))
