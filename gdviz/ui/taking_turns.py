"""Parts of a window take turns: a frame draws as many of them as it has time for, the next goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import thread_time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_TIME = 0.016  # seconds of work in one frame; what others do on this machine meanwhile is not counted
_FORGET = 0.9  # of what a part took is remembered until the next time


class Redrawn(Protocol):
    """What can be drawn again."""

    def redraw(self) -> None: ...


class TakingTurns(QObject):
    """Draws the `shown` parts of a window again; one that does not differ from what it drew last costs nothing."""

    def __init__(self, window: QWidget, shown: Callable[[], Iterable[Redrawn]]) -> None:
        super().__init__(window)
        self._shown = shown
        self._waiting: list[Redrawn] = []
        self._took: dict[Redrawn, float] = {}  # seconds, lately at most
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)

    def redraw(self, at_once: Sequence[Redrawn] = ()) -> None:
        """Draw all that is shown again: at least one part now, and those of `at_once`, the others as time allows."""
        shown = list(self._shown())
        first = [part for part in at_once if part in shown]
        # Those that were left out last time come first.
        waiting = [part for part in self._waiting if part in shown and part not in first]
        others = [part for part in shown if part not in first and part not in waiting]
        self._draw([*first, *waiting, *others], len(first))

    def _go_on(self) -> None:
        shown = list(self._shown())
        self._draw([part for part in self._waiting if part in shown])

    def _draw(self, queue: list[Redrawn], at_least: int = 1) -> None:
        """Draw the first of a queue, `at_least` so many, then as long as one is likely to be done in time."""
        begun, drawn = thread_time(), 0
        for part in queue:
            before = thread_time()
            if drawn >= at_least and before - begun + self._took.get(part, 0.0) > _TIME:
                break
            part.redraw()
            drawn += 1
            self._took[part] = max(thread_time() - before, _FORGET * self._took.get(part, 0.0))
        self._waiting = queue[drawn:]
        if self._waiting:
            self._later.start()
