"""Sums of squares found in a formula: f = Σ rᵢ² exactly, where the formula is written as such.

The formula is read as a quadratic form Σ cₖₗ aₖ aₗ in the subtrees a that it squares or multiplies, 1 among them. Where
that form is never negative its principal axes give the residuals; a square alone is its own. So Wood's function, whose
last term is a product, is a sum of squares as well, and so is 3x² + 2xy + 6y².
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from gdviz.engine.landscape import Array, LeastSquares
from gdviz.engine.language.compiled_formula import Evaluation, evaluation
from gdviz.engine.language.formula import constant_value
from gdviz.engine.language.tree import Binary, Negate, Node, Number, substituted

ONE = Number(1.0)
MOST_FACTORS = 64  # that are squared or multiplied; beyond, the matrix of the form is of no use
ROUNDING = 1e-12  # of the largest coefficient: what counts as zero
Value = Callable[[Node], float | None]  # the value of a subtree without variables, else None


@dataclass(frozen=True)
class Form:
    """Factors a₁ … a_A as trees, and the weights W (M, A): the residuals are r = W a."""

    factors: tuple[Node, ...]
    weights: Array


def sum_of_squares(tree: Node, parameters: Mapping[str, float]) -> Form | None:
    """Return the residuals of a formula's tree at these values of its parameters, or None where there are none."""
    numbers = {name: Number(float(value)) for name, value in parameters.items()}
    factors: list[Node] = []
    entries: list[tuple[float, int, int]] = []
    for coefficient, *pair in _products(tree, 1.0, lambda node: constant_value(substituted(node, numbers))):
        for factor in pair:
            if factor not in factors:
                factors.append(factor)
        if not math.isfinite(coefficient) or len(factors) > MOST_FACTORS:
            return None
        entries.append((coefficient, factors.index(pair[0]), factors.index(pair[1])))
    matrix = np.zeros((len(factors), len(factors)))
    for coefficient, row, column in entries:
        matrix[row, column] += 0.5 * coefficient
        matrix[column, row] += 0.5 * coefficient
    weights = _weights(matrix)
    return None if weights is None else Form(tuple(factors), weights)


def _products(node: Node, coefficient: float, value_of: Value) -> Iterator[tuple[float, Node, Node]]:
    """Yield the terms of a sum as (c, a, b) for c·a·b; the square of a has a twice, a term without product 1."""
    match node:
        case Binary(operator="+" | "-" as operator, left=left, right=right):
            yield from _products(left, coefficient, value_of)
            yield from _products(right, coefficient if operator == "+" else -coefficient, value_of)
            return
        case Negate(operand=operand):
            yield from _products(operand, -coefficient, value_of)
            return
    number, factors = _factored(node, 1.0, value_of)
    if len(factors) == 1 and factors[0][1] == 1.0 and isinstance(factors[0][0], Binary | Negate):
        inner = factors[0][0]
        if isinstance(inner, Negate) or inner.operator in "+-":
            yield from _products(inner, coefficient * number, value_of)
            return
    yield (coefficient * number, *_halved(factors))


def _factored(node: Node, power: float, value_of: Value) -> tuple[float, list[tuple[Node, float]]]:
    """Return a product as its constant and its factors with their powers."""
    constant = value_of(node)
    if constant is not None:
        return _raised(constant, power), []
    match node:
        case Negate(operand=operand):
            number, factors = _factored(operand, power, value_of)
            return _raised(-1.0, power) * number, factors
        case Binary(operator="*", left=left, right=right):
            (first, some), (second, others) = _factored(left, power, value_of), _factored(right, power, value_of)
            return first * second, [*some, *others]
        case Binary(operator="/", left=left, right=right) if value_of(right) is not None:
            number, factors = _factored(left, power, value_of)
            return number * _raised(value_of(right) or 0.0, -power), factors
        case Binary(operator="^", left=left, right=right):
            exponent = value_of(right)
            if exponent is not None and exponent >= 1.0 and exponent == int(exponent):
                return _factored(left, power * exponent, value_of)
    return 1.0, [(node, power)]


def _raised(value: float, power: float) -> float:
    try:
        return float(value**power)
    except (OverflowError, ZeroDivisionError):
        return math.nan


def _halved(factors: list[tuple[Node, float]]) -> tuple[Node, Node]:
    """Return two trees whose product is that of the factors: the same one twice where every power is even."""
    powers: dict[Node, float] = {}
    for node, power in factors:
        powers[node] = powers.get(node, 0.0) + power
    halves = [(node, math.floor(power / 2.0)) for node, power in powers.items()]
    rest = [node for node, power in powers.items() if power % 2.0]
    if len(rest) == 2:  # 2xy: one to each side
        return _multiplied([*halves, (rest[0], 1)]), _multiplied([*halves, (rest[1], 1)])
    return _multiplied([*halves, *((node, 1) for node in rest)]), _multiplied(halves)


def _multiplied(factors: list[tuple[Node, int]]) -> Node:
    product: Node = ONE
    for node, power in factors:
        if power == 0:
            continue
        factor = node if power == 1 else Binary("^", node, Number(float(power)))
        product = factor if product is ONE else Binary("*", product, factor)
    return product


def _weights(matrix: Array) -> Array | None:
    """Return W (M, A) with WᵀW = `matrix` (A, A), or None where the form can be negative.

    Factors that are only squared keep a residual of their own; those that are multiplied share principal axes.
    """
    tied = [place for place in range(len(matrix)) if np.count_nonzero(matrix[place]) > (matrix[place, place] != 0.0)]
    rows = []
    for place in range(len(matrix)):
        if place not in tied and matrix[place, place] != 0.0:
            if matrix[place, place] < 0.0:
                return None
            rows.append(math.sqrt(matrix[place, place]) * np.eye(len(matrix))[place])
    if tied:
        values, axes = np.linalg.eigh(matrix[np.ix_(tied, tied)])
        if values[0] < -ROUNDING * abs(values[-1]):
            return None
        for value, axis in zip(values, axes.T, strict=True):
            if value > ROUNDING * values[-1]:
                row = np.zeros(len(matrix))
                row[tied] = math.sqrt(value) * axis
                rows.append(row)
    return np.array(rows) if rows else None


class FormulaSquares(LeastSquares):
    """The residuals r = W a of a form, at `numbers`, one for each of its parameters."""

    def __init__(self, form: Form, variables: tuple[str, ...], numbers: Mapping[str, float]) -> None:
        self._weights = form.weights
        self._shape = (len(form.factors), len(variables))
        self._compiled = _compiled_factors(form.factors, variables, tuple(numbers))
        self._numbers = [np.float64(value) for value in numbers.values()]

    def residuals(self, positions: Array) -> Array:
        return self._evaluated(self._compiled.values, positions, self._shape[:1]) @ self._weights.T

    def jacobian(self, positions: Array) -> Array:
        return self._weights @ self._evaluated(self._compiled.slopes, positions, self._shape)

    def _evaluated(self, function: Evaluation, positions: Array, shape: tuple[int, ...]) -> Array:
        out = np.empty(positions.shape[:-1] + shape)
        with np.errstate(all="ignore"):
            function(positions, out, *self._numbers)
        return out


class _CompiledFactors:
    """The factors of a form, compiled once; differentiated when a slope is first asked for."""

    def __init__(self, factors: tuple[Node, ...], variables: tuple[str, ...], parameters: tuple[str, ...]) -> None:
        self._factors = factors
        self._names = variables, parameters
        self.values = evaluation("values", {str(i): tree for i, tree in enumerate(factors)}, *self._names)

    @cached_property
    def slopes(self) -> Evaluation:
        from gdviz.engine.language.derivatives import gradient_of

        rows = [gradient_of(factor, self._names[0]) for factor in self._factors]
        targets = {f"{i}, {j}": tree for i, row in enumerate(rows) for j, tree in enumerate(row)}
        return evaluation("slopes", targets, *self._names)


@lru_cache(maxsize=32)
def _compiled_factors(
    factors: tuple[Node, ...], variables: tuple[str, ...], parameters: tuple[str, ...]
) -> _CompiledFactors:
    return _CompiledFactors(factors, variables, parameters)
