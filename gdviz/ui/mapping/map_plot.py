"""The map in the panel: cells between axes with numbers, a mark where one is now, and a cross-hair.

The mouse reads a cell and a click replays it; with the focus the arrow keys move the cross-hair and Return replays.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.export.map_pictures import HATCH
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.mapping.map_axes import area_within, draw_axes
from gdviz.ui.mapping.map_colours import STALE, cells_under, map_image
from gdviz.ui.mapping.map_drawing import MapAxis, MapDrawing
from gdviz.ui.mapping.map_signs import draw_cross
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.keys import asks_for_key

_HEIGHT, _ROW = 230, 78  # pixels of a map, and of one that is a single row
_FAR = 10  # cells that an arrow key goes with Shift
_WAYS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0)}
_OWN_KEYS = (*_WAYS, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MapPlot(QWidget):
    """Shows a MapDrawing; `pointed` tells the cell (row, column) that is looked at, or None, `chosen` one to replay."""

    pointed = Signal(object)
    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._drawing: MapDrawing | None = None
        self._cell: tuple[int, int] | None = None
        self._image = QImage()
        self._painted: tuple[object, ...] = ()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, drawing: MapDrawing | None) -> None:
        """Show another map."""
        self._drawing = drawing
        self.updateGeometry()
        self.update()

    def show_cell(self, cell: tuple[int, int] | None) -> None:
        """Put the cross-hair on a cell."""
        if cell != self._cell:
            self._cell = cell
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A single row needs little height."""
        is_row = self._drawing is not None and self._drawing.up is None
        return QSize(200, round((_ROW if is_row else _HEIGHT) * self._theme.scale))

    def minimumSizeHint(self) -> QSize:
        """Narrow panels are allowed."""
        return QSize(140, self.sizeHint().height())

    def centre_of(self, row: int, column: int) -> QPointF:
        """Return where a cell lies in the widget."""
        assert self._drawing is not None
        area, (rows, columns) = self._area(), self._drawing.cells.hatched.shape
        x = area.left() + (column + 0.5) / columns * area.width()
        return QPointF(x, area.bottom() - (row + 0.5) / rows * area.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which cell is under the mouse."""
        self.pointed.emit(self._cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        cell = self._cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is looked at any more, unless the keys look at it."""
        if not self.hasFocus():
            self.pointed.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys and Return while it has the focus."""
        if self._drawing is not None and (asks_for_key(event, _OWN_KEYS) or _is_far(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross-hair, or choose its cell."""
        drawing, way = self._drawing, _WAYS.get(Qt.Key(event.key()))
        if drawing is None:
            super().keyPressEvent(event)
        elif way is not None:
            rows, columns = drawing.cells.hatched.shape
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            row, column = self._cell or self._present()
            if self._cell is not None:
                row, column = row + far * way[0], column + far * way[1]
            self.pointed.emit((min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._cell is not None:
                self.chosen.emit(*self._cell)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, axes, the mark and the cross-hair."""
        painter, theme, drawing = QPainter(self), self._theme, self._drawing
        painter.fillRect(self.rect(), QColor(theme.plot))
        if drawing is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.drawImage(area, self._made(drawing, area))
        draw_axes(painter, drawing, area, small_font(self.font()), theme)
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        if self._cell is not None:
            draw_cross(painter, self.centre_of(*self._cell) - area.topLeft(), area.width(), area.height(), theme)
        if drawing.mark is not None:
            _draw_mark(painter, _place(drawing, area, drawing.mark), theme)
        painter.resetTransform()
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _present(self) -> tuple[int, int]:
        """Return the cell of the mark, or the middle one."""
        drawing = self._drawing
        assert drawing is not None
        rows, columns = drawing.cells.hatched.shape
        if drawing.mark is not None:
            area = self._area()
            cell = self._cell_at(_place(drawing, area, drawing.mark) + area.topLeft())
            if cell is not None:
                return cell
        return rows // 2, columns // 2

    def _made(self, drawing: MapDrawing, area: QRectF) -> QImage:
        ratio = self.devicePixelRatioF()
        size = max(round(area.width() * ratio), 1), max(round(area.height() * ratio), 1)
        wanted = (drawing, size)
        if wanted != self._painted:
            rows, columns = drawing.cells.hatched.shape
            across = (np.arange(size[0]) + 0.5) / size[0]
            up = 1.0 - (np.arange(size[1]) + 0.5) / size[1]
            under = cells_under(up, 0.0, 1.0, rows), cells_under(across, 0.0, 1.0, columns)
            opacity = STALE if drawing.is_stale else 1.0
            self._image = map_image(drawing.cells, *under, opacity, round(HATCH * ratio))
            self._painted = wanted
        return self._image

    def _area(self) -> QRectF:
        assert self._drawing is not None
        return area_within(QSizeF(self.size()), self._drawing.up, small_font(self.font()))

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        if self._drawing is None:
            return None
        area, (rows, columns) = self._area(), self._drawing.cells.hatched.shape
        column = int((at.x() - area.left()) / area.width() * columns // 1)
        row = int((area.bottom() - at.y()) / area.height() * rows // 1)
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None


def _place(drawing: MapDrawing, area: QRectF, at: tuple[float, float]) -> QPointF:
    """Return where a point of the map lies, in pixels from the corner of `area`."""
    up = drawing.up or MapAxis("", 0.0, 1.0)
    frame = Frame((drawing.across.low, drawing.across.high), (up.low, up.high), area.width(), area.height())
    return QPointF(*frame.pixel(*at))


def _draw_mark(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.path_outline, 4.0), (theme.path_core, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, 6.0, 6.0)


def _is_far(event: QEvent) -> bool:
    """Tell whether Qt asks for an arrow key with Shift."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.key() in _WAYS and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
