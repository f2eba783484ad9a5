"""Which samples a step sees: the whole order of an epoch is a function of (seed, epoch), so no generator is kept."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.setting import Order


class Batches:
    """Batches of `size` out of `count` samples; the last of an epoch may be smaller. Steps count from 1."""

    def __init__(self, count: int, size: int, order: Order, seed: int) -> None:
        self._count = count
        self._size = size
        self._order = order
        self._seed = seed

    @property
    def steps_per_epoch(self) -> int:
        return -(-self._count // self._size)

    def epoch_of(self, step: int) -> int:
        """Return the epoch, from 0, that `step` (from 1) belongs to."""
        return (step - 1) // self.steps_per_epoch

    def indices(self, step: int) -> NDArray[np.intp]:
        """Return the samples of `step` (from 1), at most `size` of them."""
        first = (step - 1) % self.steps_per_epoch * self._size
        return _order_of(self._count, self._order, self._seed, self.epoch_of(step))[first : first + self._size]


@lru_cache(maxsize=8)
def _order_of(count: int, order: Order, seed: int, epoch: int) -> NDArray[np.intp]:
    if order == "sequential":
        return np.arange(count)
    return np.random.default_rng((seed, epoch)).permutation(count)
