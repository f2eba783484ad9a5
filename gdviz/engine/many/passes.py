"""Cells of a map from coarse to fine: which of them each pass adds, and which computed cell stands for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

COARSEST = 8  # every eighth cell of a row and of a column comes first

Indices = NDArray[np.intp]


def passes_of(shape: tuple[int, int], coarsest: int = COARSEST) -> Iterator[tuple[int, Indices]]:
    """Yield (stride, indices of the cells that this stride adds), from `coarsest`, a power of two, to 1."""
    before = np.empty(0, dtype=np.intp)
    stride = coarsest
    while stride >= 1:
        cells = lattice(shape, stride)
        yield stride, np.setdiff1d(cells, before, assume_unique=True)
        before, stride = cells, stride // 2


def lattice(shape: tuple[int, int], stride: int) -> Indices:
    """Return the indices of the cells at every stride-th row and column, the first included."""
    cells = np.arange(shape[0] * shape[1]).reshape(shape)
    return cells[::stride, ::stride].ravel()


def stand_ins(shape: tuple[int, int], stride: int) -> Indices:
    """Return for each cell, (rows, columns), the index of the one that is computed at this stride and stands for it."""
    rows = (np.arange(shape[0]) // stride * stride)[:, np.newaxis]
    columns = np.arange(shape[1]) // stride * stride
    return rows * shape[1] + columns


class Finished:
    """Tells which strides are whole as the cells of `passes` become known."""

    def __init__(self, passes: Sequence[tuple[int, Indices]]) -> None:
        self._strides = [stride for stride, _ in passes]
        self._left = [len(indices) for _, indices in passes]
        self._next = 0

    def note(self, number: int, count: int) -> int | None:
        """Take in `count` cells of pass `number`; return the finest stride that has become whole by that, if any."""
        self._left[number] -= count
        before = self._next
        while self._next < len(self._left) and not self._left[self._next]:
            self._next += 1
        return self._strides[self._next - 1] if self._next > before else None
