"""The drawn heights, to stand on: elevations between grid points exactly as the triangles of the mesh have them.

A relief interpolates bilinearly; the card draws two triangles per cell, and across a steep cell the two differ by
more than a line is thick. Paths, balls, isolines and the mouse all ask here, so that what lies on the surface does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import Box

if TYPE_CHECKING:
    from gdviz.engine.relief import Relief

Scale = Literal["linear", "log"]

_STRIDES = (4, 2)
_UNEVEN = 0.0025  # share of the height that a coarser grid may be off: half a pixel in a view of 500
_OFF_COLOUR = 0.03  # share of the colour map


@dataclass(frozen=True, eq=False)
class Ground:
    """A relief at one height scale: its elevations (nx, ny) in [0, 1], NaN in holes, and the box they are drawn in.

    Every `stride`-th point of the relief's grid is drawn: a calm landscape needs few triangles to look the same.
    """

    relief: Relief
    scale: Scale
    box: Box
    stride: int
    elevations: NDArray[np.float32]
    shades: NDArray[np.float32]  # (nx, ny), positions on the colour map

    @classmethod
    def of(cls, relief: Relief, scale: Scale) -> Ground:
        """Return the ground of a relief."""
        whole, shades = relief.elevations(scale), relief.shades
        stride = next((s for s in _STRIDES if _is_enough(whole, s, _UNEVEN) and _is_enough(shades, s, _OFF_COLOUR)), 1)
        thin = slice(None, None, stride)
        return cls(relief, scale, Box.around(relief.bounds), stride, whole[thin, thin], shades[thin, thin])

    @property
    def x(self) -> NDArray[np.float64]:
        """The plane coordinates of the drawn columns, (nx,)."""
        return self.relief.x[:: self.stride]

    @property
    def y(self) -> NDArray[np.float64]:
        """The plane coordinates of the drawn rows, (ny,)."""
        return self.relief.y[:: self.stride]

    def elevations_at(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the drawn elevations (n,) at plane points (n, 2); NaN outside of the domain and in holes."""
        inside = self.box.contains(points)
        x_lo, x_hi, y_lo, y_hi = self.box.bounds
        columns, rows = self.elevations.shape
        safe = np.where(inside[:, None], points, (x_lo, y_lo))
        across = (safe[:, 0] - x_lo) / ((x_hi - x_lo) or 1.0) * (columns - 1)
        along = (safe[:, 1] - y_lo) / ((y_hi - y_lo) or 1.0) * (rows - 1)
        i = np.minimum(across.astype(np.intp), columns - 2)
        j = np.minimum(along.astype(np.intp), rows - 2)
        u, v = across - i, along - j
        heights = self.elevations
        low, high = heights[i, j], heights[i + 1, j + 1]
        below = u >= v  # which of the cell's two triangles, see faces_of in mesh.py
        corner = np.where(below, heights[i + 1, j], heights[i, j + 1])
        first, second = np.where(below, u, v), np.where(below, v, u)
        return np.where(inside, low + first * (corner - low) + second * (high - corner), np.nan)

    def scene(self, points: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return the scene points (n, 3) on the surface at plane points (n, 2); NaN where there is no surface."""
        return self.box.to_scene(points, self.elevations_at(points))


def _is_enough(values: NDArray[np.float32], stride: int, tolerance: float) -> bool:
    """Return whether every stride-th point of a grid (nx, ny) gives the others by interpolation; never with holes."""
    if any((length - 1) % stride or length <= 8 * stride for length in values.shape):
        return False
    coarse = values[::stride, ::stride]
    half = stride // 2
    middles = (
        (values[half::stride, ::stride], (coarse[:-1] + coarse[1:]) / 2),
        (values[::stride, half::stride], (coarse[:, :-1] + coarse[:, 1:]) / 2),
        (values[half::stride, half::stride], (coarse[:-1, :-1] + coarse[1:, 1:]) / 2),
    )
    return all(bool(np.max(np.abs(true - guess)) <= tolerance) for true, guess in middles)
