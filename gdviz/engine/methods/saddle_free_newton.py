"""Newton's method with |λ| in place of every curvature λ, so that saddles repel. Dauphin et al. 2014."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import DIRECTION, FRACTION, LINE_ENDINGS, SHRINK, TRIED, Line, backtracked
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, NO_CURVATURE, Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.second_order import HIGHEST, LOWEST, curvature_of
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    curvature = curvature_of(probe.hessian(place.position))
    if curvature is None:
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_CURVATURE)
    line = Line(probe, place, curvature.saddle_free_step(place.gradient, values["floor"]))
    found = backtracked(line, 1.0, values["c1"], values["shrink"])
    return line.move(found, curvature.extremes)


_FLOOR = Hyperparameter(
    "floor",
    "λ₀",
    1e-6,
    (1e-9, 1.0),
    (1e-15, 1e6),
    "log",
    Text(
        "the smallest |curvature| that is divided by: flatter directions count as this curved",
        "作除数的曲率绝对值下限：更平的方向按此曲率计算",
    ),
)
METHODS = (
    Method(
        Profile(
            "saddle_free_newton",
            Text("Saddle-free Newton", "无鞍点牛顿法"),
            2014,
            "Dauphin et al., NeurIPS 2014",
            Text(
                "Newton's method with the absolute value of every curvature: a saddle that would attract Newton "
                "repels it. Steps that do not descend are shortened.",
                "对每个曲率取绝对值的牛顿法：原本吸引牛顿法的鞍点变为排斥。不下降的步会缩短。",
            ),
            (_FLOOR, SHRINK, FRACTION),
            (DIRECTION, TRIED, LOWEST, HIGHEST),
            ("loss", "gradient", "hessian"),
            (NO_CURVATURE, *LINE_ENDINGS),
            most_variables=MOST_FOR_MATRICES,
        ),
        begin_plainly,
        _step,
    ),
)
