"""The words on the loss plot: the runs' names at the top right, and notes on what is not shown.

They are written on a layer of their own, and again only when they are others than before.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.session.session import Session
from gdviz.ui.chips import small_font
from gdviz.ui.raster import Frame, Layer
from gdviz.ui.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.views.loss_curve import LossCurve
from gdviz.ui.views.loss_range import heights_of

_BUTTONS = 70.0  # the width that the buttons in the upper right corner take


class LossWords:
    """Writes what is to be said of the visible curves; `names` are the runs with the places of their names."""

    def __init__(self, session: Session) -> None:
        self.names: list[tuple[int, QRectF]] = []
        self._session = session
        self._layer = Layer()
        self._theme = LIGHT
        self._font = QFont()
        self._written: tuple[object, ...] = ()

    def write(
        self, frame: Frame, ratio: float, theme: Theme, font: QFont, curves: Mapping[int, LossCurve], log: bool
    ) -> None:
        """Write names and notes of `curves` by the index of the run, if they are others than before."""
        session = self._session
        named = [(index, session.experiment.runs[index].name, session.looks[index].slot) for index in curves]
        notes = _notes(list(curves.values()), log)
        written = (frame, ratio, theme, font, session.selected, named, notes)
        if written == self._written:
            return
        self._written, self._theme, self._font = written, theme, small_font(font)
        self._layer.clear(frame, ratio)
        painter = self._layer.painter()
        painter.setFont(self._font)
        self._draw_names(painter, frame, sorted(curves, reverse=True))
        self._draw_notes(painter, frame, notes)
        painter.end()

    def take_fresh(self) -> QRectF:
        """Return where words were written since the last call, in pixels."""
        return self._layer.take_fresh()

    def paint(self, painter: QPainter) -> None:
        """Copy the words to the screen."""
        self._layer.paint(painter)

    def _draw_names(self, painter: QPainter, frame: Frame, order: list[int]) -> None:
        """List the visible runs at the top right, where descending curves are not."""
        metrics = QFontMetricsF(self._font)
        sample, gap, row = 26.0, 14.0, metrics.height() + 4
        edge = frame.width - _BUTTONS
        right, top = edge, 4.0
        self.names = []
        for index in order:
            name = self._session.experiment.runs[index].name
            width = sample + 6 + metrics.horizontalAdvance(name)
            if right - width < frame.width * 0.35:
                right, top = edge, top + row
            box = QRectF(right - width, top, width, row)
            painter.fillRect(box.adjusted(-4, 0, 4, 0), QColor(self._theme.plot))  # curves and cursor pass behind
            self.names.append((index, box))
            self._draw_name(painter, box, index, sample)
            right -= width + gap

    def _draw_name(self, painter: QPainter, box: QRectF, index: int, sample: float) -> None:
        chosen = index == self._session.selected
        style = RUN_STYLES[self._session.looks[index].slot % len(RUN_STYLES)]
        pen = QPen(QColor(style.colour), 2.4 if chosen else 1.8)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style.dash:
            pen.setDashPattern([length * 2.0 / pen.widthF() for length in style.dash])
        painter.setPen(pen)
        painter.drawLine(QLineF(box.left(), box.center().y(), box.left() + sample, box.center().y()))
        painter.setPen(QColor(self._theme.text if chosen else self._theme.secondary))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box.adjusted(sample + 6, 0, 2, 0), flags, self._session.experiment.runs[index].name)

    def _draw_notes(self, painter: QPainter, frame: Frame, notes: list[str]) -> None:
        upper_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        top = max((box.top() for _, box in self.names), default=0.0)
        painter.setPen(QColor(self._theme.secondary))
        for note in notes:
            top += QFontMetricsF(self._font).height() + 2
            painter.drawText(QRectF(0, top, frame.width - _BUTTONS, frame.height), int(upper_right), note)


def _notes(curves: list[LossCurve], log: bool) -> list[str]:
    notes = []
    if log and any(curve.has_gaps_in_log for curve in curves):
        notes.append(QCoreApplication.translate("LossView", "values ≤ 0 are not shown on a log scale"))
    found = heights_of(curves, log)
    if found is not None and found.beyond:
        notes.append(QCoreApplication.translate("LossView", "some values lie beyond the scale"))
    return notes
