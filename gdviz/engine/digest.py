"""A few numbers of every row of a run, such as its place on a map, kept for all steps as the run grows.

Of a wide run, whose rows are not kept, they are taken as the steps are made. What is asked for later begins with the
key frames and straight lines between them; `refine` makes those exact, stretch by stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.memory import Memory
from gdviz.engine.row_store import Columns, RowStore

Reduce = Callable[[Array], Array]  # columns (k, M) of the rows → numbers of each, (k, m)

MOST = 6  # digests of one run; the one that was asked for longest ago is forgotten


class Digests:
    """The digests of one run, whose rows `memory` holds. They grow with it; branches and edited runs keep them."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[Hashable, Digest] = {}

    def of(self, key: Hashable, columns: slice, reduce: Reduce) -> Digest:
        """Return the digest of that key, begun now if there is none: `reduce` of columns of every row, see Digest."""
        found = self._known.pop(key, None)
        if found is None:
            found = Digest(self._memory.store, columns, reduce)
        self._known[key] = found
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return found

    def refine(self, digest: Digest) -> None:
        """Make the next stretch of a digest exact."""
        digest.refine(self._memory.store)

    def take_in(self, rows: Array) -> None:
        """Learn rows (k, W) that the run gained."""
        for digest in self._known.values():
            digest.take_in(rows)

    def cut(self, length: int, memory: Memory) -> Digests:
        """Return the digests of rows 0 … `length`, which `memory` holds."""
        other = Digests(memory)
        other._known = {key: digest.cut(length) for key, digest in self._known.items()}
        return other


class Digest:
    """`reduce` of the given columns of all rows in `store`. The columns must be positions, loss or gradients."""

    def __init__(self, store: RowStore, columns: slice, reduce: Reduce) -> None:
        self._columns = columns
        self._reduce = reduce
        known = np.asarray(reduce(store.carried_at(columns)), dtype=np.float64)
        count = len(store)
        self._every = store.every
        self._made = count  # rows there were at first, which `refine` makes exact
        self._exact = count if self._every == 1 else 1
        if self._every > 1:
            steps = np.append(np.arange(len(known)) * self._every, count - 1)
            known = np.concatenate([known, reduce(store.row(count - 1)[np.newaxis, columns])])
            known = np.stack([np.interp(np.arange(count), steps, one) for one in known.T], axis=1)
        self._numbers = Columns(known.shape[1])
        self._numbers.append(known)

    @property
    def numbers(self) -> Array:
        """(n+1, m)"""
        return self._numbers.all

    @property
    def exact(self) -> int:
        """How many rows from the first on are exact."""
        return self._exact

    @property
    def is_exact(self) -> bool:
        """Whether all of them are."""
        return self._exact == len(self._numbers)

    def take_in(self, rows: Array) -> None:
        """Learn rows (k, W) that the run gained."""
        whole = self.is_exact
        self._numbers.append(self._reduce(rows[:, self._columns]))
        if whole:
            self._exact = self._made = len(self._numbers)

    def refine(self, store: RowStore) -> None:
        """Make the next stretch of rows exact; as long as `every` steps take."""
        if self.is_exact:
            return
        last = min((self._exact - 1) // store.every * store.every + store.every + 1, self._made)
        numbers = self._reduce(store.rows(self._exact, last)[:, self._columns])
        self._numbers.all[self._exact : last] = numbers
        self._exact = last if last < self._made else len(self._numbers)

    def cut(self, length: int) -> Digest:
        """Return a copy of rows 0 … `length`."""
        other = object.__new__(Digest)
        other._columns, other._reduce, other._every = self._columns, self._reduce, self._every
        other._numbers = self._numbers.copied(slice(0, length + 1))
        count = len(other._numbers)
        other._made, other._exact = min(self._made, count), min(self._exact, count)
        return other
