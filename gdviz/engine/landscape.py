"""What is minimised: the contract of every landscape, and the landscape made from a formula.

Loss, gradient and Hessian come from the one formula. The loss needs no SymPy, so that a map can be drawn
before SymPy is there; derivatives are made when first asked for, and once, whatever values the parameters take.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.language.compiled_formula import Evaluation, compiled_formula
from gdviz.engine.language.formula import landscape_variables
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Node

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
    def parameters(self) -> Mapping[str, float]:
        """The value of every parameter by name; empty where the landscape has none."""

    @property
    @abstractmethod
    def latex(self) -> str:
        """The typeset definition, f(x, y) = …"""

    @property
    @abstractmethod
    def loss_tree(self) -> Node | None:
        """The formula as a tree in variables and parameters, where there is one."""

    @property
    @abstractmethod
    def gradient_trees(self) -> tuple[Node, ...] | None:
        """The P partial derivatives as trees in variables and parameters, where there are such."""

    @abstractmethod
    def loss(self, positions: Array) -> Array:
        """Return f at positions (..., P), shape (...)."""

    @abstractmethod
    def gradient(self, positions: Array) -> Array:
        """Return ∇f at positions (..., P), shape (..., P)."""

    @abstractmethod
    def hessian(self, positions: Array) -> Array:
        """Return the second derivatives at positions (..., P), shape (..., P, P)."""

    @property
    @abstractmethod
    def derived(self) -> int:
        """Up to which order derivatives can be asked for without being made first: 0, 1 or 2."""

    @property
    @abstractmethod
    def samples(self) -> int:
        """How many samples the loss is a mean over; 0 where the landscape is not made of data."""

    @property
    @abstractmethod
    def filters(self) -> tuple[NDArray[np.intp], ...]:
        """The variables that belong to each unit of a model, by index; empty where it has none."""

    @abstractmethod
    def part(self, indices: NDArray[np.intp]) -> Landscape:
        """Return the landscape of the mean loss over the samples `indices` (m,) alone."""

    @abstractmethod
    def least_squares(self) -> LeastSquares | None:
        """Return the residuals whose squares add up to the loss, or None where it is no such sum."""


class LeastSquares(ABC):
    """Residuals r₁ … r_M with f = Σ rᵢ², exactly."""

    @abstractmethod
    def residuals(self, positions: Array) -> Array:
        """Return the residuals at positions (..., P), shape (..., M)."""

    @abstractmethod
    def jacobian(self, positions: Array) -> Array:
        """Return their derivatives at positions (..., P), shape (..., M, P)."""


class FormulaLandscape(Landscape):
    """The landscape of a formula in x, y or in x₁ … xₙ. Raises FormulaError when the text cannot be read.

    `parameters` are further names with their values; `symbols` says how else a parameter may be written.
    """

    def __init__(
        self,
        formula: str,
        variables: tuple[str, ...] | None = None,
        parameters: Mapping[str, float] | None = None,
        symbols: Mapping[str, str] | None = None,
    ) -> None:
        self._formula = formula
        self._symbols = dict(symbols or {})
        self._parameters = dict(parameters or {})
        pairs = tuple((name, (symbols or {}).get(name, name)) for name in self._parameters)
        spellings = frozenset(canonical(written) for pair in pairs for written in pair)
        self._variables = variables or landscape_variables(formula, spellings)
        self._compiled = compiled_formula(formula, self._variables, pairs)
        # NumPy floats overflow to inf, Python's raise.
        self._numbers = [np.float64(value) for value in self._parameters.values()]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Let other processes have it by its description: what is compiled cannot be sent."""
        return FormulaLandscape, (self._formula, self._variables, self._parameters, self._symbols)

    @property
    def formula(self) -> str:
        return self._formula

    @property
    def variables(self) -> tuple[str, ...]:
        return self._variables

    @property
    def parameters(self) -> Mapping[str, float]:
        return self._parameters

    @property
    def latex(self) -> str:
        return self._compiled.latex

    @property
    def tree(self) -> Node:
        """The formula, parameters by name."""
        return self._compiled.tree

    @property
    def loss_tree(self) -> Node:
        return self._compiled.tree

    @property
    def gradient_trees(self) -> tuple[Node, ...]:
        return self._compiled.gradient_trees

    def loss(self, positions: Array) -> Array:
        return self._evaluated(self._compiled.loss, positions, ())

    def gradient(self, positions: Array) -> Array:
        return self._evaluated(self._compiled.gradient, positions, (self.dimension,))

    def hessian(self, positions: Array) -> Array:
        return self._evaluated(self._compiled.hessian, positions, (self.dimension, self.dimension))

    @property
    def derived(self) -> int:
        return self._compiled.made

    @property
    def samples(self) -> int:
        return 0

    @property
    def filters(self) -> tuple[NDArray[np.intp], ...]:
        return ()

    def part(self, indices: NDArray[np.intp]) -> Landscape:
        raise NotImplementedError("a formula has no samples")

    def least_squares(self) -> LeastSquares | None:
        return self._squares

    @cached_property
    def _squares(self) -> LeastSquares | None:
        from gdviz.engine.least_squares import FormulaSquares, sum_of_squares

        form = sum_of_squares(self.tree, self._parameters)
        return None if form is None else FormulaSquares(form, self._variables, self._parameters)

    def _evaluated(self, function: Evaluation, positions: Array, shape: tuple[int, ...]) -> Array:
        points = np.asarray(positions, dtype=np.float64)
        out = np.empty(points.shape[:-1] + shape)
        with np.errstate(all="ignore"):
            function(points, out, *self._numbers)
        return out
