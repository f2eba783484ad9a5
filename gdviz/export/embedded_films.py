"""The comments of films: MP4 keeps them in boxes, WebM in elements (EBML), GIF in blocks, WebP in a chunk of XMP."""

from __future__ import annotations

from collections.abc import Iterator

from gdviz.export.embedded_parts import LONGEST, MOST_PARTS, Source
from gdviz.export.embedding import colours_after

_BOXES = (b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt")  # what holds the comment of an MP4, from without to within
_SEGMENT, _TAGS, _TAG, _SIMPLE = 0x18538067, 0x1254C367, 0x7373, 0x67C8  # what holds the comment of a WebM
_NAME, _STRING = 0x45A3, 0x4487
_UNKNOWN = -1


def mp4_texts(source: Source) -> Iterator[bytes]:
    """Yield the comments of an MP4: moov, udta, meta, ilst, ©cmt, data."""
    yield from _mp4_boxes(source, source.size, 0, [MOST_PARTS])


def _mp4_boxes(source: Source, end: int, depth: int, left: list[int]) -> Iterator[bytes]:
    """Yield what lies in boxes up to `end`; `left` is how many may still be looked at."""
    while source.place + 8 <= end and left[0] > 0:
        left[0] -= 1
        start, head = source.place, source.read(8)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if length == 1:
            length = int.from_bytes(source.read(8), "big")
        if length == 0:
            length = end - start
        if length < 8:
            return
        last = min(start + length, end)
        if depth == len(_BOXES) and kind == b"data":
            yield source.read(min(last - source.place, LONGEST))
        elif depth < len(_BOXES) and kind == _BOXES[depth]:
            if kind == b"meta":
                source.skip(4)  # version and flags
            yield from _mp4_boxes(source, last, depth + 1, left)
        source.go(last)


def webm_texts(source: Source) -> Iterator[bytes]:
    """Yield the texts of the tags of a WebM."""
    yield from _webm_elements(source, source.size, [MOST_PARTS], 0)


def _webm_elements(source: Source, end: int, left: list[int], depth: int) -> Iterator[bytes]:
    while source.place < end and left[0] > 0:
        left[0] -= 1
        kind, length = _ebml_number(source, keep=True), _ebml_number(source, keep=False)
        last = end if length == _UNKNOWN else min(source.place + length, end)
        if kind in (_SEGMENT, _TAGS, _TAG, _SIMPLE) and depth < 8:
            yield from _webm_elements(source, last, left, depth + 1)
        elif kind == _STRING:
            yield source.read(min(last - source.place, LONGEST))
        source.go(last)


def _ebml_number(source: Source, *, keep: bool) -> int:
    """Return a number of 1 to 8 bytes; the leading one bit tells how many, and is kept in the name of an element."""
    first = source.read(1)
    if not first or not first[0]:
        source.go(source.size)
        return 0
    width = 9 - first[0].bit_length()
    rest = source.read(width - 1)
    mark = 1 << (8 - width)
    if keep:
        return int.from_bytes(first + rest, "big")
    value = int.from_bytes(bytes([first[0] ^ mark]) + rest, "big")
    return _UNKNOWN if value == (1 << (7 * width)) - 1 else value


def gif_texts(source: Source) -> Iterator[bytes]:
    """Yield the comments of a GIF."""
    flags = source.read(13)[10:11]
    source.skip(_colours(flags))
    for _ in range(MOST_PARTS):
        kind = source.read(1)
        if kind == b"!":
            is_comment = source.read(1) == b"\xfe"
            text = _blocks(source, kept=is_comment)
            if is_comment:
                yield text
        elif kind == b",":
            source.skip(_colours(source.read(9)[8:9]) + 1)
            _blocks(source, kept=False)
        else:
            return


def webp_texts(source: Source) -> Iterator[bytes]:
    """Yield the XMP of a WebP."""
    source.skip(12)
    for _ in range(MOST_PARTS):
        kind, length = source.read(4), int.from_bytes(source.read(4), "little")
        if len(kind) < 4:
            return
        if kind == b"XMP ":
            yield source.read(min(length, LONGEST))
            return
        source.skip(length + length % 2)


def _colours(flags: bytes) -> int:
    return colours_after(flags[0]) if flags else 0


def _blocks(source: Source, *, kept: bool) -> bytes:
    """Go past blocks of up to 255 bytes; return what is in them where it is wanted."""
    text = bytearray()
    while (length := source.read(1)) and length[0]:
        if kept and len(text) < LONGEST:
            text += source.read(length[0])
        else:
            source.skip(length[0])
    return bytes(text)
