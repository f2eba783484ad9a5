"""The limits of the learning rates of all runs at the cursor, known soon after it moved and at most ten times a second.

What takes long (many variables) waits until the cursor rests.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.judging.curvature import is_quick
from gdviz.engine.judging.rate_gauge import RateGauge, rate_gauge
from gdviz.engine.landscape import Landscape
from gdviz.engine.run import Run
from gdviz.session.session import Session
from gdviz.ui.sameness import same

_PAUSE_MS = 100  # between two computations
_REST_MS = 300  # that the cursor has to rest for what took long
_LONG = 0.010  # seconds


class RateGauges(QObject):
    """`changed` tells that a gauge is another one."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gauges: dict[int, RateGauge | None] = {}
        self._wanted: frozenset[int] = frozenset()
        self._key: tuple[object, ...] = ()
        self._landscape: Landscape | None = None  # where it was computed last
        self._took, self._ended = 0.0, -1.0  # seconds; when the last computation ended
        self._waits = False  # for the second derivatives
        self._background = session.backgrounds.another()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._compute)
        session.deriving.changed.connect(self._compute_what_waits)

    def gauge(self, index: int) -> RateGauge | None:
        """Return what is known of the run at `index`."""
        return self._gauges.get(index)

    def follow(self, wanted: Collection[int]) -> None:
        """Look whether the gauges of the runs `wanted` are still true; called once a frame, and cheap."""
        session = self._session
        if not session.ready:
            return
        chosen = frozenset(index for index in wanted if index < len(session.runs))
        runs = [part for index in sorted(chosen) for part in (session.runs[index], self._step(index))]
        key = (len(session.runs), *runs)
        if same(key, self._key):
            return
        self._key, self._wanted = key, chosen
        if self._took > _LONG:
            self._timer.start(_REST_MS)  # begins again with every move
        elif not self._timer.isActive():
            is_due = perf_counter() - self._ended > _PAUSE_MS / 1000.0
            if is_due and session.landscape is self._landscape:
                self._compute()  # what it took there is known: the mark is right in the frame that shows the change
            else:
                self._timer.start(0 if is_due else _PAUSE_MS)

    def _step(self, index: int) -> int:
        return min(self._session.cursor, self._session.runs[index].length)

    def _compute(self) -> None:
        began = perf_counter()
        runs = self._session.runs
        asked = [(index, runs[index], self._step(index)) for index in sorted(self._wanted) if index < len(runs)]
        if not is_quick(self._session.landscape):
            self._took = math.inf
            self._background.start(_gauges(asked), self._take)
            return
        self._waits = not self._session.deriving.has_second()
        if self._waits:
            return
        known = {index: rate_gauge(run, step) for index, run, step in asked}
        self._ended = perf_counter()
        self._took = self._ended - began
        self._landscape = self._session.landscape
        self._take(known)

    def _compute_what_waits(self) -> None:
        if self._waits:
            self._compute()

    def _take(self, known: dict[int, RateGauge | None]) -> None:
        if known != self._gauges:
            self._gauges = known
            self.changed.emit()


def _gauges(asked: list[tuple[int, Run, int]]) -> Iterator[tuple[float, dict[int, RateGauge | None]]]:
    """Yield the share that is done and what is known; of many variables or samples one takes a hundred gradients."""
    known: dict[int, RateGauge | None] = {}
    for index, run, step in asked:
        known = known | {index: rate_gauge(run, step)}
        yield len(known) / len(asked), known
