"""What is seen inside the axes of the loss plot: curves, cursor line, the runs' names, notes."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.session.session import Look, Session
from gdviz.ui.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.forks import draw_fork, forks_of
from gdviz.ui.raster import Frame, Layer
from gdviz.ui.theme import LIGHT, RUN_STYLES, RunStyle, Theme
from gdviz.ui.views.loss_curve import LossCurve, height
from gdviz.ui.views.loss_range import Heights, heights_of

_FAINT = 0.30  # opacity of what lies after the cursor
_WIDTH, _SELECTED_WIDTH = 1.5, 2.4
_MANY = 100  # areas to paint again, beyond which everything is
_BUTTON = 42.0  # the width that the button in the upper right corner takes


class LossPicture:
    """Paints the losses as they are now; what did not change since the last time is only copied."""

    def __init__(self, session: Session) -> None:
        self.theme: Theme = LIGHT
        self.font = QFont()
        self.log = True
        self.ticks: tuple[list[float], list[float]] = ([], [])  # steps and heights with a hairline
        self.hover: tuple[int, QPointF, list[str], str] | None = None  # step, where, what, in which colour
        self.names: list[tuple[int, QRectF]] = []  # run and place of its name
        self._session = session
        self._looks: tuple[Look, ...] = ()
        self._curves: dict[int, LossCurve] = {}
        self._forks: dict[int, int] = {}  # where runs left others that are shown, by index
        self._look: tuple[object, ...] = ()
        self._layers = Layer(), Layer()  # of all other curves, and of the selected one
        self._covered: list[QRectF] = []  # by dots since `changes` was asked
        self._renewed = True  # the curves were begun again since then
        self._seen = [0.0]  # where the cursor line stood since then, in pixels
        self._words = Layer()
        self._written: tuple[object, ...] = ()

    def follow(self) -> Heights | None:
        """Learn what the runs gained; return the heights there are to show."""
        session = self._session
        runs = session.runs if session.ready else ()
        self._curves = {index: curve for index, curve in self._curves.items() if index < len(runs)}
        for index, run in enumerate(runs):
            curve = self._curves.get(index)
            if curve is None or curve.trajectory is not run.trajectory:
                curve = self._curves[index] = LossCurve(run.trajectory)
                self._look = ()
            curve.take_in()
        return heights_of([self._curves[index] for index in self.order()], self.log)

    def order(self) -> list[int]:
        """Return the indices of the visible runs that have a curve, the selected one last."""
        looks = self._looks = self._session.looks
        visible = [index for index in self._curves if index < len(looks) and looks[index].visible]
        return sorted(visible, key=lambda index: (index == self._session.selected, index))

    def curve(self, index: int) -> LossCurve:
        """Return the curve of a run. Raises KeyError."""
        return self._curves[index]

    def style(self, index: int) -> RunStyle:
        """Return the look of a run."""
        return RUN_STYLES[self._looks[index].slot % len(RUN_STYLES)]

    def place(self, frame: Frame, index: int, step: int) -> QPointF | None:
        """Return where a run is at `step`, in pixels; None where there is no value to show."""
        level = height(self._curves[index].value(step), self.log)
        if not math.isfinite(level):
            return None
        x, y = frame.pixel(step, level)
        return QPointF(x, y) if abs(y) < 1e5 else None

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint everything into `frame`, whose top left corner is the painter's origin."""
        if frame.width < 2 or frame.height < 2:
            return
        self._draw_curves(frame, ratio)
        self._draw_grid(painter, frame)
        now = self._cursor(frame)
        for left, right, opacity in ((-1.0, now, 1.0), (now, frame.width, _FAINT)):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left, frame.height), Qt.ClipOperation.IntersectClip)
            painter.setOpacity(opacity)
            for layer in self._layers:
                layer.paint(painter)
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, step in self._forks.items():
            place = self.place(frame, index, step)
            if place is not None:
                draw_fork(painter, place, self.style(index), self.theme)
        self._draw_cursor(painter, frame, now)
        self._words.paint(painter)
        self._draw_hover(painter, frame)

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
        fresh = [layer.take_fresh() for layer in (*self._layers, self._words)]
        covered, self._covered = self._covered, self._covers(frame)
        seen, self._seen = self._seen, [self._cursor(frame)]
        low, high = min(*seen, *self._seen), max(*seen, *self._seen)  # between them the future became past
        return [QRectF(low - 2, 0, high - low + 4, frame.height), *fresh, *covered, *self._covered]

    def _draw_curves(self, frame: Frame, ratio: float) -> None:
        """Bring all layers to the last known step."""
        session, order = self._session, self.order()
        slots = [(index, self._looks[index].slot) for index in order]
        self._forks = forks_of(session, order)
        look = (frame, ratio, self.log, session.selected, slots, self._forks)
        renewed = look != self._look
        self._look = look
        if renewed:
            for layer in self._layers:
                layer.clear(frame, ratio)
        for index in order:
            chosen, curve = index == session.selected, self._curves[index]
            if renewed:
                curve.restart(frame, self._forks.get(index, 0))
            curve.draw(self._layers[chosen], self.style(index), _SELECTED_WIDTH if chosen else _WIDTH, self.log)
        self._write(frame, ratio)
        self._renewed = self._renewed or renewed

    def _cursor(self, frame: Frame) -> float:
        """Return where the cursor line stands, in pixels, just outside when it is not seen."""
        return min(max(frame.pixel(self._session.cursor, frame.y[0])[0], -1.0), frame.width + 1.0)

    def _covers(self, frame: Frame) -> list[QRectF]:
        """Return what the dots of the runs cover."""
        return [QRectF(at.x() - 5, at.y() - 5, 10, 10) for _, at in self._dots(frame)]

    def _dots(self, frame: Frame) -> list[tuple[int, QPointF]]:
        """Return where the visible runs are at the cursor."""
        last = [(index, min(self._session.cursor, self._curves[index].last)) for index in self.order()]
        places = [(index, self.place(frame, index, step)) for index, step in last]
        return [(index, at) for index, at in places if at is not None]

    def _draw_grid(self, painter: QPainter, frame: Frame) -> None:
        steps, levels = self.ticks
        lines = [QLineF(0, y, frame.width, y) for level in levels for _, y in [frame.pixel(frame.x[0], level)]]
        lines += [QLineF(x, 0, x, frame.height) for step in steps for x, _ in [frame.pixel(step, frame.y[0])]]
        colour = QColor(self.theme.line)
        colour.setAlphaF(0.55)
        painter.setPen(QPen(colour, 1.0))
        painter.drawLines(lines)

    def _draw_cursor(self, painter: QPainter, frame: Frame, now: float) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.4))
        painter.drawLine(QLineF(now, 0, now, frame.height))
        painter.setPen(QPen(QColor(self.theme.path_outline), 1.2))
        for index, at in self._dots(frame):
            painter.setBrush(QColor(self.style(index).colour))
            painter.drawEllipse(at, 3.6, 3.6)
        if now not in self._seen:  # painted for another reason, before the change of the session was looked at
            self._seen.append(now)
            self._covered += self._covers(frame)
            if len(self._covered) > _MANY:
                self._seen, self._covered, self._renewed = [now], [], True

    def _write(self, frame: Frame, ratio: float) -> None:
        """Write names and notes on their layer, if they are others than before."""
        runs, order = self._session.experiment.runs, self.order()
        names = [runs[index].name for index in order]
        notes = self._notes([self._curves[index] for index in order])
        written = (self._look, self.theme, self.font, names, notes)
        if written == self._written:
            return
        self._written = written
        self._words.clear(frame, ratio)
        painter = self._words.painter()
        self._draw_names(painter, frame)
        self._draw_notes(painter, frame, notes)
        painter.end()

    def _draw_names(self, painter: QPainter, frame: Frame) -> None:
        """List the visible runs at the top right, where descending curves are not."""
        font = small_font(self.font)
        metrics = QFontMetricsF(font)
        sample, gap, row = 26.0, 14.0, metrics.height() + 4
        edge = frame.width - _BUTTON
        right, top = edge, 4.0
        self.names = []
        painter.setFont(font)
        for index in sorted(self.order(), reverse=True):
            name = self._session.experiment.runs[index].name
            width = sample + 6 + metrics.horizontalAdvance(name)
            if right - width < frame.width * 0.35:
                right, top = edge, top + row
            box = QRectF(right - width, top, width, row)
            painter.fillRect(box.adjusted(-4, 0, 4, 0), QColor(self.theme.plot))  # curves and cursor pass behind
            self.names.append((index, box))
            style, chosen = self.style(index), index == self._session.selected
            pen = QPen(QColor(style.colour), _SELECTED_WIDTH if chosen else 1.8)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if style.dash:
                pen.setDashPattern([length * 2.0 / pen.widthF() for length in style.dash])
            painter.setPen(pen)
            painter.drawLine(QLineF(box.left(), box.center().y(), box.left() + sample, box.center().y()))
            painter.setPen(QColor(self.theme.text if chosen else self.theme.secondary))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(box.adjusted(sample + 6, 0, 2, 0), flags, name)
            right -= width + gap

    def _notes(self, curves: list[LossCurve]) -> list[str]:
        notes = []
        if self.log and any(curve.has_gaps_in_log for curve in curves):
            notes.append(QCoreApplication.translate("LossView", "values ≤ 0 are not shown on a log scale"))
        found = heights_of(curves, self.log)
        if found is not None and found.beyond:
            notes.append(QCoreApplication.translate("LossView", "some values lie beyond the scale"))
        return notes

    def _draw_notes(self, painter: QPainter, frame: Frame, notes: list[str]) -> None:
        font = small_font(self.font)
        upper_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        top = max((box.top() for _, box in self.names), default=0.0)
        painter.setPen(QColor(self.theme.secondary))
        painter.setFont(font)
        for note in notes:
            top += QFontMetricsF(font).height() + 2
            painter.drawText(QRectF(0, top, frame.width - _BUTTON, frame.height), int(upper_right), note)

    def _draw_hover(self, painter: QPainter, frame: Frame) -> None:
        if self.hover is None:
            return
        step, at, lines, colour = self.hover
        x, _ = frame.pixel(step, frame.y[0])
        painter.setPen(QPen(QColor(self.theme.secondary), 1.0))
        painter.drawLine(QLineF(x, 0, x, frame.height))
        font = small_font(self.font)
        box = place_chip(at, chip_size(lines, font, colour), QRectF(0, 0, frame.width, frame.height))
        draw_chip(painter, box, lines, font, self.theme, colour)
