"""The path of one run on the map: what is drawn of it already, and how to draw what a step adds.

A path is stroked piece by piece onto a layer of its own. Only going back, zooming or a new trajectory draws it
again from the start.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviz.engine.trajectory import Trajectory
from gdviz.ui.drawing.departure import Departure
from gdviz.ui.drawing.geometry import FEW, Floats, Polyline, clip_segments, dashed
from gdviz.ui.drawing.markers import draw_marker
from gdviz.ui.drawing.raster import Frame, Layer, Stroke
from gdviz.ui.themes.theme import RunStyle, Theme

Points = Callable[[Trajectory, int, int], Floats]  # the rows first … last - 1 of a trajectory as points (n, 2)

_MARKED = 60  # steps of one run that carry a marker
_APART = 8.0  # pixels between a marked step and the step before it
_MOST_INK = 60_000.0  # pixels of line beyond which a path is a thicket: from there on it is drawn thin
_UNIT = 2.0  # pixels, the unit of dash lengths
_DASHED = 4000  # pieces of a path beyond which it is drawn solid: dashes would no longer be seen as such


class RunPath:
    """What is drawn of one run in one frame."""

    def __init__(self, trajectory: Trajectory, points: Points, frame: Frame, ratio: float, first: int = 0) -> None:
        self.trajectory = trajectory
        self.first = first  # the step from which on it is drawn: what lies before belongs to another path
        self.frame = frame
        self._points = points
        self._polyline = Polyline(frame.cell, frame.origin)
        self._layer = Layer()
        self._ratio = ratio
        self._marks: list[tuple[int, float, float]] = []
        self._places: set[tuple[int, int]] = set()
        (left, right), (low, high) = frame.x, frame.y
        self.departure = Departure(lambda first, last: points(trajectory, first, last), (left, low), (right, high))
        self._faint = 0  # pieces that are on the layer of faint paths
        self._stamped = 0  # markers that are on the layer of markers
        self.restart()

    def restart(self) -> None:
        """Begin to draw the path again."""
        self._layer.clear(self.frame, self._ratio)
        self._drawn = 0  # pieces that are on the layer
        self._ink = 0.0  # pixels of line that are on the layer
        self._walked = 0.0  # pixels, where the next dash goes on

    def take_in(self) -> None:
        """Learn the steps that the trajectory gained."""
        count = len(self.trajectory)
        if count == len(self._polyline):
            return
        first = len(self._polyline)
        points = self._points(self.trajectory, max(first - 1, 0), count)
        self._polyline.extend(points, max(first - 1, 0))
        if len(self._marks) < _MARKED:
            self._mark(points, max(first - 1, 0))

    def point(self, k: int) -> tuple[float, float]:
        """Return where the run is at step k, in pixels."""
        x, y = self._points(self.trajectory, k, k + 1)[0].tolist()
        return self.frame.pixel(x, y)

    def draw_faint(self, k: int, layer: Layer, colour: str) -> None:
        """Add to `layer` what is not on it yet of the whole path, once there is something to come after step k."""
        pieces = self._polyline.segments_after(-1)
        if len(pieces) > self._faint and len(self._polyline.segments_after(k)):
            fresh = pieces[max(self._faint, self._others()) :]
            layer.stroke(Stroke(self.frame.visible_pieces(fresh), colour, 1.4))
            self._faint = len(pieces)

    def forget_faint(self) -> None:
        """The layer of faint paths was cleared."""
        self._faint = 0

    def forget_stamps(self) -> None:
        """The layer of markers was cleared."""
        self._stamped = 0

    def has_stamped_after(self, k: int) -> bool:
        """Return whether there are markers of later steps than k on the layer of markers."""
        return self._stamped > 0 and self._marks[self._stamped - 1][0] > k

    def draw_until(self, k: int, style: RunStyle, width: float, theme: Theme) -> None:
        """Bring the layer to step k."""
        pieces = self._polyline.segments_until(k)
        if len(pieces) < self._drawn:
            self.restart()
        if len(pieces) == self._drawn:
            return
        fresh = pieces[max(self._drawn, self._others()) :]
        lines, thicket = self._parted(self.frame.visible_pieces(fresh))
        self._drawn = len(pieces)
        self._layer.stroke(Stroke(thicket, style.colour, 1.0, smooth=False))
        strokes = [Stroke(lines, theme.path_outline, width + 2.0, beneath=True)]
        if style.dash and len(pieces) <= _DASHED:
            strokes.append(Stroke(lines, theme.path_core, width))
            pattern = tuple(length * _UNIT for length in style.dash)
            lines, self._walked = dashed(lines, pattern, self._walked)
        self._layer.stroke(*strokes, Stroke(lines, style.colour, width))

    def _others(self) -> int:
        """Return how many pieces belong to the path that this one left."""
        return len(self._polyline.segments_until(self.first)) if self.first else 0

    def _parted(self, lines: Floats) -> tuple[Floats, Floats]:
        """Return those of the pieces to draw that are still to be told apart, and the others."""
        if len(lines) <= FEW:
            self._ink += sum(math.hypot(to_x - x, to_y - y) for x, y, to_x, to_y in lines.reshape(-1, 4).tolist())
            clear = len(lines) if self._ink <= _MOST_INK else 0
        else:
            ink = self._ink + np.cumsum(np.hypot(*(lines[:, 1] - lines[:, 0]).T))
            self._ink = float(ink[-1])
            clear = int(np.searchsorted(ink, _MOST_INK))
        return lines[:clear], lines[clear:]

    def take_fresh(self) -> QRectF:
        """Return where the path was drawn on since the last call, in pixels."""
        return self._layer.take_fresh()

    def paint(self, painter: QPainter) -> None:
        """Copy the path to the screen."""
        self._layer.paint(painter)

    def stamp_until(self, k: int, layer: Layer, style: RunStyle, size: float, theme: Theme) -> None:
        """Add the markers of steps up to k that are not on `layer` yet."""
        if self._stamped == len(self._marks) or self._marks[self._stamped][0] > k:
            return
        painter = layer.painter()
        while self._stamped < len(self._marks) and self._marks[self._stamped][0] <= k:
            _, x, y = self._marks[self._stamped]
            draw_marker(painter, QPointF(x, y), style, size, theme)
            self._stamped += 1
        painter.end()

    def way_out(self, step: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return where the run crossed the border at `step`, in pixels, and the direction it went (of length 1).

        The direction is zero when the step is not finite: the run ended where it was.
        """
        frame, size = self.frame, np.array([self.frame.width, self.frame.height])
        way = self._points(self.trajectory, max(step - 1, 0), max(step, 0) + 1)
        pixels = np.clip(frame.to_pixels(way), -1e300, 1e300)
        start, end = (size / 2 if step < 0 else pixels[0]), pixels[-1]  # never seen: where it lies from the middle
        if not np.isfinite(way[-1]).all():
            x, y = np.clip(start, 0.0, size).tolist()
            return (x, y), (0.0, 0.0)
        cut, _ = clip_segments(np.stack((start, end))[None], np.zeros(2), size)
        (_, (x, y)), longest = cut[0].tolist(), max(float(np.abs(end - start).max()), 1e-300)
        along, down = (end / longest - start / longest).tolist()
        length = max(math.hypot(along, down), 1e-300)
        return (x, y), (along / length, down / length)

    def nearest(self, x: float, y: float, k: int, reach: float) -> int | None:
        """Return the step at or before k whose point is nearest to a pixel, within `reach` pixels."""
        points = self._points(self.trajectory, 0, k + 1)
        centre, cell = self.frame.to_plane(x, y), self.frame.cell
        close = np.flatnonzero(np.abs(points[:, 0] - centre[0]) <= 2 * cell[0] * reach)
        if not len(close):
            return None
        distance = np.hypot(*(self.frame.to_pixels(points[close]) - (x, y)).T)
        distance[~np.isfinite(distance)] = np.inf
        best = int(distance.argmin())
        return int(close[best]) if distance[best] <= reach else None

    def _mark(self, points: Floats, first: int) -> None:
        if len(points) <= FEW:
            pixels = [self.frame.pixel(x, y) for x, y in points.tolist()]
            rows = list(range(1, len(points)))
        else:
            array = self.frame.to_pixels(points)
            with np.errstate(all="ignore"):
                far = np.abs(np.diff(array, axis=0)).max(axis=1) >= _APART
            rows, pixels = (np.flatnonzero(far) + 1).tolist(), array.tolist()
        for row in rows:
            (from_x, from_y), (x, y) = pixels[row - 1], pixels[row]
            inside = 0 <= x <= self.frame.width and 0 <= y <= self.frame.height
            if first + row <= self.first or not inside or not max(abs(x - from_x), abs(y - from_y)) >= _APART:
                continue
            place = round(x / 3), round(y / 3)
            if place not in self._places:
                self._places.add(place)
                self._marks.append((first + row, x, y))
            if len(self._marks) >= _MARKED:
                return
