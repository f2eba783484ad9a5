"""Formulas as typeset mathematics: LaTeX in, drawings and their places out.

A dock is narrow, so a sum is broken where a hand would break it, before a plus or minus. Each term is drawn once
and kept, which makes typing in a long formula cheap. ziamath takes a third of a second to import: it is imported
at the first formula, never at start-up (see typesetting.py).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Lock

_INDENT = 1.2  # of continuation lines, in units of the font size
_GAP = 0.24  # on either side of an operator
_NEXT = r"\quad"  # between a formula and the next one, which says what a letter in it stands for
_LEADING = 0.45  # between lines
_TOKEN = re.compile(r"\\(?:left|right)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|.)|\\[A-Za-z]+|\\.|.", re.DOTALL)
_SMALLEST = 0.55  # a term wider than the line is shrunk down to this share, not further
_KEPT = 512  # terms


@dataclass(frozen=True)
class Piece:
    """One drawn term: SVG in the text colour and its box in pixels; the baseline lies `ascent` below its top."""

    svg: bytes
    width: float
    ascent: float
    descent: float


_drawn: dict[tuple[str, str, float], Piece | None] = {}
_drawing = Lock()  # nobody says that ziamath may draw in two threads at once


@dataclass(frozen=True)
class PlacedPiece:
    """A piece with its place in the block: left and top edge, width and height, in pixels."""

    svg: bytes
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Typeset:
    """A formula broken into lines: the pieces in their places and the size of the whole block in pixels."""

    pieces: tuple[PlacedPiece, ...]
    width: float
    height: float


def typeset(latex: str, colour: str, size: float, width: float) -> Typeset | None:
    """Set a formula, "f(x, y) = …" or without a left side, in lines of `width` pixels; None if it cannot be set.

    `colour` is "#rrggbb", `size` the height of the font in pixels.
    """
    terms = terms_of(latex)
    pieces = [piece for term in terms if (piece := draw_term(term, colour, size)) is not None]
    if not terms or len(pieces) < len(terms):
        return None
    next_ones = {index + 1 for index, term in enumerate(terms) if term.endswith(",")}
    return _broken(pieces, next_ones, size, width)


def terms_of(latex: str) -> list[str]:
    """Return what is drawn one by one: the left side, and the terms of the right one with what joins them."""
    head, equals, body = latex.partition(" = ")
    return [head + " =", *split_terms(body)] if equals else split_terms(latex)


def split_terms(latex: str) -> list[str]:
    """Split LaTeX at each plus, minus and space between formulas that stands outside every bracket.

    "a + b, \\quad c" gives ["a", "+", "b,", "c"].
    """
    parts = [""]
    depth = 0
    for token in _TOKEN.findall(latex):
        if token in "{([" or token.startswith((r"\left", r"\begin")):
            depth += 1
        elif token in "})]" or token.startswith((r"\right", r"\end")):
            depth -= 1
        if depth <= 0 and token in "+-" and _ends_a_term(parts[-1]):
            parts += [token, ""]
        elif depth <= 0 and token == _NEXT:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts if part.strip()]


def _ends_a_term(text: str) -> bool:
    """Tell whether a plus or minus after `text` joins two terms, rather than being the sign of the next one."""
    before = text.rstrip()
    return bool(before) and not before.endswith(("^", "_", "=", "(", ",", "+", "-", r"\cdot", r"\times"))


@cache
def _svg_of() -> Callable[[str, str, float], str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ziamath finds its font in a way that Python 3.11 warns of
        from gdviz.ui.formulas.typeset_rows import svg_of
    return svg_of


def load() -> None:
    """Import ziamath and its font, in whatever thread."""
    draw_term("x", "#000000", 16.0)


def is_drawn(latex: str, colour: str, size: float) -> bool:
    """Tell whether a term is at hand."""
    return (latex, colour, size) in _drawn


def draw_term(latex: str, colour: str, size: float) -> Piece | None:
    """Draw one term, in whatever thread; None where ziamath cannot. What is drawn already takes no time."""
    key = latex, colour, size
    with suppress(KeyError):
        return _drawn[key]
    with _drawing:
        piece = _drawn[key] = _drawn[key] if key in _drawn else _draw(*key)
        while len(_drawn) > _KEPT:
            del _drawn[next(iter(_drawn))]
    return piece


def _draw(latex: str, colour: str, size: float) -> Piece | None:
    try:
        svg = _svg_of()(latex, colour, size)
    except Exception:  # ziamath raises plain exceptions for what it cannot read; plain text is shown instead
        return None
    box = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', svg)
    if box is None:
        return None
    _, top, width, height = (float(number) for number in box.groups())
    return Piece(svg.encode(), width, -top, height + top)


def _broken(pieces: list[Piece], next_ones: set[int], size: float, width: float) -> Typeset | None:
    """Break pieces into lines, also before the `next_ones`; one that is wider than a line shrinks the whole block."""
    widest = max(piece.width for piece in pieces) + _INDENT * size
    scale = min(1.0, width / widest)
    if scale < _SMALLEST:
        return None
    lines: list[list[Piece]] = [[]]
    used = 0.0
    room = width / scale
    for index, piece in enumerate(pieces):
        is_operator = index > 0 and index + 1 < len(pieces) and piece.width < size
        ahead = piece.width + (pieces[index + 1].width + _GAP * size if is_operator else 0.0)
        may_break = is_operator or index in next_ones or (len(lines) == 1 and len(lines[-1]) == 1)
        if may_break and used + ahead > room:
            lines.append([])
            used = _INDENT * size
        lines[-1].append(piece)
        used += piece.width + _GAP * size
    return _placed(lines, size, scale)


def _placed(lines: list[list[Piece]], size: float, scale: float) -> Typeset:
    placed: list[PlacedPiece] = []
    top, right = 0.0, 0.0
    for number, line in enumerate(lines):
        if not line:
            continue
        left = _INDENT * size if number else 0.0
        ascent = max(piece.ascent for piece in line)
        descent = max(piece.descent for piece in line)
        for piece in line:
            height = piece.ascent + piece.descent
            box = (left, top + ascent - piece.ascent, piece.width, height)
            placed.append(PlacedPiece(piece.svg, *(number * scale for number in box)))
            left += piece.width + _GAP * size
        right = max(right, left)
        top += ascent + descent + _LEADING * size
    return Typeset(tuple(placed), right * scale, (top - _LEADING * size) * scale)
