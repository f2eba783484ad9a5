"""The loss along one straight line: what a step saw of it, and what it could have had.

α counts in steps: 0 is the position, 1 is where the update leads. Beside the slice stand its tangent, the quadratic
model, and the line under which a step must end to have decreased enough (Armijo, Pacific Journal of Mathematics 1966).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gdviz.engine.affordable import affordable, bend_along
from gdviz.engine.landscape import Array, Landscape

ARMIJO = 1e-4  # the usual share of the tangent's slope (Nocedal & Wright, Numerical Optimization, 2006)
SAMPLES = 241
FEW = 49  # of the whole line, where a loss takes long
FARTHEST = 2.0**20  # steps, until which a minimum is looked for
_ROUNDS = 60


@dataclass(frozen=True)
class Least:
    """Where the slice is lowest: α and the loss there. `inside`: it rises on both sides, as at a minimum."""

    alpha: float
    loss: float
    inside: bool


@dataclass(frozen=True, eq=False)
class Slice:
    """f(position + α·update) for a position (P,) and an update (P,), both finite."""

    landscape: Landscape
    position: Array
    update: Array

    @cached_property
    def loss(self) -> float:
        """f at α = 0."""
        return float(self.landscape.loss(self.position))

    @cached_property
    def slope(self) -> float:
        """The derivative by α at 0, ∇f · update: negative where the step begins downhill."""
        return float(self.landscape.gradient(self.position) @ self.update)

    @cached_property
    def bend(self) -> float:
        """The second derivative by α at 0, updateᵀ H update."""
        return bend_along(self.landscape, self.position, self.update)

    @cached_property
    def taken(self) -> float:
        """f at α = 1, where the step ended."""
        return float(self.losses(np.array([1.0]))[0])

    def losses(self, alphas: Array) -> Array:
        """Return f at α (n,), shape (n,)."""
        with np.errstate(all="ignore"):
            return np.asarray(self.landscape.loss(self.position + alphas[:, np.newaxis] * self.update))

    def model(self, alphas: Array) -> Array:
        """Return the quadratic model f + slope·α + ½ bend·α² at α (n,), shape (n,)."""
        return np.asarray(self.loss + self.slope * alphas + 0.5 * self.bend * alphas**2)

    def armijo(self, alphas: Array, share: float = ARMIJO) -> Array:
        """Return the line f + share·slope·α at α (n,), shape (n,)."""
        return np.asarray(self.loss + share * self.slope * alphas)

    @property
    def model_least(self) -> float | None:
        """α of the model's minimum, −slope / bend; None where the model has none."""
        return -self.slope / self.bend if np.isfinite(self.bend) and self.bend > 0.0 else None

    def is_enough(self, share: float = ARMIJO) -> bool:
        """Tell whether the step taken goes downhill and meets the Armijo condition."""
        return bool(self.slope < 0.0 and self.taken <= self.loss + share * self.slope)

    @cached_property
    def least(self) -> Least:
        """The first valley in the direction in which the slice falls, α < 0 where the update begins uphill.

        Looked for in stretches that double, from a sixteenth of a step on, to FARTHEST steps.
        """
        way = -1.0 if self.slope > 0.0 else 1.0
        if self.slope == 0.0 or not np.isfinite(self.slope):
            return Least(0.0, self.loss, self.slope == 0.0 and self.bend >= 0.0)
        if affordable(self.landscape, SAMPLES) < SAMPLES:
            return self._least_of_few(way)
        reach = 1.0 / 16.0
        while reach <= FARTHEST:
            alphas = way * np.linspace(0.0, reach, SAMPLES)
            heights = self.losses(alphas)
            heights = np.where(np.isfinite(heights), heights, np.inf)
            rising = np.flatnonzero(heights[1:] > heights[:-1])
            if len(rising):
                at = max(int(rising[0]), 1)
                return self._refined(float(alphas[at - 1]), float(alphas[min(at + 1, SAMPLES - 1)]))
            reach *= 2.0
        return Least(float(alphas[-1]), float(heights[-1]), False)

    def _least_of_few(self, way: float) -> Least:
        """The same from few losses, each 1.4 times as far as the one before: where a loss takes long."""
        alphas = way * np.append(0.0, np.geomspace(1.0 / 16.0, FARTHEST, FEW))
        heights = self.losses(alphas)
        finite = np.where(np.isfinite(heights), heights, np.inf)
        rising = np.flatnonzero(finite[1:] > finite[:-1])
        if not len(rising):
            return Least(float(alphas[-1]), float(heights[-1]), False)
        at = max(int(rising[0]), 1)
        return self._refined(float(alphas[at - 1]), float(alphas[min(at + 1, FEW)]), _ROUNDS // 3)

    def _refined(self, low: float, high: float, rounds: int = _ROUNDS) -> Least:
        """Return the minimum between two α: where the slope along the line changes its sign, by halving."""
        for _ in range(rounds):
            middle = 0.5 * (low + high)
            slope = float(self.landscape.gradient(self.position + middle * self.update) @ self.update)
            falls_on = slope < 0.0 if high > low else slope > 0.0
            low, high = (middle, high) if falls_on else (low, middle)
        alpha = 0.5 * (low + high)
        return Least(alpha, float(self.losses(np.array([alpha]))[0]), True)

    @property
    def seen(self) -> tuple[float, float]:
        """The stretch of α worth looking at: the position, the step taken, the valley, and some air."""
        ends = [0.0, 1.0, self.least.alpha if self.least.inside else 0.0]
        low, high = min(ends), max(ends)
        return low - 0.25 * (high - low), high + 0.35 * (high - low)
