"""What a run is doing, seen at a glance: cheap enough for every frame, steady from step to step, and no verdict.

A loss that rises for a step or two on its way down does not change what is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.run import Run

LOOKED_BACK = 512  # steps; however long a run is, a glance costs the same
FRESH = 4  # the lowest loss is news while it lies in the last part of so many
FEWEST = 8  # steps that such a part has at least

Doing = Literal["descending", "rising", "swinging", "level", "converged", "diverged", "finished", "refused", "spent"]


@dataclass(frozen=True)
class Glance:
    """What a run is doing, as a word for its sign, a sentence, and a few words."""

    doing: Doing
    message: Message
    brief: Message


def glance(run: Run, step: int) -> Glance:
    """Return what a run is doing at `step`, 0 … length."""
    stop = run.stopped
    if stop is not None and stop.step <= step:
        return Glance(stop.reason, stop.message, Message(_ENDED[stop.reason], {"step": stop.step}))
    losses = run.trajectory.losses[max(0, step - LOOKED_BACK) : step + 1]
    doing = _doing(losses, float(run.trajectory.losses[0]))
    return Glance(doing, Message(_SENTENCES[doing], {"loss": float(losses[-1])}), Message(_WORDS[doing]))


def _doing(losses: np.ndarray[tuple[int], np.dtype[np.float64]], first: float) -> Doing:
    age = len(losses) - 1 - int(np.argmin(losses))
    recent = losses[-max(FEWEST, len(losses) // FRESH) :]
    if len(losses) > 1 and float(np.ptp(recent)) == 0.0:
        return "level"
    if age < len(recent):
        return "descending" if losses[-1] < first or age == 0 else "rising"
    return "rising" if losses[-1] > first else "swinging"


_SENTENCES = {
    "descending": QT_TRANSLATE_NOOP("engine", "descending: loss {loss:.5g}"),
    "rising": QT_TRANSLATE_NOOP("engine", "rising: loss {loss:.5g}"),
    "swinging": QT_TRANSLATE_NOOP("engine", "going up and down: loss {loss:.5g}"),
    "level": QT_TRANSLATE_NOOP("engine", "level: loss {loss:.5g}"),
}
_WORDS = {
    "descending": QT_TRANSLATE_NOOP("engine", "descending"),
    "rising": QT_TRANSLATE_NOOP("engine", "rising"),
    "swinging": QT_TRANSLATE_NOOP("engine", "going up and down"),
    "level": QT_TRANSLATE_NOOP("engine", "level"),
}
_ENDED = {
    "converged": QT_TRANSLATE_NOOP("engine", "converged at step {step}"),
    "diverged": QT_TRANSLATE_NOOP("engine", "diverged at step {step}"),
    "finished": QT_TRANSLATE_NOOP("engine", "finished at step {step}"),
    "refused": QT_TRANSLATE_NOOP("engine", "cannot run here"),
    "spent": QT_TRANSLATE_NOOP("engine", "budget used up at step {step}"),
}
