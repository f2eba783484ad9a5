"""Sums over an index, such as sum(i=1..19, 100(x_{i+1} - x_i²)² + (1 - x_i)²).

The tree of a formula keeps a sum as its author wrote it, for the typeset rule; whatever computes reads it expanded.
"""

from __future__ import annotations

import re

from gdviz.engine.errors import FormulaError
from gdviz.engine.language.tree import Binary, Call, Name, Node, Number, mapped, walk
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

SUM = "sum"  # Call(SUM, (index, first, last, body)); in the body x_{i+1} is Name("x[i+1]")
MOST_TERMS = 50
MOST_PARTS = 2000  # nodes of what is expanded
MOST_VARIABLES = 100
_OPENING = re.compile(r"\(\s*([a-z])\s*=\s*(\d{1,9})\s*(?:\.{2,3}|…)\s*(\d{1,9})\s*,")
_INDEXED = re.compile(r"x\[([a-z])([+-]\d+)?\]")


def opening(text: str, at: int) -> re.Match[str] | None:
    """Return where text[at:] reads “(i=1..19,”: groups index, first, last."""
    return _OPENING.match(text, at)


def index_of(name: str) -> tuple[str, int] | None:
    """Return the index and its offset of an indexed name: ("i", 1) of x[i+1]; else None."""
    found = _INDEXED.fullmatch(name)
    return (found[1], int(found[2] or 0)) if found else None


def expanded(node: Node) -> Node:
    """Return the tree without sums. Raises FormulaError for too many terms or a variable that cannot be."""
    if not any(isinstance(part, Call) and part.function == SUM for part in walk(node)):
        return node
    result = mapped(node, _expanded)
    if sum(1 for _ in walk(result)) > MOST_PARTS:
        template = QT_TRANSLATE_NOOP("engine", "written out, the formula has more than {most} parts; simplify it")
        raise FormulaError(Message(template, {"most": MOST_PARTS}), 1)
    return result


def _expanded(node: Node) -> Node:
    if not (isinstance(node, Call) and node.function == SUM):
        return node
    index, first, last, body = node.arguments
    assert isinstance(index, Name) and isinstance(first, Number) and isinstance(last, Number)
    low, high = int(first.value), int(last.value)
    if not 1 <= high - low + 1 <= MOST_TERMS:
        template = QT_TRANSLATE_NOOP("engine", "a sum has from 1 to {most} terms, not {count}")
        raise FormulaError(Message(template, {"most": MOST_TERMS, "count": max(0, high - low + 1)}), node.column)
    terms = sum(1 for _ in walk(body)) * (high - low + 1)
    if terms > MOST_PARTS:  # before anything large exists
        template = QT_TRANSLATE_NOOP("engine", "written out, this sum has more than {most} parts; simplify it")
        raise FormulaError(Message(template, {"most": MOST_PARTS}), node.column)
    total = _term(body, index.name, low)
    for value in range(low + 1, high + 1):
        total = Binary("+", total, _term(body, index.name, value), column=node.column)
    return total


def _term(body: Node, index: str, value: int) -> Node:
    def change(part: Node) -> Node:
        if not isinstance(part, Name):
            return part
        if part.name == index:
            return Number(float(value), str(value), part.column)
        found = index_of(part.name)
        if found is None or found[0] != index:
            return part
        number = value + found[1]
        if not 1 <= number <= MOST_VARIABLES:
            template = QT_TRANSLATE_NOOP(
                "engine", "at {index} = {value} this would be x{number}; the variables are x₁ … x₁₀₀"
            )
            raise FormulaError(Message(template, {"index": index, "value": value, "number": number}), part.column)
        return Name(f"x{number}", part.column)

    return mapped(body, change)
