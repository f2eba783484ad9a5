"""Where runs branched off others: up to there their past is drawn once, and there it is marked by a fork."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.session.changes.branching import branch_point
from gdviz.session.session import Session
from gdviz.ui.themes.theme import RunStyle, Theme

_ARM = 5.5  # pixels


def forks_of(session: Session, order: Sequence[int]) -> dict[int, int]:
    """Return the step at which each run of `order` left another run of it, by index; 0 is no fork but another start."""
    forks = {}
    for index in order:
        found = branch_point(session.experiment, index)
        if found is not None and found[0] in order and found[1] > 0:
            forks[index] = found[1]
    return forks


def draw_fork(painter: QPainter, at: QPointF, style: RunStyle, theme: Theme) -> None:
    """Draw a fork whose upper arm has the colour of the run that left."""
    x, y = at.x(), at.y()
    arms = [QLineF(x, y, x - _ARM, y), QLineF(x, y, x + _ARM, y + _ARM), QLineF(x, y, x + _ARM, y - _ARM)]
    for width, colours in (
        (5.5, (theme.path_outline,) * 3),
        (2.6, (theme.path_core, theme.path_core, style.colour)),
    ):
        for line, colour in zip(arms, colours, strict=True):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(line)
