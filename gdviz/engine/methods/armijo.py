"""Steepest descent with backtracking. Armijo 1966."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import DIRECTION, FRACTION, LINE_ENDINGS, SHRINK, TRIED, Line, backtracked
from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    line = Line(probe, place, -place.gradient)
    return line.move(backtracked(line, values["first"], values["c1"], values["shrink"]), {})


_FIRST = Hyperparameter(
    "first",
    "α₀",
    1.0,
    (1e-3, 10.0),
    (1e-12, 1e6),
    "log",
    Text("the step length that every step tries first", "每一步最先试探的步长"),
)
METHODS = (
    Method(
        Profile(
            "armijo",
            Text("Steepest descent, Armijo backtracking", "最速下降（Armijo 回溯）"),
            1966,
            "Armijo 1966; Nocedal & Wright 2006, algorithm 3.1",
            Text(
                "Tries a long step along the negative gradient and shortens it until the loss falls by a fair "
                "part of what the slope promises.",
                "先沿负梯度试一个较长的步，再不断缩短，直到损失的下降达到斜率所预示的合理份额。",
            ),
            (_FIRST, SHRINK, FRACTION),
            (DIRECTION, TRIED),
            ("loss", "gradient"),
            LINE_ENDINGS,
        ),
        begin_plainly,
        _step,
    ),
)
