"""Formula text → tokens with columns.

Lexing is where the language is friendly: full-width characters of an input method, subscripts and
superscripts, `|x|`, and names written together (`xy` is x·y where no such name exists).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from difflib import get_close_matches
from functools import lru_cache

from lark import Token

from gdviz.engine.errors import FormulaError
from gdviz.engine.language.sums import SUM, opening
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SIGNS = str.maketrans("×÷−–⋅∙∗{}[]｛｝［］、", "·/--···()()()(),")  # one character for one: columns stay true
_ASCII_OF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SINGLE = {
    "+": "PLUS",
    "-": "MINUS",
    "*": "TIMES",
    "·": "TIMES",
    "/": "DIVIDE",
    "^": "POWER",
    "√": "ROOT",
    "(": "OPEN",
    ")": "CLOSE",
    ",": "COMMA",
    ";": "COMMA",
}
_OPERAND_ENDS = {"NUMBER", "NAME", "CLOSE", "BAR_CLOSE", "SUPERSCRIPT"}
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_COMPARE = re.compile(r"<=|>=|≤|≥|<|>")
_ALIASES = {"pi": "π", "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "σ": "sigmoid"}


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """Return the one spelling of a name: x₁, x_1 and x1 are "x1"; ĝ is g with a combining hat."""
    plain = unicodedata.normalize("NFD", name).translate(_SUBSCRIPTS)
    return re.sub(r"_(?=\d)", "", plain)


def plain_signs(text: str) -> str:
    """Return `text` with full-width characters and typographic signs replaced, each by one character."""
    return text.translate(_ASCII_OF).translate(_SIGNS)


def tokens(text: str, names: Set[str], functions: Set[str]) -> Iterator[Token]:
    """Yield the tokens of `text`; `names` and `functions` are what may occur. Raises FormulaError."""
    text = plain_signs(text)
    at, previous, before = 0, "", ""
    bars = [0]  # open |…| on each level of parentheses
    sums: dict[int, str] = {}  # the index of each open sum, by its level of parentheses
    plain = functions - {SUM}
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        sums = {level: index for level, index in sums.items() if level <= len(bars)}
        summed = _sum(text, at, bars, sums, names) if SUM in functions else None
        known = names | {*sums.values()} if sums else names
        row = [summed] if summed else _next(text, at, previous, bars, known, plain)
        for token in row:
            if token.type == previous == "NUMBER" and (before != "POWER" or not text[at - 1].isspace()):
                message = Message(QT_TRANSLATE_NOOP("engine", "a sign is missing between these two numbers"))
                raise FormulaError(message, at + 1, len(token))
            yield token
            previous, before = token.type, previous
            at = token.end_pos or at + 1


def _sum(text: str, at: int, bars: list[int], sums: dict[int, str], names: Set[str]) -> Token | None:
    """Return the token of a sum's beginning, “sum(i=1..19,”, or of a variable with its index, x_{i+1}; else None."""
    if word := _SUM_WORD.match(text, at):
        found = opening(text, word.end())
        if found is None:
            template = QT_TRANSLATE_NOOP("engine", "a sum reads sum(i=1..9, x_i²): an index, its first and last value")
            raise FormulaError(Message(template), at + 1, word.end() - at)
        if found[1] in names or found[1] in sums.values() or found[1] == "e":
            template = QT_TRANSLATE_NOOP("engine", "“{name}” means something else already; count with another letter")
            raise FormulaError(Message(template, {"name": found[1]}), found.start(1) + 1)
        bars.append(0)
        sums[len(bars)] = found[1]
        return _token("SUM", text[at : found.end()], at, found.end())
    found = _WITH_INDEX.match(text, at) if sums else None
    index = (found[1] or found[2]) if found else ""
    if found is None or index not in sums.values():
        return None
    return _token("NAME", f"x[{index}{found[3] or ''}{found[4] or ''}]", at, found.end())


_SUM_WORD = re.compile(r"(?:sum|Σ|∑)(?=\s*\()\s*")
_WITH_INDEX = re.compile(r"x_(?:([a-z])(?![A-Za-z0-9_])|\(\s*([a-z])\s*(?:([+-])\s*(\d{1,3})\s*)?\))")


def _next(text: str, at: int, previous: str, bars: list[int], names: Set[str], functions: Set[str]) -> list[Token]:
    char = text[at]
    if (char.isdigit() and char.isascii()) or char == ".":
        return [_number(text, at)]
    if found := _COMPARE.match(text, at):
        return [_token("COMPARE", found.group().replace("≤", "<=").replace("≥", ">="), at, found.end())]
    if text.startswith("**", at):
        return [_token("POWER", "^", at, at + 2)]
    if char in _SUPERSCRIPTS:
        end = at
        while end < len(text) and text[end] in _SUPERSCRIPTS:
            end += 1
        return [_token("SUPERSCRIPT", unicodedata.normalize("NFKC", text[at:end]).replace("−", "-"), at, end)]
    if char == "|":
        closes = bars[-1] > 0 and previous in _OPERAND_ENDS
        bars[-1] += -1 if closes else 1
        return [_token("BAR_CLOSE" if closes else "BAR_OPEN", "|", at, at + 1)]
    if char in _SINGLE:
        if char == "(":
            bars.append(0)
        elif char == ")" and len(bars) > 1:
            bars.pop()
        return [_token(_SINGLE[char], char, at, at + 1)]
    if char.isalpha():
        return _names(text, at, names, functions)
    template = QT_TRANSLATE_NOOP("engine", "“{text}” means nothing in a formula; use + − * / ^, names and functions")
    raise FormulaError(Message(template, {"text": char}), at + 1)


def _number(text: str, at: int) -> Token:
    found = _NUMBER.match(text, at)
    if found is None:
        raise FormulaError(Message(QT_TRANSLATE_NOOP("engine", "a number was expected after this point")), at + 1)
    return _token("NUMBER", found.group(), at, found.end())


def _names(text: str, at: int, names: Set[str], functions: Set[str]) -> list[Token]:
    end = at
    while end < len(text) and (_continues(text[end])):
        end += 1
    while text[end - 1] == "_":
        end -= 1
    pieces = _split(text, at, end, names | functions | set(_ALIASES))
    if pieces is None:
        raise _unknown(text[at:end], at, names, functions)
    result = []
    for start, stop in pieces:
        name = canonical(text[start:stop])
        name = name if name in names else _ALIASES.get(name, name)
        result.append(_token("FUNCTION" if name in functions else "NAME", name, start, stop))
    return result


def _continues(char: str) -> bool:
    return (
        char.isalpha()
        or (char.isdigit() and char not in _SUPERSCRIPTS)
        or char == "_"
        or bool(unicodedata.combining(char))
    )


def _split(text: str, at: int, end: int, known: Set[str]) -> list[tuple[int, int]] | None:
    """Cut text[at:end] into known names, longest first from the left; None when there is no way."""
    dead: set[int] = set()

    def cut(start: int) -> list[tuple[int, int]] | None:
        if start == end:
            return []
        if start in dead:
            return None
        for stop in range(end, start, -1):
            if canonical(text[start:stop]) in known and (rest := cut(stop)) is not None:
                return [(start, stop), *rest]
        dead.add(start)
        return None

    # A long row of letters is not a product that anyone means; it also keeps the recursion shallow.
    return cut(at) if end - at <= 40 else None


def _unknown(word: str, at: int, names: Set[str], functions: Set[str]) -> FormulaError:
    near = get_close_matches(canonical(word), sorted(names | functions), n=1, cutoff=0.66)
    if near:
        template = QT_TRANSLATE_NOOP("engine", "“{name}” is not known here; perhaps “{near}” is meant")
        return FormulaError(Message(template, {"name": word, "near": near[0]}), at + 1, len(word))
    template = QT_TRANSLATE_NOOP("engine", "“{name}” is not known here; known names are {known}")
    plain = sorted(name for name in names if not re.fullmatch(r"x\d+", name))[:12]
    known = ", ".join([*plain, "x₁, x₂, …"] if "x2" in names else plain)
    return FormulaError(Message(template, {"name": word, "known": known}), at + 1, len(word))


def _token(kind: str, value: str, start: int, end: int) -> Token:
    return Token(kind, value, start_pos=start, column=start + 1, end_pos=end, end_column=end + 1, line=1)
