"""One optimizer on one landscape from one start. The same description gives the same steps, to the last bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from gdviz.engine.at_start import AtStart
from gdviz.engine.costs import cost_of, step_cost, steps_within
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.memory import Memory
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Layout, Optimizer, Stepper, Term
from gdviz.engine.replay import Edit as Edit
from gdviz.engine.replay import Replay, in_force
from gdviz.engine.setting import WHOLE, Setting
from gdviz.engine.stopping import Stop, first_stop, stop_at_start
from gdviz.engine.trajectory import Trajectory

BLOCK = 4096  # steps computed between two looks at whether the run has ended
NUMBERS = 1 << 19  # that they fill at most (4 MB)
LOOK_AHEAD = 32  # steps computed at least: one step alone costs a hundred times its share of a block
HEAVY = 250_000  # samples × weights, some milliseconds: where 32 steps take more, fewer are computed at least

SEVERAL = 16  # evaluations in a step of a method, about: nobody knows before


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
        setting: Setting = WHOLE,
        budget: float = 0.0,
    ) -> None:
        """`budget` is how many evaluations it may spend (gdviz.engine.costs), 0 for any number."""
        self.landscape = landscape
        self.optimizer = optimizer
        self.hyperparameters = optimizer.defaults() | dict(hyperparameters or {})
        self.edits = tuple(sorted(edits, key=lambda edit: edit.step))
        self.tolerance = tolerance
        self.setting = setting
        self.budget = budget
        for name, value in [*self.hyperparameters.items(), *((edit.name, edit.value) for edit in self.edits)]:
            if name not in optimizer.hyperparameters:
                template = QT_TRANSLATE_NOOP("engine", "{optimizer} has no hyperparameter “{name}”")
                raise InputError(Message(template, {"optimizer": optimizer.id, "name": name}))
            optimizer.hyperparameters[name].checked(value)
        self.refusal = optimizer.refusal(landscape, setting)
        self.start = np.asarray(start, dtype=np.float64)
        self._ahead: Array = np.empty((0, 0))  # rows that are computed but not yet asked for
        self._stop_ahead: Stop | None = None  # why the run ends with the last of them

    @cached_property
    def _stepper(self) -> Stepper:
        # Compiled when the first number is asked for: derivatives need SymPy, a first picture does not.
        if self.refusal is not None:
            return AtStart(self.landscape)
        return self.optimizer.stepper(self.landscape, self.setting)

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self._stepper, self.hyperparameters, self.edits)

    @cached_property
    def trajectory(self) -> Trajectory:
        """All steps so far; row 0 is the start."""
        return Trajectory(Memory(self._replay, self._stepper.first(self.start, self.hyperparameters)))

    @cached_property
    def stopped(self) -> Stop | None:
        """Why and where the run ended; None while it can go on."""
        if self.refusal is not None:
            return Stop("refused", 0, self.refusal)
        return stop_at_start(self.trajectory.last, self._stepper.layout)

    @property
    def length(self) -> int:
        """How many steps are made."""
        return len(self.trajectory) - 1

    @property
    def evaluations(self) -> dict[str, int]:
        """How often loss, gradient … were evaluated so far, the start included."""
        return self.evaluations_at(self.length)

    def evaluations_at(self, step: int) -> dict[str, int]:
        """Return how often loss, gradient … were evaluated up to `step` (0 … length)."""
        return self._stepper.evaluations(self.trajectory.memory.glimpse(step), step)

    def cost_until(self, step: int) -> float:
        """Return what the first `step` steps cost (gdviz.engine.costs)."""
        each = step_cost(self.landscape, self.optimizer, self.setting)
        return cost_of(self.evaluations_at(step), self.landscape.dimension) if each is None else each * step

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is recorded besides position, loss, gradient and rate, in order: of the batches, of the optimizer."""
        return self._stepper.layout.recorded

    @property
    def layout(self) -> Layout:
        """Where the columns of a row lie."""
        return self._stepper.layout

    def values_at(self, step: int) -> dict[str, float]:
        """Return the hyperparameters in force for the update that leads from `step` to step + 1."""
        return in_force(self.hyperparameters, self.edits, step)

    def advance(self, count: int) -> None:
        """Make up to `count` steps; fewer when the run ends."""
        goal = self.length + count
        while self.stopped is None and self.length < goal:
            if not len(self._ahead):
                self._ahead, self._stop_ahead = self._computed(goal - self.length)
            taken = self._ahead[: goal - self.length]
            self._ahead = self._ahead[len(taken) :]
            self.trajectory.append(taken)
            if not len(self._ahead):
                self.stopped = self._stop_ahead

    def peek(self) -> Array | None:
        """Return the row (W,) that the next step will lead to, without making it; None where the run has ended."""
        if self.stopped is not None:
            return None
        if not len(self._ahead):
            self._ahead, self._stop_ahead = self._computed(1)
        if not len(self._ahead):  # not one more step is paid for
            self.stopped = self._stop_ahead
            return None
        return np.asarray(self._ahead[0])

    def coming(self) -> Array | None:
        """Return the position (P,) that the next update leads to, without making it; None where the run has ended."""
        ahead = self.peek()
        return None if ahead is None else ahead[self._stepper.layout.positions]

    @property
    def look_ahead(self) -> int:
        """How many steps are computed at least; the work of a step decides, never the time it took."""
        gradients = self.optimizer.gradients_a_step or SEVERAL
        return min(LOOK_AHEAD, max(1, HEAVY // max(1, gradients * self.landscape.samples * self.landscape.dimension)))

    @property
    def _block(self) -> int:
        return min(BLOCK, max(1, NUMBERS // self._stepper.layout.width))

    def _computed(self, wanted: int) -> tuple[Array, Stop | None]:
        """Return the next rows (k, W), and why the run ends with the last of them, if it does; else k >= 1."""
        made, last, layout = self.length, self.trajectory.last, self._stepper.layout
        rows = self._replay.rows(last, made, min(max(wanted, self.look_ahead), self._block))
        stop = first_stop(last, rows, made, layout, float(self.trajectory.losses[0]), self.tolerance)
        ending = self._stepper.ending(rows)
        if ending is not None and (stop is None or made + ending[0] + 1 < stop.step):
            stop = Stop("finished", made + ending[0] + 1, ending[1])
        paid = self._last_paid(rows, made) if self.budget > 0.0 else None
        if paid is not None and (stop is None or paid < stop.step):
            template = QT_TRANSLATE_NOOP("engine", "its budget of {budget:,} evaluations is used up")
            stop = Stop("spent", paid, Message(template, {"budget": self.budget}))
        return (rows, None) if stop is None else (rows[: stop.step - made], stop)

    def _last_paid(self, rows: Array, made: int) -> int | None:
        """Return the last step that the budget pays for, where it lies before or at the last of rows (k, W)."""
        each = step_cost(self.landscape, self.optimizer, self.setting)
        if each is not None:
            last = steps_within(self.budget, each)
            return last if last <= made + len(rows) else None
        dimension = self.landscape.dimension
        for step, row in enumerate(rows, made + 1):
            if cost_of(self._stepper.evaluations(row, step), dimension) > self.budget:
                return step - 1
        return None

    def edited(self, edits: Sequence[Edit], kept: int) -> Run:
        """Return a run with other edits that keeps the first `kept` steps, which those edits must not touch."""
        other = Run(
            self.landscape, self.optimizer, self.start, self.hyperparameters, edits, self.tolerance, self.setting,
            self.budget,
        )  # fmt: skip
        kept = min(kept, self.length)
        other.trajectory = self.trajectory.cut(kept, other._replay)
        if self.stopped is not None and self.stopped.step <= kept:
            other.stopped = self.stopped
        return other
