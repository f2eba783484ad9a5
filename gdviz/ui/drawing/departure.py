"""When a run left a rectangle of the plane: the map that is seen, or the domain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviz.ui.drawing.geometry import Floats

_BLOCK = 4096


class Departure:
    """Remembers one stay outside, so that asking again a step later looks at one step only."""

    def __init__(self, points: Callable[[int, int], Floats], low: tuple[float, ...], high: tuple[float, ...]) -> None:
        """`points(first, last)` gives the rows first … last - 1 of a path, (n, d); `low` and `high` bound d axes."""
        self._points = points
        self._low = low
        self._high = high
        self._first, self._last = 0, -1  # steps between which the path is known to be outside

    def left_at(self, k: int) -> int | None:
        """Return the step at which the path left before step k; None: at step k it is inside, -1: it never was."""
        here = self._points(k, k + 1)[0].tolist()
        if all(low <= value <= high for low, value, high in zip(self._low, here, self._high, strict=True)):
            return None
        if not self._first <= k <= self._last:
            known = self._last + 1 if self._last < k else 0  # steps before this need no second look
            first = self._first if known else 0
            for last in range(k, known, -_BLOCK):
                rows = self._points(max(last - _BLOCK, known), last)
                inside = np.flatnonzero(((rows >= self._low) & (rows <= self._high)).all(axis=1))
                if len(inside):
                    first = max(last - _BLOCK, known) + int(inside[-1]) + 1
                    break
            self._first, self._last = first, k
        return self._first or -1
