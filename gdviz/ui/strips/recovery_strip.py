"""The strip at the top after gdviz ended unexpectedly: it offers the last session, and never stands in the way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gdviz.engine.message import Message
from gdviz.session.files.autosave import Autosave
from gdviz.ui.strips.strip_frame import strip_frame
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.words import in_words


class RecoveryStrip(PanelWidget):
    """A sentence and two buttons; gone once one of them was pressed."""

    def __init__(self, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._refusal: Message | None = None
        self._restore, self._discard = QPushButton(self), QPushButton(self)
        self._sign, self._text = strip_frame(self, [self._restore, self._discard])
        self._restore.clicked.connect(self._take)
        self._discard.clicked.connect(self._forget)
        self._retranslate()

    def redraw(self) -> None:
        """It says the same whatever the session shows."""

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._sign.setPixmap(icon("info", theme, theme.accent).pixmap(16, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self) -> None:
        self._refusal = self._autosave.restore()
        if self._refusal is not None:
            self._restore.hide()
            self._retranslate()
        else:
            self.hide()

    def _forget(self) -> None:
        self._autosave.discard()
        self.hide()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        asks = translate("RecoveryStrip", "gdviz ended unexpectedly. Restore the last session?")
        refused = translate("RecoveryStrip", "The last session cannot be restored: {reason}")
        self._text.setText(asks if self._refusal is None else refused.format(reason=in_words(self._refusal)))
        self._restore.setText(translate("RecoveryStrip", "Restore"))
        self._discard.setText(translate("RecoveryStrip", "Discard"))
