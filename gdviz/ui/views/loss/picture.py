"""What is seen inside the axes of the loss plot: curves, cursor line, the runs' names, notes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.session.session import Session
from gdviz.ui.drawing.forks import draw_fork, forks_of
from gdviz.ui.drawing.pointed_mark import draw_pointed, pointed_area
from gdviz.ui.drawing.raster import Frame, Layer, are_vectors
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.views.loss.goal import draw_goal
from gdviz.ui.views.loss.lines import draw_epochs, draw_grid
from gdviz.ui.views.loss.reading import Reading, draw_reading
from gdviz.ui.views.loss.words import LossWords

_CHOSEN, _OTHERS = -1, -2  # layers: of the selected run, of all others where one line divides them
_FAINT = 0.30  # opacity of what lies after the cursor
_WIDTH, _SELECTED_WIDTH = 1.5, 2.4
_MANY = 100  # areas to paint again, beyond which everything is


class LossPicture:
    """Paints the losses as they are now; what did not change since the last time is only copied."""

    def __init__(self, session: Session, curves: LossCurves) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.ticks: tuple[list[float], list[float]] = ([], [])  # steps and heights with a hairline
        self.hover: Reading | None = None
        self.words = LossWords(session)
        self._session = session
        self._curves = curves
        self._forks: dict[int, int] = {}  # where runs left others that are shown, by index
        self._drawn: tuple[object, ...] = ()  # what the layers show
        self._layers: dict[int, Layer] = {}  # of groups of curves that one place of the axis divides
        self._covered: list[QRectF] = []  # by dots since `changes` was asked
        self._renewed = True  # the curves were begun again since then
        self._seen = [0.0]  # where the cursor line stood since then, in pixels

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint everything into `frame`, whose top left corner is the painter's origin."""
        if frame.width < 2 or frame.height < 2:
            return
        self._draw_curves(frame, ratio)
        draw_grid(painter, frame, self.ticks, self.theme)
        if 0 <= self._session.selected < len(self._session.looks) and self._session.ready:
            run = self._session.runs[self._session.selected]
            draw_epochs(painter, frame, self._curves.along, run, self.theme, self.font)
        now = self._cursor(frame)
        for group, layer in self._layers.items():
            self._copy(painter, frame, group, layer, self._curves.smooth.raw_opacity)
        for group, layer in self._curves.smooth.layers.items():
            self._copy(painter, frame, group, layer, 1.0)
        if are_vectors():  # Qt's SVG goes on in the part that was drawn last
            painter.setClipRect(QRectF(0, 0, frame.width, frame.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, step in self._forks.items():
            place = self._curves.place(frame, index, step)
            if place is not None:
                draw_fork(painter, place, self._curves.style(index), self.theme)
        draw_goal(painter, frame, self._curves.goal, self.theme)
        self._draw_cursor(painter, frame, now)
        if (pointed := self._curves.pointed(frame)) is not None:
            draw_pointed(painter, *pointed, self.theme)
        self.words.paint(painter)
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
        layers = [*self._layers.values(), *self._curves.smooth.layers.values()]
        fresh = [self.words.take_fresh(), *(layer.take_fresh() for layer in layers)]
        covered, self._covered = self._covered, self._covers(frame)
        seen, self._seen = self._seen, self._partings(frame)
        low, high = min(*seen, *self._seen), max(*seen, *self._seen)  # between them the future became past
        return [QRectF(low - 2, 0, high - low + 4, frame.height), *fresh, *covered, *self._covered]

    def _draw_curves(self, frame: Frame, ratio: float) -> None:
        """Bring all layers to the last known step."""
        session, curves = self._session, self._curves
        order = curves.order()
        slots = [(index, curves.slot(index)) for index in order]
        self._forks = forks_of(session, order)
        of = (curves.begun, curves.level, curves.along, curves.goal)
        look = (frame, ratio, of, session.selected, slots, self._forks)
        renewed = look != self._drawn
        self._drawn = look
        if renewed:
            groups = sorted({self._group(index) for index in order}, key=lambda group: (group == _CHOSEN, group))
            self._layers = {group: self._layers.get(group, Layer()) for group in groups}
            for layer in self._layers.values():
                layer.clear(frame, ratio)
            curves.smooth.restart(groups, frame, ratio)
        for index in order:
            chosen, curve = index == session.selected, curves.of(index)
            if renewed:
                curve.restart(frame, curves.along, self._forks.get(index, 0))
            width = _SELECTED_WIDTH if chosen else _WIDTH
            group, start = self._group(index), (frame, curves.along, self._forks.get(index, 0)) if renewed else None
            curve.draw(self._layers[group], curves.style(index), width, curves.level)
            curves.smooth.draw(index, group, curves.style(index), width, curves.level, start)
        self.words.write(frame, ratio, self.theme, self.font, curves)
        self._renewed = self._renewed or renewed

    def _cursor(self, frame: Frame) -> float:
        """Return where the cursor line stands, in pixels, just outside when it is not seen."""
        return min(max(frame.pixel(self._curves.cursor_place(), frame.y[0])[0], -1.0), frame.width + 1.0)

    def _group(self, index: int) -> int:
        """Return which layer the curve of a run lies on: at the cursor, runs have made different evaluations."""
        if index == self._session.selected:
            return _CHOSEN
        return index if self._curves.along.unit != "steps" else _OTHERS

    def _parting(self, frame: Frame, group: int) -> float:
        """Return where on a layer the past ends, in pixels."""
        if group in (_CHOSEN, _OTHERS):
            return self._cursor(frame)
        return min(max(frame.pixel(self._curves.place_now(group), frame.y[0])[0], -1.0), frame.width + 1.0)

    def _partings(self, frame: Frame) -> list[float]:
        """Return every place that divides past from future, in pixels; the cursor line first."""
        return [self._cursor(frame), *(self._parting(frame, group) for group in self._layers)]

    def _covers(self, frame: Frame) -> list[QRectF]:
        """Return what the dots of the runs cover."""
        pointed = self._curves.pointed(frame)
        areas = [] if pointed is None else [pointed_area(pointed[0])]
        return areas + [QRectF(at.x() - 5, at.y() - 5, 10, 10) for _, at in self._curves.at_cursor(frame)]

    def _draw_cursor(self, painter: QPainter, frame: Frame, now: float) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.4))
        painter.drawLine(QLineF(now, 0, now, frame.height))
        painter.setPen(QPen(QColor(self.theme.path_outline), 1.2))
        for index, at in self._curves.at_cursor(frame):
            painter.setBrush(QColor(self._curves.style(index).colour))
            painter.drawEllipse(at, 3.6, 3.6)
        if now not in self._seen:  # painted for another reason, before the change of the session was looked at
            self._seen += self._partings(frame)
            self._covered += self._covers(frame)
            if len(self._covered) > _MANY:
                self._seen, self._covered, self._renewed = self._partings(frame), [], True
