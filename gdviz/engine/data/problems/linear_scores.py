"""Scores that are linear in the weights: what linear, polynomial, logistic and softmax regression share.

They differ in the features they make of the inputs and in the loss of their scores; loss, gradient and Hessian are
exact for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.model import Indices, Layer, LayerPass, Model, Pullback
from gdviz.engine.data.sample_loss import SampleLoss
from gdviz.engine.landscape import Array

MANY = 6  # terms of a sum that are written out


@dataclass(frozen=True)
class Wording:
    """How a model is written: the names of its weights, its score as a text and typeset."""

    names: tuple[str, ...]
    formula: str
    latex: str


class LinearScores(Model):
    """K scores Σ_f W[k, f]·φ_f of F features; a position is W row by row, so P = K·F."""

    def __init__(self, wording: Wording, features: Callable[[Array], Array], outputs: int = 1) -> None:
        self._wording = wording
        self._features = features
        self._outputs = outputs
        self._count = len(wording.names) // outputs

    @property
    def names(self) -> tuple[str, ...]:
        return self._wording.names

    @property
    def filters(self) -> tuple[Indices, ...]:
        return tuple(np.arange(len(self.names), dtype=np.intp).reshape(self._outputs, self._count))

    @property
    def layers(self) -> tuple[Layer, ...]:
        return ()

    @property
    def start(self) -> Array:
        return np.zeros(len(self.names))

    @property
    def formula(self) -> str:
        return self._wording.formula

    @property
    def latex(self) -> str:
        return self._wording.latex

    @property
    def width(self) -> int:
        return 2 * self._outputs + 2

    @property
    def is_linear(self) -> bool:
        return True

    def features(self, inputs: Array) -> Array:
        return self._features(inputs)

    def scores(self, positions: Array, features: Array) -> Array:
        weights = positions.reshape(-1, self._outputs, self._count)
        return np.asarray(features @ weights.transpose(0, 2, 1))

    def pullback(self, positions: Array, features: Array) -> Pullback:
        def total(slopes: Array) -> Array:
            sums = features.T @ slopes
            return np.asarray(sums.transpose(0, 2, 1).reshape(len(slopes), -1))

        def each(slopes: Array) -> Array:
            rows = slopes[..., :, None] * features[:, None, :]
            return np.asarray(rows.reshape(*slopes.shape[:2], -1))

        return Pullback(self.scores(positions, features), total, each)

    def hessian(self, positions: Array, features: Array, targets: Array, loss: SampleLoss) -> Array:
        curvatures = loss.curvatures(self.scores(positions, features), targets) / len(features)
        size, count = self._outputs, self._count
        out = np.empty((len(positions), size, count, size, count))
        for first in range(size):
            for second in range(first, size):
                block = features.T @ (curvatures[..., first, second, None] * features)
                out[:, first, :, second, :] = block
                out[:, second, :, first, :] = block
        whole = out.reshape(len(positions), size * count, size * count)
        return np.asarray(0.5 * (whole + whole.swapaxes(-1, -2)))  # symmetric to the last bit

    def passes(self, position: Array, features: Array, targets: Array, loss: SampleLoss) -> tuple[LayerPass, ...]:
        return ()


def with_ones(inputs: Array) -> Array:
    """Return inputs (n, D) with a last column of ones, whose weight is the bias."""
    return np.hstack([inputs, np.ones((len(inputs), 1))])


def affine(features: int, bias: bool) -> Wording:
    """Return the wording of Σ w_j x_j (+ b); a feature that is alone has no number."""
    numbers = [""] if features == 1 else [str(number) for number in range(1, features + 1)]
    names = [f"w{number}" for number in numbers]
    text = [f"w{number} x{number}" for number in numbers]
    typeset = ["w x_i"] if features == 1 else [rf"w_{{{number}}} x_{{i,{number}}}" for number in numbers]
    if features > MANY:
        text[3:-1], typeset[3:-1] = ["…"], [r"\ldots"]
    if bias:
        names, text, typeset = [*names, "b"], [*text, "b"], [*typeset, "b"]
    return Wording(tuple(names), " + ".join(text), " + ".join(typeset))
