"""What happens to an error that nobody expected: it is logged, shown, and the session goes on."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

LOGGER = logging.getLogger("gdviz")


def log_to(path: Path) -> None:
    """Write the log to `path`, at most two files of 500 kB; to stderr where that is not possible."""
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)


class FaultReporter(QObject):
    """Catches what reaches the interpreter from slots and threads; one note at a time, never a traceback."""

    _raised = Signal(str)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._note: QMessageBox | None = None
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the place where unexpected errors end."""
        sys.excepthook = self._caught
        threading.excepthook = lambda caught: self._caught(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        LOGGER.error("unexpected error", exc_info=(kind, error, trace))
        self._raised.emit(f"{kind.__name__}: {error}")

    def _show(self, what: str) -> None:
        if self._note is not None:  # one is open already; the log has the rest
            return
        text = QCoreApplication.translate(
            "FaultReporter",
            "Something went wrong inside gdviz. Your session goes on; please report this if it returns.",
        )
        note = QMessageBox(QMessageBox.Icon.Warning, "gdviz", text, parent=QApplication.activeWindow())
        where = QCoreApplication.translate("FaultReporter", "Details are in the log: {path}").format(path=self._log)
        note.setInformativeText(f"{what[:300]}\n\n{where}")
        note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note.setModal(False)
        note.finished.connect(self._closed)
        self._note = note
        note.show()

    def _closed(self) -> None:
        if self._note is not None:
            self._note.deleteLater()
            self._note = None
