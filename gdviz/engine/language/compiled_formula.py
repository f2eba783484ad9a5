"""A landscape's formula, derived and compiled once.

Parameters stay arguments of what is compiled, so that dragging one compiles none of it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.language.formula import parse
from gdviz.engine.language.functions import array_namespace
from gdviz.engine.language.latex import latex, latex_name
from gdviz.engine.language.sums import expanded
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Node, renamed
from gdviz.engine.language.writing import Writer, compiled

Array = NDArray[np.float64]
Evaluation = Callable[..., object]  # (points (..., P), out, one number for each parameter) fills out


class CompiledFormula:
    """The formula of a landscape in `variables`; `symbols` pairs the name of each parameter with its symbol."""

    def __init__(self, formula: str, variables: tuple[str, ...], symbols: tuple[tuple[str, str], ...]) -> None:
        self.parameters = tuple(name for name, _ in symbols)
        self._variables = variables
        self._aliases = {canonical(written): name for name, symbol in symbols for written in (symbol, name)}
        self._written = parse(formula, {*variables, *self._aliases}, sums=True)
        self.tree = renamed(expanded(self._written), lambda name: self._aliases.get(name, name))

    @property
    def latex(self) -> str:
        """The typeset definition, with parameters as their author wrote them."""
        names = ", ".join(latex_name(name) for name in self._variables[:4])
        more = r", \ldots" if len(self._variables) > 4 else ""
        return rf"f({names}{more}) = {latex(self._written)}"

    @property
    def made(self) -> int:
        """Up to which order derivatives are made and compiled."""
        known = vars(self)
        return 2 if "hessian" in known else int("gradient" in known)

    @cached_property
    def gradient_trees(self) -> tuple[Node, ...]:
        """The partial derivatives, parameters by name."""
        from gdviz.engine.language.derivatives import gradient_of

        return gradient_of(self.tree, self._variables)

    @cached_property
    def loss(self) -> Evaluation:
        return self._compiled("loss", {"": self.tree})

    @cached_property
    def gradient(self) -> Evaluation:
        return self._compiled("gradient", {str(i): tree for i, tree in enumerate(self.gradient_trees)})

    @cached_property
    def hessian(self) -> Evaluation:
        from gdviz.engine.language.derivatives import hessian_of

        rows = hessian_of(self.gradient_trees, self._variables)
        if rows is None:
            return self._hessian_by_differences
        return self._compiled(
            "hessian", {f"{i}, {j}": tree for i, row in enumerate(rows) for j, tree in enumerate(row)}
        )

    def _hessian_by_differences(self, points: Array, out: Array, *numbers: float) -> None:
        slopes = np.empty((2, *points.shape))
        for index in range(len(self._variables)):
            reach = 1e-5 * np.maximum(1.0, np.abs(points[..., index]))
            for sign, slope in zip((1.0, -1.0), slopes, strict=True):
                moved = points.copy()
                moved[..., index] += sign * reach
                self.gradient(moved, slope, *numbers)
            out[..., index, :] = (slopes[0] - slopes[1]) / (2.0 * reach[..., np.newaxis])
        out[...] = 0.5 * (out + np.swapaxes(out, -1, -2))

    def _compiled(self, name: str, targets: dict[str, Node]) -> Evaluation:
        return evaluation(name, targets, self._variables, self.parameters)


def evaluation(
    name: str, targets: Mapping[str, Node], variables: tuple[str, ...], parameters: tuple[str, ...]
) -> Evaluation:
    """Return compiled source that fills each place of `out` that is named in `targets` ("" or "0, 1") with its tree."""
    places = {variable: f"x{index}" for index, variable in enumerate(variables)}
    places |= {parameter: f"p{index}" for index, parameter in enumerate(parameters)}
    writer = Writer("array", lambda variable, _: places[variable])
    for node in targets.values():
        writer.expect(node)
    lines = [f"x{index} = points[..., {index}]" for index in range(len(variables))]
    results = []
    for at, node in targets.items():
        results.append(f"out[{', '.join(filter(None, ['...', at]))}] = {writer.write(node)}")
    body = "\n    ".join([*lines, *writer.statements, *results])
    given = ", ".join(["points", "out", *(places[parameter] for parameter in parameters)])
    return compiled(f"def {name}({given}):\n    {body}\n", name, cast(dict[str, object], array_namespace()))


@lru_cache(maxsize=32)
def compiled_formula(
    formula: str, variables: tuple[str, ...], symbols: tuple[tuple[str, str], ...] = ()
) -> CompiledFormula:
    """Return the one CompiledFormula of these texts. Raises FormulaError."""
    return CompiledFormula(formula, variables, symbols)
