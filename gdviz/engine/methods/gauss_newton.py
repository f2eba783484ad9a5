"""Gauss–Newton: every residual is taken for a straight line, and their least squares are solved."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import DIRECTION
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.data.normal_equations import NO_STEP, NORMAL, normal_at, solved
from gdviz.engine.landscape import Array
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    normal = normal_at(probe, start)
    return Move(start, {NORMAL.name: normal.matrix}, normal.loss, normal.gradient)


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    direction = solved(place.terms[NORMAL.name], -0.5 * place.gradient)
    if direction is None or not direction.any():
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_STEP)
    position = place.position + direction
    normal = normal_at(probe, position)
    terms = {DIRECTION.name: direction, NORMAL.name: normal.matrix}
    return Move(position, terms, normal.loss, normal.gradient, 1.0)


METHODS = (
    Method(
        Profile(
            "gauss_newton",
            Text("Gauss–Newton", "高斯–牛顿法"),
            1809,
            "Gauss 1809; Nocedal & Wright 2006, section 10.3",
            Text(
                "For sums of squares: takes every residual for a straight line and jumps to the best fit. Fast "
                "where the residuals are small, with nothing to hold it back elsewhere.",
                "用于平方和：把每个残差当作直线，直接跳到最佳拟合。残差小时很快，别处则毫无约束。",
            ),
            (),
            (DIRECTION, NORMAL),
            ("residuals", "jacobian"),
            (NO_STEP,),
            most_variables=MOST_FOR_MATRICES,
        ),
        _begin,
        _step,
    ),
)
