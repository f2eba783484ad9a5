"""Boxes of text and strokes, set side by side and over one another: columns of numbers, fractions, roots, powers.

Numbers change at every step, and typesetting them as LaTeX takes a tenth of a second a line; these are plain
arithmetic on widths, some ten microseconds a box. Lengths are pixels; y grows downwards from the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gdviz.ui.themes.style import tabular

_SMALL = 0.76  # size of an exponent


@dataclass(frozen=True)
class Mark:
    """A text, or a stroke through `points`, placed relative to the left end of a baseline."""

    x: float
    y: float
    text: str = ""
    points: tuple[tuple[float, float], ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Box:
    """Something set: its width, how far it reaches above and below the baseline, and its marks."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...] = ()

    def moved(self, x: float, y: float) -> tuple[Mark, ...]:
        """Return the marks, set down elsewhere."""
        return tuple(Mark(mark.x + x, mark.y + y, mark.text, mark.points, mark.small) for mark in self.marks)


class Boxes:
    """Makes and draws boxes in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = tabular(font)
        self.small_font = QFont(self.font)
        self.small_font.setPointSizeF(self.font.pointSizeF() * _SMALL)
        self._metrics, self._small = QFontMetricsF(self.font), QFontMetricsF(self.small_font)

    @cached_property
    def em(self) -> float:
        """The unit of gaps: the height of the font."""
        return self._metrics.height()

    @property
    def axis(self) -> float:
        """How far above the baseline the middle of a minus lies."""
        return self._metrics.xHeight() / 2

    def text(self, text: str, *, small: bool = False) -> Box:
        """Return a text."""
        metrics = self._small if small else self._metrics
        return Box(
            metrics.horizontalAdvance(text), metrics.ascent(), metrics.descent(), (Mark(0.0, 0.0, text, (), small),)
        )

    def row(self, boxes: Sequence[Box], gap: float = 0.0) -> Box:
        """Return boxes side by side on one baseline, `gap` ems between them."""
        marks: list[Mark] = []
        x = 0.0
        for box in boxes:
            marks += box.moved(x, 0.0)
            x += box.width + gap * self.em
        ascent = max((box.ascent for box in boxes), default=0.0)
        descent = max((box.descent for box in boxes), default=0.0)
        return Box(max(x - gap * self.em, 0.0), ascent, descent, tuple(marks))

    def column(self, texts: Sequence[str]) -> Box:
        """Return numbers over one another between parentheses, flush right, in the middle of the line."""
        rows = [self.text(text) for text in texts]
        width = max(row.width for row in rows)
        pitch = self.em * 1.02
        top = -self.axis - pitch * len(rows) / 2
        marks: list[Mark] = []
        for index, row in enumerate(rows):
            marks += row.moved(width - row.width, top + pitch * index + (pitch + self._metrics.ascent()) / 2 - 2)
        return self.fenced(Box(width, -top, pitch * len(rows) + top, tuple(marks)), "(", ")")

    def fraction(self, above: Box, below: Box) -> Box:
        """Return one box over another with a bar between them."""
        width = max(above.width, below.width) + 0.2 * self.em
        up, down = -self.axis - 2 - above.descent, -self.axis + 2 + below.ascent
        bar = Mark(0.0, 0.0, "", ((0.0, -self.axis), (width, -self.axis)))
        marks = (*above.moved((width - above.width) / 2, up), bar, *below.moved((width - below.width) / 2, down))
        return Box(width, above.ascent - up, below.descent + down, marks)

    def root(self, inner: Box) -> Box:
        """Return a square root."""
        hook, top, bottom = 0.5 * self.em, -inner.ascent - 1.5, inner.descent
        middle = bottom - 0.45 * (bottom - top)
        sign = ((0.0, middle), (0.15 * self.em, middle - 2), (0.3 * self.em, bottom), (hook, top))
        line = Mark(0.0, 0.0, "", (*sign, (hook + inner.width + 1, top)))
        return Box(hook + inner.width + 2, -top + 1, bottom, (line, *inner.moved(hook + 1, 0.0)))

    def power(self, base: Box, exponent: str) -> Box:
        """Return a base with a small exponent at its upper right."""
        small = self.text(exponent, small=True)
        rise = max(base.ascent - 0.62 * small.ascent, 0.3 * self.em)
        marks = (*base.marks, *small.moved(base.width + 1, -rise))
        return Box(base.width + small.width + 2, max(base.ascent, rise + small.ascent), base.descent, marks)

    def fenced(self, inner: Box, left: str, right: str) -> Box:
        """Return a box between fences as high as it: ( ) | ‖ ⟨ ⟩ ⌊ ⌋."""
        reach = 0.34 * self.em
        top, bottom = -inner.ascent, inner.descent
        marks = [*_fence(left, reach, top, bottom, 0.0), *inner.moved(reach, 0.0)]
        marks += _fence(right, reach, top, bottom, reach + inner.width)
        return Box(inner.width + 2 * reach, inner.ascent, inner.descent, tuple(marks))

    def draw(self, painter: QPainter, box: Box, x: float, y: float, scale: float = 1.0) -> None:
        """Draw a box with the painter's pen, its baseline beginning at (x, y)."""
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        pen = QPen(painter.pen().color(), 1.1)
        painter.setPen(pen)
        for mark in box.marks:
            if mark.text:
                painter.setFont(self.small_font if mark.small else self.font)
                painter.drawText(QPointF(mark.x, mark.y), mark.text)
            else:
                painter.drawPolyline(QPolygonF([QPointF(mark.x + px, mark.y + py) for px, py in mark.points]))
        painter.restore()


def _fence(sign: str, reach: float, top: float, bottom: float, x: float) -> list[Mark]:
    near, far, middle = reach * 0.25, reach * 0.8, (top + bottom) / 2
    bow = ((far, top), (0.45 * reach, top + 0.18 * (bottom - top)), (near + 0.04 * reach, middle))
    shapes: dict[str, list[tuple[tuple[float, float], ...]]] = {
        "(": [(*bow, (bow[1][0], 2 * middle - bow[1][1]), (far, bottom))],
        "⟨": [((far, top), (near, middle), (far, bottom))],
        "|": [((reach / 2, top), (reach / 2, bottom))],
        "‖": [((0.3 * reach, top), (0.3 * reach, bottom)), ((0.7 * reach, top), (0.7 * reach, bottom))],
        "⌊": [((near, top), (near, bottom), (far, bottom))],
    }
    mirrored = {")": "(", "⟩": "⟨", "⌋": "⌊"}
    strokes = shapes[mirrored.get(sign, sign)]
    if sign in mirrored:
        strokes = [tuple((reach - px, py) for px, py in stroke) for stroke in strokes]
    return [Mark(x, 0.0, "", stroke) for stroke in strokes]
