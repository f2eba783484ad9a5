"""How far to go along a direction: backtracking, the strong Wolfe conditions, the exact minimum.

After Nocedal & Wright, Numerical Optimization, 2nd ed. 2006, chapter 3. What all of them try is kept in order, to be
drawn. A loss that is not finite counts as too high, so that holes and walls are backed away from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gdviz.engine.algorithms.method import NO_LOWER, TOO_STEEP, Move, Place
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text

MOST_TRIED = 12  # points that are recorded for each step
MOST_TRIES = 60  # of a search that looks for a slope; halving 60 times leaves nothing of a step
LONGEST_GROWTH = 10.0  # times the last step length, while it is still going down


@dataclass(slots=True)
class Try:
    """One point (P,) of the line: its step length α, loss φ(α), and slope φ′(α) where the gradient was asked for."""

    length: float
    point: Array
    loss: float
    slope: float = math.nan
    gradient: Array | None = None


class Line:
    """φ(α) = f(x + α d) from the position x of `place` along `direction` (P,), and every point tried on it."""

    def __init__(self, probe: Probe, place: Place, direction: Array) -> None:
        self._probe = probe
        self._direction = direction
        slope = float(place.gradient @ direction)
        self.start = Try(0.0, place.position, place.loss, slope, place.gradient)
        self.is_downhill = math.isfinite(slope) and slope < 0.0
        self.tries: list[Try] = []

    def tried(self, length: float) -> Try | None:
        """Evaluate the loss at α = `length`; None where rounding swallows so short a step."""
        point = self.start.point + length * self._direction
        if (point == self.start.point).all():
            return None
        found = Try(length, point, self._probe.loss(point))
        self.tries.append(found)
        return found

    def slope(self, found: Try) -> float:
        """Return φ′ there, evaluated once."""
        if found.gradient is None:
            found.gradient = self._probe.gradient(found.point)
            found.slope = float(found.gradient @ self._direction)
        return found.slope

    def is_sufficient(self, found: Try, fraction: float) -> bool:
        """Return whether the loss fell by `fraction` of what the slope promises (Armijo 1966), and at all."""
        return found.loss < self.start.loss and (
            found.loss <= self.start.loss + fraction * found.length * self.start.slope
        )

    def points(self) -> Array:
        """Return the points tried, the first eleven and the last, (MOST_TRIED, P) padded with NaN."""
        table = np.full((MOST_TRIED, len(self._direction)), np.nan)
        shown = self.tries if len(self.tries) <= MOST_TRIED else [*self.tries[: MOST_TRIED - 1], self.tries[-1]]
        for row, found in zip(table, shown, strict=False):
            row[:] = found.point
        return table

    def move(self, found: Try | None, terms: Mapping[str, Array | float]) -> Move:
        """Return the step to `found`; where there is none, the end at the place it began."""
        drawn = {DIRECTION.name: self._direction, TRIED.name: self.points(), **terms}
        if found is None:
            ending = NO_LOWER if math.isfinite(self.start.slope) else TOO_STEEP
            return Move(self.start.point, drawn, self.start.loss, self.start.gradient, ending=ending)
        return Move(found.point, drawn, found.loss, found.gradient, found.length)


def backtracked(line: Line, first: float, fraction: float, shrink: float) -> Try | None:
    """Return the first of α = `first`, `first`·`shrink` … with sufficient decrease (N&W algorithm 3.1), or None."""
    length = first
    while line.is_downhill and (found := line.tried(length)) is not None:
        if line.is_sufficient(found, fraction):
            return found
        length *= shrink
    return None


def wolfe(line: Line, first: float, fraction: float, flatness: float) -> Try | None:
    """Return a point with sufficient decrease and |φ′(α)| <= `flatness`·|φ′(0)| (N&W algorithms 3.5 and 3.6), or None.

    Where the second cannot be had, the lowest point with sufficient decrease is returned.
    """
    if not line.is_downhill:
        return None
    before, length = line.start, first
    for _ in range(MOST_TRIES):
        found = line.tried(length)
        if found is None:  # the guess was too short
            length *= LONGEST_GROWTH
            continue
        if not line.is_sufficient(found, fraction) or found.loss >= before.loss:
            return _zoomed(line, before, found, fraction, flatness)
        slope = line.slope(found)
        if abs(slope) <= -flatness * line.start.slope or found.loss == -math.inf:
            return found
        if not math.isfinite(slope):
            return _zoomed(line, before, found, fraction, flatness)
        if slope >= 0.0:
            return _zoomed(line, found, before, fraction, flatness)
        length = _farther(before, found)
        before = found
    return before if before.length > 0.0 else None


def _zoomed(line: Line, low: Try, high: Try, fraction: float, flatness: float) -> Try | None:
    """Narrow down to a point between the end with the lower loss, `low`, and `high` (N&W algorithm 3.6)."""
    for _ in range(MOST_TRIES):
        length = _between(low, high)
        found = None if length in (low.length, high.length) else line.tried(length)
        if found is None or (found.point == low.point).all():
            break
        if not line.is_sufficient(found, fraction) or found.loss >= low.loss:
            high = found
            continue
        slope = line.slope(found)
        if abs(slope) <= -flatness * line.start.slope:
            return found
        if not math.isfinite(slope):
            high = found
            continue
        if slope * (high.length - low.length) >= 0.0:
            high = low
        low = found
    return low if low.length > 0.0 else None


def _farther(before: Try, found: Try) -> float:
    """Return the next step length beyond `found`, where it is still going down: by interpolation, within bounds."""
    length = _cubic(before, found)
    shortest, longest = 2.0 * found.length - before.length, LONGEST_GROWTH * found.length
    return min(max(length, shortest), longest) if math.isfinite(length) and length > found.length else longest


def _between(low: Try, high: Try) -> float:
    """Return where the polynomial through both ends is lowest, away from the ends by a tenth of what lies between."""
    length = _cubic(low, high) if math.isfinite(high.slope) else _parabola(low, high)
    ends = sorted((low.length, high.length))
    margin = 0.02 * (ends[1] - ends[0])
    if not math.isfinite(length):
        length = 0.5 * (ends[0] + ends[1])
    return min(max(length, ends[0] + margin), ends[1] - margin)


def _parabola(low: Try, high: Try) -> float:
    """Return the minimum of the parabola with the slope of `low` through both; NaN where there is none."""
    width = high.length - low.length
    bend = high.loss - low.loss - low.slope * width
    return low.length - low.slope * width * width / (2.0 * bend) if bend > 0.0 and math.isfinite(bend) else math.nan


def _cubic(first: Try, second: Try) -> float:
    """Return the minimum of the cubic with the losses and slopes of both (N&W 3.59); NaN where there is none."""
    width = second.length - first.length
    both = first.slope + second.slope - 3.0 * (second.loss - first.loss) / width
    square = both * both - first.slope * second.slope
    if not (math.isfinite(square) and square >= 0.0):
        return math.nan
    root = math.copysign(math.sqrt(square), width)
    below = second.slope - first.slope + 2.0 * root
    return second.length - width * (second.slope + root - both) / below if below != 0.0 else math.nan


def exact(line: Line, first: float, precision: float) -> Try | None:
    """Return the first minimum along the line: |φ′(α)| <= `precision`·|φ′(0)|, or as near as rounding lets it be."""
    if not line.is_downhill:
        return None
    low, high = line.start, None
    length = first
    for _ in range(MOST_TRIES):
        found = line.tried(length)
        if found is None:
            break
        slope = line.slope(found) if found.loss <= line.start.loss else math.nan
        if abs(slope) <= -precision * line.start.slope or found.loss == -math.inf:
            return found
        if slope < 0.0:
            length = _secant(low, found) if high is None else math.nan
            low = found
        else:
            high = found
        if high is None:
            longest = LONGEST_GROWTH * low.length
            length = min(length, longest) if length > low.length else longest
            continue
        length = _cubic(low, high)
        inset = 0.01 * (high.length - low.length)
        if not low.length + inset <= length <= high.length - inset:
            length = 0.5 * (low.length + high.length)
        if (low.point == high.point).all() or length in (low.length, high.length):
            break
    return low if low.length > 0.0 and low.loss < line.start.loss else None


def guessed_length(place: Place, slope: float) -> float:
    """Return a first step length: as much decrease as the last step brought (N&W 3.60); at first, a way of length 1."""
    gained = place.loss - float(place.terms[LOSS_BEFORE.name][0])
    if math.isfinite(gained) and gained < 0.0 and slope < 0.0:
        return 2.02 * gained / slope
    return 1.0 / max(1.0, float(np.linalg.norm(place.gradient)))


def _secant(first: Try, second: Try) -> float:
    """Return where the slope would be zero if it changed evenly; NaN where it does not change or is not known."""
    change = second.slope - first.slope
    return first.length - first.slope * (second.length - first.length) / change if change != 0.0 else math.nan


DIRECTION = Term("direction", True, Text("the direction of this step", "这一步的方向"), None, "direction")
TRIED = Term(
    "tried",
    False,
    Text("the points tried along the direction, in order", "沿该方向依次试探过的点"),
    (0, MOST_TRIED),
    "points",
)
LOSS_BEFORE = Term("loss_before", False, Text("the loss before the last step", "上一步之前的损失"), None, "state")
FRACTION = Hyperparameter(
    "c1",
    "c₁",
    1e-4,
    (1e-5, 0.1),
    (0.0, 0.1),
    "log",
    Text(
        "how much of the decrease that the slope promises a step must bring", "一步至少要实现斜率所预示的下降量的多少"
    ),
)
SHRINK = Hyperparameter(
    "shrink",
    "ρ",
    0.5,
    (0.1, 0.9),
    (0.01, 0.95),
    "linear",
    Text("what the step length is multiplied by after each failed try", "每次试探失败后步长所乘的系数"),
)
FLATNESS = Hyperparameter(
    "c2",
    "c₂",
    0.9,
    (0.1, 0.99),
    (0.1, 0.9999),
    "linear",
    Text("how much of the slope may be left where a step ends", "步的终点处最多还能剩下多少斜率"),
)
LINE_ENDINGS = (NO_LOWER, TOO_STEEP)  # of every method that moves along lines
