"""The numbers and names of the axes: painted once by QPainter into a texture, then only moved with the camera.

Text painted as ordinary widgets paint it is sharper than text drawn through OpenGL, and moving it costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.surface.axes import Label
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.program import TRIANGLES, Buffer, Program, Texture, functions, stop_attributes

_HALO = 3.0  # pixels of the ground around each text, so that it reads over a line

_VERTEX = """
ATTRIBUTE vec4 a_corner;  // place in the view, place in the texture
uniform mat4 u_scene;
VARYING vec2 v_at;
void main() {
    v_at = a_corner.zw;
    gl_Position = vec4(a_corner.xy, 0.0, 1.0) + 0.0 * u_scene[0];
}
"""

_FRAGMENT = """
uniform sampler2D u_texts;
VARYING vec2 v_at;
void main() {
    FRAGMENT = TEXEL(u_texts, v_at);
}
"""

_QUAD = np.array([(0, 0), (1, 0), (1, 1), (0, 0), (1, 1), (0, 1)], dtype=np.float64)


@dataclass(frozen=True)
class _Place:
    """Where a text is in the sheet, device pixels: left, top, width, height."""

    left: int
    top: int
    width: int
    height: int


class LabelSheet:
    """The texts of some labels in one picture, one below the other."""

    def __init__(self, texts: frozenset[tuple[str, bool]], theme: Theme, font: QFont, scale: float) -> None:
        """Paint (text, whether it is a name); scale is device pixels per pixel of the font."""
        self.made_for = (texts, theme, font, scale)
        ordered = sorted(texts)
        faces = [_face(font, name=name) for _, name in ordered]
        sizes = [_size(text, face) for (text, _), face in zip(ordered, faces, strict=True)]
        self._places: dict[tuple[str, bool], _Place] = {}
        top = 0
        for key, (width, height) in zip(ordered, sizes, strict=True):
            self._places[key] = _Place(0, top, ceil(width * scale), ceil(height * scale))
            top += ceil(height * scale) + 1
        widest = max((place.width for place in self._places.values()), default=1)
        self.image = QImage(widest, max(top, 1), QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for (text, name), face in zip(ordered, faces, strict=True):
            base = self._places[text, name].top / scale + _HALO + QFontMetricsF(face).ascent()
            _paint(painter, text, QPointF(_HALO, base), face, QColor(theme.text if name else theme.secondary), theme)
        painter.end()

    def corners(self, labels: tuple[Label, ...], eye: Eye) -> NDArray[np.float32]:
        """Return the triangles' corners, (6 per label that has room, 4), for labels where an eye sees them."""
        view, sheet = np.array([eye.width, eye.height]), np.array([self.image.width(), self.image.height()])
        corners: list[NDArray[np.float64]] = []
        taken: list[tuple[float, ...]] = []
        seen = eye.project(np.array([label.at for label in labels]).reshape(-1, 3))[:, :2]
        for label, at in zip(labels, seen, strict=True):
            place = self._places[label.text, label.name]
            size = np.array([place.width, place.height])
            if not np.isfinite(at).all():
                continue
            corner = np.round(at - size * (0.5 + 0.5 * (label.side < 0) - 0.5 * (label.side > 0), 0.5))
            if label.name and ((at >= 0.0) & (at <= view)).all():  # a long name at the side of the view
                corner = np.clip(corner, 0.0, np.maximum(view - size, 0.0))
            frame = (*corner.tolist(), *(corner + size).tolist())
            if label.gives_way and any(_overlap(frame, other) for other in taken):
                continue
            taken.append(frame)
            inside = (corner + _QUAD * size) / view * (2, -2) + (-1, 1)
            corners.append(np.hstack([inside, ((place.left, place.top) + _QUAD * size) / sheet]))
        return np.concatenate(corners).astype(np.float32) if corners else np.empty((0, 4), dtype=np.float32)


class LabelPen:
    """Draws labels over what is there."""

    def __init__(self) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._program = Program(_VERTEX, _FRAGMENT, ("a_corner",))
        self._corners = Buffer()
        self._sheet: LabelSheet | None = None
        self._texture = Texture()

    def draw(self, labels: tuple[Label, ...], eye: Eye, theme: Theme, font: QFont, scale: float) -> None:
        """Draw them; scale is device pixels per pixel of the font."""
        texts = frozenset((label.text, label.name) for label in labels)
        if self._sheet is None or self._sheet.made_for != (texts, theme, font, scale):
            self._sheet = LabelSheet(texts, theme, font, scale)
            self._texture.fill(self._sheet.image)
        corners = self._sheet.corners(labels, eye)
        if not len(corners):
            return
        self._program.use(eye)
        self._texture.bind()
        self._corners.fill(corners)
        self._corners.attribute(0, 4)
        functions().glDrawArrays(TRIANGLES, 0, len(corners))
        stop_attributes(1)
        self._texture.release()


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two frames (left, top, right, bottom) lie on each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _face(font: QFont, *, name: bool) -> QFont:
    face = QFont(font)
    face.setItalic(name)
    face.setPointSizeF(max(font.pointSizeF(), 1.0) * (1.1 if name else 0.9))
    return face


def _size(text: str, face: QFont) -> tuple[float, float]:
    metrics = QFontMetricsF(face)
    return metrics.horizontalAdvance(text) + 2 * _HALO, metrics.height() + 2 * _HALO


def _paint(painter: QPainter, text: str, at: QPointF, face: QFont, colour: QColor, theme: Theme) -> None:
    outline = QPainterPath()
    outline.addText(at, face, text)
    ground = QColor(theme.plot)
    ground.setAlphaF(0.8)
    painter.strokePath(outline, QPen(ground, _HALO, j=Qt.PenJoinStyle.RoundJoin))
    painter.setFont(face)
    painter.setPen(colour)
    painter.drawText(at, text)
