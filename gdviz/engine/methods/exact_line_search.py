"""Steepest descent that goes to the lowest point of every line. Cauchy 1847."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.line_search import DIRECTION, LINE_ENDINGS, TRIED, Line, exact
from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    line = Line(probe, place, -place.gradient)
    first = place.rate if math.isfinite(place.rate) else 1.0 / max(1.0, float(np.linalg.norm(place.gradient)))
    return line.move(exact(line, first, values["precision"]), {})


_PRECISION = Hyperparameter(
    "precision",
    "ε",
    1e-8,
    (1e-12, 1e-1),
    (1e-14, 0.5),
    "log",
    Text("how much of the slope may be left where a step ends", "步的终点处最多还能剩下多少斜率"),
)
METHODS = (
    Method(
        Profile(
            "exact_line_search",
            Text("Steepest descent, exact line search", "最速下降（精确线搜索）"),
            1847,
            "Cauchy 1847; Nocedal & Wright 2006, section 3.1",
            Text(
                "Goes down the negative gradient to the first minimum of that line. Each step is perpendicular to "
                "the one before, so it zigzags through a valley.",
                "沿负梯度走到这条直线上的第一个最小值点。每一步都与前一步垂直，因此在山谷里走“之”字形。",
            ),
            (_PRECISION,),
            (DIRECTION, TRIED),
            ("loss", "gradient"),
            LINE_ENDINGS,
        ),
        begin_plainly,
        _step,
    ),
)
