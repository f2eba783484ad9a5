"""The formula of the landscape as typeset mathematics, so that a person sees how it was read."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.theme import LIGHT, Theme
from gdviz.ui.typeset import Typeset, typeset
from gdviz.ui.typesetting import typeset_later

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
        self._typeset: Typeset | None = None
        self._drawings: list[QSvgRenderer] = []
        self._is_stale = False
        self._is_due = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_formula(self, latex: str, plain: str) -> None:
        """Show the formula given as LaTeX, "f(x, y) = …"; `plain` is the same in plain text."""
        if latex == self._latex:
            return
        self._latex, self._plain = latex, plain
        self.setAccessibleName(plain)
        self.setToolTip(plain)
        self._set_later()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colour of the text."""
        self._theme = theme
        self._set_later()

    def sizeHint(self) -> QSize:
        """As high as the block of lines."""
        line = self.fontMetrics().height() + 4
        return QSize(120, max(round(self._typeset.height) if self._typeset else 0, line) + 2 * _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each term in its place; the first painting is what asks for the typesetting, so it waits for nothing."""
        if self._is_stale and not self._is_due:
            self._is_due = True
            typeset_later(self, self._wanted, self._set)
        painter = QPainter(self)
        if self._typeset is None:
            if not self._is_stale and self._plain:
                width = self.width()
                text = self.fontMetrics().elidedText(self._plain, Qt.TextElideMode.ElideRight, width)
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
            return
        top = (self.height() - self._typeset.height) / 2
        for piece, drawing in zip(self._typeset.pieces, self._drawings, strict=True):
            drawing.render(painter, QRectF(piece.left, top + piece.top, piece.width, piece.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        if event.size().width() != event.oldSize().width():
            self._set_later()

    def _set_later(self) -> None:
        self._is_stale = True
        self.update()

    def _wanted(self) -> tuple[str, str, float]:
        return self._latex, self._theme.text, self.fontMetrics().height() * 0.98

    def _set(self) -> None:
        self._is_stale = self._is_due = False
        self._typeset = typeset(*self._wanted(), self.width())
        pieces = self._typeset.pieces if self._typeset else ()
        self._drawings = [QSvgRenderer(QByteArray(piece.svg)) for piece in pieces]
        self.updateGeometry()
        self.update()
