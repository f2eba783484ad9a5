"""What a cell of a map says, in words: its start or its hyperparameters, where that led, after how many steps."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from gdviz.engine.many.descent import CONVERGED, DIVERGED, FINISHED, REFUSED
from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY
from gdviz.session.session import Session
from gdviz.ui.wording.numbers import brief_number, format_number


def cell_in_words(session: Session, row: int, column: int) -> list[str]:
    """Return the lines of a label."""
    values = session.maps.values_at(row, column)
    starts, rates = session.maps.of_starts, session.maps.of_rates
    translate = QCoreApplication.translate
    if starts is not None:
        cells = starts.cells
        place = ", ".join(brief_number(value, 4) for value in values)
        first, reached = translate("Maps", "start ({place})").format(place=place), int(cells.reached[row, column])
        end = [_end(int(cells.reasons[row, column]), int(cells.steps[row, column]))]
        if reached >= 0:
            end.insert(0, translate("Maps", "leads to minimum {number}").format(number=reached + 1))
        return [first, *end, _loss(float(cells.losses[row, column]), reached == RAN_AWAY)]
    if rates is not None:
        optimizer, made = rates.subject.job.optimizer, rates.cells
        named = zip((optimizer.hyperparameters[axis.name].symbol for axis in made.axes), values, strict=True)
        first = ", ".join(f"{symbol} = {brief_number(value, 4)}" for symbol, value in named)
        reason, loss = int(made.reasons[row, column]), float(made.losses[row, column])
        return [first, _end(reason, int(made.steps[row, column])), _loss(loss, reason == DIVERGED)]
    return []


def _end(reason: int, steps: int) -> str:
    translate = QCoreApplication.translate
    if reason == DIVERGED:
        return translate("Maps", "diverged at step {steps}").format(steps=steps)
    if reason == REFUSED:
        return translate("Maps", "refused")
    if reason in (CONVERGED, FINISHED):
        return translate("Maps", "at rest at step {steps}").format(steps=steps)
    return translate("Maps", "not at rest at step {steps} yet").format(steps=steps)


def _loss(loss: float, away: bool) -> str:
    return "f = ∞" if away and not math.isfinite(loss) else f"f = {format_number(loss)}"


def place_name(index: int) -> str:
    """Return what the legend calls a place that starts lead to."""
    translate = QCoreApplication.translate
    if index == NOWHERE:
        return translate("Maps", "at no minimum yet")
    return translate("Maps", "diverged") if index == RAN_AWAY else str(index + 1)
