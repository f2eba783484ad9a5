"""Arrangements of the window to choose from: to explore, to explain, to compare; and back to how it was at first.

A layout is a row of data. It asks for panels by the names of their commands; one that is not there is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter

from gdviz.ui.docks.panels import PANELS, TALL

_PANEL_WIDTH = 400  # pixels


@dataclass(frozen=True)
class Layout:
    """What is shown, and how high the loss plot is, as a share of the centre."""

    views: str  # the command that chooses the views
    loss: float
    panels: tuple[str, ...] = ()  # the commands of those that are shown; all others are hidden


LAYOUTS: Mapping[str, Layout] = {  # by the name of the command
    "layout_explore": Layout("show_both", 0.25),
    "layout_explain": Layout("show_contour", 0.2, ("microscope", "gradient")),
    "layout_compare": Layout("show_both", 0.6),
}
FIRST = "layout_explore"


class Layouts:
    """Arranges one window; made before anything is moved in it, so that it knows how it was at first."""

    def __init__(
        self, window: QMainWindow, splitters: Mapping[str, QSplitter], commands: Mapping[str, QAction]
    ) -> None:
        self._window = window
        self._splitters = splitters
        self._commands = commands
        self._first = window.saveState()

    def choose(self, name: str) -> None:
        """Arrange the window as the layout of the command `name`. Raises KeyError."""
        layout = LAYOUTS[name]
        found = {self._window.findChild(QDockWidget, panel.command.name): panel.area for panel in PANELS}
        self._put_away({dock: area for dock, area in found.items() if dock is not None})
        self._commands[layout.views].trigger()
        for part in ("show_dock", "show_loss"):
            self._show(part, True)
        rows, views = self._splitters["rows"], self._splitters["views"]
        height = max(sum(rows.sizes()), 100)
        rows.setSizes([round(height * (1.0 - layout.loss)), round(height * layout.loss)])
        views.setSizes([1000] * views.count())
        self._arrange([self._window.findChild(QDockWidget, name) for name in layout.panels])

    def reset(self) -> None:
        """Bring every dock back to its place, and arrange the window as at first."""
        self._window.restoreState(self._first)
        self.choose(FIRST)

    def _show(self, name: str, wanted: bool) -> None:
        if self._commands[name].isChecked() != wanted:
            self._commands[name].trigger()

    def _put_away(self, docks: Mapping[QDockWidget, Qt.DockWidgetArea]) -> None:
        """Hide panels, each in a place of its own in its area: one moved out of tabs of hidden ones makes Qt crash."""
        for dock in docks:  # a command would bring a tab to the front before it hides it
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for dock, area in docks.items():
            self._window.addDockWidget(area, dock)
            dock.hide()

    def _arrange(self, found: list[QDockWidget | None]) -> None:
        """Show panels at the right: below each other, or behind each other where there is little height."""
        docks = [dock for dock in found if dock is not None]
        if not docks:
            return
        for dock in docks:
            dock.show()
        if self._window.height() < TALL:
            for dock in docks[1:]:
                self._window.tabifyDockWidget(docks[0], dock)
            docks[0].raise_()
        self._window.resizeDocks([docks[0]], [_PANEL_WIDTH], Qt.Orientation.Horizontal)
