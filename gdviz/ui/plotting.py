"""The plot that all 2-D views share: pyqtgraph's axes and zoom, without its menus, its "A" button and its look.

pyqtgraph keeps the ranges and draws the axes; what lies between them is painted by the view itself through a
Picture. A Plot turns the mouse into four facts in units of the plot, so that every view handles it alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.ui.numbers import MINUS, brief_number
from gdviz.ui.raster import Frame
from gdviz.ui.style import mixed, tabular
from gdviz.ui.theme import Theme

_NAME_WIDTH = 16.0  # pixels for the name of a left axis
_BESIDE = 24.0  # pixels of a left axis for its name and its ticks
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

pg.setConfigOptions(imageAxisOrder="row-major", antialias=True)


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis in the colours of the theme, with a true minus, tabular figures and a width that never jumps.

    `name` stands upright at the middle of the axis. With `powers`, values are exponents: 2 is written 10².
    """

    def __init__(self, side: str, name: str = "", space: int = 40) -> None:
        super().__init__(side, maxTickLength=6)
        self.name = name
        self.powers = False
        self._space = space
        self._name_colour = QColor("#808080")
        self.enableAutoSIPrefix(False)
        self.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False, maxTickLevel=0, hideOverlappingLabels=False)
        if side == "left":
            self.setWidth(space)
        else:
            self.setHeight(space)

    def apply_theme(self, theme: Theme, font: QFont) -> None:
        """Take the colours of `theme` and numbers a little smaller than `font`."""
        self._name_colour = QColor(theme.text)
        small = tabular(font)
        small.setPointSizeF(max(font.pointSizeF() * 0.86, 6.0))
        self.setStyle(tickFont=small)
        self.setPen(QColor(0, 0, 0, 0))
        self.setTickPen(mixed(theme.line, theme.secondary, 0.4))
        self.setTextPen(theme.secondary)

    def set_name(self, name: str) -> None:
        """Show `name` beside the axis."""
        if name != self.name:
            self.name = name
            self.update()

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Return spacings of 1, 2 or 5 times a power of ten; whole decades where values are exponents."""
        rough = (maxVal / max(size, 1) - minVal / max(size, 1)) * (
            70 if self.orientation == "bottom" else 36 if self.powers else 48
        )
        if not (math.isfinite(rough) and rough > 0):
            return []
        power = 10.0 ** math.floor(math.log10(rough))
        factors = (1, 2, 3, 5) if self.powers else (1, 2, 5)
        step = next((factor * power for factor in factors if factor * power >= rough), 10 * power)
        return [(float(math.ceil(step)) if self.powers and rough > 0.4 else step, 0)]

    def places(self, low: float, high: float, size: float) -> list[float]:
        """Return where numbers stand between `low` and `high` on `size` pixels."""
        spacings = self.tickSpacing(low, high, size)
        if not spacings:
            return []
        step = spacings[0][0]
        count = math.floor(high / step) - math.ceil(low / step)
        return [(math.ceil(low / step) + index) * step for index in range(min(count, 200) + 1)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers beside the ticks."""
        if self.powers:
            return [_power_of_ten(value) for value in values]
        return [_tick(value, spacing) for value in values]

    def make_room(self, low: float, high: float, size: float) -> None:
        """Become as wide as the numbers of a left axis need, never narrower than at first; only far zooms need it."""
        values, spacings = self.places(low, high, size), self.tickSpacing(low, high, size)
        metrics = QFontMetricsF(self.style["tickFont"] or QFont())
        texts = self.tickStrings(values, 1.0, spacings[0][0]) if spacings else []
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        room = max(self._space, 4 * math.ceil((widest + _BESIDE) / 4))
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
        elif painter.fontMetrics().horizontalAdvance(self.name) <= _NAME_WIDTH:
            place = QRectF(area.left(), area.top(), _NAME_WIDTH, area.height())
        else:  # a long name runs upwards
            painter.rotate(-90.0)
            place = QRectF(-area.bottom(), area.left(), area.height(), _NAME_WIDTH)
        painter.drawText(place, int(flags), self.name)


class Picture(QGraphicsItem):
    """What a view paints inside of the axes: calls `draw(painter)` with the origin at the top left corner, clipped."""

    def __init__(self, box: pg.ViewBox, draw: Callable[[QPainter], None]) -> None:
        super().__init__(box)
        self._box = box
        self._draw = draw
        self.setZValue(100)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(self._resized)

    def boundingRect(self) -> QRectF:
        """Return the area inside of the axes."""
        return QRectF(self._box.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Let the view draw."""
        self._draw(painter)

    def _resized(self) -> None:
        self.prepareGeometryChange()
        self.update()


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Axes around a picture. Left button: `pressed`, `dragged`, `released` with a pixel position inside of the axes.

    Middle button, or left with Shift or Ctrl: pan. Wheel: zoom. A double click on an axis: `home_wanted`. `pointed`
    says where the mouse is (None: it left).
    """

    pressed = Signal(QPointF)
    dragged = Signal(QPointF)
    released = Signal()
    pointed = Signal(object)
    home_wanted = Signal()

    def __init__(self, draw: Callable[[QPainter], None], left: Axis, bottom: Axis) -> None:
        super().__init__(enableMenu=False, axisItems={"left": left, "bottom": bottom})
        self.left, self.bottom = left, bottom
        self.hideButtons()
        self.getPlotItem().layout.setContentsMargins(0, 10, 14, 0)
        self.box: pg.ViewBox = self.getViewBox()
        self.box.setDefaultPadding(0)
        self.box.disableAutoRange()
        self.picture = Picture(self.box, draw)
        self.box.sigRangeChanged.connect(lambda *_: self.refresh())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # Otherwise every frame of the picture would also draw the axes, which touch it, again.
        self.setOptimizationFlag(pg.GraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.pans_upwards = True
        self._held: str = ""
        self._from = QPointF()

    @property
    def frame(self) -> Frame:
        """What is seen now."""
        x, y = self.box.viewRange()
        return Frame((float(x[0]), float(x[1])), (float(y[0]), float(y[1])), self.box.width(), self.box.height())

    def refresh(self, areas: Sequence[QRectF] | None = None) -> None:
        """Draw the picture again with the next frame, or only what of it lies in `areas`, in its own pixels.

        Not by the item's own update(): the scene passes that on one turn of the event loop later, so that each plot
        would have the whole window composed once more.
        """
        whole = self.mapFromScene(self.picture.sceneBoundingRect()).boundingRect()
        if areas is None:
            self.viewport().update(whole)
            return
        corner = QPointF(self.mapFromScene(self.picture.mapToScene(QPointF(0, 0))))
        region = QRegion()
        for area in areas:
            region += area.translated(corner).toAlignedRect().adjusted(-1, -1, 1, 1)
        if not region.isEmpty():
            self.viewport().update(region & whole)

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly these ranges."""
        self.box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setBackground(theme.plot)
        for axis in (self.left, self.bottom):
            axis.apply_theme(theme, self.font())
        self.refresh()

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the plot lies on the viewport, in pixels."""
        return QPointF(self.mapFromScene(self.box.mapToScene(QPointF(*self.frame.pixel(x, y)))))

    def inside(self, event: QMouseEvent) -> QPointF:
        """Return where the mouse is, in pixels from the top left corner inside of the axes."""
        return QPointF(self.box.mapFromScene(self.mapToScene(event.position().toPoint())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag or to pan."""
        position = self.inside(event)
        if not self.picture.boundingRect().contains(position):
            return
        moved = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.MiddleButton or (event.button() == Qt.MouseButton.LeftButton and moved):
            self._held, self._from = "pan", position
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._held = "drag"
            self.pressed.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, pan, or say where the mouse is."""
        position = self.inside(event)
        if self._held == "pan":
            frame = self.frame
            before = frame.to_plane(self._from.x(), self._from.y())
            after = frame.to_plane(position.x(), position.y())
            self.box.translateBy(x=before[0] - after[0], y=(before[1] - after[1]) * self.pans_upwards)
            self._from = position
        elif self._held == "drag":
            self.dragged.emit(position)
        else:
            self.pointed.emit(position if self.picture.boundingRect().contains(position) else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging or panning."""
        held, self._held = self._held, ""
        if held == "drag":
            self.released.emit()
        if held:
            self.pointed.emit(self.inside(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an axis: the whole range again. Inside: a second press."""
        if self.picture.boundingRect().contains(self.inside(event)):
            self.mousePressEvent(event)
        else:
            self.home_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the mouse was."""
        self.pointed.emit(None)
        super().leaveEvent(event)


def _tick(value: float, spacing: float) -> str:
    if abs(value) < spacing * 1e-6:
        return "0"
    largest = max(abs(value), spacing)
    if largest < 1e6 and (spacing >= 1e-4 or (spacing >= 1e-10 and largest > 1e-2)):
        return f"{value:.{max(0, -math.floor(math.log10(spacing) + 1e-9))}f}".replace("-", MINUS)
    digits = min(max(0, math.floor(math.log10(abs(value)) + 1e-9) - math.floor(math.log10(spacing) + 1e-9)), 12)
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def _power_of_ten(exponent: float) -> str:
    if abs(exponent - round(exponent)) > 1e-6:
        return brief_number(10.0**exponent, 4) if abs(exponent) < 300 else ""
    whole = round(exponent)
    if -3 <= whole <= 3:
        return f"{10.0**whole:g}"
    return "10" + str(whole).translate(_RAISED)
