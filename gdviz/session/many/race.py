"""The fair race of a session: who takes part, what is known so far, and how its rates get into the runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from psygnal import Signal

from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import MOST_STEPS, LandscapeChoice, RunChoice
from gdviz.engine.many.descent import Cancelled
from gdviz.engine.many.race import Rule, Standing, places, race, with_horizon
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.modifier import HORIZON
from gdviz.engine.preface import LEARNING_RATE
from gdviz.session.changes.branching import as_whole_run
from gdviz.session.many.jobs import job_of

if TYPE_CHECKING:
    from gdviz.session.session import Session


@dataclass(frozen=True)
class Ended:
    """A race that was run: the rule, how each stands, its place from 1, and what it was all about."""

    rule: Rule
    standings: tuple[Standing, ...]
    places: tuple[int, ...]
    landscape: LandscapeChoice
    start: tuple[float, ...]
    start_loss: float
    tolerance: float
    seed: int
    choices: tuple[RunChoice, ...]
    is_whole: bool  # nothing more will be known


class Race:
    """Tunes and races the visible runs in the background; `changed` tells that more is known."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self._background.changed.connect(self.changed.emit)
        self._stop = Event()
        self._share = 0.0
        self._subject: tuple[object, ...] = ()
        self.ended: Ended | None = None

    @property
    def busy(self) -> bool:
        return self._background.busy

    @property
    def progress(self) -> float:
        """The share that is done, 0 … 1."""
        return self._share if self.busy else 1.0

    @property
    def is_stale(self) -> bool:
        """Whether the runs, the landscape or the start are others by now than those that raced."""
        return self.ended is not None and self._subject != self._now()

    @property
    def is_in_force(self) -> bool:
        """Whether the runs have the rates that were found."""
        if self.ended is None or self.is_stale:
            return False
        experiment = self._session.experiment
        tuned = {one.name: one for one in self.ended.standings if one.is_tuned and one.has_result}
        runs = [run for run in experiment.runs if run.name in tuned]
        return bool(runs) and all(run == self._tuned(run, tuned[run.name]) for run in runs)

    def begin(self, rule: Rule) -> None:
        """Race all visible runs. Raises InputError for a rule of no use, or where nothing can race."""
        session, experiment = self._session, self._session.experiment
        rule.checked()
        seen = [choice for choice, look in zip(experiment.runs, session.looks, strict=True) if look.visible]
        if not seen:
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "no run is visible; add one, or open its eye")))
        self.cancel()
        entrants = [(choice.name, job_of(session, choice, 1)) for choice in seen]
        self._subject, self._share = self._now(), 0.0
        start = experiment.start
        start_loss = float(session.landscape.loss(np.array(start)))
        stop = self._stop = Event()

        def known() -> Iterator[tuple[float, Ended]]:
            try:
                for standings in race(entrants, start, rule, partial(self._note, stop), stop):
                    order = tuple(places(standings, rule, start_loss))
                    yield (
                        self._share,
                        Ended(
                            rule, standings, order, experiment.landscape, start, start_loss, experiment.tolerance,
                            experiment.seed, tuple(seen), self._share >= 1.0,
                        ),
                    )  # fmt: skip
            except Cancelled:
                return

        self.ended = None
        self._background.start(known(), self._take)

    def cancel(self) -> None:
        """Give up what is under way; what is known stays."""
        self._stop.set()
        self._background.cancel()

    def finish(self) -> None:
        """Wait until all is known."""
        self._background.finish()

    def apply(self) -> None:
        """Give the runs the rates that were found, from the start on, and the budget with the steps that it pays for.

        It is one change. Values that were changed during the runs go, since the race was run without them.
        """
        ended = self.ended
        if ended is None:
            return
        experiment = self._session.experiment
        known = {one.name: one for one in ended.standings if one.has_result}
        for index, run in enumerate(experiment.runs):
            if run.name in known:
                changed = experiment.with_run(self._tuned(run, known[run.name]), index)
                experiment = as_whole_run(changed, index)
        steps = max((one.steps for one in known.values()), default=0)
        self._session.playback.pause()
        self._session.history.seal()
        experiment = experiment.with_steps(min(max(steps, 1), MOST_STEPS)).with_evaluations(ended.rule.budget)
        self._session.change(experiment, cursor=0)
        self._session.history.seal()
        self._subject = self._now()
        self._session.goal.raced.emit()
        self.changed.emit()

    def _tuned(self, run: RunChoice, standing: Standing) -> RunChoice:
        values = dict(run.hyperparameters)
        if standing.is_tuned:
            values[LEARNING_RATE] = standing.rate
            values = with_horizon(optimizer_of(self._session.catalog, run), values, standing.steps)
        return msgspec.structs.replace(run, hyperparameters=values, edits=())

    def _now(self) -> tuple[object, ...]:
        """What a race is about: rates, edits and horizons do not count, since it goes its own way there."""
        experiment = self._session.experiment
        looks = self._session.looks
        seen = [run for run, look in zip(experiment.runs, looks, strict=True) if look.visible]
        runs = [
            msgspec.structs.replace(run, hyperparameters=_others(run), edits=(), branch=None, parent="") for run in seen
        ]
        landscape = self._session.landscape
        optimizers = [optimizer_of(self._session.catalog, run) for run in seen]  # one's own change under their ids
        return (landscape, experiment.start, experiment.tolerance, experiment.seed, tuple(runs), tuple(optimizers))

    def _note(self, stop: Event, share: float) -> None:
        """Take the share that is done from the thread of a race, unless it was given up."""
        if not stop.is_set():
            self._share = share

    def _take(self, ended: Ended) -> None:
        self.ended = ended
        self.changed.emit()


def _others(run: RunChoice) -> dict[str, float]:
    return {name: value for name, value in run.hyperparameters.items() if name not in (LEARNING_RATE, HORIZON)}
