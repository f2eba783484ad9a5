"""The formula of the landscape as typeset mathematics, so that a person sees how it was read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.formulas.set_formula import SetFormula, Wanted
from gdviz.ui.themes.theme import LIGHT, Theme

_MARGIN = 2


class FormulaPreview(QWidget):
    """Shows a formula given as LaTeX, broken into lines; as plain text where it cannot be typeset.

    The typesetting happens after the first frame of the window, never before it, in turns that are short.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latex = ""
        self._plain = ""
        self._theme = LIGHT
        self._formula = SetFormula(self, self._wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_formula(self, latex: str, plain: str) -> None:
        """Show the formula given as LaTeX, "f(x, y) = …"; `plain` is the same in plain text."""
        if latex == self._latex:
            return
        self._latex, self._plain = latex, plain
        self.setAccessibleName(plain)
        self.setToolTip(plain)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colour of the text."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the block of lines."""
        line = self.fontMetrics().height() + 4
        return QSize(120, max(round(self._formula.height or 0.0), line) + 2 * _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each term in its place; the first painting is what asks for the typesetting, so it waits for nothing."""
        self._formula.ask()
        painter = QPainter(self)
        height = self._formula.height
        if height is not None:
            self._formula.draw(painter, 0.0, (self.height() - height) / 2)
        elif self._formula.is_settled and self._plain:
            text = self.fontMetrics().elidedText(self._plain, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)

    def _wanted(self) -> Wanted:
        return self._latex, self._theme.text, self.fontMetrics().height() * 0.98, float(self.width())
