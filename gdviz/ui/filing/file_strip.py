"""The strip at the top that says why a file could not be opened or saved, with line and key; it can be put away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gdviz.ui.icons import icon
from gdviz.ui.key_chip import KeyChip
from gdviz.ui.panel_widget import PanelWidget
from gdviz.ui.style import GRID
from gdviz.ui.theme import Theme


class FileStrip(PanelWidget):
    """A sentence and a button; hidden until there is something to say, gone when the next file is opened.

    `chip` says what went well.
    """

    def __init__(self, chip: KeyChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sign, self._text, self._close = QLabel(self), QLabel(self), QPushButton(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    def redraw(self) -> None:
        """It says the same whatever the session shows."""

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._chip.apply_theme(theme)
        self._sign.setPixmap(icon("warning", theme, theme.error).pixmap(16, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.setText(QCoreApplication.translate("Files", "Close"))
