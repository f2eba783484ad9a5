"""What the loss plot says about itself: where f* comes from, what is not shown and why, and why it is empty."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gdviz.session.session import Session
from gdviz.ui.numbers import brief_number
from gdviz.ui.views.loss_curve import LossCurve
from gdviz.ui.views.loss_level import Level
from gdviz.ui.views.loss_lowest import Lowest
from gdviz.ui.views.loss_range import heights_of

_FIGURES = 6


def notes_of(curves: Sequence[LossCurve], level: Level, lowest: Lowest | None) -> list[str]:
    """Return what is to be known about curves that are drawn."""
    translate = QCoreApplication.translate
    notes = []
    if lowest is not None:
        known = translate("LossView", "f* = {value}, the known minimum")
        reached = translate("LossView", "f* = {value}, the lowest loss reached, by {run}")
        value = brief_number(lowest.value, _FIGURES)
        notes.append((reached if lowest.run else known).format(value=value, run=lowest.run))
    if level.log and any(math.isfinite(curve.least_above) for curve in curves):
        if lowest is not None and any(curve.reaches_floor for curve in curves):
            notes.append(translate("LossView", "losses not above f* have no place on a log scale"))
        elif any(curve.reaches_floor for curve in curves):
            notes.append(translate("LossView", "f ≤ 0 has no place on a log scale: Shift+L shows f − f*"))
    found = heights_of(curves, level)
    if found is not None and found.beyond:
        notes.append(translate("LossView", "some values lie beyond the scale"))
    return notes


def hint_of(session: Session, curves: Sequence[LossCurve], level: Level) -> str:
    """Return why there is nothing to see, and what to do; "" where there is something."""
    translate = QCoreApplication.translate
    if not session.ready:
        return ""
    if not session.runs:
        return translate("LossView", "No run yet: add one with + beside Runs.")
    if not curves:
        return translate("LossView", "All runs are hidden: the eye beside a run shows it again.")
    if not any(math.isfinite(curve.lowest) for curve in curves):
        return translate("LossView", "None of the losses is a finite number.")
    if level.log and not any(math.isfinite(curve.least_above) for curve in curves):
        if level.floor:
            return translate("LossView", "No loss is above f*, and 0 has no place on a log scale: L makes it linear.")
        words = translate(
            "LossView",
            "All losses are 0 or below, which has no place on a log scale: L makes it linear, Shift+L shows f − f*.",
        )
        return words
    if all(curve.last == 0 for curve in curves):
        return translate("LossView", "Space plays: the loss of every step is drawn here.")
    return ""
