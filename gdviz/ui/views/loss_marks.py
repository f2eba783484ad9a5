"""The numbers on the axis of the loss plot, where there are so few heights that each has its own."""

from __future__ import annotations

import math

from gdviz.ui.log_ticks import Tick
from gdviz.ui.numbers import brief_number
from gdviz.ui.views.loss_picture import LossPicture


def only_marks(picture: LossPicture) -> tuple[Tick, ...] | None:
    """Return the mark at the height of the start, where that is all there is; () where nothing is seen, else None."""
    if picture.is_empty:
        return ()
    if not picture.begins:
        return None
    values = {picture.curve(index).value(0) for index in picture.order()}
    marks = [(picture.level.of(value), brief_number(value - picture.level.floor, 3)) for value in values]
    return tuple(mark for mark in marks if math.isfinite(mark[0]))
