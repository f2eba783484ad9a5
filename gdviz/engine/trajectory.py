"""All steps of a run, append-only. What is handed out are NumPy views, wherever the rows are in memory.

They all are in most runs; of a wide one the vectors are made again where they are asked for (see `memory`). So ask for
what is needed: a row, a stretch, a column of numbers, a digest. `positions`, `gradients` and `term` of all steps at
once take as long as the run itself took when `memory.every` > 1, and as much memory as they have numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.digest import Digests
from gdviz.engine.landscape import Array
from gdviz.engine.memory import Memory
from gdviz.engine.replay import Replay
from gdviz.engine.row_store import RowStore


class Trajectory:
    """Rows 0 … n of a run (n steps made); row 0 is the start, whose rate is NaN.

    `memory` tells what of them is at hand, at no cost; `digests` keeps a few numbers of every row.
    """

    def __init__(self, memory: Memory, digests: Digests | None = None) -> None:
        self._layout = memory.layout
        self.memory = memory
        self.digests = digests or Digests(memory)

    def __len__(self) -> int:
        return len(self._store)

    def append(self, rows: Array) -> None:
        """Append rows (k, W)."""
        self.memory.append(rows)
        self.digests.take_in(rows)

    def cut(self, length: int, replay: Replay) -> Trajectory:
        """Return a new trajectory of the first `length` steps, which `replay` makes too."""
        memory = self.memory.cut(length, replay)
        return Trajectory(memory, self.digests.cut(length, memory))

    @property
    def _store(self) -> RowStore:
        return self.memory.store

    @property
    def last(self) -> Array:
        """The last row, (W,)."""
        return self._store.row(-1)

    def row(self, step: int) -> Array:
        """Return the whole row of `step`, (W,)."""
        return self._store.row(step)

    def position(self, step: int) -> Array:
        """Return the position at `step`, (P,)."""
        return self._store.row(step)[self._layout.positions]

    def gradient(self, step: int) -> Array:
        """Return the gradient at `step`, (P,)."""
        return self._store.row(step)[self._layout.gradients]

    # Some steps -------------------------------------------------------------------------------------------------

    def rows(self, first: int, last: int) -> Array:
        """Return the whole rows `first` … `last` - 1, (k, W)."""
        return self._store.rows(max(first, 0), min(last, len(self)))

    def between(self, first: int, last: int) -> Array:
        """Return the positions of steps `first` … `last` - 1, (k, P)."""
        return self.rows(first, last)[:, self._layout.positions]

    def positions_at(self, steps: ArrayLike) -> Array:
        """Return the positions at so many steps (k,), ascending, (k, P)."""
        wanted = np.asarray(steps, dtype=np.intp)
        if self.memory.is_whole:
            return self.positions[wanted]
        made = [self.position(step) for step in wanted.tolist()]
        return np.array(made).reshape(len(wanted), self._layout.loss)

    # All steps --------------------------------------------------------------------------------------------------

    @property
    def losses(self) -> Array:
        """(n+1,)"""
        return self._store.column(self._layout.loss)

    @property
    def rates(self) -> Array:
        """The learning rate of the update that led to each row, (n+1,); row 0 is NaN."""
        return self._store.column(self._layout.rate)

    @property
    def gradient_lengths(self) -> Array:
        """‖∇f‖, (n+1,)"""
        return self._store.measures()[:, 0]

    @property
    def step_lengths(self) -> Array:
        """‖Δx‖ of the update that led to each row, (n+1,); row 0 is NaN."""
        return self._store.measures()[:, 1]

    def turns(self, first: int, last: int) -> Array:
        """Return Δx·Δx of the step before of the steps to `first` … `last` - 1, (k,); below 0 it turned back."""
        return self._store.turns(max(first, 0), min(last, len(self)))

    @property
    def positions(self) -> Array:
        """(n+1, P)"""
        return self._store.block(self._layout.positions)

    @property
    def gradients(self) -> Array:
        """(n+1, P)"""
        return self._store.block(self._layout.gradients)

    def term(self, name: str) -> Array:
        """Return a term of the equations, (n+1, P) or (n+1, 1). Raises KeyError."""
        return self._store.block(self._layout.terms[name])
