"""How keys walk through a network: from unit to unit, and through the connections into one. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from gdviz.ui.views.network.geometry import Connection, Part, Unit


def walked(sizes: Sequence[int], at: Part | None, columns: int, rows: int) -> Part:
    """Return the unit that lies so many columns and rows from `at` in layers of `sizes`; at the borders one stays."""
    if at is None:
        return Unit(0, 0)
    index = at.unit if isinstance(at, Connection) else at.index
    layer = min(max(at.layer + columns, 0), len(sizes) - 1)
    return Unit(layer, min(max(index + rows, 0), sizes[layer] - 1))


def turned(sizes: Sequence[int], at: Part | None, *, forward: bool) -> Part:
    """Return the next connection into the unit that is looked at, or the one before; inputs have none."""
    at = at or Unit(1, 0)
    if at.layer == 0:
        return at
    sources = sizes[at.layer - 1]
    if isinstance(at, Unit):
        return Connection(at.layer, at.index, 0 if forward else sources - 1)
    return Connection(at.layer, at.unit, (at.source + (1 if forward else -1)) % sources)
