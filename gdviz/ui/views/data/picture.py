"""What is seen inside the axes of the data: regions or lines of the runs, residuals, losses, and the points on top.

A crowd of points lies below the lines and the borders of the regions instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.minibatch import Batches
from gdviz.engine.data.predictions import decision, inputs_across
from gdviz.engine.data.problem import Problem
from gdviz.session.changes.point_editing import problem_in
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, ball_of
from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.drawing.geometry import Floats, dashed
from gdviz.ui.drawing.raster import Frame, Layer, draw_lines, square_pen
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.data.axes import Axes, axes_of, places_of, radii_of, uprights
from gdviz.ui.views.data.regions import Regions, borders_at
from gdviz.ui.views.data.style import MOST_SHAPED, draw_batch, draw_choice, draw_point, draw_points

MOST_DRAWN = 2000  # points that have a residual, a disc and a mark of the batch
_CURVE = 201  # places of a curve
_LARGEST, _LEAST = 22.0, 7.0  # pixels of the disc around the point with the greatest loss
_CROWD = 130.0  # those of one point, times the root of how many there are


@dataclass(frozen=True)
class Hover:
    """What is said about a place, in pixels."""

    at: QPointF
    lines: tuple[str, ...]


class DataPicture:
    """Paints the data as they are now; `chosen` is the point that is selected, `hover` what is said of another."""

    def __init__(self, session: Session) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.chosen: int | None = None
        self.hover: Hover | None = None
        self.is_dragged = False  # a point, so that time is short
        self._session = session
        self._regions = Regions()
        self._layer = Layer()
        self._painted: tuple[object, ...] = ()

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint everything into `frame`, whose top left corner is the painter's origin."""
        problem = problem_in(self._session)
        if problem is None or frame.width < 2 or frame.height < 2:
            return
        dataset, look = problem.dataset, self._session.data.look
        axes, ball = axes_of(dataset, look), ball_of(self._session)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if axes.up is not None and ball is not None:
            coarse = self.is_dragged or self._session.playback.playing
            at = ball.position
            self._regions.paint(painter, problem, at, axes, frame, self.theme, sharp=look.sharp, coarse=coarse)
        pixels = frame.to_pixels(places_of(dataset, axes))
        drawn = min(len(dataset), MOST_DRAWN)
        is_crowd = len(dataset) > MOST_SHAPED
        if is_crowd:  # which would hide the model
            self._draw_points(painter, dataset, pixels, frame, ratio)
        if ball is not None and look.losses:
            self._draw_losses(painter, problem.sample_losses(ball.position)[:drawn], pixels, ball.style, axes)
        if axes.up is None:
            if ball is not None and look.residuals:
                self._draw_residuals(painter, problem, ball, axes, pixels[:drawn], frame)
            self._draw_lines(painter, problem, axes, frame)
        elif ball is not None and is_crowd:
            self._regions.draw_borders(painter, self.theme)
        self._draw_tried(painter, problem, axes, frame)
        if not is_crowd:
            self._draw_points(painter, dataset, pixels, frame, ratio)
        for index in batch_of(self._session)[:MOST_DRAWN]:
            draw_batch(painter, QPointF(*pixels[index]), self.theme)
        if self.chosen is not None and self.chosen < len(pixels):
            spot = QPointF(*pixels[self.chosen])
            draw_choice(painter, spot, self.theme)
            draw_point(painter, spot, class_of(dataset, self.chosen), self.theme, 1.15)
        if self.hover is not None:
            font, lines = small_font(self.font), list(self.hover.lines)
            area = QRectF(0, 0, frame.width, frame.height)
            draw_chip(painter, place_chip(self.hover.at, chip_size(lines, font), area), lines, font, self.theme)

    def _draw_points(self, painter: QPainter, dataset: Dataset, pixels: Floats, frame: Frame, ratio: float) -> None:
        wanted = (dataset, frame, ratio, self.theme, self._session.data.look)
        if wanted != self._painted:
            self._layer.clear(frame, ratio)
            layer = self._layer.painter()
            seen = ((pixels > -20.0) & (pixels < (frame.width + 20.0, frame.height + 20.0))).all(axis=1)
            draw_points(layer, pixels, np.flatnonzero(seen), dataset.targets if dataset.classes else None, self.theme)
            layer.end()
            self._painted = wanted
        self._layer.paint(painter)

    def _draw_losses(self, painter: QPainter, losses: Floats, pixels: Floats, style: RunStyle, axes: Axes) -> None:
        colour = QColor(style.colour if axes.up is None else self.theme.text)  # classes have colours too
        painter.setPen(QPen(colour, 1.0))
        colour.setAlphaF(0.18)
        painter.setBrush(colour)
        for (x, y), radius in zip(
            pixels.tolist(),
            radii_of(losses, min(_LARGEST, max(_CROWD / len(losses) ** 0.5, _LEAST))).tolist(),
            strict=False,
        ):
            if radius > 0.3 and abs(x) < 1e5 and abs(y) < 1e5:
                painter.drawEllipse(QPointF(x, y), radius, radius)

    def _draw_residuals(
        self, painter: QPainter, problem: Problem, ball: Ball, axes: Axes, pixels: Floats, frame: Frame
    ) -> None:
        places = np.stack((np.zeros(len(pixels)), heights_at(problem, ball.position, len(pixels))), axis=1)
        pieces = uprights(pixels[:, 0], pixels[:, 1], np.clip(frame.to_pixels(places)[:, 1], -1e4, 1e4))
        colour = QColor(ball.style.colour)
        colour.setAlphaF(0.75)
        draw_lines(painter, pieces[np.isfinite(pieces).all(axis=(1, 2))], QPen(colour, 1.3))

    def _draw_lines(self, painter: QPainter, problem: Problem, axes: Axes, frame: Frame) -> None:
        session = self._session
        if not session.ready:
            return
        looks, runs = session.looks, session.runs
        order = sorted(range(len(runs)), key=lambda index: index == session.selected)
        for index in (index for index in order if looks[index].visible):
            run, style = runs[index], RUN_STYLES[looks[index].slot % len(RUN_STYLES)]
            position = run.trajectory.position(min(session.cursor, run.length))
            curve = curve_of(problem, position, axes, frame)
            width = 3.0 if index == session.selected else 2.0
            draw_lines(painter, curve, square_pen(self.theme.path_outline, width + 1.6))
            if style.dash:
                draw_lines(painter, curve, square_pen(self.theme.path_core, width))
                curve, _ = dashed(curve, tuple(2.0 * part for part in style.dash))
            pen = _flat_pen(style.colour, width) if style.dash else square_pen(style.colour, width)
            draw_lines(painter, curve, pen)

    def _draw_tried(self, painter: QPainter, problem: Problem, axes: Axes, frame: Frame) -> None:
        tried = tried_of(self._session)
        if tried is None:
            return
        position, style = tried
        lines = (curve_of if axes.up is None else borders_at)(problem, position, axes, frame)
        pieces, _ = dashed(lines, (4.0, 4.0))
        draw_lines(painter, pieces, _flat_pen(self.theme.text if style is None else style.colour, 1.4))


def batch_of(session: Session) -> list[int]:
    """Return the samples that the next step of the selected run sees; none where it sees all of them."""
    index, count = session.selected, session.landscape.samples
    if not session.ready or not 0 <= index < len(session.runs):
        return []
    choice, run = session.experiment.runs[index], session.runs[index]
    step = min(session.cursor, run.length)
    if not 0 < choice.batch < count or (run.stopped is not None and step >= run.length):
        return []
    batches = Batches(count, choice.batch, choice.order, session.experiment.seed)
    return [int(one) for one in batches.indices(step + 1)]


def tried_of(session: Session) -> tuple[Floats, RunStyle | None] | None:
    """Return the weights (P,) that the mouse points at in another view: a step of a run in its style, or a place."""
    pointed = session.pointer.place
    if pointed is not None:
        index, step = pointed
        style = RUN_STYLES[session.looks[index].slot % len(RUN_STYLES)]
        return session.runs[index].trajectory.position(step), style
    place = session.data.place
    return None if place is None else (np.array(session.ground.position_at(place)), None)


def class_of(dataset: Dataset, index: int) -> int | None:
    """Return the class of a sample by its index; None where the target is a number."""
    return int(dataset.targets[index]) if dataset.classes else None


def heights_at(problem: Problem, position: Floats, count: int) -> Floats:
    """Return how high the model lies at the first `count` samples, (count,): for many classes the one it decides on."""
    return _heights(problem, position, problem.dataset.inputs[:count])


def curve_of(problem: Problem, position: Floats, axes: Axes, frame: Frame) -> Floats:
    """Return the model's curve along one feature, as pieces (m, 2, 2) in pixels; none where it is not finite.

    One piece where the curve is straight.
    """
    is_straight = problem.model.is_linear and problem.sample_loss.is_squares and problem.dimension <= 2
    x = np.linspace(*frame.x, 2 if is_straight else _CURVE)
    heights = _heights(problem, position, inputs_across(problem, axes.features, x[:, None]))
    points = np.stack((x, heights), axis=1)
    pieces = np.stack((points[:-1], points[1:]), axis=1)
    return frame.visible_pieces(pieces[np.isfinite(pieces).all(axis=(1, 2))])


def _flat_pen(colour: str, width: float) -> QPen:
    """Return a pen whose dashes end where they end."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _heights(problem: Problem, position: Floats, inputs: Floats) -> Floats:
    if problem.outputs > 1:
        return decision(problem, position, inputs)
    return np.asarray(problem.prediction(position, inputs)[:, 0])
