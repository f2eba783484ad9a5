"""Which heights the loss plot shows: all of them where that can be read, and never another range for every step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gdviz.ui.views.loss.curve import LossCurve
from gdviz.ui.views.loss.level import Level

_RUNAWAY = 4.0  # linear: heights beyond this many times the highest start are off the scale
_ABOVE, _BELOW = 3.0, 18.0  # log: decades shown above the highest and below the lowest start
_ROOM = 0.06
_SLACK = 0.45  # the share of the plot that the curves must fill before the range closes in on them


@dataclass(frozen=True)
class Heights:
    """What there is to show: from `low` to `high`; whether curves go on beyond."""

    low: float
    high: float
    beyond: bool


def heights_of(curves: Sequence[LossCurve], level: Level) -> Heights | None:
    """Return the heights of the curves that are of use in one picture; None when there is none."""
    starts = [height for curve in curves if math.isfinite(height := level.of(curve.value(0)))]
    if level.log:
        lows = [math.log10(curve.least_above) for curve in curves if math.isfinite(curve.least_above)]
        highs = [height for curve in curves if math.isfinite(height := level.of(curve.highest))]
        if not (lows and highs):
            return None
        low, high = min(lows), max(highs)
        if starts:
            bottom, top = max(low, min(starts) - _BELOW), min(high, max(starts) + _ABOVE)
            return Heights(min(bottom, top), top, low < bottom or high > top)
        return Heights(low, high, False)
    lows = [height for curve in curves if math.isfinite(height := level.of(curve.lowest))]
    highs = [height for curve in curves if math.isfinite(height := level.of(curve.highest))]
    if not (lows and highs):
        return None
    low, high = min(lows), max(highs)
    top = max(starts, default=high)
    reach = (top / 2 - low / 2) or abs(top) / 2 or 0.5
    if high / 2 - low / 2 > _RUNAWAY * reach:
        return Heights(low, min(top + reach * 0.8, high), True)
    return Heights(low, high, False)


def padded(heights: Heights | None) -> tuple[float, float]:
    """Return the range that shows `heights` with a little room."""
    if heights is None:
        return 0.0, 1.0
    room = _ROOM * 2 * (heights.high / 2 - heights.low / 2)
    if room <= 1e-12 * max(abs(heights.low), abs(heights.high)):
        room = max(0.1 * abs(heights.high), 1e-3)
    return heights.low - room, heights.high + room


def settled(shown: tuple[float, float], heights: Heights | None) -> tuple[float, float]:
    """Return the range to show: `shown` while the curves stay in it and fill it fairly, else a fitting one."""
    if heights is None:
        return shown
    low, high = shown
    inside = low <= heights.low and heights.high <= high
    filled = (heights.high / 2 - heights.low / 2) >= _SLACK * (high / 2 - low / 2)
    return shown if inside and filled else padded(heights)
