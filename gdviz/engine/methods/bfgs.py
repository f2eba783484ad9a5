"""BFGS: learns the inverse of the second derivatives from how the gradient changes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.line_search import DIRECTION, FLATNESS, FRACTION, LINE_ENDINGS, TRIED, Line, Try, wolfe
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    return Move(start, {_INVERSE.name: np.eye(len(start))})


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    inverse = place.terms[_INVERSE.name]
    line = Line(probe, place, -(inverse @ place.gradient))
    if not line.is_downhill:  # rounding has spoilt it
        inverse = np.eye(probe.dimension)
        line = Line(probe, place, -place.gradient)
    first = 1.0 if probe.step > 1 else 1.0 / max(1.0, float(np.linalg.norm(place.gradient)))
    found = wolfe(line, first, values["c1"], values["c2"])
    return line.move(found, {_INVERSE.name: inverse if found is None else _learned(line, found, inverse, probe.step)})


def _learned(line: Line, found: Try, inverse: Array, step: int) -> Array:
    """Return the inverse (P, P) that explains this step's change of gradient (N&W 6.17)."""
    moved = found.point - line.start.point  # s
    gradient, before = found.gradient, line.start.gradient
    assert gradient is not None and before is not None
    change = gradient - before  # y
    product = change @ moved
    if not product > 0.0:
        return inverse
    if step == 1:
        inverse = (moved @ moved) / product * np.eye(len(moved))  # the longer of Barzilai & Borwein 1988
    seen = inverse @ change
    outer = np.outer(moved, seen)
    square = (1.0 + change @ seen / product) / product
    return inverse - (outer + outer.T) / product + square * np.outer(moved, moved)


_INVERSE = Term(
    "inverse",
    False,
    Text("what has been learned of the inverse of the second derivatives", "目前学到的二阶导数矩阵之逆"),
    (1, 0),
    "state",
)
METHODS = (
    Method(
        Profile(
            "bfgs",
            Text("BFGS", "BFGS 拟牛顿法"),
            1970,
            "Broyden, Fletcher, Goldfarb, Shanno 1970; Nocedal & Wright 2006, algorithm 6.1",
            Text(
                "Learns the curvature from the gradients it meets and then steps almost like Newton, without any "
                "second derivatives.",
                "从途中的梯度学习曲率，不求二阶导数也能像牛顿法那样走步。",
            ),
            (FRACTION, FLATNESS),
            (DIRECTION, TRIED, _INVERSE),
            ("loss", "gradient"),
            LINE_ENDINGS,
            most_variables=MOST_FOR_MATRICES,
        ),
        _begin,
        _step,
    ),
)
