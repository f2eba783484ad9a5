"""What standardising does to the landscape that is looked at: its condition number before and after, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import msgspec
import numpy as np
from psygnal import Signal

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import ProblemChoice
from gdviz.engine.data.rescaling import rescaled
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.judging.extremes import extremes_at
from gdviz.engine.landscape import Array
from gdviz.engine.message import Message
from gdviz.session.session import Session

_QUICK = 100_000  # samples × weights²: up to here the comparison takes a few milliseconds

_Key: TypeAlias = tuple[Problem, str, int]  # of what, at which step of which run


@dataclass(frozen=True)
class Bend:
    """How a landscape bends at a point: κ of its Hessian, ∞ where some direction is flat or bends down, and 2/λmax.

    Of many weights not all curvatures are known: where κ is not exact, it is at least this one, and where the rate
    is not, it is at most this one.
    """

    condition: float
    largest_rate: float
    is_exact: bool = True
    is_rate_exact: bool = True


@dataclass(frozen=True)
class ScalingEffect:
    """Raw and standardised features compared; `everywhere` where the Hessian is the same at every point.

    Otherwise both are of the step `step` of the run `run`, "" for the start. One that cannot be had is None, and
    `reason` says why.
    """

    raw: Bend | None
    standardised: Bend | None
    everywhere: bool
    run: str
    step: int
    reason: Message | None = None


@dataclass(frozen=True, eq=False)
class _Other:
    """The problem `of` on the other scale, or the reason why there is none."""

    of: Problem
    problem: Problem | None
    reason: Message | None


@dataclass(frozen=True, eq=False)
class _Case:
    """All that the comparison is made of, so that a worker needs nothing of the session."""

    catalog: Catalog
    choice: ProblemChoice
    here: Problem
    other: _Other | None  # where it is known already
    everywhere: bool
    run: str
    step: int
    position: Array

    @property
    def key(self) -> _Key:
        return self.here, self.run, self.step


class Scaling:
    """The comparison for a session; computed again only where it has become another one, aside where that takes long.

    `changed` tells that what was computed aside is there.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self._other: _Other | None = None
        self._known: tuple[_Key | None, ScalingEffect | None] = (None, None)
        self._wanted: _Key | None = None  # what is being computed aside

    def effect(self) -> ScalingEffect | None:
        """Return the comparison where the problem stands now; None where there is no problem, or none yet."""
        case = self._case()
        if case is None:
            return None
        is_of_here = self._known[0] is not None and self._known[0][0] is case.here
        if self._known[0] == case.key or (is_of_here and self._session.playback.playing):
            return self._known[1]  # while it plays it names its step; the latest is compared at the next pause
        if case.here.samples * case.here.dimension**2 <= _QUICK:
            self._take((case.key, *_compared(case)))
            return self._known[1]
        if case.key != self._wanted or not self._background.busy:
            self._wanted = case.key
            self._background.start(_work(case), self._take_and_tell)
        return self._known[1] if is_of_here else None

    def _case(self) -> _Case | None:
        session = self._session
        choice, here = session.experiment.landscape.problem, session.landscape
        if choice is None or not isinstance(here, Problem):
            return None
        everywhere = here.model.is_linear and here.sample_loss.is_squares
        place = ("", 0, np.zeros(here.dimension)) if everywhere else self._place()
        other = self._other if self._other is not None and self._other.of is here else None
        return _Case(session.catalog, choice, here, other, everywhere, *place)

    def _take(self, found: tuple[_Key, ScalingEffect, _Other]) -> None:
        key, effect, self._other = found
        self._known = (key, effect)

    def _take_and_tell(self, found: tuple[_Key, ScalingEffect, _Other]) -> None:
        self._take(found)
        self.changed.emit()

    def _place(self) -> tuple[str, int, Array]:
        """Return where one stands: the run, the step, the position (P,)."""
        session = self._session
        start = np.asarray(session.experiment.start)
        if session.selected < 0 or not session.ready:
            return "", 0, start
        run = session.runs[session.selected]
        step = min(session.cursor, run.length)
        position = start if step == 0 else run.trajectory.position(step)
        return session.experiment.runs[session.selected].name, step, position


def _work(case: _Case) -> Iterator[tuple[float, tuple[_Key, ScalingEffect, _Other]]]:
    yield 1.0, (case.key, *_compared(case))


def _compared(case: _Case) -> tuple[ScalingEffect, _Other]:
    other = case.other or _on_the_other_scale(case)
    there: Bend | None = None
    if other.problem is not None:
        moved: Array | None = case.position
        if not case.everywhere:
            moved = rescaled(case.choice.model, case.here, other.problem, case.position)
        there = None if moved is None else _bend(other.problem, moved)
    mine = _bend(case.here, case.position)
    pair = (there, mine) if case.choice.standardise else (mine, there)
    return ScalingEffect(*pair, case.everywhere, case.run, case.step, other.reason), other


def _on_the_other_scale(case: _Case) -> _Other:
    """Return the same problem on the other scale, or why there is none."""
    try:
        choice = msgspec.structs.replace(case.choice, standardise=not case.choice.standardise)
        return _Other(case.here, problem_of(case.catalog, choice), None)
    except InputError as error:
        return _Other(case.here, None, error.message)
    except FileError as error:
        return _Other(case.here, None, error.mistake.message)


def _bend(problem: Problem, position: Array) -> Bend | None:
    extremes = extremes_at(problem, position)
    if extremes is None:
        return None
    rate = 2.0 / extremes.largest if extremes.largest > 0.0 else float("inf")
    return Bend(extremes.condition, rate, extremes.is_condition_known, extremes.largest_known)
