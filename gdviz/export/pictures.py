"""What is to be on a picture, and the kinds of pictures: the record that the dialog fills in and the stage obeys."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.films.formats import LARGEST, SMALLEST
from gdviz.export.films.order import Caption, FilmOrder, ViewName

NARROWEST = 160  # pixels of a view of lines and words: Qt fails where a map has no room
LEAST_TYPE, MOST_TYPE = 0.25, 8.0  # times the usual size
FLAT: frozenset[ViewName] = frozenset({"contour", "loss"})  # views that are made of lines and words
SIZES: dict[str, tuple[int, int]] = {
    "usual": (1600, 1200),
    "column": (1050, 788),  # 3.5 inches at 300 to the inch
    "page": (2100, 1400),
    "slide": (1920, 1080),
    "square": (1200, 1200),
}


@dataclass(frozen=True)
class PictureFormat:
    """A kind of picture: its suffix, and whether it is made of lines and words rather than of pixels."""

    id: str
    suffix: str
    is_vector: bool


PICTURE_FORMATS = (
    PictureFormat("png", ".png", False),
    PictureFormat("svg", ".svg", True),
    PictureFormat("pdf", ".pdf", True),
)


class PictureOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A picture: views from left to right, its size in pixels, how large type and lines are on it, its captions.

    `type_size` 1 is the usual size for a picture of that height. A `transparent` picture has no ground of its own.
    """

    views: tuple[ViewName, ...] = ("contour",)
    width: int = 1600
    height: int = 1200
    type_size: float = 1.0
    transparent: bool = False
    captions: tuple[Caption, ...] = ()
    theme: Literal["light", "dark"] = "light"

    @staticmethod
    def of_film(order: FilmOrder) -> PictureOrder:
        """Return the picture that looks like a film."""
        return PictureOrder(
            views=order.views,
            width=order.width,
            height=order.height,
            transparent=order.transparent,
            captions=order.captions,
            theme=order.theme,
        )

    def check(self, form: PictureFormat) -> None:
        """Raise InputError where no such picture can be made; the sentence says what would do."""
        if "window" in self.views and (len(self.views) > 1 or form.is_vector):
            raise _refused(QT_TRANSLATE_NOOP("engine", "the whole window is a picture alone, and of pixels: a PNG"))
        if not self.views or len(set(self.views)) < len(self.views):
            raise _refused(QT_TRANSLATE_NOOP("engine", "choose at least one view"))
        if form.is_vector and not FLAT.issuperset(self.views):
            template = QT_TRANSLATE_NOOP(
                "engine", "the surface is made of pixels, as it is drawn by the graphics card: choose PNG for it"
            )
            raise _refused(template)
        if form.is_vector and self.transparent:
            raise _refused(QT_TRANSLATE_NOOP("engine", "only a PNG can be transparent"))
        if not (SMALLEST <= self.width <= LARGEST and SMALLEST <= self.height <= LARGEST):
            template = QT_TRANSLATE_NOOP(
                "engine", "{width} × {height}: width and height must be from {least} to {most} pixels"
            )
            raise _refused(template, width=self.width, height=self.height, least=SMALLEST, most=LARGEST)
        if not (math.isfinite(self.type_size) and LEAST_TYPE <= self.type_size <= MOST_TYPE):
            template = QT_TRANSLATE_NOOP("engine", "type can be drawn {least:g} to {most:g} times as large as usual")
            raise _refused(template, least=LEAST_TYPE, most=MOST_TYPE)
        least = math.ceil(NARROWEST * len(self.views) * max(self.type_size, 1.0))
        if form.is_vector and self.width < least:
            template = QT_TRANSLATE_NOOP(
                "engine", "{width} × {height}: this picture must be at least {least} pixels wide"
            )
            raise _refused(template, width=self.width, height=self.height, least=least)

    def as_film(self) -> FilmOrder:
        """Return the order of a film that looks like this picture."""
        return FilmOrder(
            views=self.views, width=self.width, height=self.height, captions=self.captions, theme=self.theme
        )

    def within(self, longest: int) -> PictureOrder:
        """Return a smaller picture that looks the same, no side longer than `longest` pixels."""
        share = min(1.0, longest / max(self.width, self.height))
        sides = {"width": max(round(self.width * share), 1), "height": max(round(self.height * share), 1)}
        return msgspec.structs.replace(self, **sides)


def picture_format(path: Path) -> PictureFormat:
    """Return the format that a file's suffix names. Raises InputError for another suffix."""
    for form in PICTURE_FORMATS:
        if path.suffix.lower() == form.suffix:
            return form
    known = ", ".join(form.suffix for form in PICTURE_FORMATS)
    template = QT_TRANSLATE_NOOP("engine", "“{name}” does not end in one of {known}")
    raise _refused(template, name=path.name, known=known)


def _refused(template: str, **values: object) -> InputError:
    return InputError(Message(template, values))
