"""What a picture may be, before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from gdviz.engine.errors import InputError
from gdviz.export.films.order import FilmOrder
from gdviz.export.pictures import PICTURE_FORMATS, PictureFormat, PictureOrder, picture_format

PNG, SVG, PDF = PICTURE_FORMATS


@pytest.mark.parametrize(
    ("order", "form", "words"),
    [
        (PictureOrder(views=("contour", "surface")), SVG, "choose PNG"),
        (PictureOrder(views=("surface",)), PDF, "choose PNG"),
        (PictureOrder(views=("window",)), SVG, "a PNG"),
        (PictureOrder(views=("window", "loss")), PNG, "alone"),
        (PictureOrder(views=()), PNG, "at least one view"),
        (PictureOrder(transparent=True), SVG, "only a PNG"),
        (PictureOrder(width=15), PNG, "from 16 to 8192"),
        (PictureOrder(height=8193), PDF, "from 16 to 8192"),
        (PictureOrder(type_size=0.0), PNG, "0.25 to 8 times"),
        (PictureOrder(type_size=float("nan")), PNG, "0.25 to 8 times"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(order: PictureOrder, form: PictureFormat, words: str) -> None:
    with pytest.raises(InputError, match=words):
        order.check(form)


def test_odd_sizes_can_be_made() -> None:
    PictureOrder(views=("contour", "surface", "loss"), width=333, height=17, transparent=True).check(PNG)
    PictureOrder(views=("contour", "loss"), width=8191, height=8191).check(SVG)


def test_the_format_is_that_of_the_name() -> None:
    assert picture_format(Path("a.PDF")) is PDF
    with pytest.raises(InputError, match=r"“a.bmp” does not end in one of .png, .svg, .pdf"):
        picture_format(Path("a.bmp"))


def test_a_smaller_picture_looks_the_same() -> None:
    order = PictureOrder(width=4000, height=1000)
    small = order.within(800)
    assert (small.width, small.height) == (800, 200)
    assert small.type_size == order.type_size  # which counts in heights
    assert order.within(8000) == order


def test_a_picture_of_a_film_and_back() -> None:
    order = PictureOrder(views=("contour", "loss"), width=300, height=200, captions=("step",), theme="dark")
    assert PictureOrder.of_film(order.as_film()) == order
    assert PictureOrder.of_film(FilmOrder(transparent=True)).transparent


def test_an_order_is_read_back_from_the_settings() -> None:
    order = PictureOrder(views=("loss",), transparent=True, type_size=1.5)
    assert msgspec.json.decode(msgspec.json.encode(order), type=PictureOrder) == order
