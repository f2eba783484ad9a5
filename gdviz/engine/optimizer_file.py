"""resources/optimizers/*.toml → optimizers: equations, hyperparameters, and what each term means."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from gdviz.engine.equations import is_free, read_equations, read_start
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Declaration, EquationsOptimizer, Hyperparameter
from gdviz.engine.text import Text, as_text
from gdviz.engine.tokens import canonical
from gdviz.engine.toml_file import FileError, Mistake, line_of, mistake_in, read_record


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
    symbols = {name: entry.symbol for name, entry in hyperparameters.items()}
    _check_names(path, text, symbols)
    state = {canonical(name): str(value) for name, value in table.state.items()}
    vectors = {
        canonical(name): _starts_as_vector(path, text, name, str(table.state[name]), symbols) for name in table.state
    }
    try:
        equations = read_equations(table.equations, symbols, vectors)
    except FormulaError as error:
        raise mistake_in(path, text, ["equations"], error) from None
    described = {canonical(name): as_text(value) for name, value in table.terms.items()}
    for section, names, known in (("terms", table.terms, equations.terms), ("state", table.state, equations.state)):
        for name in names:
            if canonical(name) not in known:
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


def _check_names(path: Path, text: str, symbols: Mapping[str, str]) -> None:
    taken: dict[str, str] = {}
    for name, symbol in symbols.items():
        for key, written in (("", name), ("symbol", symbol)):
            if not is_free(canonical(written)):
                template = QT_TRANSLATE_NOOP("engine", "“{name}” cannot name a hyperparameter; use another name")
            elif taken.setdefault(canonical(written), name) != name:
                template = QT_TRANSLATE_NOOP("engine", "two hyperparameters are called “{name}”")
            else:
                continue
            line = line_of(text, ["hyperparameter", name, key])
            raise FileError(Mistake(path, line, Message(template, {"name": written})))


def _starts_as_vector(path: Path, text: str, name: str, value: str, symbols: Mapping[str, str]) -> bool:
    try:
        return read_start(value, symbols).is_vector
    except FormulaError as error:
        raise mistake_in(path, text, ["state", name], error) from None


__all__ = ["InputError", "read_optimizer"]
