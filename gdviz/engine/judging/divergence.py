"""Whether a run blows up, from which step on, and why: too high a rate, no bottom, or a hole in the landscape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from gdviz.engine.judging.curvature import WIDEST_DENSE, largest_curvatures
from gdviz.engine.judging.evidence import Evidence
from gdviz.engine.judging.stability import STEADY, limits_along, rate_limit
from gdviz.engine.judging.surroundings import falls_for_ever
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

LOOKED_AT = 64  # positions along which a curvature is sought that the rate is too high for
LOOKED_AT_WIDE = 4  # of them where the curvature takes many gradients
REMEMBERED = 512  # losses above whose least one growth is measured
SMALLEST = 1e-3  # size of a landscape whose own is not known
SUSPECTS = 4  # of them for which the limit is worked out
GROWTH = 1.2  # by which each third of the last steps must exceed the one before

Cause = Literal["start", "unbounded", "rate", "hole", "growth"]


@dataclass(frozen=True)
class Divergence:
    """From which step on a run blows up, why, and the numbers of that."""

    step: int
    cause: Cause
    reason: Message
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class NearLimit:
    """A rate above its limit along a curvature, or just below it, at a step."""

    rate: float
    limit: float
    curvature: float
    step: int

    @property
    def numbers(self) -> dict[str, float]:
        factor = self.limit * self.curvature
        return {"rate": self.rate, "limit": self.limit, "curvature": self.curvature, "factor": factor}


def divergence_of(evidence: Evidence) -> Divergence | None:
    """Return how a run diverges, or None where it does not."""
    stop = evidence.stop
    if stop is not None and stop.reason == "diverged":
        return _at_start() if stop.step == 0 else _after(evidence, stop.step)
    if not (np.isfinite(evidence.loss) and np.all(np.isfinite(evidence.position))):
        return _after(evidence, evidence.step)
    if stop is not None and stop.reason == "finished" and _is_falling(evidence):
        return _without_bottom(evidence, stop.step)  # it went so far down that its numbers gave out
    if stop is not None or evidence.step < 2:
        return None
    if _is_growing(evidence):
        return _after(evidence, _onset(evidence))
    return _without_bottom(evidence, _onset(evidence)) if _is_falling(evidence) else None


def _at_start() -> Divergence:
    return Divergence(0, "start", Message(QT_TRANSLATE_NOOP("engine", "the loss is not finite at the start")))


def _after(evidence: Evidence, step: int) -> Divergence:
    """Find the cause of a divergence that shows at `step`."""
    for found in (_without_bottom(evidence, step), _by_rate(evidence, step), _in_a_hole(evidence, step)):
        if found is not None:
            return found
    onset = _onset(evidence)
    before, after = float(evidence.losses[onset - 1]), _last_finite(evidence)[1]
    template = QT_TRANSLATE_NOOP("engine", "the steps grew too long, and the loss rose from {low:.4g} to {high:.4g}")
    numbers = {"onset": onset, "low": before, "high": after}
    return Divergence(step, "growth", Message(template, dict(numbers)), numbers)


def near_limit(evidence: Evidence, begin: int, end: int, share: float = 1.0) -> NearLimit | None:
    """Return the first step from `begin` to `end` whose rate was above `share` of its limit there, or None."""
    rates = evidence.rates
    count = LOOKED_AT if len(evidence.position) <= WIDEST_DENSE else LOOKED_AT_WIDE
    rows = np.unique(np.linspace(begin, max(begin, end), count).astype(int))
    rows = rows[(rows + 1 < len(rates)) & (rows >= 0)]
    if not len(rows):
        return None
    optimizer, values = evidence.run.optimizer, evidence.run.values_at(begin)
    with np.errstate(all="ignore"):
        curvatures = largest_curvatures(evidence.landscape, evidence.trajectory.positions_at(rows))
        shares = rates[rows + 1] / limits_along(optimizer, values, curvatures)
    steady, first = rate_limit(optimizer, values, 1.0), rate_limit(optimizer, values, 1.0, 1)
    if steady is None or first is None:
        return None
    looks: list[tuple[int | None, float]] = [(STEADY, 1.0)]
    if abs(steady - first) > 1e-6 * steady:
        looks.append((None, steady / first))  # a rule that changes with the step has another limit while it is young
    for at, factor in looks:
        # A hair's breadth of slack: what is interpolated is worked out for the one that is named.
        for place in np.flatnonzero(shares * factor > 0.98 * share)[:SUSPECTS]:
            row, curvature = int(rows[place]), float(curvatures[place])
            exact = rate_limit(optimizer, evidence.run.values_at(row), curvature, row + 1 if at is None else at)
            if exact is not None and rates[row + 1] > share * exact:
                return NearLimit(float(rates[row + 1]), exact, curvature, row)
    return None


def rate_reason(found: NearLimit) -> Message:
    """Return the sentence that sets a rate against its limit."""
    above = QT_TRANSLATE_NOOP(
        "engine", "η = {rate:.4g} > {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}"
    )
    close = QT_TRANSLATE_NOOP(
        "engine", "η = {rate:.4g} is close to {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}"
    )
    return Message(above if found.rate > found.limit else close, dict(found.numbers))


def _by_rate(evidence: Evidence, step: int) -> Divergence | None:
    onset = _onset(evidence)
    found = near_limit(evidence, onset - 1, min(step, onset + 4 * LOOKED_AT))
    if found is None:
        return None
    return Divergence(step, "rate", rate_reason(found), found.numbers | {"onset": onset})


def _without_bottom(evidence: Evidence, step: int) -> Divergence | None:
    last, loss = _last_finite(evidence)
    if loss >= float(evidence.losses[0]):
        last = _onset(evidence) - 1  # it may have been thrown up from far below
        loss = float(evidence.losses[last])
    if last < 1 or not loss < float(evidence.losses[0]):
        return None
    position = evidence.trajectory.position(last)
    ways = (position - evidence.trajectory.position(last - 1), -evidence.landscape.gradient(position))
    start = evidence.trajectory.position(0)
    size = max(float(np.linalg.norm(position - start)), 0.05 * float(np.abs(start).max()), SMALLEST)
    if not any(falls_for_ever(evidence.landscape, position, way, size) for way in ways):
        return None
    template = QT_TRANSLATE_NOOP(
        "engine", "the landscape has no bottom in this direction: the loss falls below {loss:.4g} and on"
    )
    return Divergence(step, "unbounded", Message(template, {"loss": loss}), {"loss": loss})


def _in_a_hole(evidence: Evidence, step: int) -> Divergence | None:
    last, loss = _last_finite(evidence)
    if last >= evidence.step or loss > evidence.height + abs(float(evidence.losses[0])):
        return None
    place = evidence.trajectory.position(last + 1)
    if np.all(np.isfinite(place)):
        template = QT_TRANSLATE_NOOP("engine", "the step led to {place}, where the loss is not finite")
    else:
        place = evidence.trajectory.position(last)
        template = QT_TRANSLATE_NOOP("engine", "the update at {place} is not finite")
    numbers = {name: float(value) for name, value in zip(evidence.landscape.variables, place, strict=True)}
    return Divergence(step, "hole", Message(template, {"place": tuple(place.tolist())}), numbers)


def _last_finite(evidence: Evidence) -> tuple[int, float]:
    """Return the last row with finite numbers, and its loss."""
    tail = evidence.losses[-4:]
    usable = np.flatnonzero(np.isfinite(tail) & np.isfinite(evidence.latest(4)).all(axis=1))
    if not len(usable):
        return 0, float(evidence.losses[0])
    row = len(evidence.losses) - len(tail) + int(usable[-1])
    return row, float(evidence.losses[row])


def _onset(evidence: Evidence) -> int:
    """Return the step after which the loss only grew: the one behind its least value."""
    losses = np.where(np.isfinite(evidence.losses), evidence.losses, np.inf)
    return min(int(np.argmin(losses)) + 1, max(1, evidence.step))


def _is_growing(evidence: Evidence) -> bool:
    """Tell whether the loss rises from third to third of the last steps, to above its start."""
    losses = evidence.losses[-24:]
    thirds = [
        float(np.max(part)) for part in np.array_split(losses - np.min(evidence.losses[-REMEMBERED:]), 3) if len(part)
    ]
    if len(thirds) < 3 or not evidence.loss >= float(evidence.losses[0]):
        return False
    # The latest row may stand at the low turn of a swing: it is the third that counts.
    return thirds[1] > GROWTH * thirds[0] and thirds[2] > GROWTH * thirds[1]


def _is_falling(evidence: Evidence) -> bool:
    """Tell whether the slope has not become less over the second half of the steps, as it does towards a minimum."""
    halfway = evidence.trajectory.gradient(evidence.step // 2)
    return evidence.loss < float(evidence.losses[0]) and evidence.slope >= float(np.linalg.norm(halfway))
