"""Signs on maps of many runs: the number of a minimum, and the cross-hair of the cell that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.export.map_pictures import COLOURS
from gdviz.ui.themes.theme import Theme

BADGE = 8.5  # pixels from its middle to its edge
_GAP = 6.0  # pixels around the cell that stay free


def minimum_colour(index: int) -> QColor:
    """Return the colour of what leads to a minimum."""
    return QColor(*COLOURS[index % len(COLOURS)].astype(int).tolist())


def draw_badge(painter: QPainter, middle: QPointF, index: int, theme: Theme) -> None:
    """Draw the number of a minimum in a ring of its colour."""
    box = QRectF(middle.x() - BADGE, middle.y() - BADGE, 2 * BADGE, 2 * BADGE)
    painter.setPen(QPen(minimum_colour(index), 2.4))
    painter.setBrush(QColor(theme.panel))
    painter.drawEllipse(box)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))


def draw_cross(painter: QPainter, at: QPointF, width: float, height: float, theme: Theme) -> None:
    """Draw lines over the whole picture that meet around a place."""
    lines = [
        QLineF(0.0, at.y(), at.x() - _GAP, at.y()),
        QLineF(at.x() + _GAP, at.y(), width, at.y()),
        QLineF(at.x(), 0.0, at.x(), at.y() - _GAP),
        QLineF(at.x(), at.y() + _GAP, at.x(), height),
    ]
    for colour, thick in ((theme.path_outline, 3.0), (theme.path_core, 1.2)):
        painter.setPen(QPen(QColor(colour), thick))
        painter.drawLines(lines)
