"""How the landscape bends around the ball, on the map: the level set of the quadratic model and its two axes.

The figure keeps its size on the screen whatever the zoom; its shape and its directions are those of the landscape.
Levels above the ball are solid, those below it dashed: a saddle has both.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gdviz.engine.level_set import LevelSet
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.numbers import brief_number

REACH = 64.0  # pixels from the ball


def draw_bending(painter: QPainter, bending: LevelSet, frame: Frame, place: Floats, font: QFont, theme: Theme) -> None:
    """Draw the figure around a place (2,) of the map."""
    centre = frame.to_pixels(place)
    cell = np.array([frame.cell[0], -frame.cell[1]]) * 2.0  # units of the plane in a pixel
    curves = [curve / cell for curve in (*bending.rising, *bending.falling)]
    axes = bending.axes / cell
    widest = max((float(np.hypot(*curve.T).max()) for curve in [*curves, axes]), default=0.0)
    if widest == 0.0 or not np.isfinite(widest) or not np.isfinite(centre).all():
        return
    scale = REACH / widest
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, curve in enumerate(curves):
        dashed = number >= len(bending.rising)
        _stroke(painter, curve * scale + centre, dashed, theme)
    for axis in axes * scale:
        _stroke(painter, np.array([centre - axis, centre + axis]), False, theme, thin=True)
    for axis, value in zip(axes * scale, bending.curvatures.tolist(), strict=True):
        _name(painter, frame, centre, axis, f"λ {brief_number(value, 3)}", font, theme)


def _stroke(painter: QPainter, points: Floats, dashed: bool, theme: Theme, *, thin: bool = False) -> None:
    line = QPolygonF([QPointF(*point) for point in points.tolist()])
    for colour, width in ((theme.path_outline, 2.2 if thin else 4.0), (theme.path_core, 1.0 if thin else 2.0)):
        pen = QPen(QColor(colour), width)
        if dashed:
            pen.setDashPattern([9.0 / width, 6.0 / width])
        painter.setPen(pen)
        painter.drawPolyline(line)


def _name(painter: QPainter, frame: Frame, centre: Floats, axis: Floats, words: str, font: QFont, theme: Theme) -> None:
    """Write the curvature beyond an end of its axis: the upper one, where that is on the map."""
    length = float(np.hypot(*axis))
    if length == 0.0:
        return
    metrics = QFontMetricsF(font)
    size = np.array([metrics.horizontalAdvance(words) + 8.0, metrics.height()])
    upwards = axis / length * (-1.0 if axis[1] > 0 else 1.0)
    ends = [centre + way * (length + 4.0 + 0.5 * float(np.abs(way) @ size)) for way in (upwards, -upwards)]
    room = np.array([[0.0, 0.0], [frame.width, frame.height]])
    middle = next((end for end in ends if _is_within(end, size, room)), ends[0])
    x, y = np.clip(middle, room[0] + size / 2, np.maximum(room[1] - size / 2, room[0] + size / 2))
    box = QRectF(x - size[0] / 2, y - size[1] / 2, size[0], size[1])
    ground = QColor(theme.panel)
    ground.setAlphaF(0.85)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _is_within(middle: Floats, size: Floats, room: Floats) -> bool:
    """Tell whether a box (2,) around its middle (2,) lies between the corners of a room (2, 2)."""
    return bool(np.all(middle - size / 2 >= room[0]) and np.all(middle + size / 2 <= room[1]))
