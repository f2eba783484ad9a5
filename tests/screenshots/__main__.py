"""`python -m tests.screenshots FOLDER`: starts the app, drives it by keys and clicks, and writes PNGs."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.environment import inside, main_under_display


def main(argv: list[str]) -> int:
    """Write every picture into the folder that is named; exit code 2 when none is."""
    if len(argv) != 1 or argv[0].startswith("-"):
        print("usage: python -m tests.screenshots FOLDER", file=sys.stderr)
        return 2
    folder = Path(argv[0])
    folder.mkdir(parents=True, exist_ok=True)
    from tests.screenshots.arranged import ARRANGED
    from tests.screenshots.scenes import SCENES, write_all

    for path in write_all(folder, {**SCENES, **ARRANGED}):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if inside() else main_under_display("tests.screenshots", sys.argv[1:]))
