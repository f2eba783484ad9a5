"""A small drawing of a learning rate over the steps, with the step that is looked at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.landscape import Array
from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number

_HEIGHT = 40
_MARGIN = 5.0


class Sparkline(QWidget):
    """The rate η from 0 to its highest, over the steps from 1; in words for those who cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._steps: Array = np.empty(0)
        self._rates: Array = np.empty(0)
        self._cursor = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rates(self, steps: Array, rates: Array) -> None:
        """Show `rates` (n,) at `steps` (n,), which ascend from 1."""
        if np.array_equal(steps, self._steps) and np.array_equal(rates, self._rates, equal_nan=True):
            return
        self._steps, self._rates = steps, rates
        words = _in_words(steps, rates)
        self.setAccessibleDescription(words)
        self.setToolTip(tip(words))
        self.update()

    def show_cursor(self, step: int) -> None:
        """Mark the update that makes `step`; 0 marks nothing."""
        if step != self._cursor:
            self._cursor = step
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line of zero, the rates, and the mark."""
        finite = np.isfinite(self._rates)
        if not finite.any():
            return
        low, high = min(0.0, float(self._rates[finite].min())), float(self._rates[finite].max())
        reach = (high - low) or 1.0
        across = (self.width() - 2 * _MARGIN) / max(float(self._steps[-1] - self._steps[0]), 1.0)
        down = self.height() - 2 * _MARGIN

        def place(step: float, rate: float) -> QPointF:
            return QPointF(_MARGIN + (step - float(self._steps[0])) * across, _MARGIN + (high - rate) / reach * down)

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.drawLine(place(float(self._steps[0]), 0.0), place(float(self._steps[-1]), 0.0))
        painter.setPen(QPen(QColor(mixed(self._theme.secondary, self._theme.accent, 0.4)), 1.5))
        pairs = zip(self._steps[finite].tolist(), self._rates[finite].tolist(), strict=True)
        painter.drawPolyline(QPolygonF([place(step, rate) for step, rate in pairs]))
        if self._steps[0] <= self._cursor <= self._steps[-1]:
            rate = float(np.interp(self._cursor, self._steps[finite], self._rates[finite]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(place(float(self._cursor), rate), 3.5, 3.5)
        painter.end()


def _in_words(steps: Array, rates: Array) -> str:
    finite = rates[np.isfinite(rates)]
    if not len(finite):
        return ""
    sentence = QCoreApplication.translate(
        "Sparkline", "η is {first} at step {start}, {last} at step {end}; between {lowest} and {highest}"
    )
    return sentence.format(
        first=brief_number(float(rates[0])),
        start=int(steps[0]),
        last=brief_number(float(rates[-1])),
        end=int(steps[-1]),
        lowest=brief_number(float(finite.min())),
        highest=brief_number(float(finite.max())),
    )
