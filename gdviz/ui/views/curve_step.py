"""What the selected run does on a curve of one variable: the tangent with its slope, and the step that led here.

The step is an arrow on the curve and its foot on the axis: green, solid and ✓ where the loss fell; red, dashed and
↗ where it rose, so that nothing is told by colour alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from gdviz.session.session import Session
from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.numbers import brief_number

_HALF_TANGENT = 110.0  # pixels to each side of the ball
_HEAD, _BARB = 11.0, 5.0  # of an arrow, pixels
_BALL = 8.0  # pixels around a ball that arrows leave free
_FOOT = 9.0  # pixels of the foot above the axis
_SHORTEST = 3.0  # pixels; a shorter step has no arrow on the curve, and only its head on the axis
_LEAST_HEAD = 7.0  # pixels, on the axis
_FAR = 1e5  # pixels from the frame beyond which nothing is drawn


@dataclass(frozen=True)
class StepOnCurve:
    """One step of one run of one variable, in pixels where it lies, with its numbers."""

    before: tuple[float, float]  # the point before the step; at step 0 the start itself
    now: tuple[float, float]
    slope: float  # f′ here
    slope_before: float
    change: float  # of the loss; NaN at step 0
    tangent: tuple[float, float]  # direction in pixels, of length 1


def step_on_curve(session: Session, frame: Frame) -> StepOnCurve | None:
    """Return the step of the selected run at the cursor; None where there is nothing to draw."""
    index = session.selected
    if not session.ready or session.landscape.dimension != 1 or index < 0 or not session.looks[index].visible:
        return None
    run = session.runs[index]
    step = min(session.cursor, run.length)
    rows = slice(max(step - 1, 0), step + 1)
    trajectory = run.trajectory
    x, f = trajectory.positions[rows, 0].tolist(), trajectory.losses[rows].tolist()
    slopes = trajectory.gradients[rows, 0].tolist()
    places = [frame.pixel(at, height) for at, height in zip(x, f, strict=True)]
    if not all(math.isfinite(part) and abs(part) < _FAR for place in places for part in place):
        return None
    if not math.isfinite(slopes[-1]):
        return None
    down = -slopes[-1] * frame.cell[0] / frame.cell[1]  # pixels grow downwards
    length = math.hypot(1.0, down)
    tangent = (1.0 / length, down / length) if math.isfinite(length) else (0.0, -math.copysign(1.0, slopes[-1]))
    change = f[-1] - f[0] if step else math.nan
    return StepOnCurve(places[0], places[-1], slopes[-1], slopes[0], change, tangent)


def draw_step(painter: QPainter, step: StepOnCurve, frame: Frame, font: QFont, theme: Theme) -> None:
    """Draw the tangent, the arrow of the step, its foot and the label."""
    colour, line = _look(step, theme)
    ends = _tangent_ends(step)
    for shade, width in ((theme.plot, 4.0), (theme.text, 1.6)):
        painter.setPen(QPen(QColor(shade), width))
        painter.drawLine(ends)
    _draw_feet(painter, step, frame, theme)
    if abs(step.now[0] - step.before[0]) >= _SHORTEST:
        _draw_arrow(painter, step.before, step.now, _BALL, QPen(QColor(colour), 2.6, line), theme)
    if step.now[0] != step.before[0]:
        height = frame.height - _FOOT
        start, end = (step.before[0], height), (step.now[0], height)
        _draw_arrow(painter, start, end, 0.0, QPen(QColor(colour), 2.0, line), theme, _LEAST_HEAD)
    lines = words_of(step)
    draw_chip(painter, label_of_step(step, frame, font), lines, font, theme, colour)


def covered_by_step(step: StepOnCurve, frame: Frame, font: QFont) -> list[QRectF]:
    """Return what draw_step covers, in pixels."""
    ends = _tangent_ends(step)
    left, right = sorted((step.before[0], step.now[0]))
    top = min(step.before[1], step.now[1])
    return [
        QRectF(ends.p1(), ends.p2()).normalized().adjusted(-4, -4, 4, 4),
        QRectF(left - 10, top - 10, right - left + 20, frame.height - top + 12),
        label_of_step(step, frame, font).adjusted(-2, -2, 2, 2),
    ]


def _look(step: StepOnCurve, theme: Theme) -> tuple[str, Qt.PenStyle]:
    if math.isnan(step.change) or step.change == 0.0:
        return theme.secondary, Qt.PenStyle.SolidLine
    return (theme.error, Qt.PenStyle.DashLine) if step.change > 0.0 else (theme.success, Qt.PenStyle.SolidLine)


def words_of(step: StepOnCurve) -> list[str]:
    """Return the lines of the label."""
    translate = QCoreApplication.translate
    lines = [translate("ContourView", "slope {slope}").format(slope=brief_number(step.slope))]
    if math.isnan(step.change):
        return lines
    size = brief_number(abs(step.change))
    if step.change < 0.0:
        lines.append("✓ " + translate("ContourView", "the loss fell by {size}").format(size=size))
    elif step.change == 0.0:
        lines.append("= " + translate("ContourView", "the loss stayed the same"))
    elif step.slope * step.slope_before < 0.0:  # it came down on the other side of the valley
        lines.append("↗ " + translate("ContourView", "overshot: the loss rose by {size}").format(size=size))
    else:
        lines.append("↗ " + translate("ContourView", "the loss rose by {size}").format(size=size))
    return lines


def label_of_step(step: StepOnCurve, frame: Frame, font: QFont) -> QRectF:
    """Return where the label stands: beside the ball, where it covers the least of arrow and tangent."""
    width, height = chip_size(words_of(step), font, "#")
    area = QRectF(0, 0, frame.width, frame.height - 2 * _FOOT)
    x, y = step.now
    places = [(x - width - 20.0, y - 6.0), (x, y - 6.0), (x - width - 20.0, y + height + 26.0), (x, y + height + 26.0)]
    if step.slope < 0.0:
        places = [places[index] for index in (1, 0, 3, 2)]
    boxes = [place_chip(QPointF(*place), (width, height), area) for place in places]
    tangent = _tangent_ends(step)
    lines_there = (QLineF(*step.before, *step.now), tangent)
    drawn = [line.pointAt(share) for line in lines_there for share in np.linspace(0.0, 1.0, 40).tolist()]
    return min(boxes, key=lambda box: sum(box.adjusted(-4, -4, 4, 4).contains(point) for point in drawn))


def _tangent_ends(step: StepOnCurve) -> QLineF:
    (x, y), (along, down) = step.now, step.tangent
    reach = _HALF_TANGENT
    return QLineF(x - reach * along, y - reach * down, x + reach * along, y + reach * down)


def _draw_feet(painter: QPainter, step: StepOnCurve, frame: Frame, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.secondary), 1.2, Qt.PenStyle.DotLine))
    for x, y in {step.before, step.now}:
        painter.drawLine(QLineF(x, y, x, frame.height))


def _draw_arrow(
    painter: QPainter,
    start: tuple[float, float],
    end: tuple[float, float],
    gap: float,
    pen: QPen,
    theme: Theme,
    least: float = 0.0,
) -> None:
    """Draw an arrow that ends `gap` pixels before `end`; its head is `least` pixels long, however short it is."""
    way = np.array(end) - np.array(start)
    length = float(np.hypot(*way))
    unit = way / length
    tip = np.array(end) - min(gap, 0.3 * length) * unit
    head = max(min(_HEAD, 0.6 * length), least)
    neck, aside = tip - head * unit, np.array([-unit[1], unit[0]]) * _BARB * head / _HEAD
    under = QPen(QColor(theme.plot), pen.widthF() + 2.2)
    for stroke in (under, pen) if head < length else ():
        painter.setPen(stroke)
        painter.drawLine(QLineF(*start, *neck.tolist()))
    corners = [QPointF(*point.tolist()) for point in (tip, neck + aside, neck - aside)]
    painter.setPen(QPen(under.color(), 1.2))
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF(corners))
