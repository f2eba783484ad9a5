"""The box the surface is drawn in: from plane coordinates and elevations to the coordinates OpenGL sees, and back.

The scene is always about two units wide, whatever the domain, so that depth, bias and camera limits are constants
and a domain of 1e-9 or 1e9 keeps its precision: everything is centred in float64 before it becomes float32.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HEIGHT = 0.95  # of the surface, in units of half the longer side of the domain
FLOOR = -0.09  # the grid lies under the lowest point, so that it never cuts the surface
_SLIMMEST = 0.55  # a domain of 100 : 1 is still drawn as a readable rectangle


@dataclass(frozen=True)
class Box:
    """The domain's bounds (x_lo, x_hi, y_lo, y_hi) and half the sides of the drawn rectangle."""

    bounds: tuple[float, float, float, float]
    half_x: float
    half_y: float

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float]) -> Box:
        """Return the box for a domain; a domain without extent gets a nominal one."""
        x_lo, x_hi, y_lo, y_hi = (float(bound) for bound in bounds)
        width, depth = abs(x_hi - x_lo) or 1.0, abs(y_hi - y_lo) or 1.0
        ratio = float(np.clip(width / depth, _SLIMMEST, 1 / _SLIMMEST))
        return cls((x_lo, x_hi, y_lo, y_hi), min(1.0, ratio), min(1.0, 1 / ratio))

    def to_scene(self, points: NDArray[np.float64], elevations: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return the scene coordinates, (n, 3), of plane points (n, 2) at elevations (n,) in [0, 1]."""
        x_lo, x_hi, y_lo, y_hi = self.bounds
        scene = np.empty((len(points), 3), dtype=np.float32)
        with np.errstate(over="ignore", invalid="ignore"):
            scene[:, 0] = ((points[:, 0] - x_lo) / ((x_hi - x_lo) or 1.0) - 0.5) * (2 * self.half_x)
            scene[:, 1] = ((points[:, 1] - y_lo) / ((y_hi - y_lo) or 1.0) - 0.5) * (2 * self.half_y)
            scene[:, 2] = np.asarray(elevations) * HEIGHT
        return scene

    def to_plane(self, scene: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the plane points, (n, 2), below or above scene points (n, 2 or more)."""
        x_lo, x_hi, y_lo, y_hi = self.bounds
        x = x_lo + (scene[:, 0] / (2 * self.half_x) + 0.5) * (x_hi - x_lo)
        y = y_lo + (scene[:, 1] / (2 * self.half_y) + 0.5) * (y_hi - y_lo)
        return np.stack([x, y], axis=1)

    def contains(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of the plane points (n, 2) lie in the domain, (n,); NaN does not."""
        x_lo, x_hi, y_lo, y_hi = self.bounds
        x, y = points[:, 0], points[:, 1]
        inside: NDArray[np.bool_] = (x >= x_lo) & (x <= x_hi) & (y >= y_lo) & (y <= y_hi)
        return inside

    def corners(self) -> NDArray[np.float64]:
        """Return the eight corners of what is drawn, (8, 3)."""
        signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (FLOOR, HEIGHT)], dtype=float)
        return signs * (self.half_x, self.half_y, 1.0)
