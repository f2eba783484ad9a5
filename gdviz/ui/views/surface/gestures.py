"""Mouse and keys on the surface, turned into a camera that moves and three facts: clicked, start dragged, pointed.

A press that travels less than four pixels is a click; one that begins on the start marker drags the start; any other
drag orbits. Keys that mean nothing here go on to the window, plain arrows among them: there they step the run.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from gdviz.ui.views.surface.canvas import SurfaceCanvas

_CLICK = 4.0  # pixels
_DEGREES_A_PIXEL = 0.45
_DEGREES_A_KEY = 5.0
_ZOOM_A_NOTCH = 1.15

_TURNS = {
    Qt.Key.Key_Left: (_DEGREES_A_KEY, 0.0),
    Qt.Key.Key_Right: (-_DEGREES_A_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, _DEGREES_A_KEY),
    Qt.Key.Key_Down: (0.0, -_DEGREES_A_KEY),
}
_ZOOMS = {Qt.Key.Key_Plus: _ZOOM_A_NOTCH, Qt.Key.Key_Equal: _ZOOM_A_NOTCH, Qt.Key.Key_Minus: 1 / _ZOOM_A_NOTCH}


class SurfaceGestures(QObject):
    """Listens to a canvas. Positions are pixels of the canvas."""

    clicked = Signal(QPointF)
    start_dragged = Signal(QPointF)
    pointed = Signal(object)  # QPointF, or None when the mouse left
    reset_wanted = Signal()

    def __init__(self, canvas: SurfaceCanvas, on_start: Callable[[QPointF], bool]) -> None:
        """Listen to a canvas; on_start tells whether a pixel lies on the start marker."""
        super().__init__(canvas)
        self._canvas = canvas
        self._on_start = on_start
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._button = Qt.MouseButton.NoButton
        self._held = ""
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take mouse, wheel and keys before the canvas does."""
        kinds = QEvent.Type
        if isinstance(event, QMouseEvent) and event.type() in (kinds.MouseButtonPress, kinds.MouseButtonDblClick):
            self._press(event)
        elif isinstance(event, QMouseEvent) and event.type() == kinds.MouseMove:
            self._move(event)
        elif isinstance(event, QMouseEvent) and event.type() == kinds.MouseButtonRelease:
            self._release(event)
        elif isinstance(event, QWheelEvent):
            self._turn_wheel(event)
        elif isinstance(event, QKeyEvent) and event.type() in (kinds.KeyPress, kinds.KeyRelease):
            event.setAccepted(event.type() == kinds.KeyPress and self._key(event))
        else:
            if event.type() == kinds.Leave:
                self.pointed.emit(None)
            return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            return
        self._pressed = self._last = event.position()
        self._button = event.button()
        self._held = "start" if self._button == Qt.MouseButton.LeftButton and self._on_start(self._last) else ""
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)

    def _move(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is None:
            self._canvas.setCursor(
                Qt.CursorShape.OpenHandCursor if self._on_start(position) else Qt.CursorShape.ArrowCursor
            )
            self.pointed.emit(position)
            return
        far = (position - self._pressed).manhattanLength() >= _CLICK
        if self._held == "start":
            if far or position != self._last:
                self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.start_dragged.emit(position)
        elif far or self._held:
            if not self._held:
                self._last = self._pressed
                pans = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
                self._held = "orbit" if self._button == Qt.MouseButton.LeftButton and not pans else "pan"
                self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drag(position - self._last)
            self._last = position
        self.pointed.emit(position)

    def _drag(self, moved: QPointF) -> None:
        camera = self._canvas.camera
        if self._held == "orbit":
            self._canvas.move_camera(camera.orbited(-moved.x() * _DEGREES_A_PIXEL, moved.y() * _DEGREES_A_PIXEL))
        else:
            unit = 2.6 / max(min(self._canvas.width(), self._canvas.height()), 1) / camera.zoom
            self._canvas.move_camera(camera.panned(-moved.x() * unit, moved.y() * unit))

    def _release(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != self._button:
            return
        clicked = not self._held and self._button == Qt.MouseButton.LeftButton
        self._pressed, self._held = None, ""
        self._canvas.setCursor(Qt.CursorShape.ArrowCursor)
        if clicked:
            self.clicked.emit(event.position())

    def _turn_wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self._canvas.move_camera(self._canvas.camera.zoomed(_ZOOM_A_NOTCH**notches))
        event.accept()

    def _key(self, event: QKeyEvent) -> bool:
        """Return whether the key meant something here."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        camera = self._canvas.camera
        if shift and key in _TURNS:
            self._canvas.move_camera(camera.orbited(*_TURNS[key]))
        elif key in _ZOOMS:
            self._canvas.move_camera(camera.zoomed(_ZOOMS[key]))
        elif key == Qt.Key.Key_0:
            self.reset_wanted.emit()
        else:
            return False
        return True
