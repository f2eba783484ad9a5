"""The rows of a run that are too wide to keep: numbers of every step, whole places of every k-th.

A network of 2,000 weights fills 100 kB a step. Kept are what is drawn over all steps (loss, rate, every term that is
one number, the lengths of gradient and step), and of every k-th step what the next one needs (a key frame). Any
other row is made again from the key frame before it, by the stepper that made it, and is the same to the last bit.
When the key frames outgrow their room every other one is let go, so that memory is bounded however long a run is.
What is handed out is never written to again: a background thread may read while steps are added.
"""

from __future__ import annotations

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Layout
from gdviz.engine.replay import Replay
from gdviz.engine.row_store import HEAD, Columns, RowStore, measured

PIECE = 1 << 18  # numbers (2 MB) that are made again at once, and that the latest rows may fill
PIECES = 3  # of them that are remembered

Piece = tuple[int, Array]  # the step of the first row, and rows (k, W)


class Keyframes(RowStore):
    """Begins with rows 0 … n of a run, (n+1, W); `room` is how many numbers the key frames may hold."""

    def __init__(self, layout: Layout, rows: Array, replay: Replay, room: int) -> None:
        self._layout = layout
        self._replay = replay
        self._carried = replay.stepper.carried
        self._piece = max(2, PIECE // layout.width)  # rows
        self._single = np.concatenate([np.arange(min(HEAD, layout.loss)), layout.scalars])
        self._first = np.array(rows[0])
        self._most = max(2, room // len(self._carried))
        self._numbers = Columns(len(self._single) + 3)
        self._frames: tuple[list[Array], int] = [], 1  # and every which step is one
        self._tail: tuple[Piece, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._count = 0
        self._latest = rows[:0]  # the last two
        self._place = {column: index for index, column in enumerate(self._single)}
        self.append(rows)

    def __len__(self) -> int:
        return self._count

    def append(self, rows: Array) -> None:
        for first in range(0, len(rows), self._piece):
            self._append(rows[first : first + self._piece])

    def row(self, step: int) -> Array:
        step = range(self._count)[step]
        if step == 0:
            return self._first
        first, rows = self._piece_with(step)
        return np.asarray(rows[step - first])

    def rows(self, first: int, last: int) -> Array:
        made = np.empty((max(0, last - first), self._layout.width))
        step = first
        while step < last:
            if step == 0:
                made[0], step = self._first, 1
                continue
            begin, rows = self._piece_with(step)
            count = min(begin + len(rows), last) - step
            made[step - first : step - first + count] = rows[step - begin : step - begin + count]
            step += count
        return made

    def column(self, index: int) -> Array:
        return self._numbers.all[:, self._place[index]]

    def block(self, columns: slice) -> Array:
        if columns.stop - columns.start == 1 and columns.start in self._place:
            return self._numbers.all[:, self._place[columns.start], np.newaxis]
        made = np.empty((self._count, columns.stop - columns.start))
        for at in range(0, self._count, self._piece):
            made[at : at + self._piece] = self.rows(at, min(at + self._piece, self._count))[:, columns]
        return made

    def glimpse(self, step: int) -> Array:
        row = np.full(self._layout.width, np.nan)
        row[self._single] = self._numbers.all[step, :-3]
        return row

    def turns(self, first: int, last: int) -> Array:
        return self._numbers.all[first:last, -1]

    def measures(self) -> Array:
        return self._numbers.all[:, -3:]

    @property
    def is_whole(self) -> bool:
        return False

    @property
    def every(self) -> int:
        return self._frames[1]

    def carried_at(self, columns: slice) -> Array:
        first, count = int(np.searchsorted(self._carried, columns.start)), columns.stop - columns.start
        if self._carried[first : first + count].tolist() != list(range(columns.start, columns.stop)):
            raise KeyError(columns)
        return np.array([frame[first : first + count] for frame in self._frames[0]])

    def cut(self, length: int, replay: Replay) -> Keyframes:
        other = Keyframes(self._layout, self.rows(0, 1), replay, self._most * len(self._carried))
        frames, every = self._frames
        other._numbers.append(self._numbers.all[1 : length + 1])
        other._frames = frames[: length // every + 1], every
        other._count, other._latest = length + 1, np.array(self.rows(max(length - 1, 0), length + 1))
        first, rows = self._piece_with(length) if length else (0, self.rows(0, 1))
        other._tail = ((first, rows[: length + 1 - first]),)
        return other

    def _append(self, rows: Array) -> None:
        numbers = rows[:, self._single], measured(self._layout, self._latest, rows)
        self._numbers.append(np.concatenate(numbers, axis=1))
        self._latest = np.concatenate([self._latest, rows[-2:]])[-2:]
        first, count = self._count, self._count + len(rows)
        frames, every = self._frames
        # Each in memory of its own: letting half of them go copies nothing.
        frames += [row[self._carried] for row in rows[-first % every :: every]]
        while len(frames) > self._most:
            frames, every = frames[::2], 2 * every
        self._frames = frames, every
        tail = [*self._tail, (first, np.array(rows))]
        while len(tail) > 1 and count - tail[1][0] >= self._piece:
            del tail[0]
        self._tail, self._count = tuple(tail), count  # at last: who asks from a thread finds all that is counted

    def _piece_with(self, step: int) -> Piece:
        """Return whole rows among which is that of `step` (>= 1), made again where they are not at hand."""
        pieces = self._pieces
        for first, rows in (*self._tail, *pieces):
            if first <= step < first + len(rows):
                return first, rows
        frames, every = self._frames
        made = (step - 1) // every * every
        until = min(made + every, self._count - 1)
        last = self._first if made == 0 else self._expanded(frames[made // every])
        for first, rows in pieces:  # one that ends on the way is a shorter one
            if made < first + len(rows) - 1 < step:
                made, last = first + len(rows) - 1, rows[-1]
        while True:
            piece = made + 1, self._some(last, made, min(self._piece, until - made))
            pieces = (piece, *pieces[: PIECES - 1])
            made, last = made + len(piece[1]), piece[1][-1]
            if step <= made:
                self._pieces = pieces
                return piece

    def _some(self, last: Array, made: int, count: int) -> Array:
        """Return the `count` rows after `last`."""
        parts: list[Array] = []
        while count:
            rows = self._replay.rows(last, made, count)
            parts.append(rows)
            last, made, count = rows[-1], made + len(rows), count - len(rows)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _expanded(self, frame: Array) -> Array:
        row = np.full(self._layout.width, np.nan)
        row[self._carried] = frame
        return row
