"""The one timer: it lets time pass for the session while something plays, and rests otherwise."""

from __future__ import annotations

import sys
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

from gdviz.session.making import A_FRAME
from gdviz.session.session import Session
from gdviz.ui.garbage import collect_here

FRAME_MS = 16
GIVE_WAY = 0.001  # seconds after which a background thread lets the window go on
LONGEST_FRAME = 0.25  # seconds; after a stall (a sleeping laptop) time goes on, it does not leap


class Clock(QObject):
    """Ticks the session about 60 times a second, only while it plays or works in the background."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0
        session.playback_changed.connect(self._follow)
        session.backgrounds.changed.connect(self._follow)
        session.making.changed.connect(self._follow)
        session.making.patience = A_FRAME
        sys.setswitchinterval(GIVE_WAY)
        collect_here()

    def _follow(self) -> None:
        session = self._session
        busy = session.playback.playing or session.backgrounds.busy or session.making.busy
        if busy == self._timer.isActive():
            return
        if self._timer.isActive():
            self._timer.stop()
        else:
            self._last = perf_counter()
            self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        elapsed, self._last = now - self._last, now
        self._session.tick(min(elapsed, LONGEST_FRAME))
