"""The arrows of an update on the map: shafts, heads, names at the tips, and the ghost of the next ball."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.session.session import Session
from gdviz.ui.drawing.geometry import Floats, clip_segments
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import RunStyle, Theme
from gdviz.ui.updating.arrow_strokes import draw_beyond, draw_head, draw_shaft
from gdviz.ui.updating.arrows import NONE, POINT_STYLE, RADIUS_STYLE, Arrow, Arrows, arrows_of
from gdviz.ui.updating.sign_text import draw_sign_in, sign_width

_REACH = 11.0  # pixels around a shaft that it and its head may cover
_GHOST = 7.0
_INSET = 2.0  # pixels from the border at which an arrow ends that runs out of the picture
_FAR = 2e4  # pixels, beyond which Qt is not to be trusted
_VISIBLE = 1.5  # pixels: what is shorter lies under the ball
_NAMED = 14.0  # pixels: a shorter arrow bears no name, the legend does


class ContourArrows:
    """Draws the arrows of the session's update; `areas` are what they cover."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._key: tuple[object, ...] = ()
        self._arrows: Arrows = NONE
        self._shafts: list[tuple[QLineF, Arrow]] = []
        self.shown: Arrows = NONE  # what was painted last

    def follow(self, frame: Frame) -> list[QRectF]:
        """Take in the present update as it is seen in `frame`; return what it covers, in pixels."""
        session = self._session
        microscope = session.microscope
        lines = microscope.lines if microscope.draws else ()
        key = (frame, microscope.draws, microscope.line, session.ground.key, lines)
        if self._key[:4] != key[:4] or self._key[4] is not lines:
            self._key = key
            self._arrows = arrows_of(session, (frame.x, frame.y)[: session.ground.size], self._arrows)
            place = self._pixels(frame)
            shafts = [(line, arrow) for arrow in self._arrows.arrows for line in _shaft(place, arrow, frame)]
            self._shafts = sorted(shafts, key=lambda shaft: -shaft[0].length())  # short ones are not to be covered
        self.shown = self._arrows
        return self._areas(frame)

    def paint(self, painter: QPainter, frame: Frame, style: RunStyle, font: QFont, theme: Theme) -> list[QRectF]:
        """Draw; return what is covered."""
        areas = self.follow(frame)
        if not self._arrows:
            return areas
        place = self._pixels(frame)
        self._draw_points(painter, frame, place, theme)
        for shaft, arrow in self._shafts:
            draw_shaft(painter, shaft, arrow, theme)
            (draw_head if arrow.reach == "inside" else draw_beyond)(painter, shaft, arrow, theme)
        if self._arrows.ghost is not None:
            _draw_ghost(painter, place(self._arrows.ghost), style, theme)
        area, taken = QRectF(0, 0, frame.width, frame.height), list[QRectF]()
        for shaft, arrow in self._shafts:
            if not arrow.is_part and shaft.length() >= _NAMED:
                taken.append(_draw_name(painter, shaft, arrow.name, font, theme, area, taken))
        return areas

    def _pixels(self, frame: Frame) -> Callable[[Floats], QPointF]:
        """Return what maps points of the map to pixels: of a curve they stand at the height of the ball."""
        if self._session.landscape.dimension > 1:
            return lambda point: QPointF(*frame.pixel(float(point[0]), float(point[1])))
        run = self._session.microscope.run
        height = 0.0 if run is None else float(run.trajectory.losses[self._session.microscope.step])
        return lambda point: QPointF(*frame.pixel(float(point[0]), height))

    def _areas(self, frame: Frame) -> list[QRectF]:
        if not self._arrows:
            return []
        place = self._pixels(frame)
        areas = [
            QRectF(shaft.p1(), shaft.p2()).normalized().adjusted(-_REACH, -_REACH, _REACH + 90, _REACH + 50)
            for shaft, _ in self._shafts
        ]
        spots = [spot.at for spot in self._arrows.points]
        spots += [] if self._arrows.ghost is None else [self._arrows.ghost]
        for spot in spots:
            at = place(spot)
            areas.append(QRectF(at.x() - _REACH, at.y() - _REACH, 2 * _REACH, 2 * _REACH))
        if self._arrows.radius:
            areas.append(QRectF(0, 0, frame.width, frame.height))
        whole = QRectF(0, 0, frame.width, frame.height)
        return [area.adjusted(-90, -50, 0, 0) & whole for area in areas]

    def _draw_points(self, painter: QPainter, frame: Frame, place: Callable[[Floats], QPointF], theme: Theme) -> None:
        painter.save()
        for spot in self._arrows.points:
            at = place(spot.at)
            if _near(at):
                painter.setPen(QPen(QColor(theme.path_outline), 1.2))
                painter.setBrush(QColor(POINT_STYLE.colour))
                painter.drawPolygon([at + QPointF(*way) for way in ((0, -5), (5, 0), (0, 5), (-5, 0))])
        if self._arrows.radius and self._arrows.arrows and self._session.landscape.dimension > 1:
            centre = place(self._arrows.arrows[0].tail)
            across, down = (self._arrows.radius / (2 * cell) for cell in frame.cell)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.path_outline, 3.0), (RADIUS_STYLE.colour, 1.4)):
                pen = QPen(QColor(colour), width)
                pen.setDashPattern([8 / width, 6 / width])
                painter.setPen(pen)
                if max(across, down) < 1e4:
                    painter.drawEllipse(centre, across, down)
        painter.restore()


def _shaft(place: Callable[[Floats], QPointF], arrow: Arrow, frame: Frame) -> list[QLineF]:
    """Return the arrow in pixels, cut at the border where it ends beyond; none where nothing of it can be seen."""
    ends = np.array([[(at.x(), at.y()) for at in (place(arrow.tail), place(arrow.tip))]])
    if not np.isfinite(ends).all():
        return []
    low, high = np.array([-_FAR, -_FAR]), np.array([_FAR, _FAR])
    if arrow.reach != "inside":
        low, high = np.array([_INSET, _INSET]), np.array([frame.width - _INSET, frame.height - _INSET])
    if arrow.reach != "inside" or np.abs(ends).max() > _FAR:
        ends, visible = clip_segments(ends, low, high)
        if not visible[0]:
            return []
    (x, y), (to_x, to_y) = ends[0].tolist()
    return [QLineF(x, y, to_x, to_y)] if math.hypot(to_x - x, to_y - y) > _VISIBLE else []


def _draw_ghost(painter: QPainter, at: QPointF, style: RunStyle, theme: Theme) -> None:
    if not _near(at):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.path_outline, 4.2), (theme.path_core, 3.0), (style.colour, 1.8)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, _GHOST, _GHOST)


def _draw_name(
    painter: QPainter, shaft: QLineF, name: str, font: QFont, theme: Theme, area: QRectF, taken: list[QRectF]
) -> QRectF:
    """Write the name beyond the tip, off the names in `taken`; at the border where the tip lies outside."""
    metrics = QFontMetricsF(font)
    width, height = sign_width(name, metrics) + 6, metrics.height()
    along = QPointF(shaft.dx(), shaft.dy()) / shaft.length()
    tip = shaft.p2() + along * 7
    left = min(max(tip.x() + (along.x() - 1) / 2 * width, 2.0), max(area.width() - width - 2, 2.0))
    top = min(max(tip.y() + (along.y() - 1) / 2 * height, 2.0), max(area.height() - height - 2, 2.0))
    box = QRectF(left, top, width, height)
    for other in taken:
        if other.intersects(box):
            box.moveTop(other.bottom() + 1 if other.bottom() + height < area.height() else other.top() - height - 1)
    ground = QColor(theme.panel)
    ground.setAlphaF(0.85)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    draw_sign_in(painter, box, name)
    return box


def _near(at: QPointF) -> bool:
    return math.isfinite(at.x()) and math.isfinite(at.y()) and max(abs(at.x()), abs(at.y())) < _FAR
