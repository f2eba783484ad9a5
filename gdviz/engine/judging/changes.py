"""Changes to an experiment that a remedy proposes: small frozen records, and the one place that applies them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from gdviz.engine.experiment import Experiment
from gdviz.engine.message import Message


@dataclass(frozen=True)
class SetHyperparameter:
    """A hyperparameter of the run, from the start on; with as many `steps` as that takes, where it takes more."""

    name: str
    value: float
    steps: int | None = None


@dataclass(frozen=True)
class SetSteps:
    """How many steps are made in all."""

    steps: int


@dataclass(frozen=True)
class SetStart:
    """Where all runs start, (P,)."""

    position: tuple[float, ...]


@dataclass(frozen=True)
class SetTolerance:
    """How small gradient and step must be to stop early."""

    tolerance: float


@dataclass(frozen=True)
class SetBatch:
    """How many samples each step sees."""

    batch: int


Change = SetHyperparameter | SetSteps | SetStart | SetTolerance | SetBatch


@dataclass(frozen=True)
class Remedy:
    """A change to the experiment, and the sentence that offers it and says where it led when it was tried."""

    message: Message
    change: Change


def apply_remedy(experiment: Experiment, index: int, remedy: Remedy) -> Experiment:
    """Return the experiment with the change made to run `index`. Raises InputError as the experiment's methods do."""
    match remedy.change:
        case SetHyperparameter(name, value, steps):
            changed = experiment.with_hyperparameter(index, name, value)
            return changed if steps is None else changed.with_steps(steps)
        case SetSteps(steps):
            return experiment.with_steps(steps)
        case SetStart(position):
            return experiment.with_start(position)
        case SetTolerance(tolerance):
            return experiment.with_tolerance(tolerance)
        case SetBatch(batch):
            return experiment.with_run(msgspec.structs.replace(experiment.runs[index], batch=batch), index)
