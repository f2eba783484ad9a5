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
from gdviz.engine.data.problem_choice import NetworkChoice, ProblemChoice
from gdviz.engine.data.rescaling import rescaled
from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.judging.curvature import WIDEST_DENSE, Curvature, curvature_at
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.session import Session

_QUICK = 100_000  # samples × weights²: up to here the comparison takes a few milliseconds
_ROUNDING = 16 * np.finfo(float).eps  # of the largest eigenvalue: what counts as flat

_Key: TypeAlias = tuple[Problem, str, int]  # of what, at which step of which run


@dataclass(frozen=True)
class Bend:
    """How a landscape bends at a point: κ of its Hessian, ∞ where some direction is flat or bends down, and 2/λmax."""

    condition: float
    largest_rate: float


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


class Scaling:
    """The comparison for a session; computed again only where it has become another one, aside where that takes long.

    `changed` tells that what was computed aside is there.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self._problems: tuple[object, Problem | None, Message | None] = (None, None, None)
        self._known: tuple[_Key | None, ScalingEffect | None] = (None, None)
        self._wanted: _Key | None = None  # what is being computed aside

    def effect(self) -> ScalingEffect | None:
        """Return the comparison where the problem stands now; None where there is no problem, or none yet."""
        session = self._session
        choice, here = session.experiment.landscape.problem, session.landscape
        if choice is None or not isinstance(here, Problem):
            return None
        everywhere = here.model.is_linear and here.sample_loss.is_squares
        run, step, position = ("", 0, np.zeros(here.dimension)) if everywhere else self._place()
        key = (here, run, step)
        is_of_here = self._known[0] is not None and self._known[0][0] is here
        if self._known[0] == key or (is_of_here and session.playback.playing):
            return self._known[1]  # while it plays it names its step; the latest is compared at the next pause
        if here.samples * here.dimension**2 <= _QUICK or _is_too_wide(choice, here):
            self._known = (key, self._compared(choice, here, everywhere, (run, step), position))
            return self._known[1]
        if key != self._wanted or not self._background.busy:
            self._wanted = key

            def work() -> Iterator[tuple[float, tuple[_Key, ScalingEffect]]]:
                yield 1.0, (key, self._compared(choice, here, everywhere, (run, step), position))

            self._background.start(work(), self._take)
        return self._known[1] if is_of_here else None

    def _take(self, known: tuple[_Key, ScalingEffect]) -> None:
        self._known = known
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

    def _compared(
        self, choice: ProblemChoice, here: Problem, everywhere: bool, place: tuple[str, int], position: Array
    ) -> ScalingEffect:
        if _is_too_wide(choice, here):
            template = QT_TRANSLATE_NOOP(
                "engine", "the condition number κ is computed for up to {most:,} weights; this model has {count:,}"
            )
            return ScalingEffect(
                None, None, everywhere, *place, Message(template, {"count": here.dimension, "most": WIDEST_DENSE})
            )
        other, reason = self._other(choice, here)
        there: Bend | None = None
        if other is not None:
            moved = position if everywhere else rescaled(choice.model, here, other, position)
            there = None if moved is None else _bend(other, moved)
        mine = _bend(here, position)
        pair = (there, mine) if choice.standardise else (mine, there)
        return ScalingEffect(*pair, everywhere, *place, reason)

    def _other(self, choice: ProblemChoice, here: Problem) -> tuple[Problem | None, Message | None]:
        """Return the same problem on the other scale, or why there is none."""
        found = self._problems  # taken and put in one stroke each: a worker asks too
        if found[0] is not here:
            try:
                other = msgspec.structs.replace(choice, standardise=not choice.standardise)
                found = (here, problem_of(self._session.catalog, other), None)
            except InputError as error:
                found = (here, None, error.message)
            except FileError as error:
                found = (here, None, error.mistake.message)
            self._problems = found
        return found[1], found[2]


def _is_too_wide(choice: ProblemChoice, problem: Problem) -> bool:
    """Tell whether the Hessian has to be made of too many differences."""
    return isinstance(choice.model, NetworkChoice) and problem.dimension > WIDEST_DENSE


def _bend(problem: Problem, position: Array) -> Bend | None:
    curvature: Curvature | None = curvature_at(problem, position)
    if curvature is None:
        return None
    is_bowl = curvature.least > _ROUNDING * curvature.largest > 0.0
    condition = curvature.condition if is_bowl else float("inf")
    return Bend(condition, 2.0 / curvature.largest if curvature.largest > 0.0 else float("inf"))
