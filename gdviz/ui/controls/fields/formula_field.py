"""The field in which a formula is typed; it shows where a formula is wrong."""

from __future__ import annotations

from PySide6.QtCore import QLineF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from gdviz.ui.themes.style import mark
from gdviz.ui.themes.theme import LIGHT, Theme

_PAUSE_MS = 250  # between the last key and the reading of the formula


class FormulaField(QLineEdit):
    """A line of text; `typed` carries it a quarter of a second after the last key, and at once on Return.

    `escaped` tells that Escape was pressed.
    """

    typed = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: tuple[int, int] | None = None  # first character and how many, from 0
        self._colour = LIGHT.error
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.textEdited.connect(self._begin_pause)
        self.returnPressed.connect(self._send)
        self.editingFinished.connect(self._send_what_waits)

    def show_formula(self, text: str) -> None:
        """Replace the text, unless it is the same; forget what was wrong and what waits to be read."""
        self._pause.stop()
        self.clear_error()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def mark_error(self, column: int, length: int) -> None:
        """Mark `length` characters from `column` (from 1) as wrong, and the frame of the field."""
        self._wrong = (max(column - 1, 0), max(length, 1))
        mark(self, "invalid", True)
        self.update()

    def clear_error(self) -> None:
        """Mark nothing as wrong."""
        self._wrong = None
        mark(self, "invalid", False)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colour of errors."""
        self._colour = theme.error
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Escape, which also closes the dialog around it."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and a zigzag under what is wrong in it."""
        super().paintEvent(event)
        if self._wrong is None:
            return
        start, length = self._wrong
        left, right = self._place_of(start), self._place_of(start + length)
        right = max(right, left + self.fontMetrics().horizontalAdvance("0"))
        bottom = (self.height() + self.fontMetrics().height()) / 2 + 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(6, 0, -4, 0))
        painter.setPen(QPen(QColor(self._colour), 1.5))
        painter.drawLines(_zigzag(left, right, bottom))
        painter.end()

    def _place_of(self, position: int) -> float:
        """Where the character at `position` begins, in pixels from the left: found from where the cursor is drawn."""
        metrics = self.fontMetrics()
        text = self.text()
        at_cursor = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        beyond = max(position - len(text), 0) * metrics.horizontalAdvance("0")
        return float(at_cursor + metrics.horizontalAdvance(text[:position]) + beyond)

    def _begin_pause(self) -> None:
        self._pause.start()

    def _send_what_waits(self) -> None:
        if self._pause.isActive():
            self._send()

    def _send(self) -> None:
        self._pause.stop()
        self.typed.emit(self.text())


def _zigzag(left: float, right: float, bottom: float) -> list[QLineF]:
    lines: list[QLineF] = []
    x, low = left, True
    while x < right:
        after = min(x + 3, right)
        lines.append(QLineF(x, bottom + (0 if low else 2.5), after, bottom + (2.5 if low else 0)))
        x, low = after, not low
    return lines
