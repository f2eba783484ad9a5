"""What searches tried, on the surface: points so far, and boxes, simplex and circle draped over it.

No widget and no OpenGL: plane coordinates become pieces and sprites of a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.searches import Cloud, Shapes, searches, shapes_at
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import RUN_STYLES
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.moving import Line, Traces
from gdviz.ui.views.surface.paths import draped

if TYPE_CHECKING:
    from gdviz.engine.run import Run
    from gdviz.session.session import Session

_CELLS = 90.0  # across the domain, of which each holds one point
_ROUND = 72  # pieces of a circle
_SMALLEST = 0.01  # of the domain; smaller boxes are not drawn
_PAST, _FAINTEST = 0.62, 0.14  # the opacity of a box, of that of the one inside of it
_ASIDE = 0.6  # opacity of what belongs to a run that is not selected
_WIDTH = 1.8


class SurfaceSearch:
    """Pulls from the session what visible runs tried, up to the step that each of them shows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._clouds: dict[int, Cloud] = {}
        self._ground: Ground | None = None
        self._made: dict[int, tuple[tuple[object, ...], Traces]] = {}  # of each run, and what for

    def traces(self, ground: Ground) -> list[Traces]:
        """Return what there is to draw on `ground`, in the order of the runs."""
        session = self._session
        if ground is not self._ground:
            self._clouds, self._made, self._ground = {}, {}, ground
        found = []
        for index, (run, look) in enumerate(zip(session.runs, session.looks, strict=True)):
            if session.ready and look.visible and searches(run):
                strength = 1.0 if index == session.selected else _ASIDE
                slot, step = look.slot % len(RUN_STYLES), min(session.cursor, run.length)
                key = (run.trajectory, step, slot, strength, session.ground.key)
                if index not in self._made or not same(self._made[index][0], key):
                    self._made[index] = key, self._traces(index, run, step, slot, strength, ground)
                found.append(self._made[index][1])
        return found

    def _traces(self, index: int, run: Run, step: int, slot: int, strength: float, ground: Ground) -> Traces:
        seen = self._session.ground
        x_lo, x_hi, y_lo, y_hi = ground.box.bounds
        cloud = self._clouds.get(index)
        if cloud is None or cloud.trajectory is not run.trajectory:
            cell = ((x_hi - x_lo) / _CELLS, (y_hi - y_lo) / _CELLS)
            cloud = self._clouds[index] = Cloud(run, seen, cell)
        cloud.take_in()
        points, _ = cloud.until(step)
        shapes = shapes_at(run, seen, step)
        size = np.array([x_hi - x_lo, y_hi - y_lo])
        lines = tuple(
            Line(pieces, slot, alpha * strength, _WIDTH)
            for outline, alpha in _outlines(shapes, size)
            if len(pieces := draped(np.stack((outline[:-1], outline[1:]), axis=1), ground)[0])
        )
        return Traces(lines, (("dot", points, strength), (f"tried:{slot}", shapes.tried, strength)))


def _outlines(shapes: Shapes, size: Floats) -> list[tuple[Floats, float]]:
    """Return closed lines (n, 2) of the plane with their opacity, the faintest first."""
    boxes = [box for box in shapes.boxes if ((box[1] - box[0]) / size).max() >= _SMALLEST]
    found = [(_around(low, high), max(_PAST**age, _FAINTEST)) for age, (low, high) in _aged(boxes)]
    for age, corners in _aged(list(shapes.simplexes)):
        found.append((np.concatenate((corners, corners[:1])), max(_PAST**age, _FAINTEST)))
    if np.isfinite(shapes.radius):
        turn = np.linspace(0.0, 2.0 * np.pi, _ROUND + 1)
        found.append((shapes.origin + shapes.radius * np.stack((np.cos(turn), np.sin(turn)), axis=1), 1.0))
    return found


def _aged(shapes: list[Floats]) -> list[tuple[int, Floats]]:
    """Return shapes with how many came after each."""
    return [(len(shapes) - 1 - index, shape) for index, shape in enumerate(shapes)]


def _around(low: Floats, high: Floats) -> Floats:
    (left, bottom), (right, top) = low.tolist(), high.tolist()
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)])
