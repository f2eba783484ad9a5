"""A 2-D window into P dimensions: two axes through a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gdviz.engine.landscape import Array


@dataclass(frozen=True, eq=False)
class Plane:
    """The plane origin + u·axes[0] + v·axes[1]; `origin` (P,), `axes` (2, P).

    Axes need not be orthonormal: those that follow the size of weights are not. An axis of zeros stands for a second
    dimension that is not there.
    """

    origin: Array
    axes: Array

    def to_space(self, points: Array) -> Array:
        """Return the positions (..., P) of plane points (..., 2)."""
        return np.asarray(self.origin + points @ self.axes)

    def to_plane(self, positions: Array) -> Array:
        """Return the plane points (..., 2) nearest to positions (..., P): projected at right angles."""
        return np.asarray((positions - self.origin) @ self._projection)

    def distances(self, positions: Array) -> Array:
        """Return how far positions (..., P) lie off the plane, (...): what a picture of it cannot show."""
        return np.asarray(np.linalg.norm(positions - self.to_space(self.to_plane(positions)), axis=-1))

    def to_plane_vectors(self, vectors: Array) -> Array:
        """Return the plane vectors (..., 2) nearest to displacements (..., P)."""
        return np.asarray(vectors @ self._projection)

    @cached_property
    def unit(self) -> float:
        """How long the first axis is: one unit of the plane, in space."""
        return float(np.linalg.norm(self.axes[0]))

    @cached_property
    def _projection(self) -> Array:
        """What takes a displacement (P,) to its plane point (2,) by least squares, (P, 2)."""
        gram = self.axes @ self.axes.T
        if np.array_equal(gram, np.diag(np.diag(gram) != 0.0)):
            return self.axes.T
        return np.asarray(np.linalg.pinv(self.axes))


def coordinate_plane(at: Sequence[float]) -> Plane:
    """Return the plane of the first two coordinates; the others stay as in `at` (P,)."""
    return weights_plane(at, 0, 1)


def weights_plane(at: Sequence[float] | Array, first: int, second: int) -> Plane:
    """Return the plane of coordinates `first` and `second`; the others stay as in `at` (P,).

    Its points are the two coordinates themselves. Where P is 1, `second` does not count.
    """
    origin = np.array(at, dtype=np.float64)
    axes = np.zeros((2, len(origin)))
    for axis, index in zip(axes, (first, second), strict=True):
        if index < len(origin):
            axis[index] = 1.0
            origin[index] = 0.0
    return Plane(origin, axes)
