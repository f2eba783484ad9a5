"""Nelder–Mead: a simplex that walks downhill by its worst corner, without derivatives. Nelder & Mead 1965."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text

REFLECTED, EXPANDED, CONTRACTED_OUTSIDE, CONTRACTED_INSIDE, SHRUNK = range(1, 6)


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    corners = np.vstack([start, start + values["size"] * np.eye(len(start))])
    losses = [_loss(probe, corner) for corner in corners]
    return Move(start, {_SIMPLEX.name: corners, _OTHER_LOSSES.name: np.array(losses[1:])}, losses[0])


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    """Make one step of Lagarias et al. 1998, whose rules for ties are followed."""
    corners, losses = _ordered(place.terms[_SIMPLEX.name], np.append(place.loss, place.terms[_OTHER_LOSSES.name]))
    worst = corners[-1]
    centre = corners[:-1].mean(axis=0)
    tried = np.full((2, len(worst)), np.nan)

    def taken(point: Array, loss: float, kind: int) -> Move:
        ordered = np.vstack([corners[:-1], point])
        return _move(ordered, np.append(losses[:-1], loss), {_TRIED.name: tried}, float(kind), values)

    tried[0] = 2.0 * centre - worst
    reflected = _loss(probe, tried[0])
    if losses[0] <= reflected < losses[-2]:
        return taken(tried[0], reflected, REFLECTED)
    if reflected < losses[0]:
        tried[1] = 3.0 * centre - 2.0 * worst
        expanded = _loss(probe, tried[1])
        if expanded < reflected:
            return taken(tried[1], expanded, EXPANDED)
        return taken(tried[0], reflected, REFLECTED)
    is_outside = reflected < losses[-1]
    tried[1] = 1.5 * centre - 0.5 * worst if is_outside else 0.5 * centre + 0.5 * worst
    contracted = _loss(probe, tried[1])
    if is_outside and contracted <= reflected:
        return taken(tried[1], contracted, CONTRACTED_OUTSIDE)
    if not is_outside and contracted < losses[-1]:
        return taken(tried[1], contracted, CONTRACTED_INSIDE)
    corners = np.vstack([corners[0], 0.5 * (corners[0] + corners[1:])])
    losses = np.array([losses[0], *(_loss(probe, corner) for corner in corners[1:])])
    return _move(corners, losses, {_TRIED.name: tried}, float(SHRUNK), values)


def _ordered(corners: Array, losses: Array) -> tuple[Array, Array]:
    """Return both with the lowest first; what is not a number is the highest."""
    order = np.argsort(np.where(np.isnan(losses), np.inf, losses), kind="stable")
    return corners[order], losses[order]


def _loss(probe: Probe, position: Array) -> float:
    """Return the loss; infinite where it is not a number, so that such a corner is the worst."""
    loss = probe.loss(position)
    return math.inf if math.isnan(loss) else loss


def _move(
    corners: Array, losses: Array, terms: Mapping[str, Array | float], kind: float, values: Mapping[str, float]
) -> Move:
    """Return the move to the best of `corners` (P+1, P) with `losses` (P+1,)."""
    corners, losses = _ordered(corners, losses)
    size = float(np.abs(corners[1:] - corners[0]).max())
    is_done = size <= max(values["precision"], 4.0 * float(np.spacing(np.abs(corners)).max()))
    recorded = {**terms, _SIMPLEX.name: corners, _OTHER_LOSSES.name: losses[1:], _KIND.name: kind}
    return Move(corners[0], recorded, float(losses[0]), ending=_COLLAPSED if is_done else None)


_SIMPLEX = Term(
    "simplex",
    False,
    Text("the corners of the simplex after the step, best first", "这一步之后单纯形的顶点，最好的在前"),
    (1, 1),
    "points",
)
_TRIED = Term(
    "tried", False, Text("the reflected point, and the second one tried", "反射点以及第二个试探点"), (0, 2), "points"
)
_KIND = Term(
    "kind",
    False,
    Text(
        "what was done: 1 reflected, 2 expanded, 3 contracted outside, 4 contracted inside, 5 shrunk",
        "所做的动作：1 反射，2 扩展，3 外收缩，4 内收缩，5 整体收缩",
    ),
)
_OTHER_LOSSES = Term("other_losses", True, Text("the losses at the other corners", "其余顶点的损失"), None, "state")
_COLLAPSED = Message(QT_TRANSLATE_NOOP("engine", "the simplex has become smaller than the precision asked for"))
METHODS = (
    Method(
        Profile(
            "nelder_mead",
            Text("Nelder–Mead", "Nelder–Mead 单纯形法"),
            1965,
            "Nelder & Mead 1965; Lagarias et al. 1998",
            Text(
                "A simplex, in two variables a triangle, reflects, stretches and shrinks its way downhill. It "
                "needs the loss alone, no gradient.",
                "一个单纯形（二维时为三角形）通过反射、伸展、收缩走下坡。只需要损失，不需要梯度。",
            ),
            (
                Hyperparameter(
                    "size",
                    "s",
                    0.5,
                    (1e-2, 10.0),
                    (1e-9, 1e9),
                    "log",
                    Text("how far apart the corners are at first", "初始顶点之间的距离"),
                ),
                Hyperparameter(
                    "precision",
                    "ε",
                    1e-8,
                    (1e-12, 1e-2),
                    (0.0, 1.0),
                    "log",
                    Text("how small the simplex becomes before it ends", "单纯形缩到多小时结束"),
                ),
            ),
            (_SIMPLEX, _TRIED, _KIND, _OTHER_LOSSES),
            ("loss",),
            (_COLLAPSED,),
            most_variables=MOST_FOR_MATRICES,
        ),
        _begin,
        _step,
    ),
)
