"""The paths of all runs on the map, on layers that only grow: faint what lies ahead, strong what is past, markers."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gdviz.engine.run import Run
from gdviz.engine.trajectory import Trajectory
from gdviz.session.session import Look, Session
from gdviz.ui.drawing.forks import forks_of
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame, Layer
from gdviz.ui.themes.theme import RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.contour.path import RunPath
from gdviz.ui.views.curve import on_curve

_FAINT = 0.34  # opacity of the path after the cursor
_WIDTH, _SELECTED_WIDTH = 2.0, 3.0


class ContourPaths:
    """One path for every visible run; `forks` are the steps at which runs left others that are shown, by index."""

    def __init__(self, session: Session) -> None:
        self.forks: dict[int, int] = {}
        self._session = session
        self._looks: tuple[Look, ...] = ()
        self._faint = Layer()
        self._stamps = Layer()
        self._paths: dict[int, RunPath] = {}
        self._canvas: tuple[object, ...] = ()
        self._look: tuple[object, ...] = ()

    def order(self) -> list[int]:
        """Return the indices of the visible runs in the order they are drawn: the selected one last."""
        self._looks = self._session.looks
        visible = [index for index, look in enumerate(self._looks) if look.visible]
        return sorted(visible, key=lambda index: index == self._session.selected)

    def of(self, index: int) -> RunPath | None:
        """Return what is drawn of a run, if anything is."""
        return self._paths.get(index)

    def style(self, index: int) -> RunStyle:
        """Return the look of a run."""
        return RUN_STYLES[self._looks[index].slot % len(RUN_STYLES)]

    def shown_step(self, run: Run) -> int:
        """Return the step of `run` that the cursor shows."""
        return min(self._session.cursor, run.length)

    def follow(self, frame: Frame, ratio: float, theme: Theme) -> bool:
        """Bring all layers to the present step; return whether they were begun again."""
        session, order = self._session, self.order()
        on_curve_now = session.landscape.dimension == 1
        canvas = (frame, ratio, on_curve_now, session.ground.key)
        look = (canvas, theme, order, [self._looks[index].slot for index in order], session.selected)
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
        renewed = renewed or forks != self.forks
        self.forks = forks
        self._draw(runs, order, frame, ratio, theme, renewed)
        return renewed

    def take_fresh(self) -> list[QRectF]:
        """Return where something was drawn since the last call, in pixels."""
        paths = [path.take_fresh() for path in self._paths.values()]
        return [self._faint.take_fresh(), self._stamps.take_fresh(), *paths]

    def paint(self, painter: QPainter) -> None:
        """Copy the layers to the screen."""
        painter.setOpacity(_FAINT)
        self._faint.paint(painter)
        painter.setOpacity(1.0)
        for index in self.order():
            if index in self._paths:
                self._paths[index].paint(painter)
        self._stamps.paint(painter)

    def _points_on_map(self, trajectory: Trajectory, first: int, last: int) -> Floats:
        return self._session.ground.seen_path(trajectory, first, last)

    def _draw(
        self, runs: tuple[Run, ...], order: list[int], frame: Frame, ratio: float, theme: Theme, renewed: bool
    ) -> None:
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
            path.draw_until(steps[index], style, _SELECTED_WIDTH if chosen else _WIDTH, theme)
            path.stamp_until(steps[index], self._stamps, style, 8.0 if chosen else 7.0, theme)


def _points_on_curve(trajectory: Trajectory, first: int, last: int) -> Floats:
    return on_curve(trajectory.between(first, last), trajectory.losses[first:last])
