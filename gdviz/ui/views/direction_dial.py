"""The dial of the displacement: turned by the mouse or by keys, with ∇f, −∇f and the level directions on its rim."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.ui.drawing.chips import small_font
from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.keys import asks_for_key
from gdviz.ui.wording.glossary import tip

_KEYS = {Qt.Key.Key_Left: 1.0, Qt.Key.Key_Right: -1.0, Qt.Key.Key_PageUp: 15.0, Qt.Key.Key_PageDown: -15.0}
_LENGTHS = {Qt.Key.Key_Up: 1.25, Qt.Key.Key_Down: 0.8, Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Minus: 0.8}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_OWN_KEYS = (*_KEYS, *_LENGTHS, *_ENDS)
_SIZE = 128


class DirectionDial(QWidget):
    """Angles are radians, counter-clockwise from the first variable.

    `turned` carries an angle that a person chose, `scaled` a factor of the length. With one variable there are two
    directions.
    """

    turned = Signal(float)
    scaled = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._angle = 0.0
        self._downhill: float | None = None
        self._two_ways = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_angles(self, angle: float, downhill: float | None, *, two_ways: bool = False) -> None:
        """Show where the displacement points, and where −∇f does; None where the gradient is 0."""
        self._two_ways = two_ways
        if (angle, downhill) != (self._angle, self._downhill):
            self._angle, self._downhill = angle, downhill
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Name the dial in the language of the window."""
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("DirectionDial", "Direction of the displacement"))
        keys = translate("DirectionDial", "Drag to turn. ← → turn by 1°, PgUp PgDn by 15°, Home to −∇f, ↑ ↓ the length")
        self.setToolTip(tip(keys))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIZE, _SIZE) * self._theme.scale

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the dial for it while it has the focus, although they are shortcuts of the window."""
        if asks_for_key(event, _OWN_KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, or change the length."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._two_ways:
            self.turned.emit(math.pi if _KEYS[key] > 0.0 else 0.0)
        elif key in _KEYS:
            self.turned.emit(self._angle + math.radians(_KEYS[key]))
        elif key in _LENGTHS:
            self.scaled.emit(_LENGTHS[key])
        elif key in _ENDS and self._downhill is not None:
            self.turned.emit(self._downhill + (math.pi if key == Qt.Key.Key_End else 0.0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn with the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw no focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rim, ∇f and −∇f, and the displacement."""
        theme, radius = self._theme, self._radius()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        painter.translate(centre)
        rim = QPen(QColor(theme.accent if self.hasFocus() else mixed(theme.line, theme.secondary, 0.3)))
        rim.setWidthF(2.4 if self.hasFocus() else 1.4)
        painter.setPen(rim)
        painter.setBrush(QColor(theme.plot))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        if self._downhill is not None:
            self._draw_gradient(painter, self._downhill, radius)
        painter.setPen(QPen(QColor(theme.text), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(0, 0), _at(self._angle, radius - 8))
        painter.setBrush(QColor(theme.text))
        painter.drawEllipse(_at(self._angle, radius), 6.0, 6.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(0, 0), 3.0, 3.0)

    def _draw_gradient(self, painter: QPainter, downhill: float, radius: float) -> None:
        """Draw ∇f and −∇f with their names, and the two level directions between them."""
        theme = self._theme
        painter.setFont(small_font(self.font()))
        for turn in () if self._two_ways else (0.5, -0.5):
            painter.setPen(QPen(QColor(theme.line), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, 0), _at(downhill + turn * math.pi, radius))
        for angle, name, colour in (
            (downhill + math.pi, "∇f", theme.secondary),
            (downhill, "−∇f", theme.accent),
        ):
            painter.setPen(QPen(QColor(colour), 1.8))
            painter.drawLine(QPointF(0, 0), _at(angle, 0.62 * radius))
            painter.setBrush(QColor(colour))
            tip = [
                _at(angle, 0.62 * radius + 6),
                _at(angle + 0.1, 0.62 * radius - 4),
                _at(angle - 0.1, 0.62 * radius - 4),
            ]
            painter.drawPolygon(QPolygonF(tip))
            middle = _at(angle + 0.36, 0.66 * radius)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(middle.x() - 40, middle.y() - 18, 80, 36), int(Qt.AlignmentFlag.AlignCenter), name)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _radius(self) -> float:
        return min(self.width(), self.height()) / 2 - 10.0

    def _follow(self, position: QPointF) -> None:
        way = position - QRectF(self.rect()).center()
        if self._two_ways:
            self.turned.emit(0.0 if way.x() >= 0.0 else math.pi)
        elif math.hypot(way.x(), way.y()) > 3.0:
            self.turned.emit(math.atan2(-way.y(), way.x()))


def _at(angle: float, radius: float) -> QPointF:
    return QPointF(radius * math.cos(angle), -radius * math.sin(angle))
