"""resources/landscapes/*.toml → what the catalog knows of a landscape; its derivatives are made when it is used.

A file may declare parameters, which the formula reads by name or symbol. A minimum given by numbers holds at their
defaults; one given by formulas, such as ["√a", "0"], at all their values.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import LandscapeChoice, check_interval
from gdviz.engine.files.declared_numbers import NumberTable, declared_numbers
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in, read_record
from gdviz.engine.language.formula import NUMBERED, constant_value, is_parameter_name, landscape_variables, parse
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Node, Number, names_in, renamed, substituted
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text, as_text

Interval = tuple[float, float]
Point = tuple[Node, ...]


class LandscapeTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    formula: str
    domain: list[tuple[float, float]]
    start: list[float]
    minima: list[list[float | str]] = []
    description: str | Text = ""
    reference: str = ""
    parameter: dict[str, NumberTable] = {}


@dataclass(frozen=True)
class LandscapeFile:
    """A landscape of the catalog: P variables, so `domain`, `start` and each of `minima` have P entries.

    `parameters` by name; `minima` are those at their defaults.
    """

    id: str
    name: Text
    formula: str
    variables: tuple[str, ...]
    domain: tuple[Interval, ...]
    start: tuple[float, ...]
    minima: tuple[tuple[float, ...], ...]
    description: Text
    reference: str
    parameters: Mapping[str, Hyperparameter]
    lasting_minima: tuple[Point, ...]  # formulas of the parameters

    def defaults(self) -> dict[str, float]:
        """Return the default of every parameter."""
        return {name: entry.default for name, entry in self.parameters.items()}

    def minima_at(self, values: Mapping[str, float]) -> tuple[tuple[float, ...], ...]:
        """Return the minima that are known at these values of the parameters."""
        if values == self.defaults():
            return self.minima
        points = (tuple(_value(node, values) for node in point) for point in self.lasting_minima)
        return tuple(point for point in points if all(map(math.isfinite, point)))

    def choice(self, values: Mapping[str, float] | None = None) -> LandscapeChoice:
        """Return the landscape as an experiment holds it, with some parameters set."""
        parameters = self.defaults() | dict(values or {})
        return LandscapeChoice(self.formula, self.domain, self.id, self.minima_at(parameters), parameters)


def read_landscape(path: Path, text: str) -> LandscapeFile:
    """Read a landscape file; the stem of `path` is its id. Raises FileError."""
    table = read_record(path, text, LandscapeTable)
    parameters = declared_numbers(path, text, "parameter", table.parameter, is_parameter_name)
    aliases = {canonical(written): name for name, entry in parameters.items() for written in (entry.symbol, name)}
    try:
        variables = landscape_variables(table.formula, frozenset(aliases))
    except FormulaError as error:
        raise mistake_in(path, text, ["formula"], error) from None
    for mistake in unread_parameters(path, text, table.formula, aliases) if aliases else ():
        raise FileError(mistake)
    for mistake in table_mistakes(path, text, table, len(variables)):
        raise FileError(mistake)
    points = [tuple(_node(path, text, entry, aliases) for entry in point) for point in table.minima]
    defaults = {name: entry.default for name, entry in parameters.items()}
    minima = tuple(tuple(_value(node, defaults) for node in point) for point in points)
    if not all(math.isfinite(value) for point in minima for value in point):
        raise FileError(Mistake(path, line_of(text, ["minima"]), Message(_FINITE, {"key": "minima"})))
    lasting = [place for place, point in enumerate(table.minima) if any(isinstance(entry, str) for entry in point)]
    return LandscapeFile(
        path.stem,
        as_text(table.name),
        table.formula,
        variables,
        tuple(table.domain),
        tuple(table.start),
        minima,
        as_text(table.description),
        table.reference,
        parameters,
        tuple(points[place] for place in lasting) if parameters else tuple(points),
    )


_FINITE = QT_TRANSLATE_NOOP("engine", "{key} must be finite")


def unread_parameters(path: Path, text: str, formula: str, aliases: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield the parameters that the formula does not read; `aliases` maps names and symbols to names."""
    read = names_in(parse(formula, NUMBERED | {"x", "y"} | aliases.keys(), sums=True))
    for name in dict.fromkeys(aliases.values()):
        if not any(alias in read for alias, meant in aliases.items() if meant == name):
            template = QT_TRANSLATE_NOOP("engine", "“{name}” does not occur in the formula")
            yield Mistake(path, line_of(text, ["parameter", name]), Message(template, {"name": name}))


def table_mistakes(path: Path, text: str, table: LandscapeTable, count: int) -> Iterator[Mistake]:
    """Yield what is wrong with the domain, start and minima beside a formula of `count` variables."""

    def wrong(key: str, template: str) -> Mistake:
        return Mistake(path, line_of(text, [key]), Message(template, {"count": count, "key": key}))

    many = QT_TRANSLATE_NOOP("engine", "{key} needs one entry for each of the {count} variables of the formula")
    if len(table.domain) != count:
        yield wrong("domain", many)
    if len(table.start) != count:
        yield wrong("start", many)
    if not all(len(point) == count for point in table.minima):
        yield wrong("minima", many)
    if not all(map(math.isfinite, table.start)):
        yield wrong("start", _FINITE)
    try:
        for low, high in table.domain:
            check_interval(low, high)
    except InputError as error:
        yield mistake_in(path, text, ["domain"], error).mistake


def _node(path: Path, text: str, entry: float | str, aliases: Mapping[str, str]) -> Node:
    if not isinstance(entry, str):
        return Number(entry)
    try:
        return renamed(parse(entry, aliases.keys()), lambda name: aliases.get(name, name))
    except FormulaError as error:
        raise mistake_in(path, text, ["minima"], error) from None


def _value(node: Node, values: Mapping[str, float]) -> float:
    value = constant_value(substituted(node, {name: Number(number) for name, number in values.items()}))
    return math.nan if value is None else value
