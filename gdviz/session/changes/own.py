"""A person's own landscapes and optimizers: saved into their folder, at once in the catalog and in the runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.file_mistakes import Kind, read_file
from gdviz.engine.files.landscape_file import LandscapeFile, LandscapeTable
from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.engine.files.own_files import (
    OwnKind,
    check_file_name,
    own_path,
    text_of_table,
    with_own,
    without_own,
)
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.files.whole_file import write_whole
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer
from gdviz.session.session import Session

_KIND_OF_FILE: dict[OwnKind, Kind] = {"landscapes": "landscape", "optimizers": "optimizer"}


def save_own(
    session: Session,
    folder: Path,
    kind: OwnKind,
    name: str,
    table: LandscapeTable | OptimizerTable,
    present: str = "",
) -> None:
    """Save a landscape or optimizer as the file `name`; `present` is the file that it replaces, under any name.

    Runs that use it take the new one, those that can be undone too; where the landscape is looked at, so does the map.
    Raises InputError for a name that cannot be used, FileError for what is wrong with the content, OSError; then
    nothing has changed.
    """
    check_file_name(session.catalog, kind, name, present)
    path, text = own_path(folder, kind, name), text_of_table(table)
    if name != present and path.exists():  # another window's, or one with a mistake: it is in no list
        template = QT_TRANSLATE_NOOP("engine", "there is a file “{name}” already; use another name")
        raise InputError(Message(template, {"name": name}))
    content, mistakes = read_file(_KIND_OF_FILE[kind], path, text)
    if content is None:
        raise FileError(mistakes[0])
    assert isinstance(content, LandscapeFile | Optimizer)
    catalog = session.catalog
    if present and present != name:
        catalog = without_own(catalog, kind, present)
    catalog = with_own(catalog, kind, content, path, text)
    experiment = _adapted(session.experiment, content, present or name)
    write_whole(path, text)
    session.use_catalog(catalog, experiment)
    session.history.adapt(lambda past: _remembered(past, content, present or name))
    if present and present != name:
        own_path(folder, kind, present).unlink(missing_ok=True)


def delete_own(session: Session, built_in: Path, folder: Path, kind: OwnKind, name: str) -> None:
    """Delete a file of one's own; what it stood in for, of the folder `built_in`, is there again.

    Raises InputError where a run needs it, OSError.
    """
    before = own_path(built_in, kind, name)
    if before.exists():
        content, _ = read_file(_KIND_OF_FILE[kind], before, before.read_text(encoding="utf-8-sig"))
        assert isinstance(content, LandscapeFile | Optimizer)
        catalog = without_own(session.catalog, kind, name)
        entries: dict[str, Any] = {kind: {**getattr(catalog, kind), name: content}}
        session.use_catalog(replace(catalog, **entries), _adapted(session.experiment, content, name))
        session.history.adapt(lambda past: _remembered(past, content, name))
        own_path(folder, kind, name).unlink(missing_ok=True)
        return
    users = [run.name for run in session.experiment.runs if run.optimizer == name]
    if kind == "optimizers" and users:
        template = QT_TRANSLATE_NOOP("engine", "the run “{run}” uses it; give that run another optimizer first")
        raise InputError(Message(template, {"run": users[0]}))
    own_path(folder, kind, name).unlink(missing_ok=True)
    session.use_catalog(without_own(session.catalog, kind, name))


def _adapted(experiment: Experiment, content: LandscapeFile | Optimizer, before: str) -> Experiment:
    """Return the experiment with what it has of the old entry `before` changed to the new one."""
    if isinstance(content, LandscapeFile):
        if experiment.landscape.id != before or experiment.landscape.problem is not None:
            return experiment
        same = len(content.start) == len(experiment.start)
        return experiment.with_landscape(content.choice(), experiment.start if same else content.start)
    runs = tuple(_run(run, content) if run.optimizer == before else run for run in experiment.runs)
    return msgspec.structs.replace(experiment, runs=runs)


def _remembered(experiment: Experiment, content: LandscapeFile | Optimizer, before: str) -> Experiment:
    """Return an experiment of the past as one that can be computed again: where it looked stays."""
    past = experiment.landscape
    if isinstance(content, Optimizer) or past.id != before or past.problem is not None:
        return _adapted(experiment, content, before)
    if past.formula != content.formula or len(content.start) != len(experiment.start):
        return _adapted(experiment, content, before)
    values = {name: value for name, value in past.parameters.items() if name in content.parameters}
    choice = msgspec.structs.replace(past, id=content.id, parameters=values)
    return experiment.with_landscape(choice, experiment.start)


def _run(choice: RunChoice, optimizer: Optimizer) -> RunChoice:
    """Return a run with another version of its optimizer: values stay where they are still accepted."""
    declared = optimizer.hyperparameters
    values = dict(choice.hyperparameters)
    for name, one in declared.items():
        if name not in values or not one.limits[0] <= values[name] <= one.limits[1]:
            values[name] = one.default
    if not choice.schedule and not choice.options:
        values = {name: value for name, value in values.items() if name in declared}
    edits = tuple(edit for edit in choice.edits if edit.name in values)
    return msgspec.structs.replace(choice, optimizer=optimizer.id, hyperparameters=values, edits=edits)
