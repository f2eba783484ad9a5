"""The signs of what the colours of a map stand for: the square of a row, and the bar of a scale with its numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY
from gdviz.export.map_pictures import HATCH_DARK, HATCH_LIGHT, UNDER_WAY_GREY
from gdviz.ui.drawing.plot_ticks import width_ticks
from gdviz.ui.mapping.map_colours import ColourScale
from gdviz.ui.mapping.map_signs import minimum_colour
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.numbers import brief_number

_INSET, _BAR, _TICK = 8.0, 12.0, 3.0  # pixels at the usual size


def draw_square(painter: QPainter, box: QRectF, index: int) -> None:
    """Fill a box with the colour of a minimum, or with the hatch or the grey of what is at none."""
    if index == RAN_AWAY:
        painter.fillRect(box, _grey(HATCH_DARK))
        painter.fillRect(box, QBrush(_grey(HATCH_LIGHT), Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(box, _grey(UNDER_WAY_GREY) if index == NOWHERE else minimum_colour(index))


def scale_height(font: QFont, theme: Theme) -> float:
    """Return how high the bar with its words and numbers is."""
    return 2.0 * QFontMetricsF(font).height() + (_BAR + 2.0 * _TICK + 2.0) * theme.scale


def draw_scale(painter: QPainter, area: QRectF, scale: ColourScale, words: str, font: QFont, theme: Theme) -> None:
    """Draw colours from the lowest value to the highest, with numbers below and above them what they are of."""
    metrics, size = QFontMetricsF(font), theme.scale
    painter.setFont(font)
    painter.setPen(QColor(theme.secondary))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)
    width = max(area.width() - 2.0 * _INSET * size, 2.0)
    bar = QRectF(area.left() + _INSET * size, area.top() + metrics.height() + _TICK * size, width, _BAR * size)
    painter.drawImage(bar, _strip(scale, max(round(bar.width()), 2)))
    painter.setPen(QPen(QColor(theme.line), size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
    painter.setPen(QPen(QColor(theme.secondary), size))
    low, high = (float(np.log10(end)) if scale.log else end for end in (scale.low, scale.high))
    if high > low:
        ticks = width_ticks(low, high, bar.width() / size, powers=scale.log)
    else:
        ticks = [(low, brief_number(scale.low, 4))]
    for value, text in ticks:
        x = bar.left() + (value - low) / ((high - low) or 1.0) * bar.width()
        below, wide = bar.bottom() + _TICK * size, metrics.horizontalAdvance(text)
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, below))
        left = min(max(x - wide / 2, area.left()), area.right() - wide)
        painter.drawText(QRectF(left, below, wide + 2, metrics.height()), text)


def _grey(level: int) -> QColor:
    return QColor(level, level, level)


def _strip(scale: ColourScale, width: int) -> QImage:
    shares = np.linspace(0.0, 1.0, width)
    with np.errstate(all="ignore"):
        linear = scale.low + shares * (scale.high - scale.low)
        values = scale.low * (scale.high / scale.low) ** shares if scale.log else linear
    colours = np.ascontiguousarray(scale.colours(values)[np.newaxis])
    return QImage(colours.data, width, 1, 3 * width, QImage.Format.Format_RGB888).copy()
