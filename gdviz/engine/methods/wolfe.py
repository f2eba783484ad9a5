"""Steepest descent under the strong Wolfe conditions. Wolfe 1969."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import (
    DIRECTION,
    FLATNESS,
    FRACTION,
    LINE_ENDINGS,
    LOSS_BEFORE,
    TRIED,
    Line,
    guessed_length,
    wolfe,
)
from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    line = Line(probe, place, -place.gradient)
    found = wolfe(line, guessed_length(place, line.start.slope), values["c1"], values["c2"])
    return line.move(found, {LOSS_BEFORE.name: place.loss})


METHODS = (
    Method(
        Profile(
            "wolfe",
            Text("Steepest descent, Wolfe line search", "最速下降（Wolfe 线搜索）"),
            1969,
            "Wolfe 1969; Nocedal & Wright 2006, algorithms 3.5 and 3.6",
            Text(
                "Goes along the negative gradient to a point that is low enough (c₁) and flat enough (c₂): "
                "neither too long a step nor too short a one.",
                "沿负梯度走到足够低（c₁）又足够平（c₂）的点：步子既不过长也不过短。",
            ),
            (FRACTION, FLATNESS),
            (DIRECTION, TRIED, LOSS_BEFORE),
            ("loss", "gradient"),
            LINE_ENDINGS,
        ),
        begin_plainly,
        _step,
    ),
)
