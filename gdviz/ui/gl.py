"""What OpenGL needs before the application object exists, and why 3-D may be off.

Qt must share contexts, so that a view keeps its textures and shaders when it moves to another window. Multisampling is
not asked for here: a multisampled window costs a software renderer half its speed, so the surface view smooths its own
still layer instead, once, when the camera rests.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

# Platforms on which Qt has no OpenGL widgets; building one there can end the process, so it is never tried.
_WITHOUT_OPENGL = ("offscreen", "vnc", "minimal", "minimalegl", "linuxfb", "eglfs", "webgl")
_OLDEST_OPENGL = (2, 1)
_OLDEST_OPENGL_ES = (3, 0)


def prepare_before_application() -> None:
    """Set what Qt reads when the application object is made; call it before QApplication exists."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    surface_format = QSurfaceFormat()
    surface_format.setDepthBufferSize(24)
    surface_format.setStencilBufferSize(8)
    QSurfaceFormat.setDefaultFormat(surface_format)


def why_no_3d() -> str | None:
    """Return why the surface cannot be drawn here, as a sentence for the user, or None when it can."""
    platform = QGuiApplication.platformName()
    if platform in _WITHOUT_OPENGL:
        sentence = QCoreApplication.translate("OpenGL", "The display platform “{platform}” has no OpenGL.")
        return sentence.format(platform=platform)
    context: QOpenGLContext | None = QOpenGLContext.globalShareContext()
    if context is None or not context.isValid():
        context = _probe()
    if context is None:
        return QCoreApplication.translate(
            "OpenGL", "This computer gave no OpenGL context. Is a graphics driver installed?"
        )
    version = context.format().version()
    if tuple(version) < (_OLDEST_OPENGL_ES if context.isOpenGLES() else _OLDEST_OPENGL):
        sentence = QCoreApplication.translate("OpenGL", "The graphics driver offers OpenGL {version}; 2.1 is needed.")
        return sentence.format(version="{}.{}".format(*version))
    return None


def is_software_renderer(renderer: str) -> bool:
    """Return whether GL_RENDERER names a renderer that runs on the processor."""
    return any(name in renderer.lower() for name in ("llvmpipe", "softpipe", "swrast", "swiftshader", "software"))


def _probe() -> QOpenGLContext | None:
    surface = QOffscreenSurface()
    surface.create()
    context = QOpenGLContext()
    if not (surface.isValid() and context.create() and context.makeCurrent(surface)):
        return None
    context.doneCurrent()
    return context
