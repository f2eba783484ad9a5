"""What the colours of a map mean, in the panel: minima with their share of the starts, or a bar with numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.ui.drawing.chips import small_font
from gdviz.ui.mapping.map_colours import ColourScale
from gdviz.ui.mapping.map_key import KeyRow, MapKey
from gdviz.ui.mapping.map_key_drawing import draw_scale, draw_square, scale_height
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.numbers import brief_number

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

    def show_key(self, key: MapKey) -> None:
        """List the minima: number, place, share of the starts, median of the steps; or show a bar, and others below."""
        self._clear()
        self._bar.show_scale(key.scale, key.words)
        self._bar.setVisible(key.scale is not None)
        line, translate = 0, QCoreApplication.translate
        if any(row.steps for row in key.rows):
            self._put(0, 1, translate("MapLegend", "minimum"), "secondary", span=2)
            for column, text in ((3, translate("MapLegend", "starts")), (4, translate("MapLegend", "median steps"))):
                self._put(0, column, text, "secondary", is_number=True)
        for line, row in enumerate(key.rows, 1):
            self._add(line, row)
        if key.left_out:
            more = translate("MapLegend", "and {count} more").format(count=key.left_out)
            self._put(line + 1, 1, more, "secondary", span=4)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the bar's numbers."""
        self._bar.apply_theme(theme)

    def _add(self, line: int, row: KeyRow) -> None:
        self._grid.addWidget(_Square(row.index, self._rows), line, 0)
        self._put(line, 1, row.name, span=1 if row.place else 2)
        if row.place:
            self._put(line, 2, row.place, "secondary")
        self._put(line, 3, row.share, is_number=True)
        if row.steps:
            self._put(line, 4, row.steps, is_number=True)

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


class _Square(QWidget):
    def __init__(self, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self.setFixedSize(_SIGN, _SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_square(QPainter(self), QRectF(self.rect()), self._index)


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
        return QSize(120, round(scale_height(small_font(self.font()), self._theme)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is not None:
            painter = QPainter(self)
            draw_scale(painter, QRectF(self.rect()), self._scale, self._words, small_font(self.font()), self._theme)
