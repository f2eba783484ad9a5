"""What every learning rate would come to, as a strip of colours under its slider, aligned with it.

Low is as dark as on the map, what diverges is hatched; the best one is marked. The colours follow the logarithm of
the height above the lowest loss of the strip; what ends no lower than it started is the brightest.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gdviz.session.many.rate_strips import Strip
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.numbers import brief_number, format_number

_HEIGHT = 14  # of the widget; the colours take what the mark leaves
_MARK = 5
_DECADES = 8.0  # of height above the lowest that the colours tell apart


class RateStrip(QWidget):
    """A strip; `chosen` carries the learning rate that was clicked."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: Strip | None = None
        self._theme = LIGHT
        self._inset = 0
        self._is_stale = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_strip(self, strip: Strip | None, inset: int) -> None:
        """Show another strip, whose ends lie `inset` pixels within the widget; None: the last one, which is stale."""
        if (strip is None) == self._is_stale and (strip is None or strip is self._strip):
            return
        self._is_stale, self._inset = strip is None, inset
        self.update()
        if strip is None:
            return
        self._strip = strip
        self.setAccessibleName(QCoreApplication.translate("RateStrip", "What every learning rate comes to"))
        best = strip.best
        self.setAccessibleDescription(
            QCoreApplication.translate("RateStrip", "Every learning rate diverges.")
            if best is None
            else QCoreApplication.translate("RateStrip", "Best here: {words}").format(words=self._words(best))
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """A thin band."""
        return QSize(60, round(_HEIGHT * self._theme.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a cell for every rate, and the mark of the best."""
        strip = self._strip
        if strip is None:
            return
        painter, area = QPainter(self), self._area()
        painter.setOpacity(0.35 if self._is_stale else 1.0)
        map_of_colours, shades = self._theme.colour_map(), _shades(strip)
        edges = self._edges(len(strip.rates))
        for shade, left, right in zip(shades.tolist(), edges, edges[1:], strict=False):
            cell = QRectF(left, area.top(), right - left + 0.5, area.height())
            if math.isnan(shade):
                painter.fillRect(cell, QBrush(QColor(self._theme.error), Qt.BrushStyle.Dense5Pattern))
            else:
                painter.fillRect(cell, QColor(*map_of_colours[round(255 * shade)].tolist()))
        if strip.best is not None:
            self._draw_mark(painter, self._place(strip.best), area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the rate under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._strip is not None:
            rate = float(self._strip.rates[self._index_at(event.position().x())])
            self.chosen.emit(float(f"{rate:.2e}"))

    def event(self, event: QEvent) -> bool:
        """Say what the rate under the mouse comes to."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._strip is not None:
            note = QCoreApplication.translate(
                "RateStrip",
                "Darker is lower: log of f above the lowest here; no lower than at the start is brightest. "
                "▲ the best. Click to take a rate.",
            )
            words = self._words(self._index_at(event.pos().x()))
            QToolTip.showText(event.globalPos(), f"<p>{words}</p><p>{note}</p>", self)
            return True
        return super().event(event)

    def _words(self, index: int) -> str:
        assert self._strip is not None
        rate, loss = float(self._strip.rates[index]), float(self._strip.losses[index])
        if not math.isfinite(loss):
            template = QCoreApplication.translate("RateStrip", "η = {rate}: diverges within {steps:,} steps")
            return template.format(rate=brief_number(rate, 3), steps=self._strip.steps)
        template = QCoreApplication.translate("RateStrip", "η = {rate}: f = {loss} after {steps:,} steps")
        return template.format(rate=brief_number(rate, 3), loss=format_number(loss), steps=self._strip.steps)

    def _area(self) -> QRectF:
        mark = _MARK * self._theme.scale
        return QRectF(self._inset, 1.0, max(self.width() - 2.0 * self._inset, 1.0), self.height() - mark - 2.0)

    def _place(self, index: int) -> float:
        assert self._strip is not None
        area = self._area()
        return area.left() + area.width() * index / max(len(self._strip.rates) - 1, 1)

    def _edges(self, count: int) -> list[float]:
        """Return where cells begin and end, half-way between the rates."""
        inner = [(self._place(index) + self._place(index + 1)) / 2.0 for index in range(count - 1)]
        return [self._area().left(), *inner, self._area().right()]

    def _index_at(self, x: float) -> int:
        assert self._strip is not None
        area, last = self._area(), len(self._strip.rates) - 1
        return min(max(round((x - area.left()) / area.width() * last), 0), last)

    def _draw_mark(self, painter: QPainter, x: float, area: QRectF) -> None:
        size = _MARK * self._theme.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(self._theme.text))
        top = area.bottom() + 0.5
        painter.drawPolygon([QPointF(x, top), QPointF(x - 0.7 * size, top + size), QPointF(x + 0.7 * size, top + size)])


def _shades(strip: Strip) -> np.typing.NDArray[np.float64]:
    """Return 0 (lowest) … 1 (the start and above) for every rate, NaN for one that diverges, (k,)."""
    losses = strip.losses
    finite = np.isfinite(losses)
    if not finite.any():
        return np.full(len(losses), np.nan)
    low, high = losses[finite].min(), losses[finite].max()
    if low < strip.start_loss < high:  # a rate that all but diverges does not take the colours from the others
        high = strip.start_loss
    if not high > low:
        return np.where(finite, 0.0, np.nan)
    with np.errstate(all="ignore"):
        depth = np.log10(np.maximum((losses - low) / (high - low), 10.0**-_DECADES))
    lowest = max(float(depth[finite & (losses > low)].min()), -_DECADES)
    if lowest >= 0.0:  # no other rate goes below the start
        lowest = -_DECADES
    return np.where(finite, np.clip(1.0 - depth / lowest, 0.0, 1.0), np.nan)
