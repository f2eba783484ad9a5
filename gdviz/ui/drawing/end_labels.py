"""Short names at the right ends of curves, pushed apart where curves end beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame


def draw_end_labels(
    painter: QPainter, frame: Frame, area: QRectF, font: QFont, ends: Sequence[tuple[Floats, str, str]]
) -> None:
    """Draw the names of curves, (points (n, 2), name, colour), right of `area` at the height of their last points."""
    metrics = QFontMetricsF(font)
    found: list[tuple[float, str, str]] = []
    for points, name, colour in ends:
        finite = points[np.isfinite(points).all(axis=1)]
        if len(finite):
            found.append((frame.pixel(*finite[-1].tolist())[1], name, colour))
    heights = spread([height for height, _, _ in found], 0.82 * metrics.height(), area.height())
    painter.setFont(font)
    for (_, name, colour), height in zip(found, heights, strict=True):
        painter.setPen(QColor(colour))
        place = QPointF(area.right() + 4.0, area.top() + height + 0.35 * metrics.ascent())
        painter.drawText(place, name)


def spread(heights: Sequence[float], pitch: float, room: float) -> list[float]:
    """Return heights at least `pitch` apart, as near to the given ones as they fit between 0 and `room`."""
    if not heights:
        return []
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    pitch = min(pitch, room / max(len(heights) - 1, 1))
    made = [0.0] * len(heights)
    below = -pitch
    for index in order:
        below = made[index] = max(heights[index], below + pitch)
    above = room + pitch
    for index in reversed(order):
        above = made[index] = min(made[index], above - pitch)
    return made
