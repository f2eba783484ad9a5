"""∂/∂v of an expression by SymPy's own rules, each part of it once.

`sympy.diff` gives the same, to the last sign, but sorts and checks what it is asked at every level anew, and derives a
part as often as it occurs: that is half of the time.
"""

from __future__ import annotations

import sympy
from sympy.core.function import Function


class ChainRule:
    """The derivatives by one symbol; what it has found of one expression helps with the next."""

    def __init__(self, symbol: sympy.Symbol) -> None:
        self._symbol = symbol
        self._known: dict[sympy.Expr, sympy.Expr] = {symbol: sympy.S.One}

    def of(self, expression: sympy.Expr) -> sympy.Expr:
        """Return the derivative of `expression`."""
        found = self._known.get(expression)
        if found is None:
            found = self._known[expression] = self._derived(expression)
        return found

    def _derived(self, expression: sympy.Expr) -> sympy.Expr:
        slopes = [self.of(part) for part in expression.args]
        if not any(slopes):
            return sympy.S.Zero
        if isinstance(expression, sympy.Add):
            return sympy.Add(*slopes)
        if isinstance(expression, sympy.Mul):
            return sympy.Add(*(_with(expression.args, index, slope) for index, slope in enumerate(slopes) if slope))
        if isinstance(expression, sympy.Pow):
            base, exponent = expression.args
            along = slopes[0] * exponent / base
            return expression * (along + slopes[1] * sympy.log(base) if slopes[1] else along)
        if isinstance(expression, Function) and type(expression)._eval_derivative is Function._eval_derivative:
            return sympy.Add(*(expression.fdiff(at) * slope for at, slope in enumerate(slopes, start=1) if slope))
        return sympy.diff(expression, self._symbol)


def _with(factors: tuple[sympy.Expr, ...], index: int, slope: sympy.Expr) -> sympy.Expr:
    return sympy.Mul(*factors[:index], slope, *factors[index + 1 :])
