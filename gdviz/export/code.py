"""An experiment as a Python script that computes the same paths: with NumPy alone, or with torch.optim.

Both scripts have RUNS (title → function) and descend(run), which returns the position after every step (n + 1, P),
f(x), and draw paths and losses with Matplotlib when they are started.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from gdviz.engine.chosen_landscape import landscape_of, parameters_of
from gdviz.engine.chosen_run import run_of
from gdviz.engine.costs import step_cost, steps_within
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.export.scripts.ground import Ground, formula_ground
from gdviz.export.scripts.names import IN_SCRIPT, Names
from gdviz.export.scripts.numpy_run import numpy_run
from gdviz.export.scripts.problem_ground import check_size, problem_ground
from gdviz.export.scripts.rules import Titled
from gdviz.export.scripts.source import Library
from gdviz.export.scripts.torch_run import torch_rule, torch_run
from gdviz.export.scripts.whole import whole_script


def numpy_script(catalog: Catalog, experiment: Experiment, runs: Sequence[int] | None = None) -> str:
    """Return a script of NumPy and Matplotlib that makes the runs with these indices, all by default.

    Raises InputError that names the run and says why where one cannot be written so, and what landscape_of raises.
    """
    return _script(catalog, experiment, runs, "np")


def torch_script(catalog: Catalog, experiment: Experiment, runs: Sequence[int] | None = None) -> str:
    """Return a script that makes the runs with torch.optim and autograd. Raises as numpy_script does."""
    return _script(catalog, experiment, runs, "torch")


def numpy_obstacle(catalog: Catalog, experiment: Experiment, index: int) -> Message | None:
    """Return why a run cannot be written with NumPy alone, or None; quick, without derivatives."""
    return _obstacle(catalog, experiment, index, "np")


def torch_obstacle(catalog: Catalog, experiment: Experiment, index: int) -> Message | None:
    """Return why a run cannot be written with PyTorch, or None; quick, without derivatives."""
    return _obstacle(catalog, experiment, index, "torch")


def _obstacle(catalog: Catalog, experiment: Experiment, index: int, library: Library) -> Message | None:
    try:
        landscape = landscape_of(catalog, experiment.landscape)
        _titled(catalog, experiment, landscape, [index], library, Names(IN_SCRIPT))
    except InputError as error:
        return error.message
    return None


def _script(catalog: Catalog, experiment: Experiment, runs: Sequence[int] | None, library: Library) -> str:
    chosen = range(len(experiment.runs)) if runs is None else runs
    if not chosen:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "there is no run to write; add one first")))
    landscape = landscape_of(catalog, experiment.landscape)
    names = Names(IN_SCRIPT)
    ground = _ground(catalog, experiment, landscape, library, names)
    titled = _titled(catalog, experiment, landscape, chosen, library, names)
    write: Callable[[Titled, int, str], list[str]] = numpy_run if library == "np" else torch_run
    functions = [line for one in titled for line in write(one, experiment.steps, _last(one, experiment))]
    return whole_script(experiment, landscape, titled, ground, functions, library)


def _last(titled: Titled, experiment: Experiment) -> str:
    """Return how many steps a run makes, as the script writes it: fewer where its budget of evaluations ends first."""
    each = step_cost(titled.run.landscape, titled.optimizer, titled.run.setting)
    steps = steps_within(experiment.evaluations, each) if experiment.evaluations and each else experiment.steps
    return str(steps) if steps < experiment.steps else "STEPS"


def _ground(catalog: Catalog, experiment: Experiment, landscape: Landscape, library: Library, names: Names) -> Ground:
    choice = experiment.landscape
    if choice.problem is not None:
        return problem_ground(problem_of(catalog, choice.problem), choice.problem, library)
    return formula_ground(landscape, parameters_of(catalog, choice), library, names)


def _titled(
    catalog: Catalog, experiment: Experiment, landscape: Landscape, runs: Sequence[int], library: Library, names: Names
) -> list[Titled]:
    """Return the runs, none of them computed. Raises InputError for the first that cannot be written."""
    made: list[Titled] = []
    for index in runs:
        choice = experiment.runs[index]
        try:
            run = run_of(catalog, landscape, experiment, choice)
            if run.refusal is not None:
                raise InputError(run.refusal)
            if not isinstance(run.optimizer, EquationsOptimizer):
                template = QT_TRANSLATE_NOOP(
                    "engine", "{optimizer} is an algorithm of this program and not equations; leave it out"
                )
                raise InputError(Message(template, {"optimizer": run.optimizer.id}))
            if not np.isfinite(landscape.loss(run.start)):
                template = QT_TRANSLATE_NOOP("engine", "the loss is not finite at the start; choose another start")
                raise InputError(Message(template))
            if experiment.landscape.problem is not None:
                check_size(problem_of(catalog, experiment.landscape.problem))
            titled = Titled(choice.name, names.for_run(choice.name), run, run.optimizer)
            if library == "torch":
                torch_rule(titled, experiment.steps)
        except InputError as error:
            template = QT_TRANSLATE_NOOP("engine", "“{run}” cannot be written as Python: {reason}")
            raise InputError(Message(template, {"run": choice.name, "reason": error.message})) from None
        made.append(titled)
    return made
