"""The largest learning rate at which an optimizer does not blow up in a bowl of a given curvature.

One step on ½λx² is a map of position and state. Where this map is linear, the run shrinks as long as every
eigenvalue of its matrix lies within the unit circle; the rate at which one leaves it is the limit. Nothing here
knows an optimizer: 2/λ for plain descent and 2(1+β)/λ with momentum come out of the rules themselves (Polyak,
USSR Computational Mathematics and Mathematical Physics 1964). A rule that is not linear has no such limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np

from gdviz.engine.judging.curvature import largest_curvatures
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.optimizer import Optimizer, Stepper
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.engine.setting import WHOLE

STEADY = 10_000  # steps after which whatever depends on the step has settled
EARLIER = (1_000, 100, 10, 1)  # where to look when a schedule has brought the rate down to 0 by then
SETTLING = 64  # steps in the bowl's bottom, until numbers that the equations carry along have settled
AMPLITUDE = 1e-4  # of the probes: small enough that no clipping of gradients bites
NEUTRAL = 1e-9  # by how much an eigenvalue may exceed 1 and still be on the unit circle
FARTHEST_DECADE = 8.0  # of curvatures between which a limit that follows no simple law is interpolated

Settings = tuple[tuple[str, float], ...]


def rate_limit(optimizer: Optimizer, values: Mapping[str, float], curvature: float, step: int = STEADY) -> float | None:
    """Return the largest stable η, as the column of rates shows it, along `curvature` λ; None where there is none.

    `values` are the hyperparameters (the rate among them is not read); `step` is where rules that change with the
    step are looked at. None: λ ≤ 0, a rule without a rate, a map that is not linear, or one that is always stable.
    """
    if LEARNING_RATE not in optimizer.hyperparameters or not (np.isfinite(curvature) and curvature > 0.0):
        return None
    return _limit(optimizer, _settings(values), float(curvature), step)


def limits_along(optimizer: Optimizer, values: Mapping[str, float], curvatures: Array) -> Array:
    """Return the limit along each of many curvatures (n,), shape (n,); NaN where there is none.

    Exact where 1/limit is a line in λ, as for every rule whose pull is g + w·x; else interpolated between decades.
    """
    limits = np.full(len(curvatures), np.nan)
    settings = _settings(values)
    if LEARNING_RATE not in optimizer.hyperparameters or _limit(optimizer, settings, 1.0, STEADY) is None:
        return limits
    with np.errstate(all="ignore"):
        positive = np.isfinite(curvatures) & (curvatures > 0.0)
    if positive.any():
        slope, offset = _line(optimizer, settings)
        wanted = curvatures[positive]
        limits[positive] = (
            1.0 / (offset + slope * wanted) if np.isfinite(slope) else _between_knots(optimizer, settings, wanted)
        )
    return limits


def contraction(optimizer: Optimizer, values: Mapping[str, float], curvature: float, step: int) -> float | None:
    """Return the factor by which a step at `step` shrinks the distance along `curvature` > 0 in the long run.

    `values` include the rate. None where the rule is not linear.
    """
    rate = values.get(LEARNING_RATE)
    if rate is None or rate_limit(optimizer, values, 1.0) is None:
        return None
    bowl = FormulaLandscape("k x²/2", ("x",), {"k": curvature})
    mode = _Mode(optimizer.stepper(bowl, WHOLE), dict(_settings(values)), curvature, max(1, step))
    return mode.radius(rate)


def rate_limits(run: Run, steps: int | None = None) -> Array:
    """Return the limit of the rate at the positions 0 … `steps` of a run (default: all), shape (steps + 1,).

    NaN where there is none, as where λmax ≤ 0. The update from step k leads out of position k.
    """
    count = (run.length if steps is None else min(steps, run.length)) + 1
    limits = np.full(count, np.nan)
    marks = sorted({0, count, *(edit.step for edit in run.edits if edit.step < count)})
    if LEARNING_RATE not in run.optimizer.hyperparameters:
        return limits
    if _limit(run.optimizer, _settings(run.values_at(0)), 1.0, STEADY) is None:
        return limits  # saves the Hessians
    curvatures = largest_curvatures(run.landscape, run.trajectory.between(0, count))
    for begin, end in pairwise(marks):
        limits[begin:end] = limits_along(run.optimizer, run.values_at(begin), curvatures[begin:end])
    return limits


def _settings(values: Mapping[str, float]) -> Settings:
    return tuple(sorted((name, value) for name, value in values.items() if name != LEARNING_RATE))


def _between_knots(optimizer: Optimizer, settings: Settings, curvatures: Array) -> Array:
    """Return limits along curvatures (n,) > 0, straight between knots where both have logarithms' scales."""
    wanted = np.clip(np.log10(curvatures), -FARTHEST_DECADE, FARTHEST_DECADE)
    knots = np.arange(np.floor(2.0 * wanted.min()), np.ceil(2.0 * wanted.max()) + 1.0) / 2.0
    exact = [_limit(optimizer, settings, float(10.0**knot), STEADY) for knot in knots]
    heights = np.log10(np.array([np.nan if value is None else value for value in exact]))
    return np.asarray(10.0 ** np.interp(wanted, knots, heights))


@lru_cache(maxsize=64)
def _line(optimizer: Optimizer, settings: Settings) -> tuple[float, float]:
    """Return slope and offset of 1/limit over λ, or NaN where that is no line."""
    at = (0.1, 1.0, 10.0)
    limits = [_limit(optimizer, settings, curvature, STEADY) for curvature in at]
    found = [1.0 / limit for limit in limits if limit is not None]
    if len(found) < len(at):
        return np.nan, np.nan
    slope = (found[2] - found[0]) / (at[2] - at[0])
    offset = found[0] - slope * at[0]
    straight = abs(offset + slope * at[1] - found[1]) <= 1e-7 * found[1]
    # A pull of 0 comes out as the rounding of the three limits, which small curvatures would see.
    offset = 0.0 if abs(offset) <= 1e-7 * slope else offset
    return (slope, offset) if straight else (np.nan, np.nan)


@lru_cache(maxsize=1024)
def _limit(optimizer: Optimizer, settings: Settings, curvature: float, step: int) -> float | None:
    bowl = FormulaLandscape("k x²/2", ("x",), {"k": curvature})
    if optimizer.refusal(bowl, WHOLE) is not None or any(term.rows is not None for term in optimizer.terms):
        return None
    stepper, rate = optimizer.stepper(bowl, WHOLE), 1.0 / curvature
    for at in (step, *(one for one in EARLIER if one < step)):
        mode = _Mode(stepper, dict(settings), curvature, at)
        if not mode.is_linear(rate):
            return None
        bracket = _bracket(mode, rate)
        if bracket is not None:
            return mode.recorded(_crossing(mode, *bracket))
    return None


def _bracket(mode: _Mode, rate: float) -> tuple[float, float] | None:
    """Return a stable rate and an unstable one, twice as large, or None."""
    unstable = mode.excess(rate) > 0.0
    for _ in range(100):
        other = rate / 2.0 if unstable else rate * 2.0
        if (mode.excess(other) > 0.0) != unstable:
            return min(rate, other), max(rate, other)
        rate = other
    return None


def _crossing(mode: _Mode, stable: float, unstable: float) -> float:
    """Return the rate between the two where the excess leaves 0: secants through unstable rates, else halves."""
    before, height_before = 2.0 * unstable, mode.excess(2.0 * unstable)
    height = mode.excess(unstable)
    for _ in range(60):
        slope = (height_before - height) / (before - unstable)
        root = unstable - height / slope if np.isfinite(slope) and slope > 0.0 else np.nan
        if height <= 1e-6 and unstable - root <= 1e-5 * unstable:
            return root  # the secant's own error is the square of that
        if not stable < root < unstable or unstable - root < 1e-7 * unstable:
            root = 0.5 * (stable + unstable)
        # A little beyond the root, so that the next point is unstable as well.
        guess = min(root + 1e-7 * root, 0.5 * (root + unstable))
        excess = mode.excess(guess)
        if excess > 0.0:
            before, height_before, unstable, height = unstable, height, guess, excess
        else:
            stable = guess
        if unstable - stable <= 1e-12 * unstable:
            break
    return unstable


class _Mode:
    """One step of an optimizer on ½λx², as a map of position and vector terms; single numbers stay as they are."""

    def __init__(self, stepper: Stepper, values: dict[str, float], curvature: float, step: int) -> None:
        self._stepper = stepper
        self._values = values
        self._curvature = curvature
        self._step = step
        layout = stepper.layout
        vectors = [layout.terms[term.name].start for term in layout.recorded if term.is_vector]
        self._columns = [layout.positions.start, *vectors]
        self._amplitude = AMPLITUDE / max(1.0, curvature)
        self._settles = any(not term.is_vector for term in layout.recorded)

    def is_linear(self, rate: float) -> bool:
        """Tell whether the image of a mixture of probes is the mixture of their images, to rounding."""
        mixture = np.array([-0.7 / (1.0 + place) for place in range(len(self._columns))])
        rest = self._rest(rate)
        image = self._image(rest, mixture, rate) - self._image(rest, 0.0 * mixture, rate)
        expected = self._matrix(rate) @ mixture
        scale = np.abs(expected) + 1e-3 * np.abs(mixture).max()
        return bool(np.all(np.abs(image - expected) <= 1e-6 * scale))

    def excess(self, rate: float) -> float:
        """Return by how much the spectral radius exceeds 1; 0 where it does not, infinity where it is not finite."""
        excess = self.radius(rate) - 1.0
        return excess if excess > NEUTRAL else 0.0

    def radius(self, rate: float) -> float:
        """Return the spectral radius of the map; infinity where it is not finite."""
        matrix = self._matrix(rate)
        return float(np.abs(np.linalg.eigvals(matrix)).max()) if np.all(np.isfinite(matrix)) else np.inf

    def recorded(self, rate: float) -> float | None:
        """Return what the column of rates shows when the rate is set to `rate`: a schedule makes less of it."""
        row = self._stepper.advance(self._rest(rate), self._step - 1, self._values | {LEARNING_RATE: rate}, 1)[0]
        shown = float(row[self._stepper.layout.rate])
        return shown if np.isfinite(shown) and shown > 0.0 else None

    def _matrix(self, rate: float) -> Array:
        rest = self._rest(rate)
        origin = self._image(rest, np.zeros(len(self._columns)), rate)
        return np.column_stack([self._image(rest, probe, rate) - origin for probe in np.eye(len(self._columns))])

    def _rest(self, rate: float) -> Array:
        values = self._values | {LEARNING_RATE: rate}
        row = self._stepper.first(np.zeros(1), values)
        count = min(self._step - 1, SETTLING)
        return np.asarray(self._stepper.advance(row, 0, values, count)[-1]) if self._settles and count else row

    def _image(self, rest: Array, probe: Array, rate: float) -> Array:
        """Return where the map takes a probe, in units of the amplitude."""
        layout = self._stepper.layout
        row = rest.copy()
        row[self._columns] = self._amplitude * probe
        position = row[layout.positions]
        row[layout.loss] = 0.5 * self._curvature * float(position @ position)
        row[layout.gradients] = self._curvature * position
        with np.errstate(all="ignore"):
            after = self._stepper.advance(row, self._step - 1, self._values | {LEARNING_RATE: rate}, 1)[0]
        return np.asarray(after[self._columns]) / self._amplitude
