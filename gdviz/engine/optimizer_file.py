"""resources/optimizers/*.toml → optimizers: equations, hyperparameters, and what each term means."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Literal

import msgspec

from gdviz.engine.equations import read_equations
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.formula import parse
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Declaration, EquationsOptimizer, Hyperparameter
from gdviz.engine.text import Text, as_text
from gdviz.engine.tokens import canonical
from gdviz.engine.toml_file import FileError, Mistake, line_of, mistake_in, read_record
from gdviz.engine.tree import names_in


class HyperparameterTable(msgspec.Struct, forbid_unknown_fields=True):
    default: float
    range: tuple[float, float]
    symbol: str = ""
    scale: Literal["log", "linear"] = "linear"
    limits: tuple[float, float] | None = None  # what is accepted at all; the range unless said otherwise
    description: str | Text = ""


class OptimizerTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    equations: str
    year: int = 0
    reference: str = ""
    description: str | Text = ""
    hyperparameter: dict[str, HyperparameterTable] = {}
    terms: dict[str, str | Text] = {}
    state: dict[str, float | str] = {}


def read_optimizer(path: Path, text: str) -> EquationsOptimizer:
    """Read an optimizer file; the stem of `path` is its id. Raises FileError."""
    table = read_record(path, text, OptimizerTable)
    hyperparameters = {name: _hyperparameter(path, text, name, entry) for name, entry in table.hyperparameter.items()}
    state = {canonical(name): str(value) for name, value in table.state.items()}
    vectors = {name: _starts_as_vector(path, text, name, value, table) for name, value in state.items()}
    symbols = {name: entry.symbol for name, entry in hyperparameters.items()}
    try:
        equations = read_equations(table.equations, symbols, vectors)
    except FormulaError as error:
        raise mistake_in(path, text, ["equations"], error) from None
    described = {canonical(name): as_text(value) for name, value in table.terms.items()}
    for section, names, known in (("terms", described, equations.terms), ("state", state, equations.state)):
        for name in names:
            if name not in known:
                template = QT_TRANSLATE_NOOP("engine", "“{name}” does not occur in the equations as such")
                line = line_of(text, [section, name])
                raise FileError(Mistake(path, line, Message(template, {"name": name})))
    declaration = Declaration(
        path.stem,
        as_text(table.name),
        table.year,
        table.reference,
        as_text(table.description),
        hyperparameters,
        described,
        state,
    )
    return EquationsOptimizer(declaration, equations)


def _hyperparameter(path: Path, text: str, name: str, table: HyperparameterTable) -> Hyperparameter:
    low, high = table.range
    limits = table.limits or table.range

    def wrong(template: str) -> FileError:
        return FileError(Mistake(path, line_of(text, ["hyperparameter", name]), Message(template, {"name": name})))

    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise wrong(QT_TRANSLATE_NOOP("engine", "the range of “{name}” must be two numbers, the lower first"))
    if table.scale == "log" and low <= 0.0:
        raise wrong(QT_TRANSLATE_NOOP("engine", "the range of “{name}” must be above 0 for a log scale"))
    if not limits[0] <= table.default <= limits[1]:
        raise wrong(QT_TRANSLATE_NOOP("engine", "the default of “{name}” lies outside its limits"))
    symbol = table.symbol or name
    return Hyperparameter(name, symbol, table.default, (low, high), limits, table.scale, as_text(table.description))


def _starts_as_vector(path: Path, text: str, name: str, value: str, table: OptimizerTable) -> bool:
    try:
        return "x" in names_in(parse(value, {"x", *table.hyperparameter}))
    except FormulaError as error:
        raise mistake_in(path, text, ["state", name], error) from None


__all__ = ["InputError", "read_optimizer"]
