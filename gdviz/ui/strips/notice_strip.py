"""A strip over the views that says why something could not be done; closed by its button, or by the next change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from gdviz.session.session import Session
from gdviz.ui.strips.strip_frame import strip_frame
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_widget import PanelWidget


class NoticeStrip(PanelWidget):
    """Hidden until `say`; what it says is made anew in each language."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence: Callable[[], str] = str
        self._close = IconButton("close", self, 14)
        self._close.clicked.connect(self._leave)
        self._sign, self._text = strip_frame(self, [self._close])
        session.experiment_changed.connect(self._leave)
        self._retranslate()
        self.hide()

    def say(self, sentence: Callable[[], str]) -> None:
        """Show a sentence; `sentence` makes it in the language of the window."""
        self._sentence = sentence
        self._retranslate()
        self.show()

    def redraw(self) -> None:
        """It says the same whatever the session shows."""

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._sign.setPixmap(icon("info", theme, theme.accent).pixmap(16, 16))
        self._close.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _leave(self) -> None:
        self.hide()

    def _retranslate(self) -> None:
        self._text.setText(self._sentence())
        self.setAccessibleName(self._text.text())
        self._close.describe(self.tr("Close the note"))
