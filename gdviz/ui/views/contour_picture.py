"""What is seen inside the axes of the contour view: ground, paths, markers, minima, start, balls and labels.

The order is from the quiet to the important: faint paths, paths, the selected path, markers, minima, start, balls.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from gdviz.engine.run import Run
from gdviz.engine.trajectory import Trajectory
from gdviz.session.session import Look, Session
from gdviz.ui.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.forks import draw_fork, forks_of
from gdviz.ui.geometry import Floats
from gdviz.ui.pointed_mark import draw_pointed, pointed_area
from gdviz.ui.raster import Frame, Layer
from gdviz.ui.theme import LIGHT, RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.contour_around import AroundBall
from gdviz.ui.views.contour_arrows import ContourArrows
from gdviz.ui.views.contour_ground import ContourGround
from gdviz.ui.views.contour_heads import Head, covered, draw_heads
from gdviz.ui.views.contour_marks import draw_ring, draw_star
from gdviz.ui.views.contour_overlay import ContourOverlay
from gdviz.ui.views.contour_path import RunPath
from gdviz.ui.views.contour_search import ContourSearch
from gdviz.ui.views.curve import CurveGround, on_curve, on_curve_at
from gdviz.ui.views.curve_step import covered_by_step, draw_step, step_on_curve

_FAINT = 0.34  # opacity of the path after the cursor
_WIDTH, _SELECTED_WIDTH = 2.0, 3.0
_BALL, _SELECTED_BALL = 5.5, 6.5
_MANY = 100  # areas to paint again, beyond which everything is


class ContourPicture:
    """Paints the session as it is now; what did not change since the last time is only copied."""

    def __init__(self, session: Session) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.top = 0.0  # labels stand below it, in pixels of the frame
        self.hover: tuple[QPointF, list[str], str] | None = None  # where, what, in which colour
        self.arrows = ContourArrows(session)
        self._session = session
        self.overlay = ContourOverlay(session)
        self._looks: tuple[Look, ...] = ()
        self._around = AroundBall(session)
        self._map = ContourGround()
        self._curve = CurveGround()
        self._faint = Layer()
        self._stamps = Layer()
        self._search = ContourSearch(session)
        self._paths: dict[int, RunPath] = {}
        self._forks: dict[int, int] = {}  # where runs left others that are shown, by index
        self._canvas: tuple[object, ...] = ()
        self._look: tuple[object, ...] = ()
        self._covered: list[QRectF] = []  # by balls, arrows and labels since `changes` was asked
        self._renewed = True  # a layer was begun again since then

    def changes(self, frame: Frame, ratio: float) -> list[QRectF] | None:
        """Bring the layers to the present step; return where the picture differs from what was painted last.

        None: everywhere. What stands still (ground, minima, start) is not looked at.
        """
        self._follow(frame, ratio)
        renewed, self._renewed = self._renewed, False
        fresh = [self._faint.take_fresh(), self._stamps.take_fresh(), self._search.take_fresh()]
        fresh += [path.take_fresh() for path in self._paths.values()]
        if renewed:
            return None
        area = QRectF(0, self.top, frame.width, frame.height - self.top)
        before = self._covered
        self._covered = self._covers(frame, covered(self._ends(frame, self.order()), area, small_font(self.font)))
        self._covered += [*self._around.areas(frame), *self.arrows.follow(frame)]
        return [*fresh, *before, *self._covered]

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint everything into `frame`, whose top left corner is the painter's origin."""
        if frame.width < 2 or frame.height < 2:
            return
        session = self._session
        self._follow(frame, ratio)
        if session.landscape.dimension == 1:
            self._curve.paint(painter, session.landscape, frame, ratio, self.theme)
        else:
            self._map.paint(painter, session.ground.relief, frame, ratio, self.theme)
        if self.overlay.paint(painter, frame, ratio) and session.landscape.dimension > 1:
            self._map.paint_lines(painter)
        painter.setOpacity(_FAINT)
        self._faint.paint(painter)
        painter.setOpacity(1.0)
        order = self.order()
        for index in order:
            if index in self._paths:
                self._paths[index].paint(painter)
        self._stamps.paint(painter)
        self._search.paint(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._search.paint_shapes(painter, frame, order, [self.style(index) for index in order])
        for place in frame.to_pixels(self.minima()):
            if _drawable(place):
                draw_star(painter, QPointF(*place), 9.0, self.theme)
        self.overlay.paint_signs(painter, frame, self.font, self.theme)
        start = frame.to_pixels(self.start())
        if _drawable(start):
            draw_ring(painter, QPointF(*start), 8.0, self.theme)
        for index, left in self._forks.items():
            place = np.array(self._paths[index].point(left))
            if _drawable(place):
                draw_fork(painter, QPointF(*place), self.style(index), self.theme)
        area, font = QRectF(0, self.top, frame.width, frame.height - self.top), small_font(self.font)
        step = step_on_curve(session, frame)
        if step is not None:
            draw_step(painter, step, frame, font, self.theme)
        self._around.paint(painter, frame, font, self.theme)
        arrows = self.arrows.paint(painter, frame, self.style(session.selected), font, self.theme) if order else []
        painted = self._covers(frame, draw_heads(painter, self._ends(frame, order), area, font, self.theme))
        painted += [*self._around.areas(frame), *arrows]
        if painted != self._covered:  # painted for another reason, before the change of the session was looked at
            self._covered = [*self._covered, *painted]
            if len(self._covered) > _MANY:
                self._covered, self._renewed = [], True
        self._draw_pointed(painter, frame)
        self._draw_hover(painter, area, font)

    def _covers(self, frame: Frame, heads: list[QRectF]) -> list[QRectF]:
        """Return what everything covers that moves: heads, the shapes of searches, the step on a curve."""
        order, step = self.order(), step_on_curve(self._session, frame)
        on_curve = [] if step is None else covered_by_step(step, frame, small_font(self.font))
        pointed = self._pointed(frame)
        on_curve += [] if pointed is None else [pointed_area(pointed[0])]
        return heads + on_curve + self._search.covered(frame, order, [self.style(index) for index in order])

    def _pointed(self, frame: Frame) -> tuple[QPointF, RunStyle] | None:
        """Return where the step lies that the mouse points at in any view, and the look of its run."""
        found = self._session.pointer.place
        path = None if found is None else self._paths.get(found[0])
        if found is None or path is None:
            return None
        place = np.array(path.point(found[1]))
        return (QPointF(*place), self.style(found[0])) if _drawable(place) else None

    def _draw_pointed(self, painter: QPainter, frame: Frame) -> None:
        pointed = self._pointed(frame)
        if pointed is not None:
            draw_pointed(painter, *pointed, self.theme)

    def order(self) -> list[int]:
        """Return the indices of the visible runs in the order they are drawn: the selected one last."""
        self._looks = self._session.looks
        visible = [index for index, look in enumerate(self._looks) if look.visible]
        return sorted(visible, key=lambda index: index == self._session.selected)

    def turns(self, frame: Frame) -> bool:
        """Tell whether the displacement of the dial is to be seen."""
        return self._around.shows_displacement(frame)

    def path(self, index: int) -> RunPath | None:
        """Return what is drawn of a run, if anything is."""
        return self._paths.get(index)

    def style(self, index: int) -> RunStyle:
        """Return the look of a run."""
        return RUN_STYLES[self._looks[index].slot % len(RUN_STYLES)]

    def shown_step(self, run: Run) -> int:
        """Return the step of `run` that the cursor shows."""
        return min(self._session.cursor, run.length)

    def minima(self) -> Floats:
        """Return the known minima as points (m, 2) of this view."""
        minima = self._session.minima
        if not len(minima):
            return np.empty((0, 2))
        if self._session.landscape.dimension == 1:
            return on_curve(minima, self._session.landscape.loss(minima))
        return self._session.ground.seen(minima)

    def start(self) -> Floats:
        """Return the start as a point (2,) of this view."""
        start = np.asarray(self._session.experiment.start, dtype=float)
        if self._session.landscape.dimension == 1:
            return on_curve(start[None], self._session.landscape.loss(start[None])).ravel()
        return self._session.ground.seen(start)

    def _points_on_map(self, trajectory: Trajectory, first: int, last: int) -> Floats:
        return self._session.ground.seen_path(trajectory, first, last)

    def _follow(self, frame: Frame, ratio: float) -> None:
        """Bring all layers to the present step."""
        session, order = self._session, self.order()
        on_curve_now = session.landscape.dimension == 1
        canvas = (frame, ratio, on_curve_now, session.ground.key)
        look = (canvas, self.theme, order, [self._looks[index].slot for index in order], session.selected)
        restyled = look != self._look
        renewed = restyled
        if canvas != self._canvas:
            self._paths = {}
        self._canvas, self._look = canvas, look
        if not session.ready:
            order = []
        runs = session.runs
        shared = forks_of(session, order)
        for index in order:
            path, first = self._paths.get(index), shared.get(index, 0)
            if path is None or path.trajectory is not runs[index].trajectory or path.first != first:
                points = _points_on_curve if on_curve_now else self._points_on_map
                self._paths[index] = RunPath(runs[index].trajectory, points, frame, ratio, first)
                renewed = True
            elif restyled:
                path.restart()
            self._paths[index].take_in()
        forks = {index: step for index, step in shared.items() if step <= runs[index].length}
        renewed = renewed or forks != self._forks
        self._forks = forks
        self._draw_layers(runs, order, frame, ratio, renewed)
        tried = self._search.follow(order, [self.style(index) for index in order], frame, ratio, self.theme)
        self._renewed = self._renewed or renewed or tried

    def _draw_layers(self, runs: tuple[Run, ...], order: list[int], frame: Frame, ratio: float, renewed: bool) -> None:
        steps = {index: self.shown_step(runs[index]) for index in order}
        back = any(self._paths[index].has_stamped_after(steps[index]) for index in order)
        if renewed:
            self._faint.clear(frame, ratio)
        if renewed or back:
            self._stamps.clear(frame, ratio)
        for index in order:
            path, style, chosen = self._paths[index], self.style(index), index == self._session.selected
            if renewed:
                path.forget_faint()
            if renewed or back:
                path.forget_stamps()
            path.draw_faint(steps[index], self._faint, style.colour)
            path.draw_until(steps[index], style, _SELECTED_WIDTH if chosen else _WIDTH, self.theme)
            path.stamp_until(steps[index], self._stamps, style, 8.0 if chosen else 7.0, self.theme)

    def _ends(self, frame: Frame, order: list[int]) -> list[Head]:
        """Return every visible run's ball, or where it left."""
        session = self._session
        if not session.ready:
            start = frame.to_pixels(self.start())
            return [Head((start[0], start[1]), self.style(index), _BALL) for index in order if _drawable(start)]
        heads, runs = [], session.runs
        for index in order:
            path, style, k = self._paths[index], self.style(index), self.shown_step(runs[index])
            left = path.departure.left_at(k)
            place, way = (self._ball(runs[index], path, k), None) if left is None else path.way_out(left)
            words = self._outcome(runs[index], session.experiment.runs[index].name, k, left)
            came = path.point(k) if left is None and session.landscape.dimension > 1 else place
            chosen = index == session.selected
            heads.append(Head(place, style, _SELECTED_BALL if chosen else _BALL, way, words, came))
        return heads

    def _ball(self, run: Run, path: RunPath, k: int) -> tuple[float, float]:
        """Return where the ball of a run at step k is, in pixels: there, or on the way to the next step."""
        share, here = self._session.playback.share, path.point(k)
        if not share or k >= run.length:
            return here
        (x, y), (to_x, to_y) = here, path.point(k + 1)
        place = (x + share * (to_x - x), y + share * (to_y - y))
        if self._session.landscape.dimension == 1:  # it rolls along the curve
            at, to = run.trajectory.between(k, k + 2)[:, 0].tolist()
            place = path.frame.pixel(*on_curve_at(self._session.landscape, at + share * (to - at)))
        return place if _drawable(np.array(place)) else here

    def _draw_hover(self, painter: QPainter, area: QRectF, font: QFont) -> None:
        if self.hover is not None:
            at, lines, colour = self.hover
            box = place_chip(at, chip_size(lines, font, colour), area)
            draw_chip(painter, box, lines, font, self.theme, colour)

    def _outcome(self, run: Run, name: str, k: int, left: int | None) -> str:
        """Return what has to be said beside the end of a run's path; "" when it is on its way."""
        stop = run.stopped
        if stop is not None and stop.reason == "diverged" and k >= stop.step:
            words = QCoreApplication.translate("ContourView", "{name} diverged at step {step}")
            return words.format(name=name, step=stop.step)
        if left is None:
            return ""
        if left < 0:
            return QCoreApplication.translate("ContourView", "{name} is out of sight").format(name=name)
        return QCoreApplication.translate("ContourView", "{name} left at step {step}").format(name=name, step=left)


def _points_on_curve(trajectory: Trajectory, first: int, last: int) -> Floats:
    return on_curve(trajectory.between(first, last), trajectory.losses[first:last])


def _drawable(place: Floats) -> bool:
    return bool(np.isfinite(place).all() and np.abs(place).max() < 1e5)
