"""Files that are dropped anywhere on a window, or that the system opens with it, are opened.

Events are taken before any widget has them: a text field would take the name of a file for text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QWidget

from gdviz.ui.filing.kinds import is_known

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Dropping(QObject):
    """Watches a window, from when it is first shown, and on macOS the application; calls `take` with a path."""

    def __init__(self, window: QWidget, take: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        application = QCoreApplication.instance()
        if sys.platform == "darwin" and application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped; everything else goes its way."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            handle = self._window.windowHandle()
            if handle is not None:
                handle.removeEventFilter(self)
                handle.installEventFilter(self)
        elif kind in _DRAGS and isinstance(event, QDropEvent):
            return self._drag(event)
        elif kind == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._take(Path(event.file()))
            return True
        return False

    def _drag(self, event: QDropEvent) -> bool:
        path = _path_in(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._take(path)
        return True


def _path_in(data: QMimeData) -> Path | None:
    """Return the first file among what is dragged that may hold an experiment."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if is_known(path)), None)
