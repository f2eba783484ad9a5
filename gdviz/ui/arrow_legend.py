"""What the arrows on a picture mean: a sample, the sign, the words, and the scale where it is not the map's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.engine.language.plain import plain_name
from gdviz.ui.arrow_strokes import draw_sample
from gdviz.ui.arrows import Arrows, ArrowStyle
from gdviz.ui.chips import small_font
from gdviz.ui.numbers import brief_number
from gdviz.ui.theme import LIGHT, RunStyle, Theme
from gdviz.ui.words import text_of

_PAD, _SAMPLE, _LONGEST = 6.0, 26.0, 150.0
Row = tuple[ArrowStyle | None, str]


class ArrowLegend(QWidget):
    """Lies in the lower left corner of a picture, lets the mouse through, and is not there without arrows."""

    def __init__(self, parent: QWidget, left: int, bottom: int) -> None:
        """`left` and `bottom` are the pixels from the corner of `parent`."""
        super().__init__(parent)
        self._ground = parent
        self._theme = LIGHT
        self._rows: list[Row] = []
        self._run: RunStyle | None = None
        self._corner = (left, bottom)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def show_arrows(self, arrows: Arrows, run: RunStyle | None) -> None:
        """Name what is drawn; the widget moves to its corner, which may have moved."""
        rows = legend_rows(arrows)
        if rows != self._rows or run != self._run:
            self._rows, self._run = rows, run
            self.setAccessibleName("; ".join(text for _, text in rows))
            self.update()
        self.setVisible(bool(rows))
        if rows:
            metrics = QFontMetricsF(small_font(self.font()))
            width = max(metrics.horizontalAdvance(text) for _, text in rows) + _SAMPLE + 3 * _PAD
            height = len(rows) * metrics.height() + _PAD
            width = min(width, self._ground.width() - self._corner[0] - 8)
            top = self._ground.height() - self._corner[1] - height
            self.setGeometry(self._corner[0], round(top), round(width), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._theme.panel)
        ground.setAlphaF(0.88)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = small_font(self.font())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        pitch = metrics.height()
        for index, (style, text) in enumerate(self._rows):
            middle = _PAD / 2 + (index + 0.5) * pitch
            if style is not None:
                draw_sample(painter, QLineF(_PAD, middle, _PAD + _SAMPLE, middle), style, self._theme)
            elif self._run is not None:
                painter.setPen(QColor(self._theme.path_outline))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(_PAD + _SAMPLE / 2, middle), 5.0, 5.0)
                painter.setPen(QColor(self._run.colour))
                painter.drawEllipse(QPointF(_PAD + _SAMPLE / 2, middle), 4.0, 4.0)
            left = 2 * _PAD + _SAMPLE
            room = self.width() - left - _PAD / 2
            painter.setPen(QColor(self._theme.text))
            place = QRectF(left, middle - pitch / 2, room, pitch)
            painter.drawText(
                place,
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),
            )
        painter.end()


def legend_rows(arrows: Arrows) -> list[Row]:
    """Return a row per arrow, and one for the ghost of the next position."""
    translate = QCoreApplication.translate
    rows: list[Row] = []
    for arrow in arrows.arrows:
        if arrow.is_part:
            continue
        name, words = plain_name(arrow.name), _short(text_of(arrow.words))
        if arrow.name == "Δx":
            words = translate("Arrows", "the move, true to scale")
        elif arrow.name == "g":
            words = translate("Arrows", "gradient")
        text = f"{name}  {words}".strip()
        rows.append((arrow.style, text if arrow.factor == 1.0 else f"{text} × {brief_number(arrow.factor)}"))
    for name in arrows.nothing:
        rows.append((None, translate("Arrows", "{name}: too short to be drawn").format(name=plain_name(name))))
    if arrows.ghost is not None:
        rows.append((None, translate("Arrows", "next position")))
    return rows


def _short(text: str) -> str:
    """Return what a description says before it explains: “momentum” of “momentum: a moving average …”."""
    for stop in (":", "：", ",", "，", ";", "；"):
        text = text.partition(stop)[0]
    return text
