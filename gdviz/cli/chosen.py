"""Names and settings on the command line → choices of an experiment."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gdviz.cli.arguments import UsageError, number, one_of, settings
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import LandscapeChoice, RunChoice, check_interval
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.landscape import Landscape
from gdviz.engine.modifier import HORIZON, Modifier
from gdviz.engine.preface import LEARNING_RATE


@dataclass(frozen=True)
class Place:
    """A landscape, how the experiment chooses it, and the start there (P,)."""

    choice: LandscapeChoice
    landscape: Landscape
    start: tuple[float, ...]


def chosen_place(catalog: Catalog, text: str, start: str | None) -> Place:
    """Read --landscape NAME[:key=value,…]_OR_FORMULA and --start. Raises UsageError."""
    entry = catalog.landscapes.get(text.partition(":")[0].strip())
    choice, landscape = _landscape(catalog, text, entry)
    if start is None:
        return Place(choice, landscape, tuple(entry.start) if entry else (1.0,) * landscape.dimension)
    return Place(choice, landscape, start_in(landscape, start))


def start_in(landscape: Landscape, text: str) -> tuple[float, ...]:
    """Read --start X[,Y…], one number for each variable. Raises UsageError."""
    numbers = [number("--start", part) for part in text.split(",")]
    if len(numbers) != landscape.dimension:
        names = ", ".join(landscape.variables)
        raise UsageError(
            f"--start: {len(numbers)} number(s) given, {landscape.dimension} needed ({names}), with commas between"
        )
    return tuple(numbers)


def domain_in(landscape: Landscape, text: str) -> tuple[tuple[float, float], ...]:
    """Read --domain LOW:HIGH[,…], one interval for each variable. Raises UsageError."""
    intervals = [interval_in("--domain", part) for part in text.split(",")]
    if len(intervals) != landscape.dimension:
        names = ", ".join(landscape.variables)
        raise UsageError(f"--domain: {len(intervals)} interval(s) given, {landscape.dimension} needed ({names})")
    return tuple(intervals)


def interval_in(argument: str, text: str) -> tuple[float, float]:
    """Read LOW:HIGH. Raises UsageError."""
    low, sign, high = text.partition(":")
    if not sign:
        raise UsageError(f"{argument}: {text!r} is not an interval; write it as -2:2")
    ends = number(argument, low), number(argument, high)
    try:
        check_interval(*ends)
    except InputError as error:
        raise UsageError(f"{argument}: {error}") from None
    return ends


def _landscape(catalog: Catalog, text: str, entry: LandscapeFile | None) -> tuple[LandscapeChoice, Landscape]:
    name, sign, rest = (part.strip() for part in text.partition(":"))
    values = settings(f"--landscape {name}", rest, entry.parameters) if entry else {}
    try:
        choice = entry.choice(values) if entry else LandscapeChoice(text, ())
        landscape = landscape_of(catalog, choice)
        landscape.gradient(np.ones(landscape.dimension))
    except FormulaError as error:
        if sign or re.fullmatch(r"[A-Za-z]\w{2,}", name):  # a name, not a formula
            near = difflib.get_close_matches(name, catalog.landscapes, n=1)
            hint = f"did you mean {near[0]}?" if near else "see “gdviz list landscapes”, or type a formula"
            raise UsageError(f"--landscape: there is no landscape {name!r}; {hint}") from None
        raise UsageError(f"--landscape: column {error.column}: {error}") from None
    except InputError as error:
        raise UsageError(f"--landscape {name}: {error}") from None
    return choice, landscape


@dataclass(frozen=True)
class Changes:
    """What every run gets besides its optimizer: a schedule, options, and the values of their hyperparameters."""

    schedule: str
    options: tuple[str, ...]
    values: dict[str, float]


def chosen_changes(catalog: Catalog, schedule: str | None, options: list[str] | None, steps: int) -> Changes:
    """Read --schedule NAME[:key=value,…] and every --option NAME[=value]. A horizon not given is all of the steps."""
    values: dict[str, float] = {}
    ids: list[str] = []
    texts = [("schedule", catalog.schedules, schedule)] if schedule is not None else []
    for kind, known, text in [*texts, *(("option", catalog.options, option) for option in options or [])]:
        modifier, given = _modifier(kind, known, text)
        horizon = {HORIZON: float(max(steps, 1))} if HORIZON in modifier.hyperparameters else {}
        values |= modifier.defaults() | horizon | given
        ids.append(modifier.id)
    first = 0 if schedule is None else 1
    if len(set(ids[first:])) < len(ids[first:]):
        raise UsageError("--option: the same option is given twice")
    return Changes(ids[0] if first else "", tuple(ids[first:]), values)


def _modifier(kind: str, known: Mapping[str, Modifier], text: str) -> tuple[Modifier, dict[str, float]]:
    argument = f"--{kind}"
    name, rest = re.split("[:=]", text, maxsplit=1) if re.search("[:=]", text) else (text, "")
    modifier = known[one_of(argument, kind, name.strip(), known)]
    if rest.strip() and "=" not in rest and len(modifier.hyperparameters) == 1:
        rest = f"{next(iter(modifier.hyperparameters))}={rest}"  # noise=0.1
    values = settings(f"{argument} {modifier.id}", rest, modifier.hyperparameters)
    for key, value in values.items():
        try:
            modifier.hyperparameters[key].checked(value)
        except InputError as error:
            raise UsageError(f"{argument} {modifier.id}: {error}") from None
    return modifier, values


def chosen_run(catalog: Catalog, text: str, rate: float | None, changes: Changes, taken: list[str]) -> RunChoice:
    """Read --optimizer NAME[:key=value,…]; a rate given for all runs holds where it names none. Raises UsageError."""
    name, _, rest = text.partition(":")
    plain = catalog.optimizers[one_of("--optimizer", "optimizer", name.strip(), catalog.optimizers)]
    try:
        modifiers = [catalog.options[option] for option in changes.options]
        modifiers += [catalog.schedules[changes.schedule]] if changes.schedule else []
        optimizer = plain.modified(modifiers)
    except InputError as error:
        raise UsageError(f"--optimizer {plain.id}: {error}") from None
    values = settings(f"--optimizer {optimizer.id}", rest, optimizer.hyperparameters)
    if rate is not None and LEARNING_RATE not in values and LEARNING_RATE in optimizer.hyperparameters:
        try:
            values[LEARNING_RATE] = optimizer.hyperparameters[LEARNING_RATE].checked(rate)
        except InputError as error:
            raise UsageError(f"--lr: {error}") from None
    names = [optimizer.id, *(f"{optimizer.id} {index}" for index in range(2, len(taken) + 2))]
    free = next(one for one in names if one not in taken)
    values = optimizer.defaults() | changes.values | values
    return RunChoice(free, optimizer.id, values, (), changes.schedule, changes.options)


def simplest_optimizer(catalog: Catalog) -> str:
    """Return the id of the one with fewest hyperparameters, then fewest terms, among those with a learning rate."""
    entries = catalog.optimizers.values()
    return min(
        entries, key=lambda one: (LEARNING_RATE not in one.hyperparameters, len(one.hyperparameters), len(one.terms))
    ).id
