"""Softmax regression: a score w_k·x + b_k for each of K classes, whose softmax is their probability."""

from __future__ import annotations

from gdviz.engine.data.problems.linear_scores import LinearScores, Wording, with_ones


def softmax_regression(features: int, classes: int) -> LinearScores:
    """Return the model whose weights are, class after class, wk_1 … wk_D and bk (classes from 1)."""
    names = [
        name
        for label in range(1, classes + 1)
        for name in (*(f"w{label}_{feature}" for feature in range(1, features + 1)), f"b{label}")
    ]
    return LinearScores(Wording(tuple(names), "W x + b", r"W x_i + b"), with_ones, classes)
