"""Where one gesture ends and the next begins, for undo: every press of a button or key begins one.

Typing into a text field is one gesture, from the moment it gets the focus to Return. A field keeps the undo keys for
its typing as long as there is typing to undo.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gdviz.session.history import History

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_HEARD = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.FocusIn,
    QEvent.Type.ShortcutOverride,
}


class Gestures(QObject):
    """Watches the application and tells the history where gestures end."""

    def __init__(self, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._pressed_at = -1  # a press that a widget does not want goes on to its parents
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what begins a gesture; keep nothing but undo keys that a text field has no use for."""
        kind = event.type()
        if kind not in _HEARD or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QMouseEvent):
            self._press(watched, event.timestamp())
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                return _is_spare(watched, event)
            self._key(watched, event, kind == QEvent.Type.KeyRelease)
        elif kind == QEvent.Type.FocusIn and isinstance(watched, _TEXTS):
            self._history.seal()
        return False

    def _press(self, watched: QWidget, time: int) -> None:
        typing = QApplication.focusWidget()
        if time == self._pressed_at or (isinstance(typing, _TEXTS) and typing is not watched and _is_typed(typing)):
            return  # what was typed is taken when the field loses the focus: still the same gesture
        self._pressed_at = time
        self._history.seal()

    def _key(self, watched: QWidget, event: QKeyEvent, released: bool) -> None:
        if event.isAutoRepeat():
            return
        if released:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._history.seal()
        elif not isinstance(watched, _TEXTS):
            self._history.seal()


def leave_text_field() -> None:
    """Finish what is being typed, so that undo and what the field shows do not contradict each other."""
    widget = QApplication.focusWidget()
    if isinstance(widget, _TEXTS):
        widget.clearFocus()


def _is_typed(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit) and widget.isModified()


def _is_spare(watched: QWidget, event: QKeyEvent) -> bool:
    """Tell whether an undo key pressed in a text field is for the window, as nothing was typed there."""
    if not isinstance(watched, QLineEdit):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
    redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
    if undo or redo:
        event.ignore()
    return undo or redo
