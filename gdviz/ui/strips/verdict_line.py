"""One line that says what became of a run: the sign of the verdict and its sentence, shortened to the room there is."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.judging.brief import brief_of
from gdviz.engine.judging.glance import Doing, Glance
from gdviz.engine.judging.outcome import Verdict
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words

_SIGN = 16
_BAD = ("diverged", "oscillating", "saddle", "plateau")
Telling = Callable[[str], str]
_SMALLER = 0.92  # of the font
# What is seen at a glance has the signs of the verdicts that it comes close to.
SIGNS: dict[Doing, str] = {
    "descending": "descending",
    "rising": "diverged",
    "swinging": "noisy",
    "level": "crawling",
    "converged": "converged",
    "diverged": "diverged",
    "finished": "descending",
    "refused": "plateau",
    "spent": "descending",
}


class VerdictLine(QWidget):
    """Shows a verdict, or what is seen at a glance, or a hint; a small one in few words. The tooltip says all."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._small = small
        self._sign = ""
        self._words = ""
        self._whole = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)

    def show_verdict(self, verdict: Verdict, told: Telling = str) -> None:
        """Show `verdict`, as `told` tells its sentence."""
        whole = _sentence(in_words(verdict.message))
        self._show(verdict.code, _sentence(in_words(brief_of(verdict))) if self._small else told(whole), whole)

    def show_glance(self, seen: Glance, told: Telling = str) -> None:
        """Show what a run is doing while nobody judges it, as `told` tells it."""
        whole = _sentence(in_words(seen.message))
        self._show(SIGNS[seen.doing], _sentence(in_words(seen.brief)) if self._small else told(whole), whole)

    def show_hint(self, hint: str) -> None:
        """Show a hint, in the secondary colour and without a sign."""
        self._show("", hint, "")

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

    def _show(self, sign: str, words: str, whole: str) -> None:
        if (sign, words, whole) == (self._sign, self._words, self._whole):
            return
        self._sign, self._words, self._whole = sign, words, whole
        self.setAccessibleName(words)
        self.setAccessibleDescription(whole if whole != words else "")
        rich = f"<p>{html.escape(whole)}</p>"  # so that Qt breaks its lines
        self.setToolTip(with_english(rich) if whole else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, which differs by its form, and the words."""
        if not self._words:
            return
        painter = QPainter(self)
        theme, area = self._theme, self.rect()
        colour = theme.secondary
        if self._sign:
            side = round(_SIGN * theme.scale)
            verdict_sign(self._sign, theme).paint(painter, 0, (area.height() - side) // 2, side, side)
            area.setLeft(side + GRID + 2)
            colour = theme.secondary if self._small else theme.text
        font = tabular(self.font())
        is_tight = QFontMetrics(font).horizontalAdvance(self._words) > area.width()
        if self._small or is_tight:
            font.setPointSizeF(font.pointSizeF() * _SMALLER)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def verdict_sign(sign: str, theme: Theme) -> QIcon:
    """Return the sign of a verdict, which differs by its form and, where it is good or bad, by its colour."""
    tint = theme.error if sign in _BAD else theme.accent if sign == "converged" else theme.secondary
    return icon(f"verdict-{sign}", theme, tint)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
