"""All steps of a run in append-only columns, grown by doubling; what is handed out are NumPy views."""

from __future__ import annotations

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Layout


class Trajectory:
    """Rows 0 … n of a run (n steps made); row 0 is the start, whose rate is NaN."""

    def __init__(self, layout: Layout, first: Array) -> None:
        self._layout = layout
        self._rows = np.empty((64, layout.width))
        self._rows[0] = first
        self._count = 1

    def __len__(self) -> int:
        return self._count

    def append(self, rows: Array) -> None:
        """Append rows (k, W)."""
        needed = self._count + len(rows)
        if needed > len(self._rows):
            grown = np.empty((max(needed, 2 * len(self._rows)), self._layout.width))
            grown[: self._count] = self._rows[: self._count]
            self._rows = grown
        self._rows[self._count : needed] = rows
        self._count = needed

    def cut(self, length: int) -> Trajectory:
        """Return a new trajectory of the first `length` steps."""
        other = Trajectory(self._layout, self._rows[0])
        other.append(self._rows[1 : length + 1])
        return other

    @property
    def last(self) -> Array:
        """The last row, (W,)."""
        return np.asarray(self._rows[self._count - 1])

    def row(self, step: int) -> Array:
        """Return the whole row of `step`, (W,)."""
        return np.asarray(self._rows[: self._count][step])

    @property
    def positions(self) -> Array:
        """(n+1, P)"""
        return self._rows[: self._count, self._layout.positions]

    @property
    def losses(self) -> Array:
        """(n+1,)"""
        return self._rows[: self._count, self._layout.loss]

    @property
    def gradients(self) -> Array:
        """(n+1, P)"""
        return self._rows[: self._count, self._layout.gradients]

    @property
    def rates(self) -> Array:
        """The learning rate of the update that led to each row, (n+1,); row 0 is NaN."""
        return self._rows[: self._count, self._layout.rate]

    def term(self, name: str) -> Array:
        """Return a term of the equations, (n+1, P) or (n+1, 1). Raises KeyError."""
        return self._rows[: self._count, self._layout.terms[name]]
