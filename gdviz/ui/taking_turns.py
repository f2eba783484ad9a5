"""Panels take turns where a landscape is heavy: a frame draws as many as it has time for, the next goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Protocol

from gdviz.engine.affordable import is_heavy
from gdviz.session.session import Session

_TIME = 0.012  # seconds of one frame


class Redrawn(Protocol):
    """What can be drawn again."""

    def redraw(self) -> None: ...


class TakingTurns:
    """`again` asks for another frame."""

    def __init__(self, session: Session, again: Callable[[], None]) -> None:
        self._session = session
        self._again = again
        self._waiting: list[Redrawn] = []

    def redraw(self, parts: Iterable[Redrawn]) -> None:
        """Draw all of the parts again; on a heavy landscape at least one, and the others in the frames to come."""
        shown = list(parts)
        if not is_heavy(self._session.landscape):
            self._waiting = []
            for part in shown:
                part.redraw()
            return
        # Those that were left out last time come first; what has been drawn is at the end of the queue.
        queue = [part for part in self._waiting if part in shown]
        queue += [part for part in shown if part not in queue]
        until, left = perf_counter() + _TIME, len(self._waiting) if self._waiting else len(queue)
        done = 0
        while done < len(queue) and (done == 0 or perf_counter() < until):
            queue[done].redraw()
            done += 1
        self._waiting = queue[done:]
        if self._waiting and left:
            self._again()
