"""What one step sees besides its position: its batch of samples, its noise. Both are functions of (seed, step)."""

from __future__ import annotations

import numpy as np

from gdviz.engine.data.minibatch import Batches
from gdviz.engine.equations import Equations
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import Layout, Term
from gdviz.engine.setting import Setting
from gdviz.engine.text import Text

BATCH_LOSS, BATCH_GRADIENT = "batch_loss", "batch_gradient"


class StepView:
    """Of one landscape, one setting and one set of equations."""

    def __init__(self, landscape: Landscape, setting: Setting, equations: Equations) -> None:
        self._landscape = landscape
        self._seed = setting.seed
        self._noisy = equations.is_noisy
        whole = setting.batch == 0 or setting.batch >= landscape.samples
        self._batches = None if whole else Batches(landscape.samples, setting.batch, setting.order, setting.seed)

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is recorded of the batch of each step."""
        if self._batches is None:
            return ()
        loss = Text("the loss on this step's samples, before the step", "这一步的样本在更新前的损失")
        gradient = Text("the gradient on this step's samples", "这一步的样本给出的梯度")
        return (Term(BATCH_LOSS, False, loss), Term(BATCH_GRADIENT, True, gradient, None, "direction"))

    def landscape_at(self, step: int) -> Landscape:
        """Return what the update that makes `step` (from 1) sees of the landscape."""
        return self._landscape if self._batches is None else self._landscape.part(self._batches.indices(step))

    def record(self, row: Array, layout: Layout, seen: Landscape, position: Array, gradient: Array) -> None:
        """Write the terms of the batch into `row` (W,), for the position (1, P) before the step."""
        if self._batches is not None:
            row[layout.terms[BATCH_LOSS]] = seen.loss(position)
            row[layout.terms[BATCH_GRADIENT]] = gradient[0]

    def noise(self, step: int, count: int) -> Array | None:
        """Return the noise of `count` updates from the one that makes `step`, (count, P); None where none is read."""
        if not self._noisy:
            return None
        return np.array([noise_at(self._seed, step + index, self._landscape.dimension) for index in range(count)])


def noise_at(seed: int, step: int, dimension: int) -> Array:
    """Return P independent standard normal numbers: the same for every start, others for every seed and step."""
    return np.random.default_rng((seed, step)).standard_normal(dimension)
