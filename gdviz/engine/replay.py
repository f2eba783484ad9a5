"""What makes the steps of a run again from any of its rows: the same rows, to the last bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Stepper


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """“From step `step`, `name` = `value`”: the update that leads to step + 1 is the first to use it."""

    step: int
    name: str
    value: float


def in_force(hyperparameters: Mapping[str, float], edits: Sequence[Edit], step: int) -> dict[str, float]:
    """Return the hyperparameters with the changes up to `step`."""
    return dict(hyperparameters) | {edit.name: edit.value for edit in edits if edit.step <= step}


class Replay:
    """A stepper with the hyperparameters of a run and their later changes, in the order of the steps."""

    def __init__(self, stepper: Stepper, hyperparameters: Mapping[str, float], edits: Sequence[Edit]) -> None:
        self.stepper = stepper
        self._hyperparameters = dict(hyperparameters)
        self._edits = tuple(edits)

    def values_at(self, step: int) -> dict[str, float]:
        """Return the hyperparameters in force for the update that leads from `step` to step + 1."""
        return in_force(self._hyperparameters, self._edits, step)

    def rows(self, last: Array, made: int, most: int) -> Array:
        """Return the next rows (k, W), 1 <= k <= most, after row `last`, which `made` steps led to.

        All of them are made with the same hyperparameters.
        """
        until = [edit.step - made for edit in self._edits if edit.step > made]
        return self.stepper.advance(last, made, self.values_at(made), min([most, *until]))
