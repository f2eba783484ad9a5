"""Where numbers stand on the axis of a small plot, and how they are written. Pure arithmetic."""

from __future__ import annotations

import math

from gdviz.ui.numbers import brief_number

_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def ticks(low: float, high: float, most: int, *, whole: bool = False) -> list[float]:
    """Return at most `most` multiples of 1, 2 or 5 times a power of ten within [low, high]; `whole`: integers."""
    reach = high - low
    if not (math.isfinite(reach) and reach > 0.0 and most > 0):
        return []
    power = 10.0 ** math.floor(math.log10(reach / most))
    for factor in (1, 2, 5, 10, 20, 50):
        step = max(factor * power, 1.0) if whole and reach > 1.5 else factor * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return [index * step for index in range(first, last + 1)]
    return []


def tick_text(value: float, ends: tuple[float, float], powers: bool) -> str:
    """Return the number beside a tick of an axis between `ends`; with `powers`, 2 is written 10²."""
    if powers:
        whole = round(value)
        if abs(value - whole) > 1e-6:
            return brief_number(10.0**value, 3)
        return f"{10.0**whole:g}" if -2 <= whole <= 3 else "10" + str(whole).translate(_POWERS)
    reach = max(abs(end) for end in ends)
    value = 0.0 if abs(value) < 1e-9 * reach else value
    digits = 2 + max(0, math.ceil(math.log10(reach / (ends[1] - ends[0])) + 1e-9))
    return brief_number(value, min(digits, 9))
