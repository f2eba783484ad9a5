"""A landscape made of data: the mean loss of a model over the samples of a dataset, as a function of its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.in_blocks import in_blocks
from gdviz.engine.data.model import Indices, LayerPass, Model
from gdviz.engine.data.sample_loss import SampleLoss
from gdviz.engine.landscape import Array, Landscape, LeastSquares
from gdviz.engine.language.latex import latex_name
from gdviz.engine.language.tree import Node


@dataclass(frozen=True, eq=False)
class Samples:
    """What a model is compared with: features (N, F) that it made of the inputs, and targets (N, K)."""

    features: Array
    targets: Array

    def losses(self, model: Model, loss: SampleLoss, weights: Array) -> Array:
        """Return the loss of every sample at weights (n, P), (n, N)."""
        return loss.values(model.scores(weights, self.features), self.targets)

    def taken(self, indices: ArrayLike) -> Samples:
        return Samples(self.features[indices], self.targets[indices])  # type: ignore[index]


class Problem(Landscape):
    """The landscape of `model` with `loss` on `dataset`; of some of its samples where `samples` are given.

    `outputs` is the number of scores of the model.
    """

    def __init__(
        self, model: Model, loss: SampleLoss, dataset: Dataset, outputs: int = 1, samples: Samples | None = None
    ) -> None:
        self.model = model
        self.sample_loss = loss
        self.dataset = dataset
        self.outputs = outputs
        self._samples = samples or Samples(model.features(dataset.model_inputs), dataset.target_table(outputs))
        self._held = len(self._samples.features) * model.width  # numbers, while one position is computed

    @property
    def formula(self) -> str:
        return self.sample_loss.formula(self.model.formula)

    @property
    def variables(self) -> tuple[str, ...]:
        return self.model.names

    @property
    def parameters(self) -> Mapping[str, float]:
        return {}

    @property
    def latex(self) -> str:
        names = self.variables
        named = ", ".join(latex_name(name) for name in names[:4]) + (r", \ldots" if len(names) > 4 else "")
        return f"f({named}) = {self.sample_loss.latex(self.model.latex)}"

    @property
    def loss_tree(self) -> Node | None:
        return None

    @property
    def gradient_trees(self) -> tuple[Node, ...] | None:
        return None

    @property
    def derived(self) -> int:
        return 2

    @property
    def samples(self) -> int:
        """N."""
        return len(self._samples.features)

    def part(self, indices: NDArray[np.intp]) -> Problem:
        """Return the problem of the samples `indices` (m,) alone, m >= 1; a sample named twice counts twice."""
        return Problem(self.model, self.sample_loss, self.dataset, self.outputs, self._samples.taken(indices))

    def loss(self, positions: Array) -> Array:
        def loss(flat: Array) -> Array:
            losses = self._samples.losses(self.model, self.sample_loss, flat)
            return np.asarray(losses.sum(axis=-1) / self.samples)

        return in_blocks(loss, positions, (), self._held)

    def gradient(self, positions: Array) -> Array:
        def gradient(flat: Array) -> Array:
            pullback = self.model.pullback(flat, self._samples.features)
            return pullback.total(self.sample_loss.slopes(pullback.scores, self._samples.targets) / self.samples)

        return in_blocks(gradient, positions, (self.dimension,), self._held)

    def hessian(self, positions: Array) -> Array:
        def hessian(flat: Array) -> Array:
            return self.model.hessian(flat, self._samples.features, self._samples.targets, self.sample_loss)

        return in_blocks(hessian, positions, (self.dimension, self.dimension), self._held)

    def least_squares(self) -> LeastSquares | None:
        """Return the residuals whose squares sum up to the loss; None for a cross-entropy."""
        return _Residuals(self.model, self._samples, self.outputs) if self.sample_loss.is_squares else None

    def sample_losses(self, positions: Array) -> Array:
        """Return the loss of every sample at positions (..., P), shape (..., N)."""

        def losses(flat: Array) -> Array:
            return self._samples.losses(self.model, self.sample_loss, flat)

        return in_blocks(losses, positions, (self.samples,), self._held)

    def sample_gradients(self, position: Array, indices: Indices | None = None) -> Array:
        """Return the gradient of every sample's own loss at `position` (P,), shape (N, P); of `indices` if given."""
        samples = self._samples if indices is None else self._samples.taken(indices)
        with np.errstate(all="ignore"):
            pullback = self.model.pullback(np.asarray(position, dtype=np.float64)[None], samples.features)
            return np.asarray(pullback.each(self.sample_loss.slopes(pullback.scores, samples.targets))[0])

    def passes(self, position: Array) -> tuple[LayerPass, ...]:
        """Return what every layer of a network does with the samples at `position` (P,); empty for other models."""
        return self.model.passes(position, self._samples.features, self._samples.targets, self.sample_loss)

    def prediction(self, positions: Array, inputs: Array) -> Array:
        """Return what the model says of inputs (n, D) in the data's units at positions (..., P), (..., n, K).

        Numbers for a squared error; for a cross-entropy probabilities: of the second class alone where K is 1.
        """
        features = self.model.features(self.dataset.as_seen(np.asarray(inputs, dtype=np.float64)))

        def predicted(flat: Array) -> Array:
            return self.sample_loss.predicted(self.model.scores(flat, features))

        shape = len(features), self.outputs
        return in_blocks(predicted, positions, shape, len(features) * self.model.width)

    @property
    def filters(self) -> tuple[Indices, ...]:
        """Which weights belong to the same unit (see Model)."""
        return self.model.filters

    @cached_property
    def minima(self) -> tuple[tuple[float, ...], ...]:
        """The one global minimum where it can be computed: linear least squares with as much data as weights."""
        if not (self.model.is_linear and self.sample_loss.is_squares and self.outputs == 1):
            return ()
        features, targets = self._samples.features, self._samples.targets[:, 0]
        solution, _, rank, _ = np.linalg.lstsq(features, targets, rcond=None)
        if rank < self.dimension:
            return ()
        # Once more for what is left over: 2 and not 1.9999999999999996.
        solution += np.linalg.lstsq(features, targets - features @ solution, rcond=None)[0]
        return (tuple(solution.tolist()),)


class _Residuals(LeastSquares):
    """(score − target) / √(N·K) of every sample and output, so that their squares sum up to the mean."""

    def __init__(self, model: Model, samples: Samples, outputs: int) -> None:
        self._model = model
        self._samples = samples
        self._outputs = outputs
        self._weight = 1.0 / np.sqrt(len(samples.features) * outputs)

    def residuals(self, positions: Array) -> Array:
        points = np.asarray(positions, dtype=np.float64)
        with np.errstate(all="ignore"):
            scores = self._model.scores(points.reshape(-1, points.shape[-1]), self._samples.features)
            errors = (scores - self._samples.targets) * self._weight
        return np.asarray(errors.reshape(*points.shape[:-1], -1))

    def jacobian(self, positions: Array) -> Array:
        points = np.asarray(positions, dtype=np.float64)
        count, size = len(self._samples.features), points.shape[-1]
        with np.errstate(all="ignore"):
            pullback = self._model.pullback(points.reshape(-1, size), self._samples.features)
            rows = np.empty((len(pullback.scores), count, self._outputs, size))
            for output in range(self._outputs):
                slopes = np.zeros_like(pullback.scores)
                slopes[..., output] = self._weight
                rows[:, :, output] = pullback.each(slopes)
        return rows.reshape(*points.shape[:-1], count * self._outputs, size)
