"""What one sample costs, given a model's scores for it: squared error and the two cross-entropies.

All three work on scores before any squashing, so that probabilities of 0 and 1 cost what they should and no
logarithm of 0 is taken. Reductions are those of PyTorch: the mean over the outputs of a squared error.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

import numpy as np

from gdviz.engine.landscape import Array

LossName = Literal["mse", "cross_entropy"]


class SampleLoss(ABC):
    """A loss of scores (..., n, K) against targets (n, K); values may be NaN or infinite."""

    @property
    @abstractmethod
    def is_squares(self) -> bool:
        """Whether the loss is a mean of squared residuals."""

    @abstractmethod
    def formula(self, score: str) -> str:
        """Return the mean loss as a readable text, for a model whose score reads `score`."""

    @abstractmethod
    def latex(self, score: str) -> str:
        """Return the mean loss typeset, for a model whose score is typeset as `score`."""

    @abstractmethod
    def values(self, scores: Array, targets: Array) -> Array:
        """Return the loss of every sample, (..., n)."""

    @abstractmethod
    def slopes(self, scores: Array, targets: Array) -> Array:
        """Return the derivative of every sample's loss by its scores, (..., n, K)."""

    @abstractmethod
    def curvatures(self, scores: Array, targets: Array) -> Array:
        """Return the second derivatives of every sample's loss by its scores, (..., n, K, K)."""

    @abstractmethod
    def predicted(self, scores: Array) -> Array:
        """Return what the scores say, (..., n, K): numbers, or probabilities."""


class SquaredError(SampleLoss):
    """The mean over the K outputs of (score − target)²."""

    @property
    def is_squares(self) -> bool:
        return True

    def formula(self, score: str) -> str:
        return f"mean(({score} − y)²)"

    def latex(self, score: str) -> str:
        return rf"\frac{{1}}{{N}} \sum_{{i=1}}^{{N}} \left({score} - y_i\right)^2"

    def values(self, scores: Array, targets: Array) -> Array:
        return np.asarray(np.square(scores - targets).sum(axis=-1) / scores.shape[-1])

    def slopes(self, scores: Array, targets: Array) -> Array:
        return np.asarray((scores - targets) * (2.0 / scores.shape[-1]))

    def curvatures(self, scores: Array, targets: Array) -> Array:
        outputs = scores.shape[-1]
        return np.broadcast_to(np.eye(outputs) * (2.0 / outputs), (*scores.shape, outputs))

    def predicted(self, scores: Array) -> Array:
        return scores


class BinaryCrossEntropy(SampleLoss):
    """−y log σ(z) − (1 − y) log(1 − σ(z)) of one score z, for targets 0 and 1."""

    @property
    def is_squares(self) -> bool:
        return False

    def formula(self, score: str) -> str:
        return f"mean(−y log p − (1 − y) log(1 − p)), p = sigmoid({score})"

    def latex(self, score: str) -> str:
        mean = r"-\frac{1}{N} \sum_{i=1}^{N} \left(y_i \log p_i + (1 - y_i) \log(1 - p_i)\right)"
        return rf"{mean}, \quad p_i = \sigma\left({score}\right)"

    def values(self, scores: Array, targets: Array) -> Array:
        tail = np.log1p(np.exp(-np.abs(scores)))
        return np.asarray((np.maximum(scores, 0.0) - scores * targets + tail)[..., 0])

    def slopes(self, scores: Array, targets: Array) -> Array:
        return np.asarray(sigmoid(scores) - targets)

    def curvatures(self, scores: Array, targets: Array) -> Array:
        share = sigmoid(scores)
        return np.asarray((share * sigmoid(-scores))[..., None])

    def predicted(self, scores: Array) -> Array:
        return sigmoid(scores)


class CrossEntropy(SampleLoss):
    """−log softmax(z) of the right class, for K scores z and targets that are 1 there and 0 elsewhere."""

    @property
    def is_squares(self) -> bool:
        return False

    def formula(self, score: str) -> str:
        return f"mean(−log p of the right class), p = softmax({score})"

    def latex(self, score: str) -> str:
        mean = r"-\frac{1}{N} \sum_{i=1}^{N} \log p_{i, y_i}"
        return rf"{mean}, \quad p_i = \mathrm{{softmax}}\left({score}\right)"

    def values(self, scores: Array, targets: Array) -> Array:
        below = scores - scores.max(axis=-1, keepdims=True)
        return np.asarray(np.log(np.exp(below).sum(axis=-1)) - (below * targets).sum(axis=-1))

    def slopes(self, scores: Array, targets: Array) -> Array:
        return np.asarray(softmax(scores) - targets)

    def curvatures(self, scores: Array, targets: Array) -> Array:
        share = softmax(scores)
        return np.asarray(share[..., :, None] * (np.eye(scores.shape[-1]) - share[..., None, :]))

    def predicted(self, scores: Array) -> Array:
        return softmax(scores)


def sigmoid(values: Array) -> Array:
    """Return 1 / (1 + e^−z) without overflow at either end."""
    small = np.exp(-np.abs(values))
    return np.asarray(np.where(values >= 0.0, 1.0, small) / (1.0 + small))


def softmax(scores: Array) -> Array:
    """Return the share of each of K scores (..., K), which sum to 1."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))
