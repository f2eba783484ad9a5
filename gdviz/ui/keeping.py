"""The timer behind the autosave: it runs only while something waits to be written."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from gdviz.session.files.autosave import EVERY, Autosave
from gdviz.session.session import Session

DRAG_MS = 500  # after a change: what a drag changes is written together


class Keeping(QObject):
    """Lets the autosave write when it is time; rests while nothing changes."""

    def __init__(self, session: Session, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._poll)
        for signal in (session.experiment_changed, session.cursor_moved, session.looks_changed):
            signal.connect(self._wait)

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start(DRAG_MS)  # what a drag changes is written together

    def _poll(self) -> None:
        wait = self._autosave.poll()
        if wait is not None:
            self._timer.start(int(1000 * min(wait, EVERY)) + 1)
