"""What batches would do at the ball, on the map: the fan of their gradients, and a whole step beside an epoch.

All arrows of the fan share one scale, which is said: their lengths can be compared, those of steps are not meant.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from gdviz.session.batch_looking import MOST_EPOCH, EpochStep, Fan
from gdviz.session.session import Session
from gdviz.ui.arrow_strokes import draw_sample
from gdviz.ui.arrows import GRADIENT_STYLE, ArrowStyle
from gdviz.ui.at_ball import Ball
from gdviz.ui.chips import chip_size, draw_chip, small_font, wrapped
from gdviz.ui.geometry import Floats
from gdviz.ui.numbers import brief_number, format_number
from gdviz.ui.raster import Frame
from gdviz.ui.theme import Theme

_LONG = 90.0  # pixels of the longest arrow
_EDGE = 8.0  # pixels between the words and the edges of the map
_FAR = 2e4
_ELLIPSE = 49  # points
_BATCH_COLOUR = "#33BBEE"
_EPOCH_STYLE = ArrowStyle("#EE9A33", (), "round")
_WHOLE_STYLE = ArrowStyle("#44BB99", (), "triangle")
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
            return [words.format(run=session.experiment.runs[session.selected].name)]
        if session.playback.playing:
            return [translate("BatchMarks", "A step stands beside an epoch when nothing plays.")]
        return []

    def _draw_fan(self, painter: QPainter, frame: Frame, fan: Fan, place: Place, theme: Theme) -> float:
        """Draw −g of every batch, the true one last; return how many pixels' worth of map one unit of −g is long."""
        ground, spread = self._session.ground, fan.spread
        batches, true = -ground.seen_vectors(spread.gradients), -ground.seen_vectors(spread.mean[None])
        batches, true = _two(batches), _two(true)
        scale = self._scale(frame, np.vstack([batches, true]))
        at = place(np.zeros((1, 2)))[0]
        tips = place(batches * scale)
        pen = QPen(QColor(_BATCH_COLOUR), 1.3)
        painter.setPen(pen)
        painter.setOpacity(0.75)
        painter.drawLines([QLineF(*at, *tip) for tip in tips.tolist() if _drawable(at, tip)])
        painter.setBrush(QColor(_BATCH_COLOUR))
        for tip in tips.tolist():
            if _drawable(at, tip):
                painter.drawEllipse(QPointF(*tip), 1.8, 1.8)
        painter.setOpacity(1.0)
        if self._session.landscape.dimension > 1:
            self._draw_deviation(painter, fan, true[0], scale, place, theme)
        (tip,) = place(true * scale)
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
        covariance = fan.spread.along(_two(axes.T).T)
        with np.errstate(all="ignore"):
            values, vectors = np.linalg.eigh(np.nan_to_num(covariance))
        angles = np.linspace(0.0, 2.0 * np.pi, _ELLIPSE)
        circle = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt(np.maximum(values, 0.0))
        points = place((true + circle @ vectors.T) * scale)
        if np.isfinite(points).all() and np.abs(points).max() < _FAR:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.path_outline, 2.6), (_BATCH_COLOUR, 1.4)):
                pen = QPen(QColor(colour), width)
                pen.setDashPattern([6 / width, 4 / width])
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))

    def _scale(self, frame: Frame, vectors: Floats) -> float:
        """Return what −g is multiplied by so that the longest arrow has its length in pixels; a rounded number."""
        across = np.array([frame.width / (frame.x[1] - frame.x[0]), frame.height / (frame.y[1] - frame.y[0])])
        longest = float(np.max(np.hypot(*(vectors * across).T), initial=0.0))
        if not longest > 0.0 or not math.isfinite(longest):
            return 1.0
        return float(f"{_LONG / longest:.1e}")

    def _draw_epoch(
        self, painter: QPainter, frame: Frame, epoch: EpochStep, ball: Ball, place: Place, theme: Theme
    ) -> None:
        ground = self._session.ground
        path = place(_two(ground.seen(epoch.path) - ball.place))
        (whole,) = place(_two(ground.seen(epoch.whole[None]) - ball.place))
        kept = path[np.isfinite(path).all(axis=1) & (np.abs(path).max(axis=1) < _FAR)]
        line = QPolygonF([QPointF(x, y) for x, y in kept.tolist()])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.path_outline, 3.4), (_EPOCH_STYLE.colour, 1.6)):
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)
        if len(kept):
            painter.setPen(QPen(QColor(theme.path_outline), 1.2))
            painter.setBrush(QColor(_EPOCH_STYLE.colour))
            painter.drawRect(QRectF(kept[-1][0] - 4.5, kept[-1][1] - 4.5, 9.0, 9.0))
        at = place(np.zeros((1, 2)))[0]
        if _drawable(at, whole) and math.dist(at, whole) > 2.0:
            draw_sample(painter, QLineF(*at, *whole), _WHOLE_STYLE, theme)


def fan_in_words(fan: Fan, scale: float) -> list[str]:
    """Return what the fan shows, in numbers."""
    translate, spread = QCoreApplication.translate, fan.spread
    count, length = len(spread.gradients), float(np.linalg.norm(spread.mean))
    lines = [
        translate("BatchMarks", "−g of {count} batches of {size}, drawn × {scale}").format(
            count=count, size=spread.size, scale=brief_number(scale, 3)
        ),
        translate("BatchMarks", "‖∇f‖ = {length}, the batches scatter by {noise}").format(
            length=format_number(length), noise=format_number(spread.noise)
        ),
    ]
    if len(fan.position) == 1:
        words = translate("BatchMarks", "{uphill} of {count} point uphill")
        lines.append(words.format(uphill=fan.uphill, count=count))
    elif math.isfinite(fan.angle):
        words = translate("BatchMarks", "half of them lie within {angle}° of it; {uphill} of {count} point uphill")
        lines.append(words.format(angle=brief_number(fan.angle, 3), uphill=fan.uphill, count=count))
    return lines


def epoch_in_words(epoch: EpochStep) -> list[str]:
    """Return what the comparison shows, in numbers."""
    translate = QCoreApplication.translate
    before, after, later = map(format_number, epoch.losses)
    return [
        translate("BatchMarks", "{count:,} sample gradients each, from f = {before}:").format(
            count=epoch.samples, before=before
        ),
        translate("BatchMarks", "▲ one step with all samples: f = {after}").format(after=after),
        translate("BatchMarks", "■ an epoch of single samples: f = {later}").format(later=later),
    ]


def _corner(frame: Frame, size: tuple[float, float], ball: QPointF) -> QRectF:
    """Return where a label of `size` goes: at the bottom, in the corner farther from the ball where one covers it."""
    width, height = size
    right, top = frame.width - width - _EDGE, frame.height - height - _EDGE
    boxes = [QRectF(left, at, width, height) for at in (top, _EDGE) for left in (right, _EDGE)]
    return next((box for box in boxes if not box.adjusted(-12, -12, 12, 12).contains(ball)), boxes[0])


def _two(vectors: Floats) -> Floats:
    """Return displacements (n, 2) of those on the map, (n, 1) or (n, 2)."""
    return vectors if vectors.shape[1] == 2 else np.hstack([vectors, np.zeros_like(vectors)])


def _drawable(*points: Floats) -> bool:
    return all(bool(np.isfinite(point).all()) and float(np.abs(point).max()) < _FAR for point in points)
