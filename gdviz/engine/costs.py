"""What a run costs, counted the same way for every optimizer, so that a race can be fair.

The unit is one gradient over all samples. A loss that the rule itself asks for counts as much; losses and gradients
that are only recorded for the reader count nothing. A gradient of m out of N samples counts m / N, a matrix of second
derivatives or of residuals as many gradients as there are variables (by differences it would take so many).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from gdviz.engine.landscape import Landscape
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.setting import Setting

MATRICES = ("hessian", "jacobian")


def step_cost(landscape: Landscape, optimizer: Optimizer, setting: Setting) -> float | None:
    """Return what every step costs; None where that differs from step to step."""
    gradients = optimizer.gradients_a_step
    if gradients is None:
        return None
    share = min(setting.batch, landscape.samples) / landscape.samples if setting.batch and landscape.samples else 1.0
    return gradients * share


def steps_within(budget: float, each: float) -> int:
    """Return how many steps that cost `each` a budget pays for; what is rounded off in adding up shares is forgiven."""
    return math.floor(budget / each + 1e-9)


def cost_of(counts: Mapping[str, int], dimension: int) -> float:
    """Return the cost of evaluations, such as {"loss": 3, "gradient": 2}, with P = `dimension`."""
    return float(sum(count * (dimension if name in MATRICES else 1) for name, count in counts.items()))
