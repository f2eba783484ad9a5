"""What standardising does to the landscape that is looked at: its condition number before and after, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np

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

_ROUNDING = 16 * np.finfo(float).eps  # of the largest eigenvalue: what counts as flat


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
    """The comparison for a session; computed again only where it has become another one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._problems: tuple[object, Problem | None, Message | None] = (None, None, None)
        self._known: tuple[object, ScalingEffect | None] = (None, None)

    def effect(self) -> ScalingEffect | None:
        """Return the comparison where the problem stands now; None where there is no problem."""
        session = self._session
        choice = session.experiment.landscape.problem
        here = session.landscape
        if choice is None or not isinstance(here, Problem):
            return None
        everywhere = here.model.is_linear and here.sample_loss.is_squares
        run, step, position = ("", 0, np.zeros(here.dimension)) if everywhere else self._place()
        key = (here, run, step)
        is_stale = self._known[0] != key
        if is_stale and session.playback.playing and self._known[1] is not None and self._problems[0] is here:
            is_stale = False  # it names its step; the latest one is compared when play pauses
        if is_stale:
            self._known = (key, self._compared(choice, here, everywhere, (run, step), position))
        return self._known[1]

    def _place(self) -> tuple[str, int, Array]:
        """Return where one stands: the run, the step, the position (P,)."""
        session = self._session
        start = np.asarray(session.experiment.start)
        if session.selected < 0 or not session.ready:
            return "", 0, start
        run = session.runs[session.selected]
        step = min(session.cursor, run.length)
        position = start if step == 0 else np.asarray(run.trajectory.positions[step])
        return session.experiment.runs[session.selected].name, step, position

    def _compared(
        self, choice: ProblemChoice, here: Problem, everywhere: bool, place: tuple[str, int], position: Array
    ) -> ScalingEffect:
        if isinstance(choice.model, NetworkChoice) and here.dimension > WIDEST_DENSE:
            template = QT_TRANSLATE_NOOP("engine", "its {count:,} weights are too many to compute κ on the way")
            return ScalingEffect(None, None, everywhere, *place, Message(template, {"count": here.dimension}))
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
        if self._problems[0] is not here:
            try:
                other = msgspec.structs.replace(choice, standardise=not choice.standardise)
                self._problems = (here, problem_of(self._session.catalog, other), None)
            except InputError as error:
                self._problems = (here, None, error.message)
            except FileError as error:
                self._problems = (here, None, error.mistake.message)
        return self._problems[1], self._problems[2]


def _bend(problem: Problem, position: Array) -> Bend | None:
    curvature: Curvature | None = curvature_at(problem, position)
    if curvature is None:
        return None
    is_bowl = curvature.least > _ROUNDING * curvature.largest > 0.0
    condition = curvature.condition if is_bowl else float("inf")
    return Bend(condition, 2.0 / curvature.largest if curvature.largest > 0.0 else float("inf"))
