"""When the runs end: after so many steps, or earlier, where the landscape is flat."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.counting import convention
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words


class StopForm(QWidget):
    """The budgets of steps and of evaluations, and the tolerance of the gradient; what is blank never stops a run."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heading = heading("", self)
        self._steps_label, self._tolerance_label, self._evaluations_label = (QLabel(self) for _ in range(3))
        self._steps = NumberField(self, whole=True)
        self._tolerance = NumberField(self, blank=0.0)
        self._evaluations = NumberField(self, blank=0.0, whole=True)
        self._message = FieldMessage(self)
        self._steps_label.setBuddy(self._steps)
        self._tolerance_label.setBuddy(self._tolerance)
        self._evaluations_label.setBuddy(self._evaluations)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        rows = (
            (self._steps_label, self._steps),
            (self._tolerance_label, self._tolerance),
            (self._evaluations_label, self._evaluations),
        )
        for row, (label, field) in enumerate(rows):
            field.setMaximumWidth(field.minimumWidth() + 8)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self._message.watch(field)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addLayout(grid)
        column.addWidget(self._message)
        self._steps.entered.connect(self._enter_steps)
        self._tolerance.entered.connect(self._enter_tolerance)
        self._evaluations.entered.connect(self._enter_evaluations)
        self._retranslate()

    def redraw(self) -> None:
        """Show the settings of the experiment."""
        self._steps.show_value(float(self._session.experiment.steps))
        self._tolerance.show_value(self._session.experiment.tolerance)
        self._evaluations.show_value(float(self._session.experiment.evaluations))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(QCoreApplication.translate("StopForm", "Stop"))
        self._steps_label.setText(QCoreApplication.translate("StopForm", "after this many steps"))
        self._tolerance_label.setText(QCoreApplication.translate("StopForm", "when ‖∇f‖ is below"))
        self._steps.setAccessibleName(QCoreApplication.translate("StopForm", "Stop after this many steps"))
        self._tolerance.setAccessibleName(QCoreApplication.translate("StopForm", "Stop when the gradient is below"))
        self._evaluations_label.setText(QCoreApplication.translate("StopForm", "after this many evaluations"))
        spent = QCoreApplication.translate("StopForm", "What each run may spend.")
        explained = (
            QCoreApplication.translate("StopForm", "Every run makes at most so many steps."),
            QCoreApplication.translate("StopForm", "A run converges where both ‖∇f‖ and ‖Δx‖ are below this number."),
            f"{spent} {convention()}",
        )
        fields = (self._steps, self._tolerance, self._evaluations)
        labels = (self._steps_label, self._tolerance_label, self._evaluations_label)
        for label, field, words in zip(labels, fields, explained, strict=True):
            label.setToolTip(with_english(f"<p>{words}</p>"))
            field.setAccessibleDescription(words)
        self._evaluations.setAccessibleName(QCoreApplication.translate("StopForm", "Stop after this many evaluations"))
        self._evaluations.setPlaceholderText(QCoreApplication.translate("StopForm", "never"))
        self._tolerance.setPlaceholderText(QCoreApplication.translate("StopForm", "never"))

    def _enter_steps(self, value: float) -> None:
        if value != int(value):
            sentence = QCoreApplication.translate("StopForm", "Steps are counted in whole numbers.")
            self._message.refuse(self._steps, sentence)
            return
        self._take(self._steps, lambda experiment: experiment.with_steps(int(value)))

    def _enter_evaluations(self, value: float) -> None:
        if value != int(value):
            sentence = QCoreApplication.translate("StopForm", "Evaluations are counted in whole numbers.")
            self._message.refuse(self._evaluations, sentence)
            return
        self._take(self._evaluations, lambda experiment: experiment.with_evaluations(int(value)))

    def _enter_tolerance(self, value: float) -> None:
        self._take(self._tolerance, lambda experiment: experiment.with_tolerance(value))

    def _take(self, field: NumberField, changed: Callable[[Experiment], Experiment]) -> None:
        try:
            experiment = changed(self._session.experiment)
        except InputError as error:
            self._message.refuse(field, in_words(error.message))
            return
        self._message.say("")
        self._session.change(experiment)
