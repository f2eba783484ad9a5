"""The displacement of the dial on the map: its circle, its arrow, and the mark at −∇f."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from gdviz.ui.geometry import Floats
from gdviz.ui.theme import Theme

_HEAD = 10.0


def draw_displacement(
    painter: QPainter, circle: Floats, centre: QPointF, tip: QPointF, lowest: QPointF, font: QFont, theme: Theme
) -> None:
    """Draw the circle (n, 2) of all ends, the arrow from `centre` to `tip`, and −∇f at `lowest`; all in pixels."""
    ring = QPolygonF([QPointF(*point) for point in circle.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, alpha in ((theme.path_outline, 2.6, 0.5), (theme.path_core, 1.2, 0.9)):
        pen = QPen(_faded(colour, alpha), width)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(ring)
    _mark(painter, centre, lowest, font, theme)
    for colour, width in ((theme.path_outline, 5.0), (theme.path_core, 2.4)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre, tip)
    _head(painter, centre, tip, theme)


def _head(painter: QPainter, centre: QPointF, tip: QPointF, theme: Theme) -> None:
    way = tip - centre
    if math.hypot(way.x(), way.y()) < 1.0:
        return
    painter.save()
    painter.translate(tip)
    painter.rotate(math.degrees(math.atan2(way.y(), way.x())))
    pen = QPen(QColor(theme.path_outline), 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.path_core))
    painter.drawPolygon(
        QPolygonF(
            [QPointF(2, 0), QPointF(-_HEAD, 0.5 * _HEAD), QPointF(-0.7 * _HEAD, 0), QPointF(-_HEAD, -0.5 * _HEAD)]
        )
    )
    painter.restore()


def _mark(painter: QPainter, centre: QPointF, lowest: QPointF, font: QFont, theme: Theme) -> None:
    """Draw a dot at −∇f, with its name on the far side of it."""
    painter.setPen(QPen(QColor(theme.path_outline), 1.4))
    painter.setBrush(QColor(theme.path_core))
    painter.drawEllipse(lowest, 4.0, 4.0)
    way = lowest - centre
    length = max(math.hypot(way.x(), way.y()), 1.0)
    middle = lowest + way * (15.0 / length)
    box = QRectF(middle.x() - 16, middle.y() - 9, 32, 18)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faded(theme.panel, 0.85))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "−∇f")


def _faded(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
