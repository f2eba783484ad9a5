"""What the loss plot says of the place under the mouse: one curve that is near, or all of them there."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.session.session import Session
from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.views.loss.names import symbol_in
from gdviz.ui.views.loss.words import LossWords
from gdviz.ui.wording.counting import counted
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import run_name

_NEAR = 14.0  # pixels within which pointing means one curve
_LISTED = 8


@dataclass(frozen=True)
class Reading:
    """A place on the axis (NaN: nowhere), where the label stands, its lines and colour, and the step it is about."""

    place: float
    at: QPointF
    lines: list[str]
    colour: str = ""
    step: tuple[int, int] | None = None  # the index of a run and its step


def reading_at(curves: LossCurves, words: LossWords, session: Session, frame: Frame, at: QPointF) -> Reading | None:
    """Return what the label says for a place in pixels; None where there is nothing."""
    runs = session.experiment.runs
    for index, box in words.names:
        if box.contains(at):
            return Reading(math.nan, at, [runs[index].name]) if words.cut(index) else None
    x = frame.to_plane(at.x(), at.y())[0]
    found: list[tuple[int, int, QPointF]] = []
    for index in curves.order():
        curve = curves.of(index)
        step = curves.along.nearest_step(curve.run, x)
        if x >= -0.5 and step <= curve.last and (place := curves.place(frame, index, step)) is not None:
            found.append((index, step, place))
    if not found:
        return None
    nearest, step, place = min(found, key=lambda entry: abs(entry[2].y() - at.y()))
    if abs(place.y() - at.y()) <= _NEAR:
        lines, colour = _of_one(curves, session, nearest, step), curves.style(nearest).colour
        return Reading(frame.to_plane(place.x(), 0.0)[0], place, lines, colour, (nearest, step))
    title = QCoreApplication.translate("LossView", "step {step}").format(step=step)
    unit = curves.along.unit
    lines = [title if unit == "steps" else _counted(max(x, 0.0)) if unit == "evaluations" else f"{brief_number(x)} ms"]
    lines += [
        f"{runs[index].name}  {format_number(curves.of(index).value(step))}"
        for index, step, _ in sorted(found, key=lambda entry: entry[0])[:_LISTED]
    ]
    return Reading(float(step) if unit == "steps" else x, at, lines)


def shape_at(curves: LossCurves, words: LossWords, frame: Frame, at: QPointF) -> Qt.CursorShape:
    """Return the shape of the mouse at a place in pixels."""
    if any(box.contains(at) for _, box in words.names):
        return Qt.CursorShape.PointingHandCursor
    near = abs(frame.pixel(curves.cursor_place(), 0.0)[0] - at.x()) < 6
    return Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor


def draw_reading(painter: QPainter, frame: Frame, reading: Reading, font: QFont, theme: Theme) -> None:
    """Draw the label, and a line at its place."""
    if math.isfinite(reading.place):
        x, _ = frame.pixel(reading.place, frame.y[0])
        painter.setPen(QPen(QColor(theme.secondary), 1.0))
        painter.drawLine(QLineF(x, 0, x, frame.height))
    small = small_font(font)
    size = chip_size(reading.lines, small, reading.colour)
    box = place_chip(reading.at, size, QRectF(0, 0, frame.width, frame.height))
    draw_chip(painter, box, reading.lines, small, theme, reading.colour)


def _of_one(curves: LossCurves, session: Session, index: int, step: int) -> list[str]:
    curve, name = curves.of(index), run_name(session.experiment.runs[index])
    title = QCoreApplication.translate("LossView", "{name}, step {step}").format(name=name, step=step)
    symbol = symbol_in(session, curves.look.quantity)
    lines = [title, f"{symbol} = {format_number(curve.value(step))}"]
    smooth = curves.smooth.value(index, step)
    if smooth is not None:
        words = QCoreApplication.translate("LossView", "smoothed {value}, β = {factor}")
        lines.append(words.format(value=format_number(smooth), factor=brief_number(curves.smooth.factor)))
    if curves.lowest is not None:
        lines.append(f"f − f* = {format_number(curve.value(step) - curves.lowest.value)}")
    if curves.along.unit == "evaluations":
        lines.append(_counted(curve.run.cost_until(step)))
    elif curves.along.unit == "time":
        lines.append(f"{brief_number(curves.along.place_of(curve.run, step))} ms")
    return lines


def _counted(cost: float) -> str:
    return QCoreApplication.translate("LossView", "{count} evaluations").format(count=counted(cost))
