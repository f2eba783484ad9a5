"""The one parser: text → tree, with the column of every error. The grammar lies beside it in formula.lark.

Nothing here evaluates a user's text: tokens become a tree of our own nodes, within limits that are checked
before anything large exists.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from gdviz.engine.errors import FormulaError
from gdviz.engine.language.functions import CONSTANTS, FUNCTIONS, VECTOR_FUNCTIONS
from gdviz.engine.language.sums import SUM, expanded, opening
from gdviz.engine.language.tokens import canonical, tokens
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number, depth, walk
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

LONGEST = 300  # characters in a line
MOST_NODES = 200
DEEPEST = 40
LARGEST_EXPONENT = 50


def parse(text: str, names: Set[str], *, whole: Set[str] = frozenset(), sums: bool = False) -> Node:
    """Read one formula.

    `names` are the canonical names that may occur besides the constants π and e; `whole` the functions of whole
    vectors that may; `sums` whether sum(i=1..9, x_i) may, which runs over x₁ … x₁₀₀. Raises FormulaError with the
    column (from 1) where reading stopped.
    """
    if len(text) > LONGEST:
        template = QT_TRANSLATE_NOOP("engine", "the formula is longer than {most} characters; shorten it")
        raise FormulaError(Message(template, {"most": LONGEST}), LONGEST + 1)
    if not text.strip():
        raise FormulaError(Message(QT_TRANSLATE_NOOP("engine", "the formula is empty; type one, such as x² + y²")), 1)
    functions = FUNCTIONS.keys() | whole | ({SUM} if sums else set())
    row = list(tokens(text, set(names) | CONSTANTS.keys(), functions))
    try:
        node = cast(Node, _grammar().parse(row))
    except UnexpectedInput as error:
        raise _explained(error, row, text) from None
    _check_limits(node)
    return node


def constant_value(node: Node) -> float | None:
    """Return the value of a subtree without variables, in floats (inf or NaN where it overflows); else None."""
    match node:
        case Number(value=value):
            return value
        case Name(name=name):
            return CONSTANTS.get(name)
        case Negate(operand=operand):
            inner = constant_value(operand)
            return None if inner is None else -inner
        case Binary(operator=op, left=left, right=right):
            first = constant_value(left)
            second = None if first is None else constant_value(right)
            return None if first is None or second is None else folded(op, first, second)
        case Call(function=function, arguments=arguments) if function in FUNCTIONS and function != "where":
            values = [constant_value(argument) for argument in arguments]
            if any(value is None for value in values):
                return None
            try:
                return float(FUNCTIONS[function].scalar(*values))
            except (ArithmeticError, ValueError):
                return math.nan
        case _:
            return None


def folded(operator: str, first: float, second: float) -> float:
    """Return first operator second in floats, NaN where that overflows or does not exist."""
    try:
        match operator:
            case "+":
                return first + second
            case "-":
                return first - second
            case "*":
                return first * second
            case "/":
                return first / second
            case _:
                return math.pow(first, second)
    except (ArithmeticError, ValueError):
        return math.nan


class _ListLexer(Lexer):
    """Hands over tokens that exist already."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, data: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        return iter(data)


@cache
def _grammar() -> Lark:
    text = files("gdviz.engine.language").joinpath("formula.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=_ListLexer, transformer=_TreeMaker(), maybe_placeholders=False)


@v_args(inline=True)
class _TreeMaker(Transformer[Token, Node]):
    """Turns the parser's rules into nodes, bottom up; sizes are bounded by the length of the text."""

    def number(self, token: Token) -> Node:
        return Number(float(token), str(token), _column(token))

    def name(self, token: Token) -> Node:
        return Name(str(token), _column(token))

    def group(self, _open: Token, inner: Node, _close: Token) -> Node:
        return inner

    def absolute(self, bar: Token, inner: Node, _close: Token) -> Node:
        return Call("abs", (inner,), _column(bar))

    def call(self, function: Token, _open: Token, arguments: Any, _close: Token) -> Node:
        name, given = str(function), tuple(part for part in arguments.children if not isinstance(part, Token))
        least, most = VECTOR_FUNCTIONS[name] if name in VECTOR_FUNCTIONS else FUNCTIONS[name].arity
        if not least <= len(given) <= most:
            template = QT_TRANSLATE_NOOP("engine", "{name} takes {wanted} value(s) in its parentheses, not {given}")
            values = {"name": name, "wanted": most, "given": len(given)}
            raise FormulaError(Message(template, values), _column(function), len(function))
        return Call(name, given, _column(function))

    def total(self, token: Token, body: Node, _close: Token) -> Node:
        found = opening(str(token), str(token).index("("))
        assert found is not None
        numbers = (Number(float(found[group]), found[group], _column(token)) for group in (2, 3))
        return Call(SUM, (Name(found[1], _column(token)), *numbers, body), _column(token))

    def power(self, base: Node, sign: Token, exponent: Node) -> Node:
        return Binary("^", base, exponent, column=_column(sign))

    def superscript(self, base: Node, token: Token) -> Node:
        try:
            value = float(str(token))
        except ValueError:
            message = Message(QT_TRANSLATE_NOOP("engine", "a raised sign needs a number beside it, such as x⁻²"))
            raise FormulaError(message, _column(token)) from None
        return Binary("^", base, Number(value, str(token), _column(token)), column=_column(token))

    def root(self, sign: Token, inner: Node) -> Node:
        return Call("sqrt", (inner,), _column(sign))

    def negate(self, sign: Token, inner: Node) -> Node:
        return Negate(inner, _column(sign))

    def plus(self, _sign: Token, inner: Node) -> Node:
        return inner

    def add(self, left: Node, sign: Token, right: Node) -> Node:
        return Binary("+", left, right, column=_column(sign))

    def subtract(self, left: Node, sign: Token, right: Node) -> Node:
        return Binary("-", left, right, column=_column(sign))

    def multiply(self, left: Node, sign: Token, right: Node) -> Node:
        return Binary("*", left, right, column=_column(sign))

    def divide(self, left: Node, sign: Token, right: Node) -> Node:
        return Binary("/", left, right, column=_column(sign))

    def implicit(self, left: Node, right: Node) -> Node:
        return Binary("*", left, right, implicit=True, column=right.column)

    def compare(self, left: Node, sign: Token, right: Node) -> Node:
        return Compare(str(sign), left, right, _column(sign))


def _column(token: Token) -> int:
    return token.column or 1


_WORDS = {"CLOSE": "“)”", "BAR_CLOSE": "“|”", "COMMA": "“,”"}


def _explained(error: UnexpectedInput, row: list[Token], text: str) -> FormulaError:
    token = error.token if isinstance(error, UnexpectedToken) else None
    if token is None or token.type == "$END":
        opened = _unclosed(row)
        if opened is not None:
            template = QT_TRANSLATE_NOOP("engine", "this “{sign}” is never closed; add “{close}”")
            close = "|" if opened == "|" else ")"
            return FormulaError(Message(template, {"sign": str(opened), "close": close}), _column(opened))
        message = Message(QT_TRANSLATE_NOOP("engine", "the formula ends too early; a number, a name or “(” is missing"))
        return FormulaError(message, len(text.rstrip()) + 1)
    place = next((index for index, other in enumerate(row) if other is token), 0)  # equal tokens may stand before
    before = row[place - 1] if place > 0 else None
    if before is not None and before.type == "FUNCTION":
        template = QT_TRANSLATE_NOOP("engine", "{name} needs parentheses, such as {name}(x)")
        return FormulaError(Message(template, {"name": str(before)}), _column(before), len(before))
    if token.type == "CLOSE":
        template = QT_TRANSLATE_NOOP("engine", "“)” comes too early or was never opened")
        return FormulaError(Message(template), _column(token))
    template = QT_TRANSLATE_NOOP("engine", "“{text}” cannot stand here; a number, a name or “(” was expected")
    return FormulaError(Message(template, {"text": str(token)}), _column(token), len(token))


def _unclosed(row: list[Token]) -> Token | None:
    opened: list[Token] = []
    for token in row:
        if token.type in ("OPEN", "BAR_OPEN", "SUM"):
            opened.append(token)
        elif token.type in ("CLOSE", "BAR_CLOSE") and opened:
            opened.pop()
    return opened[-1] if opened else None


def _check_limits(node: Node) -> None:
    if depth(node) > DEEPEST:
        template = QT_TRANSLATE_NOOP("engine", "the formula is nested deeper than {most} levels; simplify it")
        raise FormulaError(Message(template, {"most": DEEPEST}), 1)
    parts = list(walk(node))
    if len(parts) > MOST_NODES:
        template = QT_TRANSLATE_NOOP("engine", "the formula has more than {most} parts; simplify it")
        raise FormulaError(Message(template, {"most": MOST_NODES}), 1)
    conditions = {id(part.arguments[0]) for part in parts if isinstance(part, Call) and part.function == "where"}
    for part in parts:
        if isinstance(part, Compare) != (id(part) in conditions):
            message = Message(QT_TRANSLATE_NOOP("engine", "a comparison stands only first in where(x > 0, …, …)"))
            raise FormulaError(message, part.column or 1)
    _check_constants(expanded(node))


def _check_constants(node: Node) -> None:
    for part in walk(node):
        if isinstance(part, Binary) and part.operator == "^":
            exponent = constant_value(part.right)
            if exponent is not None and not abs(exponent) <= LARGEST_EXPONENT:
                template = QT_TRANSLATE_NOOP("engine", "an exponent beyond ±{most} is too large")
                raise FormulaError(Message(template, {"most": LARGEST_EXPONENT}), part.right.column or part.column)
        value = constant_value(part)
        if value is not None and not math.isfinite(value):
            message = Message(QT_TRANSLATE_NOOP("engine", "this constant is not a finite number"))
            raise FormulaError(message, part.column or 1)


NUMBERED = frozenset(f"x{index}" for index in range(1, 101))


@lru_cache(maxsize=64)
def landscape_variables(text: str, parameters: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the variables of a landscape formula: (x,), (x, y) or (x1, …, xn). Raises FormulaError.

    `parameters` are the canonical names that may occur besides.
    """
    node = expanded(parse(text, NUMBERED | {"x", "y"} | parameters, sums=True))
    given = CONSTANTS.keys() | parameters
    found = {part.name: part for part in walk(node) if isinstance(part, Name) and part.name not in given}
    plain, indexed = found.keys() & {"x", "y"}, found.keys() & NUMBERED
    if plain and indexed:
        stray = found[min(indexed)]
        message = Message(QT_TRANSLATE_NOOP("engine", "use either x and y or x₁, x₂, …, not both"))
        raise FormulaError(message, stray.column, len(stray.name))
    if indexed:
        return tuple(f"x{index}" for index in range(1, 1 + max(int(name[1:]) for name in indexed)))
    return ("x",) if plain == {"x"} else ("x", "y")


def is_parameter_name(name: str) -> bool:
    """Tell whether a name, in canonical spelling, can be given to a parameter of a landscape."""
    taken = NUMBERED | {"x", "y"} | CONSTANTS.keys() | FUNCTIONS.keys()
    return name not in taken and re.fullmatch(r"[^\W\d_]\w*", name) is not None


__all__ = ["FormulaError", "canonical", "constant_value", "is_parameter_name", "landscape_variables", "parse"]
