"""The title of a panel: its name, and buttons that float it and hide it, in the look of everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QWidget

from gdviz.ui.commands.actions import plain_text
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton

_ICON = 16


class DockTitle(QWidget):
    """Stands over a dock; a drag moves the dock and a double click floats it, as Qt has it."""

    def __init__(self, dock: QDockWidget, action: QAction, float_it: Callable[[], object]) -> None:
        """`action` shows and hides the dock: its text is the title; `float_it` takes it out of the window and back."""
        super().__init__(dock)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock = dock
        self._action = action
        self._name = QLabel(self)
        self._name.setProperty("role", "title")
        self._float, self._close = IconButton("float", self, _ICON), IconButton("close", self, _ICON)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, GRID, GRID)
        row.setSpacing(0)
        row.addWidget(self._name, 1)
        for button in (self._float, self._close):
            row.addWidget(button)
        self._float.clicked.connect(lambda: float_it())
        self._close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(lambda _: self.retranslate())

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for button in (self._float, self._close):
            button.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        title = plain_text(self._action)
        self._name.setText(title)
        back, away = translate("DockTitle", "Back into the window: {panel}"), translate("DockTitle", "Float: {panel}")
        self._float.describe((back if self._dock.isFloating() else away).format(panel=title))
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._close.describe(translate("DockTitle", "Hide: {panel}").format(panel=title), key)
