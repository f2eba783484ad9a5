"""Heights of a landscape on a plane, and what is drawn of them: contour view and 3-D share one relief.

Colours and isolines follow levels that suit the landscape: of equal area where heights are tame, log-spaced above
the lowest point where a valley is steep. Nothing here changes a number that is computed; what a picture has to cut
off is named (`ceiling`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np
from contourpy import FillType, LineType, SerialContourGenerator, ZInterp
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.plane import Plane

Scale = Literal["linear", "log"]
LEVELS = 16
HELD = 1 << 22
STEEP = 300.0  # highest point over a low quantile, both above the lowest point: beyond, levels are log-spaced
PRECIPITOUS = 1e12  # and beyond this, log-spaced levels would leave bands of many decades: equal areas again


class Relief:
    """Heights (nx, ny) on the grid x (nx,) × y (ny,); NaN where the landscape is not finite."""

    def __init__(self, x: Array, y: Array, heights: Array) -> None:
        self.x = x
        self.y = y
        self.heights = np.where(np.isfinite(heights), heights, np.nan)
        finite = np.sort(self.heights[~self.holes], axis=None)
        self.flat = not len(finite) or not finite[-1] > finite[0]
        self.lowest = float(finite[0]) if len(finite) else 0.0
        self.highest = float(finite[-1]) if len(finite) else 0.0
        # In units of the largest: the difference of two finite floats may overflow, that of two tiny ones vanish.
        self._unit = max(abs(self.lowest), abs(self.highest)) or 1.0
        above = (finite / self._unit - self.lowest / self._unit) if len(finite) else np.zeros(1)
        self._span = float(above[-1]) or 1.0
        low = float(above[int(0.02 * (len(above) - 1))])
        self._foot = low if low > 1e-250 * self._span else 1e-12 * self._span
        self.steep = not self.flat and self._span > STEEP * self._foot
        ordinary = float(above[int(0.98 * (len(above) - 1))])
        self._cut = 4.0 * ordinary if 0.0 < 40.0 * ordinary < self._span else self._span

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The plane's rectangle: x from, x to, y from, y to."""
        return (float(self.x[0]), float(self.x[-1]), float(self.y[0]), float(self.y[-1]))

    @cached_property
    def holes(self) -> NDArray[np.bool_]:
        """Where the landscape is not finite, (nx, ny)."""
        return np.isnan(self.heights)

    @property
    def ceiling(self) -> float | None:
        """The height above which the linear 3-D picture is cut off, or None when it shows all."""
        return None if self._cut == self._span else self._height(self._cut)

    @cached_property
    def levels(self) -> Array:
        """Heights of the isolines, rising, (k,)."""
        if self.flat:
            return np.empty(0)
        above = self._above[~self.holes]
        if self.steep and self._span < PRECIPITOUS * self._foot:
            chosen = np.geomspace(self._foot, 0.98 * self._span, LEVELS)
        else:
            shares = np.linspace(0.0, 1.0, LEVELS + 2)[1:-1]  # np.quantile would import numpy.ma: slow at the start
            chosen = np.interp(shares * (len(above) - 1), np.arange(len(above)), np.sort(above))
        levels = np.array(sorted({self._height(float(above)) for above in chosen}))
        return levels[(levels > self.lowest) & (levels < self.highest)]

    @cached_property
    def shades(self) -> NDArray[np.float32]:
        """Position on the colour map, 0 … 1, (nx, ny): one equal share per band between two levels; 0 in holes."""
        if self.flat:
            return np.full(self.heights.shape, 0.5, dtype=np.float32)
        knots = np.concatenate([[self.lowest], self.levels, [self.highest]]) / self._unit
        shades = np.interp(self.heights / self._unit, knots, np.linspace(0.0, 1.0, len(knots)))
        return np.where(self.holes, 0.0, shades).astype(np.float32)

    @cached_property
    def isolines(self) -> tuple[Array, ...]:
        """One array (m, 2) per level: its lines in plane coordinates, parted by NaN rows."""
        if self.flat:
            return ()
        unit = self._unit
        x, y = np.meshgrid(self.x, self.y)
        options: dict[str, Any] = {
            "mask": self.holes.T if self.holes.any() else None,
            "corner_mask": True,
            "quad_as_tri": False,
            "z_interp": ZInterp.Linear,
            "line_type": LineType.ChunkCombinedNan,
            "fill_type": FillType.OuterCode,
        }
        generator = SerialContourGenerator(x, y, self.heights.T / unit, **options)
        lines = (generator.lines(level / unit)[0][0] for level in self.levels)
        return tuple(np.empty((0, 2)) if line is None else np.asarray(line, dtype=np.float64) for line in lines)

    def elevations(self, scale: Scale) -> NDArray[np.float32]:
        """Return heights to draw in 3-D, 0 … 1, (nx, ny), NaN in holes."""
        return self._elevation(scale).astype(np.float32)

    def elevations_at(self, points: Array, scale: Scale) -> Array:
        """Return the drawn elevation at plane points (n, 2), on the drawn grid; NaN outside of it and in holes."""
        grid = self.elevations(scale).astype(np.float64)
        fx, fy = self._places(points[:, 0], self.x), self._places(points[:, 1], self.y)
        inside = np.isfinite(fx) & np.isfinite(fy)
        fx, fy = np.where(inside, fx, 0.0), np.where(inside, fy, 0.0)
        i = np.minimum(fx.astype(int), len(self.x) - 2)
        j = np.minimum(fy.astype(int), len(self.y) - 2)
        u, v = fx - i, fy - j
        low = grid[i, j] * (1.0 - u) + grid[i + 1, j] * u
        high = grid[i, j + 1] * (1.0 - u) + grid[i + 1, j + 1] * u
        return np.where(inside, low * (1.0 - v) + high * v, np.nan)

    def height_at_elevation(self, elevation: float, scale: Scale) -> float:
        """Return the height that is drawn at `elevation` (0 … 1)."""
        if self.flat:
            return self.lowest
        if scale == "linear":
            return self._height(self._cut * elevation)
        whole = math.log1p(self._span / self._foot)
        return self._height(self._foot * math.expm1(whole * elevation))

    def elevations_of(self, heights: Array, scale: Scale) -> Array:
        """Return at which elevation heights (...) would be drawn: 0 … 1 on the surface, beyond it outside; else NaN.

        The inverse of height_at_elevation. In "log" nothing lies below the lowest point.
        """
        if self.flat:
            return np.where(np.isfinite(heights), 0.5, np.nan)
        with np.errstate(all="ignore"):
            above = heights / self._unit - self.lowest / self._unit
            if scale == "linear":
                return np.asarray(above / self._cut)
            logs = np.log1p(np.where(above >= 0.0, above, np.nan) / self._foot)
            return np.asarray(logs / math.log1p(self._span / self._foot))

    @cached_property
    def _above(self) -> Array:
        """Heights above the lowest point, (nx, ny), in units."""
        return self.heights / self._unit - self.lowest / self._unit

    def _height(self, above: float) -> float:
        return self._unit * (self.lowest / self._unit + above)

    def _elevation(self, scale: Scale) -> Array:
        if self.flat:
            return np.where(self.holes, np.nan, 0.5)
        if scale == "linear":
            return np.minimum(self._above / self._cut, 1.0)
        return np.log1p(np.maximum(self._above, 0.0) / self._foot) / math.log1p(self._span / self._foot)

    @staticmethod
    def _places(values: Array, grid: Array) -> Array:
        """Return fractional grid indices; NaN outside the grid."""
        with np.errstate(all="ignore"):
            places = (values - grid[0]) / (grid[-1] - grid[0]) * (len(grid) - 1)
            return np.where((values >= grid[0]) & (values <= grid[-1]), places, np.nan)


def survey(landscape: Landscape, plane: Plane, domain: Sequence[tuple[float, float]], resolution: int = 201) -> Relief:
    """Return the relief of `landscape` on the part `domain` (x from, to; y from, to) of `plane`."""
    x, y = grid_on(domain, resolution)
    points = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    return Relief(x, y, heights_at(landscape, plane, points))


def grid_on(domain: Sequence[tuple[float, float]], resolution: int) -> tuple[Array, Array]:
    """Return the grid's x and y, (resolution,) each; where the domain is one interval, y goes from −1 to 1."""
    x, y = (np.linspace(*_widened(low, high), resolution) for low, high in (*domain, (-1.0, 1.0))[:2])
    return x, y


def heights_at(landscape: Landscape, plane: Plane, points: Array) -> Array:
    """Return the loss at plane points (..., 2), shape (...); never more than HELD coordinates at once."""
    flat = points.reshape(-1, 2)
    block = max(1, HELD // landscape.dimension)
    if len(flat) <= block:
        return landscape.loss(plane.to_space(points))
    parts = [landscape.loss(plane.to_space(flat[at : at + block])) for at in range(0, len(flat), block)]
    return np.concatenate(parts).reshape(points.shape[:-1])


def _widened(low: float, high: float) -> tuple[float, float]:
    """Give an interval without width one, so that there is something to draw."""
    least = 1e-9 * max(1.0, abs(low), abs(high))
    if high - low >= least:
        return low, high
    middle, reach = 0.5 * low + 0.5 * high, max(0.5, 1e-3 * abs(low))
    return middle - reach, middle + reach
