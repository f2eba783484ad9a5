"""resources/optimizers/*.toml → optimizers: equations, hyperparameters, and what each term means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from gdviz.engine.equations import Equations, is_free, read_equations, read_start
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.declared_numbers import NumberTable, declared_numbers
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in, read_record
from gdviz.engine.files.torch_table import TorchTable, read_torch
from gdviz.engine.language.tokens import canonical
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Declaration, EquationsOptimizer
from gdviz.engine.text import Text, as_text


class OptimizerTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    equations: str
    year: int = 0
    reference: str = ""
    description: str | Text = ""
    hyperparameter: dict[str, NumberTable] = {}
    terms: dict[str, str | Text] = {}
    state: dict[str, float | str] = {}
    torch: TorchTable | None = None


def read_optimizer(path: Path, text: str) -> EquationsOptimizer:
    """Read an optimizer file; the stem of `path` is its id. Raises FileError."""
    table = read_record(path, text, OptimizerTable)
    hyperparameters = declared_numbers(path, text, "hyperparameter", table.hyperparameter, is_free)
    symbols = {name: entry.symbol for name, entry in hyperparameters.items()}
    state = {canonical(name): str(value) for name, value in table.state.items()}
    vectors = {
        canonical(name): _starts_as_vector(path, text, name, str(table.state[name]), symbols) for name in table.state
    }
    try:
        equations = read_equations(table.equations, symbols, vectors)
    except FormulaError as error:
        raise mistake_in(path, text, ["equations"], error) from None
    described = {canonical(name): as_text(value) for name, value in table.terms.items()}
    for mistake in stray_names(path, text, table, equations):
        raise FileError(mistake)
    declaration = Declaration(
        path.stem,
        as_text(table.name),
        table.year,
        table.reference,
        as_text(table.description),
        hyperparameters,
        described,
        state,
        read_torch(path, text, table.torch, symbols) if table.torch else None,
    )
    return EquationsOptimizer(declaration, equations)


def stray_names(path: Path, text: str, table: OptimizerTable, equations: Equations) -> Iterator[Mistake]:
    """Yield the entries of [terms] and [state] that are no terms or state of the equations."""
    for section, names, known in (("terms", table.terms, equations.terms), ("state", table.state, equations.state)):
        for name in names:
            if canonical(name) not in known:
                template = QT_TRANSLATE_NOOP("engine", "“{name}” does not occur in the equations as such")
                yield Mistake(path, line_of(text, [section, name]), Message(template, {"name": name}))


def _starts_as_vector(path: Path, text: str, name: str, value: str, symbols: Mapping[str, str]) -> bool:
    try:
        return read_start(value, symbols).is_vector
    except FormulaError as error:
        raise mistake_in(path, text, ["state", name], error) from None


__all__ = ["InputError", "read_optimizer"]
