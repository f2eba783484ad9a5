"""Files that are written whole or not at all: beside their place, then renamed.

A crash leaves the old file or the new one, never half of one; what a killed process left beside it the next one takes
away.
"""

from __future__ import annotations

import os
import platform
import stat
import sys
import tempfile
import zlib
from pathlib import Path
from time import time

_ENDING = ".part"
_FORGOTTEN = 60.0  # seconds after which a file that was left half written is nobody's any more


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, a text in UTF-8; of a link what it leads to; permissions stay. Raises OSError."""
    data = content.encode() if isinstance(content, str) else content
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{_start(path)}{_writer()}.", suffix=_ENDING)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _permissions(path))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _permissions(path: Path) -> int:
    """Return the permissions of the file that is there, else those that a new one gets."""
    try:
        present = path.stat()
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))  # renaming would replace it all the same
    return stat.S_IMODE(present.st_mode)


def _start(path: Path) -> str:
    return f".{path.name[:60]}."


def _writer() -> str:
    """Return what tells processes apart, on one machine and on those that share a folder."""
    return f"{zlib.crc32(platform.node().encode()):08x}-{os.getpid()}"


def _sweep(path: Path) -> None:
    """Take away what killed processes left half written beside `path`."""
    start = _start(path)
    try:
        for one in path.parent.iterdir():
            if one.name.startswith(start) and one.suffix == _ENDING and _is_left(one, one.name[len(start) :]):
                one.unlink(missing_ok=True)
    except OSError:
        return  # another process may be sweeping


def _is_left(path: Path, name: str) -> bool:
    machine, _, process = name.split(".")[0].partition("-")
    if sys.platform != "win32" and process.isdecimal() and machine == _writer().partition("-")[0]:
        try:
            os.kill(int(process), 0)  # asks whether it lives
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False
    return time() - path.stat().st_mtime > _FORGOTTEN


def _sync_folder(folder: Path) -> None:
    """Let the renaming survive a power failure, where the system can be asked for that."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network folders cannot
    finally:
        os.close(handle)
