"""The losses of a short run as a small curve, on a log scale where they fall over decades."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.run import Run
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words

_MARGIN = 6.0


class TinyCurve(QWidget):
    """Shows one run under a title; what it did is said below the curve as well."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._words = ""
        self._heights = np.empty(0)
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def show_words(self, words: str) -> None:
        """Say something instead of a run."""
        self.show_run(None)
        self._words = words
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def show_run(self, run: Run | None, title: str = "") -> None:
        """Draw the losses of a run, under another title if one is given; None: there is nothing that could run."""
        self._title = title or self._title
        self.setAccessibleName(self._title)
        losses = np.empty(0) if run is None else run.trajectory.losses
        finite = losses[np.isfinite(losses)]
        decades = len(finite) > 1 and finite.min() > 0.0 and finite.max() > 100.0 * finite.min()
        self._heights = np.log10(np.where(losses > 0, losses, np.nan)) if decades else losses
        self._words = "" if run is None else _in_words(run)
        self.setAccessibleDescription(self._words)
        self.setToolTip(self._words)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a title, a curve and a line of words high."""
        return QSize(180, 5 * self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, curve and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        painter.setPen(QColor(self._theme.secondary))
        painter.drawText(0, self.fontMetrics().ascent(), self._title)
        metrics = self.fontMetrics()
        painter.drawText(
            0, self.height() - metrics.descent() - 1,
            metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()),
        )  # fmt: skip
        finite = np.isfinite(self._heights)
        if finite.sum() > 1:
            top, bottom = line + _MARGIN, self.height() - line - _MARGIN
            low, high = float(self._heights[finite].min()), float(self._heights[finite].max())
            reach, across = (high - low) or 1.0, (self.width() - 2 * _MARGIN) / max(len(self._heights) - 1, 1)
            steps = np.flatnonzero(finite)
            points = [
                QPointF(_MARGIN + step * across, top + (high - value) / reach * (bottom - top))
                for step, value in zip(steps.tolist(), self._heights[finite].tolist(), strict=True)
            ]
            painter.setPen(QPen(QColor(self._theme.line), 1.0))
            painter.drawLine(QPointF(_MARGIN, bottom), QPointF(self.width() - _MARGIN, bottom))
            painter.setPen(QPen(QColor(self._theme.accent), 1.6))
            painter.drawPolyline(QPolygonF(points))
        painter.end()


def _in_words(run: Run) -> str:
    losses = run.trajectory.losses
    sentence = QCoreApplication.translate("TinyCurve", "f from {first} to {last} in {count} steps")
    words = sentence.format(
        first=brief_number(float(losses[0]), 3), last=brief_number(float(losses[-1]), 3), count=run.length
    )
    return words if run.stopped is None or run.stopped.reason != "diverged" else in_words(run.stopped.message)
