"""Where the rows of a run are kept: the contract, and the plain way, every row in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from threading import Lock

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Layout
from gdviz.engine.replay import Replay

HEAD = 4  # variables whose values are kept of every step, for reading


class RowStore(ABC):
    """Rows 0 … n of a run, (n+1, W), to which more are appended."""

    @abstractmethod
    def __len__(self) -> int: ...

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """Whether all rows are in memory, so that nothing has to be made again."""

    @property
    @abstractmethod
    def every(self) -> int:
        """Of every which step positions and gradients are in memory; 1 for all."""

    @abstractmethod
    def append(self, rows: Array) -> None:
        """Append rows (k, W)."""

    @abstractmethod
    def cut(self, length: int, replay: Replay) -> RowStore:
        """Return a copy of rows 0 … `length`, which `replay` makes too."""

    @abstractmethod
    def row(self, step: int) -> Array:
        """Return the row of `step`, (W,); a negative one counts from the end. Raises IndexError."""

    @abstractmethod
    def glimpse(self, step: int) -> Array:
        """Return the row of `step`, (W,), with NaN for what is not in memory: single numbers and HEAD variables are."""

    @abstractmethod
    def turns(self, first: int, last: int) -> Array:
        """Return the last of the measures of steps `first` … `last` - 1, (k,)."""

    @abstractmethod
    def rows(self, first: int, last: int) -> Array:
        """Return rows `first` … `last` - 1, (k, W)."""

    @abstractmethod
    def column(self, index: int) -> Array:
        """Return a column that holds one number, (n+1,): loss, rate, or a term that is no vector."""

    @abstractmethod
    def block(self, columns: slice) -> Array:
        """Return columns next to each other, (n+1, m), all of them, whatever it takes."""

    @abstractmethod
    def carried_at(self, columns: slice) -> Array:
        """Return columns of every `every`-th row, (k, m). Raises KeyError for those that no next step needs."""

    @abstractmethod
    def measures(self) -> Array:
        """Return ‖∇f‖, ‖Δx‖ and Δx·Δx of the step before, (n+1, 3), of the step that led to each row; NaN if none."""


class DenseRows(RowStore):
    """Every row in memory; what is handed out are views."""

    def __init__(self, layout: Layout, first: Array, most: int | None = None) -> None:
        """`most` is how many rows there will be at most, where that is known."""
        self._layout = layout
        self._most = most
        self._rows = Columns(layout.width, most)
        self._rows.append(first[np.newaxis])
        self._measures = Columns(3)
        self._lock = Lock()  # verdicts ask for measures too, from their own thread

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def is_whole(self) -> bool:
        return True

    @property
    def every(self) -> int:
        return 1

    def append(self, rows: Array) -> None:
        self._rows.append(rows)

    def cut(self, length: int, replay: Replay) -> DenseRows:
        other = DenseRows(self._layout, self._rows.all[0], self._most)
        other.append(self._rows.all[1 : length + 1])
        return other

    def row(self, step: int) -> Array:
        return np.asarray(self._rows.all[step])

    def glimpse(self, step: int) -> Array:
        return self.row(step)

    def turns(self, first: int, last: int) -> Array:
        begin = max(first - 2, 0)
        return measured(self._layout, self._rows.all[begin:first], self._rows.all[first:last])[:, 2]

    def rows(self, first: int, last: int) -> Array:
        return self._rows.all[first:last]

    def column(self, index: int) -> Array:
        return self._rows.all[:, index]

    def block(self, columns: slice) -> Array:
        return self._rows.all[:, columns]

    def carried_at(self, columns: slice) -> Array:
        return self.block(columns)

    def measures(self) -> Array:
        with self._lock:
            known, rows = len(self._measures), self._rows.all
            if known < len(rows):
                self._measures.append(measured(self._layout, rows[max(known - 2, 0) : known], rows[known:]))
            return self._measures.all


class Columns:
    """Rows that are only added, grown by doubling, up to `most` where that is known."""

    def __init__(self, width: int, most: int | None = None) -> None:
        self._most = most
        self._rows = np.empty((64, width))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def all(self) -> Array:
        """A view of what there is, (n, width)."""
        count = self._count  # first: a thread that asks while rows are added gets those that are there
        return self._rows[:count]

    def append(self, rows: Array) -> None:
        """Append rows (k, width)."""
        needed = self._count + len(rows)
        if needed > len(self._rows):
            doubled = 2 * len(self._rows)
            room = max(needed, doubled if self._most is None else min(doubled, self._most))
            grown = np.empty((room, self._rows.shape[1]))
            grown[: self._count] = self._rows[: self._count]
            self._rows = grown
        self._rows[self._count : needed] = rows
        self._count = needed

    def copied(self, part: slice) -> Columns:
        """Return a copy of some rows."""
        other = Columns(self._rows.shape[1], self._most)
        other.append(self.all[part])
        return other


def measured(layout: Layout, before: Array, rows: Array) -> Array:
    """Return what RowStore.measures tells of rows (k, W), (k, 3), which follow the one or two rows `before`."""
    count = len(before)
    positions = np.concatenate([before[:, layout.positions], rows[:, layout.positions]])
    made = np.full((len(rows), 3), np.nan)
    with np.errstate(all="ignore"):
        moves = np.diff(positions, axis=0)
        made[:, 0] = np.linalg.norm(rows[:, layout.gradients], axis=1)
        lengths, turns = np.linalg.norm(moves, axis=1), np.sum(moves[1:] * moves[:-1], axis=1)
    made[max(1 - count, 0) :, 1] = lengths[max(count - 1, 0) :]
    made[max(2 - count, 0) :, 2] = turns
    return made
