"""What the state of an optimizer holds before the first step: 0 unless its file says more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from gdviz.engine.equations import GRADIENT, POSITION, read_start
from gdviz.engine.functions import array_namespace
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.writing import Writer, compiled


def state_starts(
    optimizer: EquationsOptimizer, start: Array, gradient: Array, values: Mapping[str, float]
) -> dict[str, Array]:
    """Return every state name's start, (..., P) or (..., 1), for positions (..., P) and the gradients there."""
    symbols = tuple((name, entry.symbol) for name, entry in optimizer.hyperparameters.items())
    starts: dict[str, Array] = {}
    for term in optimizer.terms:
        if term.name in optimizer.equations.state:
            shape = start.shape if term.is_vector else (*start.shape[:-1], 1)
            begin = _begin(optimizer.state_starts.get(term.name, "0"), symbols)
            with np.errstate(all="ignore"):
                starts[term.name] = np.broadcast_to(begin(start, gradient, as_floats(values)), shape)
    return starts


def as_floats(values: Mapping[str, float]) -> dict[str, np.float64]:
    """Return the hyperparameters as NumPy floats: those overflow to inf, Python's raise."""
    return {name: np.float64(value) for name, value in values.items()}


StartKernel = Callable[[Array, Array, Mapping[str, np.float64]], Array]


@lru_cache(maxsize=256)
def _begin(text: str, symbols: tuple[tuple[str, str], ...]) -> StartKernel:
    places = {POSITION: "x", GRADIENT: "g"} | {name: f"values[{name!r}]" for name, _ in symbols}
    writer = Writer("array", lambda name, _: places[name])
    result = writer.write(read_start(text, dict(symbols)).value)
    body = "\n    ".join([*writer.statements, f"return {result}"])
    return compiled(f"def begin(x, g, values):\n    {body}\n", "begin", array_namespace())  # type: ignore[return-value]
