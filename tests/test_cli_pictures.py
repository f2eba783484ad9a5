"""`gdviz render` into one picture: of lines and words, or without a ground."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

from gdviz.export.embedded import embedded_line

DESCENT = ["--landscape", "himmelblau", "--optimizer", "adam:lr=0.1", "--steps", "40"]


def render(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "gdviz", "render", *DESCENT, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def test_pictures_of_lines_and_words_need_no_display(tmp_path: Path) -> None:
    for name, start in (("map.svg", b"<?xml"), ("map.pdf", b"%PDF-")):
        made = render("-o", str(tmp_path / name))
        assert made.returncode == 0, made.stderr
        assert (tmp_path / name).read_bytes().startswith(start)
        assert embedded_line(tmp_path / name) is not None


def test_a_transparent_picture(tmp_path: Path) -> None:
    made = render("-o", str(tmp_path / "clear.png"), "--transparent", "--view", "contour", "--size", "321x200")
    assert made.returncode == 0, made.stderr
    with Image.open(tmp_path / "clear.png") as picture:
        assert picture.size == (321, 200)
        assert picture.mode == "RGBA" and picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_what_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    for arguments, words in (
        (["-o", str(tmp_path / "film.mp4"), "--transparent", "--view", "contour"], "does not end in one of .png"),
        (["-o", str(tmp_path / "map.pdf"), "--transparent"], "only a PNG can be transparent"),
        (["-o", str(tmp_path / "no" / "map.pdf")], "there is no folder"),
    ):
        made = render(*arguments)
        assert made.returncode == 2
        assert words in made.stderr and made.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
