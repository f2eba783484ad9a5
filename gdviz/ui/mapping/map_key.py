"""What the colours of a map of many runs stand for, as a frozen record: the same in the panel and on pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY, Basins
from gdviz.session.many.map_choice import MapKind
from gdviz.session.many.map_subject import RatesMap, StartsMap
from gdviz.ui.mapping.map_colours import ColourScale, rates_colours, starts_colours
from gdviz.ui.mapping.map_reading import place_name
from gdviz.ui.wording.axis_names import in_percent
from gdviz.ui.wording.numbers import brief_number

_MOST = 12  # minima that have a line of their own


@dataclass(frozen=True)
class KeyRow:
    """One colour: the minimum by its index, or RAN_AWAY or NOWHERE; its name, its place, and its share of the cells.

    `steps` is their median; "" where the map is not of minima.
    """

    index: int
    name: str
    share: str
    place: str = ""
    steps: str = ""


@dataclass(frozen=True)
class MapKey:
    """Rows, and a scale of numbers that `words` name, where the map has one; `left_out` minima have no row."""

    rows: tuple[KeyRow, ...]
    scale: ColourScale | None = None
    words: str = ""
    left_out: int = 0


def key_of_starts(made: StartsMap, kind: MapKind) -> MapKey:
    """Return what the colours of a map of starts stand for."""
    if kind == "basins":
        return _key_of_basins(made.cells)
    translate, colours = QCoreApplication.translate, starts_colours(made, kind)
    late = float((~(colours.hatched | colours.at_rest)).mean())
    away = _away(float(colours.hatched.mean()))
    rows = (*away, *_row(NOWHERE, translate("MapPanel", "not converged yet"), late))
    return MapKey(rows, colours.scale, translate("MapPanel", "steps to converge"))


def key_of_rates(made: RatesMap) -> MapKey:
    """Return what the colours of a map of hyperparameters stand for."""
    colours = rates_colours(made)
    words = QCoreApplication.translate("MapPanel", "loss at the end")
    return MapKey(_away(float(colours.hatched.mean())), colours.scale, words)


def _key_of_basins(basins: Basins) -> MapKey:
    rows = [
        _basin(basins, index, f"({', '.join(brief_number(value, 3) for value in place.position[:3])})")
        for index, place in enumerate(basins.places[:_MOST])
    ]
    rows += [_basin(basins, index, "") for index in (RAN_AWAY, NOWHERE) if (basins.reached == index).any()]
    return MapKey(tuple(rows), left_out=max(len(basins.places) - _MOST, 0))


def _basin(basins: Basins, index: int, place: str) -> KeyRow:
    there = basins.reached == index
    steps = f"{np.median(basins.steps[there]):.0f}" if there.any() and index != NOWHERE else "–"
    return KeyRow(index, place_name(index), in_percent(float(there.mean())), place, steps)


def _away(share: float) -> tuple[KeyRow, ...]:
    return _row(RAN_AWAY, place_name(RAN_AWAY), share)


def _row(index: int, name: str, share: float) -> tuple[KeyRow, ...]:
    return (KeyRow(index, name, in_percent(share)),) if share > 0.0 else ()
