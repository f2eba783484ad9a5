"""What a model says: the class it decides for, how often it is right, a curve of one feature, a map of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.problem import Problem
from gdviz.engine.landscape import Array

MARGIN = 0.1  # of the data's width, on either side


@dataclass(frozen=True, eq=False)
class PredictedCurve:
    """Predictions (n, K) for the inputs x (n,)."""

    x: Array
    values: Array


@dataclass(frozen=True, eq=False)
class PredictedMap:
    """Predictions (nx, ny, K) and decisions (nx, ny) on the grid x (nx,) × y (ny,)."""

    x: Array
    y: Array
    values: Array
    decisions: Array


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


def predicted_curve(problem: Problem, position: Array, resolution: int = 201) -> PredictedCurve | None:
    """Return the model's curve at `position` (P,) across the data; None unless they have one feature."""
    if len(problem.dataset.features) != 1:
        return None
    ((low, high),) = problem.dataset.bounds(MARGIN)
    x = np.linspace(low, high, resolution)
    return PredictedCurve(x, problem.prediction(position, x[:, None]))


def predicted_map(problem: Problem, position: Array, resolution: int = 101) -> PredictedMap | None:
    """Return the model's map at `position` (P,) across the data; None unless they have two features."""
    if len(problem.dataset.features) != 2:
        return None
    x, y = (np.linspace(low, high, resolution) for low, high in problem.dataset.bounds(MARGIN))
    inputs = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
    values = problem.prediction(position, inputs).reshape(resolution, resolution, problem.outputs)
    return PredictedMap(x, y, values, decided(problem, values))
