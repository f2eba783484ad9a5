"""The sign of a run: its colour, dash and marker together, and the menu in which another is chosen."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from gdviz.ui.themes.theme import RUN_STYLES, RunStyle, Theme
from gdviz.ui.widgets.icon_button import IconButton

_SIZE = QSize(34, 16)


class RunSwatch(IconButton):
    """Shows the style of a run; pressed, it offers all styles. `chosen` carries the number of the style."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", parent)
        self._slot = 0
        self._is_visible = True
        self.setFixedSize(40, 24)
        self._styles = QMenu(self)
        self._styles.setProperty("role", "signs")
        self._styles.aboutToShow.connect(self._fill)
        self.setMenu(self._styles)

    def show_style(self, slot: int, is_visible: bool) -> None:
        """Show the style `slot`; paler for a run that is hidden."""
        self._slot, self._is_visible = slot % len(RUN_STYLES), is_visible
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the edge that signs have on this theme's panel."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button's ground, then the sign instead of an icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setOpacity(1.0 if self._is_visible else 0.35)
        area = QRectF(0, 0, _SIZE.width(), _SIZE.height())
        area.moveCenter(QRectF(self.rect()).center())
        draw_sign(painter, area, RUN_STYLES[self._slot], self._theme)
        painter.end()

    def _fill(self) -> None:
        self._styles.clear()
        for slot, style in enumerate(RUN_STYLES):
            action = self._styles.addAction(_sign_icon(style, self._theme, self.devicePixelRatioF()), style_name(slot))
            action.setIconVisibleInMenu(True)
            action.triggered.connect(lambda _=False, slot=slot: self.chosen.emit(slot))


def draw_sign(painter: QPainter, area: QRectF, style: RunStyle, theme: Theme) -> None:
    """Draw a stretch of path with the marker on it into `area`, as the views draw it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(style.colour), 2.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.dash:
        pen.setDashPattern([length / 2 for length in style.dash])
    painter.setPen(pen)
    middle = area.center()
    painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
    size = area.height() * 0.68
    painter.translate(middle)
    painter.scale(size, size)
    painter.setPen(QPen(QColor(theme.path_outline if not theme.dark else theme.path_core), 0.8 / size))
    painter.setBrush(QColor(style.colour))
    painter.drawPath(Symbols[style.marker])
    painter.restore()


def style_name(slot: int) -> str:
    """Say a style in words: colour and marker."""
    names = (
        QCoreApplication.translate("RunSwatch", "Vermilion, circle"),
        QCoreApplication.translate("RunSwatch", "Blue, square"),
        QCoreApplication.translate("RunSwatch", "Green, triangle"),
        QCoreApplication.translate("RunSwatch", "Pink, diamond"),
        QCoreApplication.translate("RunSwatch", "Orange, pentagon"),
        QCoreApplication.translate("RunSwatch", "Sky blue, hexagon"),
        QCoreApplication.translate("RunSwatch", "Yellow, star"),
        QCoreApplication.translate("RunSwatch", "Grey, cross"),
    )
    return names[slot % len(names)]


def _sign_icon(style: RunStyle, theme: Theme, ratio: float) -> QIcon:
    size = QSize(28, 14)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_sign(painter, QRectF(0, 0, size.width(), size.height()), style, theme)
    painter.end()
    return QIcon(pixmap)
