"""The line of text that holds an experiment, inside of a picture or a film: read back from files of anyone's making.

Files are only looked through: their parts are skipped by their lengths, nothing is decoded but short texts, and how
much is read is bounded, so that no file can hang the program or fill the memory.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.embedded_films import gif_texts, mp4_texts, webm_texts, webp_texts
from gdviz.export.embedded_parts import LONGEST, MOST_PARTS, Source

ENDINGS = (".png", ".apng", ".svg", ".pdf", ".mp4", ".webm", ".webp", ".gif")  # of files that can carry an experiment
_PNG = b"\x89PNG\r\n\x1a\n"
_LINE = re.compile(rb"gdviz:\d{1,6}:[A-Za-z0-9_\-]+")
_START = re.compile(rb"gdviz:\d{1,6}:[A-Za-z0-9_\-]")
_OVERLAP = 16  # bytes, as long as what a line begins with
_MOST_SCANNED = 64_000_000  # bytes of a file that is looked through as it is
_BLOCK = 1 << 20


def carried_line(path: Path) -> str:
    """Return the line that a picture or a film carries. Raises InputError that says why there is none."""
    try:
        line = embedded_line(path)
    except OSError as error:
        template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
        raise InputError(Message(template, {"reason": error.strerror or error})) from None
    if line is None:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "it carries no experiment: only pictures and films that gdviz made do, until another program changes them",
        )
        raise InputError(Message(template))
    return line


def embedded_line(path: Path) -> str | None:
    """Return the line that a picture or a film carries, None where it carries none. Raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with path.open("rb") as file:
        source = Source(file)
        reader = _reader(source)
        file.seek(0)
        found = (_LINE.search(text) for text in reader(source))
        return next((one[0].decode() for one in found if one is not None), None)


def _reader(source: Source) -> Callable[[Source], Iterator[bytes]]:
    """Return what reads files that begin so, whatever they are called."""
    start = source.read(12)
    if start.startswith(_PNG):
        return _png_texts
    if start.startswith((b"GIF87a", b"GIF89a")):
        return gif_texts
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return webm_texts
    if start[:4] + start[8:] == b"RIFFWEBP":
        return webp_texts
    if start[4:8] == b"ftyp":
        return mp4_texts
    return _plain_texts


def _png_texts(source: Source) -> Iterator[bytes]:
    """Yield the comments of a PNG, compressed or not."""
    source.skip(8)
    for _ in range(MOST_PARTS):
        head = source.read(8)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if len(head) < 8 or kind == b"IEND":
            return
        if kind in (b"iTXt", b"tEXt", b"zTXt") and length <= LONGEST:
            yield _png_text(kind, source.read(length))
            source.skip(4)
        else:
            source.skip(length + 4)


def _png_text(kind: bytes, chunk: bytes) -> bytes:
    _, _, rest = chunk.partition(b"\0")
    packed = kind == b"zTXt"
    if packed:
        rest = rest[1:]
    elif kind == b"iTXt":
        packed, rest = rest[:1] == b"\x01", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    if not packed:
        return rest
    try:
        return zlib.decompressobj().decompress(rest, LONGEST)
    except zlib.error:
        return b""


def _plain_texts(source: Source) -> Iterator[bytes]:
    """Yield the first line in a file that holds it as it is: SVG and PDF."""
    before = b""
    for _ in range(_MOST_SCANNED // _BLOCK):
        block = source.read(_BLOCK)
        if not block:
            return
        joined = before + block
        start = _START.search(joined)
        if start is not None:
            yield joined[start.start() :] + source.read(LONGEST)
            return
        before = joined[-_OVERLAP:]
