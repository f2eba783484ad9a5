"""What the lines of an update are in space: a direction, a point, or a size that no arrow may stand for.

Found by experiment, not by name, so that it holds for every optimizer: a few steps are made three times, as they are,
with all of space reflected, and with all of space shifted. A direction turns around with space, a point moves with
it, and a size (a squared gradient) does neither.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import numpy as np

from gdviz.engine.equations import POSITION
from gdviz.engine.kernels import line_kernel
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.starts import state_starts

Kind = Literal["gradient", "direction", "point", "points", "radius", "size", "number", "position"]
_STEPS = 4
_SHIFT = 1.0
_START, _NOISE = np.array([[0.7, -1.3, 2.1]]), np.array([[0.3, -0.2, 0.4]])


@lru_cache(maxsize=128)
def line_kinds(optimizer: EquationsOptimizer) -> tuple[Kind, ...]:
    """Return the kind of every line, in order."""
    equations = optimizer.equations
    plain = _values(optimizer, _START, _NOISE, _slope)
    turned = _values(optimizer, -_START, -_NOISE, lambda p: -_slope(-p))
    shifted = _values(optimizer, _START + _SHIFT, _NOISE, lambda p: _slope(p - _SHIFT))
    kinds: list[Kind] = []
    for line, value, other, moved in zip(equations.assignments, plain, turned, shifted, strict=True):
        if line.target == POSITION:
            kinds.append("position")
        elif line.versioned not in equations.vectors:
            kinds.append("number")
        else:
            kinds.append(_kind(value, other, moved))
    return tuple(kinds)


def _kind(value: Array, turned: Array, shifted: Array) -> Kind:
    if float(np.mean(shifted - value)) > 0.5 * _SHIFT:
        return "point"
    return "size" if float(np.abs(turned - value).sum()) < float(np.abs(turned + value).sum()) else "direction"


def _slope(points: Array) -> Array:
    """Return gradients of a bowl that is neither round nor in the middle."""
    return np.asarray(points * np.array([2.0, 3.0, 0.5]) + np.array([0.4, 0.9, -0.6]))


def _values(
    optimizer: EquationsOptimizer, start: Array, noise: Array, slope: Callable[[Array], Array]
) -> tuple[Array, ...]:
    """Return the value of every line in the last of a few steps, with all hyperparameters at their defaults."""
    equations = optimizer.equations
    values, x = optimizer.defaults(), start
    state = state_starts(optimizer, x, slope(x), values, noise)
    lines = line_kernel(equations, ((),) * len(equations.assignments))
    found: tuple[Array, ...] = ()
    for step in range(1, _STEPS + 1):
        found = tuple(row[0] for row in lines(x, slope(x), np.array([[float(step)]]), slope, state, values, noise))
        made = {line.target: value for line, value in zip(equations.assignments, found, strict=True)}
        x, state = made[POSITION], {name: made.get(name, held) for name, held in state.items()}
    return found
