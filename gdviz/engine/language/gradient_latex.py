"""The partial derivatives of a landscape, typeset: as SymPy found them, with numbers short enough to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gdviz.engine.language.latex import latex, latex_name
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number, walk

MOST_PARTS = 40  # of a derivative that is still read at a glance
FIGURES = 5


def derivative_latex(
    tree: Node, variable: str, symbols: Mapping[str, str] | None = None, *, alone: bool = False
) -> str | None:
    """Return ∂f/∂variable = … as LaTeX, or None where it is too large to be read.

    `alone`: the only variable, df/dx. `symbols` says how parameters are written, by name. Constants are rounded to
    FIGURES figures.
    """
    if sum(1 for _ in walk(tree)) > MOST_PARTS:
        return None
    return rf"{partial_latex(variable, alone=alone)} = {latex(_tidy(tree, symbols or {}))}"


def partial_latex(variable: str, *, alone: bool = False) -> str:
    """Return the sign ∂f/∂variable, or df/dx of the only variable."""
    sign = "d" if alone else r"\partial"
    return rf"\frac{{{sign} f}}{{{sign} {latex_name(variable)}}}"


def _tidy(node: Node, symbols: Mapping[str, str]) -> Node:
    """Return the tree as a hand would write it: x − 11 for x + −11, −400x with its sign in front."""
    match node:
        case Number(value=value):
            return Number(value, f"{value:.{FIGURES}g}")
        case Name(name=name):
            return replace(node, name=symbols.get(name, name))
        case Negate(operand=operand):
            return replace(node, operand=_tidy(operand, symbols))
        case Binary(operator="+", left=left, right=Number(value=value)) if value < 0:
            return Binary("-", _tidy(left, symbols), _tidy(Number(-value), symbols))
        case Binary(operator="+", left=Negate(operand=first), right=second):
            return Binary("-", _tidy(second, symbols), _tidy(first, symbols))
        case Binary(left=left, right=right):
            return replace(node, left=_tidy(left, symbols), right=_tidy(right, symbols))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(_tidy(argument, symbols) for argument in arguments))
        case Compare(left=left, right=right):
            return replace(node, left=_tidy(left, symbols), right=_tidy(right, symbols))
    return node
