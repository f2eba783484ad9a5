"""A 2-D window into P dimensions: two axes through a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array


@dataclass(frozen=True, eq=False)
class Plane:
    """The plane origin + u·axes[0] + v·axes[1]; `origin` (P,), `axes` (2, P) orthonormal."""

    origin: Array
    axes: Array

    def to_space(self, points: Array) -> Array:
        """Return the positions (..., P) of plane points (..., 2)."""
        return np.asarray(self.origin + points @ self.axes)

    def to_plane(self, positions: Array) -> Array:
        """Return the plane points (..., 2) of positions (..., P), projected at right angles."""
        return np.asarray((positions - self.origin) @ self.axes.T)


def coordinate_plane(at: Sequence[float]) -> Plane:
    """Return the plane of the first two coordinates; the others stay as in `at` (P,)."""
    origin = np.asarray(at, dtype=np.float64).copy()
    origin[:2] = 0.0
    axes = np.eye(2, len(origin))
    if len(origin) == 1:
        axes[1] = 0.0
    return Plane(origin, axes)
