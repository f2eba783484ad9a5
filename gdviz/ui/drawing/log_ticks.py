"""Where numbers stand on a logarithmic axis, and how they are written. Pure arithmetic.

Heights are exponents of ten. Over many decades stand round powers, all written as such; over a few, 1, 2 and 5 of
each; within one, the round numbers between its ends.
"""

from __future__ import annotations

import math

from gdviz.ui.wording.numbers import MINUS, brief_number

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DECADES = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 100, 150, 200, 300)
_NEAR = 16.0  # pixels between two numbers that are not powers
_PLAIN = range(-3, 5)  # exponents of powers that are written out where all of an axis are such
_ENOUGH = 3  # numbers of the kind that is preferred

Tick = tuple[float, str]


def log_ticks(low: float, high: float, size: float, apart: float = 28.0) -> list[Tick]:
    """Return the exponents within [low, high] where numbers stand on `size` pixels, with the numbers.

    Powers of ten stand at least `apart` pixels from each other where more than two of them would fit.
    """
    reach = high - low
    if not (math.isfinite(reach) and reach > 0.0 and size > 0.0):
        return []
    pixels = size / reach  # of one decade
    if pixels < 2.2 * apart or not -300.0 < low < high < 300.0:
        powers = _powers(low, high, pixels, apart)
        if len(powers) >= _ENOUGH or pixels < apart:
            return powers
    mantissas = _mantissas(low, high) if pixels * math.log10(2.0) >= _NEAR else []
    if len(mantissas) >= _ENOUGH:
        return mantissas
    return _between(low, high, pixels) or mantissas or _powers(low, high, pixels, apart)


def _powers(low: float, high: float, pixels: float, apart: float) -> list[Tick]:
    step = next((step for step in _DECADES if step * pixels >= apart), 500)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    exponents = [index * step for index in range(first, last + 1)]
    plain = all(exponent in _PLAIN for exponent in exponents)
    return [(float(exponent), power_of_ten(exponent, plain=plain)) for exponent in exponents]


def power_of_ten(exponent: int, *, plain: bool) -> str:
    """Return "1000" where `plain`, else "10³"."""
    return f"{10.0**exponent:g}" if plain else "10" + str(exponent).translate(_RAISED)


def _mantissas(low: float, high: float) -> list[Tick]:
    """Return 1, 2 and 5 of every decade."""
    found = []
    for exponent in range(math.floor(low), math.ceil(high) + 1):
        for mantissa in (1, 2, 5):
            place = exponent + math.log10(mantissa)
            if low - 1e-9 <= place <= high + 1e-9:
                found.append((place, _brief(mantissa * 10.0**exponent, 1)))
    return found


def _between(low: float, high: float, pixels: float) -> list[Tick]:
    """Return round numbers at equal distances that stand at least _NEAR pixels apart, where there are two or more."""
    least, most = 10.0**low, 10.0**high
    span = most - least
    if not span > 1e-12 * most:
        return []
    closest = _NEAR / pixels * most * math.log(10.0)  # at the upper end, where they are the densest
    power = 10.0 ** math.floor(math.log10(closest))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= closest * (1.0 - 1e-9))
    first, last = math.ceil(least / step - 1e-9), math.floor(most / step + 1e-9)
    if not 1 <= last - first <= 200:
        return []
    digits = math.floor(math.log10(most)) - math.floor(math.log10(step) + 1e-9) + 1
    values = [index * step for index in range(max(first, 1), last + 1)]
    return [(math.log10(value), _brief(value, digits)) for value in values]


def _brief(value: float, digits: int) -> str:
    """Return a number with so many figures, in e-notation only where it is very small or very large."""
    if 1e-3 * (1.0 - 1e-9) <= value < 1e5:
        places = max(digits - 1 - math.floor(math.log10(value) + 1e-9), 0)
        text = f"{value:.{places}f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)
    return brief_number(value, max(digits, 1))
