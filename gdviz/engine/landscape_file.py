"""resources/landscapes/*.toml → what the catalog knows of a landscape; its derivatives are made when it is used."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import check_interval
from gdviz.engine.formula import landscape_variables
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text, as_text
from gdviz.engine.toml_file import FileError, Mistake, line_of, mistake_in, read_record

Interval = tuple[float, float]


class LandscapeTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    formula: str
    domain: list[tuple[float, float]]
    start: list[float]
    minima: list[list[float]] = []
    description: str | Text = ""
    reference: str = ""


@dataclass(frozen=True)
class LandscapeFile:
    """A landscape of the catalog: P variables, so `domain`, `start` and each of `minima` have P entries."""

    id: str
    name: Text
    formula: str
    variables: tuple[str, ...]
    domain: tuple[Interval, ...]
    start: tuple[float, ...]
    minima: tuple[tuple[float, ...], ...]
    description: Text
    reference: str


def read_landscape(path: Path, text: str) -> LandscapeFile:
    """Read a landscape file; the stem of `path` is its id. Raises FileError."""
    table = read_record(path, text, LandscapeTable)
    try:
        variables = landscape_variables(table.formula)
    except FormulaError as error:
        raise mistake_in(path, text, ["formula"], error) from None

    def check(right: bool, key: str, template: str) -> None:
        if not right:
            values: dict[str, object] = {"count": len(variables), "key": key}
            raise FileError(Mistake(path, line_of(text, [key]), Message(template, values)))

    many = QT_TRANSLATE_NOOP("engine", "{key} needs one entry for each of the {count} variables of the formula")
    check(len(table.domain) == len(variables), "domain", many)
    check(len(table.start) == len(variables), "start", many)
    check(all(len(point) == len(variables) for point in table.minima), "minima", many)
    finite = QT_TRANSLATE_NOOP("engine", "{key} must be finite")
    check(all(map(math.isfinite, table.start)), "start", finite)
    check(all(math.isfinite(value) for point in table.minima for value in point), "minima", finite)
    try:
        for low, high in table.domain:
            check_interval(low, high)
    except InputError as error:
        raise mistake_in(path, text, ["domain"], error) from None
    return LandscapeFile(
        path.stem,
        as_text(table.name),
        table.formula,
        variables,
        tuple(table.domain),
        tuple(table.start),
        tuple(tuple(point) for point in table.minima),
        as_text(table.description),
        table.reference,
    )
