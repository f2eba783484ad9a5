"""The stepper of a run that cannot begin: it knows the start and makes no step."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import Layout, Stepper


class AtStart(Stepper):
    """Row 0 alone."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self._layout = Layout(landscape.dimension, ())

    @property
    def layout(self) -> Layout:
        return self._layout

    @property
    def carried(self) -> NDArray[np.intp]:
        return self._layout.columns(())

    def evaluations(self, row: Array, made: int) -> dict[str, int]:
        return {"loss": 1, "gradient": 1}

    def ending(self, rows: Array) -> None:
        return None

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        row = self._layout.empty(1)[0]
        row[self._layout.positions] = start
        row[self._layout.loss] = self._landscape.loss(start)
        row[self._layout.gradients] = self._landscape.gradient(start)
        return np.asarray(row)

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        return np.empty((0, self._layout.width))
