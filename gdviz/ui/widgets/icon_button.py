"""The flat button with an icon, or with a word, that every bar, card and view uses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.keys import asks_for_key
from gdviz.ui.wording.glossary import tip

_PRESSING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IconButton(QToolButton):
    """A tool button with an icon of the family, a tooltip with its shortcut, and a name for screen readers.

    It takes the focus by Tab, never by a click, so that the keys of the transport go on working after one.
    """

    def __init__(self, icon_name: str, parent: QWidget | None = None, size: int = 18) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._theme = LIGHT
        self.setAutoRaise(True)
        self._size = size
        self._held: QSize | None = None
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def describe(self, text: str, shortcut: str = "") -> None:
        """Say what the button does, in a tooltip and to screen readers."""
        self.setAccessibleName(text)
        self.setToolTip(tip(f"{text}  ({shortcut})" if shortcut else text))

    def hold(self, width: int, height: int) -> None:
        """Keep this size, times the scale of the theme."""
        self._held = QSize(width, height)
        self.setFixedSize(self._held * self._theme.scale)

    def show_icon(self, icon_name: str) -> None:
        """Change the drawing."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icon, and draw it as large as everything else."""
        self._theme = theme
        side = round(self._size * theme.scale)
        self.setIconSize(QSize(side, side))
        parent = self.parentWidget()
        if self._held is not None:
            self.setFixedSize(self._held * theme.scale)
        elif parent is not None and parent.layout() is None:
            right = self.geometry().right()  # it lies in the corner of a plot, which does not ask how large it would be
            self.adjustSize()
            self.move(right + 1 - self.width(), self.y())
        if not self._icon_name:
            return
        colour = theme.on_accent if self.property("role") == "accent" else theme.secondary
        self.setIcon(icon(self._icon_name, theme, colour))

    def event(self, event: QEvent) -> bool:
        """Keep Space and Return for the button while it has the focus, although they are shortcuts of the window."""
        if asks_for_key(event, _PRESSING_KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Return as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
