"""The marker of a run, the same on the map, in the read-out and in lists."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from gdviz.ui.drawing.raster import are_vectors
from gdviz.ui.themes.theme import RunStyle, Theme


def draw_marker(painter: QPainter, at: QPointF, style: RunStyle, size: float, theme: Theme) -> None:
    """Draw the marker of a run, `size` pixels wide, with a dark edge."""
    shape: QPainterPath = Symbols[style.marker]
    pen = QPen(QColor(theme.path_outline), 1.1)
    if are_vectors():  # where few programs know of pens that do not grow with what they draw
        painter.setPen(pen)
        painter.setBrush(QColor(style.colour))
        painter.drawPath(QTransform.fromTranslate(at.x(), at.y()).scale(size, size).map(shape))
        return
    pen.setCosmetic(True)
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    painter.setPen(pen)
    painter.setBrush(QColor(style.colour))
    painter.drawPath(shape)
    painter.restore()
