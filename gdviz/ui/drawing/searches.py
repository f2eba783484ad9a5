"""What a run tried on its way, from the terms it recorded: points, boxes, simplexes, circles.

Everything goes by the role of a term, never by the name of an optimizer. Plane coordinates only: the map, the curve
and the surface each draw them in their own way. NumPy only, no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.optimizer import Term
from gdviz.engine.run import Run
from gdviz.session.looking.ground import Ground
from gdviz.ui.drawing.geometry import Floats

_NESTED = 60  # boxes of the past that are drawn: each is smaller, and soon smaller than a pixel
_TRAIL = 4  # simplexes of the past
_MOST = 20_000  # points of one run
_RECENT = 8  # steps of a wide run whose points are drawn: its rows have to be made again


@dataclass(frozen=True, eq=False)
class Shapes:
    """What one step tried, in the Q coordinates that are shown (1 or 2)."""

    boxes: Floats  # (b, 2, Q) lower and upper corner, oldest first
    simplexes: Floats  # (s, c, Q) corners, oldest first; empty where there are none
    tried: Floats  # (m, Q) the points of this step, in order
    origin: Floats  # (Q,) the position before the step
    radius: float  # of the circle around it, NaN where there is none

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (len(self.boxes) or len(self.simplexes) or len(self.tried)) and np.isnan(self.radius)


def searches(run: Run) -> bool:
    """Return whether the run tries anything that can be drawn."""
    return any(term.role in ("point", "points", "box", "radius") for term in run.terms)


def shapes_at(run: Run, ground: Ground, step: int) -> Shapes:
    """Return what the update that led to `step` tried, with what is left of earlier ones."""
    size = ground.size
    origin = ground.seen_path(run.trajectory, max(step - 1, 0), max(step - 1, 0) + 1)[0]
    boxes, simplexes, tried, radius = np.empty((0, 2, size)), np.empty((0, 0, size)), [], np.nan
    for term in run.terms:
        if term.role == "box":
            if ground.variables:  # the sides of a box lie along the variables
                boxes = _rows(run, term, ground, 1, min(step, _NESTED) + 1)
        elif _is_simplex(term):
            simplexes = _rows(run, term, ground, max(step - _TRAIL, 0), step + 1)
        elif term.role in ("point", "points") and step:
            tried.append(_rows(run, term, ground, step, step + 1)[0])
        elif term.role == "radius" and step:
            radius = float(run.trajectory.memory.glimpse(step)[run.layout.terms[term.name].start]) / ground.plane.unit
    points = np.concatenate(tried) if tried else np.empty((0, size))
    return Shapes(_finite(boxes), _finite(simplexes), _finite(points), origin, radius)


class Cloud:
    """All points that one run has tried, in the order of the steps; of several in one cell the first is kept."""

    def __init__(self, run: Run, ground: Ground, cell: Sequence[float]) -> None:
        """`cell` (Q,) is how far apart two points must be to be told apart."""
        self.trajectory = run.trajectory
        self._run = run
        self._ground = ground
        self._cell = np.maximum(np.abs(np.asarray(cell, dtype=float)), 1e-300)
        self._terms = [term for term in run.terms if term.role in ("point", "points") and not _is_simplex(term)]
        self._seen = 1  # rows that are taken in; row 0 is the start
        self._cells: set[tuple[int, ...]] = set()
        self._points: Floats = np.empty((0, ground.size))
        self._taken: NDArray[np.bool_] = np.empty(0, dtype=bool)
        self._steps: NDArray[np.int64] = np.empty(0, dtype=np.int64)

    def take_in(self) -> None:
        """Learn the steps that the run gained."""
        first, last = self._seen, len(self.trajectory)
        if not self.trajectory.memory.is_whole:
            first = max(first, last - _RECENT)
        self._seen = max(first, last)
        if not self._terms or first >= last or len(self._points) >= _MOST:
            return
        positions = self._ground.seen_path(self.trajectory, first, last)
        rows = np.concatenate([_rows(self._run, term, self._ground, first, last) for term in self._terms], axis=1)
        taken = (rows == positions[:, None]).all(axis=2).ravel()
        steps = np.repeat(np.arange(first, last), rows.shape[1])
        self._add(rows.reshape(-1, self._ground.size), taken, steps)

    def until(self, step: int) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the points (n, Q) tried up to `step`, and which of them the run went to."""
        count = int(self._steps.searchsorted(step, side="right"))
        return self._points[:count], self._taken[:count]

    def _add(self, points: Floats, taken: NDArray[np.bool_], steps: NDArray[np.int64]) -> None:
        with np.errstate(all="ignore"):
            cells = np.floor(points / self._cell)
        new = np.flatnonzero(np.isfinite(cells).all(axis=1))
        fresh = []
        for index, cell in zip(new.tolist(), map(tuple, cells[new].tolist()), strict=True):
            if cell not in self._cells:
                self._cells.add(cell)
                fresh.append(index)
        if fresh:
            self._points = np.concatenate((self._points, points[fresh]))
            self._taken = np.concatenate((self._taken, taken[fresh]))
            self._steps = np.concatenate((self._steps, steps[fresh]))


def _is_simplex(term: Term) -> bool:
    return term.role == "points" and term.rows == (1, 1)


def _rows(run: Run, term: Term, ground: Ground, first: int, last: int) -> Floats:
    """Return a term at steps first … last - 1 as points (n, r, Q) of the coordinates shown."""
    table = run.trajectory.rows(first, last)[:, run.layout.terms[term.name]]
    dimension = len(run.start)
    return ground.seen(table.reshape(len(table), table.shape[1] // dimension, dimension))


def _finite(points: Floats) -> Floats:
    """Return those of the first axis of which every number is finite."""
    return points[np.isfinite(points).reshape(len(points), -1).all(axis=1)] if points.size else points
