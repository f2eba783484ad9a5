"""How the learning rate of a run changes by itself: which schedule, its shape, its hyperparameters."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import RunChoice
from gdviz.engine.modifier import Modifier
from gdviz.session.changes.editing import use_schedule
from gdviz.session.schedule import is_constant, scheduled_rates
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry, broken_group, entry_of, in_order
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.naming import with_names
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.runs.hyperparameter_form import HyperparameterForm
from gdviz.ui.controls.runs.sparkline import Sparkline
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import run_name, text_of

_POINTS = 960  # of the drawing, at most


class ScheduleForm(QWidget):
    """A picker; below it, where the rate changes, how it does."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._choice: RunChoice | None = None  # as it was when something was refused
        self._schedules = {key: one for key, one in session.catalog.schedules.items() if not is_constant(one)}
        self._label = QLabel(QCoreApplication.translate("ScheduleForm", "Schedule"), self)
        self._picker = Picker(self)
        constant = Entry("", QCoreApplication.translate("ScheduleForm", "Constant"))
        schedules = in_order(entry_of(session.catalog, "schedules", key, one) for key, one in self._schedules.items())
        self._picker.fill([("", [constant, *schedules]), broken_group(session.catalog, "schedules")])
        self._label.setBuddy(self._picker)
        self._message = FieldMessage(self)
        self._drawing = Sparkline(self)
        self._drawing.setAccessibleName(QCoreApplication.translate("ScheduleForm", "Learning rate over the steps"))
        self._form = HyperparameterForm(session, index, self)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._label)
        row.addWidget(self._picker, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        for part in (self._message, self._drawing, self._form):
            column.addWidget(part)
        self._picker.activated.connect(self._pick)

    def redraw(self) -> None:
        """Show the schedule of the run."""
        choice = self._session.experiment.runs[self._index]
        schedule = self._schedules.get(choice.schedule)
        self._picker.show_entry(choice.schedule if schedule else "")
        name = QCoreApplication.translate("ScheduleForm", "Schedule of {run}").format(run=run_name(choice))
        self._picker.setAccessibleName(name)
        self._picker.setToolTip(tip(text_of(schedule.description) if schedule else name))
        if choice != self._choice:
            self._message.say("")
        self._drawing.setVisible(schedule is not None)
        self._form.setVisible(schedule is not None)
        if schedule is not None:
            self._form.redraw(schedule.hyperparameters, True)
            self._draw(schedule, choice)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._message, self._drawing, self._form):
            part.apply_theme(theme)

    def _draw(self, schedule: Modifier, choice: RunChoice) -> None:
        last = max(self._session.experiment.steps, 2)
        steps = np.unique(np.linspace(1, last, min(last, _POINTS)).round())
        self._drawing.show_rates(steps, scheduled_rates(schedule, choice, steps))
        self._drawing.show_cursor(self._session.cursor)

    def _pick(self, row: int) -> None:
        try:
            use_schedule(self._session, self._index, self._picker.itemData(row))
        except InputError as error:
            self._choice = self._session.experiment.runs[self._index]
            self.redraw()
            self._message.say(with_names(self._session.catalog, error.message))
