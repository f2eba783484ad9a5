"""What the loss plot counts along: steps, or evaluations, which make methods comparable whose steps cost differently.

A step of gradient descent looks at one point, a line search at several, a grid search at one without a gradient.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import numpy as np

from gdviz.engine.run import Run
from gdviz.ui.geometry import Floats

Unit = Literal["steps", "evaluations"]
_SLACK = 0.4  # the share of the axis that the runs must fill before it closes in on them


def evaluations_until(run: Run, step: int) -> int:
    """Return how often anything of the landscape was evaluated up to `step`: losses, gradients, second derivatives."""
    return sum(run.evaluations_at(step).values())


def place_of(run: Run, step: int, unit: Unit) -> float:
    """Return where `step` of a run stands on the axis; raises IndexError where the run did not get to."""
    return float(step if unit == "steps" else evaluations_until(run, step))


def places_of(run: Run, steps: Floats, unit: Unit) -> Floats:
    """Return where steps (n,) of a run stand on the axis."""
    if unit == "steps":
        return steps
    return np.array([evaluations_until(run, int(step)) for step in steps], dtype=float)


def step_at(run: Run, place: float, unit: Unit) -> int:
    """Return the last step of a run at or before a place of the axis, 0 … its length; steps that are yet to come too.

    Evaluations only know the steps that are made.
    """
    if unit == "steps":
        return max(int(place), 0)
    after = bisect_right(range(run.length + 1), place, key=lambda step: evaluations_until(run, step))
    return max(after - 1, 0)


def nearest_step(run: Run, place: float, unit: Unit) -> int:
    """Return the step of a run that stands nearest to a place of the axis."""
    if unit == "steps":
        return max(round(place), 0)
    step = step_at(run, place, unit)
    if step >= run.length:
        return step
    here, following = (evaluations_until(run, at) for at in (step, step + 1))
    return step if place - here <= following - place else step + 1


def reach(runs: Sequence[Run], horizon: int, unit: Unit, shown: float) -> float:
    """Return up to where the axis goes: `shown` while the runs stay in it and fill it fairly, else what they will need.

    What runs that go on will have evaluated at the `horizon` is guessed from what they evaluated so far.
    """
    if unit == "steps":
        return float(horizon)
    if not runs:
        return shown or 2.0 * horizon
    known = max(evaluations_until(run, run.length) for run in runs)
    wanted = max(_expected(run, horizon) for run in runs)
    if known <= shown and _SLACK * shown <= wanted <= shown / _SLACK:
        return shown
    return wanted


def _expected(run: Run, horizon: int) -> float:
    first, last = evaluations_until(run, 0), evaluations_until(run, run.length)
    if run.stopped is not None:
        return float(max(last, 1))
    if not run.length:
        return first + 2.0 * horizon
    return first + (last - first) * max(horizon, run.length) / run.length
