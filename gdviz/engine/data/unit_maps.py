"""What every unit of a network answers over the plane of two inputs, as small maps."""

from __future__ import annotations

import numpy as np

from gdviz.engine.data.problem import Problem
from gdviz.engine.landscape import Array

MARGIN = 0.1  # of the data's width, on either side


def unit_maps(problem: Problem, position: Array, resolution: int = 20) -> tuple[Array, ...]:
    """Return the activations of each layer at `position` (P,) over the data's plane, (n, resolution, resolution).

    Rows go from the top down, as in a picture: the second feature falls, the first one grows along a row. Empty
    unless the data have two features and the model layers.
    """
    if len(problem.dataset.features) != 2 or not problem.model.layers:
        return ()
    x, y = (np.linspace(low, high, resolution) for low, high in problem.dataset.bounds(MARGIN))
    inputs = np.stack(np.meshgrid(x, y[::-1]), axis=-1).reshape(-1, 2)
    features = problem.model.features(problem.dataset.as_seen(inputs))
    targets = np.zeros((len(inputs), problem.outputs))
    passes = problem.model.passes(position, features, targets, problem.sample_loss)
    return tuple(layer.activations.T.reshape(-1, resolution, resolution) for layer in passes)
