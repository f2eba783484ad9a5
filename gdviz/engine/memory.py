"""What of a run is in memory: every row, until they would fill more than ROOM, then numbers and key frames.

The rows of a run in many variables are then kept as in `keyframes`; few numbers a row are kept however many there are,
and a row so wide that the first few seconds fill the room is never kept whole.
"""

from __future__ import annotations

from gdviz.engine.keyframes import Keyframes
from gdviz.engine.landscape import Array
from gdviz.engine.replay import Replay
from gdviz.engine.row_store import HEAD, DenseRows, RowStore

ROOM = 5_000_000  # numbers, 40 MB
NARROW = 128  # numbers in a row up to which all rows are kept, however many there are
WIDE = 2048  # numbers in a row from which on key frames are kept from the start


class Memory:
    """The rows of a run that `replay` makes, from the row `first` (W,) on; what is asked of it here costs nothing."""

    def __init__(self, replay: Replay, first: Array, room: int = ROOM, narrow: int = NARROW) -> None:
        self._replay = replay
        self.layout = replay.stepper.layout
        self._room = room
        self._most = None if self.layout.width <= narrow else max(2, room // self.layout.width)
        self.store: RowStore = DenseRows(self.layout, first, self._most)
        if self.layout.width > max(narrow, WIDE):
            self._thin()

    def append(self, rows: Array) -> None:
        """Append rows (k, W)."""
        if self._most is not None and len(self.store) + len(rows) > self._most:
            self._thin()
        self.store.append(rows)

    def cut(self, length: int, replay: Replay) -> Memory:
        """Return the memory of the first `length` steps, which `replay` makes too."""
        other = Memory(replay, self.store.row(0), self._room)
        other._most = self._most
        other.store = self.store.cut(length, replay)
        return other

    @property
    def is_whole(self) -> bool:
        """Whether all rows are here, so that nothing has to be made again."""
        return self.store.is_whole

    @property
    def every(self) -> int:
        """Of every which step positions and gradients are here; 1 for all."""
        return self.store.every

    def glimpse(self, step: int) -> Array:
        """Return the row of `step`, (W,): NaN for what is not here, as vectors of a wide run."""
        return self.store.glimpse(step)

    def head(self, step: int) -> Array:
        """Return the first HEAD variables at `step`, (min(P, HEAD),)."""
        return self.store.glimpse(step)[: min(HEAD, self.layout.loss)]

    def spread_out(self, last: int, most: int) -> Array:
        """Return at most about `most` positions, evenly spread over steps 0 … `last`, (k, P)."""
        every = self.store.every
        known = self.store.carried_at(self.layout.positions)[: last // every + 1]
        return known[:: max(1, last // every // most)]

    def _thin(self) -> None:
        rows = self.store.rows(0, len(self.store))
        self.store, self._most = Keyframes(self.layout, rows, self._replay, self._room), None
