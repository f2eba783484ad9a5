"""Which class of torch.optim makes the steps of an optimizer, and what it is given; a table of the optimizer's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gdviz.engine.language.formula import constant_value
from gdviz.engine.language.tree import Compare, Node, Number, substituted

Argument = bool | Node | tuple[Node, ...]  # a comparison is true or false


@dataclass(frozen=True)
class Condition:
    """What must hold of the hyperparameters; `text` as the author wrote it."""

    text: str
    comparison: Compare

    def holds(self, values: Mapping[str, float]) -> bool:
        """Tell whether it holds for hyperparameters by name."""
        numbers: dict[str, Node] = {name: Number(value) for name, value in values.items()}
        sides = (constant_value(substituted(side, numbers)) for side in (self.comparison.left, self.comparison.right))
        left, right = (float("nan") if side is None else side for side in sides)
        match self.comparison.operator:
            case "<":
                return left < right
            case "<=":
                return left <= right
            case ">":
                return left > right
            case _:
                return left >= right


@dataclass(frozen=True)
class TorchRule:
    """torch.optim.`name` with `arguments`, whose formulas read hyperparameters by name.

    Its steps are the same while every one of `conditions` holds and no hyperparameter in `fixed` changes on the way.
    """

    name: str
    arguments: Mapping[str, Argument]
    conditions: tuple[Condition, ...] = ()
    fixed: tuple[str, ...] = ()
