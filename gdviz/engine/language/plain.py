"""Tree → plain text that shows how a formula was read: every product has its sign, every order its parentheses.

What is written reads back as the same tree.
"""

from __future__ import annotations

import unicodedata

from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number

_SUM, _PRODUCT, _NEGATE, _POWER, _ATOM = 1, 2, 3, 4, 5
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def plain(node: Node) -> str:
    """Return the text of a tree, such as 100·(y - x²)²."""
    return _write(node)[0]


def plain_name(name: str) -> str:
    """Return a canonical name as it is written in mathematics: β1 is β₁."""
    if "[" in name:  # x[i+1]
        return f"x_({name[2:-1]})" if len(name) > 4 else f"x_{name[2]}"
    stem = name.rstrip("0123456789")
    return unicodedata.normalize("NFC", stem.rstrip("_") + name[len(stem) :].translate(_SUBSCRIPTS))


def _write(node: Node) -> tuple[str, int]:
    match node:
        case Number(value=value, text=text):
            return text or f"{value:.17g}", _ATOM if value >= 0 else _NEGATE
        case Name(name=name):
            return plain_name(name), _ATOM
        case Negate(operand=operand):
            return f"-{_bound(operand, _POWER)}", _NEGATE
        case Binary(operator="^", left=base, right=exponent):
            return f"{_bound(base, _ATOM)}{_exponent(exponent)}", _POWER
        case Binary(operator="*", left=left, right=right):
            first = f"({plain(left)})" if isinstance(left, Binary) and left.operator == "/" else _bound(left, _PRODUCT)
            return f"{first}·{_bound(right, _POWER)}", _PRODUCT
        case Binary(operator="/", left=left, right=right):
            first = f"({plain(left)})" if isinstance(left, Binary) and left.operator == "/" else _bound(left, _PRODUCT)
            return f"{first}/{_bound(right, _POWER)}", _PRODUCT
        case Binary(operator=sign, left=left, right=right):
            return f"{_bound(left, _SUM)} {sign} {_bound(right, _PRODUCT, negates=False)}", _SUM
        case Compare(operator=sign, left=left, right=right):
            return f"{plain(left)} {sign} {plain(right)}", 0
        case Call(function=function, arguments=arguments):
            return _call(function, arguments)
    raise TypeError(node)


def _bound(node: Node, least: int, *, negates: bool = True) -> str:
    text, strength = _write(node)
    return text if strength >= least and (negates or not text.startswith("-")) else f"({text})"


def _exponent(node: Node) -> str:
    if isinstance(node, Number) and node.value in range(-9, 10):
        return str(int(node.value)).translate(_SUPERSCRIPTS)
    return f"^{_bound(node, _ATOM)}"


def _call(function: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
    if function == "sqrt":
        inner = arguments[0]
        return f"√{_bound(inner, _ATOM)}", _POWER
    if function == "sum":
        index, first, last, body = map(plain, arguments)
        return f"sum({index}={first}..{last}, {body})", _ATOM
    shown = {"log": "ln"}.get(function, function)
    return f"{shown}({', '.join(plain(argument) for argument in arguments)})", _ATOM
