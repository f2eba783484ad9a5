"""How long the gradient of each layer was over the steps of a run, computed a little at a time.

Of a long run every k-th step is kept, k growing by doubling; `stride` says which, so that a plot can say so too.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np

from gdviz.engine.data.model import Layer
from gdviz.engine.landscape import Array
from gdviz.engine.run import Run

MOST = 600  # steps that are kept


class LayerHistory:
    """Grows with its run; `advance` does as much as fits into a time."""

    def __init__(self, run: Run, layers: tuple[Layer, ...]) -> None:
        self.run = run
        self.layers = layers
        self.stride = 1
        self._rows: list[tuple[Array, Array]] = []  # of every stride-th step
        self._is_open = False  # whether the last of them had no next step yet

    @property
    def steps(self) -> Array:
        """The steps that are kept, (k,)."""
        return np.arange(len(self._rows), dtype=np.float64) * self.stride

    @property
    def gradients(self) -> Array:
        """The length of each layer's gradient, (k, L)."""
        return np.array([gradients for gradients, _ in self._rows]).reshape(-1, len(self.layers))

    @property
    def updates(self) -> Array:
        """The length of the next update as a share of the layer's weights, (k, L); NaN where none is made."""
        return np.array([updates for _, updates in self._rows]).reshape(-1, len(self.layers))

    @property
    def is_complete(self) -> bool:
        """Whether every step that there is has been looked at."""
        count, length = len(self._rows), self.run.length
        return count * self.stride > length and not (self._is_open and (count - 1) * self.stride < length)

    def advance(self, seconds: float) -> bool:
        """Look at more steps for about so long, at least at one; tell whether anything was found."""
        if self.is_complete:
            return False
        until = perf_counter() + seconds
        while not self.is_complete:
            if self._is_open:
                self._rows.pop()
            step = len(self._rows) * self.stride
            self._rows.append(self.at(step))
            self._is_open = step >= self.run.length
            if len(self._rows) > MOST:
                self._is_open = self._is_open and len(self._rows) % 2 == 1
                self._rows = self._rows[::2]
                self.stride *= 2
            if perf_counter() > until:
                break
        return True

    def at(self, step: int) -> tuple[Array, Array]:
        """Return the gradients' lengths (L,) and the next update's shares (L,) of one step."""
        layout, row = self.run.layout, self.run.trajectory.row(step)
        position, gradient = row[layout.positions], row[layout.gradients]
        with np.errstate(all="ignore"):
            norms = np.array([layer.norm(gradient) for layer in self.layers])
            if step >= self.run.length:
                return norms, np.full(len(self.layers), np.nan)
            update = self.run.trajectory.row(step + 1)[layout.positions] - position
            return norms, np.array([layer.norm(update) / layer.norm(position) for layer in self.layers])
