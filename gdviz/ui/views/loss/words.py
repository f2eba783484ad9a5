"""The words on the loss plot: the runs' names at the top right, and notes on what is not shown.

They are written on a layer of their own, and again only when they are others than before.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.session.session import Session
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.raster import Frame, Layer
from gdviz.ui.drawing.searches import searches
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.views.loss.notes import hint_of, notes_about, notes_of
from gdviz.ui.wording.counting import counted as written
from gdviz.ui.wording.words import run_name

_BUTTONS = 190.0  # the width that the buttons in the upper right corner take
_LONGEST = 0.4  # of the width, of one name
_SAMPLE = 26.0  # the length of the line before a name


class LossWords:
    """Writes what is to be said of the visible curves; `names` are the runs with the places of their names."""

    def __init__(self, session: Session) -> None:
        self.names: list[tuple[int, QRectF]] = []
        self.hint = QRectF()  # where it is said why there is nothing to see; empty where there is something
        self.texts: dict[int, str] = {}  # the names as they are written
        self._session = session
        self._layer = Layer()
        self._theme = LIGHT
        self._font = QFont()
        self._written: tuple[object, ...] = ()
        self._measured: tuple[object, ...] = ()  # names, font and width
        self._short: dict[str, str] = {}  # the names as there is room for them

    def write(self, frame: Frame, ratio: float, theme: Theme, font: QFont, shown: LossCurves) -> None:
        """Write names and notes of what is shown, if they are others than before."""
        session, quantity = self._session, shown.look.quantity
        curves = {index: shown.of(index) for index in shown.order()}
        counted = shown.along.unit == "evaluations" or any(searches(curve.run) for curve in curves.values())
        names = {index: run_name(session.experiment.runs[index]) for index in sorted(curves, reverse=True)}
        self._shorten(names, font, frame.width)
        texts = self.texts = {index: self._text(index, name, shown, counted) for index, name in names.items()}
        slots = [session.looks[index].slot for index in texts]
        notes = notes_of(list(curves.values()), shown.level, shown.lowest, quantity)
        notes += notes_about(session, shown.along, shown.missing if curves else ())
        hint = hint_of(session, list(curves.values()), shown.level, quantity)
        written = (frame, ratio, theme, font, session.selected, texts, slots, notes, hint)
        if written == self._written:
            return
        self._written, self._theme = written, theme
        self._layer.clear(frame, ratio)
        painter = self._layer.painter()
        painter.setFont(self._font)
        self._draw_names(painter, frame, texts)
        self._draw_notes(painter, frame, notes)
        self.hint = QRectF()
        if hint:
            painter.setFont(font)
            painter.setPen(QColor(theme.secondary))
            self._draw_hint(painter, frame, hint)
        painter.end()

    def cut(self, index: int) -> bool:
        """Tell whether the name of a run is shortened."""
        name = run_name(self._session.experiment.runs[index])
        return self._short.get(name, name) != name

    def take_fresh(self) -> QRectF:
        """Return where words were written since the last call, in pixels."""
        return self._layer.take_fresh()

    def paint(self, painter: QPainter) -> None:
        """Copy the words to the screen."""
        self._layer.paint(painter)

    def _shorten(self, names: Mapping[int, str], font: QFont, width: float) -> None:
        """Know how every name is written on a plot of this width; measuring takes long, so only where it is new."""
        wanted = (list(names.values()), font, width)
        if wanted == self._measured:
            return
        self._measured, self._font = wanted, small_font(font)
        metrics, room = QFontMetricsF(self._font), _LONGEST * width
        self._short = {name: metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) for name in names.values()}

    def _text(self, index: int, name: str, shown: LossCurves, counted: bool) -> str:
        """Return what stands for a run: its name, and where it is `counted` what it has cost at the cursor.

        Steps tell as much where every run looks at one point in each.
        """
        if not counted:
            return self._short[name]
        curve = shown.of(index)
        cost = curve.run.cost_until(min(self._session.cursor, curve.last))
        return QCoreApplication.translate("LossView", "{name} · {count} evals").format(
            name=self._short[name], count=written(cost)
        )

    def _draw_names(self, painter: QPainter, frame: Frame, texts: Mapping[int, str]) -> None:
        """List the visible runs at the top right, where descending curves are not."""
        self.names = self._placed(texts, frame, 0.35 * frame.width)
        if self.names and self.names[-1][1].bottom() > frame.height:  # many runs, or a low plot
            self.names = self._placed(texts, frame, 0.0)
        for index, box in self.names:
            painter.fillRect(box.adjusted(-4, 0, 4, 0), QColor(self._theme.plot))  # curves and cursor pass behind
            self._draw_name(painter, box, index, texts[index])

    def _placed(self, texts: Mapping[int, str], frame: Frame, left: float) -> list[tuple[int, QRectF]]:
        """Return the runs with the places of their names, in rows from the right that reach to `left`."""
        metrics = QFontMetricsF(self._font)
        gap, row = 14.0, metrics.height() + 4
        right = edge = frame.width - _BUTTONS
        top, placed = 4.0, list[tuple[int, QRectF]]()
        for index, text in texts.items():
            width = _SAMPLE + 6 + metrics.horizontalAdvance(text)
            if right - width < left and right < edge:
                right, top = edge, top + row
            placed.append((index, QRectF(right - width, top, width, row)))
            right -= width + gap
        return placed

    def _draw_name(self, painter: QPainter, box: QRectF, index: int, text: str) -> None:
        chosen = index == self._session.selected
        style = RUN_STYLES[self._session.looks[index].slot % len(RUN_STYLES)]
        pen = QPen(QColor(style.colour), 2.4 if chosen else 1.8)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style.dash:
            pen.setDashPattern([length * 2.0 / pen.widthF() for length in style.dash])
        painter.setPen(pen)
        painter.drawLine(QLineF(box.left(), box.center().y(), box.left() + _SAMPLE, box.center().y()))
        painter.setPen(QColor(self._theme.text if chosen else self._theme.secondary))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box.adjusted(_SAMPLE + 6, 0, 2, 0), flags, text)

    def _draw_hint(self, painter: QPainter, frame: Frame, hint: str) -> None:
        """Write it in the middle of the lower half, or left of the names where they reach down there."""
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        area = QRectF(0.1 * frame.width, 0.45 * frame.height, 0.8 * frame.width, 0.55 * frame.height)
        written = painter.boundingRect(area, flags, hint)
        if any(box.intersects(written) for _, box in self.names):
            left = min(box.left() for _, box in self.names)
            area = QRectF(0.03 * frame.width, 0.0, left - 0.05 * frame.width, frame.height)
        self.hint = painter.boundingRect(area, flags, hint)
        painter.drawText(area, flags, hint)

    def _draw_notes(self, painter: QPainter, frame: Frame, notes: list[str]) -> None:
        upper_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        top = max((box.top() for _, box in self.names), default=0.0) + 4.0
        painter.setPen(QColor(self._theme.secondary))
        for note in notes:
            top += QFontMetricsF(self._font).height() + 2
            area = QRectF(0, top, frame.width - _BUTTONS, frame.height)
            ground = painter.boundingRect(area, int(upper_right), note)
            painter.fillRect(ground.adjusted(-4, 0, 4, 0), QColor(self._theme.plot))  # curves and cursor pass behind
            painter.drawText(area, int(upper_right), note)
