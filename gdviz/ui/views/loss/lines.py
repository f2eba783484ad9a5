"""The hairlines of the loss plot: the grid, and where the epochs of the selected run end."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.engine.run import Run
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.axis import Along

_APART = 7.0  # pixels between two lines, below which only those with a number are drawn
_MOST = 400  # epochs whose places are asked for


def draw_grid(painter: QPainter, frame: Frame, ticks: tuple[list[float], list[float]], theme: Theme) -> None:
    """Draw the lines of the steps and of the heights that have a number."""
    steps, levels = ticks
    lines = [QLineF(0, y, frame.width, y) for level in levels for _, y in [frame.pixel(frame.x[0], level)]]
    lines += [QLineF(x, 0, x, frame.height) for step in steps for x, _ in [frame.pixel(step, frame.y[0])]]
    colour = QColor(theme.line)
    colour.setAlphaF(0.55)
    painter.setPen(QPen(colour, 1.0))
    painter.drawLines(lines)


def steps_an_epoch(run: Run) -> int | None:
    """Return how many steps of a run see every sample once; None where every step sees all."""
    samples, batch = run.landscape.samples, run.setting.batch
    return math.ceil(samples / batch) if 0 < batch < samples else None


def draw_epochs(painter: QPainter, frame: Frame, along: Along, run: Run, theme: Theme, font: QFont) -> None:
    """Draw a line where each epoch of a run ends, and its number where there is room."""
    steps = steps_an_epoch(run)
    if steps is None:
        return
    first, last = max(along.step_at(run, frame.x[0]), 0), along.step_at(run, frame.x[1])
    small = small_font(font)
    metrics = QFontMetricsF(small)
    word = QCoreApplication.translate("LossView", "epoch {number:,}")
    begin, end = first // steps + 1, last // steps
    if end < begin:
        return
    every = _every(frame, along, run, steps, begin, end, metrics.horizontalAdvance(str(end)) + 14.0)
    close = _every(frame, along, run, steps, begin, end, _APART)
    pen = QPen(QColor(theme.secondary), 1.0)
    pen.setDashPattern([2.0, 4.0])
    painter.setFont(small)
    baseline = frame.height - 4.0
    is_named = False
    for epoch in range(begin, end + 1):
        numbered = epoch % every == 0
        if epoch % close and not numbered:
            continue
        x = _place(frame, along, run, epoch * steps)
        if x is None:
            continue
        painter.setPen(pen)
        painter.setOpacity(0.9 if numbered else 0.45)
        painter.drawLine(QLineF(x, 0.0, x, frame.height))
        painter.setOpacity(1.0)
        if numbered:
            painter.setPen(QColor(theme.secondary))
            text = str(epoch) if is_named else word.format(number=epoch)
            is_named = True
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) - 3.0, baseline), text)
    painter.setPen(Qt.PenStyle.NoPen)


def _place(frame: Frame, along: Along, run: Run, step: int) -> float | None:
    if along.unit == "evaluations" and step > run.length:
        return None
    place = along.place_of(run, step)
    return frame.pixel(place, frame.y[0])[0] if math.isfinite(place) else None


def _every(frame: Frame, along: Along, run: Run, steps: int, begin: int, end: int, apart: float) -> int:
    """Return every how many epochs lines stand at least `apart` pixels from each other: 1, 2, 5, 10 …"""
    ends = [_place(frame, along, run, epoch * steps) for epoch in (begin, end)]
    known = [place for place in ends if place is not None]
    width = (known[-1] - known[0]) / max(end - begin, 1) if len(known) > 1 else frame.width
    least = max(apart / max(width, 1e-9), (end - begin) / _MOST)
    power: int = 10 ** int(math.log10(max(least, 1.0)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
