"""A landscape that counts at how many points it is really asked for something: the referee of recorded counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from gdviz.engine.landscape import Array, FormulaLandscape, Landscape, LeastSquares
from gdviz.engine.language.tree import Node


class Counted(Landscape):
    """`inner`, with `calls` of "loss", "gradient", "hessian", "residuals", "jacobian"."""

    def __init__(self, inner: FormulaLandscape) -> None:
        self.inner = inner
        self.calls: Counter[str] = Counter()

    @property
    def formula(self) -> str:
        return self.inner.formula

    @property
    def variables(self) -> tuple[str, ...]:
        return self.inner.variables

    @property
    def parameters(self) -> Mapping[str, float]:
        return self.inner.parameters

    @property
    def latex(self) -> str:
        return self.inner.latex

    @property
    def loss_tree(self) -> Node | None:
        return self.inner.loss_tree

    @property
    def gradient_trees(self) -> tuple[Node, ...] | None:
        return self.inner.gradient_trees

    @property
    def derived(self) -> int:
        return self.inner.derived

    @property
    def samples(self) -> int:
        return 0

    @property
    def filters(self) -> tuple[Any, ...]:
        return ()

    def part(self, indices: Any) -> Landscape:
        return self.inner.part(indices)

    def loss(self, positions: Array) -> Array:
        return self.inner.loss(self._seen("loss", positions))

    def gradient(self, positions: Array) -> Array:
        return self.inner.gradient(self._seen("gradient", positions))

    def hessian(self, positions: Array) -> Array:
        return self.inner.hessian(self._seen("hessian", positions))

    def least_squares(self) -> LeastSquares | None:
        squares = self.inner.least_squares()
        return None if squares is None else CountedSquares(self, squares)

    def _seen(self, name: str, positions: Array) -> Array:
        self.calls[name] += int(np.prod(np.shape(positions)[:-1]))
        return positions


class CountedSquares(LeastSquares):
    def __init__(self, landscape: Counted, inner: LeastSquares) -> None:
        self.landscape = landscape
        self.inner = inner

    def residuals(self, positions: Array) -> Array:
        return self.inner.residuals(self.landscape._seen("residuals", positions))

    def jacobian(self, positions: Array) -> Array:
        return self.inner.jacobian(self.landscape._seen("jacobian", positions))
