"""What batches would do at the ball, on the map: the fan of their gradients, and a whole step beside an epoch."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from gdviz.session.looking.batch_looking import MOST_EPOCH, EpochStep, Fan
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball
from gdviz.ui.drawing.chips import chip_size, draw_chip, small_font, wrapped
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.updating.arrow_strokes import draw_sample
from gdviz.ui.updating.arrows import GRADIENT_STYLE
from gdviz.ui.updating.batch_arrows import (
    BATCH_STYLE,
    EPOCH_STYLE,
    WHOLE_STYLE,
    FanVectors,
    epoch_in_words,
    fan_in_words,
    on_plane,
)
from gdviz.ui.wording.words import run_name

_LONG = 90.0  # pixels of the longest arrow
_EDGE = 8.0  # pixels between the words and the edges of the map
_FAR = 2e4
_ELLIPSE = 49  # points
Place = Callable[[Floats], Floats]  # displacements (n, 2) on the map → pixels (n, 2)


class BatchMarks:
    """Draws them where they are wanted and known; nothing otherwise."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_wanted(self) -> bool:
        """Whether there may be anything to draw."""
        look = self._session.batches.look
        return look.fan or look.epoch

    def areas(self, frame: Frame) -> list[QRectF]:
        """Return what is covered, in pixels: all of the picture, since a fan may reach anywhere."""
        if not self.is_wanted:
            return []
        batches = self._session.batches
        drawn = batches.fan() or batches.epoch() or (batches.look.epoch and self.why_no_epoch())
        return [QRectF(0, 0, frame.width, frame.height)] if drawn else []

    def paint(self, painter: QPainter, frame: Frame, ball: Ball, place: Place, font: QFont, theme: Theme) -> None:
        """Draw what is known of the ball."""
        if not self.is_wanted:
            return
        batches, lines = self._session.batches, list[str]()
        fan, epoch = batches.fan(), batches.epoch()
        if fan is not None:
            scale = self._draw_fan(painter, frame, fan, place, theme)
            lines += fan_in_words(fan, scale)
        if epoch is not None:
            self._draw_epoch(painter, frame, epoch, ball, place, theme)
            lines += epoch_in_words(epoch)
        elif batches.look.epoch:
            lines += self.why_no_epoch()
        if lines:
            small, (ball_at,) = small_font(font), place(np.zeros((1, 2)))
            lines = wrapped(lines, small, frame.width - 2 * _EDGE)
            box = _corner(frame, chip_size(lines, small), QPointF(*ball_at))
            draw_chip(painter, box, lines, small, theme)

    def why_no_epoch(self) -> list[str]:
        """Return why there is no epoch beside a step, and what to do; nothing where it is just being walked."""
        translate, session, refusal = QCoreApplication.translate, self._session, self._session.batches.epoch_refusal
        if refusal == "samples":
            words = translate("BatchMarks", "An epoch is walked with up to {most:,} samples; choose fewer of them.")
            return [words.format(most=MOST_EPOCH)]
        if refusal:
            words = translate("BatchMarks", "{run} needs all samples at every step: select another run for an epoch.")
            return [words.format(run=run_name(session.experiment.runs[session.selected]))]
        if session.playback.playing:
            return [translate("BatchMarks", "A step stands beside an epoch when nothing plays.")]
        return []

    def _draw_fan(self, painter: QPainter, frame: Frame, fan: Fan, place: Place, theme: Theme) -> float:
        """Draw −g of every batch, the true one last; return how many pixels' worth of map one unit of −g is long."""
        vectors = FanVectors.of(fan, self._session.ground)
        units = np.array([frame.width / (frame.x[1] - frame.x[0]), frame.height / (frame.y[1] - frame.y[0])])
        scale = vectors.scale(units, _LONG)
        at = place(np.zeros((1, 2)))[0]
        tips = place(vectors.batches * scale)
        pen = QPen(QColor(BATCH_STYLE.colour), 1.3)
        painter.setPen(pen)
        painter.setOpacity(0.75)
        painter.drawLines([QLineF(*at, *tip) for tip in tips.tolist() if _drawable(at, tip)])
        painter.setBrush(QColor(BATCH_STYLE.colour))
        for tip in tips.tolist():
            if _drawable(at, tip):
                painter.drawEllipse(QPointF(*tip), 1.8, 1.8)
        painter.setOpacity(1.0)
        if self._session.landscape.dimension > 1:
            self._draw_deviation(painter, fan, vectors.true, scale, place, theme)
        (tip,) = place(vectors.true[None] * scale)
        if _drawable(at, tip) and math.dist(at, tip) > 2.0:
            draw_sample(painter, QLineF(*at, *tip), GRADIENT_STYLE, theme)
        return scale

    def _draw_deviation(
        self, painter: QPainter, fan: Fan, true: Floats, scale: float, place: Place, theme: Theme
    ) -> None:
        """Draw the ellipse of one standard deviation around the tip of the true gradient."""
        ground, size = self._session.ground, len(fan.position)
        axes = ground.seen_vectors(np.eye(size)).T if size <= 400 else None
        if axes is None:
            return
        covariance = fan.spread.along(on_plane(axes.T).T)
        with np.errstate(all="ignore"):
            values, vectors = np.linalg.eigh(np.nan_to_num(covariance))
        angles = np.linspace(0.0, 2.0 * np.pi, _ELLIPSE)
        circle = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt(np.maximum(values, 0.0))
        points = place((true + circle @ vectors.T) * scale)
        if np.isfinite(points).all() and np.abs(points).max() < _FAR:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.path_outline, 2.6), (BATCH_STYLE.colour, 1.4)):
                pen = QPen(QColor(colour), width)
                pen.setDashPattern([6 / width, 4 / width])
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))

    def _draw_epoch(
        self, painter: QPainter, frame: Frame, epoch: EpochStep, ball: Ball, place: Place, theme: Theme
    ) -> None:
        ground = self._session.ground
        path = place(on_plane(ground.seen(epoch.path) - ball.place))
        (whole,) = place(on_plane(ground.seen(epoch.whole[None]) - ball.place))
        kept = path[np.isfinite(path).all(axis=1) & (np.abs(path).max(axis=1) < _FAR)]
        line = QPolygonF([QPointF(x, y) for x, y in kept.tolist()])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.path_outline, 3.4), (EPOCH_STYLE.colour, 1.6)):
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)
        if len(kept):
            painter.setPen(QPen(QColor(theme.path_outline), 1.2))
            painter.setBrush(QColor(EPOCH_STYLE.colour))
            painter.drawRect(QRectF(kept[-1][0] - 4.5, kept[-1][1] - 4.5, 9.0, 9.0))
        at = place(np.zeros((1, 2)))[0]
        if _drawable(at, whole) and math.dist(at, whole) > 2.0:
            draw_sample(painter, QLineF(*at, *whole), WHOLE_STYLE, theme)


def _corner(frame: Frame, size: tuple[float, float], ball: QPointF) -> QRectF:
    """Return where a label of `size` goes: at the bottom, in the corner farther from the ball where one covers it."""
    width, height = size
    right, top = frame.width - width - _EDGE, frame.height - height - _EDGE
    boxes = [QRectF(left, at, width, height) for at in (top, _EDGE) for left in (right, _EDGE)]
    return next((box for box in boxes if not box.adjusted(-12, -12, 12, 12).contains(ball)), boxes[0])


def _drawable(*points: Floats) -> bool:
    return all(bool(np.isfinite(point).all()) and float(np.abs(point).max()) < _FAR for point in points)
