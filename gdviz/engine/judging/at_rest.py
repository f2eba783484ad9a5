"""A run that hardly moves any more: whether it has come to a minimum, a saddle, a maximum or a plateau."""

from __future__ import annotations

import numpy as np

from gdviz.engine.judging.evidence import LITTLE, NEAR, Evidence
from gdviz.engine.judging.outcome import Minimum, Verdict
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

SADDLE_NEAR = 1e-2  # of the run's size: this close to a saddle a resting run is at it
TOLERATED = 0.1  # of the run's size: the same for a run that its tolerance has ended
LEVEL = 0.1  # of the mean slope of the run; where it is steeper nothing has come to rest
FLAT = 1e-12  # of height / size²: where all curvatures are below this there are none
BENT = 1e-6  # of the largest curvature: below, a direction is flat


def at_rest(evidence: Evidence) -> Verdict | None:
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
        if evidence.around.all_lower:
            return _maximum(evidence, numbers)
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


def _maximum(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    template = QT_TRANSLATE_NOOP("engine", "stands on a maximum: slope {slope:.2g}, but lower ground on every side")
    return Verdict("saddle", evidence.step, Message(template, dict(numbers)), None, numbers, is_maximum=True)


def _saddle(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    curvature = evidence.curvature_ahead
    is_maximum = curvature is not None and curvature.largest < -BENT * abs(curvature.least)
    if is_maximum:
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
    message = Message(template, dict(numbers))
    return Verdict("saddle", evidence.step, message, None, numbers, is_maximum=is_maximum)


def _flat(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    template = QT_TRANSLATE_NOOP("engine", "stuck on a plateau: slope {slope:.2g}, and this is no minimum")
    return Verdict("plateau", evidence.step, Message(template, dict(numbers)), None, numbers)
