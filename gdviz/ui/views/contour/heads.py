"""The ends of the paths on the map: balls, arrows where runs left, and the labels beside them.

They are the only things on the map that move, so they know what they cover: a frame draws again only that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip
from gdviz.ui.themes.theme import RunStyle, Theme
from gdviz.ui.views.contour.marks import draw_arrow, draw_ball

_ARROW = 20.0  # pixels around its tip within which an arrow lies
_LABEL_ASIDE = 12.0


@dataclass(frozen=True)
class Head:
    """Where a run is now: a ball, or with a direction `way` an arrow; and the words to stand beside it.

    `came` is where a ball that glides to the next step left the path; elsewhere it is None or where the ball is.
    """

    at: tuple[float, float]
    style: RunStyle
    radius: float
    way: tuple[float, float] | None = None
    words: str = ""
    came: tuple[float, float] | None = None


def draw_heads(
    painter: QPainter, heads: Sequence[Head], area: QRectF, font: QFont, theme: Theme, taken: Sequence[QRectF] = ()
) -> list[QRectF]:
    """Draw heads, later ones on top, then their labels, off what is `taken`; return what they cover."""
    for head in heads:
        if head.came is not None and head.came != head.at:
            for colour, width in ((theme.path_outline, 4.6), (head.style.colour, 2.6)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawLine(QPointF(*head.came), QPointF(*head.at))
        if head.way is None:
            draw_ball(painter, QPointF(*head.at), head.style, head.radius, theme)
        else:
            draw_arrow(painter, QPointF(*head.at), head.way, head.style, theme)
    chips = _chips(heads, area, font, taken)
    for box, head in chips:
        draw_chip(painter, box, [head.words], font, theme, head.style.colour)
    return _covered(heads, chips)


def covered(heads: Sequence[Head], area: QRectF, font: QFont, taken: Sequence[QRectF] = ()) -> list[QRectF]:
    """Return what draw_heads will cover, in pixels."""
    return _covered(heads, _chips(heads, area, font, taken))


def _chips(heads: Sequence[Head], area: QRectF, font: QFont, taken: Sequence[QRectF]) -> list[tuple[QRectF, Head]]:
    chips: list[tuple[QRectF, Head]] = []
    for head in heads:
        if head.words:
            (x, y), (along, down) = head.at, head.way or (0.0, 0.0)
            beside = QPointF(x - _LABEL_ASIDE * along, y - _LABEL_ASIDE * down)
            size = chip_size([head.words], font, head.style.colour)
            chips.append((place_chip(beside, size, area, [*taken, *(box for box, _ in chips)]), head))
    return chips


def _covered(heads: Sequence[Head], chips: list[tuple[QRectF, Head]]) -> list[QRectF]:
    areas = [box.adjusted(-1, -1, 1, 1) for box, _ in chips]
    for head in heads:
        reach = head.radius + 2.0 if head.way is None else _ARROW
        way = QRectF(QPointF(*head.at), QPointF(*(head.came or head.at))).normalized()
        areas.append(way.adjusted(-reach, -reach, reach, reach))
    return areas
