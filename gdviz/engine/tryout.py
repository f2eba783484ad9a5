"""The two places where an optimizer is tried before anyone relies on it: a bowl and Rosenbrock's curved valley."""

from __future__ import annotations

from functools import lru_cache

from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Run

# name → formula and start
PLACES = {"bowl": ("x² + 2y²", (1.0, 1.0)), "valley": ("(1 - x)² + 100(y - x²)²", (-1.2, 1.0))}


def tried(optimizer: Optimizer, place: str, steps: int) -> Run:
    """Return a run of `optimizer` with its defaults in one of PLACES, `steps` long unless it ends. Raises KeyError."""
    formula, start = PLACES[place]
    run = Run(_landscape(formula), optimizer, start)
    run.advance(steps)
    return run


@lru_cache(maxsize=len(PLACES))
def _landscape(formula: str) -> FormulaLandscape:
    return FormulaLandscape(formula)
