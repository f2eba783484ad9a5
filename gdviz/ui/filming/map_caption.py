"""What the colours of a map mean, under the views of a picture or a film that show one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.drawing.chips import small_font
from gdviz.ui.mapping.map_key import KeyRow, MapKey
from gdviz.ui.mapping.map_key_drawing import draw_scale, draw_square, scale_height
from gdviz.ui.themes.theme import LIGHT, Theme

_MARGIN, _SQUARE, _GAP = 14.0, 12.0, 8.0  # pixels at the usual size
_WIDEST = 340.0  # of a scale
_APART = " · "


@dataclass(frozen=True)
class _Word:
    """A piece of the line: its place, the square before it (an index, or None), and its text."""

    at: QPointF
    index: int | None
    text: str
    is_heading: bool = False


class MapCaption(QWidget):
    """As high as what it says needs in its width."""

    def __init__(self, key: MapKey) -> None:
        super().__init__()
        self._theme, self._key = LIGHT, key
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and the scale."""
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as it needs to be in the width of this moment."""
        return QSize(100, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """As high as it needs to be in this width."""
        words, margin = self._words(width), _MARGIN * self._theme.scale
        rows = words[-1].at.y() + self._row() if words else 0.0
        return round(self._scale_height() + rows + margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write what the colours mean."""
        key, theme, font = self._key, self._theme, small_font(self.font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.window))
        margin, top = _MARGIN * theme.scale, 0.5 * _MARGIN * theme.scale
        if key.scale is not None:
            width = min(_WIDEST * theme.scale, self.width() - 2 * margin)
            area = QRectF(margin, top, width, self._scale_height())
            draw_scale(painter, area, key.scale, key.words, font, theme)
        painter.setFont(font)
        side, row = _SQUARE * theme.scale, self._row()
        for word in self._words(self.width()):
            left, at = word.at.x(), word.at.y() + top + self._scale_height()
            if word.index is not None:
                draw_square(painter, QRectF(left, at + (row - side) / 2, side, side), word.index)
                left += side + _GAP * theme.scale
            painter.setPen(QColor(theme.secondary if word.is_heading else theme.text))
            painter.drawText(QRectF(left, at, self.width(), row), Qt.AlignmentFlag.AlignVCenter, word.text)

    def _scale_height(self) -> float:
        return 0.0 if self._key.scale is None else scale_height(small_font(self.font()), self._theme)

    def _row(self) -> float:
        return 1.5 * QFontMetricsF(small_font(self.font())).height()

    def _words(self, width: int) -> list[_Word]:
        """Return the pieces side by side, in as many rows as they need."""
        size, metrics = self._theme.scale, QFontMetricsF(small_font(self.font()))
        x, y, made = _MARGIN * size, 0.0, list[_Word]()
        for index, text in _said(self._key):
            wide = metrics.horizontalAdvance(text) + (0.0 if index is None else (_SQUARE + _GAP) * size)
            if made and x + wide > width - _MARGIN * size:
                x, y = _MARGIN * size, y + self._row()
            made.append(_Word(QPointF(x, y), index, text, is_heading=index is None))
            x += wide + 2.5 * _GAP * size
        return made


def _said(key: MapKey) -> list[tuple[int | None, str]]:
    """Return the pieces: the square before each (None for a heading) and its words."""
    translate, said = QCoreApplication.translate, list[tuple[int | None, str]]()
    if any(row.steps for row in key.rows):
        headings = (translate("MapLegend", "minimum"), translate("MapLegend", "starts"))
        said.append((None, _APART.join((*headings, translate("MapLegend", "median steps")))))
    said += [(row.index, _row_in_words(row)) for row in key.rows]
    if key.left_out:
        said.append((None, translate("MapLegend", "and {count} more").format(count=key.left_out)))
    return said


def _row_in_words(row: KeyRow) -> str:
    return _APART.join(part for part in (f"{row.name} {row.place}".strip(), row.share, row.steps) if part)
