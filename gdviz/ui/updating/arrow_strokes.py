"""How an arrow of an update is drawn in two dimensions: on the map, and small in legends and beside its line."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.ui.themes.theme import Theme
from gdviz.ui.updating.arrows import Arrow, ArrowStyle, HeadShape

_WIDTH, _PART_WIDTH, _OUTLINE = 2.4, 1.4, 2.2

# Corners of the heads: (back from the tip, aside), in pixels.
_HEADS: dict[HeadShape, tuple[tuple[float, float], ...]] = {
    "triangle": ((0, 0), (11, 4.6), (11, -4.6)),
    "open": ((0, 0), (11, 5.4), (7, 0), (11, -5.4)),
    "diamond": ((0, 0), (6, 4.2), (12, 0), (6, -4.2)),
    "bar": ((0, 5.4), (4, 5.4), (4, -5.4), (0, -5.4)),
    "none": (),
    "round": ((0, 0), (1.5, 3.2), (5, 4.6), (8.5, 3.2), (10, 0), (8.5, -3.2), (5, -4.6), (1.5, -3.2)),
}


# In the place of a head where an arrow runs out of the picture: two strokes, (back from the border, aside), in pixels.
BEYOND = (((10, 5), (5, 0), (10, -5)), ((5, 5), (0, 0), (5, -5)))


def head_corners(shape: HeadShape) -> tuple[tuple[float, float], ...]:
    """Return the corners of a head as (back from the tip, aside), in pixels."""
    return _HEADS[shape]


def draw_shaft(painter: QPainter, shaft: QLineF, arrow: Arrow, theme: Theme) -> None:
    """Draw the line of an arrow, dashed as it is, with a dark edge."""
    _stroke(painter, shaft, arrow.style, _PART_WIDTH if arrow.is_part else _WIDTH, arrow.strength, theme)


def draw_head(painter: QPainter, shaft: QLineF, arrow: Arrow, theme: Theme) -> None:
    """Draw the head at the end of the line, smaller where the arrow is short."""
    share = min(1.0, shaft.length() / 20) * (0.7 if arrow.is_part else 1.0)
    _head(painter, shaft, arrow.style, share, arrow.strength, theme)


def draw_beyond(painter: QPainter, shaft: QLineF, arrow: Arrow, theme: Theme) -> None:
    """Draw in the place of the head that the arrow goes on beyond the border, where the line ends."""
    if not shaft.length():
        return
    back, aside = _directions(shaft)
    painter.save()
    painter.setOpacity(painter.opacity() * arrow.strength)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.path_outline, 4.4), (arrow.style.colour, 2.2)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for stroke in BEYOND:
            painter.drawPolyline([shaft.p2() + back * along + aside * across for along, across in stroke])
    painter.restore()


def draw_sample(painter: QPainter, shaft: QLineF, style: ArrowStyle, theme: Theme) -> None:
    """Draw an arrow of a style, as legends do; also where it is no term of an update."""
    if style.is_spot:
        middle = shaft.pointAt(0.5 + 6 / max(shaft.length(), 12.0))
        _head(painter, QLineF(shaft.p1(), middle), style, 1.0, 1.0, theme)
        return
    _stroke(painter, shaft, style, _WIDTH, 1.0, theme)
    _head(painter, shaft, style, 0.85, 1.0, theme)


def _stroke(painter: QPainter, shaft: QLineF, style: ArrowStyle, width: float, strength: float, theme: Theme) -> None:
    painter.save()
    painter.setOpacity(painter.opacity() * strength)
    if shaft.length() > 12:
        shaft = QLineF(shaft.p1(), shaft.pointAt(1 - 6 / shaft.length()))  # the head covers the rest
    for colour, extra in ((style.edge or theme.path_outline, _OUTLINE), (style.colour, 0.0)):
        pen = QPen(QColor(colour), width + extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if style.dash:
            pen.setDashPattern([length / (width + extra) for length in style.dash])
        painter.setPen(pen)
        painter.drawLine(shaft)
    painter.restore()


def _head(painter: QPainter, shaft: QLineF, style: ArrowStyle, share: float, strength: float, theme: Theme) -> None:
    if not shaft.length():
        return
    back, aside = (way * share for way in _directions(shaft))
    corners = [shaft.p2() + back * along + aside * across for along, across in _HEADS[style.head]]
    painter.save()
    painter.setOpacity(painter.opacity() * strength)
    pen = QPen(QColor(style.edge or theme.path_outline), 1.2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(style.colour))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def _directions(shaft: QLineF) -> tuple[QPointF, QPointF]:
    """Return the ways back along a line and aside of it, a pixel long."""
    back = QPointF(-shaft.dx(), -shaft.dy()) / shaft.length()
    return back, QPointF(-back.y(), back.x())
