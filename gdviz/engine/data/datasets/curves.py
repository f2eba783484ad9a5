"""Samples of one feature whose target is a number: points along a curve, with noise."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.landscape import Array

Samples = tuple[Array, Array]  # inputs (N, D), targets (N,)


def line(rng: np.random.Generator, values: Mapping[str, float], _classes: int) -> Samples:
    """y = slope·x + intercept + noise·normal, x evenly spread over −2 … 3."""
    x = np.linspace(-2.0, 3.0, int(values["count"]))
    y = values["slope"] * x + values["intercept"] + values["noise"] * rng.standard_normal(len(x))
    return x[:, None], y


def line_with_outliers(rng: np.random.Generator, values: Mapping[str, float], classes: int) -> Samples:
    """A line, of which `outliers` samples chosen at random lie `offset` higher."""
    inputs, targets = line(rng, values, classes)
    chosen = rng.permutation(len(targets))[: int(values["outliers"])]
    targets[chosen] += values["offset"]
    return inputs, targets


def sine(rng: np.random.Generator, values: Mapping[str, float], _classes: int) -> Samples:
    """y = sin(π·waves·x) + noise·normal, x uniform in −1 … 1 and in rising order."""
    x = np.sort(rng.uniform(-1.0, 1.0, int(values["count"])))
    y = np.sin(np.pi * values["waves"] * x) + values["noise"] * rng.standard_normal(len(x))
    return x[:, None], y
