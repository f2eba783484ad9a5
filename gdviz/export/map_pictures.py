"""Maps of many runs as PNG: minima in Okabe and Ito's colours, darker where more steps were needed.

What diverged is hatched and what ended nowhere is grey, so that no map rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array
from gdviz.engine.many.descent import CONVERGED, DIVERGED
from gdviz.engine.many.rates import Rates
from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY, Basins

Pixels = NDArray[np.uint8]

# Okabe & Ito 2008, without black.
COLOURS = np.array(
    [(0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0), (240, 228, 66)],
    dtype=np.float64,
)
UNDER_WAY_GREY, HATCH_DARK, HATCH_LIGHT = 150, 60, 110
HATCH = 6  # pixels from one hatch line to the next
DARKEST = 0.35  # how much of a colour is left where the most steps were made
SMALLEST_SIDE = 240  # pixels; a map of fewer cells is enlarged by a whole factor
LOWEST, HIGHEST = (253.0, 231.0, 37.0), (68.0, 1.0, 84.0)  # the ends of viridis: low losses are bright
MIDDLE = (33.0, 145.0, 140.0)


def basin_pixels(basins: Basins) -> Pixels:
    """Return the picture (rows, columns, 3), the largest second coordinate on top."""
    colours = COLOURS[np.maximum(basins.reached, 0) % len(COLOURS)]
    steps = basins.steps.astype(np.float64)
    shade = _spread(steps, basins.reasons == CONVERGED)
    pixels = colours * (1.0 - (1.0 - DARKEST) * shade[..., np.newaxis])
    pixels[basins.reached == NOWHERE] = UNDER_WAY_GREY
    return _finished(pixels, basins.reached == RAN_AWAY)


def rate_pixels(rates: Rates) -> Pixels:
    """Return the picture (rows, columns, 3) of the final losses by rank, the second hyperparameter upwards."""
    away = rates.reasons == DIVERGED
    order = np.full(rates.losses.shape, np.nan)
    values = np.unique(rates.losses[~away])
    order[~away] = np.searchsorted(values, rates.losses[~away]) / max(1, len(values) - 1)
    share = np.nan_to_num(order)[..., np.newaxis]
    lower = np.array(LOWEST) + (np.array(MIDDLE) - LOWEST) * np.minimum(2.0 * share, 1.0)
    pixels = np.where(share <= 0.5, lower, np.array(MIDDLE) + (np.array(HIGHEST) - MIDDLE) * (2.0 * share - 1.0))
    return _finished(pixels, away)


def stacked(pictures: Sequence[Pixels]) -> Pixels:
    """Return pictures of equal width below each other, a white line between."""
    width = max(picture.shape[1] for picture in pictures)
    parts: list[Pixels] = []
    for picture in pictures:
        wide = np.full((picture.shape[0], width, 3), 255, np.uint8)
        wide[:, : picture.shape[1]] = picture
        parts += [wide, np.full((2, width, 3), 255, np.uint8)]
    return np.vstack(parts[:-1])


def write_png(path: Path, pixels: Pixels, title: str) -> None:
    """Write a PNG whose metadata hold `title`; the file appears whole or not at all. Raises OSError."""
    from PIL import Image, PngImagePlugin  # takes a tenth of a second that other commands need not wait

    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Title", title)
    notes.add_text("Software", "gdviz")
    unfinished = path.with_name(f".{path.name}.part")
    try:
        Image.fromarray(pixels).save(unfinished, "PNG", pnginfo=notes)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _spread(steps: Array, counted: NDArray[np.bool_]) -> Array:
    """Return 0 for the fewest steps … 1 for the most, from the runs that `counted`; ½ for the others."""
    if not counted.any():
        return np.full(steps.shape, 0.5 if len(np.unique(steps)) > 1 else 0.0)
    low, high = np.percentile(steps[counted], [2, 98])
    return np.where(counted, np.clip((steps - low) / max(1.0, high - low), 0.0, 1.0), 1.0)


def _finished(pixels: Array, away: NDArray[np.bool_]) -> Pixels:
    """Enlarge to a size that can be seen, hatch what ran away, and turn the rows so that the second axis points up."""
    times = max(1, -(-SMALLEST_SIDE // max(pixels.shape[:2])))
    tall = times if pixels.shape[0] > 1 else max(times, 24)  # a single row would be a hair
    large = pixels.repeat(tall, axis=0).repeat(times, axis=1)
    lost = away.repeat(tall, axis=0).repeat(times, axis=1)
    rows, columns = np.indices(lost.shape)
    large[lost] = HATCH_DARK
    large[lost & ((rows + columns) % HATCH < 2)] = HATCH_LIGHT
    return np.ascontiguousarray(np.rint(large[::-1]).astype(np.uint8))
