"""The real window, driven as a person would: keys, clicks, typing, and pictures of what is seen.

Events go to the window, as those of the system do, through Qt's own test support; a window manager is not needed.
Time is given to the session by `play_for`, so that nothing waits for a clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCursor, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTabBar, QToolTip, QWidget
from shiboken6 import isValid

Found = TypeVar("Found", bound=QWidget)
PATIENCE = 60.0  # seconds; a condition that is not met by then never will be, however busy the computer is
PATIENCE_MS = round(1000 * PATIENCE)  # for pytest-qt, which has five seconds
_BREATH = 0.001  # seconds between two looks at a condition, in which the threads that it waits for may work


class Driver:
    """One window on the first session, with settings of its own."""

    def __init__(self, app: QApplication, size: tuple[int, int] = (1280, 800)) -> None:
        from gdviz.app import first_session
        from gdviz.ui.themes.appearance import Appearance
        from gdviz.ui.window import Window

        self.app = app
        self.settings = QSettings()
        self.appearance = Appearance(app, self.settings)
        self.session = first_session()
        self.window = Window(self.session, self.appearance, self.settings)
        self.window.resize(*size)
        QCursor.setPos(app.primaryScreen().geometry().bottomRight())  # what lies under the screen's pointer is marked
        self.window.show()
        self.window.activateWindow()
        self._closed = False
        self.wait(lambda: self.session.ready)
        self.settle()
        self._first_view = self.window.files.filing.document().view
        self._first_catalog = self.session.catalog
        self._first_places = self.window.saveState()  # with those of panels that are hidden
        self._first = self._seen()

    def start_over(self) -> bool:
        """Put the window back to how it was at first; return whether all of it is, which a new window is for else."""
        if self._closed or not isValid(self.window) or not self.window.isVisible():
            return False
        if not self._send_away():
            return False
        self.hover(self.window, QPoint(self.window.width() - 2, 2))
        self.session.playback.pause()
        self.appearance.choose_theme("system")
        self.appearance.choose_language("en")
        if self.window.isFullScreen():
            self.window.command("full_screen").trigger()
        self.window.files.filing.forget_changes()
        self.window.command("new").trigger()
        if self.session.catalog is not self._first_catalog:
            self.session.use_catalog(self._first_catalog)
        self.window.restoreState(self._first_places)
        self.window.files.show_as(self._first_view)
        self.settings.clear()
        self.settings.sync()
        self.window.activateWindow()
        self._map().setFocus()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()
        return self._seen() == self._first

    def leave(self) -> None:
        """Close the window, and leave nothing behind for the next."""
        if isValid(self.window):
            self.appearance.choose_theme("system")
            self.appearance.choose_language("en")
            self.close()
        self.settings.clear()
        self.settings.sync()

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
            sleep(_BREATH)

    def rest(self) -> None:
        """Wait until nothing changes by itself any more: the surface is smoothed, the runs are judged, all is written.

        Before two pictures are compared; nothing may be playing.
        """
        timers = self.window.findChildren(QTimer)  # what is put off until a hand or a camera rests
        self.wait(
            lambda: (
                not self.session.backgrounds.busy
                and not any(isValid(timer) and timer.isSingleShot() and timer.isActive() for timer in timers)
            )
        )
        self.settle()

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

    def hover(self, widget: QWidget, at: QPoint) -> None:
        """Move the mouse to a point of a widget, without the screen's pointer, which answers when it likes."""
        target, place = _in_window(widget, at)
        for away in (QPoint(1, 1), QPoint()):  # a mouse that is there already does not move
            QTest.mouseMove(target, place + away)
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

    def _send_away(self) -> bool:
        """Close what lies above the window, and what says for a moment what has been done; return whether it went."""
        from gdviz.ui.widgets.key_chip import KeyChip

        for above in self.app.topLevelWidgets():
            if isinstance(above, QDialog | QMenu) and above.isVisible() and not above.close():
                return False  # it asks first
        for chip in self.window.findChildren(KeyChip):
            chip.hide()
        QToolTip.hideText()
        return True

    def _map(self) -> QWidget:
        """Return what has the focus at first."""
        from gdviz.ui.views.contour.view import ContourView

        return self.find(ContourView)

    def _seen(self) -> tuple[object, ...]:
        """Return what makes a window as it is at first: its document, title, commands, and what is there."""
        window = self.window
        parts = Counter(
            (type(part), part.accessibleName())
            for part in window.findChildren(QWidget)
            if part.isVisible() and not isinstance(part, QTabBar)  # Qt keeps those of docks where nobody sees them
        )
        commands = [(one.objectName(), one.isChecked(), one.isEnabled()) for one in window.actions()]
        above = [one for one in self.app.topLevelWidgets() if one is not window and one.isVisible()]
        return (
            window.files.filing.text(),
            window.windowTitle(),
            commands,
            parts,
            above,
            window.focusWidget(),
        )


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
