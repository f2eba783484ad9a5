"""L-BFGS: BFGS that remembers the last few steps instead of a matrix. Nocedal 1980."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.line_search import DIRECTION, FLATNESS, FRACTION, LINE_ENDINGS, TRIED, Line, Try, wolfe
from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text

MOST_REMEMBERED = 10


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    steps, changes = place.terms[_STEPS.name], place.terms[_CHANGES.name]  # newest first, NaN where there is none yet
    known = min(int(values["memory"]), int(np.isfinite(steps[:, 0]).sum()))
    line = Line(probe, place, _direction(place.gradient, steps[:known], changes[:known]))
    if not line.is_downhill:  # rounding has spoilt it
        known = 0
        line = Line(probe, place, -place.gradient)
    first = 1.0 if known else 1.0 / max(1.0, float(np.linalg.norm(place.gradient)))
    found = wolfe(line, first, values["c1"], values["c2"])
    if found is None:
        return line.move(None, {})
    return line.move(found, _remembered(line, found, steps[:known], changes[:known]))


def _direction(gradient: Array, steps: Array, changes: Array) -> Array:
    """Return -Hg (P,) by the two-loop recursion (N&W algorithm 7.4); steps and changes (k, P), newest first."""
    direction = -gradient
    products = (steps * changes).sum(axis=1)
    shares = []
    for moved, change, product in zip(steps, changes, products, strict=True):
        shares.append((moved @ direction) / product)
        direction = direction - shares[-1] * change
    if len(steps):
        direction = direction * (products[0] / (changes[0] @ changes[0]))
    for place in reversed(range(len(steps))):
        direction = direction + (shares[place] - (changes[place] @ direction) / products[place]) * steps[place]
    return direction


def _remembered(line: Line, found: Try, steps: Array, changes: Array) -> dict[str, Array | float]:
    """Return both tables (MOST_REMEMBERED, P) with this step in front, where its curvature is positive."""
    gradient, before = found.gradient, line.start.gradient
    assert gradient is not None and before is not None
    moved, change = found.point - line.start.point, gradient - before
    if change @ moved > 0.0:
        steps, changes = np.vstack([moved, steps]), np.vstack([change, changes])
    tables = {}
    for name, known in ((_STEPS.name, steps), (_CHANGES.name, changes)):
        table = np.full((MOST_REMEMBERED, len(moved)), np.nan)
        table[: len(known)] = known[:MOST_REMEMBERED]
        tables[name] = table
    return {**tables}


_MEMORY = Hyperparameter(
    "memory",
    "m",
    10.0,
    (1.0, float(MOST_REMEMBERED)),
    (1.0, float(MOST_REMEMBERED)),
    "linear",
    Text("how many of the last steps are remembered", "记住最近多少步"),
    is_whole=True,
)
_STEPS = Term(
    "steps", False, Text("the last steps, newest first", "最近的各步，新的在前"), (0, MOST_REMEMBERED), "state"
)
_CHANGES = Term(
    "changes",
    False,
    Text("how the gradient changed in each of the last steps", "最近各步中梯度的变化"),
    (0, MOST_REMEMBERED),
    "state",
)
METHODS = (
    Method(
        Profile(
            "lbfgs",
            Text("L-BFGS", "L-BFGS 有限内存拟牛顿法"),
            1980,
            "Nocedal 1980; Liu & Nocedal 1989; Nocedal & Wright 2006, algorithm 7.5",
            Text(
                "BFGS that remembers only the last few steps, so that it works with any number of variables.",
                "只记住最近几步的 BFGS，因此变量再多也能用。",
            ),
            (_MEMORY, FRACTION, FLATNESS),
            (DIRECTION, TRIED, _STEPS, _CHANGES),
            ("loss", "gradient"),
            LINE_ENDINGS,
        ),
        begin_plainly,
        _step,
    ),
)
