"""When verdicts and strips of rates are asked for: a moment after the last change, never while steps are played."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from gdviz.session.session import Session

QUIET_MS = 250  # without a change: who steps or drags does not want to read yet


class VerdictWatch(QObject):
    """Asks the session for its verdicts, and for what other rates come to, when it has come to rest."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(session.verdicts.ask)
        self._timer.timeout.connect(session.strips.ask)
        self._timer.timeout.connect(session.batches.ask)
        for signal in (
            session.experiment_changed,
            session.advanced,
            session.cursor_moved,
            session.selection_changed,
            session.playback_changed,
            session.looks_changed,
        ):
            signal.connect(self._wait)

    def stop(self) -> None:
        """Judge and work out nothing any more: the window closes."""
        self._timer.stop()
        self._session.strips.cancel()
        self._session.backgrounds.cancel()

    def _wait(self) -> None:
        if not self._session.playback.playing:
            self._timer.start()
