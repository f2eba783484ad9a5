"""The strip at the top: why a file could not be opened or saved, or what an example shows; it can be put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gdviz.ui.strips.strip_frame import strip_frame
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.key_chip import KeyChip
from gdviz.ui.widgets.panel_widget import PanelWidget


class FileStrip(PanelWidget):
    """A sentence and a button; hidden until there is something to say, gone when the next file is opened.

    What went well is said by `chip`, for a moment.
    """

    def __init__(self, chip: KeyChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self._theme = LIGHT
        self._words: Callable[[], str] | None = None  # of an example
        self._holds: Callable[[], bool] = lambda: True
        self._close = QPushButton(self)
        self._close.clicked.connect(self.hide)
        self._sign, self._text = strip_frame(self, [self._close])
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show why something could not be done."""
        self._words = None
        self._show(text)

    def tell(self, sentence: str) -> None:
        """Say for a moment what has been done."""
        self.hide()
        self._chip.say(sentence)

    def explain(self, words: Callable[[], str], holds: Callable[[], bool]) -> None:
        """Show what is seen, in the language that the window has then, for as long as it holds."""
        self._words, self._holds = words, holds
        self._show(words())

    def redraw(self) -> None:
        """Say of an example no more than what is still seen."""
        if self._words is not None and not self.isHidden() and not self._holds():
            self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._theme = theme
        self._chip.apply_theme(theme)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._tint()
        self.setVisible(bool(text))

    def _tint(self) -> None:
        theme = self._theme
        name, colour = ("warning", theme.error) if self._words is None else ("info", theme.secondary)
        self._sign.setPixmap(icon(name, theme, colour).pixmap(16, 16))

    def _retranslate(self) -> None:
        if self._words is not None and self.isVisible():
            self._show(self._words())
        self._close.setText(QCoreApplication.translate("Files", "Close"))
