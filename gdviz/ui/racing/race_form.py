"""Under which rule a race is run: the budget, what counts, and how many seeds where chance plays a part."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.many.race import MOST_BUDGET, MOST_SEEDS, Rule
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words

_END, _GOAL = "end", "goal"


class RaceForm(QWidget):
    """Fields; `rule` reads them, and says under them what is wrong."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._budget, self._goal, self._seeds = NumberField(self, whole=True), NumberField(self), NumberField(self)
        self._counts = Picker(self)
        self._labels = [QLabel(self) for _ in range(4)]
        self._message = FieldMessage(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, (label, field) in enumerate(
            zip(self._labels, (self._budget, self._counts, self._goal, self._seeds), strict=True)
        ):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._message)
        for field in (self._budget, self._goal, self._seeds):
            field.entered.connect(lambda value, field=field: self._keep(field, value))
            self._message.watch(field)
        self._counts.activated.connect(lambda _: self._follow())
        self._budget.show_value(200.0)
        self._goal.show_value(1e-3)
        self._seeds.show_value(5.0)
        self.retranslate()
        self._counts.show_entry(_END)
        self._follow()

    def redraw(self) -> None:
        """Show the number of seeds where something is random."""
        session = self._session
        batches = any(0 < run.batch < session.landscape.samples for run in session.experiment.runs)
        is_random = batches or any(run.optimizer.is_random for run in session.runs)
        self._labels[3].setVisible(is_random)
        self._seeds.setVisible(is_random)

    def rule(self) -> Rule | None:
        """Return the rule in the fields; None, with a sentence under them, where one is of no use."""
        budget, goal, seeds = self._budget.value(), self._goal.value(), self._seeds.value()
        translate = QCoreApplication.translate
        for field, value in ((self._budget, budget), (self._seeds, seeds)):
            if value is None or value != int(value):
                return self._refused(field, translate("RaceForm", "Write a whole number, such as 200."))
        is_to_goal = self._counts.currentData() == _GOAL
        if is_to_goal and goal is None:
            return self._refused(self._goal, translate("RaceForm", "Write the loss to be reached, such as 0.001."))
        assert budget is not None and seeds is not None
        try:
            rule = Rule(int(budget), seeds=int(seeds), goal=goal if is_to_goal else None).checked()
        except InputError as error:
            ranges = ((self._budget, budget, MOST_BUDGET), (self._seeds, seeds, MOST_SEEDS))
            wrong = (field for field, value, most in ranges if not 1 <= value <= most)
            return self._refused(next(wrong, self._goal), in_words(error.message))
        self.say("")
        return rule

    def say(self, sentence: str) -> None:
        """Say what is wrong under the fields; "" for nothing."""
        self._message.say(sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        translate = QCoreApplication.translate
        words = (
            (translate("RaceForm", "Budget"), translate("RaceForm", "How many evaluations each run may spend")),
            (translate("RaceForm", "What counts"), translate("RaceForm", "By what the order is decided")),
            (translate("RaceForm", "Loss to reach"), translate("RaceForm", "The race is to this loss")),
            (
                translate("RaceForm", "Seeds"),
                translate("RaceForm", "How often runs with chance are run"),
            ),
        )
        fields = (self._budget, self._counts, self._goal, self._seeds)
        for label, field, (text, tip) in zip(self._labels, fields, words, strict=True):
            label.setText(text)
            label.setToolTip(with_english(tip))
            field.setAccessibleName(text)
            field.setAccessibleDescription(tip)
        chosen = self._counts.currentData() or _END
        lowest = translate("RaceForm", "Lowest loss at the end")
        soonest = translate("RaceForm", "Fewest evaluations to a loss")
        self._counts.fill([("", [Entry(_END, lowest), Entry(_GOAL, soonest)])])
        self._counts.show_entry(chosen)

    def _keep(self, field: NumberField, value: float) -> None:
        field.show_value(value)
        self._message.say("")

    def _follow(self) -> None:
        is_to_goal = self._counts.currentData() == _GOAL
        self._labels[2].setVisible(is_to_goal)
        self._goal.setVisible(is_to_goal)

    def _refused(self, field: NumberField, sentence: str) -> Rule | None:
        self._message.refuse(field, sentence)
        return None
