"""A line of an update with numbers in the place of its names, set for a narrow panel.

Vectors are columns; one of many components shows its first and last and says how many lie between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gdviz.engine.landscape import Array
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number
from gdviz.ui.formulas.number_boxes import Box, Boxes
from gdviz.ui.wording.numbers import MINUS, brief_number, format_number

MOST_ROWS = 4  # components of a column; more are elided
MOST_POINTS = 3  # columns side by side
_SUM, _PRODUCT, _NEGATE, _POWER, _ATOM = 1, 2, 3, 4, 5
_SIGNS = {"+": "+", "-": MINUS, "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
_FENCES = {"abs": ("|", "|"), "norm": ("‖", "‖"), "dot": ("⟨", "⟩"), "floor": ("⌊", "⌋")}
_SMALLEST = 0.5


@dataclass(frozen=True)
class Block:
    """Boxes in lines: (box, left, baseline) each, all scaled by `scale`; the size of the whole, in pixels."""

    places: tuple[tuple[Box, float, float], ...]
    scale: float
    width: float
    height: float


def column_texts(values: Array, figures: int = 5) -> list[str]:
    """Return the texts of a column for (P,) numbers: all of few, else first two, how many are left out, last."""
    if len(values) <= MOST_ROWS:
        return [format_number(value, figures) for value in values.tolist()]
    first, second, last = (format_number(value, figures) for value in values[[0, 1, -1]].tolist())
    return [first, second, f"⋮ {len(values) - 3}", last]


def full_text(values: Array) -> str:
    """Return every number in all its digits, as it can be typed in again: 0.1, or (0.1, 2.5)."""
    if values.ndim > 1:  # points
        return f"({', '.join(map(full_text, values))})" if len(values) > 1 else full_text(values[0])
    numbers = [repr(float(value)) for value in values]
    return numbers[0] if len(numbers) == 1 else f"({', '.join(numbers)})"


def value_box(boxes: Boxes, value: Array) -> Box:
    """Return a number, or a column."""
    return boxes.text(format_number(float(value[0]))) if value.size == 1 else boxes.column(column_texts(value))


def points_box(boxes: Boxes, points: Array) -> Box:
    """Return points (n, P) as columns side by side; of many the first, and how many more there are."""
    parts = [value_box(boxes, point) for point in points[:MOST_POINTS]]
    if len(points) > MOST_POINTS:
        parts.append(boxes.text(f"… {len(points) - MOST_POINTS}"))
    return boxes.row(parts, 0.3)


class Substitution:
    """Sets trees with the numbers of one line."""

    def __init__(self, boxes: Boxes, numbers: Mapping[str, Array]) -> None:
        self._boxes = boxes
        self._numbers = numbers

    def terms(self, formula: Node) -> list[Box]:
        """Return the terms of a sum, each with its sign before it, so that lines can break between them."""
        made: list[Box] = []
        node, ahead = formula, list[tuple[str, Node]]()
        while isinstance(node, Binary) and node.operator in "+-":
            ahead.append((node.operator, node.right))
            node = node.left
        made.append(self._set(node)[0])
        for sign, term in reversed(ahead):
            made.append(self._boxes.row([self._boxes.text(_SIGNS[sign]), self._later(sign, term)], 0.25))
        return made

    def _set(self, node: Node) -> tuple[Box, int]:
        boxes = self._boxes
        match node:
            case Number(value=value):
                return self._scalar(value)
            case Name(name=name):
                held = self._numbers.get(name)
                if held is None:
                    return boxes.text(name), _ATOM
                return self._scalar(float(held[0])) if held.size == 1 else (value_box(boxes, held), _ATOM)
            case Negate(operand=operand):
                return boxes.row([boxes.text(MINUS), self._bound(operand, _PRODUCT)]), _NEGATE
            case Binary(operator="/", left=left, right=right):
                return boxes.fraction(self._set(left)[0], self._set(right)[0]), _POWER
            case Binary(operator="^", left=base, right=exponent):
                return self._power(base, exponent), _POWER
            case Binary(operator="*", left=left, right=right):
                parts = [self._bound(left, _PRODUCT), boxes.text("·"), self._bound(right, _POWER)]
                return boxes.row(parts, 0.12), _PRODUCT
            case Binary(operator=sign, left=left, right=right):
                parts = [self._bound(left, _SUM), boxes.text(_SIGNS[sign]), self._later(sign, right)]
                return boxes.row(parts, 0.25), _SUM
            case Compare(operator=sign, left=left, right=right):
                return boxes.row([self._set(left)[0], boxes.text(_SIGNS[sign]), self._set(right)[0]], 0.25), 0
            case Call(function=function, arguments=arguments):
                return self._call(function, arguments), _ATOM
        raise TypeError(node)

    def _scalar(self, value: float) -> tuple[Box, int]:
        return self._boxes.text(brief_number(value)), _NEGATE if value < 0 else _ATOM

    def _bound(self, node: Node, least: int) -> Box:
        box, strength = self._set(node)
        return box if strength >= least else self._boxes.fenced(box, "(", ")")

    def _later(self, sign: str, node: Node) -> Box:
        """Return a term that stands after a sign: one that begins with a minus of its own goes between parentheses."""
        box, strength = self._set(node)
        open_enough = strength >= (_PRODUCT if sign == "-" else _SUM) and strength != _NEGATE
        return box if open_enough else self._boxes.fenced(box, "(", ")")

    def _power(self, base: Node, exponent: Node) -> Box:
        inner = self._bound(base, _ATOM)
        if isinstance(exponent, Number):
            return self._boxes.power(inner, brief_number(exponent.value))
        value = self._numbers.get(exponent.name) if isinstance(exponent, Name) else None
        if value is not None and value.size == 1:
            return self._boxes.power(inner, brief_number(float(value[0])))
        raised = self._boxes.fenced(self._set(exponent)[0], "(", ")")
        return self._boxes.row([inner, self._boxes.text("^"), raised])

    def _call(self, function: str, arguments: tuple[Node, ...]) -> Box:
        boxes = self._boxes
        inner = [self._set(argument)[0] for argument in arguments]
        if function == "sqrt":
            return boxes.root(inner[0])
        listed: list[Box] = []
        for index, part in enumerate(inner):
            listed += [boxes.text(", "), part] if index else [part]
        is_column = function == "grad" and isinstance(arguments[0], Name) and len(self._numbers[arguments[0].name]) > 1
        fences = _FENCES.get(function, ("(", ")"))
        fenced = inner[0] if is_column else boxes.fenced(boxes.row(listed), *fences)
        if function in _FENCES:
            return fenced
        name = {"grad": "∇f", "exp": "exp"}.get(function, function)
        return boxes.row([boxes.text(name), fenced])


def broken(boxes: Boxes, terms: Sequence[Box], result: Box, width: float) -> Block:
    """Set "= terms" and "= result" in lines of `width` pixels; what is wider shrinks all."""
    equals = boxes.text("=")
    indent, gap = equals.width + 0.3 * boxes.em, 0.25 * boxes.em
    pieces = [*terms]
    widest = max([indent + piece.width for piece in (*pieces, result)])
    scale = min(1.0, max(width / widest, _SMALLEST))
    room = width / scale
    rows: list[list[tuple[Box, float]]] = []
    if pieces:
        rows.append([(equals, 0.0)])
        x = indent
        for piece in pieces:
            if x > indent and x + piece.width > room:
                rows.append([])
                x = indent
            rows[-1].append((piece, x))
            x += piece.width + gap
        if x + indent + result.width <= room:
            rows[-1] += [(equals, x), (result, x + indent)]
        else:
            rows.append([(equals, 0.0), (result, indent)])
    else:
        rows.append([(equals, 0.0), (result, indent)])
    return _stacked(rows, scale, 0.22 * boxes.em)


def _stacked(rows: Sequence[Sequence[tuple[Box, float]]], scale: float, leading: float) -> Block:
    places: list[tuple[Box, float, float]] = []
    top = right = 0.0
    for row in rows:
        ascent, descent = max(box.ascent for box, _ in row), max(box.descent for box, _ in row)
        for box, x in row:
            places.append((box, x * scale, (top + ascent) * scale))
            right = max(right, x + box.width)
        top += ascent + descent + leading
    return Block(tuple(places), scale, right * scale, (top - leading) * scale)
