"""A quiet line that opens and closes what lies under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton

_SIGN = 14


class Disclosure(IconButton):
    """A chevron and a text, shortened to the room there is; looks open while it is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", "name")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""

    def show_words(self, words: str, is_open: bool) -> None:
        """Show what lies under the line, in words."""
        if (words, is_open) != (self._words, self.isChecked()):
            self._words = words
            self.setChecked(is_open)
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the text."""
        super().apply_theme(theme)
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(60, self.fontMetrics().height() + 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, which shows the focus, then the sign and the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        sign = "chevron-down" if self.isChecked() else "chevron-right"
        top = (self.height() - _SIGN) // 2
        icon(sign, self._theme, self._theme.secondary).paint(painter, 1, top, _SIGN, _SIGN)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        area = self.rect().adjusted(_SIGN + GRID, 0, -GRID, 0)
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        hovered = self.underMouse() or self.hasFocus()
        painter.setPen(self._theme.text if hovered else self._theme.secondary)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
