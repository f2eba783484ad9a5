"""One optimizer on one landscape from one start. The same description gives the same steps, to the last bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer, Stepper
from gdviz.engine.stopping import Stop, first_stop, stop_at_start
from gdviz.engine.trajectory import Trajectory

BLOCK = 4096  # steps computed between two looks at whether the run has ended


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """“From step `step`, `name` = `value`”: the update that leads to step + 1 is the first to use it."""

    step: int
    name: str
    value: float


class Run:
    """Grows step by step and ends with a reason. Raises InputError for an unknown or unusable hyperparameter."""

    def __init__(
        self,
        landscape: Landscape,
        optimizer: Optimizer,
        start: Sequence[float] | Array,
        hyperparameters: Mapping[str, float] | None = None,
        edits: Sequence[Edit] = (),
        tolerance: float = 0.0,
    ) -> None:
        self.landscape = landscape
        self.optimizer = optimizer
        self.hyperparameters = optimizer.defaults() | dict(hyperparameters or {})
        self.edits = tuple(sorted(edits, key=lambda edit: edit.step))
        self.tolerance = tolerance
        for name, value in [*self.hyperparameters.items(), *((edit.name, edit.value) for edit in self.edits)]:
            if name not in optimizer.hyperparameters:
                template = QT_TRANSLATE_NOOP("engine", "{optimizer} has no hyperparameter “{name}”")
                raise InputError(Message(template, {"optimizer": optimizer.id, "name": name}))
            optimizer.hyperparameters[name].checked(value)
        self.start = np.asarray(start, dtype=np.float64)

    @cached_property
    def _stepper(self) -> Stepper:
        # Compiled when the first number is asked for: derivatives need SymPy, a first picture does not.
        return self.optimizer.stepper(self.landscape)

    @cached_property
    def trajectory(self) -> Trajectory:
        """All steps so far; row 0 is the start."""
        return Trajectory(self._stepper.layout, self._stepper.first(self.start, self.hyperparameters))

    @cached_property
    def stopped(self) -> Stop | None:
        """Why and where the run ended; None while it can go on."""
        return stop_at_start(self.trajectory.last, self._stepper.layout)

    @property
    def length(self) -> int:
        """How many steps are made."""
        return len(self.trajectory) - 1

    @property
    def evaluations(self) -> dict[str, int]:
        """How often loss and gradient were evaluated: once at the start, then once a step, plus look-aheads."""
        return {"loss": self.length + 1, "gradient": self.length * self._stepper.gradients_per_step + 1}

    def values_at(self, step: int) -> dict[str, float]:
        """Return the hyperparameters in force for the update that leads from `step` to step + 1."""
        return self.hyperparameters | {edit.name: edit.value for edit in self.edits if edit.step <= step}

    def advance(self, count: int) -> None:
        """Make up to `count` steps; fewer when the run ends."""
        goal = self.length + count
        while self.stopped is None and self.length < goal:
            made = self.length
            ahead = [edit.step - made for edit in self.edits if edit.step > made]
            block = min([goal - made, BLOCK, *ahead])
            rows = self._stepper.advance(self.trajectory.last, made, self.values_at(made), block)
            layout = self._stepper.layout
            start_loss = float(self.trajectory.losses[0])
            stop = first_stop(self.trajectory.last, rows, made, layout, start_loss, self.tolerance)
            self.trajectory.append(rows if stop is None else rows[: stop.step - made])
            self.stopped = stop

    def edited(self, edits: Sequence[Edit], kept: int) -> Run:
        """Return a run with other edits that keeps the first `kept` steps, which those edits must not touch."""
        other = Run(self.landscape, self.optimizer, self.start, self.hyperparameters, edits, self.tolerance)
        kept = min(kept, self.length)
        other.trajectory = self.trajectory.cut(kept)
        if self.stopped is not None and self.stopped.step <= kept:
            other.stopped = self.stopped
        return other
