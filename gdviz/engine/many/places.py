"""Where runs end: minima that are known, and others that are found by looking where many of them ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape

REACH = 0.02  # of the domain's width: a run that ends nearer to a minimum than this has reached it
MOST_FOUND = 128
SMALLEST_SHARE = 1e-3  # of all runs must end at a place that nobody knew
DIRECTIONS = 48
ROUNDS = 60


@dataclass(frozen=True)
class Place:
    """A minimum at `position` (P,); `is_known` tells whether the landscape's file names it."""

    position: tuple[float, ...]
    loss: float
    is_known: bool


def known_places(landscape: Landscape, minima: Sequence[Sequence[float]]) -> tuple[Place, ...]:
    """Return the places of minima that are known, each (P,)."""
    points = np.array(minima, dtype=np.float64).reshape(len(minima), landscape.dimension)
    losses = landscape.loss(points)
    return tuple(Place(tuple(point.tolist()), float(loss), True) for point, loss in zip(points, losses, strict=True))


def reached_places(positions: Array, places: Sequence[Place], widths: Array, reach: float = REACH) -> NDArray[np.int16]:
    """Return for each of positions (n, P) the index of the nearest place within reach, or -1, (n,)."""
    nearest = np.full(len(positions), reach)
    found = np.full(len(positions), -1, dtype=np.int16)
    for index, place in enumerate(places):
        with np.errstate(all="ignore"):
            distance = np.sqrt((((positions - place.position) / widths) ** 2).sum(axis=1))
        nearer = distance <= nearest
        found[nearer], nearest[nearer] = index, distance[nearer]
    return found


def with_found(
    landscape: Landscape, positions: Array, losses: Array, places: Sequence[Place], widths: Array, reach: float = REACH
) -> tuple[Place, ...]:
    """Return `places` and the minima around which further runs ended, at positions (n, P) with losses (n,).

    A cell of space in which many runs ended holds a minimum when, going downhill from the lowest of them, one stays
    near, at a point that is lower than everything around it.
    """
    known = list(places)
    least = max(2, int(SMALLEST_SHARE * len(positions)))
    homeless = (reached_places(positions, known, widths, reach) < 0) & np.isfinite(losses)
    homeless &= np.isfinite(positions).all(axis=1) & (np.abs(positions) < 1e6 * widths).all(axis=1)
    points, heights = positions[homeless], losses[homeless]
    cells = np.floor(points / (widths * reach)).astype(np.int64)
    _, owner, counts = np.unique(cells, axis=0, return_inverse=True, return_counts=True)
    for cell in np.argsort(-counts, kind="stable")[: 4 * MOST_FOUND]:
        if counts[cell] < least or sum(not place.is_known for place in known) >= MOST_FOUND:
            break
        members = np.flatnonzero(owner.ravel() == cell)
        lowest = points[members[np.argmin(heights[members])]]
        bottom = _bottom(landscape, lowest, widths * reach)
        if bottom is not None and reached_places(bottom[np.newaxis], known, widths, reach)[0] < 0:
            known.append(Place(tuple(bottom.tolist()), float(landscape.loss(bottom)), False))
    return tuple(known)


def _bottom(landscape: Landscape, start: Array, reach: Array) -> Array | None:
    """Return the minimum within `reach` (P,) of `start` (P,), by looking around at ever smaller distances, or None."""
    directions = np.random.default_rng(0).standard_normal((DIRECTIONS, len(start)))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    directions = np.vstack([directions, np.eye(len(start)), -np.eye(len(start))])
    point, size = start, 0.5
    height = float(landscape.loss(point))
    for _ in range(4 * ROUNDS):
        around = point + size * reach * directions
        losses = landscape.loss(around)
        best = int(np.argmin(np.where(np.isfinite(losses), losses, np.inf)))
        if losses[best] < height:
            point, height = around[best], float(losses[best])
            if np.linalg.norm((point - start) / reach) > 1.0:
                return None
        else:
            size *= 0.5
        if size < 1e-9:
            break
    hessian = landscape.hessian(point) * np.outer(reach, reach)
    if np.isfinite(hessian).all():  # a valley or a pass may be too narrow for chance to hit it
        steepest = np.linalg.eigh(hessian)[1].T
        directions = np.vstack([directions, steepest, -steepest])
    rim = landscape.loss(point + reach * directions)
    if np.any(rim <= height + 1e-12 * max(1.0, abs(height))) or _goes_on(landscape, point, reach):
        return None
    return point


def _goes_on(landscape: Landscape, point: Array, reach: Array) -> bool:
    """Tell whether `point` lies in a narrow valley that leads on: its curvature puts the bottom far away."""
    gradient, hessian = landscape.gradient(point), landscape.hessian(point)
    if not (np.isfinite(gradient).all() and np.isfinite(hessian).all()):
        return False
    if np.linalg.eigvalsh(hessian)[0] <= 0.0:
        return False  # a corner or a saddle: the rim has told
    return bool(np.linalg.norm(np.linalg.solve(hessian, gradient) / reach) > 0.1)
