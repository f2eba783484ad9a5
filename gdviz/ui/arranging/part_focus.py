"""The keyboard goes from one part of the window to the next, and with Escape back to the views.

A panel that opens takes no focus: Space and the letters stay with the window. F6 goes into it, and Tab on from there.
Where nothing has the focus, nothing has it either once the window is come back to from another one.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget


class PartFocus(QObject):
    """The parts of one window: the views in its middle, then every dock that is seen."""

    def __init__(self, window: QMainWindow) -> None:
        """Watch the window, and the docks that it has now."""
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        for dock in window.findChildren(QDockWidget):
            dock.installEventFilter(self)

    def next(self, step: int = 1) -> None:
        """Go into the next part, or with −1 into the one before; from no part into the views."""
        parts = [part for part in self._parts() if _stops(part)]
        focus = self._window.focusWidget()
        here = [index for index, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)]
        if parts:
            _enter(parts[(here[0] + step) % len(parts) if here else 0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape lead from a dock to the views, where nobody in it wanted it; keep the keys that the window has."""
        if watched is self._window:
            if event.type() == QEvent.Type.WindowDeactivate and self._window.focusWidget() is None:
                self._window.setFocus()  # else Qt gives it to the first button there is, which Space then presses
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._window.activateWindow()  # the dock may float
            _enter(self._window.centralWidget())
            return True
        return super().eventFilter(watched, event)

    def _parts(self) -> list[QWidget]:
        window, left = self._window, Qt.DockWidgetArea.LeftDockWidgetArea
        docks = [dock for dock in window.findChildren(QDockWidget) if not dock.visibleRegion().isEmpty()]
        docks.sort(key=lambda dock: window.dockWidgetArea(dock) == left)  # the parameters come last
        inside = [dock.widget() for dock in docks if dock.isVisible()]
        return [part for part in (self._window.centralWidget(), *inside) if part is not None]


def _enter(part: QWidget | None) -> None:
    stops = [] if part is None else _stops(part)
    if stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)


def _stops(part: QWidget) -> list[QWidget]:
    """Return where Tab stops in a part, from the top and the left."""
    stops = [one for one in (part, *part.findChildren(QWidget)) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    places = [(one.mapTo(part, QPoint()), one) for one in stops if one.isVisible() and one.isEnabled()]
    return [one for _, one in sorted(places, key=lambda place: (place[0].y(), place[0].x()))]
