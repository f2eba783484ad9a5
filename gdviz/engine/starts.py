"""What the state of an optimizer holds before the first step: 0 unless its file says more.

A start that reads g or η sees them as the first step does: changed by options, scheduled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Assignment, read_start
from gdviz.engine.landscape import Array
from gdviz.engine.language.functions import array_namespace
from gdviz.engine.language.tree import substituted
from gdviz.engine.language.writing import Writer, compiled
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.preface import renamed_by


def state_starts(
    optimizer: EquationsOptimizer,
    start: Array,
    gradient: Array,
    values: Mapping[str, float],
    noise: Array | None = None,
) -> dict[str, Array]:
    """Return every state name's start, (..., P) or (..., 1), for positions (..., P) and the gradients there.

    `noise` (P,) is that of the first step, where the equations read any.
    """
    opening = tuple(line for line in optimizer.equations.assignments if line.line < 1)  # of schedules and options
    symbols = tuple((name, entry.symbol) for name, entry in optimizer.hyperparameters.items())
    starts: dict[str, Array] = {}
    for term in optimizer.terms:
        if term.name in optimizer.equations.state:
            shape = start.shape if term.is_vector else (*start.shape[:-1], 1)
            begin = _begin(optimizer.state_starts.get(term.name, "0"), symbols, opening)
            with np.errstate(all="ignore"):
                starts[term.name] = np.broadcast_to(begin(start, gradient, as_floats(values), noise), shape)
    return starts


def as_floats(values: Mapping[str, float]) -> dict[str, np.float64]:
    """Return the hyperparameters as NumPy floats: those overflow to inf, Python's raise."""
    return {name: np.float64(value) for name, value in values.items()}


StartKernel = Callable[[Array, Array, Mapping[str, np.float64], Array | None], Array]


@lru_cache(maxsize=256)
def _begin(text: str, symbols: tuple[tuple[str, str], ...], opening: tuple[Assignment, ...]) -> StartKernel:
    newest = {POSITION: f"{POSITION}#0"} | {line.target: line.versioned for line in opening}
    node = renamed_by(read_start(text, dict(symbols)).value, newest)
    for line in reversed(opening):
        node = substituted(node, {line.versioned: line.value})
    places = {f"{POSITION}#0": "x", GRADIENT: "g", STEP: "1.0", NOISE: "noise"}
    places |= {name: f"values[{name!r}]" for name, _ in symbols}
    writer = Writer("array", lambda name, _: places[name])
    result = writer.write(node)
    body = "\n    ".join([*writer.statements, f"return {result}"])
    return compiled(f"def begin(x, g, values, noise):\n    {body}\n", "begin", array_namespace())  # type: ignore[return-value]
