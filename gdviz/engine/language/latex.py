"""Tree → LaTeX in the author's own order."""

from __future__ import annotations

import re
import unicodedata

from gdviz.engine.language.functions import FUNCTIONS
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number

_GREEK = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ζ": r"\zeta",
    "η": r"\eta", "θ": r"\theta", "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu", "ν": r"\nu", "ξ": r"\xi",
    "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma", "τ": r"\tau", "φ": r"\varphi", "χ": r"\chi", "ψ": r"\psi",
    "ω": r"\omega", "Δ": r"\Delta", "Σ": r"\Sigma", "∇": r"\nabla",
}  # fmt: skip
_MARKS = {"\u0302": r"\hat", "\u0304": r"\bar", "\u0303": r"\tilde", "\u0307": r"\dot"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
_NEGATE, _ATOM = 3, 5


def latex(node: Node) -> str:
    """Return the LaTeX of a tree."""
    return _write(node)[0]


def latex_name(name: str) -> str:
    """Return the LaTeX of a canonical name: β1 is \\beta_{1}, m with a combining hat is \\hat{m}.

    A weight of a layer, such as w2_13, is w^{(2)}_{13}.
    """
    if weight := re.fullmatch(r"([a-z])(\d+)_(\d+)(?:_(\d+))?", name):
        letter, layer, *places = weight.groups()
        return f"{letter}^{{({layer})}}_{{{','.join(place for place in places if place)}}}"
    if "[" in name:  # x[i+1]
        return f"x_{{{name[2:-1]}}}"
    match = re.fullmatch(r"(\D*?)(\d*)", name)
    stem, index = match.groups() if match else (name, "")
    marks = [char for char in stem if unicodedata.combining(char)]
    plain = "".join(char for char in stem if not unicodedata.combining(char))
    text = _GREEK.get(plain, plain if len(plain) == 1 else rf"\mathrm{{{plain}}}".replace("_", r"\_"))
    for mark in marks:
        text = f"{_MARKS.get(mark, '')}{{{text}}}"
    return f"{text}_{{{index}}}" if index else text


def _write(node: Node) -> tuple[str, int]:
    match node:
        case Number(value=value, text=text):
            written = _number(value, text)
            return written, _STRENGTH["*"] if "10^" in written else _ATOM if value >= 0 else _NEGATE
        case Name(name=name):
            return latex_name(name), _ATOM
        case Negate(operand=operand):
            return f"-{_bound(operand, 2)}", _NEGATE if isinstance(operand, Number | Name) else 1
        case Binary(operator="/", left=left, right=right):
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}", 3
        case Binary(operator="^", left=base, right=exponent):
            return _power(base, exponent)
        case Binary(operator="*", left=left, right=right):
            return _product(left, right), 2
        case Binary(operator=op, left=left, right=right):
            return f"{_bound(left, 1)} {op} {_bound(right, 2 if op == '-' else 1)}", 1
        case Compare(operator=op, left=left, right=right):
            sign = {"<=": r"\le", ">=": r"\ge"}.get(op, op)
            return f"{latex(left)} {sign} {latex(right)}", 0
        case Call(function="sum", arguments=(index, first, last, body)):
            term = rf"\left({latex(body)}\right)" if isinstance(body, Negate) else _bound(body, 2)
            return rf"\sum_{{{latex(index)}={latex(first)}}}^{{{latex(last)}}} {term}", 1
        case Call(function=function, arguments=arguments):
            return _call(function, arguments), _STRENGTH["^"] if function == "exp" else _ATOM
    raise TypeError(node)


def _bound(node: Node, least: int) -> str:
    text, strength = _write(node)
    return text if strength >= least else rf"\left({text}\right)"


def _product(left: Node, right: Node) -> str:
    first, second = _bound(left, 2), _bound(right, 3)
    if isinstance(right, Negate):
        second = rf"\left({second}\right)"
    touching = second[:1].isdigit() or (second.startswith(("-", r"\frac")) and first[-1:].isdigit())
    return rf"{first} \cdot {second}" if touching else rf"{first} \, {second}"


def _power(base: Node, exponent: Node) -> tuple[str, int]:
    text, strength = _write(base)
    if strength < _ATOM:
        text = rf"\left({text}\right)"
    return f"{{{text}}}^{{{latex(exponent)}}}", 4


def _call(function: str, arguments: tuple[Node, ...]) -> str:
    inner = [latex(argument) for argument in arguments]
    match function:
        case "sqrt":
            return rf"\sqrt{{{inner[0]}}}"
        case "abs":
            return rf"\left|{inner[0]}\right|"
        case "exp":
            return f"e^{{{inner[0]}}}"
        case "norm":
            return rf"\left\|{inner[0]}\right\|"
        case "dot":
            return rf"\left\langle {inner[0]}, {inner[1]} \right\rangle"
        case "grad":
            return rf"\nabla f\left({inner[0]}\right)"
        case "floor":
            return rf"\left\lfloor {inner[0]} \right\rfloor"
    name = FUNCTIONS[function].latex if function in FUNCTIONS else rf"\operatorname{{{function}}}"
    return rf"{name}\left({', '.join(inner)}\right)"


def _number(value: float, text: str) -> str:
    plain = text or f"{value:.15g}"
    if "e" in plain.lower():
        mantissa, exponent = plain.lower().split("e")
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}"
    return plain
