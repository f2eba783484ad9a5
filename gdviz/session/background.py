"""One worker for what takes longer than a frame: maps of many runs, surfaces of networks.

The work is an iterator of (share done, what is known so far), from coarse to fine. It is advanced in a thread; what
it yields is handed over by `poll`, in the thread that owns the session, so that nothing else needs a lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import Any, TypeVar

from psygnal import Signal

Known = TypeVar("Known")


class Background:
    """Does one thing at a time: what is started later takes the place of what was under way."""

    changed = Signal()  # it began or ended

    def __init__(self) -> None:
        self._task: _Task | None = None
        self._last: Event | None = None  # whether what was begun last has ended, given up or not

    @property
    def busy(self) -> bool:
        return self._task is not None

    @property
    def progress(self) -> float:
        """The share that is done, 0 … 1; 1 when nothing is under way."""
        return 1.0 if self._task is None else self._task.progress

    def start(self, work: Iterator[tuple[float, Known]], show: Callable[[Known], None]) -> None:
        """Begin `work`; `show` gets the latest that it yielded, in the thread that polls."""
        if self._task is not None:
            self._task.abandon()
        self._task = _Task(work, show, self._last)
        self._last = self._task.ended
        self.changed.emit()

    def cancel(self) -> None:
        """Give up what is under way; nothing of it is shown any more."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
            self.changed.emit()

    def finish(self) -> None:
        """Wait for what is under way and hand it over: what must not depend on time. Raises what the work raised."""
        while self._task is not None:
            self._task.ended.wait()
            self.poll()

    def poll(self) -> None:
        """Hand over what is known since the last time. Raises what the work raised."""
        task = self._task
        if task is None:
            return
        ended = task.ended.is_set()  # asked first: what comes later is handed over the next time
        if ended:
            self._task = None
        try:
            task.hand_over()
        finally:
            if ended:
                self.changed.emit()


class Backgrounds:
    """All that may work in the background of one session, each on one thing at a time."""

    changed = Signal()  # one of them began or ended

    def __init__(self) -> None:
        self._all: list[Background] = []

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return any(one.busy for one in self._all)

    def another(self) -> Background:
        """Return a new one, which is polled with the others."""
        one = Background()
        one.changed.connect(self.changed.emit)
        self._all.append(one)
        return one

    def cancel(self) -> None:
        """Give up all that is under way: nobody is there to see it."""
        for one in self._all:
            one.cancel()

    def finish(self) -> None:
        """Wait for all that is under way and hand it over. Raises what the work raised."""
        for one in self._all:
            one.finish()

    def poll(self) -> None:
        """Hand over what is known since the last time. Raises what the work raised."""
        for one in self._all:
            one.poll()


class _Task:
    """One iterator in one thread."""

    def __init__(self, work: Iterator[tuple[float, Any]], show: Callable[[Any], None], before: Event | None) -> None:
        """`before`: what must have ended first. Many at once would take the time of the window."""
        self.progress = 0.0
        self.ended = Event()
        self._work = work
        self._show = show
        self._before = before
        self._abandoned = Event()
        self._fresh: deque[Any] = deque(maxlen=1)  # taken and put in one stroke: nothing is lost in between
        self._failure: BaseException | None = None
        Thread(target=self._run, name="background", daemon=True).start()

    def abandon(self) -> None:
        self._abandoned.set()

    def hand_over(self) -> None:
        if self._failure is not None:
            raise self._failure
        if self._fresh:
            self._show(self._fresh.pop())

    def _run(self) -> None:
        try:
            if self._before is not None:
                self._before.wait()
                self._before = None
            for progress, known in () if self._abandoned.is_set() else self._work:
                if self._abandoned.is_set():
                    break
                self.progress = progress
                self._fresh.append(known)
        except BaseException as failure:
            self._failure = failure
        finally:
            self.ended.set()
