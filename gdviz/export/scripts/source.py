"""Tree → Python that a person reads: the author's order, and no parentheses but those that are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gdviz.engine.language.functions import CONSTANTS, UNIT_STEP
from gdviz.engine.language.sums import SUM
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number, names_in

Library = Literal["np", "torch"]
LONGEST = 100  # characters of a line, where it can be broken
INDENT = "    "

_SUM, _PRODUCT, _NEGATE, _POWER, _ATOM = 1, 2, 3, 4, 5
_NUMPY = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "min": "minimum", "max": "maximum"}
_TORCH = {"min": "minimum", "max": "maximum"}
_CONSTANTS = {"π": "pi", "e": "e"}

# What the libraries lack or compute otherwise, as functions of the script.
HELPERS = {
    "np": {
        "sigmoid": "def sigmoid(z):\n    return 0.5 + 0.5 * np.tanh(0.5 * z)",
        "softplus": "def softplus(z):\n    return np.logaddexp(0.0, z)",
    },
    "torch": {
        "softplus": "def softplus(z):\n    return torch.logaddexp(z, torch.zeros_like(z))",
    },
}


class Source:
    """Writes trees for one library; `name_of` gives the Python name of a name, `gradient_at` the rest of grad(x…).

    `is_vector` tells which parts have P components, `is_plain` which names are numbers of Python where the others are
    tensors. `helpers` are the functions of HELPERS that were used so far.
    """

    def __init__(
        self,
        library: Library,
        name_of: Callable[[str], str],
        *,
        is_vector: Callable[[Node], bool] = lambda _: False,
        is_plain: Callable[[str], bool] = lambda _: False,
        more_of_grad: str = "",
    ) -> None:
        self.helpers: set[str] = set()
        self._library = library
        self._name_of = name_of
        self._is_vector = is_vector
        self._is_plain = is_plain
        self._more_of_grad = more_of_grad

    def write(self, node: Node) -> str:
        """Return one expression."""
        return self._write(node)[0]

    def lines(self, lead: str, node: Node, tail: str = "") -> list[str]:
        """Return lead + expression + tail, a long sum in lines of its own."""
        whole = f"{lead}{self.write(node)}{tail}"
        terms = self._terms(node)
        if len(whole) <= LONGEST or len(terms) < 2:
            return [whole]
        return [f"{lead}(", *(f"{INDENT}{term}" for term in terms), f"){tail}"]

    def _terms(self, node: Node) -> list[str]:
        if isinstance(node, Binary) and node.operator in "+-":
            right = self._bound(node.right, _PRODUCT, negates=False)
            return [*self._terms(node.left), f"{node.operator} {right}"]
        return [self._bound(node, _SUM)]

    def _write(self, node: Node) -> tuple[str, int]:
        match node:
            case Number(value=value):
                return number(value), _ATOM if value >= 0 else _NEGATE
            case Name(name=name) if name in CONSTANTS:
                return f"{self._library}.{_CONSTANTS[name]}", _ATOM
            case Name(name=name):
                return self._name_of(name), _ATOM
            case Negate(operand=operand):
                return self._negated(operand)
            case Binary(operator="^", left=base, right=exponent):
                raised, strength = self._write(exponent)
                raised = raised if strength in (_NEGATE, _ATOM) else f"({raised})"
                return f"{self._bound(base, _ATOM)}**{raised}", _POWER
            case Binary(operator="*" | "/" as sign, left=left, right=right):
                return f"{self._bound(left, _PRODUCT)} {sign} {self._bound(right, _POWER)}", _PRODUCT
            case Binary(operator="+", left=left, right=Number(value=value)) if value < 0:
                return self._write(Binary("-", left, Number(-value)))
            case Binary(operator=sign, left=left, right=right):
                return f"{self._bound(left, _SUM)} {sign} {self._bound(right, _PRODUCT, negates=False)}", _SUM
            case Compare(operator=sign, left=left, right=right):
                return f"{self.write(left)} {sign} {self.write(right)}", 0
            case Call(function=function, arguments=arguments):
                if self._library == "torch" and self._holds_plain(node):  # its functions take tensors alone
                    return Source("np", self._name_of).write(node), _ATOM
                return self._called(function, arguments)
        raise TypeError(node)

    def _negated(self, operand: Node) -> tuple[str, int]:
        text, strength = self._write(operand)
        if strength == _PRODUCT:
            return f"-{text}", _PRODUCT
        return (f"-{text}" if strength >= _POWER else f"-({text})"), _NEGATE

    def _bound(self, node: Node, least: int, *, negates: bool = True) -> str:
        text, strength = self._write(node)
        return text if strength >= least and (negates or not text.startswith("-")) else f"({text})"

    def _called(self, function: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
        if function == SUM:
            index, first, last, body = arguments
            assert isinstance(first, Number) and isinstance(last, Number)
            name = self.write(index)
            span = f"range({int(first.value)}, {int(last.value) + 1})"
            return f"sum({self.write(body)} for {name} in {span})", _ATOM
        if function == "dot" and all(map(self._is_vector, arguments)):
            return f"{self._bound(arguments[0], _PRODUCT)} @ {self._bound(arguments[1], _POWER)}", _PRODUCT
        inner = [self.write(argument) for argument in arguments]
        if function == "dot":
            return f"{self._library}.sum({' * '.join(f'({one})' for one in inner)})", _ATOM
        if function == "grad":
            return f"grad({inner[0]}{self._more_of_grad})", _ATOM
        if function == "norm":
            return f"{self._library}.linalg.norm({inner[0]})", _ATOM
        if function == UNIT_STEP:
            return f"np.heaviside({inner[0]}, 0.5)", _ATOM
        if function in HELPERS[self._library]:
            self.helpers.add(function)
            return f"{function}({', '.join(inner)})", _ATOM
        if self._library == "torch" and function in _TORCH:
            inner = [self._tensor(argument) for argument in arguments]
        known = _NUMPY if self._library == "np" else _TORCH
        return f"{self._library}.{known.get(function, function)}({', '.join(inner)})", _ATOM

    def _tensor(self, node: Node) -> str:
        if isinstance(node, Number):
            return f"torch.tensor({node.value!r})"
        return f"torch.tensor({self.write(node)})" if self._holds_plain(node) else self.write(node)

    def _holds_plain(self, node: Node) -> bool:
        return all(name in CONSTANTS or self._is_plain(name) for name in names_in(node))


def number(value: float) -> str:
    """Return a number as Python reads it back exactly; a whole one without “.0”."""
    if value != value or value in (float("inf"), float("-inf")):
        return f'float("{value}")'
    return str(int(value)) if value == int(value) and abs(value) < 1e6 else repr(float(value))


def array(name: str, values: list[float] | list[list[float]]) -> list[str]:
    """Return an assignment of numbers, or of rows of numbers, that fill lines."""
    entries = [f"[{', '.join(map(number, one))}]" if isinstance(one, list) else number(one) for one in values]
    whole = f"{name} = np.array([{', '.join(entries)}], dtype=float)"
    if len(whole) <= LONGEST:
        return [whole]
    rows: list[str] = []
    for entry in entries:
        if rows and len(rows[-1]) + len(entry) + 2 <= LONGEST - 2 * len(INDENT):
            rows[-1] += f" {entry},"
        else:
            rows.append(f"{entry},")
    return [f"{name} = np.array(", *indented(["[", *indented(rows), "],", "dtype=float,"]), ")"]


def indented(lines: list[str], times: int = 1) -> list[str]:
    """Return lines further to the right; empty ones stay empty."""
    return [f"{INDENT * times}{line}" if line else line for line in lines]
