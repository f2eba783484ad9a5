"""How long a step of each run takes on this machine: measured aside, by making the same steps again.

It is the only thing that depends on the machine, so it is no part of an experiment and is never saved.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from psygnal import Signal

from gdviz.engine.replay import Replay
from gdviz.engine.run import Run

if TYPE_CHECKING:
    from gdviz.session.session import Session

_TOGETHER = 256  # steps that are made at once
_MOST_SECONDS = 0.3  # of one pass over a run
_ENOUGH_SECONDS = 0.1  # of all passes: short runs are measured more often
_PASSES = (3, 40)  # at least and at most


@dataclass(frozen=True)
class Pace:
    """Seconds that one step takes, on average over the first `steps` of a run: the least of several measurements."""

    seconds: float
    steps: int


class Timing:
    """The paces of the runs of a session, as far as they are measured."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._paces: WeakKeyDictionary[Run, Pace] = WeakKeyDictionary()
        self.background = session.backgrounds.another()

    def of(self, run: Run) -> Pace | None:
        """Return what is known of a run; None while it is not measured."""
        return self._paces.get(run)

    def ask(self) -> None:
        """Begin to measure the runs that are not measured yet; while steps are played nothing is measured."""
        session = self._session
        if self.background.busy or session.playback.playing or not session.ready:
            return
        missing = [run for run in session.runs if run.length and run not in self._paces]
        if missing:
            self.background.start(_measured(missing), self._take)

    def finish(self) -> None:
        """Measure what is missing, and wait for it."""
        self.ask()
        self.background.finish()

    def _take(self, paces: dict[Run, Pace]) -> None:
        self._paces.update(paces)
        self.changed.emit()


def _measured(runs: Sequence[Run]) -> Iterator[tuple[float, dict[Run, Pace]]]:
    known: dict[Run, Pace] = {}
    for count, run in enumerate(runs):
        known = known | {run: measured(run)}
        yield (count + 1) / len(runs), known


def measured(run: Run) -> Pace:
    """Make the steps of a run again, several times, and return the least time that one took on average."""
    stepper = run.optimizer.stepper(run.landscape, run.setting)
    replay = Replay(stepper, run.hyperparameters, run.edits)
    first = stepper.first(run.start, run.hyperparameters)
    replay.rows(first, 0, 1)  # what is made once and kept does not count
    least, goal, spent, passes = math.inf, run.length, 0.0, 0
    while passes < _PASSES[0] or (passes < _PASSES[1] and spent < _ENOUGH_SECONDS):
        last, made, began = first, 0, perf_counter()
        while made < goal and perf_counter() - began < _MOST_SECONDS:
            rows = replay.rows(last, made, min(_TOGETHER, goal - made))
            last, made = rows[-1], made + len(rows)
        seconds = perf_counter() - began
        least, goal, spent, passes = min(least, seconds / made), made, spent + seconds, passes + 1
    return Pace(least, goal)
