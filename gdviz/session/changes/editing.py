"""What a person does to a session: each is one change of the experiment."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import msgspec

from gdviz.engine.chosen_landscape import landscape_of, problem_place
from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.judging.changes import Remedy, SetHyperparameter, apply_remedy
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import NUMBERED, parse
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import names_in
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.modifier import HORIZON, Modifier
from gdviz.engine.optimizer import Hyperparameter, no_samples
from gdviz.engine.run import Edit
from gdviz.engine.setting import Order
from gdviz.session.changes.branching import as_whole_run, with_branch_named
from gdviz.session.session import Aim, Place, Session


def choose_formula(session: Session, text: str) -> FormulaError | None:
    """Take a typed formula once its derivatives are there, or return why not; what is found later, `deriving` tells."""
    if text == session.experiment.landscape.formula:
        session.deriving.give_up()
        return None
    try:
        landscape = landscape_of(session.catalog, _typed(session, text)[0])
    except FormulaError as error:
        session.deriving.give_up()
        return error
    return session.deriving.afterwards(landscape, partial(use_formula, session, text))


def choose_landscape(session: Session, landscape_id: str) -> None:
    """Take a landscape of the catalog once its derivatives are there; who plays meanwhile plays it. Raises KeyError."""
    entry = session.catalog.landscapes[landscape_id]
    landscape = landscape_of(session.catalog, entry.choice())
    session.playback.pause()
    session.deriving.afterwards(landscape, partial(_take_landscape, session, entry))


def use_formula(session: Session, text: str) -> FormulaError | None:
    """Take a typed formula, or return why not and keep the last good one."""
    current = session.experiment
    if text == current.landscape.formula:
        return None
    try:
        session.change(current.with_landscape(*_typed(session, text)))
    except FormulaError as error:
        return error
    return None


def _typed(session: Session, text: str) -> tuple[LandscapeChoice, tuple[float, ...]]:
    """Return the landscape of a typed formula, and its start. Raises FormulaError."""
    parameters = _kept_parameters(session, text)
    domain, start = _place_for(session, FormulaLandscape(text, None, parameters).dimension)
    return LandscapeChoice(text, domain, parameters=parameters), start


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
    session.playback.pause()
    _take_landscape(session, session.catalog.landscapes[landscape_id])


def _take_landscape(session: Session, entry: LandscapeFile) -> None:
    session.change(session.experiment.with_landscape(entry.choice(), entry.start), cursor=0)


def use_problem(session: Session, problem_id: str) -> None:
    """Take a problem of the catalog with its weights' domain and start; begin at step 0.

    Raises KeyError, InputError or FileError.
    """
    choice, start = problem_place(session.catalog, problem_id)
    session.playback.pause()
    session.network.set(sample=None)  # which of them is looked at says nothing of other data
    session.change(session.experiment.with_landscape(choice, start), cursor=0)


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
    name = session.experiment.free_name(choice.optimizer)
    copy = msgspec.structs.replace(choice.named(name), branch=None, parent="")
    session.change(session.experiment.with_run(copy))
    session.select(len(session.experiment.runs) - 1)


def remove_run(session: Session, index: int) -> None:
    session.change(session.experiment.without_run(index))


def use_optimizer(session: Session, index: int, optimizer_id: str) -> tuple[Message, ...]:
    """Give a run another optimizer at its defaults; return why what does not go with it had to be dropped.

    Schedule and options that go with it stay, with their values and what was changed of them. Raises KeyError.
    """
    old = session.experiment.runs[index]
    if old.optimizer == optimizer_id:
        return ()
    choice, reasons = _fitting(
        session.catalog, msgspec.structs.replace(old, optimizer=optimizer_id, branch=None, parent="")
    )
    kept = {name for one in _modifiers(session.catalog, choice) for name in one.hyperparameters}
    values = {name: value for name, value in old.hyperparameters.items() if name in kept}
    edits = tuple(edit for edit in old.edits if edit.name in kept)
    if old.name.split(" ")[0] == old.optimizer:  # named after its optimizer: the name follows
        choice = choice.named(session.experiment.without_run(index).free_name(optimizer_id))
    look = session.looks[index]
    _compose(session, index, msgspec.structs.replace(choice, hyperparameters=values, edits=edits))
    session.set_look(index, look)
    session.select(index)
    return reasons


def use_schedule(session: Session, index: int, schedule_id: str) -> None:
    """Give a run a schedule, "" for none. Raises KeyError, or InputError where the optimizer has no rate."""
    _compose(session, index, msgspec.structs.replace(session.experiment.runs[index], schedule=schedule_id))


def set_option(session: Session, index: int, option_id: str, on: bool) -> None:
    """Add an option to a run, or take it away. Raises KeyError, or InputError where it does not go with the rest."""
    choice = session.experiment.runs[index]
    others = tuple(one for one in choice.options if one != option_id)
    if on and option_id in choice.options:
        return
    _compose(session, index, msgspec.structs.replace(choice, options=(*others, option_id) if on else others))


def set_batch(session: Session, index: int, size: int, order: Order) -> None:
    """Let every step of a run see `size` samples, 0 for all, in this order. Raises InputError."""
    samples = session.landscape.samples
    if size and not samples:
        raise InputError(no_samples())
    if not 0 <= size <= samples:
        template = QT_TRANSLATE_NOOP("engine", "a batch has from 1 to {count} samples, not {size}")
        raise InputError(Message(template, {"count": samples, "size": size}))
    choice = msgspec.structs.replace(session.experiment.runs[index], batch=int(size), order=order)
    session.change(as_whole_run(session.experiment.with_run(choice, index), index))


def set_seed(session: Session, seed: int) -> None:
    """Set the seed of everything random. Raises InputError."""
    session.change(session.experiment.with_seed(seed))


def set_hyperparameter(session: Session, index: int, name: str, value: float) -> None:
    """Set a hyperparameter from the cursor on; of the whole run where nothing lies ahead that could change.

    Which of the two it is stays as it was while the cursor rests, so that one drag means one thing. The past that a
    branch shares with its parent stays. Raises InputError outside its limits.
    """
    choice, cursor = session.experiment.runs[index], session.cursor
    aim = session.aim
    if aim is None or (aim.run, aim.hyperparameter, aim.cursor) != (choice.name, name, cursor):
        aim = Aim(choice.name, name, cursor, 0 if _nothing_ahead(session, index) else cursor)
    changed = session.experiment.with_hyperparameter(index, name, value, max(aim.step, choice.branch or 0))
    session.change(with_branch_named(session.catalog, changed, index))
    session.aim = replace(aim, run=session.experiment.runs[index].name)


def _nothing_ahead(session: Session, index: int) -> bool:
    stop = session.runs[index].stopped
    ended = stop is not None and session.cursor >= stop.step
    return ended or (session.cursor >= session.experiment.steps and not session.playback.playing)


def set_from_start(session: Session, index: int, name: str, value: float) -> None:
    """Set a hyperparameter of the whole run. A branch then no longer is one."""
    session.change(as_whole_run(session.experiment.with_hyperparameter(index, name, value), index))


def remove_edit(session: Session, index: int, edit: Edit) -> None:
    """Take back one change that was made during a run."""
    choice = session.experiment.runs[index]
    edits = tuple(other for other in choice.edits if other != edit)
    changed = session.experiment.with_run(msgspec.structs.replace(choice, edits=edits), index)
    session.change(with_branch_named(session.catalog, changed, index))


def take_remedy(session: Session, index: int, remedy: Remedy) -> None:
    """Change the experiment as a remedy of run `index` proposes. Raises InputError."""
    changed = apply_remedy(session.experiment, index, remedy)
    session.history.seal()
    session.change(as_whole_run(changed, index) if isinstance(remedy.change, SetHyperparameter) else changed)
    session.history.seal()


def _kept_parameters(session: Session, text: str) -> dict[str, float]:
    """Return the parameters that a formula typed over the present one still names, as it writes them.

    Raises FormulaError.
    """
    values = session.landscape.parameters
    written = {canonical(word): values[name] for name, one in session.parameters.items() for word in (one.symbol, name)}
    found = names_in(parse(text, NUMBERED | {"x", "y"} | written.keys(), sums=True))
    return {word: value for word, value in written.items() if word in found}


def _compose(session: Session, index: int, choice: RunChoice) -> None:
    """Take `choice` for a run: hyperparameters that it still has keep their values and edits, new ones get defaults.

    A new horizon spans the steps of the experiment. Raises KeyError or InputError.
    """
    declared = optimizer_of(session.catalog, choice).hyperparameters
    values = {name: one.default for name, one in declared.items()}
    wanted: dict[str, float] = {}
    if any(HORIZON in one.hyperparameters for one in _modifiers(session.catalog, choice)):
        wanted[HORIZON] = float(session.experiment.steps)
    for name, value in (wanted | choice.hyperparameters).items():
        if name in declared and _accepts(declared[name], value):
            values[name] = value
    edits = tuple(edit for edit in choice.edits if edit.name in declared and _accepts(declared[edit.name], edit.value))
    choice = msgspec.structs.replace(choice, hyperparameters=values, edits=edits)
    session.change(as_whole_run(session.experiment.with_run(choice, index), index))


def _fitting(catalog: Catalog, choice: RunChoice) -> tuple[RunChoice, tuple[Message, ...]]:
    """Return `choice` without the schedule and the options that do not go with its optimizer, and why each does not."""
    made = msgspec.structs.replace(choice, schedule="", options=())
    reasons: list[Message] = []
    for schedule, options in ((choice.schedule, ()), *(("", (option,)) for option in choice.options)):
        wider = msgspec.structs.replace(made, schedule=made.schedule or schedule, options=(*made.options, *options))
        try:
            optimizer_of(catalog, wider)
            made = wider
        except InputError as error:
            reasons.append(error.message)
    return made, tuple(reasons)


def _modifiers(catalog: Catalog, choice: RunChoice) -> list[Modifier]:
    schedule = [catalog.schedules[choice.schedule]] if choice.schedule else []
    return schedule + [catalog.options[name] for name in choice.options]


def _accepts(declared: Hyperparameter, value: float) -> bool:
    return declared.limits[0] <= value <= declared.limits[1]
