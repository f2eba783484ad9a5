"""A slider that jumps to where it is pressed and acts while it is dragged; it can show a limit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from gdviz.ui.controls.fields.slider_limit import SliderLimit, draw_limit
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.themes.style import mark
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.keys import asks_for_key

_OWN_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class Slider(QSlider):
    """A horizontal slider. `moved` carries the tick when a person moved it, never when the program did.

    It takes the focus by Tab only: after a drag with the mouse the arrow keys still step through the run.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(48)
        self._limit: SliderLimit | None = None
        self._theme = LIGHT
        self.valueChanged.connect(self.moved)

    def show_tick(self, tick: int) -> None:
        """Move the handle without emitting anything; a handle that is being dragged stays under the mouse."""
        if tick != self.value() and not self.isSliderDown():
            blocked = self.blockSignals(True)
            self.setValue(tick)
            self.blockSignals(blocked)

    def show_range(self, low: int, high: int) -> None:
        """Change the ends without emitting anything."""
        if (low, high) != (self.minimum(), self.maximum()):
            blocked = self.blockSignals(True)
            self.setRange(low, high)
            self.blockSignals(blocked)

    def show_limit(self, limit: SliderLimit | None) -> None:
        """Mark a limit, or none; room that it once needed stays, so that nothing jumps."""
        if limit != self._limit:
            self._limit = limit
            if limit is not None:
                mark(self, "limited", True)  # higher, so that the words have room
            self.update()

    def inset(self) -> int:
        """Return how many pixels lie before the first tick, and behind the last."""
        return self._handle().width() // 2

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the limit."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slider, then the limit around its handle."""
        super().paintEvent(event)
        limit = self._limit
        if limit is None:
            return
        handle, half = self._handle(), self._handle().width() // 2
        place = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), limit.tick, self.width() - 2 * half)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(handle, QRegion.RegionType.Ellipse))
        groove = QRectF(0, handle.top(), self.width(), handle.height())
        draw_limit(painter, limit, float(place + half), groove, small_font(self.font()), self._theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the mouse first: then the press begins a drag wherever it was."""
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self._handle()
            if not handle.contains(event.position().toPoint()):
                self.setValue(self._tick_at(event.position().toPoint()))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the dock, which scrolls."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for the slider while it has the focus, although they are shortcuts of the window."""
        if asks_for_key(event, _OWN_KEYS):
            event.accept()
            return True
        return super().event(event)

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        controls = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(controls, option, QStyle.SubControl.SC_SliderHandle, self)

    def _tick_at(self, place: QPoint) -> int:
        width = self._handle().width()
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), place.x() - width // 2, self.width() - width
        )
