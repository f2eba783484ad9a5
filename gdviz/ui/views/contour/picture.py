"""What is seen inside the axes of the contour view: ground, paths, markers, minima, start, balls and labels.

The order is from the quiet to the important: faint paths, paths, the selected path, markers, minima, start, balls.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from gdviz.session.session import Session
from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.drawing.forks import draw_fork
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.pointed_mark import draw_pointed, pointed_area
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import LIGHT, RunStyle, Theme
from gdviz.ui.views.contour.around import AroundBall
from gdviz.ui.views.contour.arrows import ContourArrows
from gdviz.ui.views.contour.ends import ends_of
from gdviz.ui.views.contour.ground import ContourGround
from gdviz.ui.views.contour.heads import Head, covered, draw_heads
from gdviz.ui.views.contour.marks import draw_ring, draw_star, drawable
from gdviz.ui.views.contour.overlay import ContourOverlay
from gdviz.ui.views.contour.paths import ContourPaths
from gdviz.ui.views.contour.search import ContourSearch
from gdviz.ui.views.curve import CurveGround, on_curve
from gdviz.ui.views.curve_step import covered_by_step, draw_step, label_of_step, step_on_curve

_MANY = 100  # areas to paint again, beyond which everything is


class ContourPicture:
    """Paints the session as it is now; what did not change since the last time is only copied."""

    def __init__(self, session: Session) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.top = 0.0  # labels stand below it, in pixels of the frame
        self.hover: tuple[QPointF, list[str], str] | None = None  # where, what, in which colour
        self.arrows = ContourArrows(session)
        self.overlay = ContourOverlay(session)
        self.paths = ContourPaths(session)
        self._session = session
        self._around = AroundBall(session)
        self._map = ContourGround()
        self._curve = CurveGround()
        self._search = ContourSearch(session)
        self._covered: list[QRectF] = []  # by balls, arrows and labels since `changes` was asked
        self._renewed = True  # a layer was begun again since then

    def changes(self, frame: Frame, ratio: float) -> list[QRectF] | None:
        """Bring the layers to the present step; return where the picture differs from what was painted last.

        None: everywhere. What stands still (ground, minima, start) is not looked at.
        """
        self._follow(frame, ratio)
        renewed, self._renewed = self._renewed, False
        fresh = [*self.paths.take_fresh(), self._search.take_fresh()]
        if renewed:
            return None
        area = QRectF(0, self.top, frame.width, frame.height - self.top)
        before = self._covered
        self._covered = self._covers(frame, covered(self._ends(frame), area, small_font(self.font), self._taken(frame)))
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
        self.paths.paint(painter)
        self._search.paint(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._search.paint_shapes(painter, frame, *self._styled())
        self._draw_places(painter, frame)
        area, font = QRectF(0, self.top, frame.width, frame.height - self.top), small_font(self.font)
        step = step_on_curve(session, frame)
        if step is not None:
            draw_step(painter, step, frame, font, self.theme)
        self._around.paint(painter, frame, font, self.theme)
        seen = self.paths.order()
        arrows = self.arrows.paint(painter, frame, self.paths.style(session.selected), font, self.theme) if seen else []
        heads = draw_heads(painter, self._ends(frame), area, font, self.theme, self._taken(frame))
        painted = self._covers(frame, heads)
        painted += [*self._around.areas(frame), *arrows]
        if painted != self._covered:  # painted for another reason, before the change of the session was looked at
            self._covered = [*self._covered, *painted]
            if len(self._covered) > _MANY:
                self._covered, self._renewed = [], True
        self._draw_pointed(painter, frame)
        self._draw_hover(painter, area, font)

    def turns(self, frame: Frame) -> bool:
        """Tell whether the displacement of the dial is to be seen."""
        return self._around.shows_displacement(frame)

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

    def _draw_places(self, painter: QPainter, frame: Frame) -> None:
        """Draw what stands still: minima, what is said of many runs, the start, and where runs left others."""
        for place in frame.to_pixels(self.minima()):
            if drawable(place):
                draw_star(painter, QPointF(*place), 9.0, self.theme)
        self.overlay.paint_signs(painter, frame, self.font, self.theme)
        start = frame.to_pixels(self.start())
        if drawable(start):
            draw_ring(painter, QPointF(*start), 8.0, self.theme)
        for index, left in self.paths.forks.items():
            path = self.paths.of(index)
            if path is not None and drawable(place := path.point(left)):
                draw_fork(painter, QPointF(*place), self.paths.style(index), self.theme)

    def _ends(self, frame: Frame) -> list[Head]:
        return ends_of(self._session, self.paths, frame, self.start())

    def _taken(self, frame: Frame) -> list[QRectF]:
        """Return where no label of a run goes: the one of the step on a curve."""
        step = step_on_curve(self._session, frame)
        return [] if step is None else [label_of_step(step, frame, small_font(self.font))]

    def _styled(self) -> tuple[list[int], list[RunStyle]]:
        order = self.paths.order()
        return order, [self.paths.style(index) for index in order]

    def _covers(self, frame: Frame, heads: list[QRectF]) -> list[QRectF]:
        """Return what everything covers that moves: heads, the shapes of searches, the step on a curve."""
        step = step_on_curve(self._session, frame)
        on_curve = [] if step is None else covered_by_step(step, frame, small_font(self.font))
        pointed = self._pointed(frame)
        on_curve += [] if pointed is None else [pointed_area(pointed[0])]
        return heads + on_curve + self._search.covered(frame, *self._styled())

    def _pointed(self, frame: Frame) -> tuple[QPointF, RunStyle] | None:
        """Return where the step lies that the mouse points at in any view, and the look of its run."""
        found = self._session.pointer.place
        path = None if found is None else self.paths.of(found[0])
        if found is None or path is None:
            return None
        place = path.point(found[1])
        return (QPointF(*place), self.paths.style(found[0])) if drawable(place) else None

    def _draw_pointed(self, painter: QPainter, frame: Frame) -> None:
        pointed = self._pointed(frame)
        if pointed is not None:
            draw_pointed(painter, *pointed, self.theme)

    def _follow(self, frame: Frame, ratio: float) -> None:
        """Bring all layers to the present step."""
        renewed = self.paths.follow(frame, ratio, self.theme)
        order = self.paths.order() if self._session.ready else []
        tried = self._search.follow(order, [self.paths.style(index) for index in order], frame, ratio, self.theme)
        self._renewed = self._renewed or renewed or tried

    def _draw_hover(self, painter: QPainter, area: QRectF, font: QFont) -> None:
        if self.hover is not None:
            at, lines, colour = self.hover
            box = place_chip(at, chip_size(lines, font, colour), area)
            draw_chip(painter, box, lines, font, self.theme, colour)
