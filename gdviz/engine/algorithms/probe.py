"""The landscape as one step of a method sees it.

Everything a method asks of a landscape goes through here and is counted, so that methods can be compared by what they
cost. What is random is a function of (seed, step): a step that is made again is the same step.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from gdviz.engine.landscape import Array, Landscape, LeastSquares
from gdviz.engine.setting import Setting


class Probe:
    """Evaluates and counts for the update that makes `step` (from 1; 0 at the start)."""

    def __init__(
        self,
        landscape: Landscape,
        squares: LeastSquares | None,
        setting: Setting,
        step: int,
        counts: dict[str, int],
    ) -> None:
        self._landscape = landscape
        self._squares = squares
        self._setting = setting
        self.step = step
        self.counts = counts  # "loss", "gradient" … → how often so far

    @property
    def dimension(self) -> int:
        """P."""
        return self._landscape.dimension

    @property
    def domain(self) -> tuple[Array, Array]:
        """The lower and the upper corner (P,) of where to look."""
        corners = np.array(self._setting.domain, dtype=np.float64)
        return corners[:, 0], corners[:, 1]

    @cached_property
    def random(self) -> np.random.Generator:
        """The random numbers of this step."""
        return np.random.default_rng((self._setting.seed, self.step))

    def loss(self, position: Array) -> float:
        """Return the loss at `position` (P,)."""
        self.counts["loss"] += 1
        return float(self._landscape.loss(position))

    def losses(self, positions: Array) -> Array:
        """Return the loss at each of `positions` (n, P), shape (n,)."""
        self.counts["loss"] += len(positions)
        return self._landscape.loss(positions)

    def gradient(self, position: Array) -> Array:
        """Return the gradient at `position` (P,), shape (P,)."""
        self.counts["gradient"] += 1
        return self._landscape.gradient(position)

    def hessian(self, position: Array) -> Array:
        """Return the second derivatives at `position` (P,), shape (P, P)."""
        self.counts["hessian"] += 1
        return self._landscape.hessian(position)

    def residuals(self, position: Array) -> Array:
        """Return the residuals at `position` (P,), shape (M,)."""
        assert self._squares is not None
        self.counts["residuals"] += 1
        return self._squares.residuals(position)

    def jacobian(self, position: Array) -> Array:
        """Return the derivatives of the residuals at `position` (P,), shape (M, P)."""
        assert self._squares is not None
        self.counts["jacobian"] += 1
        return self._squares.jacobian(position)
