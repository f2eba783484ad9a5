"""What methods for sums of squares share: f = Σ rᵢ², its gradient 2Jᵀr, and JᵀJ, which stands for the curvature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text


@dataclass(frozen=True, slots=True)
class Normal:
    """Loss, gradient (P,) and JᵀJ (P, P) at one position."""

    loss: float
    gradient: Array
    matrix: Array


def normal_at(probe: Probe, position: Array, residuals: Array | None = None) -> Normal:
    """Return the normal equations at `position` (P,); `residuals` (M,) there, where they are known."""
    known = probe.residuals(position) if residuals is None else residuals
    jacobian = probe.jacobian(position)
    return Normal(float(known @ known), 2.0 * (known @ jacobian), jacobian.T @ jacobian)


def solved(matrix: Array, target: Array) -> Array | None:
    """Return the shortest h (P,) with `matrix` h = `target` as nearly as can be; None where they are not finite."""
    if not (np.isfinite(matrix).all() and np.isfinite(target).all()):
        return None
    return np.asarray(np.linalg.lstsq(matrix, target)[0], dtype=np.float64)


NORMAL = Term("normal", False, Text("JᵀJ at the position", "当前位置的 JᵀJ"), (1, 0), "state")
NO_STEP = Message(
    QT_TRANSLATE_NOOP("engine", "the derivatives of the residuals are zero or not finite here: they give no step")
)
