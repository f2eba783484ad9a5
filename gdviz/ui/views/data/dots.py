"""Very many points as plain dots, marked on a grid of pixels.

One by one a hundred thousand would take a third of a second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import are_vectors

_DOT = 4.0  # pixels


def draw_dots(painter: QPainter, pixels: Floats, colour: str) -> None:
    """Draw dots at pixels (n, 2) on the image that `painter` draws on, from its top left corner."""
    if are_vectors():
        pen = QPen(QColor(colour), _DOT)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints([QPointF(x, y) for x, y in pixels.tolist()])
        return
    device = painter.device()
    image = _tinted(_covered(pixels, device.width(), device.height(), device.devicePixelRatioF()), QColor(colour))
    image.setDevicePixelRatio(device.devicePixelRatioF())
    painter.drawImage(QPointF(0, 0), image)


def _covered(pixels: Floats, width: int, height: int, ratio: float) -> NDArray[np.uint8]:
    """Return how much of each of the device's pixels dots cover, 0 … 255, (height, width)."""
    parts = 1 if ratio >= 2.0 else 2  # of a device pixel in each direction: smooth edges
    radius = _DOT / 2 * ratio * parts
    edge = int(np.ceil(radius))
    marked = np.zeros((height * parts + 2 * edge, width * parts + 2 * edge), dtype=np.bool_)
    column, row = np.floor(pixels * (ratio * parts)).astype(np.int64).T + edge
    inside = (column >= 0) & (row >= 0) & (column < marked.shape[1]) & (row < marked.shape[0])
    marked[row[inside], column[inside]] = True
    grown = np.zeros((height * parts, width * parts), dtype=np.bool_)
    down, right = np.mgrid[-edge : edge + 1, -edge : edge + 1]
    for y, x in np.argwhere(np.hypot(down, right) < radius).tolist():
        grown |= marked[y : y + height * parts, x : x + width * parts]
    shares = grown.reshape(height, parts, width, parts).sum(axis=(1, 3), dtype=np.uint16)
    return np.asarray(shares * 255 // parts**2, dtype=np.uint8)


def _tinted(cover: NDArray[np.uint8], colour: QColor) -> QImage:
    height, width = cover.shape
    tint = np.array([colour.blue(), colour.green(), colour.red(), 255], dtype=np.uint16)
    rows = (cover[..., np.newaxis] * tint // 255).astype(np.uint8)  # QImage keeps blue first, times what is covered
    return QImage(rows.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
