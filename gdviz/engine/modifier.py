"""What can be put before an optimizer's equations: schedules give η anew at every step, options change g.

Each is a file of one formula and its hyperparameters; `composed` makes one optimizer of all of them, whose form, terms,
kernels and typeset lines hold theirs as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from gdviz.engine.equations import GRADIENT, is_free
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.declared_numbers import NumberTable, declared_numbers
from gdviz.engine.files.toml_file import mistake_in, read_record
from gdviz.engine.language.tokens import canonical
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import EquationsOptimizer, Hyperparameter
from gdviz.engine.preface import LEARNING_RATE, Preface, prefaced, read_preface
from gdviz.engine.text import Text, as_text

HORIZON = "horizon"  # the hyperparameter T of a schedule: how many steps it spans


class ModifierTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    formula: str
    order: int = 0  # of options among each other: the lower, the nearer to the raw gradient
    year: int = 0
    reference: str = ""
    description: str | Text = ""
    hyperparameter: dict[str, NumberTable] = {}


@dataclass(frozen=True, eq=False)
class Modifier:
    """A schedule (its preface assigns the learning rate) or an option (the gradient)."""

    id: str
    name: Text
    formula: str
    year: int
    reference: str
    description: Text
    order: int
    hyperparameters: Mapping[str, Hyperparameter]
    preface: Preface

    def defaults(self) -> dict[str, float]:
        """Return the default of every hyperparameter."""
        return {name: entry.default for name, entry in self.hyperparameters.items()}


def read_schedule(path: Path, text: str) -> Modifier:
    """Read a schedule file, a formula of t (from 1), η and its hyperparameters. Raises FileError."""
    return _read(path, text, "lr")


def read_option(path: Path, text: str) -> Modifier:
    """Read an option file, a formula of g, x, t, the noise ξ and its hyperparameters. Raises FileError."""
    return _read(path, text, "g")


def _read(path: Path, text: str, target: Literal["lr", "g"]) -> Modifier:
    table = read_record(path, text, ModifierTable)
    declared = declared_numbers(path, text, "hyperparameter", table.hyperparameter, _is_free)
    symbols = {name: entry.symbol for name, entry in declared.items()}
    try:
        preface = read_preface(target, table.formula, symbols)
    except FormulaError as error:
        raise mistake_in(path, text, ["formula"], error) from None
    return Modifier(
        path.stem,
        as_text(table.name),
        table.formula,
        table.year,
        table.reference,
        as_text(table.description),
        table.order,
        declared,
        preface,
    )


def _is_free(name: str) -> bool:
    return is_free(name) and name not in (LEARNING_RATE, "η")


def composed(optimizer: EquationsOptimizer, modifiers: Iterable[Modifier]) -> EquationsOptimizer:
    """Return `optimizer` with a schedule and options before its equations; the same object for the same parts.

    Raises InputError where it has no learning rate to schedule, or a hyperparameter of the same name.
    """
    return _composed(optimizer, tuple(sorted(modifiers, key=lambda one: (one.preface.target == GRADIENT, one.order))))


@lru_cache(maxsize=256)
def _composed(optimizer: EquationsOptimizer, modifiers: tuple[Modifier, ...]) -> EquationsOptimizer:
    hyperparameters = dict(optimizer.hyperparameters)
    for modifier in modifiers:
        _check_fits(optimizer, hyperparameters, modifier)
        for name, entry in modifier.hyperparameters.items():
            hyperparameters[name] = replace(entry, symbol=_free_symbol(entry.symbol, optimizer, hyperparameters))
    added = tuple(name for name in hyperparameters if name not in optimizer.hyperparameters)
    equations = prefaced(optimizer.equations, [modifier.preface for modifier in modifiers], added)
    described = {GRADIENT: Text("the gradient as the step uses it", "这一步实际使用的梯度")}
    described |= optimizer.declaration.term_descriptions
    declaration = replace(optimizer.declaration, hyperparameters=hyperparameters, term_descriptions=described)
    return EquationsOptimizer(declaration, equations)


def _check_fits(optimizer: EquationsOptimizer, taken: Mapping[str, Hyperparameter], modifier: Modifier) -> None:
    values: dict[str, object] = {"optimizer": optimizer.id, "modifier": modifier.id}
    if modifier.preface.target == LEARNING_RATE and LEARNING_RATE not in optimizer.hyperparameters:
        template = QT_TRANSLATE_NOOP("engine", "{optimizer} has no learning rate that “{modifier}” could schedule")
        raise InputError(Message(template, values))
    for name in modifier.hyperparameters.keys() & optimizer.hyperparameters.keys():
        template = QT_TRANSLATE_NOOP(
            "engine",
            "{optimizer} has a hyperparameter “{name}” of its own; use that, not “{modifier}”",
        )
        raise InputError(Message(template, values | {"name": name}))
    for name in modifier.hyperparameters.keys() & taken.keys():
        template = QT_TRANSLATE_NOOP(
            "engine",
            "“{modifier}” cannot be added: another part has a hyperparameter “{name}” already",
        )
        raise InputError(Message(template, values | {"name": name}))


def _free_symbol(symbol: str, optimizer: EquationsOptimizer, taken: Mapping[str, Hyperparameter]) -> str:
    """Return `symbol`, or with an index where the optimizer or a part before uses it: α₂ beside α."""
    used = {canonical(written) for name, entry in taken.items() for written in (name, entry.symbol)}
    used |= set(optimizer.equations.terms)
    stem = symbol.rstrip("0123456789₀₁₂₃₄₅₆₇₈₉") or symbol
    others = (f"{stem}{str(index).translate(_INDICES)}" for index in range(2, len(used) + 3))
    return next(one for one in (symbol, *others) if canonical(one) not in used)


_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
