"""The plot that all 2-D views share: pyqtgraph's axes and zoom, without its menus, its "A" button and its look.

pyqtgraph keeps the ranges and draws the axes; what lies between them is painted by the view itself through a
Picture. A Plot turns the mouse into four facts in units of the plot, so that every view handles it alike.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.ui.drawing.axis import Axis
from gdviz.ui.drawing.raster import Frame, are_vectors
from gdviz.ui.themes.theme import Theme

__all__ = ["Axis", "Picture", "Plot"]

pg.setConfigOptions(imageAxisOrder="row-major", antialias=True)


class Picture(QGraphicsItem):
    """What a view paints inside of the axes: calls `draw(painter)` with the origin at the top left corner, clipped."""

    def __init__(self, box: pg.ViewBox, draw: Callable[[QPainter], None]) -> None:
        super().__init__(box)
        self._box = box
        self._draw = draw
        self.scale_of_drawing = 1.0
        self.setZValue(100)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(self._resized)

    def boundingRect(self) -> QRectF:
        """Return the area inside of the axes."""
        return QRectF(self._box.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Let the view draw, larger where all is. What it raises is reported here: Qt, which called, would crash."""
        painter.save()
        painter.scale(self.scale_of_drawing, self.scale_of_drawing)
        try:
            self._draw(painter)
        except Exception:
            sys.excepthook(*sys.exc_info())
        painter.restore()

    def _resized(self) -> None:
        self.prepareGeometryChange()
        self.update()


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Axes around a picture. Left button: `pressed`, `dragged`, `released` with a pixel position inside of the axes.

    Middle button, or left with Shift or Ctrl: pan. Wheel: zoom. A double click on an axis: `home_wanted`. `pointed`
    says where the mouse is (None: it left). With an enlarged theme the picture is drawn on a smaller frame and then
    enlarged: who draws on it, and what is said of the mouse, knows nothing of that.
    """

    pressed = Signal(QPointF)
    dragged = Signal(QPointF)
    released = Signal()
    pointed = Signal(object)
    home_wanted = Signal()

    def __init__(self, draw: Callable[[QPainter], None], left: Axis, bottom: Axis) -> None:
        super().__init__(enableMenu=False, axisItems={"left": left, "bottom": bottom})
        self.left, self.bottom = left, bottom
        self._scale = 1.0
        if are_vectors():
            self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)  # the ground would be an image
        self.hideButtons()
        self.getPlotItem().layout.setContentsMargins(0, 10, 14, 0)
        self.box: pg.ViewBox = self.getViewBox()
        self.box.setDefaultPadding(0)
        self.box.disableAutoRange()
        self.picture = Picture(self.box, draw)
        self.box.sigRangeChanged.connect(lambda *_: self.refresh())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frame_colour = QColor()
        self._is_framed = False  # whether the focus came by a key, so that one must see where it is
        # Otherwise every frame of the picture would also draw the axes, which touch it, again.
        self.setOptimizationFlag(pg.GraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.pans_upwards = True
        self._held: str = ""
        self._from = QPointF()

    @property
    def frame(self) -> Frame:
        """What is seen now."""
        x, y = self.box.viewRange()
        scale = self._scale
        width, height = self.box.width() / scale, self.box.height() / scale
        return Frame((float(x[0]), float(x[1])), (float(y[0]), float(y[1])), width, height)

    @property
    def ratio(self) -> float:
        """Device pixels per pixel of the frame."""
        return float(self.devicePixelRatioF()) * self._scale

    def lettering(self) -> QFont:
        """Return the font of the plot as the picture needs it, which is enlarged as a whole."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() / self._scale)
        return font

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
        region, scale = QRegion(), self._scale
        for small in areas:
            area = QRectF(small.topLeft() * scale, small.size() * scale)
            region += area.translated(corner).toAlignedRect().adjusted(-1, -1, 1, 1)
        if not region.isEmpty():
            self.viewport().update(region & whole)

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly these ranges."""
        self.box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and the scale of `theme`."""
        self._scale = self.picture.scale_of_drawing = theme.scale
        self.setBackground(theme.plot)
        self._frame_colour = QColor(theme.accent)
        for axis in (self.left, self.bottom):
            axis.apply_theme(theme, self.font())
        self.refresh()

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the plot lies on the viewport, in pixels."""
        return QPointF(self.mapFromScene(self.box.mapToScene(QPointF(*self.frame.pixel(x, y)) * self._scale)))

    def inside(self, event: QMouseEvent) -> QPointF:
        """Return where the mouse is, in pixels of the frame from the top left corner inside of the axes."""
        return QPointF(self.box.mapFromScene(self.mapToScene(event.position().toPoint()))) / self._scale

    def _holds(self, position: QPointF) -> bool:
        """Tell whether a place, in pixels of the frame, lies inside of the axes."""
        return bool(self.picture.boundingRect().contains(position * self._scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag or to pan."""
        position = self.inside(event)
        if not self._holds(position):
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
            self.pointed.emit(position if self._holds(position) else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging or panning."""
        held, self._held = self._held, ""
        if held == "drag":
            self.released.emit()
        if held:
            self.pointed.emit(self.inside(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an axis: the whole range again. Inside: a second press."""
        if self._holds(self.inside(event)):
            self.mousePressEvent(event)
        else:
            self.home_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a frame where a key brought the focus here."""
        super().focusInEvent(event)
        self._is_framed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self._is_framed = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plot, and the focus frame around it."""
        super().paintEvent(event)
        if self._is_framed:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._frame_colour, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the mouse was."""
        self.pointed.emit(None)
        super().leaveEvent(event)
