"""Branching: a second future of a run from the cursor on, beside the first one.

A branch is a run of its own, a copy with everything that was changed up to the cursor; what is changed from then on
is its own. It is named after what differs, so its name follows its edits.
"""

from __future__ import annotations

import msgspec

from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.session import Session

MOST_NAMED = 2  # differences that a name tells


def can_branch(session: Session, index: int) -> bool:
    """Tell whether run `index` can take another way at the cursor: it has been there and has not ended before."""
    if not 0 <= index < len(session.runs) or not session.ready:
        return False
    stop = session.runs[index].stopped
    return stop is None or session.cursor < stop.step


def branch_run(session: Session, index: int) -> None:
    """Add a run that is like run `index` up to the cursor, and select it. Raises InputError where the run has ended."""
    if not can_branch(session, index):
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the run has ended before this step")))
    session.playback.pause()
    parent, cursor = session.experiment.runs[index], session.cursor
    edits = tuple(edit for edit in parent.edits if edit.step <= cursor)
    choice = msgspec.structs.replace(parent, name="", edits=edits, branch=cursor, parent=parent.name)
    named = msgspec.structs.replace(choice, name=_free(session.experiment, choice, session.catalog))
    session.change(session.experiment.with_run(named))
    session.select(len(session.experiment.runs) - 1)


def branch_point(experiment: Experiment, index: int) -> tuple[int, int] | None:
    """Return the parent of run `index` and the step up to which both are the same; None where there is none.

    A parent that has since been given another past is no parent any more.
    """
    choice = experiment.runs[index]
    places = [place for place, run in enumerate(experiment.runs) if run.name == choice.parent and place != index]
    if choice.branch is None or not places:
        return None
    parent = experiment.runs[places[0]]
    return (places[0], choice.branch) if _past(parent, choice.branch) == _past(choice, choice.branch) else None


def with_branch_named(catalog: Catalog, experiment: Experiment, index: int) -> Experiment:
    """Return the experiment in which run `index`, if it is a branch, is named after what differs from step `branch` on.

    Runs that branched off it know it by its new name.
    """
    choice = experiment.runs[index]
    if choice.branch is None:
        return experiment
    name = _free(experiment.without_run(index), choice, catalog)
    if name == choice.name:
        return experiment
    runs = [msgspec.structs.replace(run, parent=name) if run.parent == choice.name else run for run in experiment.runs]
    runs[index] = msgspec.structs.replace(choice, name=name)
    return msgspec.structs.replace(experiment, runs=tuple(runs))


def as_whole_run(experiment: Experiment, index: int) -> Experiment:
    """Return the experiment in which run `index` is no branch, as its beginning has become its own."""
    choice = experiment.runs[index]
    if not choice.branch:
        return experiment
    name = experiment.without_run(index).free_name(_root(experiment, choice))
    runs = [msgspec.structs.replace(run, parent=name) if run.parent == choice.name else run for run in experiment.runs]
    runs[index] = msgspec.structs.replace(choice, name=name, branch=None, parent="")
    return msgspec.structs.replace(experiment, runs=tuple(runs))


def _past(choice: RunChoice, step: int) -> tuple[object, ...]:
    """Return everything that the first `step` steps of a run depend on, apart from the experiment."""
    edits = sorted((edit.step, edit.name, edit.value) for edit in choice.edits if edit.step < step)
    parts = (choice.schedule, choice.options, choice.batch, choice.order)
    return (choice.optimizer, choice.hyperparameters if step else None, edits, *parts)


def _free(experiment: Experiment, choice: RunChoice, catalog: Catalog) -> str:
    """Return the name of a branch: “gd η=0.02 from 37”."""
    symbols = {name: one.symbol for name, one in optimizer_of(catalog, choice).hyperparameters.items()}
    own = _own(experiment, choice)
    told = [f"{symbols.get(name, name)}={value:.4g}" for name, value in list(own.items())[:MOST_NAMED]]
    more = ["…"] if len(own) > MOST_NAMED else []
    place = [f"from {choice.branch}"] if choice.branch else []
    return experiment.free_name(" ".join([_root(experiment, choice), *told, *more, *place]))


def _own(experiment: Experiment, choice: RunChoice) -> dict[str, float]:
    """Return what a branch has changed since it left, by name."""
    step = choice.branch or 0
    parent = next((run for run in experiment.runs if run.name == choice.parent), None)
    if step == 0:
        before = {} if parent is None else parent.hyperparameters
        return {name: value for name, value in choice.hyperparameters.items() if before.get(name, value) != value}
    last = {edit.name: edit.value for edit in sorted(choice.edits, key=lambda one: one.step) if edit.step >= step}
    return {name: value for name, value in last.items() if value != choice.value_at(name, step - 1)}


def _root(experiment: Experiment, choice: RunChoice) -> str:
    """Return the name of the run that the first of these branches left."""
    known = {run.name: run for run in experiment.runs}
    seen = set[str]()
    while choice.branch is not None and choice.parent in known and choice.parent not in seen:
        seen.add(choice.parent)
        choice = known[choice.parent]
    return choice.optimizer if choice.branch is not None else choice.name
