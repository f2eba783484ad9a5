"""A file that one process holds as long as it lives: the system lets go of it even when the process is killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO


class FileLock:
    """Holds a file; `held` lock objects are made by `hold` only."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self.path = path
        self._file = file

    def let_go(self) -> None:
        """Let others hold the file."""
        self._file.close()

    def remove(self) -> None:
        """Let go, and take the file away."""
        if sys.platform == "win32":  # where an open file cannot be taken away
            self._file.close()
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            self._file.close()


def hold(path: Path) -> FileLock | None:
    """Hold the file at `path`, made if need be; None where another process does. Raises OSError."""
    file = path.open("a", encoding="utf-8")
    if _taken(file) and _is_still(path, file):
        return FileLock(path, file)
    file.close()
    return None


def _taken(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(path: Path, file: TextIO) -> bool:
    """Tell whether the file was not taken away between opening and locking it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except OSError:
        return False
