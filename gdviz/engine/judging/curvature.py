"""How a landscape bends: the Hessian's eigenvalues at a point, and the largest of them along a trajectory.

What a learning rate may be, what kind of point a run has come to and how long a valley is all depend on these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array, Landscape

WIDEST_DENSE = 50  # variables; beyond, P² second derivatives at every step cost more than products with them
QUICK = 2_000_000  # samples × variables²: about 30 ms, and a window waits no longer
PRODUCTS = 60  # of the Hessian with a vector, until the power iteration is given up


@dataclass(frozen=True)
class Curvature:
    """The Hessian at a point: eigenvalues (P,) from the least to the largest, eigenvectors (P, P) as columns."""

    eigenvalues: Array
    eigenvectors: Array

    @property
    def least(self) -> float:
        """λmin"""
        return float(self.eigenvalues[0])

    @property
    def largest(self) -> float:
        """λmax"""
        return float(self.eigenvalues[-1])

    @property
    def condition(self) -> float:
        """κ = λmax / λmin of a bowl; infinite where the landscape is flat or bends down in some direction."""
        return self.largest / self.least if self.least > 0.0 else np.inf


def is_quick(landscape: Landscape) -> bool:
    """Tell whether all second derivatives at a point can be had within a frame or two of a window."""
    dimension = landscape.dimension
    return dimension <= WIDEST_DENSE and landscape.samples * dimension**2 <= QUICK


def curvature_at(landscape: Landscape, position: Array) -> Curvature | None:
    """Return the curvature at a position (P,), or None where the second derivatives are not finite."""
    hessian = landscape.hessian(np.asarray(position, dtype=np.float64))
    if not np.all(np.isfinite(hessian)):
        return None
    return Curvature(*np.linalg.eigh(0.5 * (hessian + hessian.T)))


def largest_curvatures(landscape: Landscape, positions: Array) -> Array:
    """Return λmax at positions (n, P), shape (n,); NaN where the landscape has no finite second derivatives."""
    if positions.shape[1] > WIDEST_DENSE:
        return _by_power_iteration(landscape, positions)
    result = np.full(len(positions), np.nan)
    hessians = landscape.hessian(positions)
    usable = np.isfinite(hessians).all(axis=(1, 2))
    if usable.any():
        result[usable] = np.linalg.eigvalsh(hessians[usable])[:, -1]
    return result


def _by_power_iteration(landscape: Landscape, positions: Array) -> Array:
    """Power iteration finds the eigenvalue farthest from 0; where that is negative, a shift by it finds λmax."""
    with np.errstate(all="ignore"):
        farthest = _dominant(landscape, positions, np.zeros(len(positions)))
        below = farthest < 0.0
        if below.any():
            farthest[below] += _dominant(landscape, positions[below], farthest[below])
    return farthest


def _dominant(landscape: Landscape, positions: Array, shifts: Array) -> Array:
    """Return the eigenvalue of H − shift that is farthest from 0, at positions (n, P), shape (n,)."""
    reach = 1e-5 * np.maximum(1.0, np.abs(positions).max(axis=1, keepdims=True))
    direction = np.random.default_rng(0).standard_normal(positions.shape)
    value = np.full(len(positions), np.nan)
    for _ in range(PRODUCTS):
        direction = direction / np.linalg.norm(direction, axis=1, keepdims=True)
        ahead = landscape.gradient(positions + reach * direction)
        product = (ahead - landscape.gradient(positions - reach * direction)) / (2.0 * reach)
        product -= shifts[:, np.newaxis] * direction
        before, value = value, np.sum(direction * product, axis=1)
        if np.all(~np.isfinite(value) | (np.abs(value - before) <= 1e-6 * np.abs(value))):
            break
        direction = np.where(product == 0.0, direction, product)
    return value
