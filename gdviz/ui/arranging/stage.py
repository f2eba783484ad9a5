"""What a presentation shows: one part of the window or two, chosen in a menu or by keys, and how they share the screen.

Nothing chosen means: what the window shows. While it is presented, the keys that show and hide a part in the window put
it on the stage or take it off; the part that came first stays, a third one takes the place of the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter

from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.ui.commands.actions import Command, make_action
from gdviz.ui.docks.panels import PANELS, Panels

VIEWS = ("contour", "surface")
LOSS = "loss"
AS_WINDOW = Command("present_window", QT_TRANSLATE_NOOP("Commands", "What the &window shows"), (), True)


def _keys(place: int) -> tuple[str, ...]:
    """Return the keys of the part at a place from 1: Alt and a figure, 0 for the tenth; later ones have none."""
    return (f"Alt+{place % 10}",) if place <= 10 else ()


PARTS: Mapping[str, Command] = {
    "contour": Command("present_contour", QT_TRANSLATE_NOOP("Commands", "&Contour"), ("Alt+1",), True),
    "surface": Command("present_surface", QT_TRANSLATE_NOOP("Commands", "&Surface"), ("Alt+2",), True),
    LOSS: Command("present_loss", QT_TRANSLATE_NOOP("Commands", "&Loss plot"), ("Alt+3",), True),
} | {
    panel.command.name: Command(f"present_{panel.command.name}", panel.command.text, _keys(place), True)
    for place, panel in enumerate(PANELS, 4)
}
STAGE_MENU = (AS_WINDOW, *PARTS.values())
_ALSO = ("full_screen", "layout_explore", "layout_explain", "layout_compare", "layout_reset")  # not while presenting
_PANEL_SHARE = 0.4  # of the screen, beside a view
_ROWS = (600, 400)  # a view over the loss plot


def with_part(parts: tuple[str, ...], part: str) -> tuple[str, ...]:
    """Return `parts` without `part`, or with it: never more than two, of which the first stays."""
    if part in parts:
        return tuple(other for other in parts if other != part)
    return (*parts[:1], part)


class Stage(QObject):
    """Holds the choice, and arranges the window by it from `begin` to `end`; who began brings the window back."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Mapping[str, QAction],
        splitters: Mapping[str, QSplitter],
        panels: Panels,
    ) -> None:
        """`commands` show the parts in the window; `splitters` are "views" and "rows"."""
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._splitters = splitters
        self._panels = panels
        self._centre = window.centralWidget() or window
        self._chosen: tuple[str, ...] = ()
        self._parts: tuple[str, ...] = ()  # on the stage; () while nothing is presented
        self._arranging = False
        self._later = QTimer(self, singleShot=True, interval=0)  # never while Qt itself lays the window out
        self._later.timeout.connect(self._share)
        self.actions: dict[str, QAction] = {AS_WINDOW.name: make_action(AS_WINDOW, window, self._choose_nothing)}
        for part, command in PARTS.items():
            self.actions[command.name] = make_action(command, window, partial(self._toggle, part))
        window.addActions(list(self.actions.values()))
        for name in ("show_both", *(f"show_{part}" for part in (*VIEWS, LOSS)), *panels.docks):
            commands[name].triggered.connect(partial(self._follow, name))
        self._tick()

    def begin(self) -> None:
        """Show what was chosen, or the view or pair that the window shows."""
        self._window.installEventFilter(self)
        self._panels.makes_room = False
        for name in _ALSO:
            self._commands[name].setEnabled(False)
        self._show(self._chosen or self._in_window())

    def end(self) -> None:
        """Arrange nothing any more."""
        self._parts = ()
        self._window.removeEventFilter(self)
        self._panels.makes_room = True
        for name in _ALSO:
            self._commands[name].setEnabled(True)
        self._splitters["views"].show()
        self._centre.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the screen anew when the window has another size."""
        if event.type() == QEvent.Type.Resize and watched is self._window and self._parts:
            self._later.start()
        return False

    def _in_window(self) -> tuple[str, ...]:
        """Return what is seen in the window: both views, or one with the panel in front, or with the loss plot."""
        views = self._splitters["views"]
        shown = [widget for place in range(len(VIEWS)) if (widget := views.widget(place)) is not None]
        seen = tuple(part for part, widget in zip(VIEWS, shown, strict=True) if not widget.isHidden())
        if len(seen) < 2:
            docks = self._panels.docks.items()
            seen += tuple(name for name, dock in docks if dock.isVisible() and not dock.visibleRegion().isEmpty())
            seen += (LOSS,) if self._commands["show_loss"].isChecked() else ()
        return seen[:2]

    def _choose_nothing(self) -> None:
        self._chosen = ()
        self._tick()

    def _toggle(self, part: str) -> None:
        changed = with_part(self._parts or self._chosen, part)
        if changed or not self._parts:  # an empty stage is no presentation
            self._chosen = changed
            if self._parts:
                self._show(changed)
        self._tick()

    def _follow(self, name: str, _checked: bool = False) -> None:
        """Put on the stage, or take from it, what a command shows or hides in the window."""
        if not self._parts or self._arranging:
            return
        part = name.removeprefix("show_")
        if name == "show_both":
            self._show(VIEWS)
        elif part in VIEWS:
            self._show((part, *(other for other in self._parts if other not in VIEWS))[:2])
        else:
            self._show(with_part(self._parts, part) or self._parts)

    def _show(self, parts: tuple[str, ...]) -> None:
        views = [part for part in VIEWS if part in parts]
        self._parts, self._arranging = parts, True
        if views:
            self._commands["show_both" if len(views) == 2 else f"show_{views[0]}"].trigger()
        if self._commands["show_loss"].isChecked() != (LOSS in parts):
            self._commands["show_loss"].trigger()
        self._arranging = False
        self._splitters["views"].setVisible(bool(views))
        self._centre.setVisible(bool(views) or LOSS in parts)
        for name, dock in self._panels.docks.items():
            dock.setVisible(name in parts)
        for dock in self._shown_docks():
            self._window.removeDockWidget(dock)  # out of its tabs
            dock.setFloating(False)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock, Qt.Orientation.Horizontal)
            dock.show()
        self._later.start()

    def _shown_docks(self) -> list[QDockWidget]:
        docks = self._panels.docks
        return [docks[part] for part in self._parts if part in docks]

    def _share(self) -> None:
        """Give the parts their shares of the screen, panels at the right of everything else."""
        shown, window = self._shown_docks(), self._window
        if not self._parts:
            return
        if shown:
            share = _PANEL_SHARE if len(shown) == 1 else 0.5
            window.resizeDocks(shown, [round(share * window.width())] * len(shown), Qt.Orientation.Horizontal)
        self._splitters["rows"].setSizes(list(_ROWS))
        self._splitters["views"].setSizes([1000, 1000])

    def _tick(self) -> None:
        for part, command in PARTS.items():
            self.actions[command.name].setChecked(part in self._chosen)
        self.actions[AS_WINDOW.name].setChecked(not self._chosen)
