"""What a unit of a network makes of its sum: each function with its derivative, as PyTorch defines them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.problems.error_function import erf
from gdviz.engine.sample_loss import sigmoid

ActivationName = Literal["tanh", "sigmoid", "relu", "gelu"]


@dataclass(frozen=True)
class Activation:
    """`value(z)`, and `slope(z, value(z))`, its derivative; `word` and `latex` are how it is written."""

    word: str
    latex: str
    value: Callable[[Array], Array]
    slope: Callable[[Array, Array], Array]


def _relu(sums: Array) -> Array:
    # Where NaN meets 0, np.maximum keeps the NaN.
    return np.asarray(np.maximum(sums, 0.0))


def _relu_slope(sums: Array, _values: Array) -> Array:
    return np.where(np.isnan(sums), np.nan, np.where(sums > 0.0, 1.0, 0.0))  # 0 at 0


def _normal_share(sums: Array) -> Array:
    return np.asarray(0.5 * (1.0 + erf(sums * math.sqrt(0.5))))


def _gelu(sums: Array) -> Array:
    return np.asarray(sums * _normal_share(sums))


def _gelu_slope(sums: Array, _values: Array) -> Array:
    density = np.exp(-0.5 * sums * sums) / math.sqrt(2.0 * math.pi)
    return np.asarray(_normal_share(sums) + sums * density)


ACTIVATIONS: dict[ActivationName, Activation] = {
    "tanh": Activation("tanh", r"\tanh", np.tanh, lambda _sums, values: 1.0 - values * values),
    "sigmoid": Activation("sigmoid", r"\sigma", sigmoid, lambda _sums, values: values * (1.0 - values)),
    "relu": Activation("relu", r"\mathrm{ReLU}", _relu, _relu_slope),
    # The exact form, x·Φ(x), not the one with tanh (Hendrycks & Gimpel 2016).
    "gelu": Activation("gelu", r"\mathrm{GELU}", _gelu, _gelu_slope),
}
