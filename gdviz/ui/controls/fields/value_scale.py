"""Where a value lies on a slider: a thousand ticks, linear or logarithmic. Pure arithmetic, no widgets.

A tick stands for a rounded value, three significant figures, so that dragging gives 0.05 and not 0.0499483.
"""

from __future__ import annotations

import math

TICKS = 1000


def tick_of(value: float, low: float, high: float, scale: str) -> int:
    """Return the tick, 0 to TICKS, nearest to `value`; values outside the range lie on its ends, NaN on the lower."""
    if not high > low or math.isnan(value) or value <= low:
        return 0
    if value >= high:
        return TICKS
    if is_logarithmic(low, scale):
        return round(math.log(value / low) / math.log(high / low) * TICKS)
    return round((value - low) / (high - low) * TICKS)


def value_of(tick: int, low: float, high: float, scale: str) -> float:
    """Return the value of a tick: the ends exactly, between them rounded to what one tick can tell apart."""
    if tick <= 0:
        return low
    if tick >= TICKS:
        return high
    share = tick / TICKS
    if is_logarithmic(low, scale):
        return float(f"{low * (high / low) ** share:.2e}")
    decimals = math.ceil(-math.log10((high - low) / TICKS))
    return round(low + (high - low) * share, decimals)


def is_logarithmic(low: float, scale: str) -> bool:
    """Tell whether the ticks are logarithmic; a range that reaches zero can only be linear."""
    return scale == "log" and low > 0
