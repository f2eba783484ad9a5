"""Presenting: the views alone on the whole screen in large type, every key that is pressed shown, and back again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QToolBar, QWidget
from shiboken6 import isValid

from gdviz.ui.arranging.stage import Stage
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.strips.recovery_strip import RecoveryStrip
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.widgets.key_chip import KeyChip, key_text

LARGE = 1.6  # how much larger everything is: type, lines, balls
_VIEWS = ("show_both", "show_contour", "show_surface")  # one of these is always on
_LOSS = "show_loss"


@dataclass(frozen=True)
class Before:
    """What the window looked like: to come back to exactly that."""

    window_state: Qt.WindowState
    docks: QByteArray
    splitters: tuple[QByteArray, ...]
    hidden: tuple[bool, ...]  # of what is put away
    view: str
    loss: bool
    focus: QWidget | None


class Presentation(QObject):
    """Turns a window into a screen for an audience. It shows the one view or the pair that was chosen before."""

    def __init__(
        self,
        window: QMainWindow,
        appearance: Appearance,
        commands: Mapping[str, QAction],
        splitters: Sequence[QSplitter],
        stage: Stage,
        controls: Sequence[QWidget],
    ) -> None:
        """`controls` are put away, as are the bars of the window and every dock that is not on the `stage`."""
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._commands = commands
        self._splitters = splitters
        self._stage = stage
        self._controls = controls
        self._before: Before | None = None
        self._chip = KeyChip(window)
        self._escape = QShortcut(Qt.Key.Key_Escape, window, self.leave)
        self._escape.setEnabled(False)
        appearance.theme_changed.connect(self._chip.apply_theme)

    @property
    def is_on(self) -> bool:
        """Whether it is being presented."""
        return self._before is not None

    def toggle(self) -> None:
        """Begin, or go back."""
        if self.is_on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Show the views alone, large, on the whole screen."""
        window, commands = self._window, self._commands
        put_away = self._put_away()
        self._before = Before(
            window.windowState(),
            window.saveState(),
            tuple(splitter.saveState() for splitter in self._splitters),
            tuple(part.isHidden() for part in put_away),
            next(name for name in _VIEWS if commands[name].isChecked()),
            commands[_LOSS].isChecked(),
            window.focusWidget(),
        )
        self._stage.begin()
        for part in put_away:
            part.hide()
        self._appearance.enlarge(LARGE)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.setFocus()
        self._escape.setEnabled(True)
        commands["present"].setChecked(True)
        self._listen(True)
        self._chip.say(QCoreApplication.translate("Presentation", "Esc: back   Alt+1 … Alt+0: what is shown"))

    def leave(self) -> None:
        """Bring back what was there."""
        before, self._before = self._before, None
        if before is None:
            return
        window, commands = self._window, self._commands
        self._listen(False)
        self._escape.setEnabled(False)
        self._chip.hide()
        self._stage.end()
        window.setWindowState(before.window_state)
        self._appearance.enlarge(1.0)
        for part, hidden in zip(self._put_away(), before.hidden, strict=True):
            part.setHidden(hidden)
        window.restoreState(before.docks)
        commands[before.view].trigger()
        if commands[_LOSS].isChecked() != before.loss:
            commands[_LOSS].trigger()
        for splitter, state in zip(self._splitters, before.splitters, strict=True):
            splitter.restoreState(state)
        commands["present"].setChecked(False)
        if before.focus is not None and isValid(before.focus):  # a field may have gone with its landscape
            before.focus.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show every key that comes to the window, whoever it is for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            text = key_text(event)
            if text:
                self._chip.press(text)
        return False

    def _put_away(self) -> list[QWidget]:
        """Return the bars, the docks that hold no panel, the controls, and the question about the last session."""
        window = self._window
        bars: list[QWidget] = [window.menuBar(), *window.findChildren(QToolBar)]
        panels = [panel.command.name for panel in PANELS]
        docks = [dock for dock in window.findChildren(QDockWidget) if dock.objectName() not in panels]
        return [*bars, *docks, *self._controls, *window.findChildren(RecoveryStrip)]

    def _listen(self, on: bool) -> None:
        """Listen to the keys of the window before anyone has taken them."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            if on:
                handle.installEventFilter(self)
