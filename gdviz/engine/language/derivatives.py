"""Derivatives of a formula by SymPy: tree → SymPy → tree. SymPy never sees a text.

The functions with a corner (abs, sign, min, max, floor, where) and those whose textbook derivative overflows
(sigmoid, softplus) are given as functions of our own with their derivative written down. At a corner the
derivative of abs is 0 and that of min and max is the mean of both sides. SymPy's own Piecewise is avoided: it
reasons about its conditions, which takes long, and fails on a condition that contains another one.
"""

from __future__ import annotations

import math
from functools import reduce
from threading import Lock

import sympy
import sympy.tensor.tensor  # SymPy itself would bring it in with the first sum, in the middle of a frame
from sympy.core.parameters import distribute

from gdviz.engine.errors import FormulaError
from gdviz.engine.language.chain_rule import ChainRule
from gdviz.engine.language.formula import LARGEST_EXPONENT, constant_value, folded
from gdviz.engine.language.functions import UNIT_STEP
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number, names_in, walk
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

_alone = Lock()  # what SymPy remembers of one thread, which distributes factors, would be taken up by another


def gradient_of(node: Node, variables: tuple[str, ...]) -> tuple[Node, ...]:
    """Return ∂/∂v of a landscape's tree for every variable v, as trees.

    Factors stay in front of sums: 200(y - x²) keeps the digits that 200y - 200x² cancels.
    """
    with _alone:
        try:
            with distribute(False):
                return _slopes(node, variables)
        except RecursionError:  # SymPy looks for the sign of some arguments for ever, such as in asin(-x(1 - x - y))
            return _slopes(node, variables)


def _slopes(node: Node, variables: tuple[str, ...]) -> tuple[Node, ...]:
    expression = _expression(node)
    return tuple(_tree(ChainRule(_symbol(name)).of(expression)) for name in variables)


LARGEST_EXACT = 10**15  # whole numbers up to here stay exact
MOST_OPERATIONS = 1500  # to be differentiated for second derivatives; beyond, they would take seconds


def hessian_of(gradient: tuple[Node, ...], variables: tuple[str, ...]) -> tuple[tuple[Node, ...], ...] | None:
    """Return the second derivatives as trees, row by row; None where they would be too large to be of use.

    Only the upper triangle is computed, the rest is mirrored.
    """
    if sum(_work(component, variables[i:]) for i, component in enumerate(gradient)) > MOST_OPERATIONS:
        return None
    rows: list[list[Node]] = [[Number(0.0)] * len(variables) for _ in variables]
    rules = [ChainRule(_symbol(name)) for name in variables]
    with _alone:
        for i, component in enumerate(gradient):
            expression = _expression(component)
            for j in range(i, len(variables)):
                rows[i][j] = rows[j][i] = _tree(rules[j].of(expression))
    return tuple(tuple(row) for row in rows)


def _work(component: Node, variables: tuple[str, ...]) -> int:
    """Return how many operations SymPy looks at to differentiate `component` by each of `variables`."""
    return sum(1 for _ in walk(component)) * len(names_in(component).intersection(variables))


class _Step(sympy.Function):  # type: ignore[misc]
    """0 below zero, ½ at zero, 1 above."""

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return sympy.S.Zero


class _Sign(_Step):
    pass


class _Floor(_Step):
    pass


class _Abs(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return _Sign(self.args[0])


def _difference(first: sympy.Expr, second: sympy.Expr) -> sympy.Expr:
    """Return first - second, with what both hold cancelled: rounding would break a tie."""
    with distribute(True):
        return first - second


class _Min(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        first, second = self.args if argindex == 1 else reversed(self.args)
        return _Step(_difference(second, first))


class _Max(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        first, second = self.args if argindex == 1 else reversed(self.args)
        return _Step(_difference(first, second))


class _Sigmoid(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return self * (1 - self)


class _Softplus(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return _Sigmoid(self.args[0])


class _Condition(sympy.Symbol):  # type: ignore[misc]
    """A comparison that SymPy need not look into."""

    __slots__ = ("comparison",)
    comparison: Compare

    def __new__(cls, comparison: Compare) -> _Condition:
        symbol: _Condition = super().__new__(cls, repr(comparison))
        symbol.comparison = comparison
        return symbol


class _Where(sympy.Function):  # type: ignore[misc]
    """Condition, the value where it holds, the value elsewhere."""

    def _eval_derivative(self, symbol: sympy.Symbol) -> sympy.Expr:
        first, second = (value.diff(symbol) for value in self.args[1:])
        return first if first == second else _Where(self.args[0], first, second)


_TO_SYMPY = {
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "asin": sympy.asin,
    "acos": sympy.acos,
    "atan": sympy.atan,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "exp": sympy.exp,
    "log": sympy.log,
    "sqrt": sympy.sqrt,
    "abs": _Abs,
    "sign": _Sign,
    "floor": _Floor,
    "min": _Min,
    "max": _Max,
    "sigmoid": _Sigmoid,
    "softplus": _Softplus,
    UNIT_STEP: _Step,
}
_FROM_SYMPY = {kind: name for name, kind in _TO_SYMPY.items() if name not in ("sqrt",)} | {
    sympy.Abs: "abs",
    sympy.sign: "sign",
}


def _symbol(name: str) -> sympy.Symbol:
    return sympy.Symbol(name, real=True)


def _number(value: float) -> sympy.Expr:
    if not math.isfinite(value):
        return sympy.nan
    return sympy.Integer(int(value)) if value == int(value) and abs(value) <= LARGEST_EXACT else sympy.Float(value)


def _expression(node: Node) -> sympy.Expr:
    constant = constant_value(node)
    if constant is not None:
        return _number(constant)
    match node:
        case Name(name=name):
            return _symbol(name)
        case Negate(operand=operand):
            return -_expression(operand)
        case Binary():
            return _combined(node)
        case Call(function="where", arguments=(Compare() as comparison, first, second)):
            return _Where(_Condition(comparison), _expression(first), _expression(second))
        case Call(function="log10" | "log2" as function, arguments=(argument,)):
            return sympy.log(_expression(argument)) / _number(math.log(10.0 if function == "log10" else 2.0))
        case Call(function=function, arguments=arguments):
            return _called(function, [_expression(argument) for argument in arguments])
    raise TypeError(node)


def _called(function: str, arguments: list[sympy.Expr]) -> sympy.Expr:
    with distribute(True):  # else SymPy looks for the sign of sin(1 - x - y) for ever
        return _TO_SYMPY[function](*arguments)


def _combined(node: Binary) -> sympy.Expr:
    left, right = _expression(node.left), _expression(node.right)
    if left.is_Number and right.is_Number:  # cancelling may leave numbers that the parser could not see
        return _number(folded(node.operator, float(left), float(right)))
    match node.operator:
        case "+":
            return _tamed(left + right)
        case "-":
            return _tamed(left - right)
        case "*":
            return _tamed(left * right)
        case "/":
            return _tamed(left / right)
    if right in (sympy.nan, sympy.zoo, sympy.oo, -sympy.oo):
        return sympy.nan
    if right.is_Number and abs(float(right)) > LARGEST_EXPONENT and constant_value(node.right) is None:
        template = QT_TRANSLATE_NOOP("engine", "an exponent beyond ±{most} is too large")
        raise FormulaError(Message(template, {"most": LARGEST_EXPONENT}), node.column or 1)
    return _tamed(left**right)


def _tamed(expression: sympy.Expr) -> sympy.Expr:
    """Turn a large exact coefficient into a float: ((9x)^50)^50 … would fill the memory with its digits."""
    coefficient, rest = expression.as_coeff_Mul()
    if coefficient.is_Rational and max(abs(coefficient.p), coefficient.q) > LARGEST_EXACT:
        return sympy.Float(coefficient) * rest
    return expression


def _tree(expression: sympy.Expr) -> Node:
    if isinstance(expression, sympy.Symbol):
        return Name(expression.name)
    if expression.is_Number or expression.is_NumberSymbol:
        return Number(float(expression) if expression.is_finite else math.nan)
    if isinstance(expression, sympy.Add):
        return _sum([_tree(term) for term in expression.as_ordered_terms()])
    if isinstance(expression, sympy.Mul):
        return _product(expression)
    if isinstance(expression, sympy.Pow):
        return _power(expression.base, expression.exp)
    if isinstance(expression, sympy.exp):
        return Call("exp", (_tree(expression.args[0]),))
    if isinstance(expression, _Where):
        condition, first, second = expression.args
        return Call("where", (condition.comparison, _tree(first), _tree(second)))
    if expression.func in _FROM_SYMPY:
        return Call(_FROM_SYMPY[expression.func], tuple(_tree(argument) for argument in expression.args))
    if expression.func in (sympy.DiracDelta, sympy.Derivative, sympy.Subs):
        return Number(0.0)
    if expression.is_number:
        value = complex(expression)
        return Number(value.real if value.imag == 0.0 else math.nan)
    raise TypeError(f"no source for {expression.func}")


def _sum(terms: list[Node]) -> Node:
    """Add up from the left; long sums by halves, so that the tree stays shallow."""
    if len(terms) <= 16:
        return reduce(_added, terms)
    middle = len(terms) // 2
    return Binary("+", _sum(terms[:middle]), _sum(terms[middle:]))


def _added(left: Node, right: Node) -> Node:
    if isinstance(right, Negate):
        return Binary("-", left, right.operand)
    return Binary("+", left, right)


def _product(expression: sympy.Mul) -> Node:
    coefficient, rest = expression.as_coeff_Mul()
    above: list[Node] = []
    below: list[Node] = []
    for factor in rest.as_ordered_factors() if rest is not sympy.S.One else ():
        if isinstance(factor, sympy.Pow) and factor.exp.is_number and factor.exp.is_negative:
            below.append(_power(factor.base, -factor.exp))
        else:
            above.append(_tree(factor))
    value = float(coefficient) if coefficient.is_finite else math.nan
    if abs(value) != 1.0 or not above:
        above.insert(0, Number(abs(value)))
    node = reduce(lambda left, right: Binary("*", left, right), above)
    if below:
        node = Binary("/", node, reduce(lambda left, right: Binary("*", left, right), below))
    return Negate(node) if value < 0 else node


def _power(base: sympy.Expr, exponent: sympy.Expr) -> Node:
    if exponent == 1:
        return _tree(base)
    if exponent == sympy.Rational(1, 2):
        return Call("sqrt", (_tree(base),))
    if exponent.is_number and exponent.is_negative:
        return Binary("/", Number(1.0), _power(base, -exponent))
    return Binary("^", _tree(base), _tree(exponent))
