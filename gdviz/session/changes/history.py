"""Undo and redo: the experiments that a session had before, since each of them is immutable.

What one gesture changes is one step: a drag, typing a formula. A gesture goes on until `seal` is called — the window
does so when a button or key is pressed — or until something else is changed. Looks and cursor are no steps of their
own; they come back with what they belonged to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from gdviz.engine.experiment import Experiment
from gdviz.engine.message import Message
from gdviz.session.changes.differences import Difference, difference
from gdviz.session.changes.missing import REFUSALS, why_refused

if TYPE_CHECKING:
    from gdviz.session.session import Look, Session

MOST = 200  # steps that are remembered


@dataclass(frozen=True)
class Snapshot:
    """An experiment and how it was looked at: cursor, selected run (-1: none), and the look of every run by name."""

    experiment: Experiment
    cursor: int
    selected: int
    looks: dict[str, Look]


@dataclass(frozen=True)
class _Step:
    """What was done, and the session on its other side: before it while it can be undone, else after it."""

    what: Difference
    words: Message
    other: Snapshot
    steps: int  # that the experiment had on this side, before playing on went any farther


class History:
    """What can be undone and redone in a session, the latest last."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._sealed = True  # the next change begins a step

    @property
    def undoable(self) -> Message | None:
        """What `undo` would take back, in words; None when there is nothing."""
        if self._session.deriving.waits:
            return Difference("landscape").in_words("")
        return self._done[-1].words if self._done else None

    @property
    def redoable(self) -> Message | None:
        """What `redo` would do again, in words; None when there is nothing."""
        return self._undone[-1].words if self._undone else None

    def seal(self) -> None:
        """End the gesture: what is changed next is a step of its own."""
        self._sealed = True

    def record(self, before: Snapshot) -> None:
        """Remember that the session has just changed its experiment, and how it was `before`."""
        now = self._session.experiment
        what = difference(before.experiment, now)
        if what is None:
            return
        last = self._done[-1] if self._done else None
        if last is not None and not self._sealed and _is_one(last, what, now):
            before = last.other
            self._done.pop()
        self._sealed = False
        self._undone.clear()
        if before.experiment != now:
            self._done = [*self._done[1 - MOST :], _Step(what, what.in_words(self._symbol(what)), before, now.steps)]

    def forget(self) -> None:
        """Forget everything: what comes is another experiment."""
        self._done, self._undone, self._sealed = [], [], True
        self._session.history_changed.emit()

    def undo(self) -> Message | None:
        """Take the last step back; without one nothing happens. A landscape that is still waited for is the last step.

        Returns why it cannot be taken back, such as an optimizer that was deleted; then nothing has changed.
        """
        if self._session.deriving.waits:
            self._session.deriving.give_up()
            return None
        return self._go(self._done, self._undone)

    def redo(self) -> Message | None:
        """Do the step again that was undone last, or return why not; without one nothing happens."""
        return self._go(self._undone, self._done)

    def adapt(self, adapted: Callable[[Experiment], Experiment]) -> None:
        """Let every experiment that is remembered be as `adapted` makes it, because what it is made of has changed."""
        for steps in (self._done, self._undone):
            steps[:] = [
                replace(step, other=replace(step.other, experiment=adapted(step.other.experiment))) for step in steps
            ]
            nearer = [*(step.other.experiment for step in steps[1:]), self._session.experiment]
            steps[:] = [step for step, near in zip(steps, nearer, strict=False) if step.other.experiment != near]
        self._session.history_changed.emit()

    def _go(self, source: list[_Step], target: list[_Step]) -> Message | None:
        if not source:
            return None
        session, step = self._session, source[-1]
        here = session.snapshot()
        experiment, cursor = step.other.experiment, here.cursor
        if step.what.kind == "landscape":
            cursor = step.other.cursor  # on another landscape steps mean something else
        if step.what.kind != "steps" and here.experiment.steps > max(step.steps, experiment.steps):
            experiment = msgspec.structs.replace(experiment, steps=here.experiment.steps)  # playing on went farther
        session.playback.pause()
        try:
            session.change(experiment, cursor=cursor, looks=step.other.looks, recorded=False)
        except REFUSALS as error:
            return why_refused(session.catalog, experiment, error)
        session.select(_selected_after(here, step.other))
        session.aim = None
        source.pop()
        target.append(_Step(step.what, step.words, here, experiment.steps))
        self._sealed = True
        session.history_changed.emit()
        return None

    def _symbol(self, what: Difference) -> str:
        """Return how the number that was changed is written."""
        session = self._session
        if not what.name:
            return ""
        if not what.run:
            return session.parameters[what.name].symbol if what.name in session.parameters else ""
        for choice, run in zip(session.experiment.runs, session.runs, strict=True):
            if what.name in run.optimizer.hyperparameters and (choice.name == what.run or not what.run):
                return run.optimizer.hyperparameters[what.name].symbol
        found = (run.optimizer.hyperparameters.get(what.name) for run in session.runs)
        return next((one.symbol for one in found if one is not None), "")


def _is_one(last: _Step, what: Difference, now: Experiment) -> bool:
    """Tell whether a change goes on with what the last step began; the name of a run may follow its numbers."""
    if (last.what.kind, last.what.name) != (what.kind, what.name):
        return False
    return last.what.run == what.run or len(last.other.experiment.runs) == len(now.runs) == _unchanged(last, now) + 1


def _unchanged(last: _Step, now: Experiment) -> int:
    return sum(old == new for old, new in zip(last.other.experiment.runs, now.runs, strict=False))


def _selected_after(here: Snapshot, other: Snapshot) -> int:
    """Return which run to select: the one that comes back, else the one that is selected now."""
    before = {run.name for run in here.experiment.runs}
    names = [run.name for run in other.experiment.runs]
    back = [index for index, name in enumerate(names) if name not in before]
    if len(back) == 1:
        return back[0]
    chosen = here.experiment.runs[here.selected].name if here.selected >= 0 else ""
    return names.index(chosen) if chosen in names else other.selected
