"""What a recording left behind whose program was killed: nobody holds it any more, and it is no film."""

from __future__ import annotations

import shutil
from pathlib import Path

from gdviz.session.files.file_lock import FileLock, hold

_NAME = "held"


def hold_unfinished(folder: Path) -> FileLock | None:
    """Say of a folder with an unfinished film that somebody is at it. Raises OSError."""
    return hold(folder / _NAME)


def clear_unfinished(folder: Path, stem: str) -> None:
    """Remove unfinished films in `folder` that are called `stem` and more, where nobody is at them."""
    for unfinished in folder.glob(f".{stem}*.part"):
        try:
            lock = hold(unfinished / _NAME)
        except OSError:
            continue
        if lock is not None:
            lock.let_go()
            shutil.rmtree(unfinished, ignore_errors=True)
