"""When a run ends: converged, diverged. Looked for in whole blocks of rows, so that the loop need not ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Layout

RUNAWAY = 1e12  # a loss beyond this many times its start (or 1, where that is larger) has diverged


@dataclass(frozen=True)
class Stop:
    """Why a run ended, and at which step; one that its optimizer refuses ends at step 0, one whose
    budget of evaluations is used up is "spent"."""

    reason: Literal["converged", "diverged", "finished", "refused", "spent"]
    step: int
    message: Message


def stop_at_start(first: Array, layout: Layout) -> Stop | None:
    """Return why a run cannot start from row (W,), or None."""
    if np.isfinite(first[layout.loss]) and np.all(np.isfinite(first[layout.positions])):
        return None
    template = QT_TRANSLATE_NOOP("engine", "the loss is not finite at the start; choose another start")
    return Stop("diverged", 0, Message(template))


def first_stop(
    before: Array, rows: Array, made: int, layout: Layout, start_loss: float, tolerance: float
) -> Stop | None:
    """Return the first stop among rows (k, W), which follow row `before` (W,) and `made` steps, or None.

    Converged: the gradient and the last step are both shorter than `tolerance` (> 0). Diverged: position or loss
    is not finite, or the loss is above RUNAWAY × its start.
    """
    losses, positions = rows[:, layout.loss], rows[:, layout.positions]
    limit = RUNAWAY * max(1.0, abs(start_loss))
    with np.errstate(all="ignore"):
        finite = np.isfinite(losses) & np.isfinite(positions).all(axis=1)
        diverged = ~(finite & (losses <= limit))
        converged = np.zeros(len(rows), dtype=bool)
        if tolerance > 0.0:
            moved = np.diff(np.vstack([before[layout.positions], positions]), axis=0)
            gradient = np.linalg.norm(rows[:, layout.gradients], axis=1)
            converged = (gradient < tolerance) & (np.linalg.norm(moved, axis=1) < tolerance)
    hits = np.flatnonzero(diverged | converged)
    if not len(hits):
        return None
    index = int(hits[0])
    step = made + index + 1
    values: dict[str, object] = {"step": step}
    if not diverged[index]:
        return Stop("converged", step, Message(QT_TRANSLATE_NOOP("engine", "converged at step {step}"), values))
    if finite[index]:
        template = QT_TRANSLATE_NOOP("engine", "diverged at step {step}: the loss exceeds 10¹² times its start")
    else:
        template = QT_TRANSLATE_NOOP("engine", "diverged at step {step}: the numbers are no longer finite")
    return Stop("diverged", step, Message(template, values))
