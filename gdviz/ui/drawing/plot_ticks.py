"""Where numbers stand on the axis of a small plot, and how they are written. Pure arithmetic."""

from __future__ import annotations

import math

from gdviz.ui.drawing.log_ticks import Tick, log_ticks
from gdviz.ui.wording.numbers import brief_number

_WIDE = 52  # pixels that a number takes on a lower axis


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most `most` multiples of 1, 2 or 5 times a power of ten within [low, high]."""
    reach = high - low
    if not (math.isfinite(reach) and reach > 0.0 and most > 0):
        return []
    power = 10.0 ** math.floor(math.log10(reach / most))
    for factor in (1, 2, 5, 10, 20, 50):
        step = factor * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return [index * step for index in range(first, last + 1)]
    return []


def height_ticks(low: float, high: float, size: float, *, powers: bool) -> list[Tick]:
    """Return where numbers stand on a left axis of `size` pixels, with the numbers; `powers`: heights are exponents."""
    if powers:
        return log_ticks(low, high, size)
    return [(value, tick_text(value, (low, high))) for value in ticks(low, high, 4)]


def width_ticks(low: float, high: float, size: float, *, powers: bool) -> list[Tick]:
    """Return where numbers stand on a lower axis of `size` pixels, with the numbers; `powers`: they are exponents."""
    if powers:
        return log_ticks(low, high, size, _WIDE)
    return [(value, tick_text(value, (low, high))) for value in ticks(low, high, max(3, int(size / _WIDE)))]


def tick_text(value: float, ends: tuple[float, float]) -> str:
    """Return the number beside a tick of an axis between `ends`."""
    reach = max(abs(end) for end in ends)
    value = 0.0 if abs(value) < 1e-9 * reach else value
    digits = 2 + max(0, math.ceil(math.log10(reach / (ends[1] - ends[0])) + 1e-9))
    return brief_number(value, min(digits, 9))
