"""Where the surface is drawn: on the graphics card's own widget, or off the screen on a software renderer.

A single OpenGL widget makes Qt compose the whole window with OpenGL, and where a processor has to do that, it costs
more than everything that gdviz draws: 9 ms of a frame of 1280 × 800. There the surface is drawn into a framebuffer
that is then read and painted like any other widget, in 2 ms; the picture is the same.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QOffscreenSurface,
    QOpenGLContext,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSurfaceFormat,
)
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget

from gdviz.ui.gl import is_software_renderer
from gdviz.ui.views.surface.program import GL_RENDERER

_log = logging.getLogger(__name__)


class CardStage(QOpenGLWidget):
    """An OpenGL widget. The context is current whenever a signal comes."""

    made = Signal()  # there is a context, a new one
    due = Signal()  # draw now
    lost = Signal()  # the context is about to end
    software = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFormat(_surface_format())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def target(self) -> QOpenGLFramebufferObject | None:
        """The framebuffer to draw into; None: Qt's own."""
        return None

    def refresh(self) -> None:
        """Draw with the next frame."""
        self.update()

    def start(self) -> None:
        """Begin the next frame early, where that is of use."""

    def bind(self) -> None:
        """Draw into the stage again, after drawing elsewhere."""
        QOpenGLFramebufferObject.bindDefault()

    def initializeGL(self) -> None:
        """Qt made a context."""
        self.context().aboutToBeDestroyed.connect(self._release, Qt.ConnectionType.DirectConnection)
        self.made.emit()

    def paintGL(self) -> None:
        """Qt wants a frame."""
        self.due.emit()

    def _release(self) -> None:
        self.makeCurrent()
        self.lost.emit()
        self.doneCurrent()


class ProcessorStage(QWidget):
    """A plain widget that shows what is drawn off the screen; the same signals as a CardStage, `lost` never comes."""

    made = Signal()
    due = Signal()
    lost = Signal()
    software = True

    def __init__(self, parent: QWidget, context: QOpenGLContext, surface: QOffscreenSurface) -> None:
        super().__init__(parent)
        # The context is the elder child: Qt ends it while its surface is still there.
        context.setParent(self)
        surface.setParent(self)
        self._context, self._surface = context, surface
        self._target: QOpenGLFramebufferObject | None = None
        self._picture = QImage()
        self._begun = False  # there is what belongs to the context
        self._stale = True  # something is to be drawn
        self._drawn = False  # something was drawn and not read yet
        self._fits = QTimer(self, singleShot=True, interval=0)  # until then the picture has another size
        self._fits.timeout.connect(self.refresh)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def target(self) -> QOpenGLFramebufferObject | None:
        """The framebuffer to draw into."""
        return self._target

    def refresh(self) -> None:
        """Draw with the next frame."""
        self._stale = True
        self.update()

    def start(self) -> None:
        """Begin the next frame now: the renderer's threads work on it while other views are painted."""
        if self.isVisible() and self._stale and not self._fits.isActive():
            self._draw(self._device_size())

    def bind(self) -> None:
        """Draw into the stage again, after drawing elsewhere."""
        if self._target is not None:
            self._target.bind()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch the picture for one frame on the screen, in which all other views are painted anew."""
        super().resizeEvent(event)
        if not (self._picture.isNull() or self.window().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)):
            self._fits.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is due, and show it."""
        size = self._device_size()
        if not self._fits.isActive() and (self._stale or self._target is None or self._target.size() != size):
            self._draw(size)
        if self._drawn and self._target is not None and self._context.makeCurrent(self._surface):
            self._picture = self._target.toImage()
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn = False
            self._context.doneCurrent()
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self._fits.isActive():
            painter.drawImage(self.rect(), self._picture)
        else:
            painter.drawImage(0, 0, self._picture)
        painter.end()

    def _draw(self, size: QSize) -> None:
        if not self._context.makeCurrent(self._surface):
            _log.error("OpenGL took its context away")
            return
        self._stale = False
        if not self._begun:
            self._begun = True
            self.made.emit()
        if self._target is None or self._target.size() != size:
            form = QOpenGLFramebufferObjectFormat()
            form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
            self._target = QOpenGLFramebufferObject(size, form)
        self._target.bind()
        self.due.emit()
        self._target.release()
        self._context.functions().glFlush()
        self._drawn = True
        self._context.doneCurrent()

    def _device_size(self) -> QSize:
        return (self.size() * self.devicePixelRatioF()).expandedTo(QSize(1, 1))


Stage = CardStage | ProcessorStage


def stage_on(parent: QWidget) -> Stage:
    """Return the stage for this computer, as a child of `parent`."""
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.setFormat(_surface_format())
    surface.create()
    context.setFormat(_surface_format())
    if surface.isValid() and context.create() and context.makeCurrent(surface):
        renderer = str(context.functions().glGetString(GL_RENDERER))
        can_copy = QOpenGLFramebufferObject.hasOpenGLFramebufferObjects()
        context.doneCurrent()
        if can_copy and is_software_renderer(renderer):
            return ProcessorStage(parent, context, surface)
    return CardStage(parent)


def _surface_format() -> QSurfaceFormat:
    form = QSurfaceFormat.defaultFormat()
    form.setSamples(0)  # frames are copied into this one, which only equal sample counts allow
    return form
