"""Logistic regression: the probability of the second of two classes is σ(w·x + b)."""

from __future__ import annotations

from gdviz.engine.data.problems.linear_scores import LinearScores, affine, with_ones


def logistic_regression(features: int) -> LinearScores:
    """Return the model with weights w (w1, w2 … of several features) and b."""
    return LinearScores(affine(features, bias=True), with_ones)
