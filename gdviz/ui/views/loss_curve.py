"""The losses of one run as a curve: what is drawn of it already, and how to draw what a step adds.

Whole curves lie on a layer; what is past and what is to come are two clippings of it, so that moving the cursor
draws nothing anew.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from gdviz.engine.run import Run
from gdviz.ui.extrema import Extrema
from gdviz.ui.geometry import FEW, Floats, dashed
from gdviz.ui.raster import Frame, Layer, Stroke
from gdviz.ui.theme import RunStyle
from gdviz.ui.views.loss_axis import Unit, place_of, places_of, step_at

_UNIT = 2.0  # pixels, the unit of dash lengths
_DASHED = 4000  # pieces at once beyond which a curve is drawn solid


class LossCurve:
    """One run's losses in one frame. In log scale the frame's heights are exponents of ten."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.trajectory = run.trajectory
        self.lowest = np.inf  # of the finite values so far
        self.highest = -np.inf
        self.least_positive = np.inf
        self.has_gaps_in_log = False  # a value <= 0 was seen
        self._series = Extrema()
        self._frame: Frame | None = None
        self._unit: Unit = "steps"
        self._known = 0
        self._drawn = -1  # the last step that is drawn
        self._walked = 0.0

    def take_in(self) -> None:
        """Learn the steps that the trajectory gained."""
        losses = self.trajectory.losses
        new = losses[self._known :]
        if not len(new):
            return
        self._known = len(losses)
        self._series.extend(losses)
        finite = new[np.isfinite(new)]
        if len(finite):
            self.lowest = min(self.lowest, float(finite.min()))
            self.highest = max(self.highest, float(finite.max()))
            positive = finite[finite > 0]
            self.has_gaps_in_log = self.has_gaps_in_log or len(positive) < len(finite)
            if len(positive):
                self.least_positive = min(self.least_positive, float(positive.min()))

    def restart(self, frame: Frame, unit: Unit, first: int = 0) -> None:
        """Begin to draw the curve again from step `first` on, on layers that were cleared."""
        self._frame = frame
        self._unit = unit
        self._drawn = first or -1
        self._walked = 0.0

    def draw(self, layer: Layer, style: RunStyle, width: float, log: bool) -> None:
        """Draw onto `layer` what is new up to the last known step."""
        frame = self._frame
        last = self._known - 1
        if frame is None or self._drawn >= last:
            return
        lines = frame.visible_pieces(self._pieces(frame, last, log))
        self._drawn = last
        if style.dash and 0 < len(lines) <= _DASHED:
            lines, self._walked = dashed(lines, tuple(length * _UNIT for length in style.dash), self._walked)
        layer.stroke(Stroke(lines, style.colour, width))

    def _pieces(self, frame: Frame, last: int, log: bool) -> Floats:
        """Return what is new up to step `last` as pieces (m, 2, 2) of the frame's plane."""
        if 0 <= last - self._drawn <= FEW and self._drawn >= 0:
            losses = self.trajectory.losses[self._drawn : last + 1].tolist()
            places = [place_of(self.run, step, self._unit) for step in range(self._drawn, last + 1)]
            points = list(zip(places, (height(loss, log) for loss in losses), strict=True))
            pairs = [pair for pair in pairwise(points) if math.isfinite(pair[0][1] + pair[1][1])]
            return np.array(pairs, dtype=float).reshape(-1, 2, 2)
        from_step, to_step = (step_at(self.run, place, self._unit) for place in frame.x)
        first = max(self._drawn, from_step - 1, 0)
        steps, values = self._series.sampled(min(last, to_step + 2), max(int(frame.width), 16), first)
        path = np.stack((places_of(self.run, steps, self._unit), heights(values, log)), axis=1)
        pieces = np.stack((path[:-1], path[1:]), axis=1)
        return pieces[np.isfinite(pieces).all(axis=(1, 2))]

    def value(self, step: int) -> float:
        """Return the loss at `step`, NaN where the run did not get to."""
        return float(self.trajectory.losses[step]) if 0 <= step < self._known else np.nan

    @property
    def last(self) -> int:
        """The last known step."""
        return self._known - 1


def height(value: float, log: bool) -> float:
    """Return what is plotted for one loss; NaN where there is nothing to plot."""
    if not math.isfinite(value) or (log and value <= 0):
        return math.nan
    return math.log10(value) if log else value


def heights(values: Floats, log: bool) -> Floats:
    """Return what is plotted for losses (n,): themselves, or their exponents of ten; NaN where there is none."""
    if not log:
        return np.where(np.isfinite(values), values, np.nan)
    with np.errstate(all="ignore"):
        exponents = np.log10(values)
    return np.where(np.isfinite(exponents), exponents, np.nan)
