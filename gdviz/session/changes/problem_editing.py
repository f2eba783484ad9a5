"""What a person does to the model and the data of a problem: each is one change of the experiment."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from gdviz.engine.data.chosen_problem import data_shape, domain_around, model_of, problem_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    CsvChoice,
    DatasetChoice,
    LinearChoice,
    LogisticChoice,
    ModelChoice,
    ProblemChoice,
    SoftmaxChoice,
)
from gdviz.engine.data.rescaling import rescaled
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import LandscapeChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.limits import MOST_WORK
from gdviz.session.session import Session

Domain = tuple[tuple[float, float], ...]


def change_problem(session: Session, choice: ProblemChoice, *, anew: bool = False) -> None:
    """Take another model or other data; start, domain and what is shown stay while the weights are the same.

    Where only the scaling of the features changes, the start goes to the weights that predict the same. Weights with
    other names begin at the start of their model, at step 0, and so do all of them `anew`. A choice that the catalog
    has gets its id. Raises InputError or FileError, and then changes nothing.
    """
    choice = with_known_id(session.catalog, choice)
    problem = _made(session.catalog, choice)
    current = session.experiment.landscape
    if not anew and current.problem is not None and problem.variables == session.landscape.variables:
        start, domain = _place(session, current, choice, problem)
        landscape = msgspec.structs.replace(
            current, formula=problem.formula, id=choice.id, minima=problem.minima, problem=choice, domain=domain
        )
        session.change(session.experiment.with_landscape(landscape, start))
        return
    start = tuple(problem.model.start.tolist())
    landscape = LandscapeChoice(
        problem.formula, domain_around(problem, start), choice.id, problem.minima, problem=choice
    )
    session.playback.pause()
    session.change(session.experiment.with_landscape(landscape, start), cursor=0)


def with_known_id(catalog: Catalog, choice: ProblemChoice) -> ProblemChoice:
    """Return the choice with the id of the catalog's problem that it is, "" where it is none of them.

    Parameters that have their defaults are left out, as in the catalog.
    """
    plain = msgspec.structs.replace(_without_defaults(catalog, choice), id="")
    for key, file in catalog.problems.items():
        if msgspec.structs.replace(_without_defaults(catalog, file.choice), id="") == plain:
            return msgspec.structs.replace(plain, id=key)
    return plain


def suited_model(catalog: Catalog, choice: ProblemChoice) -> tuple[ModelChoice, Message | None]:
    """Return the model where it suits the data; otherwise one that does, and why. Raises InputError or FileError."""
    features, classes = data_shape(catalog.datasets, choice)
    try:
        model_of(choice.model, features, classes)
    except InputError as error:
        if not classes:
            return LinearChoice(), error.message
        return LogisticChoice() if classes == 2 else SoftmaxChoice(), error.message
    return choice.model, None


def _made(catalog: Catalog, choice: ProblemChoice) -> Problem:
    """Return the problem. Raises InputError where a step would take too long, before anything large is made."""
    if isinstance(choice.data, DatasetChoice):
        features, classes = data_shape(catalog.datasets, choice)
        weights = len(model_of(choice.model, features, classes)[0].names)
        values = catalog.datasets[choice.data.id].checked(choice.data.parameters)
        _check_work(int(values.get("count", 1.0)), weights)
    problem = problem_of(catalog, choice)
    _check_work(problem.samples, problem.dimension)
    return problem


def _check_work(samples: int, weights: int) -> None:
    if samples * weights > MOST_WORK:
        template = QT_TRANSLATE_NOOP("engine", "{samples:,} samples are too many for {weights:,} weights")
        raise InputError(Message(template, {"samples": samples, "weights": weights}))


def _without_defaults(catalog: Catalog, choice: ProblemChoice) -> ProblemChoice:
    """Return the choice without the parameters that have their defaults anyway."""
    data = choice.data
    if not isinstance(data, DatasetChoice) or data.id not in catalog.datasets:
        return choice
    usual = catalog.datasets[data.id].defaults()
    values = {name: value for name, value in data.parameters.items() if value != usual.get(name)}
    return msgspec.structs.replace(choice, data=msgspec.structs.replace(data, parameters=values))


def _place(
    session: Session, current: LandscapeChoice, choice: ProblemChoice, problem: Problem
) -> tuple[tuple[float, ...], Domain]:
    """Return the start and the domain for a problem whose weights have the same names."""
    before, start = current.problem, session.experiment.start
    assert before is not None and isinstance(session.landscape, Problem)
    if choice.standardise == before.standardise:
        has_other_source = _source(choice) not in ("", _source(before))
        is_outside = bool(problem.minima) and not _holds(current.domain, problem.minima[0])
        return start, domain_around(problem, start) if has_other_source and is_outside else current.domain
    moved = rescaled(choice.model, session.landscape, problem, np.asarray(start))
    if moved is not None:
        start = tuple(moved.tolist())
    file = session.catalog.problems.get(choice.id)
    if file is not None:
        is_there = moved is None or np.allclose(start, file.start, rtol=1e-9, atol=1e-9)
        return (file.start if is_there else start), file.whole_domain()
    return start, domain_around(problem, start)


def _source(choice: ProblemChoice) -> object:
    """Return what tells one source of data from another, whatever its numbers are."""
    match choice.data:
        case DatasetChoice(id=key):
            return key
        case CsvChoice() as file:
            return file
        case _:
            return ""


def _holds(domain: Domain, point: Sequence[float]) -> bool:
    return all(low <= value <= high for (low, high), value in zip(domain, point, strict=True))
