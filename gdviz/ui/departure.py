"""When a run left a rectangle of the plane: the map that is seen, or the domain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviz.ui.geometry import Floats

_BLOCK = 65_536


class Departure:
    """Follows one growing path; asking again a step later looks at one step only."""

    def __init__(self, points: Callable[[int, int], Floats], low: tuple[float, ...], high: tuple[float, ...]) -> None:
        """`points(first, last)` gives the rows first … last - 1 of the path, (n, d); `low` and `high` bound d axes."""
        self._points = points
        self._low = low
        self._high = high
        self._until = -1  # the last step that was looked at
        self._inside = -1  # the last step inside, of those

    def left_at(self, k: int) -> int | None:
        """Return the step at which the path left for good, as far as step k knows; None: at step k it is inside.

        -1 means that it never was inside.
        """
        if k < self._until:
            self._until = self._inside = -1
        if k == self._until + 1:
            here = self._points(k, k + 1)[0].tolist()
            if all(low <= value <= high for low, value, high in zip(self._low, here, self._high, strict=True)):
                self._inside = k
        for first in range(self._until + 1, k + 1, _BLOCK):
            rows = self._points(first, min(first + _BLOCK, k + 1))
            inside = np.flatnonzero(((rows >= self._low) & (rows <= self._high)).all(axis=1))
            if len(inside):
                self._inside = first + int(inside[-1])
        self._until = k
        if self._inside == k:
            return None
        return self._inside + 1 if self._inside >= 0 else -1
