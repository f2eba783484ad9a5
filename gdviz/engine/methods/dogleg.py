"""A trust region with Powell's dogleg: the step is as long as the model has proved trustworthy. Powell 1970."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.line_search import DIRECTION
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, NO_CURVATURE, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.second_order import curvature_of
from gdviz.engine.algorithms.trial_terms import ACCEPTED, SAMPLE
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text

LEAST_AGREEMENT = 0.15  # η of N&W algorithm 4.1: of the promised decrease, below which a step is not taken


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    return Move(start, {_NEXT_RADIUS.name: values["radius"], _HESSIAN.name: probe.hessian(start)})


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    radius = min(float(place.terms[_NEXT_RADIUS.name][0]), values["largest"])
    hessian = place.terms[_HESSIAN.name]
    direction = _dogleg(place.gradient, hessian, radius)
    if direction is None:
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_CURVATURE)
    sample = place.position + direction
    if not (sample != place.position).any():
        return Move(place.position, {}, place.loss, place.gradient, ending=_TOO_SMALL)
    loss = probe.loss(sample)
    promised = -float(place.gradient @ direction + 0.5 * direction @ hessian @ direction)
    agreement = (place.loss - loss) / promised if promised > 0.0 and not math.isnan(loss) else -math.inf
    length = float(np.linalg.norm(direction))
    at_edge = length >= radius * (1.0 - 1e-9)
    following = 0.25 * length if agreement < 0.25 else radius
    if agreement > 0.75 and at_edge:
        following = min(2.0 * radius, values["largest"])
    terms: dict[str, Array | float] = {
        DIRECTION.name: direction,
        SAMPLE.name: sample,
        _RADIUS.name: radius,
        _NEXT_RADIUS.name: following,
        ACCEPTED.name: float(agreement > LEAST_AGREEMENT),
    }
    if not agreement > LEAST_AGREEMENT:
        return Move(place.position, terms, place.loss, place.gradient)
    return Move(sample, terms | {_HESSIAN.name: probe.hessian(sample)}, loss)


def _dogleg(gradient: Array, hessian: Array, radius: float) -> Array | None:
    """Return the step (P,) within `radius`; None where the second derivatives are not finite (N&W 4.16)."""
    curvature = curvature_of(hessian)
    if curvature is None:
        return None
    size = float(np.linalg.norm(gradient))
    downhill = -gradient / size
    bend = float(downhill @ hessian @ downhill)
    if not curvature.values[0] > 0.0:  # no bowl: the best point on the way down (N&W 4.12)
        return (min(radius, size / bend) if bend > 0.0 else radius) * downhill
    newton = curvature.newton_step(gradient)
    if np.linalg.norm(newton) <= radius:
        return newton
    if not 0.0 < size < radius * bend:  # the lowest point on the way down lies beyond the radius
        return radius * downhill
    cauchy = (size / bend) * downhill
    leg = newton - cauchy
    a, b, c = float(leg @ leg), float(cauchy @ leg), float(cauchy @ cauchy) - radius * radius
    root = math.sqrt(b * b - a * c)
    return cauchy + np.float64(-c) / (b + root) * leg


_RADIUS = Term(
    "radius", False, Text("how far the model was trusted in this step", "这一步中信任模型的半径"), None, "radius"
)
_NEXT_RADIUS = Term(
    "next_radius", False, Text("how far the model will be trusted next", "下一步信任模型的半径"), None, "state"
)
_HESSIAN = Term("hessian", False, Text("the second derivatives at the position", "当前位置的二阶导数"), (1, 0), "state")
_TOO_SMALL = Message(
    QT_TRANSLATE_NOOP("engine", "the trust region has shrunk to nothing: rounding leaves nothing to gain")
)
METHODS = (
    Method(
        Profile(
            "dogleg",
            Text("Trust region (dogleg)", "信赖域（折线法）"),
            1970,
            "Powell 1970; Nocedal & Wright 2006, algorithm 4.1",
            Text(
                "Trusts the second-order model within a circle: steepest descent bent towards Newton's point. The "
                "circle grows where the model was right and shrinks where it was wrong.",
                "只在一个圆内信任二阶模型：先沿最速下降，再折向牛顿点。模型准就扩大圆，不准就缩小。",
            ),
            (
                Hyperparameter(
                    "radius",
                    "Δ₀",
                    1.0,
                    (1e-2, 10.0),
                    (1e-12, 1e12),
                    "log",
                    Text("how far the model is trusted at first", "最初信任模型的半径"),
                ),
                Hyperparameter(
                    "largest",
                    "Δ̂",
                    1000.0,
                    (0.1, 1e4),
                    (1e-12, 1e12),
                    "log",
                    Text("how far the model is trusted at most", "信任模型的最大半径"),
                ),
            ),
            (DIRECTION, SAMPLE, _RADIUS, ACCEPTED, _NEXT_RADIUS, _HESSIAN),
            ("loss", "gradient", "hessian"),
            (NO_CURVATURE, _TOO_SMALL),
            most_variables=MOST_FOR_MATRICES,
        ),
        _begin,
        _step,
    ),
)
