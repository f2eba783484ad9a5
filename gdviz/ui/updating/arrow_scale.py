"""At which scale the arrows of an update are drawn: one for all of them, where one can serve, and steps of 1, 2, 5.

A gradient has another unit than the map. What would be too long or too short is scaled, and what would leave the map
is drawn shorter as long as it can still be read. Lengths are shares of what is seen, in the direction that counts most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.ui.drawing.geometry import Floats

_LONGEST, _SHORT = 0.4, 0.15  # directions that are longer or shorter are scaled
_HELD_LONGEST, _HELD_SHORT = 0.5, 0.1  # a factor that is in use stays for longer, so that arrows do not flicker
_MOST_ENLARGED = 1000.0  # what would need more counts as nothing
_SHORTEST, _READABLE, _CLEAR = 0.045, 0.05, 0.08  # a shorter arrow lies under the ball

Bounds = Sequence[tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Room:
    """Where arrows should end: from `low` (n,) to `high` (n,) in the n variables that the map shows."""

    low: Floats
    high: Floats

    def length(self, vector: Floats) -> float:
        """Return how long a vector (n,) is, as a share of the room."""
        span = self.high - self.low
        with np.errstate(all="ignore"):
            return float(np.abs(vector / np.where(span > 0, span, 1.0)).max())

    def longest_factor(self, tail: Floats, vector: Floats) -> float:
        """Return by how much a vector (n,) may be multiplied to end within; infinite from a tail outside."""
        if not holds(self.low, self.high, tail):
            return math.inf
        with np.errstate(all="ignore"):
            border = np.where(vector > 0, self.high, self.low) - tail
            shares = np.where(vector != 0, border / vector, np.inf)
        return float(np.nanmin(shares)) * (1.0 - 1e-9)


def holds(low: Floats, high: Floats, point: Floats) -> bool:
    """Tell whether a point (n,) lies between `low` and `high`, the border included."""
    return bool(((low <= point) & (point <= high)).all())


def shared_factor(vectors: Sequence[tuple[Floats, Floats]], room: Room, held: float) -> float:
    """Return one factor for all (tail, vector), so that they can be compared; `held` where that still serves."""
    longest = max((room.length(vector) for _, vector in vectors), default=0.0)
    within = min((room.longest_factor(tail, vector) for tail, vector in vectors), default=math.inf)
    wanted = _within(_factor_for(longest), within, longest)
    keeps = _HELD_SHORT <= held * longest <= _HELD_LONGEST and (held <= within or wanted > within)
    return held if keeps else wanted


def own_factor(tail: Floats, vector: Floats, shared: float, room: Room) -> float:
    """Return the shared factor, or a larger one where the arrow would vanish; 0 where nothing can be seen of it."""
    length = room.length(vector)
    if shared * length >= _SHORTEST:
        return shared
    if not (length > 0 and math.isfinite(length)):
        return 0.0
    factor = 1.0 if _CLEAR <= length <= _LONGEST else 1.0 / _round_down(length / _CLEAR)
    if factor > _MOST_ENLARGED:
        return 0.0
    return _within(factor, room.longest_factor(tail, vector), length)


def _within(factor: float, most: float, length: float) -> float:
    """Return a smaller factor, up to `most`, where the arrow can still be read then."""
    if factor <= most:
        return factor
    smaller = _round_down(most) if most > 0 else 0.0
    return smaller if smaller * length >= _READABLE else factor


def _factor_for(length: float) -> float:
    """Return 1, 2 or 5 times a power of ten that brings a length just below the longest; 1 where it is well, else 0."""
    if not (length > 0 and math.isfinite(length)):
        return 0.0
    if _SHORT <= length <= _LONGEST:
        return 1.0
    factor = _round_down(_LONGEST / length)
    return 0.0 if factor > _MOST_ENLARGED else factor


def _round_down(wanted: float) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten that is not above a number."""
    power = math.floor(math.log10(wanted))
    lead = max(digit for digit in (1, 2, 5) if digit <= wanted / 10.0**power * (1 + 1e-12))
    return lead * 10.0**power if power >= 0 else lead / 10.0**-power
