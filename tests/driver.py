"""The real window, driven as a person would: keys, clicks, typing, and pictures of what is seen.

Events go to the window, as those of the system do, through Qt's own test support; a window manager is not needed.
Time is given to the session by `play_for`, so that nothing waits for a clock.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Found = TypeVar("Found", bound=QWidget)
PATIENCE = 20.0  # seconds; a condition that is not met by then never will be


class Driver:
    """One window on the first session, with settings of its own."""

    def __init__(self, app: QApplication, size: tuple[int, int] = (1280, 800)) -> None:
        from gdviz.app import first_session
        from gdviz.ui.appearance import Appearance
        from gdviz.ui.window import Window

        self.app = app
        self.settings = QSettings()
        self.appearance = Appearance(app, self.settings)
        self.session = first_session()
        self.window = Window(self.session, self.appearance, self.settings)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self._closed = False
        self.wait(lambda: self.session.ready)
        self.settle()

    def close(self) -> None:
        """Close the window and let it go, before anything else can paint it; once is enough."""
        if self._closed:
            return
        self._closed = True
        self.session.playback.pause()
        self.window.files.filing.forget_changes()  # nobody is there to be asked
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()

    def settle(self) -> None:
        """Let everything that is due be drawn, what waits for derivatives too."""
        for _ in range(6):  # a window that has much to draw takes some turns
            self.app.processEvents()
        if self.session.deriving.busy:
            self.wait(lambda: not self.session.deriving.busy)
            self.settle()

    def wait(self, met: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Let events pass until `met()` is true. Raises TimeoutError."""
        until = monotonic() + seconds
        while not met():
            self.app.processEvents()
            if monotonic() > until:
                raise TimeoutError("waited in vain")

    def find(self, kind: type[Found], name: str = "") -> Found:
        """Return the visible widget of a kind; `name` is its accessible name. Raises LookupError."""
        for widget in self.window.findChildren(kind):
            if widget.isVisibleTo(self.window) and (not name or widget.accessibleName() == name):
                return widget
        raise LookupError(f"no visible {kind.__name__} {name!r}")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        _press_key(self.window.focusWidget() or self.window, key, modifiers)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the left button, in the middle unless said otherwise."""
        target, place = _in_window(widget, at or widget.rect().center())
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press at one point, move through eight others, release at the last."""
        target, place = _in_window(widget, start)
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=place)
        for part in range(1, 9):
            QTest.mouseMove(target, place + (end - start) * part / 8)
            self.app.processEvents()
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=place + end - start)
        self.settle()

    def type(self, field: Any, text: str, *, enter: bool = True) -> None:
        """Replace the text of a field by typing."""
        field.setFocus()
        field.selectAll()
        for character in text:
            QTest.keyClicks(field, character)
        if enter:
            _press_key(field, Qt.Key.Key_Return)
        self.settle()

    def play_for(self, seconds: float, frame: float = 1 / 60) -> None:
        """Let the session play for so long, in frames, whatever the machine's clock says."""
        for _ in range(round(seconds / frame)):
            self.session.tick(frame)
            self.app.processEvents()

    def picture(self) -> QImage:
        """Return what the window shows, 3-D included."""
        self.settle()
        return self.window.grab().toImage()

    def save(self, path: Path) -> Path:
        """Write what the window shows."""
        self.picture().save(str(path))
        return path


def _in_window(widget: QWidget, at: QPoint) -> tuple[QWindow, QPoint]:
    """Return the window that the system gives a press at this place of `widget` to, and the place in it."""
    top = widget.window()
    handle = top.windowHandle()
    assert handle is not None
    return handle, widget.mapTo(top, at)


def _press_key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key in the window of a widget that has the focus, else in the widget itself."""
    handle = widget.window().windowHandle()
    if handle is not None and widget.window().isActiveWindow() and QApplication.focusWidget() in (widget, None):
        QTest.keyClick(handle, key, modifiers)
    else:
        QTest.keyClick(widget, key, modifiers)
