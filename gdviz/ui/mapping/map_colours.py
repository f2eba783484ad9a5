"""The colours of the cells of a map of many runs, as pixels: the same on the contour and in the panel.

What diverged is hatched and what came to no minimum is grey, so that no map rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gdviz.engine.many.descent import CONVERGED, DIVERGED, FINISHED, REFUSED
from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY
from gdviz.export.map_pictures import (
    COLOURS,
    HATCH,
    HATCH_DARK,
    HATCH_LIGHT,
    HIGHEST,
    LOWEST,
    MIDDLE,
    UNDER_WAY_GREY,
)  # fmt: skip
from gdviz.session.many.map_choice import MapKind
from gdviz.session.many.map_subject import RatesMap, StartsMap
from gdviz.ui.drawing.geometry import Floats

STALE = 0.4  # of a map's opacity is left where it no longer holds
_WIDE = 20.0  # how many times the lowest value the highest has to be for a logarithmic scale
_ENDS = np.array([LOWEST, MIDDLE, HIGHEST])

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class ColourScale:
    """From `low` (bright) to `high` (dark), logarithmic or not."""

    low: float
    high: float
    log: bool

    def shares(self, values: Floats) -> Floats:
        """Return where values lie between the ends, 0 … 1."""
        with np.errstate(all="ignore"):
            if self.log:
                return np.asarray(np.log(values / self.low) / np.log(self.high / self.low))
            return np.asarray((values - self.low) / ((self.high - self.low) or 1.0))

    def colours(self, values: Floats) -> NDArray[np.uint8]:
        """Return the colours (..., 3) of values (...)."""
        at = np.clip(np.nan_to_num(self.shares(values)), 0.0, 1.0) * (len(_ENDS) - 1)
        columns = [np.interp(at, np.arange(len(_ENDS)), _ENDS[:, channel]) for channel in range(3)]
        return np.stack(columns, axis=-1).round().astype(np.uint8)


@dataclass(frozen=True, eq=False)
class CellColours:
    """Colours (rows, columns, 3), where it is hatched and where runs rest (rows, columns), and the scale of numbers."""

    colours: NDArray[np.uint8]
    hatched: NDArray[np.bool_]
    at_rest: NDArray[np.bool_]
    scale: ColourScale | None = None


@lru_cache(maxsize=2)
def starts_colours(made: StartsMap, kind: MapKind) -> CellColours:
    """Return the colours of a map of starts: of the minimum that each reached, or of its steps until it rests."""
    basins = made.cells
    away = basins.reached == RAN_AWAY
    at_rest = (basins.reasons == CONVERGED) | (basins.reasons == FINISHED)
    if kind == "basins":
        colours = COLOURS[np.maximum(basins.reached, 0) % len(COLOURS)].astype(np.uint8)
        colours[basins.reached == NOWHERE] = UNDER_WAY_GREY
        return CellColours(colours, away, at_rest)
    scale = scale_of(basins.steps[at_rest].astype(np.float64))
    if scale is None:
        return CellColours(np.full((*away.shape, 3), UNDER_WAY_GREY, np.uint8), away, at_rest)
    colours = scale.colours(basins.steps.astype(np.float64))
    colours[~at_rest] = UNDER_WAY_GREY
    return CellColours(colours, away, at_rest, scale)


@lru_cache(maxsize=1)
def rates_colours(made: RatesMap) -> CellColours:
    """Return the colours of the final losses."""
    rates = made.cells
    away = (rates.reasons == DIVERGED) | (rates.reasons == REFUSED)
    losses = np.where(away, np.nan, rates.losses)
    scale = scale_of(losses[np.isfinite(losses)])
    if scale is None:
        return CellColours(np.full((*away.shape, 3), UNDER_WAY_GREY, np.uint8), away, ~away)
    return CellColours(scale.colours(losses), away, ~away, scale)


def scale_of(values: Floats) -> ColourScale | None:
    """Return the scale from the lowest value to the highest; None where there is none."""
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    return ColourScale(low, high, 0.0 < _WIDE * low < high)


def map_image(cells: CellColours, rows: Indices, columns: Indices, opacity: float, hatch: int = HATCH) -> QImage:
    """Return the picture of the cells that lie under each row and each column of pixels; -1: nothing lies there."""
    inside = (rows >= 0)[:, np.newaxis] & (columns >= 0)
    pixels = np.empty((len(rows), len(columns), 4), np.uint8)
    pixels[..., :3] = cells.colours[rows][:, columns][..., ::-1]  # QImage keeps blue first
    lost = cells.hatched[rows][:, columns]
    if lost.any():
        across, down = np.arange(len(columns)), np.arange(len(rows))[:, np.newaxis]
        light = (across + down) % hatch < max(2, hatch // 3)
        pixels[lost, :3] = HATCH_DARK
        pixels[lost & light, :3] = HATCH_LIGHT
    if opacity < 1.0:
        pixels[..., :3] = (pixels[..., :3] * opacity + 0.5).astype(np.uint8)  # premultiplied
    pixels[..., 3] = round(255 * opacity)
    pixels[~inside] = 0
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def cells_under(places: Floats, first: float, last: float, count: int) -> Indices:
    """Return the cell that each of places lies in, of `count` equal ones from `first` to `last`; -1 for none."""
    with np.errstate(invalid="ignore"):
        cells = np.floor((places - first) / (last - first) * count)
    return np.where((cells >= 0) & (cells < count), cells, -1).astype(np.intp)
