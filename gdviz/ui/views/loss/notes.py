"""What the loss plot says about itself: where f* comes from, what is not shown and why, and why it is empty."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gdviz.engine.quantity import LOSS, Quantity
from gdviz.session.session import Session
from gdviz.ui.views.loss.axis import Along
from gdviz.ui.views.loss.curve import LossCurve
from gdviz.ui.views.loss.level import Level
from gdviz.ui.views.loss.lowest import Lowest
from gdviz.ui.views.loss.range import heights_of
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import run_name

_FIGURES = 6
_TIMED = 6  # runs whose times are told


def notes_of(curves: Sequence[LossCurve], level: Level, lowest: Lowest | None, quantity: Quantity = LOSS) -> list[str]:
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
        elif any(curve.reaches_floor for curve in curves) and quantity != LOSS:
            notes.append(translate("LossView", "values of 0 or below have no place on a log scale: L makes it linear"))
        elif any(curve.reaches_floor for curve in curves):
            notes.append(translate("LossView", "f ≤ 0 has no place on a log scale: Shift+L shows f − f*"))
    found = heights_of(curves, level)
    if found is not None and found.beyond:
        notes.append(translate("LossView", "some values lie beyond the scale"))
    return notes


def notes_about(session: Session, along: Along, missing: Sequence[int]) -> list[str]:
    """Return which runs are not shown since they have nothing to show, and what time is.

    Of `missing`, runs may have gone meanwhile: what is on the screen is painted before it is known.
    """
    translate, notes = QCoreApplication.translate, []
    names = [run_name(run) for run in session.experiment.runs]
    if missing:
        words = translate("LossView", "no such term: {runs}")
        notes.append(words.format(runs=", ".join(names[index] for index in missing if index < len(names))))
    if along.unit != "time" or not session.ready:
        return notes
    paces = [(name, along.paces[run]) for name, run in zip(names, session.runs, strict=True) if run in along.paces]
    if len(paces) < sum(run.length > 0 for run in session.runs):
        notes.append(translate("LossView", "measuring how long a step takes …"))
    elif paces:
        told = ", ".join(f"{name} {_micro(pace)}" for name, pace in paces[:_TIMED])
        notes.append(translate("LossView", "measured here, for each step: {paces}").format(paces=told))
    return notes


def _micro(milliseconds: float) -> str:
    if milliseconds < 1.0:
        return f"{brief_number(milliseconds * 1e3, 2)} µs"
    return f"{brief_number(milliseconds, 2)} ms"


def hint_of(session: Session, curves: Sequence[LossCurve], level: Level, quantity: Quantity = LOSS) -> str:
    """Return why there is nothing to see, and what to do; "" where there is something."""
    translate = QCoreApplication.translate
    if not session.ready:
        return ""
    if not session.runs:
        return translate("LossView", "No run yet: add one with + beside Runs.")
    if quantity.kind == "distance" and not len(session.minima):
        return translate("LossView", "No minimum of this landscape is known, so there is no distance to it.")
    if not curves and any(look.visible for look in session.looks):
        return translate("LossView", "None of the runs has this quantity: Q shows another one.")
    if quantity != LOSS:
        return _hint_of_other(curves, level)
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


def _hint_of_other(curves: Sequence[LossCurve], level: Level) -> str:
    """Return why there is nothing to see of another quantity than the loss, and what to do."""
    translate = QCoreApplication.translate
    if not curves:
        return translate("LossView", "All runs are hidden: the eye beside a run shows it again.")
    if all(curve.last <= 0 for curve in curves):
        return translate("LossView", "Space plays: what every step comes to is drawn here.")
    if not any(math.isfinite(curve.lowest) for curve in curves):
        return translate("LossView", "None of the values is a finite number.")
    if level.log and not any(math.isfinite(curve.least_above) for curve in curves):
        return translate("LossView", "All values are 0 or below, which has no place on a log scale: L makes it linear.")
    return ""
