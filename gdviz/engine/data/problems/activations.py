"""What a unit of a network makes of its sum: each function with its derivative, as PyTorch defines them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.data.problems.error_function import erf
from gdviz.engine.data.sample_loss import sigmoid
from gdviz.engine.landscape import Array

ActivationName = Literal["tanh", "sigmoid", "relu", "gelu"]


Both = tuple[Array, Array]  # value and slope


@dataclass(frozen=True)
class Activation:
    """`value(z)`, and `both(z)` with its derivative too; `word` and `latex` are how it is written."""

    word: str
    latex: str
    value: Callable[[Array], Array]
    both: Callable[[Array], Both]


def _tanh(sums: Array) -> Both:
    values = np.tanh(sums)
    return values, 1.0 - values * values


def _sigmoid(sums: Array) -> Both:
    values = sigmoid(sums)
    return values, values * (1.0 - values)


def _relu(sums: Array) -> Both:
    slopes = np.where(np.isnan(sums), np.nan, np.where(sums > 0.0, 1.0, 0.0))  # 0 at 0
    return np.maximum(sums, 0.0), slopes


def _gelu(sums: Array) -> Both:
    share = _normal_share(sums)
    density = np.exp(-0.5 * sums * sums) / math.sqrt(2.0 * math.pi)
    return sums * share, share + sums * density


def _normal_share(sums: Array) -> Array:
    return np.asarray(0.5 * (1.0 + erf(sums * math.sqrt(0.5))))


ACTIVATIONS: dict[ActivationName, Activation] = {
    "tanh": Activation("tanh", r"\tanh", np.tanh, _tanh),
    "sigmoid": Activation("sigmoid", r"\sigma", sigmoid, _sigmoid),
    "relu": Activation("relu", r"\mathrm{ReLU}", lambda sums: np.maximum(sums, 0.0), _relu),
    # The exact form, x·Φ(x), not the one with tanh (Hendrycks & Gimpel 2016).
    "gelu": Activation("gelu", r"\mathrm{GELU}", lambda sums: sums * _normal_share(sums), _gelu),
}
