"""Makes the steps that are asked for; what takes longer than a frame may goes on while time passes.

The steps are the same whenever they are made, and in whatever pieces. Without a window nobody waits: everything that
is asked for is made at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from psygnal import Signal

from gdviz.engine.run import Run

if TYPE_CHECKING:
    from gdviz.session.session import Session

A_FRAME = 0.012  # seconds of computing in one frame of a window
OF_A_REQUEST = 0.6  # share of that time: what is asked for is drawn in the same turn of the event loop
MOST_AT_ONCE = 4096  # steps of one run between two looks at the time
GROWTH = 4  # times as many steps as in the piece before, at most
LONG = 20  # ticks after which the computing is worth a word


class Making:
    """What is being made for a session."""

    changed = Signal()  # it became busy, or is done

    def __init__(self, session: Session) -> None:
        self._session = session
        self._until: float | None = None  # when this frame's time is up
        self._ticks = 0
        self._made = False  # whether a request between two ticks has taken its time
        self.patience = math.inf  # seconds that one tick may take
        self.wanted = 0  # up to which step the runs are asked for
        self.goal: int | None = None  # the step that is to be looked at once it is made
        self.busy = False

    @property
    def lasts(self) -> bool:
        """Whether it has been going on for so long that one wants to know how far it is."""
        return self.busy and self._ticks >= LONG

    def make(self) -> None:
        """Make the steps that are missing, as many as there is time for: those of the shortest run first."""
        until = perf_counter() + OF_A_REQUEST * self.patience if self._until is None else self._until
        missing = self._missing()
        pace, count = 0.0, 0  # seconds a step, and how many steps the last piece was to have
        while missing:
            run = min(missing, key=lambda run: run.length)
            others = [other.length for other in missing if other is not run]
            most = max(run.look_ahead, GROWTH * count)  # steps that were at hand already tell nothing of the pace
            count = self._count(run, others, until, pace, most)
            begun, before = perf_counter(), run.length
            run.advance(count)
            now = perf_counter()
            pace = (now - begun) / max(1, run.length - before)
            missing = self._missing()
            if now >= until:
                break
        self._made = self._until is None
        self._show_busy(bool(missing))

    def go_on(self) -> None:
        """Let a tick pass: make more of what is missing, and look at it where that was asked for."""
        if not self.busy:
            return
        session = self._session
        self._ticks += 1
        if self._missing():
            if self._made:  # a request and a tick in one turn of the event loop would hold the window up twice
                self._made = False
                return
            self.make()
            session.advanced.emit()
            session.arrive()
            return
        if not session.ground.refine():
            self._show_busy(False)
        session.advanced.emit()

    @contextmanager
    def one_frame(self) -> Iterator[None]:
        """Whatever is asked for within takes the patience of one tick."""
        self._until = perf_counter() + self.patience
        try:
            yield
        finally:
            self._until = None

    def rest(self) -> None:
        """Want no more steps than the longest run has, and go nowhere."""
        self.goal = None
        if self.busy:
            self.wanted = min(self.wanted, max(self._session.longest, self._session.cursor))

    def refine(self) -> None:
        """Make the paths on the map exact, a stretch in each tick; without a window at once."""
        if math.isinf(self.patience):
            while self._session.ground.refine():
                pass
        else:
            self._show_busy(True)

    def _missing(self) -> list[Run]:
        runs = self._session.runs
        return [run for run in runs if run.stopped is None and run.length < self.wanted]

    def _count(self, run: Run, others: list[int], until: float, pace: float, most: int) -> int:
        """Return how many steps to make of a run before the next look at the time, `others` having made so many."""
        missing = self.wanted - run.length
        if math.isinf(until):
            return missing
        if not pace:
            return min(missing, run.look_ahead)
        in_time = int(max(0.0, until - perf_counter()) / pace)
        ahead = min(others, default=self.wanted) - run.length
        its_share = in_time // (len(others) + 1)  # all of it at once: every piece costs as much again
        return max(1, min(missing, in_time, max(ahead, its_share, run.look_ahead), most, MOST_AT_ONCE))

    def _show_busy(self, busy: bool) -> None:
        if not busy:
            self._ticks = 0
        if busy != self.busy:
            self.busy = busy
            self.changed.emit()
