"""Where one gesture ends and the next begins, for undo: every press of a button or key begins one.

Typing into a text field is one gesture, from the moment it gets the focus to Return. A field keeps the undo keys for
its typing as long as there is typing to undo.
"""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gdviz.session.changes.history import History

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class Gestures(QObject):
    """Watches the windows of the application and tells the history where gestures end.

    The system gives presses and keys to windows, which pass them on to their widgets: watching windows alone spares
    the thousands of events that widgets exchange when they are styled or drawn.
    """

    def __init__(self, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._watched: set[QWindow] = set()
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._watch_windows)
            application.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what begins a gesture; keep nothing but undo keys that a text field has no use for."""
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press(watched, cast(QMouseEvent, event))
        elif kind == QEvent.Type.ShortcutOverride:
            return _is_spare(_key_target(), cast(QKeyEvent, event))
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._key(_key_target(), cast(QKeyEvent, event), kind == QEvent.Type.KeyRelease)
        return False

    def _watch_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            if window not in self._watched:
                self._watched.add(window)
                window.installEventFilter(self)
                window.destroyed.connect(partial(self._watched.discard, window))

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._watch_windows()  # a dock that has just floated
        if isinstance(now, _TEXTS):
            self._history.seal()

    def _press(self, window: QObject, event: QMouseEvent) -> None:
        typing = QApplication.focusWidget()
        if isinstance(typing, _TEXTS) and _is_typed(typing) and not _is_under(typing, window, event):
            return  # what was typed is taken when the field loses the focus: still the same gesture
        self._history.seal()

    def _key(self, target: QWidget | None, event: QKeyEvent, released: bool) -> None:
        if event.isAutoRepeat():
            return
        if released:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._history.seal()
        elif not isinstance(target, _TEXTS):
            self._history.seal()


def leave_text_field() -> None:
    """Finish what is being typed, so that undo and what the field shows do not contradict each other."""
    widget = QApplication.focusWidget()
    if isinstance(widget, _TEXTS):
        widget.clearFocus()


def _is_typed(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit) and widget.isModified()


def _is_under(widget: QWidget, window: QObject, event: QMouseEvent) -> bool:
    """Tell whether the mouse is over `widget`."""
    if widget.window().windowHandle() is not window:
        return False
    return widget.rect().contains(widget.mapFromGlobal(event.globalPosition().toPoint()))


def _key_target() -> QWidget | None:
    """Return the widget that a key goes to."""
    popup = QApplication.activePopupWidget()
    return QApplication.focusWidget() if popup is None else popup.focusWidget() or popup


def _is_spare(watched: QWidget | None, event: QKeyEvent) -> bool:
    """Tell whether an undo key pressed in a text field is for the window, as nothing was typed there."""
    if not isinstance(watched, QLineEdit):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
    redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
    if undo or redo:
        event.ignore()
    return undo or redo
