"""A displacement of fixed length turned around a point: what the gradient predicts for the loss, and what is true.

The linear approximation Δf ≈ ∇f · Δ is a cosine of the angle between the two: smallest opposite to the gradient,
0 at right angles to it. The true change shows how far the approximation reaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.plane import Plane


@dataclass(frozen=True, eq=False)
class Turning:
    """Displacements of one `length` (> 0, in units of the plane) from a position (P,), along two `axes` (2, P).

    Angles are radians, counter-clockwise from the first axis. Where P is 1 the second axis is zeros.
    """

    landscape: Landscape
    position: Array
    axes: Array
    length: float

    @cached_property
    def loss(self) -> float:
        """f at the position."""
        return float(self.landscape.loss(self.position))

    @cached_property
    def gradient(self) -> Array:
        """The slopes along the two axes, (2,): the gradient of what the plane shows."""
        with np.errstate(all="ignore"):  # a slope may be infinite
            return np.asarray(self.axes @ self.landscape.gradient(self.position))

    @property
    def steepness(self) -> float:
        """The length of that gradient: the steepest slope."""
        return float(np.hypot(*self.gradient))

    @property
    def uphill(self) -> float:
        """The angle of the gradient; 0 where it is 0 or not finite."""
        rise = float(np.arctan2(self.gradient[1], self.gradient[0]))
        return rise if np.isfinite(rise) else 0.0

    @property
    def downhill(self) -> float:
        """The angle opposite to the gradient, where the predicted change is least."""
        return self.uphill + np.pi

    def displacements(self, angles: Array) -> Array:
        """Return the displacements in the plane (..., 2) at angles (...)."""
        return self.length * np.stack([np.cos(angles), np.sin(angles)], axis=-1)

    def predicted(self, angles: Array) -> Array:
        """Return ∇f · Δ at angles (...), shape (...)."""
        return np.asarray(self.displacements(angles) @ self.gradient)

    def true(self, angles: Array) -> Array:
        """Return f(p + Δ) − f(p) at angles (...), shape (...)."""
        moved = Plane(self.position, self.axes).to_space(self.displacements(angles))
        with np.errstate(all="ignore"):
            return np.asarray(self.landscape.loss(moved) - self.loss)


def between(angle: float, other: float) -> float:
    """Return the angle between two directions, 0 to π."""
    return float(abs((angle - other + np.pi) % (2.0 * np.pi) - np.pi))
