"""The floor grid, the far walls and their numbers: which lines and labels a camera needs, and how labels are painted.

Numbers are what the plane and the loss really are, also where the drawn height is a logarithm. Labels stand on the
edges nearest to the eye, so that the surface never covers them, and are at most 20.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, cos, floor, isfinite, log10, radians

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import FLOOR, HEIGHT, Box
from gdviz.ui.views.surface.camera import Camera, Eye
from gdviz.ui.wording.numbers import brief_number

_TICKS = 5
_MOST_FIGURES = 10
_HEIGHT_GAP = 0.17  # share of the height below which two numbers would touch
_OUTSIDE = 20.0  # pixels between an edge and its numbers
_NAME_OUTSIDE = 48.0
_ACROSS = 2.7  # scene units across the view at zoom 1, about


@dataclass(frozen=True)
class Tick:
    """A number on an axis: its place, 0 to 1 along the axis, and what it says."""

    place: float
    text: str


@dataclass(frozen=True)
class Label:
    """A text at a scene point; side -1 ends there, 0 is centred, 1 starts there; names are set in italics.

    One that `gives_way` is left out where it would lie on one before it.
    """

    at: tuple[float, float, float]
    text: str
    side: int = 0
    name: bool = False
    gives_way: bool = False


@dataclass(frozen=True)
class Axes:
    """The ticks of the three axes and the names of the variables."""

    x: tuple[Tick, ...]
    y: tuple[Tick, ...]
    height: tuple[Tick, ...]
    names: tuple[str, str, str]

    def lines(self, box: Box, camera: Camera) -> NDArray[np.float32]:
        """Return the grid lines of the floor and of the two far walls, (m, 2, 3), the frame last (7 lines)."""
        near_x, near_y = _near_sides(camera)
        far_x, far_y = -near_x * box.half_x, -near_y * box.half_y
        left, right, front, back = -box.half_x, box.half_x, -box.half_y, box.half_y
        lines: list[tuple[tuple[float, float, float], tuple[float, float, float]]] = []
        for tick in self.x:
            x = _along(tick, box.half_x)
            lines.append(((x, front, FLOOR), (x, back, FLOOR)))
        for tick in self.y:
            y = _along(tick, box.half_y)
            lines.append(((left, y, FLOOR), (right, y, FLOOR)))
        for tick in self.height:
            z = tick.place * HEIGHT
            lines += [((left, far_y, z), (right, far_y, z)), ((far_x, front, z), (far_x, back, z))]
        lines += [((left, y, FLOOR), (right, y, FLOOR)) for y in (front, back)]
        lines += [((x, front, FLOOR), (x, back, FLOOR)) for x in (left, right)]
        posts = ((far_x, far_y), (-far_x, far_y), (far_x, -far_y))
        lines += [((x, y, FLOOR), (x, y, HEIGHT)) for x, y in posts]
        return np.array(lines, dtype=np.float32)

    def labels(self, box: Box, camera: Camera, eye: Eye, scale: float) -> tuple[Label, ...]:
        """Return the numbers and names, on the edges that face the eye; scale is device pixels per pixel."""
        near_x, near_y = _near_sides(camera)
        pixel = scale * _ACROSS / min(eye.width, eye.height)
        outside, name_outside = _OUTSIDE * pixel, _NAME_OUTSIDE * pixel
        edge_x, edge_y = near_x * (box.half_x + outside), near_y * (box.half_y + outside)
        labels = [Label((_along(tick, box.half_x), edge_y, FLOOR), tick.text) for tick in self.x]
        labels += [Label((edge_x, _along(tick, box.half_y), FLOOR), tick.text) for tick in self.y]
        beyond_x, beyond_y = near_x * (box.half_x + name_outside), near_y * (box.half_y + name_outside)
        labels.append(Label((0.0, beyond_y, FLOOR), self.names[0], name=True))
        labels.append(Label((beyond_x, 0.0, FLOOR), self.names[1], name=True))
        posts = np.array(
            [(near_x * box.half_x, -near_y * box.half_y, 0), (-near_x * box.half_x, near_y * box.half_y, 0)]
        )
        x, y, _ = posts[int(np.argmin(eye.project(posts)[:, 0]))].tolist()
        aside = 0.2 * outside
        labels += [
            Label((x + np.sign(x) * aside, y + np.sign(y) * aside, tick.place * HEIGHT), tick.text, -1)
            for tick in self.height
        ]
        labels.append(Label((x, y, HEIGHT + 0.11), self.names[2], name=True))
        return tuple(labels)


def plane_ticks(low: float, high: float) -> tuple[Tick, ...]:
    """Return round numbers between two ends, with their places."""
    if not (isfinite(low) and isfinite(high) and high > low):
        return ()
    step = _round_step((high - low) / _TICKS)
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    if last - first > 3 * _TICKS:  # the numbers are too close together for a double to count in steps
        return ()
    digits = max(0, 2 - floor(log10(step)))
    values = [round(number * step, digits) for number in range(first, last + 1)]
    largest = max(abs(low), abs(high))
    figures = min(max(5, floor(log10(largest)) - floor(log10(step)) + 1), _MOST_FIGURES)
    return tuple(Tick((value - low) / (high - low), brief_number(value, figures)) for value in values)


def height_ticks(height_at: Callable[[float], float], *, logarithmic: bool) -> tuple[Tick, ...]:
    """Return round losses up the height axis, height_at(elevation) being the loss at an elevation in [0, 1]."""
    elevations = np.linspace(0, 1, 129)
    heights = np.array([height_at(float(elevation)) for elevation in elevations])
    if not np.isfinite(heights).all() or not heights[-1] > heights[0]:
        return ()
    chosen: list[Tick] = []
    for value in _candidates(float(heights[0]), float(heights[-1]), logarithmic=logarithmic):
        place = float(np.interp(value, heights, elevations))
        if all(abs(place - tick.place) >= _HEIGHT_GAP for tick in chosen):
            chosen.append(Tick(place, brief_number(value)))
    return tuple(sorted(chosen, key=lambda tick: tick.place))


def _candidates(low: float, high: float, *, logarithmic: bool) -> list[float]:
    """Return round losses in [low, high], those that should be shown first at the front."""
    if not logarithmic:
        step = _round_step((high - low) / 5.5)
        return [number * step for number in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)][:40]
    largest = max(abs(low), abs(high))
    top = floor(log10(largest))
    decades = range(top, top - 16, -1)
    sizes = [1.0 * 10.0**d for d in decades] + [m * 10.0**d for d in decades for m in (5.0, 2.0)]
    values = [0.0] + [sign * size for size in sizes for sign in (1, -1)]
    return [value for value in values if low <= value <= high]


def _round_step(rough: float) -> float:
    scale = 10.0 ** floor(log10(rough)) if rough > 0 and isfinite(rough) else 1.0
    return next(step * scale for step in (1.0, 2.0, 5.0, 10.0) if step * scale >= rough * 0.999)


def _near_sides(camera: Camera) -> tuple[int, int]:
    azimuth = radians(camera.azimuth)
    return (1 if cos(azimuth) >= 0 else -1), (1 if cos(azimuth - radians(90)) >= 0 else -1)


def _along(tick: Tick, half: float) -> float:
    return (2 * tick.place - 1) * half
