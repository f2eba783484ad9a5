"""How classes look: a colour and a shape each, so that neither is needed alone; single points are drawn with both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.markers import draw_marker
from gdviz.ui.themes.theme import RunStyle, Theme
from gdviz.ui.views.data.dots import draw_dots

# Okabe & Ito (2008), in another order than runs have it; shapes that no run has come first.
CLASS_STYLES: tuple[RunStyle, ...] = (
    RunStyle("#0072B2", (), "o"),
    RunStyle("#E69F00", (), "t1"),
    RunStyle("#009E73", (), "s"),
    RunStyle("#CC79A7", (), "d"),
    RunStyle("#56B4E9", (), "p"),
    RunStyle("#D55E00", (), "t"),
    RunStyle("#F0E442", (), "star"),
    RunStyle("#8C8C8C", (), "h"),
)
POINT, NUMBER = 9.0, 7.0  # pixels
MOST_SHAPED = 3000  # points that are drawn with an edge and a shape


def class_style(index: int) -> RunStyle:
    """Return the style of a class by its index."""
    return CLASS_STYLES[index % len(CLASS_STYLES)]


def draw_point(painter: QPainter, at: QPointF, place: int | None, theme: Theme, larger: float = 1.0) -> None:
    """Draw a point of class `place`; None: one whose target is a number, a dot in the colour of text."""
    if place is not None:
        draw_marker(painter, at, class_style(place), POINT * larger, theme)
        return
    painter.setPen(QPen(QColor(theme.plot), 1.0))
    painter.setBrush(QColor(theme.text))
    painter.drawEllipse(at, NUMBER / 2 * larger, NUMBER / 2 * larger)


def draw_points(
    painter: QPainter, pixels: Floats, seen: NDArray[np.intp], classes: Floats | None, theme: Theme
) -> None:
    """Draw the points `seen` of all pixels (N, 2), with their classes (N,); very many as plain dots."""
    if len(seen) <= MOST_SHAPED:
        for index in seen.tolist():
            place = None if classes is None else int(classes[index])
            draw_point(painter, QPointF(*pixels[index].tolist()), place, theme)
        return
    groups = [(theme.text, seen)]
    if classes is not None:
        groups = [(class_style(int(one)).colour, seen[classes[seen] == one]) for one in np.unique(classes[seen])]
    for colour, members in groups:
        draw_dots(painter, pixels[members], colour)


def draw_choice(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Draw a ring around the point that is selected."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.plot, 4.0), (theme.accent, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, 8.5, 8.5)


def draw_batch(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Draw a square bracket around a point that the next step sees."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.text), 1.3))
    x, y, half, arm = at.x(), at.y(), 7.5, 3.0
    for side in (-1.0, 1.0):
        corner = [QPointF(x + side * (half - arm), y + end * half) for end in (-1, 1)]
        for end, inner in zip((-1, 1), corner, strict=True):
            painter.drawLine(inner, QPointF(x + side * half, y + end * half))
        painter.drawLine(QPointF(x + side * half, y - half), QPointF(x + side * half, y + half))
