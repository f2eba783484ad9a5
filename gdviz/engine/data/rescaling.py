"""The same predictions in other coordinates: weights on raw features ↔ weights on standardised ones."""

from __future__ import annotations

import numpy as np

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import LinearChoice, ModelChoice, NetworkChoice, PolynomialChoice
from gdviz.engine.landscape import Array


def rescaled(choice: ModelChoice, before: Problem, after: Problem, position: Array) -> Array | None:
    """Return the weights (P,) with which `after` predicts what `before` does with `position` (P,).

    Both are of the model `choice` and differ in the scaling of their data. A unit that sees the inputs computes
    w·x + b, and so can take up any scaling; None for models that have no b for that, or powers of the inputs.
    """
    match choice:
        case PolynomialChoice() | LinearChoice(bias=False):
            return None
        case NetworkChoice(hidden=hidden):
            seeing = hidden[0] if hidden else before.outputs
        case _:
            seeing = before.outputs
    old_mean, old_scale = _scaling(before.dataset)
    new_mean, new_scale = _scaling(after.dataset)
    position = np.array(position, dtype=np.float64)
    for unit in before.filters[:seeing]:
        weights, bias = unit[:-1], unit[-1]
        slopes = position[weights] / old_scale
        position[bias] += slopes @ (new_mean - old_mean)
        position[weights] = slopes * new_scale
    return position


def _scaling(dataset: Dataset) -> tuple[Array, Array]:
    """Return mean and scale, both (D,), of what a model sees."""
    if dataset.scaling is None:
        return np.zeros(len(dataset.features)), np.ones(len(dataset.features))
    return dataset.scaling.mean, dataset.scaling.scale
