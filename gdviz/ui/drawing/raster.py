"""Pictures that are drawn on little by little, so that a frame costs what is new in it and not what is old.

A Frame says which part of the plane is seen on how many pixels; a Layer is a transparent picture of that size.
Views stroke onto layers the few pieces that a step added and only copy the layers to the screen. For SVG and PDF the
layers that are begun `as_vectors` keep the strokes themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPicture

from gdviz.ui.drawing.geometry import FEW, Floats, clip_segments

_MARGIN = 64.0  # pixels around the frame within which pieces are kept whole: wider than any pen
_vectors: ContextVar[bool] = ContextVar("vectors", default=False)


@contextmanager
def as_vectors() -> Iterator[None]:
    """Have all layers that are cleared meanwhile keep what is drawn on them as vectors instead of pixels."""
    before = _vectors.set(True)
    try:
        yield
    finally:
        _vectors.reset(before)


def are_vectors() -> bool:
    """Tell whether what is drawn now becomes vectors, which an image must not take the place of."""
    return _vectors.get()


@dataclass(frozen=True)
class Frame:
    """The part of the plane that is seen (low, high) and the size in logical pixels that it is seen on."""

    x: tuple[float, float]
    y: tuple[float, float]
    width: float
    height: float

    @cached_property
    def cell(self) -> tuple[float, float]:
        """Half a pixel, in units of the plane: finer than this nothing can be told apart."""
        width, height = max(self.width, 1.0), max(self.height, 1.0)
        return (self.x[1] / width - self.x[0] / width) / 2, (self.y[1] / height - self.y[0] / height) / 2

    @property
    def origin(self) -> tuple[float, float]:
        """The middle of what is seen."""
        return self.x[0] / 2 + self.x[1] / 2, self.y[0] / 2 + self.y[1] / 2

    def to_pixels(self, points: Floats) -> Floats:
        """Return where points (..., 2) of the plane lie, in pixels from the top left corner; not finite stays so."""
        cell_x, cell_y = self.cell
        made = np.empty(np.shape(points))
        with np.errstate(all="ignore"):
            made[..., 0] = (points[..., 0] - self.x[0]) / (2 * cell_x)
            made[..., 1] = (self.y[1] - points[..., 1]) / (2 * cell_y)
        return made

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return where one point of the plane lies, in pixels."""
        cell_x, cell_y = self.cell
        return (x - self.x[0]) / (2 * cell_x), (self.y[1] - y) / (2 * cell_y)

    def to_plane(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the plane under a pixel."""
        cell_x, cell_y = self.cell
        return self.x[0] + 2 * cell_x * x, self.y[1] - 2 * cell_y * y

    def visible_pieces(self, segments: Floats) -> Floats:
        """Return the pieces (m, 2, 2) of a path in pixels, cut a little outside of the frame."""
        if not len(segments):
            return segments
        right, bottom = self.width + _MARGIN, self.height + _MARGIN
        if len(segments) <= FEW:
            rows = [self.pixel(x, y) for x, y in segments.reshape(-1, 2).tolist()]
            if all(-_MARGIN <= x <= right and -_MARGIN <= y <= bottom for x, y in rows):
                return np.array(rows).reshape(-1, 2, 2)
        pixels = self.to_pixels(segments)
        x, y = pixels[..., 0], pixels[..., 1]
        sides = (x < -_MARGIN, x > right, y < -_MARGIN, y > bottom)
        inside = (x >= -_MARGIN) & (x <= right) & (y >= -_MARGIN) & (y <= bottom)
        visible = np.asarray(inside.all(axis=1))
        if visible.all():
            return pixels
        beyond = np.any([side.all(axis=1) for side in sides], axis=0)
        cut = np.flatnonzero(~visible & ~beyond)  # only these can cross the border
        clipped, touching = clip_segments(pixels[cut], np.array([-_MARGIN, -_MARGIN]), np.array([right, bottom]))
        pixels[cut] = clipped
        visible[cut] = touching & np.isfinite(clipped).all(axis=(1, 2))
        return np.asarray(pixels[visible])


@dataclass(frozen=True)
class Stroke:
    """Pieces (m, 2, 2) in pixels and how they are drawn; `beneath`: under what is there already."""

    lines: Floats
    colour: str
    width: float
    beneath: bool = False
    smooth: bool = True


class Layer:
    """A transparent picture as large as a frame. It remembers nothing but its pixels."""

    def __init__(self) -> None:
        self._image = QImage()
        self._pieces: list[QPicture] | None = None  # what was drawn, the undermost first, where it is not pixels
        self._inked = QRectF()  # where something is drawn, in logical pixels
        self._fresh = QRectF()  # where something changed since take_fresh

    def clear(self, frame: Frame, ratio: float) -> None:
        """Make the layer empty and as large as `frame`, on a screen with `ratio` device pixels per pixel."""
        if are_vectors():
            self._pieces = []
            return
        self._pieces = None
        width, height = max(round(frame.width * ratio), 1), max(round(frame.height * ratio), 1)
        if self._image.width() != width or self._image.height() != height or self._image.devicePixelRatio() != ratio:
            self._image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(ratio)
            self._inked = QRectF(0, 0, frame.width, frame.height)
        if not self._inked.isEmpty():
            self._image.fill(Qt.GlobalColor.transparent)
            self._fresh |= self._inked
            self._inked = QRectF()

    def take_fresh(self) -> QRectF:
        """Return where the layer changed since the last call, in logical pixels; empty: nowhere."""
        fresh, self._fresh = self._fresh, QRectF()
        return fresh

    def painter(self, area: QRectF | None = None) -> QPainter:
        """Return a smooth painter on this layer, for strokes within `area` or anywhere; the caller ends it."""
        if self._pieces is not None:
            self._pieces.append(QPicture())
            return _smooth(QPainter(self._pieces[-1]))
        whole = QRectF(QPointF(0, 0), self._image.deviceIndependentSize())
        area = whole if area is None else area & whole
        self._inked |= area
        self._fresh |= area
        return _smooth(QPainter(self._image))

    def stroke(self, *strokes: Stroke) -> None:
        """Draw strokes one after the other."""
        strokes = tuple(stroke for stroke in strokes if len(stroke.lines))
        if not strokes:
            return
        if self._pieces is not None:
            for stroke in strokes:
                self._pieces.insert(0 if stroke.beneath else len(self._pieces), _drawn(stroke))
            return
        painter = self.painter(_area(strokes))
        over, under = (
            QPainter.CompositionMode.CompositionMode_SourceOver,
            QPainter.CompositionMode.CompositionMode_DestinationOver,
        )
        for stroke in strokes:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, stroke.smooth)
            painter.setCompositionMode(under if stroke.beneath else over)
            draw_lines(painter, stroke.lines, square_pen(stroke.colour, stroke.width))
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Copy what is drawn to the screen, the layer's top left corner to where `painter` has its origin."""
        for piece in self._pieces or ():
            painter.drawPicture(QPointF(0, 0), piece)
        if self._inked.isEmpty():
            return
        ratio = self._image.devicePixelRatio()
        x, y = math.floor(self._inked.left() * ratio), math.floor(self._inked.top() * ratio)
        width, height = math.ceil(self._inked.right() * ratio) - x, math.ceil(self._inked.bottom() * ratio) - y
        painter.drawImage(QPointF(x / ratio, y / ratio), self._image, QRect(x, y, width, height))


@lru_cache(maxsize=256)
def square_pen(colour: str, width: float) -> QPen:
    """Return a solid pen whose square ends make pieces drawn one by one join; round ends cost Qt ten times as much."""
    square, mitred = Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin
    return QPen(QBrush(QColor(colour)), width, Qt.PenStyle.SolidLine, square, mitred)


def draw_lines(painter: QPainter, lines: Floats, pen: QPen) -> None:
    """Draw pieces (m, 2, 2), all finite, one by one: many short strokes are far cheaper in Qt than one long one."""
    painter.setPen(pen)
    if len(lines) <= FEW:
        painter.drawLines([QLineF(*row) for row in lines.reshape(-1, 4).tolist()])
        return
    array = PrimitiveArray(QLineF, 4)
    array.resize(len(lines))
    array.ndarray()[:] = lines.reshape(-1, 4)
    painter.drawLines(*array.drawargs())


def joined(lines: Floats) -> QPainterPath:
    """Return pieces (m, 2, 2) as one path, in which those that follow each other are one line."""
    path = QPainterPath()
    at: tuple[float, float] | None = None
    for x, y, to_x, to_y in lines.reshape(-1, 4).tolist():
        if (x, y) != at:
            path.moveTo(x, y)
        path.lineTo(to_x, to_y)
        at = to_x, to_y
    return path


def _drawn(stroke: Stroke) -> QPicture:
    """Return a stroke as vectors. Its pen has round ends: seen close up, square ones stick out at every bend."""
    picture = QPicture()
    painter = _smooth(QPainter(picture))
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(joined(stroke.lines), pen)
    painter.end()
    return picture


def _smooth(painter: QPainter) -> QPainter:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _area(strokes: tuple[Stroke, ...]) -> QRectF:
    """Return a rectangle around all strokes."""
    area, width = QRectF(), max(stroke.width for stroke in strokes)
    for stroke in strokes:
        ends = stroke.lines.reshape(-1, 2)
        if len(ends) <= 2 * FEW:
            x, y = zip(*ends.tolist(), strict=True)
            left, top, right, bottom = min(x), min(y), max(x), max(y)
        else:
            (left, top), (right, bottom) = ends.min(axis=0).tolist(), ends.max(axis=0).tolist()
        area |= QRectF(left - width, top - width, right - left + 2 * width, bottom - top + 2 * width)
    return area
