"""A run that goes down, fast or slowly, or has not begun: how far it still has to go, and whether that is for ever."""

from __future__ import annotations

import numpy as np

from gdviz.engine.judging.evidence import YOUNG, Evidence
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.pace import PATIENCE, Pace
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

FADING = 5e-2  # of the run's size: this close to a flat place that is no minimum, it is on its plateau
SHALLOW = 0.1  # of the mean slope down to the bottom; below, the slope lies elsewhere (in a bowl it never is below 1)
STALLED = 1e-2  # of the run's fall: less than this in half of its steps is no progress
ENDLESS = 1e6  # steps; beyond, their number says nothing


def on_the_way(pace: Pace) -> Verdict:
    """Judge a run that goes down, fast or slowly, has not begun, or has only gone up so far."""
    evidence = pace.evidence
    numbers = {"loss": evidence.loss, "slope": evidence.slope}
    if evidence.stop is not None and evidence.stop.reason == "finished":
        template = QT_TRANSLATE_NOOP("engine", "ended at loss {loss:.4g} without reaching a minimum: {reason}")
        message = Message(template, numbers | {"reason": evidence.stop.message})
        return Verdict("descending", evidence.step, message, None, numbers, has_ended=True)
    if (evidence.step >= YOUNG or evidence.stop is not None) and _is_shallow(pace):
        template = QT_TRANSLATE_NOOP(
            "engine", "on a plateau: slope {slope:.2g} at loss {loss:.4g}, too flat to lead to a minimum soon"
        )
        return Verdict("plateau", evidence.step, Message(template, dict(numbers)), None, numbers)
    if evidence.stop is not None:
        template = QT_TRANSLATE_NOOP(
            "engine", "ended by its tolerance on the way down: loss {loss:.4g}, slope {slope:.2g}"
        )
        return Verdict("descending", evidence.step, Message(template, dict(numbers)), None, numbers, has_ended=True)
    if evidence.step and not evidence.is_noisy and evidence.loss > max(evidence.losses[0], evidence.losses[-2]):
        return _risen(evidence, numbers | {"start": float(evidence.losses[0])})
    left = pace.steps_to_go
    slow = left > PATIENCE * evidence.step if np.isfinite(left) else pace.progress < STALLED
    if evidence.step >= YOUNG and slow:
        return _crawling(evidence, numbers, left)
    if not evidence.step:
        template = QT_TRANSLATE_NOOP("engine", "no step made yet: loss {loss:.4g}, slope {slope:.2g}")
    elif left <= 1.0 and not evidence.is_noisy:
        template = QT_TRANSLATE_NOOP("engine", "almost at the minimum: loss {loss:.4g}, slope {slope:.2g}")
    elif np.isfinite(left) and not evidence.is_noisy:
        template = QT_TRANSLATE_NOOP(
            "engine", "still descending: loss {loss:.4g}, about {about:,.0f} more steps to the minimum at this pace"
        )
    else:  # under noise one pace says nothing about the next
        template = QT_TRANSLATE_NOOP("engine", "still descending: loss {loss:.4g}, slope {slope:.2g}")
    return Verdict(
        "descending", evidence.step, Message(template, _with_left(numbers, left)), None, numbers | _left(left)
    )


def _risen(evidence: Evidence, numbers: dict[str, float]) -> Verdict:
    template = QT_TRANSLATE_NOOP("engine", "the loss has risen from {start:.4g} at the start to {loss:.4g}")
    return Verdict("oscillating", evidence.step, Message(template, dict(numbers)), None, numbers)


def _left(left: float) -> dict[str, float]:
    return {"left": left} if np.isfinite(left) else {}


def _with_left(numbers: dict[str, float], left: float) -> dict[str, object]:
    """Return what a sentence names: the steps that are left in two figures, since no pace is known any better."""
    return {**numbers, "about": float(f"{left:.1e}")} if np.isfinite(left) else dict(numbers)


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
    if not np.isfinite(left) or evidence.is_noisy:
        template = QT_TRANSLATE_NOOP("engine", "crawling: loss {loss:.4g}, and hardly less with every step")
    elif left < ENDLESS:
        template = QT_TRANSLATE_NOOP(
            "engine", "crawling: loss {loss:.4g}, about {about:,.0f} more steps to the minimum at this pace"
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "engine", "crawling: loss {loss:.4g}, more than a million more steps to the minimum at this pace"
        )
    return Verdict("crawling", evidence.step, Message(template, _with_left(numbers, left)), None, numbers | _left(left))
