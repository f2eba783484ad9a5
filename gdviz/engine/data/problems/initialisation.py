"""Weights that a network starts with, as a function of a seed. Biases start at 0."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np

from gdviz.engine.landscape import Array

InitialisationName = Literal["xavier", "he", "too_small", "too_large"]

TOO_SMALL = 0.01  # times Xavier's width: what goes in fades from layer to layer
TOO_LARGE = 10.0  # times Xavier's width: units saturate, or what goes in grows from layer to layer


def initial_weights(kind: InitialisationName, shapes: list[tuple[int, int]], seed: int) -> Array:
    """Return weights row by row and then biases, layer after layer, (P,); `shapes` are (outputs, inputs).

    Xavier: uniform within ±√(6 / (inputs + outputs)) (Glorot & Bengio 2010). He: normal with variance 2 / inputs
    (He et al. 2015). Too small, too large: Xavier's times TOO_SMALL, TOO_LARGE.
    """
    rng = np.random.default_rng(seed)
    scale = {"too_small": TOO_SMALL, "too_large": TOO_LARGE}.get(kind, 1.0)
    parts: list[Array] = []
    for outputs, inputs in shapes:
        if kind == "he":
            weights = rng.normal(0.0, math.sqrt(2.0 / inputs), outputs * inputs)
        else:
            reach = scale * math.sqrt(6.0 / (inputs + outputs))
            weights = rng.uniform(-reach, reach, outputs * inputs)
        parts += [weights, np.zeros(outputs)]
    return np.concatenate(parts)
