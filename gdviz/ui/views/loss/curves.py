"""The curves of all runs as the loss plot looks at them, and where their steps lie on it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF

from gdviz.engine.quantity import LOSS, has
from gdviz.session.session import Look, Session
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import RUN_STYLES, RunStyle
from gdviz.ui.views.loss.axis import Along
from gdviz.ui.views.loss.curve import LossCurve
from gdviz.ui.views.loss.goal import goal_height
from gdviz.ui.views.loss.level import Level
from gdviz.ui.views.loss.look import LossLook
from gdviz.ui.views.loss.lowest import Lowest, LowestFinder
from gdviz.ui.views.loss.range import Heights, heights_of
from gdviz.ui.views.loss.smooth import SmoothCurves


class LossCurves:
    """One curve for every run that has the quantity of `look`, over what `along` counts."""

    def __init__(self, session: Session) -> None:
        self.look = LossLook()
        self.along = Along()
        self.reach = 0.0  # up to where the whole plot goes
        self.smooth = SmoothCurves()
        self.begun = 0  # how often a curve was begun anew
        self.is_empty = True  # there is no height to show
        self.lowest: Lowest | None = None  # f*, where it is asked for and known
        self.goal: float | None = None  # the height of the level line
        self.missing: tuple[int, ...] = ()  # the runs that have no such quantity
        self._session = session
        self._finder = LowestFinder(session)
        self._looks: tuple[Look, ...] = ()
        self._curves: dict[int, LossCurve] = {}
        self._known: tuple[object, ...] = ()  # what the curves are of

    def follow(self, *, whole: bool = False) -> Heights | None:
        """Learn what the runs gained, `whole` however long it takes; return the heights there are to show."""
        session, quantity = self._session, self.look.quantity
        runs = session.runs if session.ready else ()
        self.missing = tuple(index for index, run in enumerate(runs) if not has(run, quantity, session.minima))
        kept = (index for index in range(len(runs)) if index in self._curves and index not in self.missing)
        self._curves = {index: self._curves[index] for index in kept}
        known = (quantity, session.experiment.landscape.minima if quantity.kind == "distance" else ())
        if known != self._known:
            self._curves, self._known = {}, known
        for index, run in enumerate(runs):
            curve = self._curves.get(index)
            if index in self.missing:
                continue
            if curve is None or curve.trajectory is not run.trajectory:
                curve = self._curves[index] = LossCurve(run, session.minima, quantity)
                self.begun += 1
            curve.take_in()
            while whole and not curve.is_whole:
                curve.take_in()
        self.smooth.factor = self.look.smoothing
        self.begun += self.smooth.follow(self._curves, session.minima, quantity, whole=whole)
        above = self.look.above_lowest and quantity == LOSS
        self.lowest = self._finder.lowest(self._curves) if above else None
        for curve in self._curves.values():
            curve.measure(self.level.floor)
        heights = heights_of([self._curves[index] for index in self.order()], self.level)
        self.is_empty = heights is None
        self.goal = goal_height(session, self.level, quantity)
        return heights

    @property
    def is_whole(self) -> bool:
        """Whether the curves show all that the runs have made."""
        return all(curve.is_whole for curve in self._curves.values())

    @property
    def level(self) -> Level:
        """How losses become heights."""
        return Level(self.look.scale == "log", 0.0 if self.lowest is None else self.lowest.value)

    @property
    def begins(self) -> bool:
        """Whether there is nothing but the start."""
        order = self.order()
        return bool(order) and all(self._curves[index].last == 0 for index in order)

    def order(self) -> list[int]:
        """Return the indices of the visible runs that have a curve, the selected one last."""
        looks = self._looks = self._session.looks
        visible = [index for index in self._curves if index < len(looks) and looks[index].visible]
        return sorted(visible, key=lambda index: (index == self._session.selected, index))

    def of(self, index: int) -> LossCurve:
        """Return the curve of a run. Raises KeyError."""
        return self._curves[index]

    def slot(self, index: int) -> int:
        """Return which of the styles a run has."""
        return self._looks[index].slot

    def style(self, index: int) -> RunStyle:
        """Return the look of a run."""
        return RUN_STYLES[self.slot(index) % len(RUN_STYLES)]

    def place(self, frame: Frame, index: int, step: int) -> QPointF | None:
        """Return where a run is at `step`, in pixels; None where there is no value to show."""
        curve = self._curves[index]
        height = self.level.of(curve.value(step))
        if not math.isfinite(height):
            return None
        x, y = frame.pixel(self.along.place_of(curve.run, step), height)
        return QPointF(x, y) if abs(y) < 1e5 and math.isfinite(x) else None

    def pointed(self, frame: Frame) -> tuple[QPointF, RunStyle] | None:
        """Return where the step lies that the mouse points at in any view, and the look of its run."""
        found = self._session.pointer.place
        place = None if found is None or found[0] not in self._curves else self.place(frame, *found)
        return None if found is None or place is None else (place, self.style(found[0]))

    def at_cursor(self, frame: Frame) -> list[tuple[int, QPointF]]:
        """Return where the visible runs are at the cursor, in pixels."""
        last = [(index, min(self._session.cursor, self._curves[index].last)) for index in self.order()]
        places = [(index, self.place(frame, index, step)) for index, step in last]
        return [(index, at) for index, at in places if at is not None]

    def cursor_place(self) -> float:
        """Return where the cursor stands on the axis: of evaluations, those of the selected run."""
        session = self._session
        return self.place_now(session.selected) if self.along.unit != "steps" else float(session.cursor)

    def place_now(self, index: int) -> float:
        """Return where a run stands on the axis at the cursor."""
        session = self._session
        if not session.ready or not 0 <= index < len(session.runs):
            return 0.0
        run = session.runs[index]
        place = self.along.place_of(run, min(session.cursor, run.length))
        return place if math.isfinite(place) else 0.0
