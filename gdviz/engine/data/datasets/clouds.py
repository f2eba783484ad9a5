"""Samples of two features that belong to classes: clouds in a plane. Classes take turns, so none is short."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.data.datasets.curves import Samples
from gdviz.engine.landscape import Array


def moons(rng: np.random.Generator, values: Mapping[str, float], _classes: int) -> Samples:
    """Two interleaved half circles of radius 1, the second turned over and moved by (1, ½)."""
    labels, share = _turns(values, 2)
    angle = np.pi * share
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1.0 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    return _noisy(rng, values, np.where(labels[:, None] == 0, upper, lower)), labels


def circles(rng: np.random.Generator, values: Mapping[str, float], _classes: int) -> Samples:
    """A circle of radius 1 around one of radius `factor`."""
    labels, share = _turns(values, 2)
    radius = np.where(labels == 0, 1.0, values["factor"])
    return _noisy(rng, values, _polar(radius, 2.0 * np.pi * share)), labels


def spirals(rng: np.random.Generator, values: Mapping[str, float], classes: int) -> Samples:
    """One arm for each class, which turns `turns` times around the middle from radius 0.1 to 1."""
    labels, share = _turns(values, classes)
    radius = 0.1 + 0.9 * share
    angle = 2.0 * np.pi * (values["turns"] * share + labels / classes)
    return _noisy(rng, values, _polar(radius, angle)), labels


def xor(rng: np.random.Generator, values: Mapping[str, float], _classes: int) -> Samples:
    """The corners (0, 0), (0, 1), (1, 0), (1, 1) in turn; the class is 1 where exactly one coordinate is."""
    turn = np.arange(int(values["count"])) % 4
    corners = np.stack([turn // 2, turn % 2], axis=1).astype(np.float64)
    return _noisy(rng, values, corners), (corners[:, 0] != corners[:, 1]).astype(np.float64)


def blobs(rng: np.random.Generator, values: Mapping[str, float], classes: int) -> Samples:
    """Round clouds whose centres lie evenly on a circle of radius `distance`."""
    labels, _ = _turns(values, classes)
    angle = 2.0 * np.pi * labels / classes
    return _noisy(rng, values, _polar(np.full(len(labels), values["distance"]), angle)), labels


def _turns(values: Mapping[str, float], classes: int) -> tuple[Array, Array]:
    """Return the class of every sample, and its place 0 … 1 among those of its class, both (N,)."""
    count = int(values["count"])
    order = np.arange(count)
    labels = order % classes
    last = np.maximum((count - 1 - labels) // classes, 1)
    return labels.astype(np.float64), (order // classes) / last


def _polar(radius: Array, angle: Array) -> Array:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _noisy(rng: np.random.Generator, values: Mapping[str, float], inputs: Array) -> Array:
    return np.asarray(inputs + values["noise"] * rng.standard_normal(inputs.shape))
