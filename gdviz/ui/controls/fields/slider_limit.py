"""The limit on a slider: the groove before it calm, beyond it in the colour of errors and dashed, and a word at it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import Theme

_GROOVE = 4.0


@dataclass(frozen=True)
class SliderLimit:
    """The tick at which the limit lies, the words beside it, and whether the handle is beyond it."""

    tick: int
    words: str
    is_beyond: bool


def draw_limit(painter: QPainter, limit: SliderLimit, at: float, groove: QRectF, font: QFont, theme: Theme) -> None:
    """Draw a limit at the pixel `at` of a groove, whose area ends where the words have room below it."""
    y = groove.center().y()
    calm = QPen(QColor(mixed(theme.line, theme.accent, 0.6)), _GROOVE)
    wild = QPen(QColor(theme.error), _GROOVE)
    wild.setDashPattern([1.2, 0.9])
    for pen, left, right in ((calm, groove.left(), at), (wild, at, groove.right())):
        if right - left > 1.0:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
    colour = QColor(theme.error if limit.is_beyond else theme.secondary)
    painter.setPen(QPen(colour, 1.6))
    painter.drawLine(QPointF(at, y - 6.0), QPointF(at, y + 6.0))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(limit.words)
    left = max(min(at - width / 2.0, groove.right() - width), groove.left())
    painter.drawText(QPointF(left, y + 8.0 + metrics.ascent() * 0.8), limit.words)
