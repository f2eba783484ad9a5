"""How many samples of a problem each step of a run sees, and in which order."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.session.changes.editing import set_batch
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.segments import Segments
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.fields.value_scale import TICKS, tick_of, value_of
from gdviz.ui.controls.runs.batch_buttons import BatchButtons
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words, run_name

ALL, SOME, ONE = range(3)
_USUAL = 5  # parts of the data, of which a mini-batch is one unless said otherwise


class BatchForm(QWidget):
    """All samples, some or one, and in which order; only where there are samples, or batches to be taken back."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._last = 0  # the size of the last mini-batch, to come back to
        self._choice = Segments(3, self)
        self._size_label, self._order_label, self._epoch = QLabel(self), QLabel(self), QLabel(self)
        self._slider = Slider(self)
        self._slider.setRange(0, TICKS)
        self._size = NumberField(self, figures=6, whole=True)
        self._size.setMaximumWidth(self._size.minimumWidth())
        self._order = Picker(self)
        self._buttons = BatchButtons(session, self)
        self._message = FieldMessage(self)
        self._size_label.setBuddy(self._size)
        self._order_label.setBuddy(self._order)
        self._epoch.setProperty("role", "secondary")
        self._epoch.setWordWrap(True)
        self._lay_out()
        self._say_what_it_is()
        self._choice.chosen.connect(self._choose)
        self._slider.moved.connect(lambda tick: self._take(round(value_of(tick, 1.0, self._count(), "log"))))
        self._size.entered.connect(self._enter)
        self._message.watch(self._size)
        self._order.activated.connect(lambda: self._take(self._session.experiment.runs[self._index].batch))

    def redraw(self) -> None:
        """Show the batches of the run."""
        choice, samples = self._session.experiment.runs[self._index], self._session.landscape.samples
        self.setVisible(samples > 0 or choice.batch > 0)
        batch = choice.batch
        kind = ALL if not batch else ONE if batch == 1 else SOME
        self._choice.show_chosen(kind)
        self._choice.set_enabled(SOME, samples > 1)
        for part in (self._size_label, self._slider, self._size):
            part.setVisible(kind == SOME)
        self._order_label.setVisible(kind != ALL)
        self._order.setVisible(kind != ALL)
        if kind == SOME:
            self._last = batch
            self._size.show_value(float(batch))
            self._slider.show_tick(tick_of(float(batch), 1.0, self._count(), "log"))
        self._order.show_entry(choice.order)
        self._buttons.setVisible(samples > 0)
        self._buttons.redraw()
        self._epoch.setText(self._epoch_in_words(batch, samples))
        self._name(run_name(choice))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)
        self._slider.apply_theme(theme)
        self._buttons.apply_theme(theme)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self._size_label, 0, 0)
        grid.addWidget(self._slider, 0, 1)
        grid.addWidget(self._size, 0, 2)
        grid.addWidget(self._order_label, 1, 0)
        grid.addWidget(self._order, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._choice)
        column.addLayout(grid)
        column.addWidget(self._epoch)
        column.addWidget(self._message)
        column.addWidget(self._buttons)

    def _count(self) -> float:
        return float(max(self._session.landscape.samples, 2))

    def _epoch_in_words(self, batch: int, samples: int) -> str:
        translate = QCoreApplication.translate
        if samples == 1:
            return translate("BatchForm", "Every step sees the one sample there is: one step is an epoch.")
        if not batch or not samples:
            return translate("BatchForm", "Every step sees all {count:,} samples: one step is an epoch.").format(
                count=samples
            )
        steps = math.ceil(samples / batch)
        words = translate("BatchForm", "{count:,} samples, {batch:,} a step: {steps:,} steps are an epoch.")
        return words.format(count=samples, batch=batch, steps=steps)

    def _name(self, run: str) -> None:
        translate = QCoreApplication.translate
        self._choice.name(translate("BatchForm", "Samples a step of {run}").format(run=run))
        sentence = translate("BatchForm", "Batch of {run}").format(run=run)
        self._size.setAccessibleName(sentence)
        self._slider.setAccessibleName(sentence)
        self._order.setAccessibleName(translate("BatchForm", "Order of the samples of {run}").format(run=run))

    def _say_what_it_is(self) -> None:
        translate = QCoreApplication.translate
        self._choice.show_words(
            (
                (translate("BatchForm", "All samples"), with_english(translate("BatchForm", "Batch gradient descent"))),
                (translate("BatchForm", "Mini-batch"), with_english(translate("BatchForm", "Some samples a step"))),
                (translate("BatchForm", "One"), with_english(translate("BatchForm", "Stochastic: one sample a step"))),
            )
        )
        self._size_label.setText(translate("BatchForm", "Batch"))
        self._order_label.setText(translate("BatchForm", "Order"))
        tip = translate("BatchForm", "How many samples each step sees")
        for part in (self._size_label, self._size, self._slider):
            part.setToolTip(with_english(tip))
        self._size.setAccessibleDescription(tip)
        self._order.setToolTip(translate("BatchForm", "In which order the samples come"))
        shuffled = translate("BatchForm", "Shuffled every epoch")
        sequential = translate("BatchForm", "As the data come")
        self._order.fill([("", [Entry("shuffled", shuffled), Entry("sequential", sequential)])])

    def _choose(self, kind: int) -> None:
        samples = self._session.landscape.samples
        usual = self._last if 1 < self._last <= samples else max(2, math.ceil(samples / _USUAL))
        self._take((0, usual, 1)[kind])

    def _enter(self, size: float) -> None:
        if size != int(size):
            self._message.refuse(
                self._size, QCoreApplication.translate("BatchForm", "Samples are counted in whole numbers.")
            )
            return
        self._take(int(size))

    def _take(self, size: int) -> None:
        try:
            set_batch(self._session, self._index, size, self._order.currentData())
        except InputError as error:
            self._message.refuse(self._size, in_words(error.message))
            return
        self._message.say("")
        self.redraw()
