"""Many runs of one optimizer at once: where each ends, when and why, by the rules that end a single run."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.many.movers import Mover, Values, mover_for
from gdviz.engine.optimizer import EquationsOptimizer, Optimizer
from gdviz.engine.run import Run
from gdviz.engine.setting import WHOLE, Setting
from gdviz.engine.stopping import RUNAWAY

UNDER_WAY: Final = 0  # the steps ran out
CONVERGED: Final = 1
DIVERGED: Final = 2
FINISHED: Final = 3  # the rule itself had nothing more to do
REFUSED: Final = 4
REASONS = {"converged": CONVERGED, "diverged": DIVERGED, "finished": FINISHED, "refused": REFUSED}
SPARING = 16  # steps between two looks at whether points that ended are worth leaving behind, and at cancelling
AT_ONCE = 1  # steps of models between two looks at cancelling: each is long


Pulse = Callable[[float, Callable[[], "Ends"]], bool]  # hears the share that is done, and a way to see the ends so far


class Cancelled(Exception):
    """The person, or the program, does not want the result any more."""


@dataclass(frozen=True)
class Ends:
    """How n runs ended: where (n, P), with which loss (n,), after how many steps (n,), and why (n,).

    `goal_steps` (n,) is the first step whose loss is at or below the goal, -1 where there is none.
    """

    positions: Array
    losses: Array
    steps: NDArray[np.int32]
    reasons: NDArray[np.int8]
    goal_steps: NDArray[np.int32]

    @classmethod
    def empty(cls, count: int, dimension: int) -> Ends:
        """Return a record to be filled; of dimension 0 it does not keep where the runs ended."""
        return cls(
            np.full((count, dimension), np.nan),
            np.full(count, np.nan),
            np.zeros(count, np.int32),
            np.zeros(count, np.int8),
            np.full(count, -1, np.int32),
        )

    def put(self, indices: NDArray[np.intp], part: Ends) -> None:
        """Fill in the runs `indices` from `part`."""
        for mine, its in zip(vars(self).values(), vars(part).values(), strict=True):
            mine[indices] = its if mine.ndim == 1 else its[:, : mine.shape[1]]


def descend(
    landscape: Landscape,
    optimizer: Optimizer,
    starts: Array,
    values: Values,
    steps: int,
    tolerance: float = 0.0,
    goal: float = -np.inf,
    setting: Setting = WHOLE,
    pulse: Pulse = lambda _share, _so_far: False,
) -> Ends:
    """Make up to `steps` steps from each of `starts` (n, P); `values` holds every hyperparameter, one or (n,).

    `pulse` hears which share is done and may look at how far the runs are; it cancels by answering True. Raises
    Cancelled.
    """
    if isinstance(optimizer, EquationsOptimizer) and optimizer.refusal(landscape, setting) is None:
        with np.errstate(all="ignore"):
            mover = mover_for(optimizer, landscape, starts, values, setting, tolerance > 0.0)
            pause = AT_ONCE if landscape.samples else SPARING
            return _Descent(mover, len(starts), tolerance, goal).run(steps, pulse, pause)
    ends = _at_start(landscape, starts)
    for index, start in enumerate(starts):
        own = {name: float(value[index] if np.ndim(value) else value) for name, value in values.items()}  # type: ignore[index]
        run = Run(landscape, optimizer, start, own, tolerance=tolerance, setting=setting)
        stride = min(SPARING, run.look_ahead)
        for made in range(0, steps, stride):
            if pulse((index + made / steps) / len(starts), partial(_with_run, ends, index, run, goal)):
                raise Cancelled
            run.advance(min(stride, steps - made))
            if run.stopped is not None:
                break
        _put_run(ends, index, run, goal)
    return ends


def _at_start(landscape: Landscape, starts: Array) -> Ends:
    """Return a record of runs that made no step yet."""
    ends = Ends.empty(*starts.shape)
    ends.positions[...], ends.losses[...] = starts, landscape.loss(starts)
    return ends


def _with_run(ends: Ends, index: int, run: Run, goal: float) -> Ends:
    seen = copy.deepcopy(ends)
    _put_run(seen, index, run, goal)
    return seen


def _put_run(ends: Ends, index: int, run: Run, goal: float) -> None:
    ends.positions[index] = run.trajectory.position(-1)
    ends.losses[index] = run.trajectory.losses[-1]
    ends.steps[index] = run.length
    ends.reasons[index] = UNDER_WAY if run.stopped is None else REASONS.get(run.stopped.reason, UNDER_WAY)
    reached = np.flatnonzero(run.trajectory.losses <= goal)
    ends.goal_steps[index] = reached[0] if len(reached) else -1


class _Descent:
    """The points of one block. Those that ended are recorded at once, and left behind when that pays."""

    def __init__(self, mover: Mover, count: int, tolerance: float, goal: float) -> None:
        self._mover = mover
        self._tolerance = tolerance
        self._goal = goal
        self._ends = Ends.empty(count, len(mover.positions))
        self._index = np.arange(count)  # which run each point of the mover is
        self._alive = np.ones(count, dtype=bool)
        self._left = count
        self._wanting = np.full(count, goal > -np.inf)  # has not reached the goal yet
        self._limits = np.empty(count)
        self._lowest_limit = RUNAWAY

    def run(self, steps: int, pulse: Pulse, pause: int) -> Ends:
        loss = self._look()
        self._limits = RUNAWAY * np.maximum(1.0, np.abs(loss))
        self._check(0, loss)
        for step in range(1, steps + 1):
            if (step - 1) % pause == 0 and pulse((step - 1) / steps, partial(self._so_far, step - 1, loss)):
                raise Cancelled
            if step % SPARING == 1:
                self._leave_behind()
            if not self._left:
                return self._ends
            self._mover.move(step)
            loss = self._look()
            self._check(step, loss)
        self._record(np.flatnonzero(self._alive), steps, loss, UNDER_WAY)
        return self._ends

    def _so_far(self, step: int, loss: Array) -> Ends:
        """Return the ends, those that go on as they are at `step`, with `loss` (n,)."""
        seen, alive = copy.deepcopy(self._ends), np.flatnonzero(self._alive)
        runs = self._index[alive]
        seen.positions[runs], seen.losses[runs] = self._mover.positions[:, alive].T, loss[alive]
        seen.steps[runs], seen.reasons[runs] = step, UNDER_WAY
        return seen

    def _look(self) -> Array:
        loss = self._mover.look()
        assert loss is not None
        return loss

    def _check(self, step: int, loss: Array) -> None:
        """Record the points that end at `step`, whose losses are `loss`."""
        if self._goal > -np.inf:
            self._note_goal(step, loss)
        positions = self._mover.positions
        calm = loss.max() <= self._lowest_limit and loss.min() > -np.inf and np.isfinite(positions).all()
        if not calm:
            finite = np.isfinite(loss) & np.isfinite(positions).all(axis=0)
            diverged = ~finite if step == 0 else ~(finite & (loss <= self._limits))
            self._record(np.flatnonzero(diverged & self._alive), step, loss, DIVERGED)
        if self._tolerance > 0.0 and step > 0:
            self._record(self._converged(), step, loss, CONVERGED)

    def _note_goal(self, step: int, loss: Array) -> None:
        reached = np.flatnonzero((loss <= self._goal) & self._wanting & self._alive)
        self._ends.goal_steps[self._index[reached]] = step
        self._wanting[reached] = False

    def _converged(self) -> NDArray[np.intp]:
        """Return the living points whose gradient and last step are both shorter than the tolerance."""
        small = self._alive.copy()
        for row in self._mover.gradients:
            small &= np.abs(row) < self._tolerance
            if not small.any():
                return np.empty(0, dtype=np.intp)
        near = np.flatnonzero(small)
        gradients = np.linalg.norm(np.ascontiguousarray(self._mover.gradients[:, near].T), axis=1)
        moved = np.linalg.norm((self._mover.positions[:, near] - self._mover.before[:, near]).T.copy(), axis=1)
        is_short: NDArray[np.bool_] = (gradients < self._tolerance) & (moved < self._tolerance)
        return near[is_short]

    def _record(self, points: NDArray[np.intp], step: int, loss: Array, reason: int) -> None:
        if not len(points):
            return
        runs = self._index[points]
        self._ends.positions[runs] = self._mover.positions[:, points].T
        self._ends.losses[runs] = loss[points]
        self._ends.steps[runs] = step
        self._ends.reasons[runs] = reason
        self._alive[points] = False
        self._left -= len(points)

    def _leave_behind(self) -> None:
        """Go on without the points that ended: one NaN among them would make every check a slow one."""
        ended = len(self._alive) - self._left
        if ended and self._left:
            kept = np.flatnonzero(self._alive)
            self._mover.keep(kept)
            self._index, self._limits = self._index[kept], self._limits[kept]
            self._wanting, self._alive = self._wanting[kept], self._alive[kept]
