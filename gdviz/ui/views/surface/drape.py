"""A map of starts draped over the surface: its cells as a picture that the graphics card lays on the triangles.

A picture and not colours of the vertices: a calm landscape has few of these, and a cell has to stay a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from gdviz.ui.mapping.map_colours import STALE, CellColours, cells_under, map_image, starts_colours
from gdviz.ui.views.surface.axes import Label

if TYPE_CHECKING:
    from gdviz.session.many.map_choice import MapKind
    from gdviz.session.many.map_subject import StartsMap
    from gdviz.session.session import Session
    from gdviz.ui.views.surface.ground import Ground

Bounds = tuple[float, float, float, float]
_SIDE = 512  # pixels of the picture: more than there ever are cells
_OVER = 0.24  # scene units from a minimum to its number
_HATCH = 10  # of these, from one hatch line to the next


@dataclass(frozen=True, eq=False)
class Drape:
    """A picture as large as the surface, lowest y first, and how much of what is below it covers, 0 … 1."""

    cells: CellColours
    bounds: Bounds
    image: QImage
    opacity: float


def drape_of(session: Session, made: StartsMap, kind: MapKind, bounds: Bounds, last: Drape | None) -> Drape:
    """Return what is known of a map, over a surface within `bounds`; the last one where it is still the same."""
    maps = session.maps
    opacity = maps.choice.opacity * (STALE if maps.is_stale else 1.0)
    cells = starts_colours(made, kind)
    if last is not None and last.cells is cells and last.bounds == bounds:
        return last if last.opacity == opacity else Drape(cells, bounds, last.image, opacity)
    return Drape(cells, bounds, _picture(cells, made.subject.cut.area, bounds), opacity)


def numbers_on(session: Session, ground: Ground) -> tuple[Label, ...]:
    """Return the numbers of the minima that starts lead to, over them, as the legend lists them."""
    made = session.maps.of_starts
    if made is None or session.maps.choice.kind != "basins" or not made.cells.places:
        return ()
    places = ground.scene(session.ground.seen(np.array([place.position for place in made.cells.places])))
    return tuple(
        Label((x, y, z + _OVER), str(number), name=True, gives_way=True)
        for number, (x, y, z) in enumerate(places.tolist(), 1)
        if isfinite(z)
    )


def _picture(cells: CellColours, area: tuple[tuple[float, float], ...], bounds: Bounds) -> QImage:
    """Return the cells of an area, as far as they lie within `bounds`."""
    rows, columns = cells.at_rest.shape
    middles = (np.arange(_SIDE) + 0.5) / _SIDE
    x_lo, x_hi, y_lo, y_hi = bounds
    across = cells_under(x_lo + middles * (x_hi - x_lo), *area[0], columns)
    up = cells_under(y_lo + middles * (y_hi - y_lo), *area[1], rows)
    return map_image(cells, up, across, 1.0, _HATCH)
