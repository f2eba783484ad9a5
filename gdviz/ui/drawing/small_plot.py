"""A small drawing of a few curves with marks on them, for panels: axes with numbers, and a read-out under the mouse.

Lighter than the plots of the views: it is painted only when what it shows is another, and whoever shows it decides
what the wheel and a drag do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.drawing.end_labels import draw_end_labels
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.plot_ticks import height_ticks, width_ticks
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import LIGHT, Theme

Tone = Literal["run", "text", "accent", "quiet"]
Shape = Literal["ball", "ring", "star", "square", "upright"]
_BOTTOM, _TOP, _RIGHT = 18.0, 6.0, 10.0
_NOTCH = 1.25  # how much closer one notch of the wheel is


@dataclass(frozen=True, eq=False)
class Curve:
    """Points (n, 2), broken where not finite; in a tone or a `colour` of its own, solid or dashed, named at its end."""

    points: Floats
    tone: Tone
    dashed: bool = False
    width: float = 1.8
    colour: str = ""
    label: str = ""


@dataclass(frozen=True)
class Spot:
    """A mark at (x, y); an "upright" is a line from top to bottom at x."""

    x: float
    y: float
    shape: Shape
    tone: Tone
    colour: str = ""


@dataclass(frozen=True, eq=False)
class Drawing:
    """Everything a small plot shows. With `powers`, heights are exponents of ten, with `x_powers` the x as well."""

    x: tuple[float, float]
    y: tuple[float, float]
    curves: tuple[Curve, ...]
    spots: tuple[Spot, ...]
    name: str  # of the x axis
    colour: str  # of the run
    powers: bool = False
    x_powers: bool = False


class SmallPlot(QWidget):
    """Shows a Drawing; `read` turns the x under the mouse into the lines of a label.

    Where it `zooms`, `zoomed` asks for a picture so many times as wide about an x, `moved` for one so much further on.
    """

    zoomed = Signal(float, float)
    moved = Signal(float)
    pressed = Signal(float)
    pointed = Signal(object)  # the x under the mouse; None: it left

    def __init__(
        self, read: Callable[[float], list[str]], height: int, parent: QWidget | None = None, *, zooms: bool = False
    ) -> None:
        super().__init__(parent)
        self._zooms = zooms
        self._held: float | None = None  # the x that a drag holds on to
        self._read = read
        self._height = height
        self._theme = LIGHT
        self._drawing: Drawing | None = None
        self._mouse: QPointF | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, drawing: Drawing | None, summary: str) -> None:
        """Show another drawing, and say in words what it shows."""
        self._drawing = drawing
        self.setAccessibleDescription(summary)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as was asked for."""
        return QSize(140, round(self._height * self._theme.scale))

    def minimumSizeHint(self) -> QSize:
        """Narrow, so that two stand side by side."""
        return QSize(110, round(self._height * self._theme.scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold on to the x under the mouse."""
        here = self._x_at(event.position())
        if here is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(here)
        if self._zooms and event.button() == Qt.MouseButton.LeftButton:
            self._held = here

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the curves under the mouse, or move them with it."""
        self._mouse = event.position()
        here = self._x_at(self._mouse)
        self.pointed.emit(here)
        if self._held is not None and here is not None and here != self._held:
            self.moved.emit(self._held - here)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer at the x under the mouse, or from farther; elsewhere scroll the panel."""
        x, notches = self._x_at(event.position()), event.angleDelta().y() / 120.0
        if not self._zooms or x is None or not notches:
            event.ignore()
            return
        event.accept()
        self.zoomed.emit(x, _NOTCH**-notches)

    def leaveEvent(self, event: QEvent) -> None:
        """Read nothing."""
        self._mouse = None
        self.pointed.emit(None)
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, curves, spots, and the read-out."""
        drawing = self._drawing
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.plot))
        if drawing is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = small_font(self.font())
        area = self._area(drawing, font)
        frame = Frame(drawing.x, drawing.y, area.width(), area.height())
        self._draw_axes(painter, drawing, frame, area, font)
        painter.save()
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        painter.translate(area.topLeft())
        for curve in drawing.curves:
            self._draw_curve(painter, curve, frame, drawing)
        painter.restore()
        painter.save()
        painter.setClipRect(area.adjusted(-6, -6, 6, 6))
        painter.translate(area.topLeft())
        for spot in drawing.spots:
            self._draw_spot(painter, spot, frame, drawing)
        painter.restore()
        ends = [(curve.points, curve.label, curve.colour) for curve in drawing.curves if curve.label]
        draw_end_labels(painter, frame, area, small_font(self.font()), ends)
        self._draw_reading(painter, frame, area, font)

    def _x_at(self, place: QPointF) -> float | None:
        """Return the x under a place of the widget; None while nothing is drawn."""
        if self._drawing is None:
            return None
        area = self._area(self._drawing, small_font(self.font()))
        frame = Frame(self._drawing.x, self._drawing.y, area.width(), area.height())
        return frame.to_plane(place.x() - area.left(), 0.0)[0]

    def _area(self, drawing: Drawing, font: QFont) -> QRectF:
        metrics = QFontMetricsF(font)
        bottom = max(_BOTTOM, metrics.height() + 4.0)
        height = max(self.height() - _TOP - bottom, 2.0)
        texts = [text for _, text in height_ticks(*drawing.y, height, powers=drawing.powers)]
        left = max((metrics.horizontalAdvance(text) for text in texts), default=20.0) + 8.0
        right = _RIGHT + max((metrics.horizontalAdvance(curve.label) for curve in drawing.curves), default=0.0)
        return QRectF(left, _TOP, max(self.width() - left - right, 2.0), height)

    def _draw_axes(self, painter: QPainter, drawing: Drawing, frame: Frame, area: QRectF, font: QFont) -> None:
        theme, metrics = self._theme, QFontMetricsF(font)
        painter.setFont(font)
        for value, text in height_ticks(*drawing.y, frame.height, powers=drawing.powers):
            y = area.top() + frame.pixel(0.0, value)[1]
            painter.setPen(QPen(QColor(theme.line), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.secondary))
            box = QRectF(0, y - metrics.height() / 2, area.left() - 5, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), text)
        name_width = metrics.horizontalAdvance(drawing.name)
        for value, text in width_ticks(*drawing.x, area.width(), powers=drawing.x_powers):
            x = area.left() + frame.pixel(value, 0.0)[0]
            painter.setPen(QPen(QColor(theme.line), 1.0))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
            half = metrics.horizontalAdvance(text) / 2
            if x + half < area.right() + _RIGHT - name_width - 6:
                painter.setPen(QColor(theme.secondary))
                painter.drawText(QPointF(x - half, area.bottom() + 3 + metrics.ascent()), text)
        painter.setPen(QColor(theme.text))
        place = QPointF(area.right() + _RIGHT - name_width - 2, area.bottom() + 3 + metrics.ascent())
        painter.drawText(place, drawing.name)

    def _draw_curve(self, painter: QPainter, curve: Curve, frame: Frame, drawing: Drawing) -> None:
        pen = QPen(QColor(curve.colour or self._colour(curve.tone, drawing)), curve.width)
        if curve.dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pixels = frame.to_pixels(curve.points)
        pixels[:, 1] = np.clip(pixels[:, 1], -1e4, 1e4)
        gaps = np.flatnonzero(np.isnan(pixels.sum(axis=1)))
        for block in np.split(pixels, gaps):
            kept = [QPointF(x, y) for x, y in block.tolist() if x == x and y == y]
            if len(kept) > 1:
                painter.drawPolyline(QPolygonF(kept))

    def _draw_spot(self, painter: QPainter, spot: Spot, frame: Frame, drawing: Drawing) -> None:
        colour, theme = QColor(spot.colour or self._colour(spot.tone, drawing)), self._theme
        x, y = frame.pixel(spot.x, spot.y)
        if spot.shape == "upright":
            painter.setPen(QPen(colour, 1.2))
            painter.drawLine(QPointF(x, 0.0), QPointF(x, frame.height))
            return
        if not (np.isfinite(x) and np.isfinite(y)) or max(abs(x), abs(y)) > 1e5:
            return
        at = QPointF(x, y)
        painter.setPen(QPen(QColor(theme.path_outline if not theme.dark else theme.path_core), 1.2))
        painter.setBrush(colour)
        if spot.shape == "ring":
            painter.setPen(QPen(colour, 2.0))
            painter.setBrush(QColor(theme.plot))
        if spot.shape in ("ball", "ring"):
            painter.drawEllipse(at, 4.5, 4.5)
        elif spot.shape == "square":
            painter.drawRect(QRectF(x - 4, y - 4, 8, 8))
        else:
            turns = np.arange(10) * np.pi / 5
            radii = np.where(np.arange(10) % 2 == 0, 7.0, 3.0)
            corners = zip((x + radii * np.sin(turns)).tolist(), (y - radii * np.cos(turns)).tolist(), strict=True)
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _draw_reading(self, painter: QPainter, frame: Frame, area: QRectF, font: QFont) -> None:
        if self._mouse is None or not area.contains(self._mouse):
            return
        x, _ = frame.to_plane(self._mouse.x() - area.left(), 0.0)
        lines = self._read(x)
        if not lines:
            return
        painter.setPen(QPen(QColor(self._theme.secondary), 1.0))
        painter.drawLine(QPointF(self._mouse.x(), area.top()), QPointF(self._mouse.x(), area.bottom()))
        box = place_chip(self._mouse, chip_size(lines, font), QRectF(self.rect()))
        draw_chip(painter, box, lines, font, self._theme)

    def _colour(self, tone: Tone, drawing: Drawing) -> QColor:
        theme = self._theme
        tones = {"run": drawing.colour, "text": theme.text, "accent": theme.accent, "quiet": theme.secondary}
        return QColor(tones[tone])


def height_range(*values: Floats, margin: float = 0.08) -> tuple[float, float]:
    """Return the heights (low, high) that hold all finite values, with some air; never without extent."""
    finite = [part[np.isfinite(part)] for part in values]
    joined = np.concatenate(finite) if finite else np.empty(0)
    if not len(joined):
        return -1.0, 1.0
    low, high = float(joined.min()), float(joined.max())
    room = max(margin * (high - low), 1e-9 * max(abs(low), abs(high)), 1e-300)
    room = room if high > low else max(abs(low), 1.0)
    return low - room, high + room
