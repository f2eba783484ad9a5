"""What lies around a point of a landscape: how the neighbours stand, where the ground leads down to, if anywhere.

A run shows where it went; whether a place is a minimum, a saddle or the edge of an abyss is asked of the
landscape itself, by a few evaluations around it. Everything works for P variables and for holes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.judging.curvature import WIDEST_DENSE, Curvature, curvature_at
from gdviz.engine.landscape import Array, Landscape

RADII = (1e-3, 3e-3, 1e-2)  # of the neighbours, in units of the run's size
MOST_DIAGONALS = 16
DECADES = 8  # over which a ray must go on falling
PER_DECADE = 16  # points of it, lest a bump be missed
WIDEST_NEWTON = 16  # variables; beyond, sixty Hessians take longer than a verdict may
NEWTON_STEPS = 60
FAR = 1e100  # how far the quadratic model leads where it is flat


@dataclass(frozen=True)
class Neighbours:
    """Whether some neighbour lies higher, some lower, or every single one lower than the point itself."""

    higher: bool
    lower: bool
    all_lower: bool


def neighbours(landscape: Landscape, position: Array, size: float, height: float, axes: Array | None) -> Neighbours:
    """Look around a position (P,) along ± the columns of `axes` (P, P; None: the coordinates) and some diagonals.

    `size` and `height` are the scales of positions and losses; differences below rounding of the latter are none.
    """
    dimension = len(position)
    if axes is None:
        axes = np.eye(dimension)[:, :WIDEST_DENSE]
    diagonals = np.random.default_rng(0).standard_normal((dimension, min(MOST_DIAGONALS, 4 * (dimension - 1))))
    diagonals /= np.maximum(np.linalg.norm(diagonals, axis=0), 1e-300)
    ways = np.concatenate([axes, -axes, diagonals], axis=1).T
    places = position + size * np.asarray(RADII)[:, np.newaxis, np.newaxis] * ways
    with np.errstate(all="ignore"):
        differences = landscape.loss(places) - landscape.loss(position)
    # In each direction the nearest neighbour that differs at all says how the ground goes on.
    visible = np.abs(differences) > 1e-13 * max(height, abs(float(landscape.loss(position))))
    nearest = np.take_along_axis(differences, np.argmax(visible, axis=0)[np.newaxis], axis=0)[0]
    seen = visible.any(axis=0)
    higher, lower = seen & (nearest > 0.0), seen & (nearest < 0.0)
    return Neighbours(bool(np.any(higher)), bool(np.any(lower)), bool(np.all(lower)))


def falls_for_ever(landscape: Landscape, position: Array, direction: Array, size: float) -> bool:
    """Tell whether the loss goes on falling along a ray over DECADES powers of ten, by no less in each than before."""
    longest = float(np.abs(direction).max())
    if not (np.isfinite(longest) and longest > 0.0):
        return False
    direction = direction / longest  # the squares of what falls for ever may overflow
    length = float(np.linalg.norm(direction))
    distances = size * np.logspace(0.0, DECADES, DECADES * PER_DECADE + 1)
    with np.errstate(all="ignore"):
        losses = landscape.loss(position + distances[:, np.newaxis] * (direction / length))
        drops = -np.diff(np.concatenate([[landscape.loss(position)], losses]))
        if np.any(np.isnan(losses)) or not np.all(drops[losses > -np.inf] > 0.0):
            return False
        decades = losses[::PER_DECADE]
        return bool(decades[-1] == -np.inf or decades[-2] - decades[-1] >= 0.5 * (decades[-3] - decades[-2]))


@dataclass(frozen=True)
class Bottom:
    """Where the ground leads down to from a point: a place (P,), its loss and λmin, and whether it is a minimum."""

    position: Array
    loss: float
    least_curvature: float
    is_minimum: bool


def bottom_below(landscape: Landscape, position: Array, size: float, height: float) -> Bottom | None:
    """Return the bottom of the basin of a position (P,); None where there is none near, or P is too large to look.

    Saddle-free Newton (Dauphin et al., NeurIPS 2014) within a growing radius: a few evaluations where a run may
    need a million steps.
    """
    if len(position) > WIDEST_NEWTON:
        return None
    place, radius = np.array(position, dtype=np.float64), 0.1 * size
    loss = float(landscape.loss(place))
    for _ in range(NEWTON_STEPS):
        curvature = curvature_at(landscape, place)
        gradient = landscape.gradient(place)
        if curvature is None or not np.all(np.isfinite(gradient)):
            return None
        step = -saddle_free(curvature, gradient)
        length = float(np.linalg.norm(step))
        if length <= 1e-12 * size:
            break
        factors = min(1.0, radius / length) * 0.25 ** np.arange(8)
        losses = landscape.loss(place + factors[:, np.newaxis] * step)
        best = int(np.argmin(np.where(np.isfinite(losses), losses, np.inf)))
        gain = loss - float(losses[best])
        if not gain > 0.0:
            break
        place, loss = place + factors[best] * step, float(losses[best])
        if gain <= 1e-14 * height:
            break
        radius *= 2.0 if best == 0 else 0.5
    else:
        return None
    curvature = curvature_at(landscape, place)
    around = neighbours(landscape, place, size, height, None if curvature is None else curvature.eigenvectors)
    least = 0.0 if curvature is None else curvature.least
    return Bottom(place, loss, least, around.higher and not around.lower)


def stationary_near(landscape: Landscape, position: Array, reach: float) -> Array:
    """Return the stationary point, of whatever kind, that a few Newton steps find within `reach` of (P,)."""
    place, slope = position, float(np.linalg.norm(landscape.gradient(position)))
    for _ in range(4):
        curvature = curvature_at(landscape, place)
        if curvature is None or slope == 0.0:
            break
        values = curvature.eigenvalues
        along = curvature.eigenvectors.T @ landscape.gradient(place)
        bent = np.abs(values) > 1e-3 * np.abs(values).max()
        step = curvature.eigenvectors @ np.where(bent, along / np.where(bent, values, 1.0), 0.0)
        other = place - step
        less = float(np.linalg.norm(landscape.gradient(other)))
        if not (less < slope and np.linalg.norm(other - position) <= reach):
            break
        place, slope = other, less
    return place


def saddle_free(curvature: Curvature, gradient: Array) -> Array:
    """Return |H|⁻¹g, the step to the stationary point of the quadratic model with every curvature made positive."""
    sizes = np.abs(curvature.eigenvalues)
    if not sizes.max() > 0.0:
        norm = float(np.linalg.norm(gradient))
        return gradient / norm * FAR if norm > 0.0 else 0.0 * gradient
    along = curvature.eigenvectors.T @ gradient
    return np.asarray(curvature.eigenvectors @ (along / np.maximum(sizes, 1e-6 * sizes.max())))
