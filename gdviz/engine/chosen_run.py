"""The run that an experiment chooses: its optimizer with schedule and options, and all that its steps depend on."""

from __future__ import annotations

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting


def optimizer_of(catalog: Catalog, choice: RunChoice) -> Optimizer:
    """Return the chosen optimizer with its schedule and options; the same object for the same choice.

    Raises KeyError for an id that the catalog does not have, InputError for parts that do not go together.
    """
    modifiers = [catalog.options[name] for name in choice.options]
    if choice.schedule:
        modifiers.append(catalog.schedules[choice.schedule])
    return catalog.optimizers[choice.optimizer].modified(modifiers)


def setting_of(experiment: Experiment, choice: RunChoice, optimizer: Optimizer) -> Setting:
    """Return what the run's steps depend on besides landscape, start and hyperparameters."""
    domain = experiment.landscape.domain if optimizer.searches_domain else ()
    return Setting(domain, experiment.seed, choice.batch, choice.order)


def run_of(catalog: Catalog, landscape: Landscape, experiment: Experiment, choice: RunChoice) -> Run:
    """Return the run, no step made. Raises KeyError, or InputError for a value that is missing, unknown or unusable."""
    optimizer = optimizer_of(catalog, choice)
    for name in optimizer.hyperparameters.keys() - choice.hyperparameters.keys():
        template = QT_TRANSLATE_NOOP("engine", "the run “{run}” gives no value for “{name}”")
        raise InputError(Message(template, {"run": choice.name, "name": name}))
    setting = setting_of(experiment, choice, optimizer)
    values, edits = choice.hyperparameters, choice.edits
    budget = float(experiment.evaluations)
    return Run(landscape, optimizer, experiment.start, values, edits, experiment.tolerance, setting, budget)
