"""A quantity of one run as a curve: what is drawn of it already, and how to draw what a step adds.

Whole curves lie on a layer; what is past and what is to come are two clippings of it, so that moving the cursor
draws nothing anew.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Protocol

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.quantity import LOSS, Quantity, Series
from gdviz.engine.run import Run
from gdviz.ui.drawing.extrema import Extrema
from gdviz.ui.drawing.geometry import FEW, Floats, dashed
from gdviz.ui.drawing.raster import Frame, Layer, Stroke
from gdviz.ui.themes.theme import RunStyle
from gdviz.ui.views.loss.axis import Along
from gdviz.ui.views.loss.level import Level

_UNIT = 2.0  # pixels, the unit of dash lengths
_DASHED = 4000  # pieces at once beyond which a curve is drawn solid


class Source(Protocol):
    """Numbers of steps 0, 1, 2 …, as many as are known."""

    @property
    def values(self) -> Array: ...

    def take_in(self) -> bool: ...


class LossCurve:
    """One quantity of one run in one frame. In log scale the frame's heights are exponents of ten."""

    def __init__(self, run: Run, minima: Array, quantity: Quantity = LOSS, source: Source | None = None) -> None:
        """`source` are other numbers than the quantity itself, such as smoothed ones."""
        self.run = run
        self.trajectory = run.trajectory
        self.is_whole = True  # everything that the run has made is known here
        self._source: Source = source or Series(run, quantity, minima)
        self.lowest = np.inf  # of the finite values so far
        self.highest = -np.inf
        self.least_above = np.inf  # how little a value is above the floor that was measured against, at the least
        self.reaches_floor = False  # a value at or below it was seen
        self._floor = 0.0
        self._measured = 0
        self._series = Extrema()
        self._frame: Frame | None = None
        self._along = Along()
        self._known = 0
        self._drawn = -1  # the last step that is drawn
        self._walked = 0.0

    def take_in(self) -> None:
        """Learn the steps that the trajectory gained, as many as a frame has time for."""
        self.is_whole = self._source.take_in()
        values = self._source.values
        new = values[self._known :]
        if not len(new):
            return
        self._known = len(values)
        self._series.extend(values)
        finite = new[np.isfinite(new)]
        if len(finite):
            self.lowest = min(self.lowest, float(finite.min()))
            self.highest = max(self.highest, float(finite.max()))

    def measure(self, floor: float) -> None:
        """Learn how high the known values are above `floor`."""
        if floor != self._floor:
            self._floor, self._measured, self.least_above, self.reaches_floor = floor, 0, np.inf, False
        above = self._source.values[self._measured : self._known] - floor
        self._measured = self._known
        above = above[np.isfinite(above)]
        positive = above[above > 0.0]
        self.reaches_floor = self.reaches_floor or len(positive) < len(above)
        if len(positive):
            self.least_above = min(self.least_above, float(positive.min()))

    def restart(self, frame: Frame, along: Along, first: int = 0) -> None:
        """Begin to draw the curve again from step `first` on, on layers that were cleared."""
        self._frame = frame
        self._along = along
        self._drawn = first or -1
        self._walked = 0.0

    def draw(self, layer: Layer, style: RunStyle, width: float, level: Level) -> None:
        """Draw onto `layer` what is new up to the last known step."""
        frame = self._frame
        last = self._known - 1
        if frame is None or self._drawn >= last:
            return
        lines = frame.visible_pieces(self._pieces(frame, last, level))
        self._drawn = last
        if style.dash and 0 < len(lines) <= _DASHED:
            lines, self._walked = dashed(lines, tuple(length * _UNIT for length in style.dash), self._walked)
        layer.stroke(Stroke(lines, style.colour, width))

    def _pieces(self, frame: Frame, last: int, level: Level) -> Floats:
        """Return what is new up to step `last` as pieces (m, 2, 2) of the frame's plane."""
        if 0 <= last - self._drawn <= FEW and self._drawn >= 0:
            losses = self._source.values[self._drawn : last + 1].tolist()
            places = [self._along.place_of(self.run, step) for step in range(self._drawn, last + 1)]
            points = list(zip(places, (level.of(loss) for loss in losses), strict=True))
            pairs = [pair for pair in pairwise(points) if all(map(math.isfinite, (*pair[0], *pair[1])))]
            return np.array(pairs, dtype=float).reshape(-1, 2, 2)
        from_step, to_step = (self._along.step_at(self.run, place) for place in frame.x)
        first = max(self._drawn, from_step - 1, 0)
        steps, values = self._series.sampled(min(last, to_step + 2), max(int(frame.width), 16), first)
        path = np.stack((self._along.places_of(self.run, steps), level.of_all(values)), axis=1)
        pieces = np.stack((path[:-1], path[1:]), axis=1)
        return pieces[np.isfinite(pieces).all(axis=(1, 2))]

    def value(self, step: int) -> float:
        """Return the quantity at `step`, NaN where the run did not get to."""
        return float(self._source.values[step]) if 0 <= step < self._known else np.nan

    @property
    def last(self) -> int:
        """The last known step."""
        return self._known - 1
