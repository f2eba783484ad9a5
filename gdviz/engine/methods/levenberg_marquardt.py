"""Levenberg–Marquardt: Gauss–Newton held back by a damping that follows its success.

Levenberg 1944, Marquardt 1963; the damping after Nielsen 1999 (Madsen, Nielsen & Tingleff 2004, algorithm 3.16).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.line_search import DIRECTION
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.trial_terms import ACCEPTED, SAMPLE
from gdviz.engine.data.normal_equations import NO_STEP, NORMAL, normal_at, solved
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    normal = normal_at(probe, start)
    damping = values["tau"] * float(np.diag(normal.matrix).max())
    terms: dict[str, Array | float] = {NORMAL.name: normal.matrix, _NEXT.name: damping, _GROWTH.name: 2.0}
    return Move(start, terms, normal.loss, normal.gradient)


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    matrix = place.terms[NORMAL.name]
    damping, growth = float(place.terms[_NEXT.name][0]), float(place.terms[_GROWTH.name][0])
    direction = solved(matrix + damping * np.eye(probe.dimension), -0.5 * place.gradient)
    if direction is None or not direction.any():
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_STEP)
    sample = place.position + direction
    if not (sample != place.position).any():
        return Move(place.position, {}, place.loss, place.gradient, ending=_TOO_SMALL)
    residuals = probe.residuals(sample)
    loss = float(residuals @ residuals)
    promised = -float(place.gradient @ direction + direction @ matrix @ direction)
    agreement = (place.loss - loss) / promised if promised > 0.0 and math.isfinite(loss) else -math.inf
    terms: dict[str, Array | float] = {
        DIRECTION.name: direction,
        SAMPLE.name: sample,
        _DAMPING.name: damping,
        ACCEPTED.name: float(agreement > 0.0),
    }
    if not agreement > 0.0:
        terms |= {_NEXT.name: damping * growth, _GROWTH.name: 2.0 * growth}
        return Move(place.position, terms, place.loss, place.gradient)
    normal = normal_at(probe, sample, residuals)
    less = damping * max(1.0 / 3.0, 1.0 - (2.0 * agreement - 1.0) ** 3)
    terms |= {NORMAL.name: normal.matrix, _NEXT.name: less, _GROWTH.name: 2.0}
    return Move(sample, terms, normal.loss, normal.gradient)


_DAMPING = Term(
    "damping",
    False,
    Text(
        "what was added to the curvature: 0 is Gauss–Newton, much is a short step downhill",
        "加到曲率上的阻尼：0 为高斯–牛顿，很大则是一小步下坡",
    ),
)
_NEXT = Term("next_damping", False, Text("the damping of the next step", "下一步的阻尼"), None, "state")
_GROWTH = Term(
    "growth",
    False,
    Text("what the damping is multiplied by if the next step fails", "若下一步失败，阻尼要乘的系数"),
    None,
    "state",
)
_TOO_SMALL = Message(
    QT_TRANSLATE_NOOP("engine", "the damping leaves no step that could be seen: rounding leaves nothing to gain")
)
METHODS = (
    Method(
        Profile(
            "levenberg_marquardt",
            Text("Levenberg–Marquardt", "Levenberg–Marquardt 法"),
            1963,
            "Levenberg 1944; Marquardt 1963; Nielsen 1999",
            Text(
                "For sums of squares: Gauss–Newton with a damping. A step that fails raises it, towards short "
                "steps downhill; one that succeeds lowers it.",
                "用于平方和：带阻尼的高斯–牛顿法。失败就加大阻尼，趋向短小的下坡步；成功就减小阻尼。",
            ),
            (
                Hyperparameter(
                    "tau",
                    "τ",
                    1e-6,
                    (1e-8, 1.0),
                    (1e-15, 1e6),
                    "log",
                    Text(
                        "the damping at first, as a share of the largest entry of JᵀJ",
                        "初始阻尼占 JᵀJ 最大对角元的比例",
                    ),
                ),
            ),
            (DIRECTION, SAMPLE, _DAMPING, ACCEPTED, NORMAL, _NEXT, _GROWTH),
            ("residuals", "jacobian"),
            (NO_STEP, _TOO_SMALL),
            most_variables=MOST_FOR_MATRICES,
        ),
        _begin,
        _step,
    ),
)
