"""`gdviz render` into one picture: of lines and words, or without a ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from gdviz.app import first_session
from gdviz.export.embedded import embedded_line
from gdviz.session.files.document import document_text
from gdviz.session.files.opening import document_of
from gdviz.session.files.view_choice import ViewChoice
from tests.rendering import Render, rendering

DESCENT = ["--landscape", "himmelblau", "--optimizer", "adam:lr=0.1", "--steps", "40"]


@pytest.fixture(scope="module")
def render() -> Iterator[Render]:
    """Render without a display, of a descent unless `what` says otherwise."""
    with rendering() as run:
        yield lambda *arguments, what=DESCENT: run(*what, *arguments)


def test_pictures_of_lines_and_words_need_no_display(tmp_path: Path, render: Render) -> None:
    for name, start in (("map.svg", b"<?xml"), ("map.pdf", b"%PDF-")):
        made = render("-o", str(tmp_path / name))
        assert made.returncode == 0, made.stderr
        assert (tmp_path / name).read_bytes().startswith(start)
        assert embedded_line(tmp_path / name) is not None


def test_a_transparent_picture(tmp_path: Path, render: Render) -> None:
    made = render("-o", str(tmp_path / "clear.png"), "--transparent", "--view", "contour", "--size", "321x200")
    assert made.returncode == 0, made.stderr
    with Image.open(tmp_path / "clear.png") as picture:
        assert picture.size == (321, 200)
        assert picture.mode == "RGBA" and picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_what_cannot_be_is_one_sentence(tmp_path: Path, render: Render) -> None:
    for arguments, words in (
        (["-o", str(tmp_path / "film.mp4"), "--transparent", "--view", "contour"], "does not end in one of .png"),
        (["-o", str(tmp_path / "map.pdf"), "--transparent"], "only a PNG can be transparent"),
        (["-o", str(tmp_path / "no" / "map.pdf")], "there is no folder"),
        (["-o", str(tmp_path / "map.svg"), "--size", "50x4000"], "at least 160 pixels wide"),
    ):
        made = render(*arguments)
        assert made.returncode == 2
        assert words in made.stderr and made.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_picture_is_drawn_anew_from_what_it_carries(tmp_path: Path, render: Render) -> None:
    small = ["--view", "contour", "--size", "322x202"]
    first, again = tmp_path / "first.png", tmp_path / "again.png"
    assert render("-o", str(first), "--from", "40", *small).returncode == 0
    made = render("-o", str(again), "--from", "40", *small, what=[str(first)])
    assert made.returncode == 0, made.stderr
    with Image.open(first) as one, Image.open(again) as other:
        assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()


def test_a_picture_that_carries_nothing_is_one_sentence(tmp_path: Path, render: Render) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "plain.png")
    made = render("-o", str(tmp_path / "map.svg"), what=[str(tmp_path / "plain.png")])
    assert made.returncode == 2
    assert "plain.png: it carries no experiment" in made.stderr and made.stderr.count("\n") == 1
    assert not (tmp_path / "map.svg").exists()


def test_a_typed_formula_is_drawn_around_its_start(tmp_path: Path, render: Render) -> None:
    far = ["--landscape", "3x² + 2xy + 6y²", "--start", "5,40", "--optimizer", "gd:lr=0.05", "--steps", "5"]
    made = render("-o", str(tmp_path / "map.svg"), what=far)
    assert made.returncode == 0, made.stderr
    assert ">40<" in (tmp_path / "map.svg").read_text(encoding="utf-8")  # on its axis


def test_a_run_that_searches_a_typed_formula_needs_a_domain(tmp_path: Path, render: Render) -> None:
    made = render("-o", str(tmp_path / "map.svg"), what=["--landscape", "x² + y²", "--optimizer", "random_search"])
    assert made.returncode == 2
    assert "--domain" in made.stderr and "-2:2,-2:2" in made.stderr and made.stderr.count("\n") == 1


def test_a_png_is_one_picture_of_the_step_that_was_looked_at(tmp_path: Path, render: Render) -> None:
    session = first_session()
    session.prepare()
    session.foresee(40)
    pictures = []
    for step in (7, 1):
        session.seek(step)
        file, out = tmp_path / f"{step}.gdviz", tmp_path / f"{step}.png"
        file.write_text(document_text(document_of(session, ViewChoice())), encoding="utf-8")
        made = render("-o", str(out), "--view", "contour", "--size", "322x202", what=[str(file)])
        assert made.returncode == 0 and made.stdout == f"wrote {out}\n", made.stderr
        with Image.open(out) as picture:
            pictures.append(picture.convert("RGB").tobytes())
    assert pictures[0] != pictures[1]
    assert len(list(tmp_path.glob("*.png"))) == 2


def test_frames_are_told_by_their_names(tmp_path: Path, render: Render) -> None:
    made = render("-o", str(tmp_path / "f.png"), "--view", "contour", "--size", "322x202", "--to", "1", "--fps", "2")
    assert made.returncode == 0, made.stderr
    assert made.stdout == f"wrote {tmp_path / 'f-00001.png'}\n"
    assert (tmp_path / "f-00001.png").exists() and not (tmp_path / "f.png").exists()
