"""What a model says: the class it decides for, and how often it is right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gdviz.engine.data.problem import Problem
from gdviz.engine.landscape import Array


def decision(problem: Problem, positions: Array, inputs: Array) -> Array:
    """Return the number or the index of the class that is predicted for inputs (n, D), shape (..., n).

    `positions` are (..., P); NaN where no class can be told.
    """
    return decided(problem, problem.prediction(positions, inputs))


def decided(problem: Problem, predicted: Array) -> Array:
    """Return the number or the index of the class that predictions (..., n, K) come to, shape (..., n)."""
    if not problem.dataset.classes:
        return np.asarray(predicted[..., 0])
    chosen = predicted[..., 0] > 0.5 if problem.outputs == 1 else predicted.argmax(axis=-1)
    return np.where(np.isfinite(predicted).all(axis=-1), chosen, np.nan)


def inputs_across(problem: Problem, features: Sequence[int], values: Array) -> Array:
    """Return inputs (n, D) that have `values` (n, k) in the k named features, and in all others their mean."""
    dataset = problem.dataset
    inputs = np.tile(dataset.inputs.mean(axis=0), (len(values), 1))
    inputs[:, list(features)] = values
    return inputs


def accuracy(problem: Problem, position: Array) -> float | None:
    """Return the share of the dataset's samples whose class is predicted right at `position` (P,).

    None where the target is a number.
    """
    if not problem.dataset.classes:
        return None
    return float(np.mean(decision(problem, position, problem.dataset.inputs) == problem.dataset.targets))
