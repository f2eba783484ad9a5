"""What searches tried, on the map and on the curve: points so far, nested boxes, simplex, trial points, circle.

A point that the run did not go to is hollow, one that it went to is full: nothing is told by colour alone. Points
are drawn once, onto a layer; the few shapes of a step are drawn anew with every frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.session.session import Session
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame, Layer
from gdviz.ui.drawing.searches import Cloud, Shapes, searches, shapes_at
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import RunStyle, Theme

_APART = 4.0  # pixels between two points that are both drawn
_DOT, _TRIED = 2.4, 3.6  # radius of a point tried so far, and of one of this step
_SMALLEST = 3.0  # pixels; smaller boxes are not drawn
_PAST = 0.62  # the opacity of a box, of that of the one inside of it
_FAINTEST = 0.14
_HALO = "#ffffff"  # beneath lines on the map
_ASIDE = 0.55  # opacity of what belongs to a run that is not selected

Place = Callable[[Floats], Floats]  # points (n, Q) of the coordinates shown → pixels (n, 2)


class ContourSearch:
    """Draws what the visible runs tried, up to the step that each of them shows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._layer = Layer()
        self._clouds: dict[int, Cloud] = {}
        self._dotted: dict[int, int] = {}  # how many points of each cloud are on the layer
        self._frame: Frame | None = None
        self._key: object = None
        self._halo = _HALO
        self._look: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._found: list[tuple[int, RunStyle, Shapes]] = []
        self._covered_by: tuple[object, Frame | None, list[QRectF]] = (None, None, [])

    def follow(
        self, order: Sequence[int], styles: Sequence[RunStyle], frame: Frame, ratio: float, theme: Theme
    ) -> bool:
        """Bring the layer to the present step; return whether everything was begun again."""
        session = self._session
        runs = {index: session.runs[index] for index in order if searches(session.runs[index])} if session.ready else {}
        if frame != self._frame or session.ground.key != self._key:
            self._clouds = {}
        self._frame, self._key = frame, session.ground.key
        self._halo = _HALO if session.landscape.dimension > 1 else theme.plot  # a curve has the ground of the plot
        renewed = False
        for index, run in runs.items():
            if index not in self._clouds or self._clouds[index].trajectory is not run.trajectory:
                self._clouds[index] = Cloud(run, session.ground, [2 * _APART * cell for cell in frame.cell])
                renewed = True
            self._clouds[index].take_in()
        look = (frame, ratio, theme, list(runs), list(styles), session.selected)
        upto = {index: self._clouds[index].until(min(session.cursor, run.length)) for index, run in runs.items()}
        back = any(len(points) < self._dotted.get(index, 0) for index, (points, _) in upto.items())
        renewed = renewed or look != self._look
        self._look = look
        if renewed or back:
            self._layer.clear(frame, ratio)
            self._dotted = {}
        for index, style in zip(order, styles, strict=True):
            if index in upto:
                points, taken = upto[index]
                done = self._dotted.get(index, 0)
                if len(points) > done:
                    self._dot(frame.to_pixels(self._on_plane(points[done:])), taken[done:].tolist(), style, theme)
                    self._dotted[index] = len(points)
        return renewed or back

    def take_fresh(self) -> QRectF:
        """Return where points were added since the last call, in pixels."""
        return self._layer.take_fresh()

    def paint(self, painter: QPainter) -> None:
        """Copy the points to the screen."""
        if self._clouds:
            self._layer.paint(painter)

    def paint_shapes(self, painter: QPainter, frame: Frame, order: Sequence[int], styles: Sequence[RunStyle]) -> None:
        """Draw what the step at the cursor tried."""
        for index, style, shapes in self._shapes(order, styles):
            painter.save()
            painter.setOpacity(1.0 if index == self._session.selected else _ASIDE)
            _Sketch(painter, frame, self._on_plane, style, self._halo).draw(shapes)
            painter.restore()

    def covered(self, frame: Frame, order: Sequence[int], styles: Sequence[RunStyle]) -> list[QRectF]:
        """Return what the shapes of this step cover, in pixels."""
        found = self._shapes(order, styles)
        if found is not self._covered_by[0] or frame != self._covered_by[1]:
            areas = [
                area for _, style, tried in found for area in _Sketch(None, frame, self._on_plane, style).draw(tried)
            ]
            self._covered_by = found, frame, areas
        return self._covered_by[2]

    def _shapes(self, order: Sequence[int], styles: Sequence[RunStyle]) -> list[tuple[int, RunStyle, Shapes]]:
        """Return what the visible runs tried; the same list until a run shows another step."""
        session = self._session
        runs = session.runs if session.ready else ()
        pairs = [(index, style) for index, style in zip(order, styles, strict=True) if runs and searches(runs[index])]
        steps = [min(session.cursor, runs[index].length) for index, _ in pairs]
        trajectories = tuple(runs[index].trajectory for index, _ in pairs)
        key = (session.ground.key, pairs, steps, *trajectories)
        if not same(key, self._asked):
            tried = [
                shapes_at(runs[index], session.ground, step) for (index, _), step in zip(pairs, steps, strict=True)
            ]
            both = zip(pairs, tried, strict=True)
            self._found = [(index, style, shapes) for (index, style), shapes in both if not shapes.is_empty]
            self._asked = key
        return self._found

    def _on_plane(self, points: Floats) -> Floats:
        """Return points (..., 1 or 2) of the coordinates shown as points (..., 2) of the frame."""
        if points.shape[-1] == 2:
            return points
        with np.errstate(all="ignore"):
            return np.stack((points[..., 0], self._session.landscape.loss(points)), axis=-1)

    def _dot(self, pixels: Floats, taken: list[bool], style: RunStyle, theme: Theme) -> None:
        near = np.isfinite(pixels).all(axis=1) & (np.abs(pixels).max(axis=1, initial=0.0) < 1e5)
        if not near.any():
            return
        inside = pixels[near]
        (left, top), (right, bottom) = inside.min(axis=0).tolist(), inside.max(axis=0).tolist()
        painter = self._layer.painter(QRectF(left - 4, top - 4, right - left + 8, bottom - top + 8))
        painter.setPen(QPen(QColor(theme.path_outline), 1.0))
        for (x, y), full, seen in zip(pixels.tolist(), taken, near.tolist(), strict=True):
            if seen:
                painter.setBrush(QColor(theme.path_core))
                painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
                if full:
                    painter.setBrush(QColor(style.colour))
                    painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
        painter.end()


class _Sketch:
    """Draws shapes in one frame and tells what they cover; without a painter it only tells."""

    def __init__(
        self, painter: QPainter | None, frame: Frame, place: Place, style: RunStyle, halo: str = _HALO
    ) -> None:
        self._painter = painter
        self._frame = frame
        self._place = place
        self._colour = QColor(style.colour)
        self._halo = halo
        self._covered: list[QRectF] = []

    def draw(self, shapes: Shapes) -> list[QRectF]:
        """Draw them, the oldest first; return what they cover, in pixels."""
        areas = [area for box in shapes.boxes if (area := self._area(box)) is not None]
        seen = [area for area in areas if max(area.width(), area.height()) >= _SMALLEST]
        for age, area in reversed(list(enumerate(reversed(seen)))):
            self._outline(area, age)
        for age, corners in reversed(list(enumerate(reversed(shapes.simplexes)))):
            self._polygon(corners, age)
        if np.isfinite(shapes.radius):
            reach = np.full_like(shapes.origin, shapes.radius)
            area = self._area(np.stack((shapes.origin - reach, shapes.origin + reach)))
            if area is not None:
                self._circle(area, is_round=len(reach) == 2)
        self._trials(shapes)
        return self._covered

    def _area(self, corners: Floats) -> QRectF | None:
        """Return the pixels of a box (2, Q) within the frame, and a little around; of one variable a band."""
        frame = self._frame
        if corners.shape[1] == 1:
            (left, _), (right, _) = (frame.pixel(x, 0.0) for x in corners[:, 0].tolist())
            top, bottom = -2.0, frame.height + 2.0
        else:
            (left, bottom), (right, top) = (frame.pixel(*corner) for corner in corners.tolist())
        area = QRectF(left, top, right - left, bottom - top)
        return area if abs(left) + abs(top) + abs(right) + abs(bottom) < 1e6 else None

    def _pen(self, age: int, width: float, line: Qt.PenStyle = Qt.PenStyle.SolidLine) -> list[QPen]:
        """Return a pen that sets it off for beneath, and the run's own for above."""
        opacity = max(_PAST**age, _FAINTEST)
        light, own = QColor(self._halo), QColor(self._colour)
        light.setAlphaF(0.75 * opacity)
        own.setAlphaF(opacity)
        return [QPen(light, width + 2.0), QPen(own, width, line)]

    def _tint(self, opacity: float) -> QColor:
        colour = QColor(self._colour)
        colour.setAlphaF(opacity)
        return colour

    def _outline(self, area: QRectF, age: int) -> None:
        self._covered.append(area.adjusted(-3, -3, 3, 3))
        if self._painter is not None:
            if age == 0:
                self._painter.fillRect(area, self._tint(0.12))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright lines need none: it is slow
            for pen in self._pen(age, 2.0 if age == 0 else 1.0):
                self._painter.setPen(pen)
                self._painter.drawRect(area)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _circle(self, area: QRectF, *, is_round: bool) -> None:
        self._covered.append(area.adjusted(-3, -3, 3, 3))
        if self._painter is not None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in self._pen(0, 1.8, Qt.PenStyle.DashLine):
                self._painter.setPen(pen)
                (self._painter.drawEllipse if is_round else self._painter.drawRect)(area)

    def _polygon(self, corners: Floats, age: int) -> None:
        pixels = self._frame.to_pixels(self._place(corners))
        if not (np.isfinite(pixels).all() and np.abs(pixels).max() < 1e5):
            return
        shape = QPolygonF([QPointF(x, y) for x, y in pixels.tolist()])
        self._covered.append(shape.boundingRect().adjusted(-4, -4, 4, 4))
        if self._painter is not None:
            self._painter.setBrush(self._tint(0.22 if age == 0 else 0.0))
            for pen in self._pen(age, 2.0 if age == 0 else 1.2):
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                self._painter.setPen(pen)
                self._painter.drawPolygon(shape)

    def _trials(self, shapes: Shapes) -> None:
        """Draw the points tried in this step, and the thin way to each of them."""
        if not len(shapes.tried):
            return
        points = self._frame.to_pixels(self._place(np.concatenate((shapes.origin[None], shapes.tried))))
        near = np.isfinite(points).all(axis=1) & (np.abs(points).max(axis=1, initial=0.0) < 1e5)
        (x, y), *rest = points[near].tolist() if near[0] else [(np.nan, np.nan)]
        for to_x, to_y in rest:
            reach = _TRIED + 3
            box = QRectF(QPointF(x, y), QPointF(to_x, to_y)).normalized()
            self._covered.append(box.adjusted(-reach, -reach, reach, reach))
            if self._painter is not None:
                thin = QPen(self._colour, 1.0, Qt.PenStyle.DotLine)
                self._painter.setPen(thin)
                self._painter.drawLine(QLineF(x, y, to_x, to_y))
        if self._painter is not None:
            for to_x, to_y in rest:
                for colour, width in ((self._halo, 4.0), (self._colour.name(), 1.8)):
                    self._painter.setPen(QPen(QColor(colour), width))
                    self._painter.setBrush(Qt.BrushStyle.NoBrush)
                    self._painter.drawEllipse(QPointF(to_x, to_y), _TRIED, _TRIED)
