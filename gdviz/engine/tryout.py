"""Trying what a person writes before anyone relies on it.

An optimizer is tried in two places, a bowl and Rosenbrock's curved valley; a landscape by a run that there is already.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from gdviz.engine.chosen_run import run_of
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeFile
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


def tried_by(catalog: Catalog, choice: RunChoice, file: LandscapeFile, landscape: FormulaLandscape, steps: int) -> Run:
    """Return what a run of another experiment, as it begins, does on a landscape from the start that its file gives.

    Raises KeyError for what the catalog does not have, InputError for what does not go with the landscape.
    """
    plain = msgspec.structs.replace(choice, edits=(), batch=0, branch=None, parent="")
    experiment = Experiment(file.choice(), file.start, (plain,), steps)
    run = run_of(catalog, landscape, experiment, plain)
    run.advance(steps)
    return run


@lru_cache(maxsize=len(PLACES))
def _landscape(formula: str) -> FormulaLandscape:
    return FormulaLandscape(formula)
