"""Balls, markers, stars and rings on the surface: small pictures that always face the eye.

They are painted once by QPainter into one texture, so that they are as smooth as in the contour view and keep
their size in pixels; a frame only uploads where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from gdviz.ui.drawing.forks import draw_fork
from gdviz.ui.themes.theme import RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.program import (
    DEPTH_TEST,
    GREATER,
    LESS_OR_EQUAL,
    POINT_SPRITE,
    POINTS,
    PROGRAM_POINT_SIZE,
    Buffer,
    Program,
    Texture,
    functions,
    stop_attributes,
)

_SIDE = 512  # pixels of the texture at scale 1
_GHOST = 0.38  # alpha of what stands behind a hill

_VERTEX = """
ATTRIBUTE vec3 a_position;
ATTRIBUTE vec4 a_cell;  // left, top, size, alpha
uniform mat4 u_scene;
uniform vec2 u_lift;
VARYING vec4 v_cell;
void main() {
    v_cell = a_cell;
    vec4 at = u_scene * vec4(a_position, 1.0);
    float depth = (at.z + u_lift.x * u_lift.y) / (at.w - u_lift.x);
    gl_Position = vec4(at.xy, depth * at.w, at.w);
    gl_PointSize = a_cell.z;
}
"""

_FRAGMENT = """
uniform sampler2D u_pictures;
uniform float u_side;
uniform float u_alpha;
VARYING vec4 v_cell;
void main() {
    vec4 colour = TEXEL(u_pictures, (v_cell.xy + gl_PointCoord * v_cell.z) / u_side);
    if (colour.a <= 0.004) discard;
    FRAGMENT = vec4(colour.rgb, colour.a * v_cell.w * u_alpha);
}
"""


@dataclass(frozen=True)
class Sprite:
    """One small picture in the texture: left, top and size, device pixels."""

    left: float
    top: float
    size: float


class SpriteSheet:
    """All pictures for a theme and a scale, by name: "ball:0", "large:0", "marker:0", "exit:0", "start", "star" …

    "pointed:0" is a step that the mouse points at, "fork:0" where a run left another, "tried:0" a point tried in this
    step, "dot" one tried before.
    """

    def __init__(self, theme: Theme, scale: float) -> None:
        """Paint them; scale is device pixels per pixel, times 1.6 in a presentation."""
        self.made_for = (theme, scale)
        self.side = ceil(_SIDE * scale)
        self.image = QImage(self.side, self.side, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(Qt.GlobalColor.transparent)
        self._sprites: dict[str, Sprite] = {}
        self._scale, self._left, self._top, self._row = scale, 1, 1, 0
        self._painter = QPainter(self.image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark, light = QColor(theme.path_outline), QColor(theme.path_core)
        for slot, style in enumerate(RUN_STYLES):
            colour = QColor(style.colour)
            self._add(f"large:{slot}", 24, lambda r, c=colour: self._ball(r, c, light, dark))
            self._add(f"ball:{slot}", 19, lambda r, c=colour: self._ball(r, c, light, dark))
            self._add(f"marker:{slot}", 11, lambda r, c=colour, m=style.marker: self._marker(r, c, dark, m))
            self._add(f"exit:{slot}", 13, lambda r, c=colour: self._cross(r, c, dark))
            self._add(f"fork:{slot}", 19, lambda r, s=style: self._fork(r, s, theme))
            self._add(f"pointed:{slot}", 27, lambda r, c=colour: self._ring(r, c, dark))
            self._add(f"tried:{slot}", 9, lambda r, c=colour: self._dot(r, light, c))
        self._add("dot", 7, lambda r: self._dot(r, light, dark))
        self._add("start", 19, lambda r: self._ring(r, light, dark))
        self._add("star", 21, lambda r: self._marker(r, QColor("#FFF3B0"), dark, "star"))
        self._painter.end()

    def __getitem__(self, name: str) -> Sprite:
        return self._sprites[name]

    def _add(self, name: str, size: float, paint: object) -> None:
        pixels = ceil(size * self._scale)
        if self._left + pixels + 1 > self.side:
            self._left, self._top, self._row = 1, self._top + self._row + 1, 0
        self._sprites[name] = Sprite(self._left, self._top, pixels)
        self._painter.setTransform(QTransform(self._scale, 0, 0, self._scale, self._left, self._top))
        assert callable(paint)
        paint(pixels / self._scale)
        self._left, self._row = self._left + pixels + 1, max(self._row, pixels)

    def _ball(self, size: float, colour: QColor, light: QColor, dark: QColor) -> None:
        middle, radius = size / 2, size / 2 - 1
        self._painter.setPen(QPen(dark, 1.2))
        self._painter.setBrush(light)
        self._painter.drawEllipse(QPointF(middle, middle), radius, radius)
        glow = QRadialGradient(QPointF(middle - radius * 0.3, middle - radius * 0.35), radius * 1.15)
        glow.setColorAt(0, colour.lighter(165))
        glow.setColorAt(0.45, colour)
        glow.setColorAt(1, colour.darker(150))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(glow))
        self._painter.drawEllipse(QPointF(middle, middle), radius - 2.1, radius - 2.1)

    def _marker(self, size: float, colour: QColor, dark: QColor, symbol: str) -> None:
        from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols  # late: only the 3-D view needs it here

        inner = size - 3.0
        self._painter.translate(size / 2, size / 2)
        self._painter.scale(inner, inner)
        self._painter.setPen(QPen(dark, 1.3 / inner))
        self._painter.setBrush(colour)
        self._painter.drawPath(Symbols[symbol])

    def _ring(self, size: float, light: QColor, dark: QColor) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(3, 3, size - 6, size - 6)
        for colour, width in ((dark, 5.0), (light, 2.6)):
            self._painter.setPen(QPen(colour, width))
            self._painter.drawEllipse(ring)

    def _fork(self, size: float, style: RunStyle, theme: Theme) -> None:
        draw_fork(self._painter, QPointF(size / 2, size / 2), style, theme)

    def _dot(self, size: float, fill: QColor, edge: QColor) -> None:
        self._painter.setPen(QPen(edge, 1.4))
        self._painter.setBrush(fill)
        self._painter.drawEllipse(QPointF(size / 2, size / 2), size / 2 - 1.2, size / 2 - 1.2)

    def _cross(self, size: float, colour: QColor, dark: QColor) -> None:
        cross = QPainterPath()
        near, far = 3.0, size - 3.0
        for start, end in (((near, near), (far, far)), ((near, far), (far, near))):
            cross.moveTo(*start)
            cross.lineTo(*end)
        for shade, width in ((dark, 4.6), (colour, 2.4)):
            self._painter.strokePath(cross, QPen(shade, width, c=Qt.PenCapStyle.RoundCap))


class SpritePen:
    """Draws pictures of a sheet at scene points."""

    def __init__(self) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._program = Program(_VERTEX, _FRAGMENT, ("a_position", "a_cell"))
        self._rows = Buffer()
        self._sheet: SpriteSheet | None = None
        self._texture = Texture()

    def draw(self, eye: Eye, sheet: SpriteSheet, rows: NDArray[np.float32], *, lift: float) -> None:
        """Draw rows (n, 7): scene point, then the sprite's left, top, size and alpha; later ones cover earlier ones.

        They stand lift scene units before the surface; what a hill still hides shows through as a ghost.
        """
        if not len(rows):
            return
        gl = functions()
        self._program.use(eye)
        self._bind(sheet)
        self._program.set("u_side", float(sheet.side))
        self._program.set("u_lift", lift, eye.depth_slope)
        self._rows.fill(rows)
        self._rows.attribute(0, 3, stride=28)
        self._rows.attribute(1, 4, stride=28, offset=12)
        gl.glEnable(POINT_SPRITE)
        gl.glEnable(PROGRAM_POINT_SIZE)
        gl.glEnable(DEPTH_TEST)
        for depth, alpha in ((GREATER, _GHOST), (LESS_OR_EQUAL, 1.0)):
            gl.glDepthFunc(depth)
            self._program.set("u_alpha", alpha)
            gl.glDrawArrays(POINTS, 0, len(rows))
        gl.glDisable(PROGRAM_POINT_SIZE)
        gl.glDisable(POINT_SPRITE)
        stop_attributes(2)
        self._texture.release()

    def _bind(self, sheet: SpriteSheet) -> None:
        if self._sheet is not sheet:
            self._texture.fill(sheet.image)
            self._sheet = sheet
        self._texture.bind()
