"""A file that is walked through part by part, forwards only, and how much of it is read at most."""

from __future__ import annotations

import os
from typing import BinaryIO

LONGEST = 2_000_000  # bytes of one text
MOST_PARTS = 200_000  # of one file


class Source:
    """Reads a file without ever asking for more than there is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = os.fstat(file.fileno()).st_size

    @property
    def place(self) -> int:
        """How many bytes lie before what is read next."""
        return self._file.tell()

    def read(self, count: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        return self._file.read(min(max(count, 0), LONGEST))

    def skip(self, count: int) -> None:
        """Leave bytes out."""
        self.go(self.place + max(count, 0))

    def go(self, place: int) -> None:
        """Go to a place in the file, at most to its end."""
        self._file.seek(min(place, self.size))
