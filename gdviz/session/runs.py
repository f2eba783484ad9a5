"""From one experiment to the next: which runs stay, which keep their beginning, which are made anew."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.engine.catalog import Catalog
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.landscape import Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.run import Run


@dataclass(frozen=True)
class LiveRun:
    """A choice and what it computes."""

    choice: RunChoice
    run: Run


def resolve(
    catalog: Catalog, landscape: Landscape, experiment: Experiment, before: tuple[LiveRun, ...]
) -> tuple[LiveRun, ...]:
    """Return the runs of `experiment`, reusing those of `before` as far as their numbers stay true.

    Raises KeyError for an optimizer that the catalog does not have, InputError for a value that is missing,
    unknown or outside its limits.
    """
    known = {live.choice.name: live for live in before}
    return tuple(
        _resolved(catalog, landscape, experiment, choice, known.get(choice.name)) for choice in experiment.runs
    )


def _resolved(
    catalog: Catalog, landscape: Landscape, experiment: Experiment, choice: RunChoice, old: LiveRun | None
) -> LiveRun:
    optimizer = catalog.optimizers[choice.optimizer]
    for name in optimizer.hyperparameters.keys() - choice.hyperparameters.keys():
        template = QT_TRANSLATE_NOOP("engine", "the run “{run}” gives no value for “{name}”")
        raise InputError(Message(template, {"run": choice.name, "name": name}))
    same = (
        old is not None
        and old.run.landscape is landscape
        and old.run.optimizer is optimizer
        and tuple(old.run.start) == experiment.start
        and old.run.tolerance == experiment.tolerance
        and old.choice.hyperparameters == choice.hyperparameters
    )
    if old is None or not same:
        values, edits = choice.hyperparameters, choice.edits
        run = Run(landscape, optimizer, experiment.start, values, edits, experiment.tolerance)
        return LiveRun(choice, run)
    if old.choice.edits == choice.edits:
        return LiveRun(choice, old.run)
    changed = set(old.choice.edits) ^ set(choice.edits)
    return LiveRun(choice, old.run.edited(choice.edits, min(edit.step for edit in changed)))
