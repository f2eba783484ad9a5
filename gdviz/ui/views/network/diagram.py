"""The picture of a network: layers as columns, connections coloured by sign and as thick as their weights.

Under the mouse, or walked to with the arrow keys, every unit and every connection tells its numbers.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.data.back_propagation import Stage
from gdviz.ui.drawing.chips import chip_size, draw_chip, place_chip, small_font
from gdviz.ui.drawing.raster import are_vectors
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.views.network.colours import scale_for
from gdviz.ui.views.network.drawing import NetworkDrawing
from gdviz.ui.views.network.geometry import Geometry, Part
from gdviz.ui.views.network.state import NetworkState
from gdviz.ui.views.network.walking import turned, walked
from gdviz.ui.widgets.keys import asks_for_key

_HEIGHT = 210
_WALKS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_TURNS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # through the connections of a unit


class NetworkDiagram(QWidget):
    """Shows a NetworkState. `picked` carries the part that was clicked or walked to, or None."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._state: NetworkState | None = None
        self._stage: Stage | None = None
        self._shows_maps = False
        self._picked: Part | None = None
        self._mouse: QPointF | None = None
        self.hint = ""  # which keys walk through the picture
        self.seconds = 0.0  # that the last drawing took
        self._drawn: tuple[tuple[object, ...], QPixmap] | None = None  # what was drawn, and its pixels
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def scales(self) -> tuple[float, float]:
        """The weight that is drawn thickest, and the activation that has the full colour."""
        state = self._state
        if state is None:
            return 1.0, 1.0
        weights = np.concatenate([layer.weights.reshape(-1) for layer in state.passes])
        return scale_for(weights), scale_for(np.concatenate(state.activations[1:]))

    @property
    def kinds(self) -> tuple[bool, bool]:
        """Whether there are weights drawn as lines, and whether there are some drawn as cells of a picture."""
        if self._state is None:
            return False, False
        geometry, layers = self._geometry(), range(1, len(self._state.sizes))
        cells = [geometry.is_matrix(layer) for layer in layers]
        return not all(cells), any(cells)

    @property
    def shows_maps(self) -> bool:
        """Whether units are drawn as maps, each on a scale of its own."""
        return self._shows_maps and self._state is not None and bool(self._state.maps)

    @property
    def chosen(self) -> Part | None:
        """The part that is told until another one is picked."""
        return self._picked

    def show_state(self, state: NetworkState | None, stage: Stage | None, shows_maps: bool) -> None:
        """Show a network, the layer of a stage marked; units show their maps, or their activations."""
        if self._state is not None and state is not None and self._state.sizes != state.sizes:
            self.pick(None)
        self._state, self._stage, self._shows_maps = state, stage, shows_maps
        self.update()

    def pick(self, part: Part | None) -> None:
        """Keep a part marked and told, until another one is picked."""
        if part != self._picked:
            self._picked = part
            self.picked.emit(part)
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the panel."""
        return QSize(220, round(_HEIGHT * self._theme.scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        self._mouse = event.position()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep what is under the mouse told, or nothing."""
        self.pick(self._under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell nothing more."""
        self._mouse = None
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk through the picture while it has the focus."""
        if asks_for_key(event, (*_WALKS, *_TURNS)):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from unit to unit with the arrows, through the connections into a unit with Page Up and Page Down."""
        if self._state is None or event.key() not in (*_WALKS, *_TURNS):
            super().keyPressEvent(event)
            return
        key, sizes = Qt.Key(event.key()), self._state.sizes
        if key in _WALKS:
            self.pick(walked(sizes, self._picked, *_WALKS[key]))
        else:
            self.pick(turned(sizes, self._picked, forward=key == Qt.Key.Key_PageDown))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw connections, units, names, and the label under the mouse."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.plot))
        state = self._state
        if state is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_network(painter, state)
        self._draw_label(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _draw_network(self, painter: QPainter, state: NetworkState) -> None:
        """Draw it, or copy the pixels of the last time: the mouse moves more often than the network changes."""
        looks = (state, self._theme, self._stage, self._picked, self._shows_maps)  # what decides how it looks
        drawing = NetworkDrawing(
            state, self._geometry(), self._theme, self.font(), self.scales, self._stage, self._picked, self._shows_maps
        )
        if are_vectors():
            drawing.draw(painter)
            return
        key = (*looks, self.width(), self.height(), self.font().pointSizeF(), self.devicePixelRatioF())
        if self._drawn is None or not same(key, self._drawn[0]):
            begun = perf_counter()
            pixels = QPixmap(self.size() * self.devicePixelRatioF())
            pixels.setDevicePixelRatio(self.devicePixelRatioF())
            pixels.fill(QColor(self._theme.plot))
            drawn = QPainter(pixels)
            drawn.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawing.draw(drawn)
            drawn.end()
            self._drawn, self.seconds = (key, pixels), perf_counter() - begun
        painter.drawPixmap(0, 0, self._drawn[1])

    def _geometry(self) -> Geometry:
        assert self._state is not None
        return Geometry(self._state.sizes, float(self.width()), float(self.height()), self._theme.scale)

    def _under(self, place: QPointF) -> Part | None:
        return None if self._state is None else self._geometry().under(place.x(), place.y())

    def _draw_label(self, painter: QPainter) -> None:
        if self._mouse is None or self._state is None:
            return
        part = self._under(self._mouse)
        lines = [] if part is None else self._state.words(part)
        if lines:
            font = small_font(self.font())
            box = place_chip(self._mouse, chip_size(lines, font), QRectF(self.rect()))
            draw_chip(painter, box, lines, font, self._theme)

    def describe(self) -> None:
        """Say what this is, in the language of the window."""
        self.setAccessibleName(QCoreApplication.translate("NetworkDiagram", "Layers of the network"))
        self.hint = QCoreApplication.translate(
            "NetworkDiagram", "Arrow keys walk from unit to unit, Page Up and Page Down through the weights of one"
        )
