"""Draws the layers of a network: bands, lines or matrices of weights, circles or strips of units, names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gdviz.engine.data.back_propagation import Stage
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import draw_lines
from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.network.colours import filled, picture, pictures, scale_for, signs
from gdviz.ui.views.network.geometry import Connection, Geometry, Part, Unit
from gdviz.ui.views.network.state import NetworkState

_THICKEST, _THINNEST, _GRADES = 5.0, 0.3, 8
_MOST_DASHED = 400  # lines of the whole network; more of them are told apart by their colour alone
_MOST_SMOOTH = 400  # lines; more of them have no smooth edges, which cost most of the time


@dataclass(frozen=True, eq=False)
class NetworkDrawing:
    """A state on a geometry; `scales` are the weight drawn thickest and the activation of the full colour."""

    state: NetworkState
    geometry: Geometry
    theme: Theme
    font: QFont
    scales: tuple[float, float]
    stage: Stage | None
    picked: Part | None
    shows_maps: bool

    def draw(self, painter: QPainter) -> None:
        """Draw everything but what the mouse points at."""
        geometry, state = self.geometry, self.state
        self._draw_stage(painter)
        lines: list[Floats] = []
        shares: list[Floats] = []
        for layer in range(1, len(state.sizes)):
            weights = state.passes[layer - 1].weights
            if geometry.is_matrix(layer):
                image = picture(weights, self.scales[0], self.theme)
                painter.drawImage(QRectF(*geometry.matrix(layer)), image)
            else:
                lines.append(geometry.lines(layer))
                shares.append(weights.reshape(-1) / self.scales[0])
        if lines:
            self._draw_lines(painter, np.concatenate(lines), np.concatenate(shares))
        for layer in range(len(state.sizes)):
            self._draw_column(painter, layer)
        self._draw_picked(painter)
        self._draw_names(painter)

    def _draw_stage(self, painter: QPainter) -> None:
        """Mark the layer that the stage is about: with its connections where they have a part in it."""
        if self.stage is None:
            return
        geometry, layer = self.geometry, self.stage.layer
        room = geometry.half(layer) + 5.0
        left = geometry.x(layer) - room
        if self.stage.kind in ("sum", "gradient"):
            left = geometry.x(layer - 1) + geometry.half(layer - 1)
        band = QRectF(left, 2.0, geometry.x(layer) + room - left, geometry.height - 4.0)
        painter.fillRect(band, QColor(mixed(self.theme.plot, self.theme.accent, 0.16)))

    def _draw_lines(self, painter: QPainter, lines: Floats, shares: Floats) -> None:
        thickest = min(_THICKEST, 0.3 * self.geometry.pitch)
        grades = np.ceil(np.clip(np.abs(np.nan_to_num(shares)), 0.0, 1.0) * _GRADES)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(lines) <= _MOST_SMOOTH)
        for grade in range(1, _GRADES + 1):
            for is_below in (False, True):
                chosen = (grades == grade) & ((shares < 0.0) == is_below)
                if chosen.any():
                    is_dashed = is_below and len(lines) <= _MOST_DASHED
                    pen = _pen(self.theme, grade / _GRADES, thickest, is_below, is_dashed)
                    draw_lines(painter, lines[chosen], pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_column(self, painter: QPainter, layer: int) -> None:
        geometry, theme, values = self.geometry, self.theme, self.state.activations[layer]
        scale = scale_for(values) if layer == 0 else self.scales[1]
        x, half = geometry.x(layer), geometry.half(layer)
        painter.setPen(QPen(QColor(theme.outline), 1.2))
        if geometry.is_strip(layer):
            box = QRectF(x - half, geometry.top, 2 * half, geometry.inner)
            painter.drawImage(box, picture(values[:, np.newaxis], scale, theme))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            return
        images = self._maps(layer)
        colours = filled(values, scale, theme).tolist()
        for index, y in enumerate(geometry.y(layer).tolist()):
            box = QRectF(x - half, y - half, 2 * half, 2 * half)
            if not images:
                painter.setBrush(QColor(*colours[index]))
                painter.drawEllipse(box)
            else:
                painter.drawImage(box, images[index])
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)

    def _maps(self, layer: int) -> list[QImage]:
        """Return what the units of a layer answer over the inputs, each on a scale of its own; none where not asked."""
        if not self.shows_maps or layer == 0 or not self.state.maps:
            return []
        maps = self.state.maps[layer - 1]
        most = np.nanmax(np.where(np.isfinite(maps), np.abs(maps), 0.0), axis=(1, 2), keepdims=True)
        return pictures(maps / np.where(most > 0.0, most, 1.0), 1.0, self.theme)

    def _draw_picked(self, painter: QPainter) -> None:
        picked, geometry = self.picked, self.geometry
        painter.setPen(QPen(QColor(self.theme.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(picked, Unit):
            reach = geometry.half(picked.layer) + 2.5
            tall = 3.0 if geometry.is_strip(picked.layer) else reach
            y = float(geometry.y(picked.layer)[picked.index])
            painter.drawRect(QRectF(geometry.x(picked.layer) - reach, y - tall, 2 * reach, 2 * tall))
        elif isinstance(picked, Connection):
            sizes, layer = geometry.sizes, picked.layer
            if geometry.is_matrix(layer):
                left, top, width, height = geometry.matrix(layer)
                across, down = width / sizes[layer - 1], height / sizes[layer]
                painter.drawRect(QRectF(left + picked.source * across, top + picked.unit * down, across, down))
            else:
                line = geometry.lines(layer)[picked.unit * sizes[layer - 1] + picked.source]
                draw_lines(painter, line[np.newaxis], QPen(QColor(self.theme.accent), 2.0))

    def _draw_names(self, painter: QPainter) -> None:
        geometry = self.geometry
        painter.setFont(small_font(self.font))
        painter.setPen(QColor(self.theme.secondary))
        last = len(geometry.sizes) - 1
        every = 1 + int(14.0 * self.theme.scale / geometry.gap)
        for layer in range(last + 1):
            if layer not in (0, last) and (layer % every or (every > 1 and layer + every > last)):
                continue
            name = "x" if layer == 0 else str(layer)
            if geometry.is_strip(layer):
                name += f" · {geometry.sizes[layer]}"
            box = QRectF(geometry.x(layer) - 40, 2, 80, geometry.top - 4)
            side = Qt.AlignmentFlag.AlignHCenter
            if layer == 0 and len(name) > 1:
                side = Qt.AlignmentFlag.AlignLeft
                box.moveLeft(4.0)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), name)


@lru_cache(maxsize=64)
def _pen(theme: Theme, share: float, thickest: float, is_below: bool, is_dashed: bool) -> QPen:
    """Return how a weight is drawn whose size is `share` of the largest."""
    width = (_THINNEST + (thickest - _THINNEST) * share) * min(theme.scale, 1.5)
    pen = QPen(QColor(mixed(theme.plot, signs(theme)[is_below], 0.35 + 0.6 * share)), width)
    if is_dashed:
        pen.setDashPattern([max(5.0 / width, 1.2), max(3.0 / width, 0.8)])
    return pen
