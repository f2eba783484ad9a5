"""The axes of all 2-D plots: numbers that do not jitter, spacings of 1, 2 or 5, powers of ten, and a name."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gdviz.ui.drawing.log_ticks import Tick, log_ticks
from gdviz.ui.themes.style import mixed, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.numbers import MINUS

_NAME_WIDTH = 16.0  # pixels for the name of a left axis
_NEAREST = 40.0  # pixels from number to number
_BESIDE = 24.0  # pixels of a left axis for its name and its ticks


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis in the colours of the theme, with a true minus, tabular figures and a width that never jumps.

    `name` stands upright at the middle of the axis. With `powers`, values are exponents: 2 is written 100. Numbers that
    are `fixed` are the only ones: () for none.
    """

    def __init__(self, side: str, name: str = "", space: int = 40) -> None:
        self._scale: float = 1.0
        super().__init__(side, maxTickLength=6)
        self.name = name
        self.powers = False
        self.fixed: tuple[Tick, ...] | None = None
        self._texts: dict[float, str] = {}  # of the ticks that were asked for last
        self._space = space
        self._name_colour = QColor("#808080")
        self.enableAutoSIPrefix(False)
        self.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False, maxTickLevel=0, hideOverlappingLabels=False)
        self._take_room()

    def apply_theme(self, theme: Theme, font: QFont) -> None:
        """Take the colours and the scale of `theme`, and numbers a little smaller than `font`."""
        if theme.scale != self._scale:
            self._scale = theme.scale
            self._take_room()
        self._name_colour = QColor(theme.text)
        small = tabular(font)
        small.setPointSizeF(max(font.pointSizeF() * 0.86, 6.0))
        self.setStyle(tickFont=small)
        self.setPen(QColor(0, 0, 0, 0))
        self.setTickPen(mixed(theme.line, theme.secondary, 0.4))
        self.setTextPen(theme.secondary)

    def _take_room(self) -> None:
        if self.orientation == "left":
            self.setWidth(round(self._space * self._scale))
        else:
            self.setHeight(round(self._space * self._scale))

    def set_name(self, name: str) -> None:
        """Show `name` beside the axis."""
        if name != self.name:
            self.name = name
            self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return where ticks stand: as many as on a plot of ordinary scale."""
        marks = self._marks(minVal, maxVal, size / self._scale)
        if marks is not None:
            return [(1.0, [place for place, _ in marks])]
        return list(super().tickValues(minVal, maxVal, size / self._scale))

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Return spacings of 1, 2 or 5 times a power of ten."""
        rough = (maxVal / max(size, 1) - minVal / max(size, 1)) * (70 if self.orientation == "bottom" else 48)
        if not (math.isfinite(rough) and rough > 0):
            return []
        power = 10.0 ** math.floor(math.log10(rough))
        step = next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)
        finer = next(factor * power for factor in (5, 2, 1, 0.5) if factor * power < step)
        span = maxVal - minVal
        if 2 * step > span and finer * size >= _NEAREST * span:
            step = finer  # one number alone tells no scale
        return [(step, 0)]

    def places(self, low: float, high: float, size: float) -> list[float]:
        """Return where numbers stand between `low` and `high` on `size` pixels."""
        marks = self._marks(low, high, size)
        if marks is not None:
            return [place for place, _ in marks]
        spacings = self.tickSpacing(low, high, size)
        if not spacings:
            return []
        step = spacings[0][0]
        count = math.floor(high / step) - math.ceil(low / step)
        return [(math.ceil(low / step) + index) * step for index in range(min(count, 200) + 1)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers beside the ticks."""
        if self.fixed is not None or self.powers:
            return [self._texts.get(value, "") for value in values]
        return [_tick(value, spacing) for value in values]

    def _marks(self, low: float, high: float, size: float) -> list[Tick] | None:
        """Return where numbers stand, and the numbers, where it is not their spacing that tells both."""
        if self.fixed is not None:
            marks = [one for one in self.fixed if low <= one[0] <= high]
        elif self.powers:
            marks = log_ticks(low, high, size)
        else:
            return None
        self._texts = dict(marks)
        return marks

    def make_room(self, low: float, high: float, size: float) -> None:
        """Become as wide as the numbers of a left axis need, never narrower than at first; only far zooms need it."""
        values, spacings = self.places(low, high, size), self.tickSpacing(low, high, size)
        metrics = QFontMetricsF(self.style["tickFont"] or QFont())
        texts = self.tickStrings(values, 1.0, spacings[0][0]) if spacings else []
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        room = max(round(self._space * self._scale), 4 * math.ceil((widest + _BESIDE * self._scale) / 4))
        if room != self.width():
            self.setWidth(room)

    def boundingRect(self) -> QRectF:
        """Return the area of the axis without the two pixels beside the picture: Qt updates those with the picture,

        and would draw the axis again in every frame.
        """
        area = QRectF(super().boundingRect())
        return area.adjusted(0, 0, -2, 0) if self.orientation == "left" else area.adjusted(0, 2, 0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Draw the axis, then its name."""
        super().paint(painter, option, widget)
        if not self.name:
            return
        area = self.boundingRect()
        painter.setPen(self._name_colour)
        font = QFont(self.style["tickFont"] or painter.font())
        font.setItalic(True)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignCenter
        if self.orientation != "left":
            place, flags = area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        elif painter.fontMetrics().horizontalAdvance(self.name) <= _NAME_WIDTH * self._scale:
            place = QRectF(area.left(), area.top(), _NAME_WIDTH * self._scale, area.height())
        else:  # a long name runs upwards
            painter.rotate(-90.0)
            place = QRectF(-area.bottom(), area.left(), area.height(), _NAME_WIDTH * self._scale)
        painter.drawText(place, int(flags), self.name)


def _tick(value: float, spacing: float) -> str:
    if abs(value) < spacing * 1e-6:
        return "0"
    largest = max(abs(value), spacing)
    if largest < 1e6 and (spacing >= 1e-4 or (spacing >= 1e-10 and largest > 1e-2)):
        return f"{value:.{max(0, -math.floor(math.log10(spacing) + 1e-9))}f}".replace("-", MINUS)
    digits = min(max(0, math.floor(math.log10(abs(value)) + 1e-9) - math.floor(math.log10(spacing) + 1e-9)), 12)
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)
