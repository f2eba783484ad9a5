"""How weights and activations are coloured: blue above 0, orange below, the ground at 0 (Okabe & Ito)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.themes.theme import Theme

LAYERS_LIGHT = ("#2d1e8f", "#7a1fa2", "#b5367a", "#d3522f", "#b87400")
LAYERS_DARK = ("#8f9bff", "#c489ff", "#f081b8", "#ff9d76", "#f5c542")


def signs(theme: Theme) -> tuple[str, str]:
    """Return the colours of numbers above and below 0."""
    return ("#56B4E9", "#E88A3C") if theme.dark else ("#0072B2", "#D55E00")


def scale_for(values: Floats) -> float:
    """Return the smallest of 1, 2, 5, 10 … times a power of ten that is not below any finite |value|."""
    finite = np.abs(values[np.isfinite(values)])
    most = float(finite.max()) if finite.size else 0.0
    if most == 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next((factor * power for factor in (1.0, 2.0, 5.0, 10.0) if most <= factor * power * (1 + 1e-12)), most)


def filled(values: Floats, scale: float, theme: Theme) -> NDArray[np.uint8]:
    """Return colours (..., 3) of values (...): the ground at 0, full colour at ±scale; grey where not finite."""
    above, below, ground = (_rgb(name) for name in (*signs(theme), theme.field))
    share = np.clip(np.nan_to_num(values / scale), -1.0, 1.0)[..., np.newaxis]
    mixed = np.where(share >= 0.0, ground + share * (above - ground), ground - share * (below - ground))
    grey = _rgb(theme.outline)
    return np.asarray(np.where(np.isfinite(values)[..., np.newaxis], mixed, grey).round(), dtype=np.uint8)


def picture(values: Floats, scale: float, theme: Theme) -> QImage:
    """Return values (rows, columns) as a picture of as many pixels."""
    return pictures(values[np.newaxis], scale, theme)[0]


def pictures(values: Floats, scale: float, theme: Theme) -> list[QImage]:
    """Return values (n, rows, columns) as n pictures."""
    colours = np.ascontiguousarray(filled(values, scale, theme))
    _, rows, columns = values.shape
    form = QImage.Format.Format_RGB888
    return [QImage(one.data, columns, rows, 3 * columns, form).copy() for one in colours]


def layer_colours(count: int, theme: Theme) -> tuple[str, ...]:
    """Return a colour for each of `count` layers, from the first one to the last one along a ramp."""
    stops = np.stack([_rgb(name) for name in (LAYERS_DARK if theme.dark else LAYERS_LIGHT)])
    at = np.linspace(0, len(stops) - 1, max(count, 2))[:count]
    channels = [np.interp(at, np.arange(len(stops)), stops[:, channel]) for channel in range(3)]
    return tuple(QColor(*(round(float(part)) for part in row)).name() for row in np.stack(channels, axis=1))


def _rgb(name: str) -> Floats:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)
