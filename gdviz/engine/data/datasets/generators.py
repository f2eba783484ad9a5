"""The kinds of samples that can be drawn, by the word with which a dataset's file names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.datasets import clouds, curves
from gdviz.engine.data.datasets.curves import Samples


@dataclass(frozen=True)
class Generator:
    """Draws samples of `features` inputs; `parameters` are what it reads, `classes` the fewest and most it makes.

    `classes` is None where the target is a number. `whole` are the parameters that count something.
    """

    draw: Callable[[np.random.Generator, Mapping[str, float], int], Samples]
    parameters: frozenset[str]
    features: int
    classes: tuple[int, int] | None
    whole: frozenset[str] = frozenset({"count"})


def _curve(draw: Callable[[np.random.Generator, Mapping[str, float], int], Samples], *more: str) -> Generator:
    whole = frozenset({"count", "outliers"}) & {"count", *more}
    return Generator(draw, frozenset({"count", "noise", *more}), 1, None, frozenset(whole))


def _cloud(
    draw: Callable[[np.random.Generator, Mapping[str, float], int], Samples], *more: str, most: int = 2
) -> Generator:
    return Generator(draw, frozenset({"count", "noise", *more}), 2, (2, most))


GENERATORS: Mapping[str, Generator] = {
    "line": _curve(curves.line, "slope", "intercept"),
    "line_with_outliers": _curve(curves.line_with_outliers, "slope", "intercept", "outliers", "offset"),
    "sine": _curve(curves.sine, "waves"),
    "moons": _cloud(clouds.moons),
    "circles": _cloud(clouds.circles, "factor"),
    "spirals": _cloud(clouds.spirals, "turns", most=10),
    "xor": _cloud(clouds.xor),
    "blobs": _cloud(clouds.blobs, "distance", most=10),
}
