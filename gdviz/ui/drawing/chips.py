"""Small labels on a picture: a few words on a quiet ground beside what they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.ui.themes.style import tabular
from gdviz.ui.themes.theme import Theme

_GAP = 10.0  # between a point and its label
_PADDING = 6.0
_WORD = re.compile(r"(?:[\u3400-\u9fff]|[^\s\u3000-\u9fff\uff00-\uffef]+)[\u3000-\u303f\uff00-\uffef]*\s*|\S\s*")


def small_font(font: QFont) -> QFont:
    """Return the font of labels: a little smaller than `font`, with figures of one width."""
    made = tabular(font)
    made.setPointSizeF(max(font.pointSizeF() * 0.88, 6.0))
    return made


def chip_size(lines: Sequence[str], font: QFont, colour: str = "") -> tuple[float, float]:
    """Return width and height of the label that draw_chip makes."""
    metrics = QFontMetricsF(font)
    width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
    return width + 2 * _PADDING + (5.0 if colour else 0.0), metrics.height() * len(lines) + _PADDING


def wrapped(lines: Sequence[str], font: QFont, room: float) -> list[str]:
    """Return the lines broken between words so that their label is at most `room` pixels wide, where words allow it."""
    metrics, made = QFontMetricsF(font), list[str]()
    for line in lines:
        last = ""
        for word in _WORD.findall(line):
            longer = f"{last}{word}"
            if last and metrics.horizontalAdvance(longer.rstrip()) + 2 * _PADDING > room:
                made.append(last.rstrip())
                longer = word
            last = longer
        made.append(last.rstrip())
    return made


def place_chip(at: QPointF, size: tuple[float, float], area: QRectF, taken: Sequence[QRectF] = ()) -> QRectF:
    """Return where a label of `size` goes: beside `at`, within `area`, off the labels that are there already."""
    width, height = size
    left = at.x() + _GAP if at.x() + _GAP + width <= area.right() - 2 else at.x() - _GAP - width
    top = at.y() - height - _GAP / 2 if at.y() - height - _GAP / 2 >= area.top() + 2 else at.y() + _GAP / 2
    left = max(min(left, area.right() - width - 2), area.left() + 2)
    top = max(min(top, area.bottom() - height - 2), area.top() + 2)
    box = QRectF(left, top, width, height)
    down = 1.0 if box.center().y() < area.center().y() else -1.0
    for _ in range(len(taken) + 1):
        hit = next((other for other in taken if other.intersects(box)), None)
        if hit is None:
            break
        box.moveTop(hit.bottom() + 3 if down > 0 else hit.top() - height - 3)
    return box


def draw_chip(
    painter: QPainter, box: QRectF, lines: Sequence[str], font: QFont, theme: Theme, colour: str = ""
) -> None:
    """Draw a label; with `colour`, a bar in it stands at the left edge. The first of several lines is stronger."""
    ground = QColor(theme.panel)
    painter.setPen(QPen(QColor(theme.line), 1.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    left = box.left() + _PADDING
    if colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(box.left() + 3, box.top() + 3, 3, box.height() - 6), 1.5, 1.5)
        left += 5.0
    painter.setFont(font)
    height = QFontMetricsF(font).height()
    for row, line in enumerate(lines):
        painter.setPen(QColor(theme.text if row == 0 else theme.secondary))
        place = QRectF(left, box.top() + _PADDING / 2 + row * height, box.right() - left, height)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
