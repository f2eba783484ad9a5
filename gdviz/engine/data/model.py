"""What turns inputs into scores, given weights: the contract of every model of a problem.

A model knows nothing of samples or targets: Problem puts it together with data and a SampleLoss. All its methods
take many positions at once, each with the same arithmetic as one alone, so that a batch gives the same numbers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.data.sample_loss import SampleLoss
from gdviz.engine.landscape import Array

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Pullback:
    """Scores (B, n, K) at some positions, and what carries slopes by scores (B, n, K) back to the weights."""

    scores: Array
    total: Callable[[Array], Array]  # summed over the samples, (B, P)
    each: Callable[[Array], Array]  # one gradient for each sample, (B, n, P)


@dataclass(frozen=True)
class Layer:
    """Where a layer of n units on m inputs lies in a position: W row by row from `first` on, then b."""

    first: int
    units: int  # n
    inputs: int  # m

    @property
    def end(self) -> int:
        """The index after its last weight."""
        return self.first + self.units * (self.inputs + 1)

    def weights(self, values: Array) -> Array:
        """Return what belongs to W of values by weight (..., P), (..., n, m)."""
        part = values[..., self.first : self.end - self.units]
        return part.reshape(*part.shape[:-1], self.units, self.inputs)

    def biases(self, values: Array) -> Array:
        """Return what belongs to b of values by weight (..., P), (..., n)."""
        return values[..., self.end - self.units : self.end]

    def norm(self, values: Array) -> float:
        """Return the length of what belongs to the layer of values by weight (P,)."""
        return float(np.linalg.norm(values[self.first : self.end]))


@dataclass(frozen=True, eq=False)
class LayerPass:
    """What one layer of n units did with N samples, and what came back to it."""

    weights: Array  # W, (n, m)
    biases: Array  # b, (n,)
    inputs: Array  # (N, m): what the layer before gave
    sums: Array  # z, (N, n)
    activations: Array  # (N, n); of the last layer the same as z
    slopes: Array  # of the activation at z, (N, n); of the last layer 1
    deltas: Array  # derivative of the mean loss by z, (N, n)
    weight_gradient: Array  # (n, m)
    bias_gradient: Array  # (n,)

    @property
    def gradient_norm(self) -> float:
        """The length of the gradient by this layer's weights and biases."""
        return float(np.hypot(np.linalg.norm(self.weight_gradient), np.linalg.norm(self.bias_gradient)))


class Model(ABC):
    """P weights and K scores; positions are (B, P), features (n, F) are what `features` made of inputs (n, D)."""

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """The names of the P weights."""

    @property
    @abstractmethod
    def filters(self) -> tuple[Indices, ...]:
        """Which weights belong to the same unit: groups of indices that part 0 … P − 1."""

    @property
    @abstractmethod
    def layers(self) -> tuple[Layer, ...]:
        """Where the layers of a network lie in a position, the first one first; empty where there are none."""

    @property
    @abstractmethod
    def start(self) -> Array:
        """Where a descent begins unless told otherwise, (P,)."""

    @property
    @abstractmethod
    def formula(self) -> str:
        """The score of a sample, as a readable text."""

    @property
    @abstractmethod
    def latex(self) -> str:
        """The score of sample i, typeset."""

    @property
    @abstractmethod
    def width(self) -> int:
        """How many numbers are held for each sample at one position while a gradient is computed."""

    @property
    @abstractmethod
    def is_linear(self) -> bool:
        """Whether the scores are linear in the weights."""

    @abstractmethod
    def features(self, inputs: Array) -> Array:
        """Return what the scores are computed from, (n, F), of inputs (n, D)."""

    @abstractmethod
    def scores(self, positions: Array, features: Array) -> Array:
        """Return the scores, (B, n, K)."""

    @abstractmethod
    def pullback(self, positions: Array, features: Array) -> Pullback:
        """Return the scores and their derivative by the weights, as a function of slopes."""

    @abstractmethod
    def hessian(self, positions: Array, features: Array, targets: Array, loss: SampleLoss) -> Array:
        """Return the second derivatives of the mean loss against targets (n, K), (B, P, P)."""

    @abstractmethod
    def passes(self, position: Array, features: Array, targets: Array, loss: SampleLoss) -> tuple[LayerPass, ...]:
        """Return what every layer does at `position` (P,) against targets (n, K), the first layer first.

        Empty where the model has no layers.
        """
