"""How a window becomes larger for an audience: another style sheet for what is seen of it, and for nothing else.

Qt lays out every widget that a new style sheet reaches. Most of a window is put away while it is presented: its sheet
stays, so that presenting begins, and ends, in the time of a few widgets.
"""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid


class Enlarged(QObject):
    """Gives `sheet` to the parts of the windows that are seen or come to be seen, dialogs too, until `end`."""

    def __init__(self, app: QApplication, sheet: str) -> None:
        super().__init__(app)
        self._sheet = sheet
        self._windows = [window for window in app.topLevelWidgets() if isinstance(window, QMainWindow)]
        self._parts: list[QWidget] = []  # all children of the windows
        for window in self._windows:
            window.installEventFilter(self)
            for part in window.children():
                if isinstance(part, QWidget):
                    self._take(part, part.isWindow() or not part.isHidden())  # a dialog is measured before it is shown

    def end(self) -> None:
        """Let all parts have the sheet of the application again."""
        for widget in (*self._windows, *self._parts):
            if isValid(widget):
                widget.removeEventFilter(self)
                if widget.styleSheet() == self._sheet:
                    widget.setStyleSheet("")
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take in what is new in a window, and what was hidden."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            part = event.child()
            if isinstance(part, QWidget) and watched in self._windows and part not in self._parts:
                self._take(part, True)
        elif event.type() == QEvent.Type.ShowToParent and isinstance(watched, QWidget):
            self._enlarge(watched)
        return False

    def _take(self, part: QWidget, is_seen: bool) -> None:
        self._parts.append(part)
        part.installEventFilter(self)
        if is_seen:
            self._enlarge(part)

    def _enlarge(self, part: QWidget) -> None:
        if part not in self._windows and part.styleSheet() != self._sheet:
            part.setStyleSheet(self._sheet)
