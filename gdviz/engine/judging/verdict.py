"""What became of a run, and why: one code, one sentence with the numbers that prove it.

Judged at any step, finished or paused. The order of the questions is the order of the codes' claims: does it blow
up, has it come to rest and where, does it go to and fro, and if it still goes down, how long it will.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from gdviz.engine.judging.divergence import Cause, NearLimit, divergence_of, near_limit, rate_reason
from gdviz.engine.judging.evidence import LITTLE, NEAR, Evidence
from gdviz.engine.judging.pace import Pace
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.run import Run

Code = Literal["converged", "saddle", "plateau", "diverged", "oscillating", "crawling", "noisy", "descending"]
Minimum = Literal["global", "local", "unknown"]

SADDLE_NEAR = 1e-2  # of the run's size: this close to a saddle a resting run is at it
TOLERATED = 0.1  # of the run's size: the same for a run that its tolerance has ended
LEVEL = 0.1  # of the mean slope of the run; where it is steeper nothing has come to rest
FLAT = 1e-12  # of height / size²: where all curvatures are below this there are none
BENT = 1e-6  # of the largest curvature: below, a direction is flat
FADING = 5e-2  # of the run's size: this close to a flat place that is no minimum, it is on its plateau
SHALLOW = 0.1  # of the mean slope down to the bottom; below, the slope lies elsewhere (in a bowl it never is below 1)
STALLED = 1e-2  # of the run's fall: less than this in half of its steps is no progress
PATIENCE = 5  # times the steps made: what needs more is crawling
LOOKED_BACK = 32  # steps in which a rate near its limit is the cause of bouncing
CLOSE = 0.9  # of the limit; from there on each bounce takes a fifth off the swing, or less
YOUNG = 10  # steps before which no pace is judged


@dataclass(frozen=True)
class Verdict:
    """A code, the step it holds for, a sentence, what kind of minimum was reached, and the numbers behind it.

    `cause` is why a run diverged: "start", "unbounded", "rate", "hole" or "growth"; "" for any other code.
    """

    code: Code
    step: int
    message: Message
    minimum: Minimum | None = None
    numbers: dict[str, float] = field(default_factory=dict)
    cause: Cause | Literal[""] = ""


def verdict(run: Run, minima: Sequence[Sequence[float]] | Array = (), step: int | None = None) -> Verdict:
    """Return the verdict on a run at `step` (default: the last), knowing the `minima` (m, P) of its landscape."""
    at = run.length if step is None else max(0, min(step, run.length))
    with np.errstate(all="ignore"):
        return judged(Evidence(run, np.asarray(minima, dtype=np.float64), at))


def judged(evidence: Evidence) -> Verdict:
    """Return the verdict that the evidence gives."""
    if evidence.stop is not None and evidence.stop.reason == "refused":
        return Verdict("descending", 0, evidence.stop.message)
    divergence = divergence_of(evidence)
    if divergence is not None:
        ended = QT_TRANSLATE_NOOP("engine", "diverged at step {step}: {reason}")
        going = QT_TRANSLATE_NOOP("engine", "diverges from step {step} on: {reason}")
        falling = QT_TRANSLATE_NOOP("engine", "diverging: {reason}")
        template = ended if evidence.stop is not None else falling if divergence.cause == "unbounded" else going
        message = Message(template, {"step": divergence.step, "reason": divergence.reason})
        numbers = divergence.numbers | {"step": divergence.step}
        return Verdict("diverged", evidence.step, message, None, numbers, divergence.cause)
    pace = Pace(evidence)
    return _at_rest(evidence) or _to_and_fro(pace) or _on_the_way(pace)


def _at_rest(evidence: Evidence) -> Verdict | None:
    """Judge a run that hardly moves any more where the slope is gone; None for any other."""
    if not evidence.rests:
        return None
    curvature = evidence.curvature_ahead
    numbers = {"slope": evidence.slope, "loss": evidence.loss}
    if curvature is None:
        # Too many variables to see how it bends, or a kink: the neighbours tell.
        gone = evidence.slope == 0.0 or evidence.slope * evidence.size <= LITTLE * evidence.height
        return _settled(evidence, numbers) if gone and not evidence.around.lower else None
    numbers |= {"least_curvature": curvature.least, "largest_curvature": curvature.largest}
    largest = float(np.abs(curvature.eigenvalues).max())
    if largest * evidence.size**2 <= FLAT * evidence.height:
        largest = np.inf  # whatever is left of the curvature is rounding
    # A tolerance says itself how near is near enough.
    by_tolerance = evidence.stop is not None and evidence.stop.reason == "converged"
    near = (TOLERATED if by_tolerance else SADDLE_NEAR) * evidence.size
    if curvature.least < -BENT * largest:
        level = evidence.slope * evidence.size <= LEVEL * evidence.height
        return _saddle(evidence, numbers) if level and evidence.distance <= near else None
    tolerated = by_tolerance and evidence.distance <= near and curvature.least > BENT * largest
    if _lies_low(evidence):
        return _settled(evidence, numbers)
    if not (tolerated or _has_arrived(evidence)):
        return None
    if evidence.around.lower:
        both = evidence.around.higher and len(evidence.position) > 1
        return _saddle(evidence, numbers) if both else _flat(evidence, numbers)
    return _settled(evidence, numbers) if evidence.around.higher else _flat(evidence, numbers)


def _has_arrived(evidence: Evidence) -> bool:
    """Tell whether the quadratic model sees its minimum right here, and nothing more to gain."""
    gain = 0.5 * evidence.slope * evidence.distance
    return evidence.distance <= NEAR * evidence.size and gain <= LITTLE * evidence.height


def _lies_low(evidence: Evidence) -> bool:
    """Tell whether there is nothing more to gain in a valley so flat that the quadratic model sees no minimum."""
    bottom = evidence.bottom
    if bottom is None or not bottom.is_minimum or evidence.loss - bottom.loss > LITTLE * evidence.height:
        return False
    return float(np.linalg.norm(bottom.position - evidence.position)) <= SADDLE_NEAR * evidence.size


def _settled(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    kind = minimum_at(evidence)
    template = {
        "global": QT_TRANSLATE_NOOP("engine", "converged to the global minimum: loss {loss:.6g}, slope {slope:.2g}"),
        "local": QT_TRANSLATE_NOOP(
            "engine", "converged to a local minimum: loss {loss:.6g}, the lowest known is {lowest:.6g}"
        ),
        "unknown": QT_TRANSLATE_NOOP("engine", "converged to a minimum: loss {loss:.6g}, slope {slope:.2g}"),
    }[kind]
    if np.isfinite(evidence.lowest):
        numbers = numbers | {"lowest": evidence.lowest}
    return Verdict("converged", evidence.step, Message(template, dict(numbers)), kind, numbers)


def minimum_at(evidence: Evidence) -> Minimum:
    """Return what a minimum at the last position is worth, by the lowest known loss."""
    if not np.isfinite(evidence.lowest):
        return "unknown"
    tolerance = 1e-5 * evidence.height + 1e-9 * abs(evidence.lowest)
    if evidence.loss > evidence.lowest + tolerance:
        return "local"
    return "global" if evidence.loss >= evidence.lowest - tolerance else "unknown"


def _saddle(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    curvature = evidence.curvature_ahead
    if curvature is not None and curvature.largest < -BENT * abs(curvature.least):
        template = QT_TRANSLATE_NOOP(
            "engine",
            "stands on a maximum: slope {slope:.2g}, but every curvature is negative (down to {least_curvature:.4g})",
        )
    elif curvature is not None and curvature.least < 0.0:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "stuck at a saddle: slope {slope:.2g}, but along one direction the curvature is {least_curvature:.4g}",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "engine", "stuck at a flat saddle: slope {slope:.2g}, and lower ground right beside it"
        )
    return Verdict("saddle", evidence.step, Message(template, dict(numbers)), None, numbers)


def _flat(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    template = QT_TRANSLATE_NOOP("engine", "stuck on a plateau: slope {slope:.2g}, and this is no minimum")
    return Verdict("plateau", evidence.step, Message(template, dict(numbers)), None, numbers)


def _to_and_fro(pace: Pace) -> Verdict | None:
    """Judge a run that bounces and gets nowhere, or not soon; None for any other."""
    evidence = pace.evidence
    if evidence.is_noisy and evidence.step >= YOUNG and pace.bounces and pace.is_level:
        return _noise_floor(pace)
    if not evidence.is_noisy and evidence.step >= YOUNG and evidence.losses[-1] > evidence.losses[-2]:
        beyond = near_limit(evidence, evidence.step - 1, evidence.step)
        if beyond is not None:
            return _rising(evidence, beyond)
    patience = 1 if pace.zigzags else PATIENCE
    late = pace.steps_to_go > patience * max(evidence.step, YOUNG)
    if not (pace.bounces and late):
        return None
    if evidence.is_noisy:
        return None
    found = near_limit(evidence, max(0, evidence.step - LOOKED_BACK), evidence.step, CLOSE)
    numbers = {"low": float(np.min(pace.recent)), "high": float(np.max(pace.recent)), "rate": evidence.rate}
    if found is not None:
        template = QT_TRANSLATE_NOOP("engine", "oscillates between losses {low:.4g} and {high:.4g}: {reason}")
        numbers |= found.numbers
        values: dict[str, object] = {**numbers, "reason": rate_reason(found)}
        return Verdict("oscillating", evidence.step, Message(template, values), None, numbers)
    if np.isfinite(evidence.rate):
        template = QT_TRANSLATE_NOOP(
            "engine", "oscillates between losses {low:.4g} and {high:.4g}: the steps are too long with η = {rate:.4g}"
        )
    else:
        template = QT_TRANSLATE_NOOP("engine", "oscillates between losses {low:.4g} and {high:.4g}")
    return Verdict("oscillating", evidence.step, Message(template, dict(numbers)), None, numbers)


def _rising(evidence: Evidence, beyond: NearLimit) -> Verdict:
    """Judge a run whose loss has begun to grow because its rate is beyond the limit here."""
    numbers = {"loss": evidence.loss, "slope": evidence.slope} | beyond.numbers
    template = QT_TRANSLATE_NOOP("engine", "the loss rises again from {loss:.4g}: {reason}")
    values: dict[str, object] = {**numbers, "reason": rate_reason(beyond)}
    return Verdict("oscillating", evidence.step, Message(template, values), None, numbers)


def _noise_floor(pace: Pace) -> Verdict:
    numbers = {"mean": float(np.mean(pace.recent)), "deviation": float(np.std(pace.recent))}
    template = QT_TRANSLATE_NOOP(
        "engine",
        "at its noise floor: the loss stays at {mean:.4g} ± {deviation:.2g}, since every step sees other noise",
    )
    return Verdict("noisy", pace.evidence.step, Message(template, dict(numbers)), None, numbers)


def _on_the_way(pace: Pace) -> Verdict:
    """Judge a run that goes down, fast or slowly, or has not begun."""
    evidence = pace.evidence
    numbers = {"loss": evidence.loss, "slope": evidence.slope}
    if evidence.stop is not None and evidence.stop.reason == "finished":
        template = QT_TRANSLATE_NOOP("engine", "ended at loss {loss:.4g} without reaching a minimum: {reason}")
        message = Message(template, numbers | {"reason": evidence.stop.message})
        return Verdict("descending", evidence.step, message, None, numbers)
    if (evidence.step >= YOUNG or evidence.stop is not None) and _is_shallow(pace):
        template = QT_TRANSLATE_NOOP(
            "engine", "on a plateau: slope {slope:.2g} at loss {loss:.4g}, too flat to lead to a minimum soon"
        )
        return Verdict("plateau", evidence.step, Message(template, dict(numbers)), None, numbers)
    if evidence.stop is not None:
        template = QT_TRANSLATE_NOOP(
            "engine", "ended by its tolerance on the way down: loss {loss:.4g}, slope {slope:.2g}"
        )
        return Verdict("descending", evidence.step, Message(template, dict(numbers)), None, numbers)
    left = pace.steps_to_go
    slow = left > PATIENCE * evidence.step if np.isfinite(left) else pace.progress < STALLED
    if evidence.step >= YOUNG and slow:
        return _crawling(evidence, numbers, left)
    if np.isfinite(left) and evidence.step:
        template = QT_TRANSLATE_NOOP(
            "engine", "still descending: loss {loss:.4g}, at this pace about {left:,.0f} more steps"
        )
        numbers |= {"left": left}
    elif evidence.step:
        template = QT_TRANSLATE_NOOP("engine", "still descending: loss {loss:.4g}, slope {slope:.2g}")
    else:
        template = QT_TRANSLATE_NOOP("engine", "no step made yet: loss {loss:.4g}, slope {slope:.2g}")
    return Verdict("descending", evidence.step, Message(template, dict(numbers)), None, numbers)


def _is_shallow(pace: Pace) -> bool:
    """Tell whether the slope here is far below the mean slope to the bottom, and the run takes for ever over it."""
    evidence = pace.evidence
    slow = pace.steps_to_go > PATIENCE * evidence.step
    bottom = evidence.bottom
    if bottom is not None and not bottom.is_minimum:
        # Down to a place that is none: near it, all that is left is a slope that fades.
        near = float(np.linalg.norm(bottom.position - evidence.position)) <= FADING * evidence.size
        if near and not pace.bounces:
            return True
    if bottom is not None and bottom.is_minimum:
        target, height = bottom.position, bottom.loss
    elif len(evidence.known):
        nearest = int(np.argmin(np.linalg.norm(evidence.known - evidence.position, axis=1)))
        target, height = evidence.known[nearest], float(evidence.landscape.loss(evidence.known[nearest]))
    else:
        return False
    left, drop = float(np.linalg.norm(target - evidence.position)), evidence.loss - height
    return slow and drop > 0.0 and evidence.slope * left < SHALLOW * drop


def _crawling(evidence: Evidence, numbers: dict[str, float], left: float) -> Verdict:
    if np.isfinite(left):
        template = QT_TRANSLATE_NOOP(
            "engine", "crawling: loss {loss:.4g}, at this pace it needs about {left:,.0f} more steps"
        )
        numbers = numbers | {"left": left}
    else:
        template = QT_TRANSLATE_NOOP("engine", "crawling: loss {loss:.4g}, and hardly less with every step")
    return Verdict("crawling", evidence.step, Message(template, dict(numbers)), None, numbers)
