"""The ground of the contour view for a landscape of one variable: the curve y = f(x) with the area under it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from gdviz.engine.landscape import Landscape
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame, Layer, Stroke
from gdviz.ui.themes.theme import Theme

_POINTS = 1201
_HEADROOM = 0.08  # of the height, above and below the curve
_STEEP = 20.0  # the curve may be this many times higher than its lower nine tenths before its top is cut off


class CurveGround:
    """Paints one curve in one frame."""

    def __init__(self) -> None:
        self._layer = Layer()
        self._painted: tuple[object, ...] = ()

    def paint(self, painter: QPainter, landscape: Landscape, frame: Frame, ratio: float, theme: Theme) -> None:
        """Copy the curve to where `painter` has its origin; draw it anew if anything about it changed."""
        wanted = (landscape, frame, ratio, theme)
        if wanted != self._painted:
            self._layer.clear(frame, ratio)
            self._draw(landscape, frame, theme)
            self._painted = wanted
        self._layer.paint(painter)

    def _draw(self, landscape: Landscape, frame: Frame, theme: Theme) -> None:
        x = np.linspace(frame.x[0], frame.x[1], _POINTS)
        with np.errstate(all="ignore"):
            points = np.stack((x, landscape.loss(x[:, None])), axis=1)
        pieces = np.stack((points[:-1], points[1:]), axis=1)
        pieces = pieces[np.isfinite(pieces).all(axis=(1, 2))]
        low, high = pieces[:, :, 1].min(axis=1), pieces[:, :, 1].max(axis=1)
        pieces = frame.visible_pieces(pieces[(low >= frame.y[0]) | (high <= frame.y[1])])  # no lines across poles
        table = theme.colour_map()
        ground, line = QColor(*table[150].tolist()), QColor(*table[40 if not theme.dark else 215].tolist())
        ground.setAlphaF(0.35)
        painter = self._layer.painter()
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(ground)
        for block in _unbroken(pieces):
            bottom = frame.height + 2
            outline = [QPointF(block[0, 0, 0], bottom), QPointF(*block[0, 0])]
            outline += [QPointF(*end) for end in block[:, 1].tolist()] + [QPointF(block[-1, 1, 0], bottom)]
            painter.drawPolygon(QPolygonF(outline))
        painter.end()
        self._layer.stroke(Stroke(pieces, line.name(), 2.0))


def curve_range(landscape: Landscape, domain: tuple[float, float]) -> tuple[float, float]:
    """Return the heights (low, high) that show the curve over `domain`; walls that dwarf all else are cut off."""
    x = np.linspace(*domain, _POINTS)
    with np.errstate(all="ignore"):
        heights = landscape.loss(x[:, None])
    heights = np.sort(heights[np.isfinite(heights)])
    if not len(heights):
        return -1.0, 1.0
    low, high = float(heights[0]), float(heights[-1])
    body = float(heights[int(0.9 * (len(heights) - 1))])
    if high / 2 - low / 2 > _STEEP * (body / 2 - low / 2) > 0:
        high = body + (body / 2 - low / 2) * 4
    room = max(_HEADROOM * (high / 2 - low / 2) * 2, 1e-9 * max(abs(low), abs(high)), 1e-300)
    if high == low:
        room = max(abs(low), 1.0)
    return low - room, high + room


def on_curve(positions: Floats, losses: Floats) -> Floats:
    """Return the points (n, 2) of a run on the curve."""
    return np.stack((positions[:, 0], losses), axis=1)


def on_curve_at(landscape: Landscape, x: float) -> tuple[float, float]:
    """Return the point of the curve at x."""
    with np.errstate(all="ignore"):
        return x, float(landscape.loss(np.array([x])))


def _unbroken(pieces: Floats) -> list[Floats]:
    if not len(pieces):
        return []
    breaks = np.flatnonzero(np.abs(pieces[1:, 0, 0] - pieces[:-1, 1, 0]) > 0.5) + 1
    return np.split(pieces, breaks)
