"""Experiments whose scripts are compared with the paths that the engine computes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gdviz import assets
from gdviz.engine.chosen_landscape import landscape_of, problem_place
from gdviz.engine.chosen_run import optimizer_of, run_of
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.landscape import Array
from gdviz.engine.run import Edit

CATALOG = load_catalog([assets.resources()])
SEED = 11


def run_choice(
    optimizer: str,
    *,
    schedule: str = "",
    options: Sequence[str] = (),
    edits: Sequence[Edit] = (),
    batch: int = 0,
    name: str = "",
    **values: float,
) -> RunChoice:
    """Return a run with the defaults but for `values`."""
    choice = RunChoice(name or optimizer, optimizer, {}, tuple(edits), schedule, tuple(options), batch)
    hyperparameters = optimizer_of(CATALOG, choice).defaults() | values
    return RunChoice(choice.name, optimizer, hyperparameters, tuple(edits), schedule, tuple(options), batch)


def on_landscape(name: str, *runs: RunChoice, steps: int = 80, tolerance: float = 0.0) -> Experiment:
    """Return an experiment on a landscape of the catalog."""
    file = CATALOG.landscapes[name]
    return Experiment(file.choice({}), tuple(file.start), runs, steps, tolerance, SEED)


def on_formula(
    formula: str, start: tuple[float, ...], *runs: RunChoice, steps: int = 80, **parameters: float
) -> Experiment:
    """Return an experiment on a typed formula."""
    domain = ((-3.0, 3.0),) * len(start)
    return Experiment(LandscapeChoice(formula, domain, parameters=parameters), start, runs, steps, 0.0, SEED)


def on_problem(name: str, *runs: RunChoice, steps: int = 60) -> Experiment:
    """Return an experiment on a problem of the catalog."""
    choice, start = problem_place(CATALOG, name)
    return Experiment(choice, start, runs, steps, 0.0, SEED)


def engine_path(experiment: Experiment, index: int = 0, catalog: Catalog = CATALOG) -> Array:
    """Return the positions that the engine computes, (n + 1, P)."""
    landscape = landscape_of(catalog, experiment.landscape)
    run = run_of(catalog, landscape, experiment, experiment.runs[index])
    run.advance(experiment.steps)
    return run.trajectory.positions


def assert_same(path: Array, expected: Array) -> None:
    """Compare two paths to 1e-9, of the size of the numbers where they are large."""
    assert path.shape == expected.shape
    with np.errstate(all="ignore"):
        same = np.abs(path - expected) <= 1e-9 * np.maximum(1.0, np.abs(expected))
    assert (same | (path == expected) | (np.isnan(path) & np.isnan(expected))).all()
