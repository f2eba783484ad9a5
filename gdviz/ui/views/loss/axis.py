"""What the loss plot counts along: steps, evaluations or time, which make methods comparable.

Their steps cost differently: one of gradient descent looks at one point, a line search at several, one of a
mini-batch at a share of the data. Evaluations are counted as in a race and a budget (gdviz.engine.costs).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from gdviz.engine.costs import step_cost
from gdviz.engine.run import Run
from gdviz.ui.drawing.geometry import Floats

Unit = Literal["steps", "evaluations", "time"]
_SLACK = 0.4  # the share of the axis that the runs must fill before it closes in on them


@dataclass(frozen=True)
class Along:
    """The axis: its unit, and for time the milliseconds that a step of each run takes, as far as they are measured."""

    unit: Unit = "steps"
    paces: Mapping[Run, float] = field(default_factory=dict)

    def place_of(self, run: Run, step: int) -> float:
        """Return where `step` of a run stands, NaN where that is not known; raises IndexError beyond the run."""
        if self.unit == "evaluations":
            return run.cost_until(step)
        return float(step) if self.unit == "steps" else step * self._pace(run)

    def places_of(self, run: Run, steps: Floats) -> Floats:
        """Return where steps (n,) of a run stand."""
        if self.unit == "evaluations":
            each = step_cost(run.landscape, run.optimizer, run.setting)
            if each is not None:
                return steps * each
            return np.array([run.cost_until(int(step)) for step in steps], dtype=float)
        return steps if self.unit == "steps" else steps * self._pace(run)

    def step_at(self, run: Run, place: float) -> int:
        """Return the last step of a run at or before a place, 0 … its length; steps that are yet to come too.

        Evaluations only know the steps that are made.
        """
        if self.unit != "evaluations":
            step = place if self.unit == "steps" else place / self._pace(run)
            return max(int(step), 0) if math.isfinite(step) else 0
        after = bisect_right(range(run.length + 1), place, key=run.cost_until)
        return max(after - 1, 0)

    def nearest_step(self, run: Run, place: float) -> int:
        """Return the step of a run that stands nearest to a place."""
        if self.unit != "evaluations":
            return self.step_at(run, place + 0.5 * (1.0 if self.unit == "steps" else self._pace(run)))
        step = self.step_at(run, place)
        if step >= run.length:
            return step
        here, following = (run.cost_until(at) for at in (step, step + 1))
        return step if place - here <= following - place else step + 1

    def reach(self, runs: Sequence[Run], horizon: int, shown: float) -> float:
        """Return up to where the axis goes: `shown` while the runs stay in it and fill it fairly, else what they need.

        What runs that go on will have evaluated at the `horizon` is guessed from what they evaluated so far.
        """
        if self.unit == "steps":
            return float(horizon)
        if self.unit == "time":
            paces = [pace for pace in map(self._pace, runs) if pace > 0.0]
            known = max(paces, default=0.0) * max(horizon, 1)
            return shown if known and _SLACK * shown <= known <= shown else known or shown or float(horizon)
        if not runs:
            return shown or float(max(horizon, 1))
        known = max(run.cost_until(run.length) for run in runs)
        wanted = max(_expected(run, horizon) for run in runs)
        if known <= shown and _SLACK * shown <= wanted <= shown / _SLACK:
            return shown
        return wanted

    def _pace(self, run: Run) -> float:
        return self.paces.get(run, math.nan)


def _expected(run: Run, horizon: int) -> float:
    each = step_cost(run.landscape, run.optimizer, run.setting)
    first, last = run.cost_until(0), run.cost_until(run.length)
    if run.stopped is not None:
        return last or 1.0
    if not run.length:
        wanted = first + (2.0 if each is None else each) * max(horizon, 1)
    else:
        wanted = first + (last - first) * max(horizon, run.length) / run.length
    return min(wanted, run.budget) if run.budget > 0.0 else wanted
