"""Smoothed curves beside the raw ones: the exponential moving average of whatever the loss plot draws.

The raw curves stay, fainter; a smoothed one is drawn like any other curve, of other numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from gdviz.engine.data.smoothing import Average
from gdviz.engine.landscape import Array
from gdviz.engine.quantity import Quantity, Series
from gdviz.engine.row_store import Columns
from gdviz.engine.run import Run
from gdviz.ui.drawing.raster import Frame, Layer
from gdviz.ui.themes.theme import RunStyle
from gdviz.ui.views.loss.axis import Along
from gdviz.ui.views.loss.curve import LossCurve
from gdviz.ui.views.loss.level import Level

RAW = 0.30  # opacity of the raw curves while smoothed ones are shown


class SmoothSeries:
    """The moving average of a series, kept up to date as the run grows."""

    def __init__(self, run: Run, quantity: Quantity, minima: Array, factor: float) -> None:
        self._raw = Series(run, quantity, minima)
        self._average = Average(factor)
        self._made = Columns(1)

    @property
    def values(self) -> Array:
        """What is known so far, (k,)."""
        return self._made.all[:, 0]

    def take_in(self) -> bool:
        """Learn the next stretch of what the run gained; return whether that was all."""
        is_whole = self._raw.take_in()
        new = self._raw.values[len(self._made) :]
        if len(new):
            self._made.append(self._average.extended(np.asarray(new))[:, np.newaxis])
        return is_whole


class SmoothCurves:
    """A smoothed curve for each raw one, while `factor`, β, is above 0."""

    def __init__(self) -> None:
        self.factor = 0.0
        self._curves: dict[int, LossCurve] = {}
        self._known: tuple[object, ...] = ()
        self.layers: dict[int, Layer] = {}

    @property
    def raw_opacity(self) -> float:
        """How the raw curves are drawn."""
        return RAW if self.factor else 1.0

    def follow(self, raw: Mapping[int, LossCurve], minima: Array, quantity: Quantity, *, whole: bool) -> bool:
        """Learn what the runs gained; return whether curves were begun anew."""
        known = (self.factor, quantity, *(part for index in raw for part in (index, raw[index].trajectory)))
        begun = known != self._known
        if begun:
            self._known = known
            made = raw.items() if self.factor else ()
            self._curves = {
                index: LossCurve(curve.run, minima, quantity, SmoothSeries(curve.run, quantity, minima, self.factor))
                for index, curve in made
            }
        for curve in self._curves.values():
            curve.take_in()
            while whole and not curve.is_whole:
                curve.take_in()
        return begun

    def restart(self, groups: Sequence[int], frame: Frame, ratio: float) -> None:
        """Begin on empty layers, one for each group of curves that the cursor divides together."""
        self.layers = {group: self.layers.get(group, Layer()) for group in groups} if self.factor else {}
        for layer in self.layers.values():
            layer.clear(frame, ratio)

    def draw(
        self,
        index: int,
        group: int,
        style: RunStyle,
        width: float,
        level: Level,
        start: tuple[Frame, Along, int] | None,
    ) -> None:
        """Draw what is new of the smoothed curve of a run; `start`: begin again in this frame, from this step on."""
        curve = self._curves.get(index)
        if curve is None or group not in self.layers:
            return
        if start is not None:
            curve.restart(*start)
        curve.draw(self.layers[group], style, width, level)

    def value(self, index: int, step: int) -> float | None:
        """Return the smoothed value of a run at `step`; None while nothing is smoothed."""
        return self._curves[index].value(step) if index in self._curves else None
