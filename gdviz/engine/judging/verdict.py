"""What became of a run, and why: one code, one sentence with the numbers that prove it.

Judged at any step, finished or paused. The order of the questions is the order of the codes' claims: does it blow
up, has it come to rest and where, does it go to and fro, and if it still goes down, how long it will.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gdviz.engine.judging.at_rest import at_rest
from gdviz.engine.judging.divergence import NearLimit, divergence_of, near_limit, rate_reason
from gdviz.engine.judging.evidence import YOUNG, Evidence
from gdviz.engine.judging.kink import losses_across_kink
from gdviz.engine.judging.on_the_way import on_the_way
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.pace import PATIENCE, Pace
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.run import Run

LOOKED_BACK = 32  # steps in which a rate near its limit is the cause of bouncing
CLOSE = 0.9  # of the limit; from there on each bounce takes a fifth off the swing, or less
ARRIVING = 2  # steps from the bottom


def verdict(run: Run, minima: Sequence[Sequence[float]] | Array = (), step: int | None = None) -> Verdict:
    """Return the verdict on a run at `step` (default: the last), knowing the `minima` (m, P) of its landscape."""
    at = run.length if step is None else max(0, min(step, run.length))
    with np.errstate(all="ignore"):
        return judged(Evidence(run, np.asarray(minima, dtype=np.float64), at))


def judged(evidence: Evidence) -> Verdict:
    """Return the verdict that the evidence gives."""
    if evidence.stop is not None and evidence.stop.reason == "refused":
        return Verdict("descending", 0, evidence.stop.message, has_ended=True)
    divergence = divergence_of(evidence)
    if divergence is not None:
        ended = QT_TRANSLATE_NOOP("engine", "diverged at step {step}: {reason}")
        going = QT_TRANSLATE_NOOP("engine", "diverges from step {step} on: {reason}")
        falling = QT_TRANSLATE_NOOP("engine", "diverging: {reason}")
        template = ended if evidence.stop is not None else falling if divergence.cause == "unbounded" else going
        message = Message(template, {"step": divergence.step, "reason": divergence.reason})
        numbers = divergence.numbers | {"step": divergence.step}
        has_ended = evidence.stop is not None
        return Verdict("diverged", evidence.step, message, None, numbers, divergence.cause, has_ended=has_ended)
    pace = Pace(evidence)
    return at_rest(evidence) or _to_and_fro(pace) or on_the_way(pace)


def _to_and_fro(pace: Pace) -> Verdict | None:
    """Judge a run that bounces and gets nowhere, or not soon; None for any other."""
    evidence = pace.evidence
    if evidence.is_noisy and evidence.step >= YOUNG and pace.bounces and pace.is_level:
        return _noise_floor(pace)
    if not evidence.is_noisy and evidence.step >= YOUNG and evidence.losses[-1] > evidence.losses[-2]:
        beyond = near_limit(evidence, evidence.step - 1, evidence.step)
        if beyond is not None:
            return _rising(evidence, beyond)
    if evidence.is_noisy:
        return None
    patience = 1 if pace.zigzags else PATIENCE
    late = pace.steps_to_go > patience * max(evidence.step, YOUNG)
    ahead = None
    if not (pace.bounces and late):
        # In a bowl each bounce is shorter than the one before; across a kink they need not be.
        ahead = losses_across_kink(pace) if pace.bounces or pace.steps_to_go <= ARRIVING else None
        if ahead is None:
            return None
    found = near_limit(evidence, max(0, evidence.step - LOOKED_BACK), evidence.step, CLOSE)
    seen = pace.recent if ahead is None else ahead
    numbers = {"low": float(np.min(seen)), "high": float(np.max(seen)), "rate": evidence.rate}
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
