"""Puts the line of text that holds an experiment into films whose encoders drop it: GIF, APNG and WebP."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

KEY = "Comment"  # of the text in a PNG, as its standard names it
_PNG = b"\x89PNG\r\n\x1a\n"
_ANIMATED_XMP = 0x04  # flag of a WebP that has a chunk of XMP


def carry(path: Path, line: str) -> None:
    """Put `line` into a finished film; one of another kind is left as it is. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(21)
    if start.startswith(b"GIF89a"):
        _insert(path, 13 + colours_after(start[10]), _gif_comment(line.encode()))
    elif start.startswith(_PNG):
        _insert(path, 8 + 12 + int.from_bytes(start[8:12], "big"), png_comment(line))
    elif start[:4] + start[8:16] == b"RIFFWEBPVP8X":
        _append_to_webp(path, line.encode(), start[20])


def with_line(picture: bytes, line: str) -> bytes:
    """Return a PNG with `line` in it. Raises ValueError for what is no PNG."""
    if not picture.startswith(_PNG) or picture[12:16] != b"IHDR":
        raise ValueError("this is no PNG")
    end = 8 + 12 + int.from_bytes(picture[8:12], "big")  # the header comes first
    return picture[:end] + png_comment(line) + picture[end:]


def png_comment(line: str) -> bytes:
    """Return a chunk of a PNG that holds `line`."""
    content = b"iTXt" + KEY.encode() + b"\0\0\0\0\0" + line.encode()
    return (len(content) - 4).to_bytes(4, "big") + content + zlib.crc32(content).to_bytes(4, "big")


def colours_after(flags: int) -> int:
    """Return how many bytes the table of colours of a GIF takes that these flags tell of."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_comment(text: bytes) -> bytes:
    blocks = (text[place : place + 255] for place in range(0, len(text), 255))
    return b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def _append_to_webp(path: Path, text: bytes, flags: int) -> None:
    chunk = b"XMP " + len(text).to_bytes(4, "little") + text + b"\0" * (len(text) % 2)
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.write(chunk)
        file.seek(4)
        file.write((size + len(chunk) - 8).to_bytes(4, "little"))
        file.seek(20)
        file.write(bytes([flags | _ANIMATED_XMP]))


def _insert(path: Path, place: int, content: bytes) -> None:
    """Put bytes into a file, block by block: films can be large."""
    beside = path.with_name(f"{path.name}.line")
    with path.open("rb") as old, beside.open("wb") as new:
        new.write(old.read(place))
        new.write(content)
        shutil.copyfileobj(old, new)
    beside.replace(path)
