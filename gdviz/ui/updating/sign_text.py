"""The signs of quantities as text: m̂ with its hat where it belongs.

Fonts without a place for combining marks let a hat fly into the line above, so marks are drawn as strokes.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from gdviz.engine.language.plain import plain_name

_STROKES = {
    "\u0302": ((-0.5, 0.0), (0.0, -0.42), (0.5, 0.0)),
    "\u0304": ((-0.5, -0.1), (0.5, -0.1)),
    "\u0303": ((-0.5, 0.0), (-0.2, -0.3), (0.2, 0.0), (0.5, -0.3)),
    "\u0307": ((-0.06, -0.2), (0.06, -0.2)),
}
_REACH = 5.0  # pixels from side to side of a mark


def bare_sign(name: str) -> str:
    """Return a canonical name as written in mathematics, without its marks."""
    return "".join(char for char in _parts(name) if not unicodedata.combining(char))


def sign_width(name: str, metrics: QFontMetricsF) -> float:
    """Return the width that draw_sign needs."""
    return metrics.horizontalAdvance(bare_sign(name))


def draw_sign(painter: QPainter, at: QPointF, name: str) -> None:
    """Draw a canonical name with the painter's pen and font, its baseline beginning at a point."""
    bare, parts = bare_sign(name), _parts(name)
    painter.drawText(at, bare)
    metrics = QFontMetricsF(painter.font())
    for index, char in enumerate(parts):
        if char not in _STROKES:
            continue
        letters = "".join(one for one in parts[:index] if not unicodedata.combining(one))
        box = metrics.tightBoundingRect(letters[-1:])
        middle = metrics.horizontalAdvance(letters[:-1]) + box.center().x()
        top = at.y() + box.top() - 1.5
        points = [QPointF(at.x() + middle + _REACH * x, top + _REACH * y) for x, y in _STROKES[char]]
        painter.save()
        painter.setPen(QPen(painter.pen().color(), 1.1))
        painter.drawPolyline(QPolygonF(points))
        painter.restore()


def draw_sign_in(painter: QPainter, box: QRectF, name: str) -> None:
    """Draw a canonical name in the middle of a box."""
    metrics = QFontMetricsF(painter.font())
    left = box.center().x() - sign_width(name, metrics) / 2
    draw_sign(painter, QPointF(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), name)


def _parts(name: str) -> str:
    return unicodedata.normalize("NFD", plain_name(name))
