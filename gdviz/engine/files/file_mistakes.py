"""Every mistake of a file at once, where its reader stops at the first: for a person who writes one.

The reader has the last word: a file that it takes has none. What is looked at here are its parts, each by itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from gdviz.engine.equations import is_free, line_errors, read_equations, read_start
from gdviz.engine.errors import FormulaError
from gdviz.engine.files.complaints import WHOLE, complaint
from gdviz.engine.files.declared_numbers import NumberTable, Section, declared_numbers
from gdviz.engine.files.landscape_file import (
    LandscapeFile,
    LandscapeTable,
    read_landscape,
    table_mistakes,
    unread_parameters,
)
from gdviz.engine.files.optimizer_file import OptimizerTable, read_optimizer, stray_names
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in
from gdviz.engine.files.torch_table import torch_mistakes
from gdviz.engine.language.formula import is_parameter_name, landscape_variables, parse
from gdviz.engine.language.tokens import canonical
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.modifier import Modifier, ModifierTable, read_option, read_schedule
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.preface import read_preface

Kind = Literal["landscape", "optimizer", "schedule", "option"]
Content = LandscapeFile | Optimizer | Modifier

READERS: Mapping[Kind, Callable[[Path, str], Content]] = {
    "landscape": read_landscape,
    "optimizer": read_optimizer,
    "schedule": read_schedule,
    "option": read_option,
}
_TABLES: Mapping[Kind, type[msgspec.Struct]] = {
    "landscape": LandscapeTable,
    "optimizer": OptimizerTable,
    "schedule": ModifierTable,
    "option": ModifierTable,
}


def read_file(kind: Kind, path: Path, text: str) -> tuple[Content | None, tuple[Mistake, ...]]:
    """Return what a file holds, or None and everything that is wrong with it, by line."""
    try:
        return READERS[kind](path, text), ()
    except FileError as error:
        first = error.mistake
    found: list[Mistake] = []
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None, (first,)
    for mistake in _Parts(path, text, data).mistakes(kind):
        if mistake not in found:
            found.append(mistake)
    known = {(mistake.line, str(mistake.message)) for mistake in found}
    if (first.line, str(first.message)) not in known:
        found.append(first)
    return None, tuple(sorted(found, key=lambda mistake: mistake.line))


class _Parts:
    """The parts of one file; what is missing or of the wrong type is said once, and left out of what follows."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self._path = path
        self._text = text
        self._data = data

    def mistakes(self, kind: Kind) -> Iterator[Mistake]:
        wrong, good = self._fields(_TABLES[kind], self._data, [])
        yield from wrong
        section: Section = "parameter" if kind == "landscape" else "hyperparameter"
        yield from self._numbers(section, good.get(section, {}))
        symbols = self._symbols(section)
        if kind == "landscape":
            yield from self._landscape(good, symbols)
        elif kind == "optimizer":
            yield from self._optimizer(good, symbols)
        elif "formula" in good:
            target: Literal["lr", "g"] = "lr" if kind == "schedule" else "g"
            yield from self._formula(["formula"], lambda: read_preface(target, good["formula"], symbols))

    def _fields(
        self, kind: type[msgspec.Struct], data: dict[str, Any], keys: Sequence[str]
    ) -> tuple[list[Mistake], dict[str, Any]]:
        """Read the fields of a table one by one: what is wrong, and those that are right."""
        known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        wrong = [
            self._wrong([*keys], f"Object contains unknown field `{key}`", [*keys, key])
            for key in data
            if key not in known
        ]
        good: dict[str, Any] = {}
        for key, field in known.items():
            if key not in data:
                if field.required:
                    wrong.append(self._wrong([*keys], f"Object missing required field `{key}`", [*keys]))
                continue
            mistakes, value = self._value(field.type, data[key], [*keys, key])
            wrong += mistakes
            if value is not None:
                good[key] = value
        return wrong, good

    def _value(self, kind: Any, value: Any, keys: list[str]) -> tuple[list[Mistake], Any]:
        if get_origin(kind) is dict and isinstance(value, dict):
            entries = {key: self._value(get_args(kind)[1], entry, [*keys, key]) for key, entry in value.items()}
            wrong = [mistake for mistakes, _ in entries.values() for mistake in mistakes]
            return wrong, {key: entry for key, (_, entry) in entries.items() if entry is not None}
        if kind is NumberTable and isinstance(value, dict):
            wrong, _ = self._fields(NumberTable, value, keys)
            return wrong, None if wrong else msgspec.convert(value, NumberTable)
        try:
            return [], msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            reason, _, place = str(error).partition(" - at `")
            inner = [name or str(int(index) + 1) for name, index in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", place)]
            return [self._wrong([*keys, *inner], reason, keys)], None

    def _wrong(self, where: list[str], reason: str, keys: Sequence[str]) -> Mistake:
        template = QT_TRANSLATE_NOOP("engine", "in {where}: {reason}")
        values: dict[str, object] = {"where": ".".join(where) or WHOLE, "reason": complaint(reason)}
        return Mistake(self._path, line_of(self._text, keys), Message(template, values))

    def _numbers(self, section: Section, tables: dict[str, NumberTable]) -> Iterator[Mistake]:
        free = is_parameter_name if section == "parameter" else is_free
        right: dict[str, NumberTable] = {}
        for name, table in tables.items():
            for some in ({name: table}, right | {name: table}):  # alone, then beside the ones before
                try:
                    declared_numbers(self._path, self._text, section, some, free)
                except FileError as error:
                    yield error.mistake
                    break
            else:
                right[name] = table

    def _symbols(self, section: str) -> dict[str, str]:
        """Return every name and symbol that the file declares, right or wrong."""
        tables = self._data.get(section)
        entries = tables.items() if isinstance(tables, dict) else ()
        return {name: str(one.get("symbol") or name) for name, one in entries if isinstance(one, dict)}

    def _formula(self, keys: list[str], read: Callable[[], object]) -> Iterator[Mistake]:
        try:
            read()
        except FormulaError as error:
            yield mistake_in(self._path, self._text, keys, error).mistake

    def _landscape(self, good: dict[str, Any], symbols: dict[str, str]) -> Iterator[Mistake]:
        names = frozenset(canonical(written) for pair in symbols.items() for written in pair)
        for point in good.get("minima", []):
            for entry in (entry for entry in point if isinstance(entry, str)):
                yield from self._formula(["minima"], lambda entry=entry: parse(entry, names))  # type: ignore[misc]
        if "formula" not in good:
            return
        try:
            count = len(landscape_variables(good["formula"], names))
        except FormulaError as error:
            yield mistake_in(self._path, self._text, ["formula"], error).mistake
            return
        fitting = {"domain": [(-1.0, 1.0)] * count, "start": [0.0] * count, "minima": []}
        parts = {key: good.get(key, value) for key, value in fitting.items()}
        yield from table_mistakes(self._path, self._text, LandscapeTable("", good["formula"], **parts), count)
        aliases = {canonical(written): name for name, symbol in symbols.items() for written in (symbol, name)}
        yield from unread_parameters(self._path, self._text, good["formula"], aliases)

    def _optimizer(self, good: dict[str, Any], symbols: dict[str, str]) -> Iterator[Mistake]:
        if "torch" in good:
            yield from torch_mistakes(self._path, self._text, good["torch"], symbols)
        state = self._data.get("state")
        starts = {name: str(value) for name, value in state.items()} if isinstance(state, dict) else {}
        for name, value in starts.items():
            yield from self._formula(["state", name], lambda value=value: read_start(value, symbols))  # type: ignore[misc]
        for error in line_errors(good.get("equations", ""), symbols, map(canonical, starts)):
            yield mistake_in(self._path, self._text, ["equations"], error).mistake
        try:
            vectors = {canonical(name): read_start(value, symbols).is_vector for name, value in starts.items()}
            equations = read_equations(good["equations"], symbols, vectors)
        except (KeyError, FormulaError):
            return  # said above, or by the reader
        table = OptimizerTable("", "", terms=good.get("terms", {}), state=good.get("state", {}))
        yield from stray_names(self._path, self._text, table, equations)
