"""What is minimised: the contract of every landscape, and the landscape made from a formula.

Loss, gradient and Hessian come from the one formula. The loss needs no SymPy, so that a map can be drawn
before SymPy is there; derivatives are made when first asked for, and once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.formula import landscape_variables, parse
from gdviz.engine.functions import array_namespace
from gdviz.engine.latex import latex, latex_name
from gdviz.engine.tree import Node
from gdviz.engine.writing import Writer, compiled

Array = NDArray[np.float64]


class Landscape(ABC):
    """A function of P variables. Values may be NaN or infinite; nothing is clamped."""

    @property
    @abstractmethod
    def formula(self) -> str:
        """The text, as its author wrote it."""

    @property
    @abstractmethod
    def variables(self) -> tuple[str, ...]:
        """The names of the P coordinates."""

    @property
    def dimension(self) -> int:
        """P."""
        return len(self.variables)

    @property
    @abstractmethod
    def latex(self) -> str:
        """The typeset definition, f(x, y) = …"""

    @property
    @abstractmethod
    def gradient_trees(self) -> tuple[Node, ...] | None:
        """The P partial derivatives as trees, where there are such."""

    @abstractmethod
    def loss(self, positions: Array) -> Array:
        """Return f at positions (..., P), shape (...)."""

    @abstractmethod
    def gradient(self, positions: Array) -> Array:
        """Return ∇f at positions (..., P), shape (..., P)."""

    @abstractmethod
    def hessian(self, positions: Array) -> Array:
        """Return the second derivatives at positions (..., P), shape (..., P, P)."""


class FormulaLandscape(Landscape):
    """The landscape of a formula in x, y or in x₁ … xₙ. Raises FormulaError when the text cannot be read."""

    def __init__(self, formula: str, variables: tuple[str, ...] | None = None) -> None:
        self._formula = formula
        self._variables = variables or landscape_variables(formula)
        self._tree = parse(formula, set(self._variables))

    @property
    def formula(self) -> str:
        return self._formula

    @property
    def variables(self) -> tuple[str, ...]:
        return self._variables

    @property
    def latex(self) -> str:
        names = ", ".join(latex_name(name) for name in self._variables[:4])
        more = r", \ldots" if self.dimension > 4 else ""
        return rf"f({names}{more}) = {latex(self._tree)}"

    @cached_property
    def gradient_trees(self) -> tuple[Node, ...]:
        from gdviz.engine.derivatives import gradient_of

        return gradient_of(self._tree, self._variables)

    def loss(self, positions: Array) -> Array:
        return self._evaluated(self._loss, positions, ())

    def gradient(self, positions: Array) -> Array:
        return self._evaluated(self._gradient, positions, (self.dimension,))

    def hessian(self, positions: Array) -> Array:
        return self._evaluated(self._hessian, positions, (self.dimension, self.dimension))

    def _evaluated(self, function: object, positions: Array, shape: tuple[int, ...]) -> Array:
        points = np.asarray(positions, dtype=np.float64)
        out = np.empty(points.shape[:-1] + shape)
        with np.errstate(all="ignore"):
            function(points, out)  # type: ignore[operator]
        return out

    @cached_property
    def _loss(self) -> object:
        return self._compiled("loss", {"": self._tree})

    @cached_property
    def _gradient(self) -> object:
        return self._compiled("gradient", {str(i): tree for i, tree in enumerate(self.gradient_trees)})

    @cached_property
    def _hessian(self) -> object:
        from gdviz.engine.derivatives import hessian_of

        rows = hessian_of(self.gradient_trees, self._variables)
        if rows is None:
            return self._hessian_by_differences
        return self._compiled(
            "hessian", {f"{i}, {j}": tree for i, row in enumerate(rows) for j, tree in enumerate(row)}
        )

    def _hessian_by_differences(self, points: Array, out: Array) -> None:
        for index in range(self.dimension):
            reach = 1e-5 * np.maximum(1.0, np.abs(points[..., index]))
            above, below = points.copy(), points.copy()
            above[..., index] += reach
            below[..., index] -= reach
            out[..., index, :] = (self.gradient(above) - self.gradient(below)) / (2.0 * reach[..., np.newaxis])
        out[...] = 0.5 * (out + np.swapaxes(out, -1, -2))

    def _compiled(self, name: str, targets: dict[str, Node]) -> object:
        places = {variable: f"x{index}" for index, variable in enumerate(self._variables)}
        writer = Writer("array", lambda variable, _: places[variable])
        for node in targets.values():
            writer.expect(node)
        lines = [f"x{index} = points[..., {index}]" for index in range(self.dimension)]
        results = []
        for at, node in targets.items():
            results.append(f"out[{', '.join(filter(None, ['...', at]))}] = {writer.write(node)}")
        body = "\n    ".join([*lines, *writer.statements, *results])
        return compiled(f"def {name}(points, out):\n    {body}\n", name, cast(dict[str, object], array_namespace()))
