"""The displacement of the dial on the map: its circle, its arrow, and the mark at −∇f."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.themes.theme import Theme
from gdviz.ui.updating.arrow_strokes import draw_sample
from gdviz.ui.updating.arrows import DISPLACEMENT, DISPLACEMENT_STYLE

_APART = 30.0  # pixels from −∇f within which the arrow bears no name of its own


def draw_displacement(
    painter: QPainter, circle: Floats, centre: QPointF, tip: QPointF, lowest: QPointF | None, font: QFont, theme: Theme
) -> None:
    """Draw the circle (n, 2) of all ends, the arrow from `centre` to `tip`, and −∇f at `lowest`, if any; in pixels."""
    ring = QPolygonF([QPointF(*point) for point in circle.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, alpha in ((theme.path_outline, 2.6, 0.5), (theme.path_core, 1.2, 0.9)):
        pen = QPen(_faded(colour, alpha), width)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(ring)
    if lowest is not None:
        painter.setPen(QPen(QColor(theme.path_outline), 1.4))
        painter.setBrush(QColor(theme.path_core))
        painter.drawEllipse(lowest, 4.0, 4.0)
    draw_sample(painter, QLineF(centre, tip), DISPLACEMENT_STYLE, theme)
    if lowest is not None:
        _name(painter, centre, lowest, "−∇f", font, theme)
    if lowest is None or QLineF(tip, lowest).length() > _APART:
        _name(painter, centre, tip, DISPLACEMENT, font, theme)


def _name(painter: QPainter, centre: QPointF, tip: QPointF, name: str, font: QFont, theme: Theme) -> None:
    """Write a name on the far side of a tip."""
    way = tip - centre
    middle = tip + way * (15.0 / max(math.hypot(way.x(), way.y()), 1.0))
    width = 10.0 + QFontMetricsF(font).horizontalAdvance(name)
    box = QRectF(middle.x() - width / 2, middle.y() - 9, width, 18)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faded(theme.panel, 0.85))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)


def _faded(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
