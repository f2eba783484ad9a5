"""The canvas of the surface view: when which layer is drawn, and what becomes of a failure.

The still layer is drawn into a picture of its own and laid down under every frame. While the camera moves on a
software renderer the picture is drawn without smoothing, and smoothed once the camera rests.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtOpenGL import QOpenGLVertexArrayObject
from PySide6.QtWidgets import QWidget

from gdviz.ui.views.surface.box import Box
from gdviz.ui.views.surface.camera import Camera, Eye, Stand
from gdviz.ui.views.surface.frame import StillFrame, can_copy_framebuffers
from gdviz.ui.views.surface.lines import LinePen
from gdviz.ui.views.surface.moving import Moving, MovingLayer
from gdviz.ui.views.surface.program import (
    COLOUR_BIT,
    DEPTH_BIT,
    STENCIL_BIT,
    drain_errors,
    functions,
)
from gdviz.ui.views.surface.sprites import SpriteSheet
from gdviz.ui.views.surface.stage import stage_on
from gdviz.ui.views.surface.still import Still, StillLayer, colour_of

_log = logging.getLogger(__name__)
_MOST_FAILURES = 3  # in a row, before 3-D is given up
_REST_MS = 160  # after which a camera that stopped is taken to rest
_MARGINS = (20.0, 26.0, 24.0, 36.0)  # pixels around the box at zoom 1: left, top, right, bottom; left also the numbers


class SurfaceCanvas(QWidget):
    """Draws a Still and a Moving as a camera sees them, on a stage that fills it."""

    failed = Signal(str)
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage_on(self)
        self._stage.made.connect(self._begin)
        self._stage.due.connect(self._paint)
        self._stage.lost.connect(self._release)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.camera = self.home = Camera()  # home fills the view
        self.always_smooth = False  # for pictures that are looked at longer than they take
        self._enlargement = 1.0
        self._still: Still | None = None
        self._moving: Moving | None = None
        self._layers: tuple[StillLayer, MovingLayer] | None = None
        self._frame: StillFrame | None = None
        self._arrays: QOpenGLVertexArrayObject | None = None
        self._sheet: SpriteSheet | None = None
        self._drawn: tuple[object, ...] = ()
        self._fitted: tuple[object, ...] = ()
        self._stand = Stand(6.0, (0.0, 0.0))
        self._failures = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._stage.refresh)

    def show_still(self, still: Still) -> None:
        """Draw another surface from the next frame on."""
        self._still = still
        self._stage.refresh()

    def show_moving(self, moving: Moving) -> None:
        """Draw other paths from the next frame on."""
        self._moving = moving
        self._stage.refresh()

    def start(self) -> None:
        """Begin to draw what is to be shown next."""
        self._stage.start()

    def move_camera(self, camera: Camera) -> None:
        """Look from another place."""
        if camera != self.camera:
            self.camera = camera
            self._stage.refresh()

    def enlarge(self, factor: float) -> None:
        """Draw lines, balls and numbers larger, for a presentation."""
        self._enlargement = factor
        self._stage.refresh()

    def eye(self) -> Eye:
        """Return the camera at work in this view, in device pixels."""
        size, scale = self._device_size(), self.scale()
        key = self.home, self._still, size, scale, self.font()
        if self._fitted != key:
            box = Box.around((0.0, 1.0, 0.0, 1.0)) if self._still is None else self._still.box
            margins = _margins(self._still, self.font(), scale, self.devicePixelRatioF())
            self._fitted = key
            self._stand = Stand.filling(self.home, box, size.width(), size.height(), margins)
        return Eye.of(self.camera, self._stand, size.width(), size.height())

    def scale(self) -> float:
        """Return device pixels per pixel, enlarged in a presentation."""
        return float(self.devicePixelRatioF()) * self._enlargement

    def device_pixel(self, position: QPointF) -> tuple[float, float]:
        """Return the device pixel of a position on the widget."""
        ratio = float(self.devicePixelRatioF())
        return position.x() * ratio, position.y() * ratio

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the canvas with the stage."""
        super().resizeEvent(event)
        self._stage.resize(self.size())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the focus frame drawn."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Have the focus frame taken away."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the numbers again in another font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._drawn = ()
            self._stage.refresh()
        super().changeEvent(event)

    def _begin(self) -> None:
        """Make everything that belongs to a context; it may come again, when the window gets another one."""
        self._layers = self._frame = None
        self._drawn = ()
        try:
            self._arrays = QOpenGLVertexArrayObject()  # a core profile draws nothing without one
            self._arrays.create()
            pen = LinePen()
            self._layers = StillLayer(pen), MovingLayer(pen)
            self._frame = StillFrame() if can_copy_framebuffers() else None
        except Exception as error:
            self._give_up(error)

    def _paint(self) -> None:
        """Draw a frame; a failure is logged, and 3-D is given up when it happens again and again."""
        if self._layers is None or self._still is None:
            return
        gl = functions()
        drain_errors(gl)
        try:
            if self._arrays is not None and self._arrays.isCreated():
                self._arrays.bind()
            self._draw(self._still, self._moving, *self._layers)
            error = drain_errors(gl)
            if error:
                raise RuntimeError(f"OpenGL error {error:#06x}")
            self._failures = 0
        except Exception as error:
            self._failures += 1
            _log.exception("The surface could not be drawn (%d in a row)", self._failures)
            self._drawn = ()
            if self._failures > 1:
                self._frame = None  # perhaps only the copying fails: draw everything in every frame from now on
            if self._failures >= _MOST_FAILURES:
                self._give_up(error)
            else:
                self._rest.start()

    def _draw(self, still: Still, moving: Moving | None, below: StillLayer, above: MovingLayer) -> None:
        eye, size, scale = self.eye(), self._device_size(), self.scale()

        def draw_still() -> None:
            gl = functions()
            gl.glClearColor(*colour_of(still.theme.plot))
            gl.glDepthMask(1)
            gl.glClear(COLOUR_BIT | DEPTH_BIT | STENCIL_BIT)
            below.draw(still, self.camera, eye, self.font(), self.devicePixelRatioF(), scale)

        if self._frame is None:
            draw_still()
        else:
            self._renew(self._frame, (still, self.camera, size, scale, self.font()), size, draw_still)
            self._stage.bind()
            self._frame.lay_down(self._stage.target)
        functions().glViewport(0, 0, size.width(), size.height())
        if moving is not None:
            if self._sheet is None or self._sheet.made_for != (still.theme, scale):
                self._sheet = SpriteSheet(still.theme, scale)
            above.draw(moving, eye, still.theme, self._sheet, scale)

    def _renew(self, frame: StillFrame, key: tuple[object, ...], size: QSize, draw: object) -> None:
        """Bring the picture of the still layer up to date: roughly while things move, smoothly when they rest."""
        assert callable(draw)
        rough, smooth = (*key, False), (*key, True)
        if self._drawn == smooth:
            return
        if self.always_smooth or not self._stage.software or (self._drawn == rough and not self._rest.isActive()):
            frame.render(size, draw, smooth=True)
            self._drawn = smooth
        elif self._drawn != rough:
            frame.render(size, draw, smooth=False)
            self._drawn = rough
            self._rest.start()

    def _release(self) -> None:
        """Let go of everything that lives in the context, while there is one."""
        self._layers = self._frame = self._arrays = None
        self._drawn = ()

    def _give_up(self, error: Exception) -> None:
        _log.error("3-D is off: %s", error)
        self._layers = None
        sentence = QCoreApplication.translate("SurfaceView", "3-D is off: drawing failed ({reason}).")
        self.failed.emit(sentence.format(reason=str(error) or type(error).__name__))

    def _device_size(self) -> QSize:
        size: QSize = (self.size() * self.devicePixelRatioF()).expandedTo(QSize(1, 1))
        return size


def _margins(still: Still | None, font: QFont, scale: float, ratio: float) -> tuple[float, float, float, float]:
    """Return the device pixels to leave free around the box: left, top, right, bottom."""
    texts = () if still is None else (tick.text for tick in still.axes.height)
    widest = max((QFontMetricsF(font).horizontalAdvance(text) for text in texts), default=0.0)
    left, top, right, bottom = (margin * scale for margin in _MARGINS)
    return left + widest * ratio, top, right, bottom
