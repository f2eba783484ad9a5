"""Shader programs and buffers for the surface view, through Qt's own OpenGL functions.

One source serves OpenGL 2.1, a core profile and OpenGL ES 3: the header below says which words the driver wants.
Through Qt, not PyOpenGL: a sixth of the cost per call, a third of a second less at the start, and no second library
that has to guess the window system (on Wayland it guessed wrong).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QMatrix4x4, QOpenGLContext, QOpenGLFunctions
from PySide6.QtOpenGL import QOpenGLBuffer, QOpenGLShader, QOpenGLShaderProgram, QOpenGLTexture
from shiboken6 import Shiboken, VoidPtr

from gdviz.ui.views.surface.camera import Eye

FLOAT, UNSIGNED_BYTE, UNSIGNED_INT = 0x1406, 0x1401, 0x1405
POINTS, TRIANGLES = 0x0000, 0x0004
DEPTH_TEST, BLEND, POINT_SPRITE, PROGRAM_POINT_SIZE = 0x0B71, 0x0BE2, 0x8861, 0x8642
LESS_OR_EQUAL, GREATER = 0x0203, 0x0204
SOURCE_ALPHA, ONE_MINUS_SOURCE_ALPHA, ONE = 0x0302, 0x0303, 1
COLOUR_BIT, DEPTH_BIT, STENCIL_BIT = 0x4000, 0x0100, 0x0400
GL_RENDERER = 0x1F01
TEXTURE, LINEAR, CLAMP_TO_EDGE = 0x0DE1, 0x2601, 0x812F
RGBA, RGBA8 = 0x1908, 0x8058


class Program:
    """A vertex and a fragment shader, linked; attributes are numbered in the order given."""

    def __init__(self, vertex: str, fragment: str, attributes: tuple[str, ...]) -> None:
        """Compile in the current context.

        Raises RuntimeError with the driver's log when it refuses the source.
        """
        self._program = QOpenGLShaderProgram()
        kinds = QOpenGLShader.ShaderTypeBit
        compiled = self._program.addShaderFromSourceCode(kinds.Vertex, _header(fragment=False) + vertex)
        compiled = compiled and self._program.addShaderFromSourceCode(kinds.Fragment, _header(fragment=True) + fragment)
        for number, name in enumerate(attributes):
            self._program.bindAttributeLocation(name, number)
        if not (compiled and self._program.link()):
            raise RuntimeError(f"OpenGL refused a shader: {self._program.log()}")
        self._places: dict[str, int] = {}

    def use(self, eye: Eye) -> None:
        """Make this the program that draws, seen by an eye."""
        self._program.bind()
        self._program.setUniformValue(self._place("u_scene"), QMatrix4x4(*eye.matrix.ravel().tolist()))

    def set(self, name: str, *values: float) -> None:
        """Set a uniform of one to four numbers."""
        gl, place = functions(), self._place(name)
        (gl.glUniform1f, gl.glUniform2f, gl.glUniform3f, gl.glUniform4f)[len(values) - 1](place, *values)

    def _place(self, name: str) -> int:
        if name not in self._places:
            self._places[name] = self._program.uniformLocation(name)
        return self._places[name]


class Buffer:
    """Numbers on the graphics card: rows of float32 or uint8, or uint32 indices."""

    def __init__(self, *, indices: bool = False) -> None:
        kinds = QOpenGLBuffer.Type
        self._buffer = QOpenGLBuffer(kinds.IndexBuffer if indices else kinds.VertexBuffer)
        self._size = -1

    def fill(self, rows: NDArray[np.generic]) -> None:
        """Replace everything; a size that stays keeps its place on the card."""
        self._bind()
        rows = np.ascontiguousarray(rows)
        if rows.nbytes != self._size:
            self._buffer.allocate(rows, rows.nbytes)  # type: ignore[call-overload]
            self._size = rows.nbytes
        elif rows.nbytes:
            self._buffer.write(0, rows, rows.nbytes)  # type: ignore[arg-type]

    def write(self, offset: int, rows: NDArray[np.generic]) -> None:
        """Replace the bytes from an offset on, within the size last filled."""
        self._bind()
        rows = np.ascontiguousarray(rows)
        self._buffer.write(offset, rows, rows.nbytes)  # type: ignore[arg-type]

    def attribute(self, number: int, count: int, *, stride: int = 0, offset: int = 0, kind: int = FLOAT) -> None:
        """Feed an attribute with count numbers a vertex, a row being stride bytes; uint8 arrive as 0 to 1."""
        gl = functions()
        self._bind()
        gl.glEnableVertexAttribArray(number)
        gl.glVertexAttribPointer(number, count, kind, int(kind == UNSIGNED_BYTE), stride, VoidPtr(offset))  # type: ignore[arg-type]

    def draw_triangles(self, first: int, count: int) -> None:
        """Draw with the indices from first on, count of them."""
        self._bind()
        functions().glDrawElements(TRIANGLES, count, UNSIGNED_INT, VoidPtr(4 * first))  # type: ignore[arg-type]

    def _bind(self) -> None:
        if not self._buffer.isCreated():
            self._buffer.create()
        self._buffer.bind()


class Texture:
    """A picture on the graphics card; it ends with its context, where Qt's own class would complain."""

    def __init__(self) -> None:
        self._name = 0

    def fill(self, image: QImage) -> None:
        """Take a picture, pixel for pixel, first row first; it stays bound."""
        image = image.convertToFormat(QImage.Format.Format_RGBA8888)
        if not self._name:
            self._name = _new_texture()
        self.bind()
        gl = functions()
        for setting, value in ((0x2801, LINEAR), (0x2800, LINEAR), (0x2802, CLAMP_TO_EDGE), (0x2803, CLAMP_TO_EDGE)):
            gl.glTexParameteri(TEXTURE, setting, value)
        pixels = np.frombuffer(image.constBits(), dtype=np.uint8)  # rows of four bytes a pixel need no padding
        address = VoidPtr(pixels.ctypes.data)
        gl.glTexImage2D(TEXTURE, 0, RGBA8, image.width(), image.height(), 0, RGBA, UNSIGNED_BYTE, address)  # type: ignore[arg-type]

    def bind(self) -> None:
        """Make this the texture that programs read."""
        functions().glBindTexture(TEXTURE, self._name)

    def release(self) -> None:
        """Let no texture be bound."""
        functions().glBindTexture(TEXTURE, 0)


def _new_texture() -> int:
    """Return the name of a new texture. Qt hands one out only in an object, whose end would ask for the context."""
    made = QOpenGLTexture(QOpenGLTexture.Target.Target2D)
    made.create()
    name = int(made.textureId())
    Shiboken.invalidate(made)
    return name


def functions() -> QOpenGLFunctions:
    """Return the functions of the current context."""
    return QOpenGLContext.currentContext().functions()


def stop_attributes(count: int) -> None:
    """Switch the first attributes off again, for whoever draws next."""
    gl = functions()
    for number in range(count):
        gl.glDisableVertexAttribArray(number)


def blend(gl: QOpenGLFunctions) -> None:
    """Let what is drawn cover by its alpha, and keep the view itself opaque."""
    gl.glEnable(BLEND)
    gl.glBlendFuncSeparate(SOURCE_ALPHA, ONE_MINUS_SOURCE_ALPHA, ONE, ONE_MINUS_SOURCE_ALPHA)


def drain_errors(gl: QOpenGLFunctions) -> int:
    """Empty the error queue and return the last error: Qt leaves its own behind on some drivers."""
    last = 0
    for _ in range(32):
        error = gl.glGetError()
        if not error:
            break
        last = error
    return last


def _header(*, fragment: bool) -> str:
    form = QOpenGLContext.currentContext().format()
    embedded, version = QOpenGLContext.currentContext().isOpenGLES(), form.version()
    modern = tuple(version) >= ((3, 0) if embedded else (3, 1))
    first = ("#version 300 es" if modern else "#version 100") if embedded else f"#version {140 if modern else 120}"
    lines = [first, "precision highp float;" if embedded else ""]
    if modern:
        flow = "in" if fragment else "out"
        lines += ["#define ATTRIBUTE in", f"#define VARYING {flow}", "#define TEXEL texture"]
        lines += ["out vec4 fragment_colour;", "#define FRAGMENT fragment_colour"] if fragment else []
    else:
        lines += ["#define ATTRIBUTE attribute", "#define VARYING varying", "#define TEXEL texture2D"]
        lines += ["#define FRAGMENT gl_FragColor"]
    return "\n".join(lines) + "\n"
