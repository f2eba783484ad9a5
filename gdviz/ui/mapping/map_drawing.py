"""What the small map in the panel shows: cells, axes, and what holds now. A frozen record, made from the session."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.many.rates import Axis
from gdviz.session.many.map_subject import RatesMap, StartsMap
from gdviz.session.session import Session
from gdviz.ui.mapping.map_colours import CellColours, rates_colours, starts_colours
from gdviz.ui.wording.axis_names import axis_names


@dataclass(frozen=True)
class MapAxis:
    """From edge to edge of the outermost cells; with `powers` the ends are exponents of ten."""

    name: str
    low: float
    high: float
    powers: bool = False

    def place(self, value: float) -> float:
        """Return where a value stands between the ends."""
        return (math.log10(value) if value > 0.0 else -math.inf) if self.powers else value


@dataclass(frozen=True, eq=False)
class MapDrawing:
    """Cells (rows, columns); `up` is None where there is one row; `mark` is the present place on the axes."""

    cells: CellColours
    across: MapAxis
    up: MapAxis | None
    mark: tuple[float, float] | None
    is_stale: bool


def drawing_of(session: Session) -> MapDrawing | None:
    """Return what is known of the map that is wanted."""
    maps = session.maps
    if maps.of_starts is not None:
        return _of_starts(session, maps.of_starts)
    return None if maps.of_rates is None else _of_rates(session, maps.of_rates)


def _of_starts(session: Session, made: StartsMap) -> MapDrawing:
    area, names = made.subject.cut.area, axis_names(session, brief=True)
    axes = [MapAxis(name, *ends) for name, ends in zip(names, area, strict=False)]
    seen = session.ground.seen(np.array(session.experiment.start, dtype=float)).tolist()
    cells = starts_colours(made, session.maps.choice.kind)
    return MapDrawing(cells, axes[0], _second(axes), _pair(seen), session.maps.is_stale)


def _of_rates(session: Session, made: RatesMap) -> MapDrawing:
    optimizer = made.subject.job.optimizer
    axes = [axis_shown(axis, optimizer.hyperparameters[axis.name].symbol) for axis in made.cells.axes]
    present = session.experiment.runs[session.selected].hyperparameters if session.selected >= 0 else {}
    found = [present.get(axis.name, math.nan) for axis in made.cells.axes]
    mark = _pair([axis.place(value) for axis, value in zip(axes, found, strict=True)])
    return MapDrawing(rates_colours(made), axes[0], _second(axes), mark, session.maps.is_stale)


def axis_shown(axis: Axis, name: str) -> MapAxis:
    """Return the axis whose cells lie around the values of a hyperparameter."""
    powers = axis.scale == "log"
    low, high = (math.log10(end) if powers else end for end in (axis.low, axis.high))
    half = 0.5 * (high - low) / max(axis.count - 1, 1)
    return MapAxis(name, low - half, high + half, powers)


def _second(axes: Sequence[MapAxis]) -> MapAxis | None:
    return axes[1] if len(axes) > 1 else None


def _pair(values: Sequence[float]) -> tuple[float, float] | None:
    if not all(map(math.isfinite, values)):
        return None
    return (values[0], values[1]) if len(values) > 1 else (values[0], 0.5)
