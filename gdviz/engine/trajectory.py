"""All steps of a run, append-only. What is handed out are NumPy views, wherever the rows are in memory.

They all are until they would fill more than ROOM; then a run in many variables keeps numbers of every step and key
frames (see `keyframes`), and its vectors are made again where they are asked for. So ask for what is needed: a row, a
stretch, a column of numbers, a digest. `positions`, `gradients` and `term` of all steps at once take as long as the
run itself took when `every` > 1, and as much memory as they have numbers.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.digest import Digest, Reduce
from gdviz.engine.keyframes import Keyframes
from gdviz.engine.landscape import Array
from gdviz.engine.replay import Replay
from gdviz.engine.row_store import HEAD, DenseRows, RowStore

ROOM = 5_000_000  # numbers, 40 MB
NARROW = 128  # numbers in a row up to which all rows are kept, however many there are
WIDE = 2048  # numbers in a row from which on key frames are kept from the start
MOST_DIGESTS = 6  # of one run; the one that was asked for longest ago is forgotten


class Trajectory:
    """Rows 0 … n of a run (n steps made); row 0 is the start, whose rate is NaN."""

    def __init__(self, replay: Replay, first: Array, room: int = ROOM, narrow: int = NARROW) -> None:
        self._replay = replay
        self._layout = replay.stepper.layout
        self._room = room
        self._most = None if self._layout.width <= narrow else max(2, room // self._layout.width)
        self._store: RowStore = DenseRows(self._layout, first, self._most)
        if self._layout.width > max(narrow, WIDE):
            self._thin()
        self._digests: dict[Hashable, Digest] = {}

    def __len__(self) -> int:
        return len(self._store)

    def append(self, rows: Array) -> None:
        """Append rows (k, W)."""
        if self._most is not None and len(self._store) + len(rows) > self._most:
            self._thin()
        self._store.append(rows)
        for digest in self._digests.values():
            digest.take_in(rows)

    def cut(self, length: int, replay: Replay) -> Trajectory:
        """Return a new trajectory of the first `length` steps, which `replay` makes too."""
        other = Trajectory(replay, self._store.row(0), self._room)
        other._most = self._most
        other._store = self._store.cut(length, replay)
        other._digests = {key: digest.cut(length) for key, digest in self._digests.items()}
        return other

    @property
    def is_whole(self) -> bool:
        """Whether all rows are in memory, so that nothing has to be made again."""
        return not isinstance(self._store, Keyframes)

    @property
    def every(self) -> int:
        """Of every which step positions and gradients are in memory; 1 for all."""
        return self._store.every

    # One step ---------------------------------------------------------------------------------------------------

    @property
    def last(self) -> Array:
        """The last row, (W,)."""
        return self._store.row(-1)

    def row(self, step: int) -> Array:
        """Return the whole row of `step`, (W,)."""
        return self._store.row(step)

    def glimpse(self, step: int) -> Array:
        """Return the row of `step`, (W,), at no cost: NaN for what is not in memory, as vectors of a wide run."""
        return self._store.glimpse(step)

    def head(self, step: int) -> Array:
        """Return the first HEAD variables at `step`, at no cost, (min(P, HEAD),)."""
        return self._store.glimpse(step)[: min(HEAD, self._layout.loss)]

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
        if self.is_whole:
            return self.positions[wanted]
        made = [self.position(step) for step in wanted.tolist()]
        return np.array(made).reshape(len(wanted), self._layout.loss)

    def spread_out(self, last: int, most: int) -> Array:
        """Return at most about `most` positions, evenly spread over steps 0 … `last`, that cost nothing, (k, P)."""
        every = self._store.every
        known = self._store.carried_at(self._layout.positions)[: last // every + 1]
        return known[:: max(1, last // every // most)]

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

    def digest(self, key: Hashable, columns: slice, reduce: Reduce) -> Digest:
        """Return the digest of that key, begun now if there is none: `reduce` of columns of every row, see Digest.

        It grows with the run, and branches and edited runs keep it.
        """
        found = self._digests.pop(key, None)
        if found is None:
            found = Digest(self._store, columns, reduce)
        self._digests[key] = found
        while len(self._digests) > MOST_DIGESTS:
            del self._digests[next(iter(self._digests))]
        return found

    def refine(self, digest: Digest) -> None:
        """Make the next stretch of a digest exact."""
        digest.refine(self._store)

    def _thin(self) -> None:
        rows = self._store.rows(0, len(self._store))
        self._store, self._most = Keyframes(self._layout, rows, self._replay, self._room), None
