"""The name of a run: a button that selects it and shortens itself to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton

_PADDING = 4


class RunName(IconButton):
    """The name, bold where selected, and after it the optimizer in the secondary colour, where it says more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", parent)
        self.setProperty("role", "name")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self._name = ""
        self._remark = ""

    def show_name(self, name: str, remark: str, is_selected: bool) -> None:
        """Show the name and a remark after it."""
        self._name, self._remark = name, remark
        self.setChecked(is_selected)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the text."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(60, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, which shows the focus, then the two texts, each shortened at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        font = QFont(self.font())
        font.setBold(self.isChecked())
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        used = self._draw(painter, font, area, self._name, self._theme.text)
        area.setLeft(area.left() + used + 2 * _PADDING)
        if self._remark and area.width() > 30:
            small = QFont(self.font())
            small.setPointSizeF(small.pointSizeF() * 0.92)
            self._draw(painter, small, area, self._remark, self._theme.secondary)
        painter.end()

    def _draw(self, painter: QPainter, font: QFont, area: QRect, text: str, colour: str) -> int:
        """Draw one text into the area; return its width."""
        metrics = QFontMetrics(font)
        shortened = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shortened)
        return metrics.horizontalAdvance(shortened)
