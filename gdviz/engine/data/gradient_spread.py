"""How mini-batch gradients scatter around the gradient at one point: the fan that is drawn there.

The covariance is exact, from the gradient of every sample; nothing is estimated from the batches that are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.problem import Problem
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

_BLOCK = 1 << 22  # numbers of sample gradients that are held at once


@dataclass(frozen=True, eq=False)
class GradientSpread:
    """Gradients of batches of `size` samples at one position of P weights.

    The covariance is factor' factor with `factor` (r, P), r ≤ P: for many weights it is never written out.
    """

    size: int
    mean: Array  # the gradient over all samples, (P,)
    gradients: Array  # of the batches that were drawn, (K, P)
    factor: Array

    @property
    def covariance(self) -> Array:
        """(P, P)"""
        return np.asarray(self.factor.T @ self.factor)

    @property
    def deviations(self) -> Array:
        """The standard deviation of each component, (P,)."""
        return np.asarray(np.sqrt(np.square(self.factor).sum(axis=0)))

    @property
    def noise(self) -> float:
        """The root of the mean squared distance between a batch's gradient and the mean."""
        return float(np.sqrt(np.square(self.factor).sum()))

    def along(self, directions: Array) -> Array:
        """Return the covariance of the components along directions (k, P), shape (k, k)."""
        seen = self.factor @ directions.T
        return np.asarray(seen.T @ seen)


def gradient_spread(problem: Problem, position: Array, size: int, samples: int = 32, seed: int = 0) -> GradientSpread:
    """Return how gradients of `size` samples, drawn without repetition, scatter at `position` (P,).

    `samples` batches are drawn, each from default_rng((seed, its number)). Raises InputError unless 1 ≤ size ≤ N.
    """
    count = problem.samples
    if not 1 <= size <= count:
        template = QT_TRANSLATE_NOOP("engine", "a batch has from 1 to {count} samples, not {size}")
        raise InputError(Message(template, {"count": count, "size": size}))
    position = np.asarray(position, dtype=np.float64)
    mean = problem.gradient(position)
    gradients = np.empty((samples, len(position)))
    for number in range(samples):
        chosen = np.random.default_rng((seed, number)).choice(count, size, replace=False)
        gradients[number] = problem.part(chosen).gradient(position)
    # The variance of a mean of `size` out of `count` without repetition (Cochran, Sampling Techniques, 1977, 2.2).
    share = (count - size) / ((count - 1) * size * count) if count > 1 else 0.0
    return GradientSpread(size, mean, gradients, np.sqrt(share) * _deviations(problem, position, mean))


def _deviations(problem: Problem, position: Array, mean: Array) -> Array:
    """Return rows (r, P) whose products add up as those of all sample gradients minus their mean; r ≤ P."""
    block = max(1, _BLOCK // len(position))
    kept: Array = np.empty((0, len(position)))
    for first in range(0, problem.samples, block):
        indices = np.arange(first, min(first + block, problem.samples))
        kept = np.vstack([kept, problem.sample_gradients(position, indices) - mean])
        if not np.isfinite(kept).all():
            return np.full((1, len(position)), np.nan)
        if len(kept) > len(position):
            kept = np.asarray(np.linalg.qr(kept, mode="r"))
    return kept
