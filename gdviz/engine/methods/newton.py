"""Newton's method: to the stationary point of the second-order model, whatever it is."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.line_search import DIRECTION
from gdviz.engine.algorithms.method import MOST_FOR_MATRICES, NO_CURVATURE, Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.second_order import HIGHEST, LOWEST, curvature_of
from gdviz.engine.landscape import Array
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    curvature = curvature_of(probe.hessian(place.position))
    if curvature is None:
        return Move(place.position, {}, place.loss, place.gradient, ending=NO_CURVATURE)
    direction = curvature.newton_step(place.gradient)
    terms: dict[str, Array | float] = {DIRECTION.name: direction, **curvature.extremes}
    if not direction.any():
        return Move(place.position, terms, place.loss, place.gradient, ending=NO_CURVATURE)
    return Move(place.position + direction, terms, rate=1.0)


METHODS = (
    Method(
        Profile(
            "newton",
            Text("Newton's method", "牛顿法"),
            1740,
            "Simpson 1740; Nocedal & Wright 2006, section 3.3",
            Text(
                "Jumps to where the parabola through slope and curvature is flat. Very fast near a minimum; "
                "elsewhere it may go to a saddle or a maximum just as well.",
                "跳到由斜率和曲率确定的抛物面的平坦点。在最小值附近极快；在别处也可能走向鞍点或极大值点。",
            ),
            (),
            (DIRECTION, LOWEST, HIGHEST),
            ("gradient", "hessian"),
            (NO_CURVATURE,),
            most_variables=MOST_FOR_MATRICES,
        ),
        begin_plainly,
        _step,
    ),
)
