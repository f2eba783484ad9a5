"""The line in a picture or a film: what was put in comes out, and no file hangs the reader or leads it astray."""

from __future__ import annotations

import io
import os
import random
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from gdviz.export.embedded import embedded_line
from gdviz.export.embedding import with_line
from gdviz.export.films.formats import FORMATS, FilmFormat
from tests.export.test_films import decoded, written

LINE = "gdviz:1:" + "eNpTjo-_Kw9" * 40
CARRYING = list(FORMATS)


def a_png() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (16, 16), (10, 20, 30, 0)).save(file, "PNG")
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(*chunks: bytes) -> bytes:
    return a_png()[:33] + b"".join(chunks) + a_png()[33:]


def line_in(folder: Path, content: bytes, name: str = "file.bin") -> str | None:
    path = folder / name
    path.write_bytes(content)
    return embedded_line(path)


@pytest.mark.parametrize("form", CARRYING, ids=lambda form: form.id)
def test_a_film_carries_its_line(tmp_path: Path, form: FilmFormat) -> None:
    count = 1 if form.id == "png" else 6
    assert embedded_line(written(tmp_path, form, count, comment=LINE)) == LINE


@pytest.mark.parametrize("kind", ["gif", "apng", "webp"])
def test_a_film_that_carries_a_line_shows_the_same_frames(tmp_path: Path, kind: str) -> None:
    form = next(form for form in FORMATS if form.id == kind)
    for folder in ("plain", "carrying"):
        (tmp_path / folder).mkdir()
    plain = decoded(written(tmp_path / "plain", form, 6))
    carrying = decoded(written(tmp_path / "carrying", form, 6, comment=LINE + "x"))
    np.testing.assert_array_equal(carrying[0], plain[0])
    assert carrying[1] == plain[1]


def test_a_picture_carries_its_line_and_stays_the_same_picture(tmp_path: Path) -> None:
    carrying = with_line(a_png(), LINE)
    assert line_in(tmp_path, carrying, "picture.jpg") == LINE  # what it is called does not matter
    with Image.open(io.BytesIO(carrying)) as picture, Image.open(io.BytesIO(a_png())) as before:
        picture.load()
        assert isinstance(picture, PngImagePlugin.PngImageFile)
        assert picture.text == {"Comment": LINE}
        assert picture.tobytes() == before.tobytes()


def test_what_is_no_png_gets_no_line() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        with_line(b"GIF89a", LINE)


@pytest.mark.parametrize("kind", ["tEXt", "zTXt", "iTXt packed"])
def test_comments_of_other_programs_are_read_too(tmp_path: Path, kind: str) -> None:
    line = LINE.encode()
    content = {
        "tEXt": b"Comment\0" + line,
        "zTXt": b"Comment\0\0" + zlib.compress(line),
        "iTXt packed": b"Comment\0\1\0en\0Kommentar\0" + zlib.compress(line),
    }[kind]
    assert line_in(tmp_path, png_of(chunk(kind[:4].encode(), content))) == LINE


def test_a_gif_comment_is_read_over_the_borders_of_its_blocks(tmp_path: Path) -> None:
    file = io.BytesIO()
    frames = [Image.new("P", (8, 8), index) for index in range(3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], comment=LINE.encode())
    assert line_in(tmp_path, file.getvalue()) == LINE


def test_svg_and_pdf_hold_the_line_as_it_is(tmp_path: Path) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><metadata>{LINE}</metadata></svg>'
    assert line_in(tmp_path, svg.encode()) == LINE
    start = 2**20 - 4  # over the border of what is read at once
    assert line_in(tmp_path, b"%PDF-1.4\n".ljust(start) + LINE.encode() + b"\n%%EOF") == LINE


def test_a_file_without_a_line_has_none(tmp_path: Path) -> None:
    for content in (b"", b"\x89PNG\r\n\x1a\n", a_png(), b"<svg/>", b"gdviz:1:", b"GIF89a", b"\x1a\x45\xdf\xa3"):
        assert line_in(tmp_path, content) is None
    assert embedded_line(tmp_path) is None  # a folder
    with pytest.raises(FileNotFoundError):
        embedded_line(tmp_path / "missing.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert embedded_line(tmp_path / "pipe.png") is None


def deep() -> bytes:
    return b"".join(struct.pack(">I", 10**9) + kind for kind in (b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt"))


EBML = b"\x1a\x45\xdf\xa3\x80"
BOX = struct.pack(">I", 8)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: png_of(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000)))),
    "a bomb in iTXt": lambda: png_of(chunk(b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(bytes(100_000_000)))),
    "a chunk longer than the file": lambda: a_png()[:33] + b"\xff\xff\xff\xfftEXtComment\0" + LINE.encode(),
    "chunks without end": lambda: a_png()[:33] + (b"\0\0\0\0noNe\0\0\0\0" * 1_000_000),
    "boxes without end": lambda: BOX + b"ftyp" + (BOX + b"free") * 1_000_000,
    "boxes in boxes": lambda: BOX + b"ftyp" + deep() * 1000,
    "a box of no length": lambda: struct.pack(">I", 8) + b"ftyp" + struct.pack(">I", 3) + b"moov",
    "a box of 2**64 bytes": lambda: BOX + b"ftyp" + struct.pack(">I4sQ", 1, b"moov", 2**64 - 1) + deep(),
    "elements in elements": lambda: EBML + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" * 100_000,
    "numbers of zeros": lambda: EBML + bytes(5_000_000),
    "blocks without end": lambda: b"GIF89a" + bytes(7) + b"!\xfe" + (b"\xff" + b"A" * 255) * 40_000,
    "riffs without end": lambda: b"RIFF\0\0\0\0WEBP" + b"ALPH\0\0\0\0" * 1_000_000,
    "half lines": lambda: b"gdviz:1: " * 4_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_hangs_the_reader_or_fills_the_memory(tmp_path: Path, name: str) -> None:
    content = HOSTILE[name]()
    path = tmp_path / "hostile"
    path.write_bytes(content)
    del content
    tracemalloc.start()
    start = process_time()
    try:
        assert embedded_line(path) is None
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert process_time() - start < 30.0


def test_files_cut_off_or_altered_anywhere_are_read_without_an_error(tmp_path: Path) -> None:
    dice = random.Random(1)
    for form in CARRYING:
        content = written(tmp_path, form, 1 if form.id == "png" else 4, comment=LINE).read_bytes()
        for _ in range(150):
            broken = bytearray(content[: dice.randrange(len(content))])
            for _ in range(dice.randrange(4)):
                if broken:
                    broken[dice.randrange(len(broken))] = dice.randrange(256)
            line = line_in(tmp_path, bytes(broken))
            assert line is None or line.startswith("gdviz:")
