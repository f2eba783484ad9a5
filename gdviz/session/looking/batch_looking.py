"""What batches would do at the ball: the fan of their gradients, and one whole step beside an epoch of single samples.

A way of looking: the runs are never changed by it. Both are known for the last ball that was asked about, and made
again when it is another; what takes longer than a frame has time for is made in the background.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec
import numpy as np
from msgspec import Meta

from gdviz.engine.data.gradient_spread import GradientSpread, gradient_spread
from gdviz.engine.data.problem import Problem
from gdviz.engine.landscape import Array
from gdviz.engine.run import Run

if TYPE_CHECKING:
    from gdviz.session.session import Session

QUICK = 30_000  # samples × weights, up to which a fan is made at once
MOST_EPOCH = 20_000  # samples of an epoch that is walked through
_USUAL = 5  # parts of the data, of which a batch is one unless said otherwise
_TURN = 64  # steps between two looks at whether to go on


class BatchLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whether the fan is shown, of how many batches and of which size (0: as the run's), and whether the epoch is."""

    fan: bool = False
    count: Annotated[int, Meta(ge=2, le=1000)] = 32
    size: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    epoch: bool = False


@dataclass(frozen=True, eq=False)
class Fan:
    """The spread of the gradients of batches of `size` at the position (P,), and what it says in numbers."""

    position: Array
    spread: GradientSpread

    @property
    def uphill(self) -> int:
        """How many of the batches would go up the true slope."""
        return int(np.sum(self.spread.gradients @ self.spread.mean <= 0.0))

    @property
    def angle(self) -> float:
        """The median of the angles between the batches' gradients and the true one, in degrees; NaN at a flat place."""
        lengths = np.linalg.norm(self.spread.gradients, axis=1) * np.linalg.norm(self.spread.mean)
        with np.errstate(all="ignore"):
            cosines = (self.spread.gradients @ self.spread.mean) / lengths
        known = cosines[np.isfinite(cosines)]
        return float(np.degrees(np.median(np.arccos(np.clip(known, -1.0, 1.0))))) if len(known) else float("nan")


@dataclass(frozen=True, eq=False)
class EpochStep:
    """One step with all N samples and one epoch of single ones from the same position: as many sample gradients.

    `path` (N + 1, P) are the steps of the epoch, fewer where it diverges; losses are those over all samples.
    """

    position: Array
    whole: Array  # (P,) after the step with all samples
    path: Array
    losses: tuple[float, float, float]  # before, after the whole step, after the epoch
    samples: int


class BatchLooking:
    """Holds a BatchLook; what changes is told by the session's `looks_changed`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self.look = BatchLook()
        self._fan: tuple[tuple[object, ...], Fan | None] = ((), None)
        self._epoch: tuple[tuple[object, ...], EpochStep | None] = ((), None)
        self._asked: tuple[object, ...] = ()

    def take(self, look: BatchLook) -> None:
        """Look so from now on."""
        if look != self.look:
            self.look = look
            self._session.looks_changed.emit()

    def set(self, **fields: int | bool) -> None:
        """Change some fields."""
        self.take(msgspec.structs.replace(self.look, **fields))

    @property
    def problem(self) -> Problem | None:
        """The landscape, where it is made of data."""
        landscape = self._session.landscape
        return landscape if isinstance(landscape, Problem) else None

    @property
    def size(self) -> int:
        """How many samples a batch of the fan has."""
        problem, session = self.problem, self._session
        count = 1 if problem is None else problem.samples
        chosen = self.look.size or (session.experiment.runs[session.selected].batch if session.selected >= 0 else 0)
        return min(chosen, count) if chosen and (self.look.size or chosen < count) else max(1, count // _USUAL)

    @property
    def shown(self) -> tuple[object, ...]:
        """Return what there is to be drawn, as objects that compare cheaply."""
        look = self.look
        return (self.fan() if look.fan else None, self.epoch() if look.epoch else None, self.epoch_refusal)

    def fan(self) -> Fan | None:
        """Return the fan at the ball, once it is known; None while it is not shown, or where there is none."""
        place, problem = self._place(), self.problem
        if not self.look.fan or place is None or problem is None:
            return None
        run, step, position = place
        key = (problem, run, step, self.size, self.look.count, self._session.experiment.seed)
        if key == self._fan[0]:
            return self._fan[1]
        if problem.samples * problem.dimension <= QUICK:
            self._fan = (key, _fan(problem, position, self.size, self.look.count, self._session.experiment.seed))
            return self._fan[1]
        return None

    def epoch(self) -> EpochStep | None:
        """Return the step beside the epoch at the ball, once it is known; None as in `fan`."""
        return self._epoch[1] if self.look.epoch and self._epoch[0] == self._epoch_key() else None

    @property
    def epoch_refusal(self) -> str:
        """Why the step beside the epoch cannot be had at the ball: "samples", "optimizer" or, where it can, ""."""
        place, problem = self._place(), self.problem
        if not self.look.epoch or place is None or problem is None:
            return ""
        if problem.samples > MOST_EPOCH:
            return "samples"
        run = place[0]
        settings = (msgspec.structs.replace(run.setting, batch=batch) for batch in (0, 1))
        refused = any(run.optimizer.refusal(problem, setting) is not None for setting in settings)
        return "optimizer" if refused else ""

    def ask(self) -> None:
        """Begin what is missing: called when nothing has changed for a moment."""
        place, problem = self._place(), self.problem
        if place is None or problem is None or self._session.playback.playing:
            return
        run, step, position = place
        wants_fan = self.look.fan and self.fan() is None
        wants_epoch = self.look.epoch and self._epoch[0] != self._epoch_key()  # that there is none is known too
        asked = (self._epoch_key(), self.look)
        if not (wants_fan or wants_epoch) or (asked == self._asked and self._background.busy):
            return
        self._asked = asked
        fan_key = (problem, run, step, self.size, self.look.count, self._session.experiment.seed)
        size, count, seed = self.size, self.look.count, self._session.experiment.seed
        epoch_key = self._epoch_key()

        def work() -> Iterator[tuple[float, tuple[Fan | None, EpochStep | None, bool]]]:
            fan = _fan(problem, position, size, count, seed) if wants_fan else None
            yield 0.5, (fan, None, False)
            walked = None
            if wants_epoch and problem.samples <= MOST_EPOCH:
                for share, walked in _epoch(problem, run, step, position):  # noqa: B007
                    yield 0.5 + 0.5 * share, (fan, None, False)
            yield 1.0, (fan, walked, wants_epoch)

        def known(found: tuple[Fan | None, EpochStep | None, bool]) -> None:
            fan, walked, is_walked = found
            if fan is not None:
                self._fan = (fan_key, fan)
            if is_walked:
                self._epoch = (epoch_key, walked)
            self._session.looks_changed.emit()

        self._background.start(work(), known)

    def finish(self) -> None:
        """Wait until what was asked for is known."""
        self._background.finish()

    def _place(self) -> tuple[Run, int, Array] | None:
        session = self._session
        if not session.ready or not 0 <= session.selected < len(session.runs):
            return None
        run = session.runs[session.selected]
        step = min(session.cursor, run.length)
        position = run.trajectory.position(step)
        return (run, step, position) if np.isfinite(position).all() else None

    def _epoch_key(self) -> tuple[object, ...]:
        place = self._place()
        return () if place is None else (self.problem, *place[:2])


def _fan(problem: Problem, position: Array, size: int, count: int, seed: int) -> Fan:
    return Fan(position, gradient_spread(problem, position, size, count, seed))


def _epoch(problem: Problem, run: Run, step: int, position: Array) -> Iterator[tuple[float, EpochStep | None]]:
    """Yield the share that is done, and at last the comparison; None where the optimizer cannot see single samples.

    Both begin anew: what the optimizer remembers is as at a start.
    """
    values, setting = run.values_at(step), run.setting
    replace = msgspec.structs.replace
    whole = Run(problem, run.optimizer, position, values, setting=replace(setting, batch=0))
    single = Run(problem, run.optimizer, position, values, setting=replace(setting, batch=1))
    if whole.refusal is not None or single.refusal is not None:
        yield 1.0, None
        return
    whole.advance(1)
    while single.length < problem.samples and single.stopped is None:
        single.advance(min(_TURN, problem.samples - single.length))
        yield single.length / problem.samples, None
    ends = (position, whole.trajectory.position(whole.length), single.trajectory.position(single.length))
    before, after, later = (float(problem.loss(end)) for end in ends)
    path = single.trajectory.between(0, single.length + 1)
    yield 1.0, EpochStep(position, ends[1], np.array(path), (before, after, later), problem.samples)
