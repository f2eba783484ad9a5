"""What every learning rate would come to, for each run: computed in the background while nothing plays.

A strip belongs to a run as it is but for its learning rate, and goes as far as the run's evaluations do; what was
changed in its course is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.costs import step_cost, steps_within
from gdviz.engine.experiment import RunChoice
from gdviz.engine.landscape import Array
from gdviz.engine.preface import LEARNING_RATE
from gdviz.session.many.jobs import job_of

if TYPE_CHECKING:
    from gdviz.engine.many.blocks import Job
    from gdviz.session.session import Session

COARSE, FINE = 13, 97  # learning rates; the fine ones hold the coarse ones
MOST_WORK = 4_000_000_000  # samples × weights × steps × rates: half a minute; what is more is cut to fewer steps


@dataclass(frozen=True)
class Strip:
    """`rates` (k,) over the range of the slider, ascending; `losses` (k,) after `steps`, infinite: diverged.

    `start_loss` is what all of them begin with.
    """

    rates: Array
    losses: Array
    steps: int
    start_loss: float

    @property
    def best(self) -> int | None:
        """The index of the lowest loss; None where every rate diverged."""
        return int(self.losses.argmin()) if np.isfinite(self.losses).any() else None


class RateStrips:
    """Strips of the runs that are asked for, kept as long as they are true; told by `session.looks_changed`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self._known: dict[tuple[object, ...], Strip] = {}
        self._under_way: frozenset[tuple[object, ...]] = frozenset()
        self._stop = Event()
        self.shown = False

    def show(self, shown: bool) -> None:
        """Tell whether strips are wanted at all."""
        if shown != self.shown:
            self.shown = shown
            if not shown:
                self.cancel()
            self._session.looks_changed.emit()

    def of(self, index: int) -> Strip | None:
        """Return what is known of run `index` as it is now."""
        return self._known.get(self._key(self._session.experiment.runs[index]))

    def has_rate(self, index: int) -> bool:
        """Whether run `index` has a learning rate that every step obeys."""
        optimizer = self._session.runs[index].optimizer
        return LEARNING_RATE in optimizer.hyperparameters and self._session.runs[index].refusal is None

    def ask(self) -> None:
        """Begin to compute what is missing; called when the window has come to rest."""
        session = self._session
        if not (self.shown and session.ready):
            return
        missing = [
            (self._key(choice), choice)
            for index, choice in enumerate(session.experiment.runs)
            if self.has_rate(index) and session.looks[index].visible and not self._is_fine(choice)
        ]
        keys = frozenset(key for key, _ in missing)
        if not missing or (keys <= self._under_way and self._background.busy):
            return
        self.cancel()
        self._under_way = keys
        self._stop = Event()
        work = [(key, self._job(choice)) for key, choice in missing]
        self._background.start(_strips(work, session.experiment.start, self._stop), self._take)

    def cancel(self) -> None:
        """Give up what is under way."""
        self._stop.set()
        self._background.cancel()

    def finish(self) -> None:
        """Wait until all that was asked for is known."""
        self._background.finish()

    def _job(self, choice: RunChoice) -> Job:
        """Return what `choice` does for as many steps as it is to make and may pay for."""
        experiment = self._session.experiment
        job = job_of(self._session, choice, experiment.steps)
        each = step_cost(job.landscape, job.optimizer, job.setting)
        paid = steps_within(experiment.evaluations, each) if experiment.evaluations and each else job.steps
        return replace(job, steps=min(job.steps, paid))

    def _take(self, strips: dict[tuple[object, ...], Strip]) -> None:
        self._known = {key: strip for key, strip in (self._known | strips).items() if key in self._wanted()}
        self._session.looks_changed.emit()

    def _is_fine(self, choice: RunChoice) -> bool:
        strip = self._known.get(self._key(choice))
        return strip is not None and len(strip.rates) >= FINE

    def _wanted(self) -> set[tuple[object, ...]]:
        return {self._key(choice) for choice in self._session.experiment.runs}

    def _key(self, choice: RunChoice) -> tuple[object, ...]:
        experiment = self._session.experiment
        values = tuple(sorted((name, value) for name, value in choice.hyperparameters.items() if name != LEARNING_RATE))
        optimizer = optimizer_of(self._session.catalog, choice)  # one of one's own changes under its id
        chosen = (optimizer, choice.batch, choice.order, values)
        end = (experiment.steps, experiment.evaluations, experiment.tolerance, experiment.seed)
        return (self._session.landscape, experiment.start, *end, chosen)


def _strips(
    work: list[tuple[tuple[object, ...], Job]], start: tuple[float, ...], stop: Event
) -> Iterator[tuple[float, dict[tuple[object, ...], Strip]]]:
    """Yield the strips that are known so far: all of them coarse, then all of them fine."""
    from gdviz.engine.many.descent import DIVERGED, Cancelled
    from gdviz.engine.many.rates import Axis, rate_maps

    known: dict[tuple[object, ...], Strip] = {}
    try:
        for turn, count in enumerate((COARSE, FINE)):
            for place, (key, job) in enumerate(work):
                entry = job.optimizer.hyperparameters[LEARNING_RATE]
                low, high = entry.range
                scale = entry.scale if low > 0.0 else "linear"
                cost = max(1, job.landscape.samples) * job.landscape.dimension * count
                made = replace(job, steps=max(1, min(job.steps, MOST_WORK // cost)))
                (found,) = rate_maps([made], start, [(Axis(LEARNING_RATE, low, high, count, scale),)], cancel=stop)
                out = (found.reasons[0] == DIVERGED) | ~np.isfinite(found.losses[0])
                first = float(job.landscape.loss(np.array(start)))
                losses = np.where(out, np.inf, found.losses[0])
                known = {**known, key: Strip(found.axes[0].values(), losses, made.steps, first)}
                yield (turn + (place + 1) / len(work)) / 2.0, known
    except Cancelled:
        return
