"""What a path needs so that drawing it stays cheap, however many steps it has.

A run of 100,000 steps crosses few pixels: it converges, or goes back and forth. Polyline keeps each piece of a path
once; the rest cuts and dashes pieces by plain arithmetic, so that nothing that reaches the painter is larger than
the picture. NumPy only: no Qt, and nothing is drawn here. A frame adds a step or two to a path, a seek adds
thousands: both have their own way, as an array operation costs more than a few steps in plain Python.
"""

from __future__ import annotations

import math
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

REACH = 1_000_000  # cells from the origin beyond which a path is cut: far outside of any window, safe for Qt
FEW = 24  # up to this many, plain Python is faster than arrays
_RECENT = 4096  # keys that wait in a set before they are merged into the sorted ones
_SPAN = 2 * REACH + 4
_MIX, _STIR, _MASK = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFFFFFFFFFFFFFFFF


class Polyline:
    """The pieces of one growing path, each kept once, in the order of the first visit.

    A piece joins two cells of a grid of (width, height) `cell`, in the units of the points; half a pixel is a good
    cell. Steps within one cell, and pieces walked again in either direction, add nothing. Non-finite points leave a
    gap. What lies more than REACH cells from `origin` is cut off where the straight line crosses that border.
    """

    def __init__(self, cell: tuple[float, float], origin: tuple[float, float] = (0.0, 0.0)) -> None:
        self.cell = cell
        self.origin = origin
        self._cell = np.asarray(cell, dtype=float)
        self._origin = np.asarray(origin, dtype=float)
        self._seen = 0
        self._last: Floats = np.empty((0, 2))  # the first point in the cell where the path is now
        self._segments: Floats = np.empty((64, 2, 2))
        self._steps: Indices = np.empty(64, dtype=np.int64)
        self._count = 0
        self._asked, self._answer = (-1, 0), 0  # step and count that _before was asked for last, and what it said
        self._known: NDArray[np.uint64] = np.empty(0, dtype=np.uint64)  # keys of the kept pieces, sorted
        self._recent: set[int] = set()

    def __len__(self) -> int:
        """Return the number of points seen."""
        return self._seen

    def extend(self, points: Floats, first: int = 0) -> None:
        """Take in what is new in `points` (n, 2), the path from step `first` on; what is known already is skipped.

        So the whole path may come again and again, or only its new end. Raises ValueError when the path became shorter
        than was seen, or when steps are missing: such a path needs a new Polyline.
        """
        count = first + len(points)
        if count < self._seen or first > self._seen:
            raise ValueError(f"a path only grows: {self._seen} points were seen, now {first} to {count} came")
        if count == self._seen:
            return
        new = np.asarray(points[self._seen - first :], dtype=float)
        if not (len(new) <= FEW and len(self._last) and self._take_few(new.tolist())):
            self._take(np.concatenate((self._last, new)), np.arange(count - len(self._last) - len(new), count))
        self._seen = count

    def segments_until(self, k: int) -> Floats:
        """Return the pieces (m, 2, 2) walked up to step k: [piece, start or end, x or y]."""
        return self._segments[: self._before(k)]

    def segments_after(self, k: int) -> Floats:
        """Return the pieces (m, 2, 2) first walked after step k."""
        return self._segments[self._before(k) : self._count]

    def _before(self, k: int) -> int:
        if self._asked != (k, self._count):  # one frame asks for one step again and again
            self._asked = k, self._count
            self._answer = int(self._steps[: self._count].searchsorted(k, side="right"))
        return self._answer

    def _take_few(self, rows: list[list[float]]) -> bool:
        """Take in new points one by one; return False, and change nothing, when one is too far or not finite."""
        (left, low), (width, height) = self.origin, self.cell
        places = [((x - left) / width, (y - low) / height) for x, y in (*self._last.tolist(), *rows)]
        if not all(abs(x) < REACH - 1 and abs(y) < REACH - 1 for x, y in places):
            return False
        here, *cells = [(math.floor(x), math.floor(y)) for x, y in places]
        point: list[float] = self._last[0].tolist()
        for step, (cell, row) in enumerate(zip(cells, rows, strict=True), self._seen):
            if cell != here:
                key = _key(here, cell)
                if key not in self._recent and not self._is_known(key):
                    self._append(np.array([[point, row]]), np.array([step]))
                    self._remember(np.array([key], dtype=np.uint64))
                here, point = cell, row
        self._last = np.array([point])
        return True

    def _is_known(self, key: int) -> bool:
        at = int(np.searchsorted(self._known, np.uint64(key))) if len(self._known) else 0
        return at < len(self._known) and int(self._known[at]) == key

    def _take(self, block: Floats, steps: Indices) -> None:
        with np.errstate(all="ignore"):
            cells = np.floor((block - self._origin) / self._cell)
            near = (np.abs(cells[:, 0]) <= REACH) & (np.abs(cells[:, 1]) <= REACH)
        changed = cells[1:] != cells[:-1]
        moved = changed[:, 0] | changed[:, 1] | ~near[1:]
        kept = np.concatenate(([True], moved))
        block, cells, near, steps = block[kept], cells[kept], near[kept], steps[kept]
        self._last = block[-1:]
        if len(block) < 2:
            return
        pairs = np.stack((block[:-1], block[1:]), axis=1)
        inside = near[:-1] & near[1:]
        wanted = np.zeros(len(pairs), dtype=bool)
        at = np.flatnonzero(inside)
        wanted[at[self._fresh(_keys(cells[at], cells[at + 1]))]] = True
        far = np.flatnonzero(~inside)
        far = far[np.isfinite(pairs[far]).all(axis=(1, 2))]
        if len(far):
            border = REACH * self._cell
            cut, visible = clip_segments(pairs[far], self._origin - border, self._origin + border)
            pairs[far] = cut
            wanted[far] = visible
        self._append(pairs[wanted], steps[1:][wanted])

    def _fresh(self, keys: NDArray[np.uint64]) -> Indices:
        """Return where `keys` (m,) are met for the first time ever, ascending, and remember them."""
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))[: len(keys)]  # to and fro is common
        if len(first) > 1:
            first = first[np.sort(np.unique(keys[first], return_index=True)[1])]
        keys = keys[first]
        if len(self._known) and len(keys):
            at = np.minimum(np.searchsorted(self._known, keys), len(self._known) - 1)
            new = self._known[at] != keys
            first, keys = first[new], keys[new]
        if self._recent and len(keys):
            new = np.array([key not in self._recent for key in keys.tolist()])
            first, keys = first[new], keys[new]
        self._remember(keys)
        return np.asarray(first, dtype=np.int64)

    def _remember(self, keys: NDArray[np.uint64]) -> None:
        if len(self._recent) + len(keys) <= _RECENT:
            self._recent.update(keys.tolist())
            return
        recent = np.fromiter(self._recent, dtype=np.uint64, count=len(self._recent))
        self._known = np.sort(np.concatenate((self._known, recent, keys)))
        self._recent = set()

    def _append(self, segments: Floats, steps: Indices) -> None:
        needed = self._count + len(segments)
        if needed > len(self._segments):
            room = max(needed, 2 * len(self._segments)) - self._count
            self._segments = np.concatenate((self._segments[: self._count], np.empty((room, 2, 2))))
            self._steps = np.concatenate((self._steps[: self._count], np.empty(room, dtype=np.int64)))
        self._segments[self._count : needed] = segments
        self._steps[self._count : needed] = steps
        self._count = needed


def clip_segments(segments: Floats, low: Floats, high: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Cut straight pieces (m, 2, 2) at the box from `low` (2,) to `high` (2,).

    Returns the pieces (m, 2, 2) and which of them (m,) touch the box; the others are meaningless. Inside the box
    nothing changes, whatever the size of the coordinates: each end is computed from the other one, in halves.
    """
    start, end = segments[:, 0], segments[:, 1]
    with np.errstate(all="ignore"):
        enter, leave = _crossings(start, end, low, high)
        back = _crossings(end, start, low, high)[1]
        half = end / 2 - start / 2
        new_end = np.where((leave < 1)[:, None], start + 2 * (leave[:, None] * half), end)
        new_start = np.where((back < 1)[:, None], end - 2 * (back[:, None] * half), start)
        visible = enter <= leave
    clipped = np.clip(np.stack((new_start, new_end), axis=1), low, high)
    return clipped, visible


def dashed(segments: Floats, pattern: tuple[float, ...], travelled: float = 0.0) -> tuple[Floats, float]:
    """Cut pieces (m, 2, 2) into the dashes of `pattern` (on, off, on, off …), which runs on across pieces.

    `travelled` is the length already walked; returns the dashes (p, 2, 2) and the length walked at the end.
    """
    if len(segments) <= FEW:
        return _dashed_few(segments.reshape(-1, 4).tolist(), pattern, travelled)
    lengths = np.hypot(*(segments[:, 1] - segments[:, 0]).T)
    segments, lengths = segments[lengths > 0], lengths[lengths > 0]
    ends = travelled + np.cumsum(lengths)
    starts = ends - lengths
    period = sum(pattern)
    pieces = [np.empty((0, 2, 2))]
    begins = 0.0
    for on, off in zip(pattern[::2], pattern[1::2], strict=True):
        lowest = np.floor((starts - begins - on) / period) + 1
        count = np.maximum(np.ceil((ends - begins) / period) - lowest, 0).astype(np.int64)
        owner = np.repeat(np.arange(len(segments)), count)
        turn = lowest[owner] + np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        dash = begins + turn * period
        edges = np.stack((np.maximum(dash, starts[owner]), np.minimum(dash + on, ends[owner])), axis=1)
        share = (edges - starts[owner, None]) / lengths[owner, None]
        origin = segments[owner, 0][:, None]
        pieces.append(origin + share[:, :, None] * (segments[owner, 1][:, None] - origin))
        begins += on + off
    return np.concatenate(pieces), float(ends[-1]) if len(ends) else travelled


def _dashed_few(pieces: list[list[float]], pattern: tuple[float, ...], travelled: float) -> tuple[Floats, float]:
    period = sum(pattern)
    edges = list(accumulate(pattern))
    dashes: list[tuple[float, float, float, float]] = []
    for x, y, to_x, to_y in pieces:
        length = math.hypot(to_x - x, to_y - y)
        turn = travelled // period * period
        while length > 0 and turn < travelled + length:
            begins = turn
            for on, off in zip(edges[::2], edges[1::2], strict=True):
                start, end = max(begins - travelled, 0.0) / length, min(turn + on - travelled, length) / length
                if start < end:
                    dash = (x + start * (to_x - x), y + start * (to_y - y), x + end * (to_x - x), y + end * (to_y - y))
                    dashes.append(dash)
                begins = turn + off
            turn += period
        travelled += length
    return np.array(dashes, dtype=float).reshape(-1, 2, 2), travelled


def _crossings(start: Floats, end: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the shares of the way (m,), (m,) at which lines enter and leave the box; enter > leave: they miss it."""
    half = end / 2 - start / 2
    still = half == 0
    outside = (start < low) | (start > high)
    one, other = (low / 2 - start / 2) / half, (high / 2 - start / 2) / half
    near = np.where(still, np.where(outside, np.inf, -np.inf), np.minimum(one, other))
    far = np.where(still, np.where(outside, -np.inf, np.inf), np.maximum(one, other))
    return np.maximum(near.max(axis=1), 0.0), np.minimum(far.min(axis=1), 1.0)


def _keys(cells: Floats, others: Floats) -> NDArray[np.uint64]:
    """Return one number per pair of cells (m, 2), the same in both directions; different pairs differ (64 bits)."""
    one, other = (
        (c[:, 0].astype(np.int64) + REACH) * _SPAN + c[:, 1].astype(np.int64) + REACH for c in (cells, others)
    )
    key = np.minimum(one, other).astype(np.uint64) * np.uint64(_MIX)
    key ^= key >> np.uint64(32)
    key = (key + np.maximum(one, other).astype(np.uint64)) * np.uint64(_STIR)
    return np.asarray(key ^ (key >> np.uint64(29)), dtype=np.uint64)


def _key(cell: tuple[int, int], other: tuple[int, int]) -> int:
    """Return what _keys returns for one pair."""
    low, high = sorted((x + REACH) * _SPAN + y + REACH for x, y in (cell, other))
    key = low * _MIX & _MASK
    key = ((key ^ (key >> 32)) + high) * _STIR & _MASK
    return key ^ (key >> 29)
