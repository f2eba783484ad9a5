"""A run's path draped over the drawn surface: what a straight step crosses, it climbs.

A step is a jump in the plane; drawn straight in space it would cut through hills and hang over valleys. It is cut
into pieces of about a grid cell, each lifted to the drawn height, so that a path always lies on what one sees.
Nothing is clamped: what is outside of the domain is not drawn, and a mark stands where the path left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.drawing.geometry import Polyline, clip_segments
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.strand import Strand

if TYPE_CHECKING:
    from gdviz.engine.trajectory import Trajectory

_CELLS = 450  # of the path's grid across the domain: about a pixel
_MOST_PIECES = 96  # of one step
_MOST_EXITS = 24  # marks of one run


class Track:
    """The draped path of one trajectory, grown with it."""

    def __init__(self, trajectory: Trajectory, ground: Ground, seen: Callable[[int, int], NDArray[np.float64]]) -> None:
        """`seen(first, last)` gives the steps from `first` to before `last` as plane points (n, 2)."""
        x_lo, x_hi, y_lo, y_hi = ground.box.bounds
        self.trajectory = trajectory
        self._seen = seen
        self.ground = ground
        self.strand = Strand()
        self._low, self._high = np.array([x_lo, y_lo]), np.array([x_hi, y_hi])
        cell = np.maximum(np.abs(self._high - self._low), 1e-300) / _CELLS
        self._polyline = Polyline((float(cell[0]), float(cell[1])), (x_lo, y_lo))
        self._ends = np.zeros(1, dtype=np.int64)  # pieces drawn up to each segment of the polyline
        self._draped = 0
        self._exits: list[tuple[int, NDArray[np.float64]]] = []

    def points(self, first: int, last: int) -> NDArray[np.float64]:
        """Return the plane points (n, 2) of the steps from `first` to before `last`."""
        return self._seen(first, last)

    def extend(self) -> None:
        """Take in the steps that are new."""
        count, known = len(self.trajectory), len(self._polyline)
        if count == known:
            return
        self._polyline.extend(self.points(known, count), known)  # choosing columns copies: of what is new alone
        fresh = self._polyline.segments_until(count)[self._draped :]
        if not len(fresh):
            return
        pieces, counts, exits = draped(fresh, self.ground)
        self.strand.append(pieces)
        total = self._draped + len(fresh)
        if total >= len(self._ends):
            self._ends = np.concatenate([self._ends, np.empty(max(total, 256), dtype=np.int64)])
        self._ends[self._draped + 1 : total + 1] = self._ends[self._draped] + np.cumsum(counts)
        for at in np.flatnonzero(np.isfinite(exits[:, 0]))[: _MOST_EXITS - len(self._exits)]:
            self._exits.append((self._draped + int(at), exits[at]))
        self._draped = total

    def pieces_until(self, step: int) -> int:
        """Return how many of the segments are walked up to a step."""
        return int(self._ends[len(self._polyline.segments_until(step))])

    def exits_between(self, first: int, last: int) -> NDArray[np.float64]:
        """Return where the path left the domain between two steps, plane points (e, 2) on its edge."""
        before, walked = (len(self._polyline.segments_until(step)) for step in (first, last))
        before = before if first else 0
        return np.array([point for at, point in self._exits if before <= at < walked]).reshape(-1, 2)


def draped(
    segments: NDArray[np.float64], ground: Ground
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float64]]:
    """Drape plane segments (m, 2, 2) over the ground.

    Returns the pieces (p, 2, 3) in scene units, how many belong to each segment (m,), and where each segment leaves
    the domain (m, 2), NaN when it does not.
    """
    x_lo, x_hi, y_lo, y_hi = ground.box.bounds
    low, high = np.array([x_lo, y_lo]), np.array([x_hi, y_hi])
    inside = ground.box.contains(segments.reshape(-1, 2)).reshape(-1, 2)
    cut, visible, exits = segments, inside[:, 0], np.full((len(segments), 2), np.nan)
    if not inside.all():
        cut, visible = clip_segments(segments, low, high)
        exits = np.where((visible & ~inside[:, 1])[:, None], cut[:, 1], np.nan)
    grid = np.array(ground.elevations.shape, dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        cells = np.abs(cut[:, 1] - cut[:, 0]) / np.maximum(high - low, 1e-300) * grid
    parts = np.clip(np.ceil(np.nan_to_num(cells.max(axis=1))), 1, _MOST_PIECES).astype(np.int64)
    parts[~visible] = 0
    owner = np.repeat(np.arange(len(segments)), parts)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(parts) - parts, parts)
    points = np.empty((len(owner), 2, 2))
    for end in (0, 1):
        share = ((number + end) / parts[owner])[:, None]
        points[:, end] = cut[owner, 0] * (1 - share) + cut[owner, 1] * share
    points = np.clip(points, low, high)  # only rounding: they lie between two points of the domain
    pieces = ground.scene(points.reshape(-1, 2)).reshape(-1, 2, 3)
    whole = np.isfinite(pieces).all(axis=(1, 2))
    counts = np.bincount(owner[whole], minlength=len(segments))
    return pieces[whole], counts.astype(np.int64), exits
