"""The loss that runs are to reach: by how many steps and evaluations they get there, they are compared."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from psygnal import Signal

from gdviz.engine.run import Run

_SHARE = 1e-3  # of the way down from the start that the usual goal leaves
_SAME = 1e-12  # a start that one run computes as a sum of squares and another does not is no way down


class Goal:
    """`level` is None until a person has chosen one."""

    changed = Signal()
    raced = Signal()  # the runs were given what a race found: they are watched along what they spend

    def __init__(self) -> None:
        self.level: float | None = None
        self.shown = False  # in the loss plot, while the table of runs is open

    def choose(self, level: float | None) -> None:
        """Take another goal, None for the usual one; ignored when it is no finite number."""
        if level != self.level and (level is None or math.isfinite(level)):
            self.level = level
            self.changed.emit()

    def show(self, shown: bool) -> None:
        """Show it as a level line, or not."""
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    def level_of(self, runs: Sequence[Run]) -> float | None:
        """Return the goal: the one that was chosen, else a loss near the lowest that any of the runs has reached.

        None where no run has come down at all.
        """
        return self.level if self.level is not None else usual_goal(runs)


def usual_goal(runs: Sequence[Run]) -> float | None:
    """Return the loss a thousandth of the way above the lowest loss reached, in two figures where that is above it."""
    losses = [part[np.isfinite(part)] for part in (run.trajectory.losses for run in runs)]
    starts = [float(part[0]) for part in losses if len(part)]
    if not starts:
        return None
    lowest, start = min(float(part.min()) for part in losses if len(part)), max(starts)
    if lowest >= start or math.isclose(lowest, start, rel_tol=_SAME):
        return None
    level = lowest + _SHARE * (start - lowest)
    rounded = float(f"{level:.1e}")
    return rounded if lowest <= rounded < start else level
