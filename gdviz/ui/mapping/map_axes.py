"""The axes of a map in the panel: a frame, ticks with numbers, names at the ends, and the room that all of it takes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.ui.drawing.plot_ticks import height_ticks, width_ticks
from gdviz.ui.mapping.map_drawing import MapAxis, MapDrawing
from gdviz.ui.themes.theme import Theme

_TOP, _RIGHT = 8.0, 12.0


def area_within(size: QSizeF, up: MapAxis | None, font: QFont) -> QRectF:
    """Return where the cells of a map lie in a widget of that size, beside the numbers of its axes."""
    metrics = QFontMetricsF(font)
    height = max(size.height() - _TOP - metrics.height() - 8.0, 2.0)
    texts = [] if up is None else [text for _, text in height_ticks(up.low, up.high, height, powers=up.powers)]
    left = max((metrics.horizontalAdvance(text) for text in texts), default=2.0) + 10.0
    left = left if up is None else max(left, metrics.horizontalAdvance(up.name) + 10.0)
    return QRectF(left, _TOP, max(size.width() - left - _RIGHT, 2.0), height)


def draw_axes(painter: QPainter, drawing: MapDrawing, area: QRectF, font: QFont, theme: Theme) -> None:
    """Draw them around the cells in `area`."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    across, up = drawing.across, drawing.up
    painter.setPen(QPen(QColor(theme.line), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    _draw_names(painter, drawing, area, metrics, theme)
    right = area.right() + _RIGHT - metrics.horizontalAdvance(across.name) - 8.0
    for value, text in width_ticks(across.low, across.high, area.width(), powers=across.powers):
        x = area.left() + (value - across.low) / (across.high - across.low) * area.width()
        half = metrics.horizontalAdvance(text) / 2
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
        if x + half < right:
            painter.drawText(QPointF(x - half, area.bottom() + 5 + metrics.ascent()), text)
    if up is None:
        return
    for value, text in height_ticks(up.low, up.high, area.height(), powers=up.powers):
        y = area.bottom() - (value - up.low) / (up.high - up.low) * area.height()
        painter.drawLine(QPointF(area.left() - 4, y), QPointF(area.left(), y))
        if y > area.top() + metrics.height() + 4.0:
            box = QRectF(0.0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), text)


def _draw_names(painter: QPainter, drawing: MapDrawing, area: QRectF, metrics: QFontMetricsF, theme: Theme) -> None:
    painter.setPen(QColor(theme.text))
    name = drawing.across.name
    left = area.right() + _RIGHT - metrics.horizontalAdvance(name) - 3
    painter.drawText(QPointF(left, area.bottom() + 5 + metrics.ascent()), name)
    if drawing.up is not None:
        box = QRectF(0.0, area.top() - 2, area.left() - 6, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), drawing.up.name)
    painter.setPen(QColor(theme.secondary))
