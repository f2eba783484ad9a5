"""The ground of the contour view: heights as colours, isolines, hatching where there is no height.

It is painted once on a layer, and again only when the relief, the theme or the part that is seen changes.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from gdviz.engine.relief import Relief
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame, Layer, Stroke, are_vectors
from gdviz.ui.themes.theme import Theme

_LINE_STRENGTH = 0.26
_FINE = 2.0  # pixels of the ground for one of the frame, where it is an image among vectors


class ContourGround:
    """Paints one relief; keeps its image for the next zoom."""

    def __init__(self) -> None:
        self._layer = Layer()
        self._lines = Layer()
        self._image = QImage()
        self._painted: tuple[object, ...] = ()
        self._coloured: tuple[object, ...] = ()

    def paint(self, painter: QPainter, relief: Relief, frame: Frame, ratio: float, theme: Theme) -> None:
        """Copy the ground to where `painter` has its origin; draw it anew if anything about it changed."""
        wanted = (relief, frame, ratio, theme)
        if not _same(wanted, self._painted):
            self._draw(relief, frame, ratio, theme)
            self._painted = wanted
        self._layer.paint(painter)

    def paint_lines(self, painter: QPainter) -> None:
        """Copy the isolines once more, over what covers them."""
        painter.setOpacity(_LINE_STRENGTH)
        self._lines.paint(painter)
        painter.setOpacity(1.0)

    def _draw(self, relief: Relief, frame: Frame, ratio: float, theme: Theme) -> None:
        if not _same((relief, theme), self._coloured):
            self._image = coloured(relief, theme)
            self._coloured = (relief, theme)
        self._layer.clear(frame, ratio)
        self._lines.clear(frame, ratio)
        area, source = _shown(relief, frame, self._image)
        if area.isEmpty() or source.isEmpty():
            return
        painter = self._layer.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if relief.holes.any():
            painter.fillRect(area, QBrush(QColor(theme.line), Qt.BrushStyle.BDiagPattern))
        if are_vectors():
            painter.drawImage(area, _cut(self._image, source, area))
        else:
            painter.drawImage(area, self._image, source)
        self._lines.stroke(Stroke(frame.visible_pieces(isoline_pieces(relief)), theme.isoline, 1.0))
        painter.setOpacity(_LINE_STRENGTH)
        self._lines.paint(painter)
        painter.end()


def coloured(relief: Relief, theme: Theme) -> QImage:
    """Return the relief as a picture, y upwards, one pixel per grid point, transparent in its holes."""
    table = np.full((256, 4), 255, dtype=np.uint8)
    table[:, :3] = theme.colour_map()[:, ::-1]  # QImage keeps blue first
    pixels = table[np.clip(np.nan_to_num(relief.shades) * 255.0 + 0.5, 0, 255).astype(np.uint8)]
    pixels[relief.holes] = 0
    rows = np.ascontiguousarray(pixels.transpose(1, 0, 2)[::-1])
    height, width = rows.shape[:2]
    return QImage(rows.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def isoline_pieces(relief: Relief) -> Floats:
    """Return all isolines as straight pieces (m, 2, 2) of the plane."""
    parts = [np.stack((line[:-1], line[1:]), axis=1) for line in relief.isolines if len(line) > 1]
    if not parts:
        return np.empty((0, 2, 2))
    pieces = np.concatenate(parts)
    return np.asarray(pieces[np.isfinite(pieces).all(axis=(1, 2))], dtype=float)


def _shown(relief: Relief, frame: Frame, image: QImage) -> tuple[QRectF, QRectF]:
    """Return the pixels of the frame that lie on the relief, and the part of its image that belongs there."""
    x_low, x_high, y_low, y_high = relief.bounds
    corners = frame.to_pixels(np.array([(x_low, y_high), (x_high, y_low)], dtype=float))
    if not np.isfinite(corners).all() or (corners[1] <= corners[0]).any():
        return QRectF(), QRectF()
    low = np.maximum(corners[0], 0.0)
    high = np.minimum(corners[1], (frame.width, frame.height))
    # Grid points are the middles of the image's pixels, and the outermost lie on the border of the domain.
    per_pixel = np.array([image.width() - 1, image.height() - 1]) / (corners[1] - corners[0])
    first, last = (low - corners[0]) * per_pixel + 0.5, (high - corners[0]) * per_pixel + 0.5
    return QRectF(*low, *(high - low)), QRectF(*first, *(last - first))


def _cut(image: QImage, source: QRectF, area: QRectF) -> QImage:
    """Return a part of an image at the size it is shown: SVG and PDF would show it without its smoothness."""
    size = (area.size() * _FINE).toSize()
    made = QImage(max(size.width(), 1), max(size.height(), 1), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(made.rect()), image, source)
    painter.end()
    return made


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Compare by identity first: records of arrays do not compare."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, Frame | float) and a == b) for a, b in zip(one, other, strict=True)
    )
