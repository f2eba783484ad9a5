"""The small shapes on the map: start ring, star of a minimum, ball, arrow where a run left.

Each has a dark edge and a light or coloured body, so that it shows on every colour of the map.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.themes.theme import RunStyle, Theme


def draw_ring(painter: QPainter, at: QPointF, radius: float, theme: Theme) -> None:
    """Draw the start."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.path_outline, 4.4), (theme.path_core, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, radius, radius)


def draw_star(painter: QPainter, at: QPointF, radius: float, theme: Theme) -> None:
    """Draw a known minimum."""
    turns = [(index * math.pi / 5, radius if index % 2 == 0 else radius * 0.42) for index in range(10)]
    corners = [QPointF(at.x() + r * math.sin(turn), at.y() - r * math.cos(turn)) for turn, r in turns]
    pen = QPen(QColor(theme.path_outline), 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.path_core))
    painter.drawPolygon(QPolygonF(corners))


def draw_ball(painter: QPainter, at: QPointF, style: RunStyle, radius: float, theme: Theme) -> None:
    """Draw where a run is now: its colour around a light core."""
    painter.setPen(QPen(QColor(theme.path_outline), 1.6))
    painter.setBrush(QColor(style.colour))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.path_core))
    painter.drawEllipse(at, radius * 0.5, radius * 0.5)


def draw_arrow(painter: QPainter, tip: QPointF, direction: tuple[float, float], style: RunStyle, theme: Theme) -> None:
    """Draw where a run left, pointing along `direction` (a unit vector); a cross where it has none."""
    painter.save()
    painter.translate(tip)
    pen = QPen(QColor(theme.path_outline), 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if direction == (0.0, 0.0):
        for colour, width in ((theme.path_outline, 5.0), (style.colour, 2.4)):
            pen = QPen(QColor(colour), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(-5, -5), QPointF(5, 5))
            painter.drawLine(QPointF(-5, 5), QPointF(5, -5))
    else:
        painter.rotate(math.degrees(math.atan2(direction[1], direction[0])))
        painter.setPen(pen)
        painter.setBrush(QColor(style.colour))
        painter.drawPolygon(QPolygonF([QPointF(-2, 0), QPointF(-16, 7.5), QPointF(-12.5, 0), QPointF(-16, -7.5)]))
    painter.restore()


def drawable(*points: Floats | tuple[float, float]) -> bool:
    """Tell whether points in pixels, (2,) each, are near enough to be drawn."""
    return all(bool(np.isfinite(point).all() and np.abs(point).max() < 1e5) for point in points)
