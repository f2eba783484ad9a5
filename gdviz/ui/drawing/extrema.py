"""The peaks of a curve at every zoom: what the loss plot draws of a million steps.

NumPy only: no Qt, and nothing is drawn here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


class Extrema:
    """The lowest and highest values of one growing series at every zoom, so that no peak is ever lost.

    Levels of blocks of 16, 32, 64 … values hold the index of the smallest and of the largest finite value of each
    block; a picture of any stretch then costs as much as the picture is wide.
    """

    _BASE = 16

    def __init__(self) -> None:
        self._values: Floats = np.empty(0)
        self._levels: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = []  # blocks of 16·2^i: (lowest, highest)

    def __len__(self) -> int:
        """Return the number of values seen."""
        return len(self._values)

    def extend(self, values: Floats) -> None:
        """Take in what is new in `values` (n,): always the whole series, which is kept as a view, not copied.

        Raises ValueError when `values` are fewer than were seen.
        """
        if len(values) < len(self._values):
            raise ValueError(f"a series only grows: {len(self._values)} values were seen, {len(values)} came")
        self._values = values
        block, level = self._BASE, 0
        while block <= len(values):
            if level == len(self._levels):
                self._levels.append((np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)))
            lowest, highest = self._levels[level]
            if len(values) // block == len(lowest):
                break
            new = self._pairs(level, len(lowest), len(values) // block)
            self._levels[level] = (np.concatenate((lowest, new[0])), np.concatenate((highest, new[1])))
            block, level = 2 * block, level + 1

    def sampled(self, k: int, buckets: int, first: int = 0) -> tuple[Floats, Floats]:
        """Return steps and values (m,), (m,) that draw the series from step `first` to k in about `buckets` columns.

        All values while they are few (at most 2 × buckets), else two true points per column: its lowest and highest
        finite value in the order they came, and the last point. Columns without a finite value give NaN.
        """
        last = min(k, len(self._values) - 1)
        first = max(first, 0)
        if last < first:
            return np.empty(0), np.empty(0)
        few = last - first < 2 * buckets
        chosen = np.arange(first, last + 1) if few else self._columns(first, last, buckets)
        return chosen.astype(float), np.asarray(self._values[chosen], dtype=float)

    def _columns(self, first: int, last: int, buckets: int) -> Indices:
        block = 2
        while (last - first) // block > buckets:
            block *= 2
        start, stop = first // block, (last + 1) // block  # whole blocks; aligned, so that growing never makes jitter
        if block < self._BASE:
            lowest, highest = _lowest_highest(self._values[start * block : stop * block], block, start * block)
        else:
            level = (block // self._BASE).bit_length() - 1
            lowest, highest = (indices[start:stop] for indices in self._levels[level])
        pairs = np.stack((np.minimum(lowest, highest), np.maximum(lowest, highest)), axis=1).ravel().astype(np.int64)
        chosen = pairs[pairs >= first]
        if stop * block <= last:
            tail = _lowest_highest(self._values[stop * block : last + 1], last + 1 - stop * block, stop * block)
            chosen = np.concatenate((chosen, np.sort(np.concatenate(tail)).astype(np.int64), [last]))
        return chosen

    def _pairs(self, level: int, done: int, count: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        if level == 0:
            part = self._values[done * self._BASE : count * self._BASE]
            return _lowest_highest(part, self._BASE, done * self._BASE)
        lowest, highest = (indices[2 * done : 2 * count].reshape(-1, 2) for indices in self._levels[level - 1])
        low, high = _rank(self._values[lowest], np.inf), _rank(self._values[highest], -np.inf)
        rows = np.arange(len(lowest))
        return lowest[rows, low.argmin(axis=1)], highest[rows, high.argmax(axis=1)]


def _lowest_highest(values: Floats, block: int, first: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the indices of the lowest and highest finite value of each whole block of `values`, counted from first."""
    rows = np.asarray(values, dtype=float).reshape(-1, block)
    starts = first + block * np.arange(len(rows))
    lowest, highest = _rank(rows, np.inf).argmin(axis=1), _rank(rows, -np.inf).argmax(axis=1)
    return (starts + lowest).astype(np.int32), (starts + highest).astype(np.int32)


def _rank(values: Floats, never: float) -> Floats:
    return np.where(np.isfinite(values), values, never)
