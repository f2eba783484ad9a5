"""`python -m tests [pytest's arguments]`: everything from a bare Python on, GL tests included.

Without arguments the window's tests and all others run side by side, each on a screen of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.environment import main_under_display

WINDOW = "tests/ui"
# What takes long there and waits for other processes runs with the others, so that both halves take about as long.
WITH_OTHERS = [f"{WINDOW}/test_recording.py"]

if __name__ == "__main__":
    others = [str(path) for path in sorted(Path("tests").glob("test_*.py"))]
    halves = [
        ["tests/engine", "tests/session", "tests/export", *others, *WITH_OTHERS],
        [WINDOW, *(f"--ignore={path}" for path in WITH_OTHERS)],
    ]
    sys.exit(main_under_display("pytest", *([sys.argv[1:]] if sys.argv[1:] else halves)))
