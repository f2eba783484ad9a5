"""What a person does to a session: each is one change of the experiment."""

from __future__ import annotations

import msgspec

from gdviz.engine.errors import FormulaError
from gdviz.engine.experiment import LandscapeChoice, RunChoice
from gdviz.engine.formula import NUMBERED, parse
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.tokens import canonical
from gdviz.engine.tree import names_in
from gdviz.session.session import Session


def use_formula(session: Session, text: str) -> FormulaError | None:
    """Take a typed formula, or return why not and keep the last good one."""
    current = session.experiment
    if text == current.landscape.formula:
        return None
    try:
        parameters = _kept_parameters(session, text)
        variables = FormulaLandscape(text, None, parameters).variables
        same = variables == session.landscape.variables
        domain = current.landscape.domain if same else ((-5.0, 5.0),) * len(variables)
        start = current.start if same else (*current.start, *(1.0,) * len(variables))[: len(variables)]
        choice = LandscapeChoice(text, domain, parameters=parameters)
        session.change(current.with_landscape(choice, start))
    except FormulaError as error:
        return error
    return None


def use_landscape(session: Session, landscape_id: str) -> None:
    """Take a landscape of the catalog with its domain and start; begin at step 0. Raises KeyError."""
    entry = session.catalog.landscapes[landscape_id]
    session.playback.restart()
    session.change(session.experiment.with_landscape(entry.choice(), entry.start))


def set_landscape_parameter(session: Session, name: str, value: float) -> None:
    """Set a parameter of the landscape for all steps of all runs; minima that are no longer known are dropped.

    Raises KeyError for a name that the landscape does not have, InputError outside its limits.
    """
    session.parameters[name].checked(value)
    current = session.experiment.landscape
    values = {**session.landscape.parameters, name: float(value)}
    file = session.catalog.landscapes.get(current.id)
    minima = file.minima_at(values) if file and file.formula == current.formula else ()
    choice = msgspec.structs.replace(current, parameters=values, minima=minima)
    session.change(session.experiment.with_landscape(choice, session.experiment.start))


def add_run(session: Session, optimizer_id: str) -> None:
    """Add a run of an optimizer at its defaults, and select it. Raises KeyError."""
    optimizer = session.catalog.optimizers[optimizer_id]
    name = session.experiment.free_name(optimizer_id)
    session.change(session.experiment.with_run(RunChoice(name, optimizer_id, optimizer.defaults())))
    session.select(len(session.experiment.runs) - 1)


def duplicate_run(session: Session, index: int) -> None:
    """Add a copy of a run, and select it."""
    choice = session.experiment.runs[index]
    copy = msgspec.structs.replace(choice, name=session.experiment.free_name(choice.optimizer))
    session.change(session.experiment.with_run(copy))
    session.select(len(session.experiment.runs) - 1)


def remove_run(session: Session, index: int) -> None:
    session.change(session.experiment.without_run(index))


def use_optimizer(session: Session, index: int, optimizer_id: str) -> None:
    """Give a run another optimizer at its defaults. Raises KeyError."""
    old = session.experiment.runs[index]
    if old.optimizer == optimizer_id:
        return
    optimizer = session.catalog.optimizers[optimizer_id]
    name = old.name
    if old.name.split(" ")[0] == old.optimizer:  # named after its optimizer: the name follows
        name = session.experiment.without_run(index).free_name(optimizer_id)
    look = session.looks[index]
    session.change(session.experiment.with_run(RunChoice(name, optimizer_id, optimizer.defaults()), index))
    session.set_look(index, look)
    session.select(index)


def set_hyperparameter(session: Session, index: int, name: str, value: float) -> None:
    """Set a hyperparameter from the cursor on; of the whole run when it has ended there, since nothing lies ahead.

    Raises InputError outside its limits.
    """
    run = session.runs[index]
    ended = session.cursor > 0 and run.stopped is not None and session.cursor >= run.stopped.step
    step = 0 if ended else session.cursor
    session.change(session.experiment.with_hyperparameter(index, name, value, step))


def apply_from_start(session: Session, index: int, name: str) -> None:
    """Make the value that is in force at the cursor the value of the whole run."""
    value = session.experiment.runs[index].value_at(name, session.cursor)
    session.change(session.experiment.with_hyperparameter(index, name, value))


def _kept_parameters(session: Session, text: str) -> dict[str, float]:
    """Return the parameters that a formula typed over the present one still names, as it writes them.

    Raises FormulaError.
    """
    values = session.landscape.parameters
    written = {canonical(word): values[name] for name, one in session.parameters.items() for word in (one.symbol, name)}
    found = names_in(parse(text, NUMBERED | {"x", "y"} | written.keys()))
    return {word: value for word, value in written.items() if word in found}
