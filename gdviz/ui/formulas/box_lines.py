"""Lines of set numbers and signs in a panel, one below the other: cheap enough to change in every frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.formulas.number_boxes import Box, Boxes
from gdviz.ui.themes.theme import LIGHT, Theme

_GAP, _MARGIN = 2.0, 2.0


class BoxLines(QWidget):
    """Shows what `show_lines` was given; a line that is wider than the panel is drawn smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._boxes = Boxes(self.font())
        self._lines: list[Box] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_lines(self, write: Callable[[Boxes], Sequence[Box]], words: str) -> None:
        """Show other lines, which `write` sets; `words` are the same as text."""
        if self._boxes.font.pointSizeF() != self.font().pointSizeF():
            self._boxes = Boxes(self.font())
        before = self.sizeHint()
        self._lines = list(write(self._boxes))
        self.setAccessibleName(words)
        self.setToolTip(words)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the lines."""
        return QSize(200, round(sum(line.ascent + line.descent + _GAP for line in self._lines) + 2 * _MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.text))
        top = _MARGIN
        for line in self._lines:
            scale = min(1.0, self.width() / max(line.width, 1.0))
            self._boxes.draw(painter, line, 0.0, top + line.ascent, scale)
            top += line.ascent + line.descent + _GAP
        painter.end()
