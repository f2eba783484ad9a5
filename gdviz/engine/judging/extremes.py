"""The least and the largest eigenvalue of a Hessian, also of more variables than all eigenvalues can be had of.

Of a few variables they come from all second derivatives; of a linear model with a squared error from the singular
values of its data, which keep twice as many digits of κ; of many variables from Lanczos' method, which needs products
of the Hessian with a vector only (Lanczos 1950; Saad, Numerical Methods for Large Eigenvalue Problems, 2011, ch. 6).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.problem import Problem
from gdviz.engine.judging.curvature import WIDEST_DENSE, curvature_at
from gdviz.engine.landscape import Array, Landscape

PRODUCTS = 200  # with the Hessian, at most
LOOK = 10  # products between two looks at whether it is exact enough
EXACT = 1e-6  # of the eigenvalue farthest from 0: nearer than this it is known
ROUNDING = 16 * np.finfo(float).eps  # of the largest eigenvalue: what counts as flat where all are known
_NOISE = 1e-7  # the same of products that are differences of gradients


@dataclass(frozen=True)
class Extremes:
    """λmin and λmax; the true ones may lie further apart where `least_known` or `largest_known` is false.

    Below `flat` an eigenvalue cannot be told from 0.
    """

    least: float
    largest: float
    flat: float
    least_known: bool = True
    largest_known: bool = True

    @property
    def condition(self) -> float:
        """κ of a bowl; infinite where it is flat or bends down in some direction."""
        return self.largest / self.least if self.least > self.flat >= 0.0 < self.largest else np.inf

    @property
    def is_condition_known(self) -> bool:
        """Whether κ is as told, not only at least that: a direction that bends down is enough to know it."""
        return self.largest <= 0.0 or self.least < -self.flat or (self.least_known and self.largest_known)


def extremes_at(landscape: Landscape, position: Array) -> Extremes | None:
    """Return them at a position (P,), or None where the second derivatives are not finite."""
    if isinstance(landscape, Problem) and landscape.model.is_linear and landscape.sample_loss.is_squares:
        return _of_data(landscape)
    if landscape.dimension > WIDEST_DENSE:
        return _by_products(landscape, position)
    curvature = curvature_at(landscape, position)
    if curvature is None:
        return None
    return Extremes(curvature.least, curvature.largest, ROUNDING * max(curvature.largest, 0.0))


def _of_data(problem: Problem) -> Extremes | None:
    """The Hessian is 2JᵀJ everywhere: its eigenvalues are twice the squares of the singular values of J (M, P)."""
    squares = problem.least_squares()
    assert squares is not None
    jacobian = squares.jacobian(np.zeros(problem.dimension))
    if not np.isfinite(jacobian).all():
        return None
    values = np.linalg.svd(jacobian, compute_uv=False)
    least = float(values[-1]) if len(jacobian) >= problem.dimension else 0.0
    flat = max(jacobian.shape) * np.finfo(float).eps * float(values[0])
    return Extremes(2.0 * least**2, 2.0 * float(values[0]) ** 2, 2.0 * flat**2)


def _by_products(landscape: Landscape, position: Array) -> Extremes | None:
    place = np.asarray(position, dtype=np.float64)
    reach = 1e-5 * max(1.0, float(np.abs(place).max()))

    def product(direction: Array) -> Array:
        ahead, behind = landscape.gradient(np.stack([place + reach * direction, place - reach * direction]))
        return np.asarray((ahead - behind) / (2.0 * reach))

    with np.errstate(all="ignore"):
        return _lanczos(product, len(place))


def _lanczos(product: Callable[[Array], Array], dimension: int) -> Extremes | None:
    """Return the extreme eigenvalues of a symmetric matrix (P, P) that is known by its products with vectors (P,)."""
    most = min(PRODUCTS, dimension)
    basis = np.empty((most, dimension))
    diagonal, beside = np.zeros(most), np.zeros(most)
    vector = np.random.default_rng(0).standard_normal(dimension)
    found: Extremes | None = None
    for count in range(most):
        basis[count] = vector / np.linalg.norm(vector)
        vector = product(basis[count])
        if not np.isfinite(vector).all():
            return None
        diagonal[count] = basis[count] @ vector
        for _ in range(2):  # once is not enough to stay orthogonal
            vector = vector - (basis[: count + 1] @ vector) @ basis[: count + 1]
        beside[count] = np.linalg.norm(vector)
        if (count + 1) % LOOK == 0 or count + 1 == most or beside[count] == 0.0:
            found = _read(diagonal[: count + 1], beside[: count + 1], whole=count + 1 == dimension)
            if (found.least_known and found.largest_known) or beside[count] == 0.0:
                break
    return found


def _read(diagonal: Array, beside: Array, *, whole: bool) -> Extremes:
    """Return what a tridiagonal matrix of k rows tells of the whole one; `beside` (k,) ends with what is left over."""
    values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(beside[:-1], 1) + np.diag(beside[:-1], -1))
    farthest = float(np.abs(values).max())
    errors = beside[-1] * np.abs(vectors[-1])
    known = (errors <= EXACT * farthest) | whole
    return Extremes(float(values[0]), float(values[-1]), _NOISE * farthest, bool(known[0]), bool(known[-1]))
