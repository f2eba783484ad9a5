"""Linear regression: ŷ = w·x, or w·x + b, of one feature or several."""

from __future__ import annotations

from gdviz.engine.data.problems.linear_scores import LinearScores, affine, with_ones
from gdviz.engine.landscape import Array


def linear_regression(features: int, bias: bool) -> LinearScores:
    """Return the model with weights w (w1, w2 … of several features), then b where it has a bias."""
    return LinearScores(affine(features, bias), with_ones if bias else _unchanged)


def _unchanged(inputs: Array) -> Array:
    return inputs
