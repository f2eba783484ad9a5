"""Whether the learning rate in force is beyond what the landscape allows where a run is now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.judging.curvature import largest_curvatures
from gdviz.engine.judging.stability import limits_along
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run


@dataclass(frozen=True)
class RateGauge:
    """The hyperparameter `rate`, the `limit` in the same units, and the `curvature` λmax > 0 that sets it."""

    rate: float
    limit: float
    curvature: float

    @property
    def is_beyond(self) -> bool:
        """Whether steps along the stiffest direction grow."""
        return self.rate > self.limit

    def message(self) -> Message:
        """Say it."""
        values: dict[str, object] = {"rate": self.rate, "limit": self.limit, "curvature": self.curvature}
        if self.is_beyond:
            template = QT_TRANSLATE_NOOP(
                "engine",
                "η = {rate:.4g} is beyond the limit {limit:.4g} here: it will diverge along curvature {curvature:.4g}",
            )
        else:
            template = QT_TRANSLATE_NOOP(
                "engine", "η = {rate:.4g} is below the limit {limit:.4g} here, which curvature {curvature:.4g} sets"
            )
        return Message(template, values)


def has_rate(run: Run) -> bool:
    """Tell whether a run has a learning rate and takes steps."""
    return run.refusal is None and LEARNING_RATE in run.optimizer.hyperparameters


def rate_gauge(run: Run, step: int) -> RateGauge | None:
    """Return the gauge of a run at `step` (0 … length), for the update that leaves it.

    None where the rule has no such limit, or where λmax ≤ 0 or is not finite. A schedule makes less of the
    hyperparameter, or more; the limit is in the hyperparameter's units, by the rate of the step that is known best.
    """
    if not has_rate(run):
        return None
    values = run.values_at(step)
    rate = values[LEARNING_RATE]
    if not np.isfinite(limits_along(run.optimizer, values, np.ones(1))[0]):
        return None  # saves the Hessian
    position = run.trajectory.between(step, step + 1)
    if not np.isfinite(position).all():
        return None
    curvature = float(largest_curvatures(run.landscape, position)[0])
    limit = float(limits_along(run.optimizer, values, np.array([curvature]))[0])
    return RateGauge(rate, limit / _scheduled_share(run, step), curvature) if np.isfinite(limit) else None


def _scheduled_share(run: Run, step: int) -> float:
    """Return which share of the hyperparameter a schedule lets through: in the next update if it is made, else last."""
    made = min(step + 1, run.length)
    rate = run.values_at(max(made - 1, 0))[LEARNING_RATE]
    share = float(run.trajectory.rates[made]) / rate if rate > 0.0 else 1.0
    return share if np.isfinite(share) and share > 0.0 else 1.0
