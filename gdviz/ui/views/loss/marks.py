"""The numbers on the axis of the loss plot, where there are so few heights that each has its own."""

from __future__ import annotations

import math

from gdviz.ui.drawing.log_ticks import Tick
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.wording.numbers import brief_number


def only_marks(curves: LossCurves) -> tuple[Tick, ...] | None:
    """Return the mark at the height of the start, where that is all there is; () where nothing is seen, else None."""
    if curves.is_empty:
        return ()
    if not curves.begins:
        return None
    values = {curves.of(index).value(0) for index in curves.order()}
    marks = [(curves.level.of(value), brief_number(value - curves.level.floor, 3)) for value in values]
    return tuple(mark for mark in marks if math.isfinite(mark[0]))
