"""What a person does to a session: each is one change of the experiment."""

from __future__ import annotations

import msgspec

from gdviz.engine.chosen_landscape import problem_place
from gdviz.engine.errors import FormulaError
from gdviz.engine.experiment import LandscapeChoice, RunChoice
from gdviz.engine.formula import NUMBERED, parse
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.tokens import canonical
from gdviz.engine.tree import names_in
from gdviz.session.session import Aim, Place, Session


def use_formula(session: Session, text: str) -> FormulaError | None:
    """Take a typed formula, or return why not and keep the last good one."""
    current = session.experiment
    if text == current.landscape.formula:
        return None
    try:
        parameters = _kept_parameters(session, text)
        domain, start = _place_for(session, FormulaLandscape(text, None, parameters).dimension)
        session.change(current.with_landscape(LandscapeChoice(text, domain, parameters=parameters), start))
    except FormulaError as error:
        return error
    return None


def _place_for(session: Session, dimension: int) -> Place:
    """Return where to look at a typed formula: where one looks now, or looked before a variable was still missing."""
    domain, start = session.experiment.landscape.domain, session.experiment.start
    if dimension <= len(start):
        return domain[:dimension], start[:dimension]
    domain, start = session.places.get(dimension, (domain, start))
    more = dimension - len(start)
    return domain + ((-5.0, 5.0),) * more, start + (1.0,) * more


def use_landscape(session: Session, landscape_id: str) -> None:
    """Take a landscape of the catalog with its domain and start; begin at step 0. Raises KeyError."""
    entry = session.catalog.landscapes[landscape_id]
    session.playback.restart()
    session.change(session.experiment.with_landscape(entry.choice(), entry.start))


def use_problem(session: Session, problem_id: str) -> None:
    """Take a problem of the catalog with its weights' domain and start; begin at step 0.

    Raises KeyError, InputError or FileError.
    """
    choice, start = problem_place(session.catalog, problem_id)
    session.playback.restart()
    session.change(session.experiment.with_landscape(choice, start))


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
    """Set a hyperparameter from the cursor on; of the whole run where nothing lies ahead that could change.

    Which of the two it is stays as it was while the cursor rests, so that one drag means one thing.
    Raises InputError outside its limits.
    """
    run, cursor = session.experiment.runs[index].name, session.cursor
    aim = session.aim
    if aim is None or (aim.run, aim.hyperparameter, aim.cursor) != (run, name, cursor):
        aim = Aim(run, name, cursor, 0 if _nothing_ahead(session, index) else cursor)
    session.change(session.experiment.with_hyperparameter(index, name, value, aim.step))
    session.aim = aim


def _nothing_ahead(session: Session, index: int) -> bool:
    stop = session.runs[index].stopped
    ended = stop is not None and session.cursor >= stop.step
    return ended or (session.cursor >= session.experiment.steps and not session.playback.playing)


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
    found = names_in(parse(text, NUMBERED | {"x", "y"} | written.keys(), sums=True))
    return {word: value for word, value in written.items() if word in found}
