"""Planes through many dimensions: random directions, and those in which a run moved most.

A plane shows a thin slice of a space: the share of a run's movement that lies in it is reported with it, and
Plane.distances says how far each step lies off it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.model import Indices
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane import Plane

_MANY = 100  # rows
_CLEAR = 1e-8  # of the larger variance


@dataclass(frozen=True, eq=False)
class PrincipalPlane:
    """A plane and the share (0 … 1) of the variance of a run's positions that lies along each of its two axes."""

    plane: Plane
    shares: tuple[float, float]

    @property
    def share(self) -> float:
        """The share of the variance that the plane holds."""
        return min(1.0, sum(self.shares))


def random_plane(at: Sequence[float] | Array, seed: int, filters: Sequence[Indices] = ()) -> Plane:
    """Return the plane through `at` (P,) along two random directions at right angles to each other.

    With `filters`, the part of a direction that belongs to one unit is as long as the unit's weights at `at`: filter
    normalisation (Li et al., Visualizing the loss landscape of neural nets, NeurIPS 2018), here with each bias as part
    of its unit, and with right angles, so that the map shows angles as they are. Without them, or where all weights
    are 0, both directions have length 1.
    """
    origin = np.array(at, dtype=np.float64)
    axes = np.random.default_rng(seed).standard_normal((2, len(origin)))
    if len(origin) == 1:
        return Plane(origin, np.array([[1.0], [0.0]]))
    if len(filters) == 0 or not origin.any():
        return Plane(origin, _unit_rows(axes))
    for group in filters:
        axes[:, group] = np.linalg.norm(origin[group]) * _unit_rows(axes[:, group])
    return Plane(origin, axes)


def principal_plane(positions: Array) -> PrincipalPlane:
    """Return the plane through the last of positions (n, P) along their two main directions of variance.

    Raises InputError when they are all the same or not finite.
    """
    points = np.asarray(positions, dtype=np.float64)
    if not np.isfinite(points).all():
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the run left the finite numbers; choose another plane")))
    spread = points - points.mean(axis=0)
    unit = np.abs(spread).max()
    if len(points) < 2 or not np.ptp(points, axis=0).any():
        template = QT_TRANSLATE_NOOP("engine", "the run has not moved yet, so it has no main directions; make steps")
        raise InputError(Message(template))
    spread = spread / unit  # squares of tiny movements would vanish
    if len(spread) > 2 * spread.shape[1]:
        spread = np.linalg.qr(spread, mode="r")  # of the same directions and variances
    sizes, directions = _main_directions(spread)
    variances = np.square(sizes) / np.square(spread).sum()
    shares = np.append(variances, 0.0)[:2]
    return PrincipalPlane(Plane(points[-1].copy(), _two(directions)), (float(shares[0]), float(shares[1])))


def _main_directions(spread: Array) -> tuple[Array, Array]:
    """Return the largest singular values of `spread` (n, P), at least two if there are, and their directions (k, P)."""
    if _MANY < len(spread) < spread.shape[1]:
        # Of the n² products of the rows instead: five times as fast, and as good while both are well above rounding.
        squares, mixtures = np.linalg.eigh(spread @ spread.T)
        squares, mixtures = squares[:-3:-1], mixtures[:, :-3:-1]
        if squares[1] > _CLEAR * squares[0]:
            directions, _ = np.linalg.qr(spread.T @ mixtures)
            return np.sqrt(squares), directions.T
    _, sizes, directions = np.linalg.svd(spread, full_matrices=False)
    return sizes, directions


def bounds_on(plane: Plane, positions: Array, margin: float = 0.25) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the intervals of u and v that hold positions (n, P) and the origin, widened by `margin` of their width.

    What is not finite does not count.
    """
    points = plane.to_plane(positions[np.isfinite(positions).all(axis=-1)])
    held = np.vstack([points, np.zeros((1, 2))])
    low, high = held.min(axis=0), held.max(axis=0)
    widest = float((high - low).max()) or 1.0
    # A line is not drawn on a strip without height.
    reach = np.maximum((high - low) * margin, 0.25 * widest)
    (u_low, v_low), (u_high, v_high) = (low - reach).tolist(), (high + reach).tolist()
    return (u_low, u_high), (v_low, v_high)


def _unit_rows(rows: Array) -> Array:
    """Return two rows (2, n) at length 1, the second turned to a right angle with the first where n allows it."""
    first = rows[0] / np.linalg.norm(rows[0])
    second = rows[1] if len(first) == 1 else rows[1] - (rows[1] @ first) * first
    return np.stack([first, second / np.linalg.norm(second)])


def _two(directions: Array) -> Array:
    """Return the first two of orthonormal directions (k, P), each pointing along its largest component, (2, P).

    One that is missing is a direction at right angles to the first, or zeros where P is 1.
    """
    size = directions.shape[1]
    if size == 1:
        return np.array([[1.0], [0.0]])
    if len(directions) == 1:
        other = np.eye(size)[np.abs(directions[0]).argmin()]
        other = other - (other @ directions[0]) * directions[0]
        directions = np.vstack([directions, other / np.linalg.norm(other)])
    two = directions[:2]
    largest = np.take_along_axis(two, np.abs(two).argmax(axis=1, keepdims=True), axis=1)
    return np.asarray(two * np.sign(largest))
