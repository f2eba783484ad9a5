"""What the map shows around the ball of the selected run: the displacement of the dial, and how the landscape bends.

Both move with the ball and with the mouse, so they say what they cover: a frame draws again only that.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, angle_of, ball_of, bending_of, turning_of
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.contour.batches import BatchMarks
from gdviz.ui.views.contour.bending import REACH, draw_bending
from gdviz.ui.views.contour.turning import draw_displacement
from gdviz.ui.views.curve import on_curve

_MARGIN = 34.0  # pixels around the displacement for its head and its words
_FARTHEST = 1e5
_POINTS = 73


class AroundBall:
    """Draws them while their panels are seen; nothing otherwise."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._batches = BatchMarks(session)

    def areas(self, frame: Frame) -> list[QRectF]:
        """Return what is covered, in pixels."""
        pointing, places = self._session.dial.pointing, []
        if not (pointing.is_shown or pointing.shows_curvature or self._batches.is_wanted):
            return []
        ball = ball_of(self._session)
        if ball is None:
            return []
        batches = self._batches.areas(frame)
        if pointing.is_shown:
            places.append(_bounds(self._circle(ball, frame), _MARGIN))
        if pointing.shows_curvature and self._session.landscape.dimension > 1:
            places.append(_bounds(frame.to_pixels(ball.place[None]), REACH + 3 * _MARGIN))
        return batches + [place for place in places if place is not None]

    def shows_displacement(self, frame: Frame) -> bool:
        """Tell whether the displacement of the dial begins within the picture."""
        ball = ball_of(self._session) if self._session.dial.pointing.is_shown else None
        if ball is None:
            return False
        at = self._centre(ball, frame)
        return QRectF(0, 0, frame.width, frame.height).contains(at)

    def paint(self, painter: QPainter, frame: Frame, font: QFont, theme: Theme) -> None:
        """Draw them into `frame`, whose top left corner is the painter's origin."""
        areas = self.areas(frame)
        ball = ball_of(self._session) if areas else None
        if ball is None:
            return
        pointing, session = self._session.dial.pointing, self._session
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bending = bending_of(session, ball) if pointing.shows_curvature else None
        if bending is not None:
            draw_bending(painter, bending, frame, ball.place, font, theme)
        if pointing.is_shown:
            circle = self._circle(ball, frame)
            turning = turning_of(session, ball)
            tip, low = self._ends(ball, frame, np.array([angle_of(session), turning.downhill]))
            lowest = QPointF(*low) if turning.steepness > 0.0 else None
            draw_displacement(painter, circle, self._centre(ball, frame), QPointF(*tip), lowest, font, theme)
        if self._batches.is_wanted:
            self._batches.paint(painter, frame, ball, lambda moved: self._pixels(ball, moved, frame), font, theme)
        painter.restore()

    def _pixels(self, ball: Ball, moved: Floats, frame: Frame) -> Floats:
        """Return where displacements (n, 2) from the ball lead, in pixels (n, 2)."""
        if self._session.landscape.dimension > 1:
            return frame.to_pixels(np.asarray(ball.place + moved))
        height = float(self._session.landscape.loss(ball.position))
        return frame.to_pixels(on_curve(ball.place + moved[:, :1], np.full(len(moved), height)))

    def _centre(self, ball: Ball, frame: Frame) -> QPointF:
        return QPointF(*frame.to_pixels(self._on_map(ball, np.zeros((1, 2))))[0])

    def _circle(self, ball: Ball, frame: Frame) -> Floats:
        """Return where all displacements of this length end, in pixels (n, 2); two points with one variable."""
        one = self._session.landscape.dimension == 1
        return self._ends(ball, frame, np.array([0.0, np.pi]) if one else np.linspace(0.0, 2.0 * np.pi, _POINTS))

    def _ends(self, ball: Ball, frame: Frame, angles: Floats) -> Floats:
        turning = turning_of(self._session, ball)
        return frame.to_pixels(self._on_map(ball, turning.displacements(angles)))

    def _on_map(self, ball: Ball, moved: Floats) -> Floats:
        """Return the points (n, 2) of the map at displacements (n, 2); with one variable, at the ball's height."""
        if self._session.landscape.dimension > 1:
            return np.asarray(ball.place + moved)
        height = turning_of(self._session, ball).loss
        return on_curve(ball.place + moved[:, :1], np.full(len(moved), height))


def _bounds(points: Floats, margin: float) -> QRectF | None:
    if not np.isfinite(points).all() or np.abs(points).max() > _FARTHEST:
        return None
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin)
