"""The ring around the step that the mouse points at, the same in every flat view, whichever view the mouse is in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.ui.themes.theme import RunStyle, Theme

_RADIUS, _REACH = 9.0, 13.0  # pixels


def draw_pointed(painter: QPainter, at: QPointF, style: RunStyle, theme: Theme) -> None:
    """Draw the ring in the colour of its run, between a dark and a light line."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.path_outline, 5.6), (theme.path_core, 4.0), (style.colour, 2.2)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, _RADIUS, _RADIUS)


def pointed_area(at: QPointF) -> QRectF:
    """Return what the ring covers."""
    return QRectF(at.x() - _REACH, at.y() - _REACH, 2 * _REACH, 2 * _REACH)
