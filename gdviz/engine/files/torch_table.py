"""The table [torch] of an optimizer file → the class of torch.optim that makes the same steps."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from gdviz.engine.errors import FormulaError
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in
from gdviz.engine.language.formula import parse
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Call, Compare, Node, renamed
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.torch_rule import Argument, Condition, TorchRule

_SIGN = re.compile("[<>≤≥＜＞]")


class TorchTable(msgspec.Struct, forbid_unknown_fields=True):
    """`class`, its arguments as formulas in hyperparameters, conditions on them, and those that must not change."""

    name: str = msgspec.field(name="class")
    arguments: dict[str, bool | float | str | list[str]] = {}
    conditions: list[str] = []
    fixed: list[str] = []


def read_torch(path: Path, text: str, table: TorchTable, symbols: Mapping[str, str]) -> TorchRule:
    """Return what [torch] says; `symbols` maps each hyperparameter's name to its symbol. Raises FileError."""
    for mistake in torch_mistakes(path, text, table, symbols):
        raise FileError(mistake)
    aliases = _aliases(symbols)
    arguments = {key: _argument(value, symbols) for key, value in table.arguments.items()}
    conditions = tuple(Condition(one, _comparison(one, symbols)) for one in table.conditions)
    return TorchRule(table.name, arguments, conditions, tuple(aliases[canonical(one)] for one in table.fixed))


def torch_mistakes(path: Path, text: str, table: TorchTable, symbols: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield everything that is wrong with [torch]."""
    words = (
        ("class", table.name, ["torch", "class"]),
        *((key, key, ["torch", "arguments", key]) for key in table.arguments),
    )
    for _, word, keys in words:
        if not word.isascii() or not word.isidentifier() or keyword.iskeyword(word):
            template = QT_TRANSLATE_NOOP("engine", "“{name}” is not a name in Python")
            yield Mistake(path, line_of(text, keys), Message(template, {"name": word}))
    reads: list[tuple[list[str], Callable[[], object]]] = []
    for key, value in table.arguments.items():
        reads.append((["torch", "arguments", key], lambda value=value: _argument(value, symbols)))  # type: ignore[misc]
    for one in table.conditions:
        reads.append((["torch", "conditions"], lambda one=one: _comparison(one, symbols)))  # type: ignore[misc]
    for keys, read in reads:
        try:
            read()
        except FormulaError as error:
            yield mistake_in(path, text, keys, error).mistake
    for name in table.fixed:
        if canonical(name) not in _aliases(symbols):
            template = QT_TRANSLATE_NOOP("engine", "there is no hyperparameter “{name}”")
            yield Mistake(path, line_of(text, ["torch", "fixed"]), Message(template, {"name": name}))


def _argument(value: bool | float | str | list[str], symbols: Mapping[str, str]) -> Argument:
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return tuple(_formula(one, symbols) for one in value)
    if isinstance(value, str) and _SIGN.search(value):
        return _comparison(value, symbols)
    return _formula(str(value), symbols)


def _formula(text: str, symbols: Mapping[str, str]) -> Node:
    aliases = _aliases(symbols)
    return renamed(parse(text, aliases.keys()), lambda name: aliases.get(name, name))


def _comparison(text: str, symbols: Mapping[str, str]) -> Compare:
    """Read a comparison, which the language knows only inside of where(…)."""
    opening = "where("
    if not _SIGN.search(text):
        template = QT_TRANSLATE_NOOP("engine", "a condition is a comparison, such as μ > 0")
        raise FormulaError(Message(template), 1, max(1, len(text)))
    try:
        node = _formula(f"{opening}{text}, 1, 0)", symbols)
    except FormulaError as error:
        column = max(1, error.column - len(opening))
        raise FormulaError(error.message, min(column, len(text)), error.length) from None
    assert isinstance(node, Call) and isinstance(node.arguments[0], Compare)
    return node.arguments[0]


def _aliases(symbols: Mapping[str, str]) -> dict[str, str]:
    return {canonical(written): name for name, symbol in symbols.items() for written in (symbol, name)}
