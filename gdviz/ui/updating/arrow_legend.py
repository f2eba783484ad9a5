"""What the arrows on a picture mean: a sample, the sign, the words, and the scale where it is not the map's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gdviz.engine.language.plain import plain_name
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.raster import are_vectors
from gdviz.ui.themes.theme import LIGHT, RunStyle, Theme
from gdviz.ui.updating.arrow_strokes import draw_sample
from gdviz.ui.updating.arrows import (
    DISPLACEMENT,
    DISPLACEMENT_STYLE,
    GRADIENT_STYLE,
    MOVE_STYLE,
    POINT_STYLE,
    RADIUS_STYLE,
    Arrows,
    ArrowStyle,
)
from gdviz.ui.updating.sign_text import draw_sign, sign_width
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import text_of

_PAD, _SAMPLE = 6.0, 26.0


@dataclass(frozen=True)
class Row:
    """A line of the legend: a sample, the sign of a quantity in canonical spelling, and words."""

    style: ArrowStyle | None
    sign: str
    words: str
    is_ghost: bool = False


class ArrowLegend(QWidget):
    """Lies in the lower left corner of a picture, lets the mouse through, and is not there without arrows."""

    def __init__(self, parent: QWidget, left: float = 8.0, bottom: float = 8.0) -> None:
        """`left` and `bottom` are the pixels from the corner of `parent`."""
        super().__init__(parent)
        self._ground = parent
        self._theme = LIGHT
        self._rows: list[Row] = []
        self._run: RunStyle | None = None
        self._picture = QPixmap()
        self._seen: tuple[object, ...] = ()
        self._corner = (left, bottom)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand_at(self, left: float, bottom: float) -> None:
        """Stand so many pixels from the corner of the picture from now on."""
        self._corner = (left, bottom)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._picture = QPixmap()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._seen = ()
        super().changeEvent(event)

    def show_arrows(
        self, arrows: Arrows, run: RunStyle | None, *, displacement: bool = False, more: tuple[Row, ...] = ()
    ) -> None:
        """Name what is drawn, also the displacement of the dial and `more`, in the picture as it is now."""
        seen = (*arrows.legend, displacement, more, run, self._ground.size(), self._corner, self.font().pointSizeF())
        if seen == self._seen:
            return
        self._seen = seen
        rows = self._rows = [*legend_rows(arrows, displacement=displacement), *more]
        self._run = run
        self._picture = QPixmap()
        self.setAccessibleName("; ".join(f"{plain_name(row.sign)} {row.words}".strip() for row in rows))
        self.setVisible(bool(rows))
        if rows:
            height = len(rows) * QFontMetricsF(small_font(self.font())).height() + _PAD
            width = min(max(self._width(row) for row in rows), self._ground.width() - self._corner[0] - 8)
            top = self._ground.height() - self._corner[1] - height
            self.setGeometry(round(self._corner[0]), round(top), round(width), round(height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture of the rows: what lies beneath changes in every frame, they do not."""
        if are_vectors():
            self._draw(QPainter(self))
            return
        ratio = self.devicePixelRatioF()
        if self._picture.isNull() or self._picture.deviceIndependentSize() != self.size().toSizeF():
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._draw(QPainter(self._picture))
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._theme.panel)
        ground.setAlphaF(0.88)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(small_font(self.font()))
        pitch = QFontMetricsF(painter.font()).height()
        for index, row in enumerate(self._rows):
            self._draw_row(painter, row, _PAD / 2 + index * pitch, pitch)
        painter.end()

    def _draw_row(self, painter: QPainter, row: Row, top: float, pitch: float) -> None:
        middle, metrics = top + pitch / 2, QFontMetricsF(painter.font())
        if row.style is not None:
            draw_sample(painter, QLineF(_PAD, middle, _PAD + _SAMPLE, middle), row.style, self._theme)
        elif row.is_ghost and self._run is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in (
                (self._theme.path_outline, 3.6),
                (self._theme.path_core, 2.6),
                (self._run.colour, 1.6),
            ):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(QPointF(_PAD + _SAMPLE / 2, middle), 4.0, 4.0)
        left = 2 * _PAD + _SAMPLE
        painter.setPen(QColor(self._theme.text))
        if row.sign:
            draw_sign(painter, QPointF(left, top + metrics.ascent()), row.sign)
            left += sign_width(row.sign, metrics) + _PAD
        room = self.width() - left - _PAD / 2
        text = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, top + metrics.ascent()), text)

    def _width(self, row: Row) -> float:
        metrics = QFontMetricsF(small_font(self.font()))
        sign = sign_width(row.sign, metrics) + _PAD if row.sign else 0.0
        return sign + metrics.horizontalAdvance(row.words) + _SAMPLE + 3 * _PAD


def legend_rows(arrows: Arrows, *, displacement: bool = False) -> list[Row]:
    """Return a row per arrow, per kind of point, for a radius, the ghost of the next position, and the dial's arrow."""
    translate = QCoreApplication.translate
    rows: list[Row] = []
    off = translate("Arrows", "off the map")
    for arrow in arrows.arrows:
        if arrow.is_part or arrow.reach == "outside":
            continue
        words = _short(text_of(arrow.words))
        if arrow.style is MOVE_STYLE and arrow.reach == "leaves":
            words = translate("Arrows", "the move")
        elif arrow.style is MOVE_STYLE:
            words = translate("Arrows", "the move, true to scale")
        elif arrow.style is GRADIENT_STYLE:
            words = translate("Arrows", "gradient")
        scale = "" if arrow.factor == 1.0 else f"× {brief_number(arrow.factor)} "  # first: never cut off
        leaves = translate("Arrows", "ends off the map") if arrow.reach == "leaves" else ""
        rows.append(Row(arrow.style, arrow.name, _joined(f"{scale}{words}".strip(), leaves)))
    seen = {spot.name for spot in arrows.points if spot.is_seen}
    for name, words in {spot.name: _short(text_of(spot.words)) for spot in arrows.points}.items():
        rows.append(Row(POINT_STYLE, name, words if name in seen else _joined(words, off)))
    if arrows.radius:
        rows.append(Row(RADIUS_STYLE, "", translate("Arrows", "radius of the step")))
    rows += [Row(None, name, translate("Arrows", "too short to be drawn")) for name in arrows.nothing]
    if arrows.ghost is not None:
        words = translate("Arrows", "next position")
        rows.append(Row(None, "", words if arrows.ghost_is_seen else _joined(words, off), is_ghost=True))
    if displacement:
        rows.append(Row(DISPLACEMENT_STYLE, DISPLACEMENT, translate("Arrows", "the displacement that the dial turns")))
    return rows


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _short(text: str) -> str:
    """Return what a description says before it explains: “momentum” of “momentum: a moving average …”."""
    for stop in (":", "：", ",", "，", ";", "；"):
        text = text.partition(stop)[0]
    return text
