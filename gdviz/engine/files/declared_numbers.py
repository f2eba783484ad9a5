"""Declared, bounded numbers in a file: the hyperparameters of an optimizer, the parameters of a landscape."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from gdviz.engine.files.toml_file import FileError, Mistake, line_of
from gdviz.engine.language.tokens import canonical
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text, as_text

Section = Literal["hyperparameter", "parameter"]

_UNUSABLE = {
    "hyperparameter": QT_TRANSLATE_NOOP("engine", "“{name}” cannot name a hyperparameter; use another name"),
    "parameter": QT_TRANSLATE_NOOP("engine", "“{name}” cannot name a parameter; use another name"),
}
_TWICE = {
    "hyperparameter": QT_TRANSLATE_NOOP("engine", "two hyperparameters are called “{name}”"),
    "parameter": QT_TRANSLATE_NOOP("engine", "two parameters are called “{name}”"),
}


class NumberTable(msgspec.Struct, forbid_unknown_fields=True):
    default: float
    range: tuple[float, float]
    symbol: str = ""
    scale: Literal["log", "linear"] = "linear"
    limits: tuple[float, float] | None = None  # what is accepted at all; the range unless said otherwise
    description: str | Text = ""


def declared_numbers(
    path: Path, text: str, section: Section, tables: Mapping[str, NumberTable], is_free: Callable[[str], bool]
) -> dict[str, Hyperparameter]:
    """Return what the tables [`section`.name] of a file declare, by name, in the order of the file.

    `is_free` tells whether a canonical name is not taken by the language. Raises FileError.
    """
    numbers = {name: _number(path, text, section, name, table) for name, table in tables.items()}
    _check_names(path, text, section, numbers, is_free)
    return numbers


def _number(path: Path, text: str, section: Section, name: str, table: NumberTable) -> Hyperparameter:
    low, high = table.range
    limits = table.limits or table.range

    def wrong(template: str) -> FileError:
        return FileError(Mistake(path, line_of(text, [section, name]), Message(template, {"name": name})))

    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise wrong(QT_TRANSLATE_NOOP("engine", "the range of “{name}” must be two numbers, the lower first"))
    if table.scale == "log" and low <= 0.0:
        raise wrong(QT_TRANSLATE_NOOP("engine", "the range of “{name}” must be above 0 for a log scale"))
    if not limits[0] <= table.default <= limits[1]:
        raise wrong(QT_TRANSLATE_NOOP("engine", "the default of “{name}” lies outside its limits"))
    symbol = table.symbol or name
    return Hyperparameter(name, symbol, table.default, (low, high), limits, table.scale, as_text(table.description))


def _check_names(
    path: Path, text: str, section: Section, numbers: Mapping[str, Hyperparameter], is_free: Callable[[str], bool]
) -> None:
    taken: dict[str, str] = {}
    for name, number in numbers.items():
        for key, written in (("", name), ("symbol", number.symbol)):
            if not is_free(canonical(written)):
                template = _UNUSABLE[section]
            elif taken.setdefault(canonical(written), name) != name:
                template = _TWICE[section]
            else:
                continue
            line = line_of(text, [section, name, key])
            raise FileError(Mistake(path, line, Message(template, {"name": written})))
