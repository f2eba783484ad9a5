"""The sentence under a field that says what is wrong with it and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.words import language


class FieldMessage(QWidget):
    """A warning sign and a sentence; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setFixedSize(16, 16)
        self._text = QLabel(self)
        self._text.setProperty("role", "error")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence, with a capital and a full stop; an empty one hides the message."""
        if sentence:
            stop = "" if sentence[-1] in ".?!。？！" else "。" if language() == "zh" else "."
            first = sentence[0].upper() if sentence[0].isascii() else sentence[0]  # η is not the letter Η
            sentence = first + sentence[1:] + stop
        if sentence != self._text.text():
            self._text.setText(sentence)
            self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def watch(self, field: NumberField) -> None:
        """Say what is wrong with what is typed into a field, until its value is brought back."""
        field.refused.connect(self.say)
        field.restored.connect(lambda: self.say(""))

    def refuse(self, field: NumberField, sentence: str) -> None:
        """Say why the number in a field cannot be used, and mark it; "" takes that back."""
        field.mark_invalid(bool(sentence))
        self.say(sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._sign.setPixmap(icon("warning", theme, theme.error).pixmap(16, 16))
