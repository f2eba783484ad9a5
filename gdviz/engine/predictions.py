"""What a model says everywhere, to be drawn beside the samples: a curve of one feature, a map of two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.problem import Problem

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
    decisions = problem.decision(position, inputs).reshape(resolution, resolution)
    return PredictedMap(x, y, values, decisions)
