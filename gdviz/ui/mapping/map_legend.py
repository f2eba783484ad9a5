"""What the colours of a map mean: minima with their share of the starts and their steps, or a bar with numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY, Basins
from gdviz.export.map_pictures import HATCH_DARK, HATCH_LIGHT, UNDER_WAY_GREY
from gdviz.ui.axis_names import in_percent
from gdviz.ui.chips import small_font
from gdviz.ui.map_colours import ColourScale
from gdviz.ui.map_reading import place_name
from gdviz.ui.map_signs import minimum_colour
from gdviz.ui.numbers import brief_number
from gdviz.ui.plot_ticks import width_ticks
from gdviz.ui.style import GRID, tabular
from gdviz.ui.theme import LIGHT, Theme

_MOST = 12  # minima that have a line of their own
_SIGN = 14


class MapLegend(QWidget):
    """Rows of numbers that can be copied, or a bar of colours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QWidget(self)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(2, 1)
        self._bar = _ColourBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._bar)
        column.addWidget(self._rows)

    def show_basins(self, basins: Basins) -> None:
        """List the minima: number, place, share of the starts, median of the steps."""
        self._clear()
        self._bar.hide()
        translate = QCoreApplication.translate
        self._put(0, 1, translate("MapLegend", "minimum"), "secondary", span=2)
        for column, text in ((3, translate("MapLegend", "starts")), (4, translate("MapLegend", "median steps"))):
            self._put(0, column, text, "secondary", is_number=True)
        line = 1
        for index in range(min(len(basins.places), _MOST)):
            place = ", ".join(brief_number(value, 3) for value in basins.places[index].position[:3])
            line = self._add(line, basins, index, f"({place})")
        more = len(basins.places) - _MOST
        if more > 0:
            self._put(line, 1, translate("MapLegend", "and {count} more").format(count=more), "secondary", span=4)
            line += 1
        for index in (RAN_AWAY, NOWHERE):
            if (basins.reached == index).any():
                line = self._add(line, basins, index, "")

    def show_scale(self, scale: ColourScale | None, words: str, others: tuple[tuple[int, str, float], ...]) -> None:
        """Show a bar for `words`, and lines (RAN_AWAY or NOWHERE, its name, its share of the cells) below it."""
        self._clear()
        self._bar.show_scale(scale, words)
        self._bar.setVisible(scale is not None)
        for line, (index, name, share) in enumerate(others):
            self._grid.addWidget(_Sign(index, self._rows), line, 0)
            self._put(line, 1, name, span=2)
            self._put(line, 3, in_percent(share), is_number=True)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the bar's numbers."""
        self._bar.apply_theme(theme)

    def _add(self, line: int, basins: Basins, index: int, place: str) -> int:
        there = basins.reached == index
        self._grid.addWidget(_Sign(index, self._rows), line, 0)
        self._put(line, 1, place_name(index), span=1 if place else 2)
        if place:
            self._put(line, 2, place, "secondary")
        self._put(line, 3, in_percent(float(there.mean())), is_number=True)
        steps = f"{np.median(basins.steps[there]):.0f}" if there.any() and index != NOWHERE else "–"
        self._put(line, 4, steps, is_number=True)
        return line + 1

    def _put(
        self, line: int, column: int, text: str, role: str = "", *, is_number: bool = False, span: int = 1
    ) -> None:
        label = QLabel(text, self._rows)
        if role:
            label.setProperty("role", role)
        if is_number:
            label.setFont(tabular(label.font()))
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, line, column, 1, span)

    def _clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class _Sign(QWidget):
    """The colour of a minimum, or the hatch or the grey of what is at none."""

    def __init__(self, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self.setFixedSize(_SIGN, _SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self._index == RAN_AWAY:
            painter.fillRect(box, QColor(HATCH_DARK, HATCH_DARK, HATCH_DARK))
            light = QColor(HATCH_LIGHT, HATCH_LIGHT, HATCH_LIGHT)
            painter.fillRect(box, QBrush(light, Qt.BrushStyle.BDiagPattern))
        elif self._index == NOWHERE:
            painter.fillRect(box, QColor(UNDER_WAY_GREY, UNDER_WAY_GREY, UNDER_WAY_GREY))
        else:
            painter.fillRect(box, minimum_colour(self._index))


class _ColourBar(QWidget):
    """Colours from the lowest value to the highest, with numbers below and what they are above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._scale: ColourScale | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: ColourScale | None, words: str) -> None:
        self._scale, self._words = scale, words
        ends = "" if scale is None else f"{brief_number(scale.low, 3)} … {brief_number(scale.high, 3)}"
        self.setAccessibleName(f"{words}: {ends}")
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 2 * self.fontMetrics().height() + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        scale, theme = self._scale, self._theme
        if scale is None:
            return
        painter, font = QPainter(self), small_font(self.font())
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.secondary))
        painter.drawText(QRectF(0, 0, self.width(), metrics.height()), int(Qt.AlignmentFlag.AlignLeft), self._words)
        bar = QRectF(8.0, metrics.height() + 3.0, max(self.width() - 16.0, 2.0), 12.0)
        painter.drawImage(bar, _strip(scale, max(round(bar.width()), 2)))
        painter.setPen(QPen(QColor(theme.line), 1.0))
        painter.drawRect(bar)
        painter.setPen(QColor(theme.secondary))
        low, high = (float(np.log10(end)) if scale.log else end for end in (scale.low, scale.high))
        if not high > low:
            ticks = [(low, brief_number(scale.low, 4))]
        else:
            ticks = width_ticks(low, high, bar.width(), powers=scale.log)
        for value, text in ticks:
            x = bar.left() + (value - low) / ((high - low) or 1.0) * bar.width()
            half = metrics.horizontalAdvance(text) / 2
            painter.drawLine(int(x), int(bar.bottom()), int(x), int(bar.bottom()) + 3)
            left = min(max(x - half, 0.0), self.width() - 2 * half)
            painter.drawText(QRectF(left, bar.bottom() + 3, 2 * half + 2, metrics.height()), text)


def _strip(scale: ColourScale, width: int) -> QImage:
    shares = np.linspace(0.0, 1.0, width)
    with np.errstate(all="ignore"):
        linear = scale.low + shares * (scale.high - scale.low)
        values = scale.low * (scale.high / scale.low) ** shares if scale.log else linear
    colours = np.ascontiguousarray(scale.colours(values)[np.newaxis])
    return QImage(colours.data, width, 1, 3 * width, QImage.Format.Format_RGB888).copy()
