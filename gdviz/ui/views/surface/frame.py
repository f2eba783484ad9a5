"""The framebuffers behind a frame: the still layer is kept as a picture with depth, and copied under each frame.

On a software renderer the surface is nine tenths of a frame, and while a run plays it does not change. Copying its
colours and depths back costs half a millisecond; paths and balls are then drawn over it and hidden by it as usual.
The copy is also where edges are smoothed: four samples a pixel, resolved once, without a multisampled window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from gdviz.ui.views.surface.program import COLOUR_BIT, DEPTH_BIT, functions

_SMOOTH = 4  # samples a pixel
_NEAREST_FILTER = 0x2600


class StillFrame:
    """A picture of the still layer with its depths, in the current context."""

    def __init__(self) -> None:
        self._whole: QOpenGLFramebufferObject | None = None
        self._smooth: QOpenGLFramebufferObject | None = None

    def render(self, size: QSize, draw: Callable[[], None], *, smooth: bool) -> None:
        """Draw the layer into the picture, size in device pixels; raises RuntimeError without framebuffers."""
        whole = self._whole = _framebuffer(self._whole, size, samples=0)
        target = whole
        if smooth:
            target = self._smooth = _framebuffer(self._smooth, size, samples=_SMOOTH)
        if not target.bind():
            raise RuntimeError("OpenGL gave no framebuffer")
        functions().glViewport(0, 0, size.width(), size.height())
        draw()
        target.release()
        if smooth:
            _copy(target, whole)

    def lay_down(self, target: QOpenGLFramebufferObject | None) -> None:
        """Copy the picture and its depths into the framebuffer of the view; None: that of Qt's own widget."""
        if self._whole is not None:
            _copy(self._whole, target)


def can_copy_framebuffers() -> bool:
    """Return whether the current context can keep the still layer."""
    return QOpenGLFramebufferObject.hasOpenGLFramebufferBlit()


def _framebuffer(old: QOpenGLFramebufferObject | None, size: QSize, *, samples: int) -> QOpenGLFramebufferObject:
    if old is not None and old.size() == size:
        return old
    form = QOpenGLFramebufferObjectFormat()
    form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
    form.setSamples(samples)
    made = QOpenGLFramebufferObject(size, form)
    if not made.isValid():
        raise RuntimeError("OpenGL gave no framebuffer")
    return made


def _copy(source: QOpenGLFramebufferObject, target: QOpenGLFramebufferObject | None) -> None:
    whole = QRect(0, 0, source.width(), source.height())
    buffers = COLOUR_BIT | DEPTH_BIT
    QOpenGLFramebufferObject.blitFramebuffer(target, whole, source, whole, buffers, _NEAREST_FILTER)  # type: ignore[arg-type]
