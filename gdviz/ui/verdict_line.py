"""One line that says what became of a run: the sign of the verdict and its sentence, shortened to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.judging.verdict import Verdict
from gdviz.ui.icons import icon
from gdviz.ui.style import GRID
from gdviz.ui.theme import LIGHT, Theme
from gdviz.ui.words import in_words

_SIGN = 16
_BAD = ("diverged", "oscillating", "saddle", "plateau")


class VerdictLine(QWidget):
    """Shows a verdict, or a hint where there is none; the whole sentence is its tooltip."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._small = small
        self._verdict: Verdict | None = None
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)

    def show_verdict(self, verdict: Verdict | None, hint: str = "") -> None:
        """Show `verdict`; without one the hint, in the secondary colour and without a sign."""
        words = hint if verdict is None else _sentence(in_words(verdict.message))
        if verdict == self._verdict and words == self._words:
            return
        self._verdict, self._words = verdict, words
        self.setAccessibleName(words)
        self.setToolTip(f"<p>{words}</p>" if verdict is not None else "")  # rich text, so that Qt breaks its lines
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(60, max(self.fontMetrics().height(), round(_SIGN * self._theme.scale)) + GRID)

    def changeEvent(self, event: QEvent) -> None:
        """Forget the words of another language: the next redraw says them again."""
        if event.type() == QEvent.Type.LanguageChange:
            self._words = ""
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, which differs by its form, and the words."""
        if not self._words:
            return
        painter = QPainter(self)
        theme, area = self._theme, self.rect()
        colour = theme.secondary
        if self._verdict is not None:
            code = self._verdict.code
            tint = theme.error if code in _BAD else theme.accent if code == "converged" else theme.secondary
            side = round(_SIGN * theme.scale)
            icon(f"verdict-{code}", theme, tint).paint(painter, 0, (area.height() - side) // 2, side, side)
            area.setLeft(side + GRID + 2)
            colour = theme.secondary if self._small else theme.text
        font = self.font()
        if self._small:
            font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
