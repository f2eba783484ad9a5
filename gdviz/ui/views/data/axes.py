"""Which features of the data lie on which axis, and where the points lie then. Pure geometry: no colours, no Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.data.dataset import Dataset
from gdviz.session.looking.data_look import DataLook
from gdviz.ui.drawing.geometry import Floats

_MARGIN = 0.12  # of the width of the data, on every side
_CLASS_MARGIN = 0.35  # above the last class and below the first, where classes are heights


@dataclass(frozen=True)
class Axes:
    """The feature across, and the one upwards: None where the target is the height."""

    across: int
    up: int | None

    @property
    def features(self) -> tuple[int, ...]:
        """The features on the axes."""
        return (self.across,) if self.up is None else (self.across, self.up)


def axes_of(dataset: Dataset, look: DataLook) -> Axes:
    """Return the axes: two features where classes are told apart by them, else one feature and the target."""
    count = len(dataset.features)
    across = look.across if look.across < count else 0
    if not dataset.classes or count < 2:
        return Axes(across, None)
    up = look.up if look.up < count and look.up != across else (1 if across == 0 else 0)
    return Axes(across, up)


def places_of(dataset: Dataset, axes: Axes) -> Floats:
    """Return where the points lie in the plot, (N, 2), in the units of the data."""
    heights = dataset.targets if axes.up is None else dataset.inputs[:, axes.up]
    return np.stack((dataset.inputs[:, axes.across], heights), axis=1)


def home_of(dataset: Dataset, axes: Axes) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ranges that show every point."""
    places = places_of(dataset, axes)
    x = _widened(places[:, 0])
    if axes.up is None and dataset.classes:
        return x, (-_CLASS_MARGIN, len(dataset.classes) - 1 + _CLASS_MARGIN)
    return x, _widened(places[:, 1])


def moved(
    dataset: Dataset, axes: Axes, inputs: Sequence[float], target: float, place: tuple[float, float]
) -> tuple[tuple[float, ...], float]:
    """Return inputs (D,) and target of a point that lies at `place` now; the height of a class is its index."""
    new = list(map(float, inputs))
    new[axes.across] = place[0]
    if axes.up is not None:
        new[axes.up] = place[1]
    elif dataset.classes:
        target = float(min(max(math.floor(place[1] + 0.5), 0), len(dataset.classes) - 1))
    else:
        target = place[1]
    return tuple(new), target


def nearest(pixels: Floats, at: tuple[float, float], reach: float) -> int | None:
    """Return the point whose pixel (N, 2) is nearest to `at`, within `reach`; of equals the last, drawn on top."""
    away = np.hypot(pixels[:, 0] - at[0], pixels[:, 1] - at[1])
    near = np.flatnonzero(away <= reach)
    if not len(near):
        return None
    return int(near[::-1][np.argmin(away[near[::-1]])])


def uprights(x: Floats, low: Floats, high: Floats) -> Floats:
    """Return upright pieces (n, 2, 2) at x (n,) from `low` (n,) to `high` (n,)."""
    return np.stack((np.stack((x, low), axis=1), np.stack((x, high), axis=1)), axis=1)


def radii_of(losses: Floats, largest: float) -> Floats:
    """Return radii (N,) of discs whose areas are as the losses (N,), the greatest `largest`; 0 where not finite."""
    finite = np.where(np.isfinite(losses), losses, 0.0)
    greatest = float(finite.max(initial=0.0))
    return largest * np.sqrt(finite / greatest) if greatest > 0.0 else np.zeros_like(finite)


def _widened(values: Floats) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = _MARGIN * (high - low) if high - low > 1e-9 * max(abs(low), abs(high)) else max(0.5, 0.5 * abs(low))
    return low - room, high + room
