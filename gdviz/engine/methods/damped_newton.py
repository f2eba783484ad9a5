"""Newton's method made to descend: curvature shifted until it is positive, then backtracking."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import DIRECTION, FRACTION, LINE_ENDINGS, SHRINK, TRIED, Line, backtracked
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, NO_CURVATURE, Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.second_order import HIGHEST, LOWEST, curvature_of
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    curvature = curvature_of(probe.hessian(place.position))
    if curvature is None:
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_CURVATURE)
    shift = curvature.shift_to_positive()
    line = Line(probe, place, curvature.shifted_step(place.gradient, shift))
    found = backtracked(line, 1.0, values["c1"], values["shrink"])
    return line.move(found, {_SHIFT.name: shift, **curvature.extremes})


_SHIFT = Term(
    "shift",
    False,
    Text("what is added to every curvature so that the direction descends", "为保证方向下降而加到每个曲率上的数"),
)
METHODS = (
    Method(
        Profile(
            "damped_newton",
            Text("Damped Newton", "阻尼牛顿法"),
            1944,
            "Levenberg 1944; Nocedal & Wright 2006, section 3.4",
            Text(
                "Newton's direction with a step length: where curvature is negative it is shifted up, and a step "
                "that does not descend is shortened.",
                "给牛顿方向配上步长：曲率为负处先整体上移，不下降的步则缩短。",
            ),
            (SHRINK, FRACTION),
            (DIRECTION, TRIED, _SHIFT, LOWEST, HIGHEST),
            ("loss", "gradient", "hessian"),
            (NO_CURVATURE, *LINE_ENDINGS),
            most_variables=MOST_FOR_MATRICES,
        ),
        begin_plainly,
        _step,
    ),
)
