"""A field of several lines for equations; wavy lines mark what is wrong, each at its column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gdviz.engine.errors import FormulaError
from gdviz.ui.themes.style import mark
from gdviz.ui.themes.theme import LIGHT, Theme

_PAUSE_MS = 250  # between the last key and the reading
_LINES = 6  # that are seen at least


class EquationsField(QPlainTextEdit):
    """Plain text; `typed` comes a quarter of a second after the last key. Tab goes on to the next control."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = LIGHT.error
        self._errors: Sequence[FormulaError] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.typed)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))  # columns can be counted
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + 16)
        self.textChanged.connect(self._pause.start)

    def show_text(self, text: str) -> None:
        """Replace the text; nothing is emitted."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)

    def mark_errors(self, errors: Sequence[FormulaError]) -> None:
        """Mark what is wrong, and the frame; nothing where there are no errors."""
        self._errors = errors
        mark(self, "invalid", bool(errors))
        self.setExtraSelections([self._mark(error) for error in errors])

    def apply_theme(self, theme: Theme) -> None:
        """Take the colour of errors."""
        self._colour = theme.error
        self.mark_errors(self._errors)

    def _mark(self, error: FormulaError) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(min(error.line, self.blockCount()) - 1)
        first = min(error.column - 1, max(block.length() - 2, 0))
        last = min(max(error.column - 1 + error.length, first + 1), max(block.length() - 1, 0))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + first)
        cursor.setPosition(block.position() + last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._colour))
        made.cursor, made.format = cursor, look
        return made
