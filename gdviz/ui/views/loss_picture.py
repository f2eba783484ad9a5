"""What is seen inside the axes of the loss plot: curves, cursor line, the runs' names, notes."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.engine.quantity import LOSS, has
from gdviz.session.session import Look, Session
from gdviz.ui.forks import draw_fork, forks_of
from gdviz.ui.pointed_mark import draw_pointed, pointed_area
from gdviz.ui.raster import Frame, Layer, are_vectors
from gdviz.ui.theme import LIGHT, RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.loss_axis import Along
from gdviz.ui.views.loss_curve import LossCurve
from gdviz.ui.views.loss_goal import draw_goal, goal_height
from gdviz.ui.views.loss_level import Level
from gdviz.ui.views.loss_lines import draw_epochs, draw_grid
from gdviz.ui.views.loss_look import LossLook
from gdviz.ui.views.loss_lowest import Lowest, LowestFinder
from gdviz.ui.views.loss_range import Heights, heights_of
from gdviz.ui.views.loss_reading import Reading, draw_reading
from gdviz.ui.views.loss_smooth import SmoothCurves
from gdviz.ui.views.loss_words import LossWords, Shown

_CHOSEN, _OTHERS = -1, -2  # layers: of the selected run, of all others where one line divides them
_FAINT = 0.30  # opacity of what lies after the cursor
_WIDTH, _SELECTED_WIDTH = 1.5, 2.4
_MANY = 100  # areas to paint again, beyond which everything is


class LossPicture:
    """Paints the losses as they are now; what did not change since the last time is only copied."""

    def __init__(self, session: Session) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.look = LossLook()
        self.is_empty = True  # there is no height to show
        self.lowest: Lowest | None = None  # f*, where it is asked for and known
        self.along = Along()
        self.goal: float | None = None  # the height of the level line
        self.missing: tuple[int, ...] = ()  # the runs that have no such quantity
        self.ticks: tuple[list[float], list[float]] = ([], [])  # steps and heights with a hairline
        self.hover: Reading | None = None
        self.smooth = SmoothCurves()
        self._session = session
        self._finder = LowestFinder(session)
        self._looks: tuple[Look, ...] = ()
        self._curves: dict[int, LossCurve] = {}
        self._forks: dict[int, int] = {}  # where runs left others that are shown, by index
        self._drawn: tuple[object, ...] = ()  # what the layers show
        self._known: tuple[object, ...] = ()  # what the curves are of
        self._layers: dict[int, Layer] = {}  # of groups of curves that one place of the axis divides
        self._covered: list[QRectF] = []  # by dots since `changes` was asked
        self._renewed = True  # the curves were begun again since then
        self._seen = [0.0]  # where the cursor line stood since then, in pixels
        self._words = LossWords(session)

    def follow(self, *, whole: bool = False) -> Heights | None:
        """Learn what the runs gained, `whole` however long it takes; return the heights there are to show."""
        session, quantity = self._session, self.look.quantity
        runs = session.runs if session.ready else ()
        self.missing = tuple(index for index, run in enumerate(runs) if not has(run, quantity, session.minima))
        kept = (index for index in range(len(runs)) if index in self._curves and index not in self.missing)
        self._curves = {index: self._curves[index] for index in kept}
        known = (
            quantity,
            session.experiment.landscape.minima if quantity.kind == "distance" else (),
        )
        if known != self._known:
            self._curves, self._known = {}, known
        for index, run in enumerate(runs):
            curve = self._curves.get(index)
            if index in self.missing:
                continue
            if curve is None or curve.trajectory is not run.trajectory:
                curve = self._curves[index] = LossCurve(run, session.minima, quantity)
                self._drawn = ()
            curve.take_in()
            while whole and not curve.is_whole:
                curve.take_in()
        self.smooth.factor = self.look.smoothing
        if self.smooth.follow(self._curves, session.minima, quantity, whole=whole):
            self._drawn = ()
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

    def curve(self, index: int) -> LossCurve:
        """Return the curve of a run. Raises KeyError."""
        return self._curves[index]

    @property
    def names(self) -> list[tuple[int, QRectF]]:
        """Each visible run and the place of its name."""
        return self._words.names

    def cut(self, index: int) -> bool:
        """Tell whether the name of a run is shortened."""
        return self._words.cut(index)

    def style(self, index: int) -> RunStyle:
        """Return the look of a run."""
        return RUN_STYLES[self._looks[index].slot % len(RUN_STYLES)]

    def place(self, frame: Frame, index: int, step: int) -> QPointF | None:
        """Return where a run is at `step`, in pixels; None where there is no value to show."""
        curve = self._curves[index]
        height = self.level.of(curve.value(step))
        if not math.isfinite(height):
            return None
        x, y = frame.pixel(self.along.place_of(curve.run, step), height)
        return QPointF(x, y) if abs(y) < 1e5 and math.isfinite(x) else None

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint everything into `frame`, whose top left corner is the painter's origin."""
        if frame.width < 2 or frame.height < 2:
            return
        self._draw_curves(frame, ratio)
        draw_grid(painter, frame, self.ticks, self.theme)
        if 0 <= self._session.selected < len(self._looks) and self._session.ready:
            run = self._session.runs[self._session.selected]
            draw_epochs(painter, frame, self.along, run, self.theme, self.font)
        now = self._cursor(frame)
        for group, layer in self._layers.items():
            self._copy(painter, frame, group, layer, self.smooth.raw_opacity)
        for group, layer in self.smooth.layers.items():
            self._copy(painter, frame, group, layer, 1.0)
        if are_vectors():  # Qt's SVG goes on in the part that was drawn last
            painter.setClipRect(QRectF(0, 0, frame.width, frame.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, step in self._forks.items():
            place = self.place(frame, index, step)
            if place is not None:
                draw_fork(painter, place, self.style(index), self.theme)
        draw_goal(painter, frame, self.goal, self.theme)
        self._draw_cursor(painter, frame, now)
        if (pointed := self._pointed(frame)) is not None:
            draw_pointed(painter, *pointed, self.theme)
        self._words.paint(painter)
        if self.hover is not None:
            draw_reading(painter, frame, self.hover, self.font, self.theme)

    def _copy(self, painter: QPainter, frame: Frame, group: int, layer: Layer, strength: float) -> None:
        """Copy a layer to the screen, fainter after the cursor."""
        parting = self._parting(frame, group)
        for left, right, opacity in ((-1.0, parting, strength), (parting, frame.width, strength * _FAINT)):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left, frame.height), Qt.ClipOperation.IntersectClip)
            painter.setOpacity(opacity)
            layer.paint(painter)
            painter.restore()

    def changes(self, frame: Frame, ratio: float) -> list[QRectF] | None:
        """Bring the layers to the present step; return where the picture differs from what was painted last.

        None: everywhere.
        """
        if frame.width < 2 or frame.height < 2:
            return None
        self._draw_curves(frame, ratio)
        renewed, self._renewed = self._renewed, False
        if renewed or self.hover is not None:
            return None
        layers = [*self._layers.values(), *self.smooth.layers.values()]
        fresh = [self._words.take_fresh(), *(layer.take_fresh() for layer in layers)]
        covered, self._covered = self._covered, self._covers(frame)
        seen, self._seen = self._seen, self._partings(frame)
        low, high = min(*seen, *self._seen), max(*seen, *self._seen)  # between them the future became past
        return [QRectF(low - 2, 0, high - low + 4, frame.height), *fresh, *covered, *self._covered]

    def _draw_curves(self, frame: Frame, ratio: float) -> None:
        """Bring all layers to the last known step."""
        session, order = self._session, self.order()
        slots = [(index, self._looks[index].slot) for index in order]
        self._forks = forks_of(session, order)
        look = (frame, ratio, self.level, self.along, self.goal, session.selected, slots, self._forks)
        renewed = look != self._drawn
        self._drawn = look
        if renewed:
            groups = sorted({self._group(index) for index in order}, key=lambda group: (group == _CHOSEN, group))
            self._layers = {group: self._layers.get(group, Layer()) for group in groups}
            for layer in self._layers.values():
                layer.clear(frame, ratio)
            self.smooth.restart(groups, frame, ratio)
        for index in order:
            chosen, curve = index == session.selected, self._curves[index]
            if renewed:
                curve.restart(frame, self.along, self._forks.get(index, 0))
            width = _SELECTED_WIDTH if chosen else _WIDTH
            group, start = self._group(index), (frame, self.along, self._forks.get(index, 0)) if renewed else None
            curve.draw(self._layers[group], self.style(index), width, self.level)
            self.smooth.draw(index, group, self.style(index), width, self.level, start)
        shown = Shown(
            {index: self._curves[index] for index in order},
            self.level,
            self.lowest,
            self.along,
            self.look.quantity,
            self.missing,
        )
        self._words.write(frame, ratio, self.theme, self.font, shown)
        self._renewed = self._renewed or renewed

    def cursor_place(self) -> float:
        """Return where the cursor stands on the axis: of evaluations, those of the selected run."""
        session = self._session
        return self._place_now(session.selected) if self.along.unit != "steps" else float(session.cursor)

    def _cursor(self, frame: Frame) -> float:
        """Return where the cursor line stands, in pixels, just outside when it is not seen."""
        return min(max(frame.pixel(self.cursor_place(), frame.y[0])[0], -1.0), frame.width + 1.0)

    def _group(self, index: int) -> int:
        """Return which layer the curve of a run lies on: at the cursor, runs have made different evaluations."""
        if index == self._session.selected:
            return _CHOSEN
        return index if self.along.unit != "steps" else _OTHERS

    def _place_now(self, index: int) -> float:
        session = self._session
        if not session.ready or not 0 <= index < len(session.runs):
            return 0.0
        run = session.runs[index]
        place = self.along.place_of(run, min(session.cursor, run.length))
        return place if math.isfinite(place) else 0.0

    def _parting(self, frame: Frame, group: int) -> float:
        """Return where on a layer the past ends, in pixels."""
        if group in (_CHOSEN, _OTHERS):
            return self._cursor(frame)
        return min(max(frame.pixel(self._place_now(group), frame.y[0])[0], -1.0), frame.width + 1.0)

    def _partings(self, frame: Frame) -> list[float]:
        """Return every place that divides past from future, in pixels; the cursor line first."""
        return [self._cursor(frame), *(self._parting(frame, group) for group in self._layers)]

    def _covers(self, frame: Frame) -> list[QRectF]:
        """Return what the dots of the runs cover."""
        pointed = self._pointed(frame)
        areas = [] if pointed is None else [pointed_area(pointed[0])]
        return areas + [QRectF(at.x() - 5, at.y() - 5, 10, 10) for _, at in self._dots(frame)]

    def _pointed(self, frame: Frame) -> tuple[QPointF, RunStyle] | None:
        """Return where the step lies that the mouse points at in any view, and the look of its run."""
        found = self._session.pointer.place
        place = None if found is None or found[0] not in self._curves else self.place(frame, *found)
        return None if found is None or place is None else (place, self.style(found[0]))

    def _dots(self, frame: Frame) -> list[tuple[int, QPointF]]:
        """Return where the visible runs are at the cursor."""
        last = [(index, min(self._session.cursor, self._curves[index].last)) for index in self.order()]
        places = [(index, self.place(frame, index, step)) for index, step in last]
        return [(index, at) for index, at in places if at is not None]

    def _draw_cursor(self, painter: QPainter, frame: Frame, now: float) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.4))
        painter.drawLine(QLineF(now, 0, now, frame.height))
        painter.setPen(QPen(QColor(self.theme.path_outline), 1.2))
        for index, at in self._dots(frame):
            painter.setBrush(QColor(self.style(index).colour))
            painter.drawEllipse(at, 3.6, 3.6)
        if now not in self._seen:  # painted for another reason, before the change of the session was looked at
            self._seen += self._partings(frame)
            self._covered += self._covers(frame)
            if len(self._covered) > _MANY:
                self._seen, self._covered, self._renewed = self._partings(frame), [], True
