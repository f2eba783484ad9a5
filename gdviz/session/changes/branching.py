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
from gdviz.engine.run import Edit
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
    named = choice.named(_free(session.experiment, choice, session.catalog))
    session.change(session.experiment.with_run(named))
    session.select(len(session.experiment.runs) - 1)
    session.branched.emit()


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
    runs[index] = choice.named(name)
    return msgspec.structs.replace(experiment, runs=tuple(runs))


def as_whole_run(experiment: Experiment, index: int) -> Experiment:
    """Return the experiment in which run `index` is no branch, as its beginning has become its own."""
    choice = experiment.runs[index]
    if not choice.branch:
        return experiment
    name = experiment.without_run(index).free_name(_root(experiment, choice))
    runs = [msgspec.structs.replace(run, parent=name) if run.parent == choice.name else run for run in experiment.runs]
    runs[index] = msgspec.structs.replace(choice.named(name), branch=None, parent="")
    return msgspec.structs.replace(experiment, runs=tuple(runs))


def _past(choice: RunChoice, step: int) -> tuple[object, ...]:
    """Return everything that the first `step` steps of a run depend on, apart from the experiment."""
    edits = sorted((edit.step, edit.name, edit.value) for edit in choice.edits if edit.step < step)
    parts = (choice.schedule, choice.options, choice.batch, choice.order)
    return (choice.optimizer, choice.hyperparameters if step else None, edits, *parts)


def _free(experiment: Experiment, choice: RunChoice, catalog: Catalog) -> str:
    """Return the name of a branch: “gd η=0.02 from 37”; of several changes it tells the first ones, with “…”."""
    symbols = {name: one.symbol for name, one in optimizer_of(catalog, choice).hyperparameters.items()}
    changes = _changes(experiment, choice)
    first = changes[0].step if changes else choice.branch
    told = [edit for edit in changes if edit.step == first][:MOST_NAMED]
    words = [f"{symbols.get(edit.name, edit.name)}={edit.value:.4g}" for edit in told]
    place = [f"from {first}"] if first else []
    more = ["…"] if len(told) < len(changes) else []
    return experiment.free_name(" ".join([_root(experiment, choice), *words, *place, *more]))


def _changes(experiment: Experiment, choice: RunChoice) -> list[Edit]:
    """Return what a branch has changed since it left, in the order of the steps."""
    step = choice.branch or 0
    parent = next((run for run in experiment.runs if run.name == choice.parent), None)
    values = {} if parent is None or step else parent.hyperparameters
    own = [Edit(0, name, value) for name, value in choice.hyperparameters.items() if values.get(name, value) != value]
    edits = sorted((edit for edit in choice.edits if edit.step >= step), key=lambda edit: edit.step)
    return own + [edit for edit in edits if edit.value != choice.value_at(edit.name, edit.step - 1)]


def _root(experiment: Experiment, choice: RunChoice) -> str:
    """Return the name of the run that the first of these branches left."""
    known = {run.name: run for run in experiment.runs}
    seen = set[str]()
    while choice.branch is not None and choice.parent in known and choice.parent not in seen:
        seen.add(choice.parent)
        choice = known[choice.parent]
    return choice.optimizer if choice.branch is not None else choice.name
