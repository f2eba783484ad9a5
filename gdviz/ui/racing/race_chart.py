"""What would have won with other learning rates: the loss of every entrant against η, both logarithmic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gdviz.engine.many.race import Standing
from gdviz.session.many.race import Ended
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.small_plot import Curve, Drawing, Spot, height_range
from gdviz.ui.themes.theme import RUN_STYLES


def chart(ended: Ended, slots: dict[str, int]) -> Drawing | None:
    """Return the drawing; None where nobody's rate was tuned. On the logarithmic scale 0 is at the bottom."""
    curves, spots = list[Curve](), list[Spot]()
    heights, widths = list[Floats](), list[Floats]()
    is_log = is_logarithmic(ended)
    for standing in ended.standings:
        if not len(standing.rates):
            continue
        style = RUN_STYLES[slots.get(standing.name, 0) % len(RUN_STYLES)]
        x, y = np.log10(standing.rates), _height(standing.losses, is_log)
        curves.append(Curve(np.stack([x, y], axis=1), "run", bool(style.dash), 1.8, style.colour))
        heights.append(y[y <= _height(np.array([ended.start_loss]), is_log)[0]])
        widths.append(x)
        if standing.has_result:
            best = _height(np.array([standing.loss]), is_log)[0]
            spots.append(Spot(float(np.log10(standing.rate)), float(best), "ball", "run", style.colour))
    if not curves:
        return None
    across = np.concatenate(widths)
    reach, (low, high) = (float(across.min()), float(across.max())), height_range(*heights)
    spots = [replace(spot, y=low) if np.isnan(spot.y) else spot for spot in spots]
    return Drawing(reach, (low, high), tuple(curves), tuple(spots), "η", "", is_log, True)


def is_logarithmic(ended: Ended) -> bool:
    """Whether the heights are logarithms: where no loss is below 0 and one is above."""
    losses = np.concatenate([np.empty(0), *(one.losses[np.isfinite(one.losses)] for one in ended.standings)])
    return bool(np.all(losses >= 0.0) and np.any(losses > 0.0))


def falls_to_zero(ended: Ended) -> bool:
    """Whether a loss is exactly 0, which a logarithmic scale has no place for."""
    return is_logarithmic(ended) and any(np.any(one.losses == 0.0) for one in ended.standings)


def nearest(standing: Standing, exponent: float) -> tuple[float, float]:
    """Return the learning rate that was tried nearest to 10^exponent, and the loss it came to."""
    index = int(np.abs(np.log10(standing.rates) - exponent).argmin())
    return float(standing.rates[index]), float(standing.losses[index])


def _height(losses: Floats, is_log: bool) -> Floats:
    if not is_log:
        return np.where(np.isfinite(losses), losses, np.nan)
    with np.errstate(all="ignore"):
        return np.where(np.isfinite(losses) & (losses > 0.0), np.log10(losses), np.nan)
