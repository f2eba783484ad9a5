"""Where the units and connections of a network lie on a picture, and what lies under the mouse. Pure arithmetic.

A layer of up to MOST_UNITS units is a column of circles; a wider one is a strip of cells. Between two columns of
circles every connection is a line; beside a strip the weights are a small picture of the matrix instead of a hairball.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gdviz.ui.drawing.geometry import Floats

MOST_UNITS = 12
_NEAR = 5.0  # pixels between the mouse and a line that it points at
_SIDE, _TOP, _BOTTOM = 16.0, 22.0, 6.0
_LARGEST = 13.0  # radius of a unit
_STRIP = 12.0


@dataclass(frozen=True)
class Unit:
    """A unit: its layer, 0 for the inputs, and its number from 0."""

    layer: int
    index: int


@dataclass(frozen=True)
class Connection:
    """The weight with which `unit` of a layer, from 1, takes what `source` of the layer before gives."""

    layer: int
    unit: int
    source: int


Part = Unit | Connection


@dataclass(frozen=True)
class Geometry:
    """A network of `sizes`, inputs first, on a picture of so many pixels."""

    sizes: tuple[int, ...]
    width: float
    height: float
    scale: float = 1.0  # that everything is drawn larger by

    @cached_property
    def gap(self) -> float:
        """The distance of two columns."""
        return max(self.width - 2 * _SIDE * self.scale, 1.0) / max(len(self.sizes) - 1, 1)

    @cached_property
    def radius(self) -> float:
        """The radius of the circles."""
        most = max((size for size in self.sizes if size <= MOST_UNITS), default=1)
        return max(min(_LARGEST * self.scale, 0.3 * self.gap, 0.42 * self.inner / most), 1.5)

    @cached_property
    def pitch(self) -> float:
        """The least distance of two circles of a column."""
        most = max((size for size in self.sizes if size <= MOST_UNITS), default=1)
        return min(self.inner / most, 3.6 * self.radius)

    @property
    def inner(self) -> float:
        """The height of a column."""
        return max(self.height - _TOP * self.scale - _BOTTOM * self.scale, 1.0)

    @property
    def top(self) -> float:
        """Where columns begin; above them stand their names."""
        return _TOP * self.scale

    def is_strip(self, layer: int) -> bool:
        """Tell whether a layer is drawn as a strip of cells."""
        return self.sizes[layer] > MOST_UNITS

    def is_matrix(self, layer: int) -> bool:
        """Tell whether the weights of a layer, from 1, are drawn as a picture."""
        return self.is_strip(layer) or self.is_strip(layer - 1)

    def x(self, layer: int) -> float:
        """Return the middle of a column."""
        return _SIDE * self.scale + layer * self.gap if len(self.sizes) > 1 else self.width / 2

    def y(self, layer: int) -> Floats:
        """Return the middles of the units of a layer, (n,)."""
        count = self.sizes[layer]
        pitch = self.inner / count
        if not self.is_strip(layer):
            pitch = min(pitch, 3.6 * self.radius)
        return np.asarray(_TOP * self.scale + self.inner / 2 + (np.arange(count) - (count - 1) / 2) * pitch)

    def half(self, layer: int) -> float:
        """Return half of the width of a column."""
        return min(_STRIP * self.scale / 2, 0.3 * self.gap) if self.is_strip(layer) else self.radius

    def matrix(self, layer: int) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the picture of the weights of a layer, from 1."""
        left = self.x(layer - 1) + self.half(layer - 1) + 3.0
        right = self.x(layer) - self.half(layer) - 3.0
        return left, self.top, max(right - left, 1.0), self.inner

    def lines(self, layer: int) -> Floats:
        """Return the connections of a layer, from 1: (n · m, 2, 2), row by row of its weights."""
        units, sources = self.y(layer), self.y(layer - 1)
        made = np.empty((len(units), len(sources), 2, 2))
        made[:, :, 0, 0], made[:, :, 0, 1] = self.x(layer - 1) + self.half(layer - 1), sources[np.newaxis, :]
        made[:, :, 1, 0], made[:, :, 1, 1] = self.x(layer) - self.half(layer), units[:, np.newaxis]
        return made.reshape(-1, 2, 2)

    def under(self, x: float, y: float) -> Part | None:
        """Return what lies at a place of the picture: a unit before a connection."""
        for layer in range(len(self.sizes)):
            if abs(x - self.x(layer)) <= max(self.half(layer), 3.0) + 1.0:
                middles = self.y(layer)
                index = int(np.argmin(np.abs(middles - y)))
                reach = self.inner / self.sizes[layer] / 2 + 0.5 if self.is_strip(layer) else self.radius + 1.0
                return Unit(layer, index) if abs(middles[index] - y) <= reach else None
        for layer in range(1, len(self.sizes)):
            if self.x(layer - 1) < x < self.x(layer):
                return self._cell(layer, x, y) if self.is_matrix(layer) else self._line(layer, x, y)
        return None

    def _cell(self, layer: int, x: float, y: float) -> Connection | None:
        left, top, width, height = self.matrix(layer)
        source = int((x - left) / width * self.sizes[layer - 1])
        unit = int((y - top) / height * self.sizes[layer])
        inside = left <= x < left + width and top <= y < top + height
        return Connection(layer, unit, source) if inside else None

    def _line(self, layer: int, x: float, y: float) -> Connection | None:
        lines = self.lines(layer)
        along = lines[:, 1] - lines[:, 0]
        share = ((np.array([x, y]) - lines[:, 0]) * along).sum(axis=1) / (along * along).sum(axis=1)
        nearest = lines[:, 0] + np.clip(share, 0.0, 1.0)[:, np.newaxis] * along
        distances = np.hypot(nearest[:, 0] - x, nearest[:, 1] - y)
        best = int(np.argmin(distances))
        if distances[best] > _NEAR * self.scale:
            return None
        return Connection(layer, *divmod(best, self.sizes[layer - 1]))
