"""How many samples of a problem each step of a run sees, and in which order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.session.editing import set_batch
from gdviz.session.session import Session
from gdviz.ui.controls.choices import Entry
from gdviz.ui.controls.field_message import FieldMessage
from gdviz.ui.controls.number_field import NumberField
from gdviz.ui.controls.picker import Picker
from gdviz.ui.glossary import with_english
from gdviz.ui.style import GRID
from gdviz.ui.theme import Theme
from gdviz.ui.words import in_words


class BatchForm(QWidget):
    """A field, blank for all samples, and the order; only where there are samples, or batches to be taken back."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._size_label, self._order_label = QLabel(self), QLabel(self)
        self._size = NumberField(self, blank=0.0, whole=True)
        self._order = Picker(self)
        self._message = FieldMessage(self)
        self._size_label.setBuddy(self._size)
        self._order_label.setBuddy(self._order)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, (label, field) in enumerate(((self._size_label, self._size), (self._order_label, self._order))):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(grid)
        column.addWidget(self._message)
        self._say_what_it_is()
        self._size.entered.connect(lambda: self._take())
        self._size.refused.connect(self._message.say)
        self._size.restored.connect(lambda: self._message.say(""))
        self._order.activated.connect(lambda: self._take())

    def redraw(self) -> None:
        """Show the batches of the run."""
        choice, samples = self._session.experiment.runs[self._index], self._session.landscape.samples
        self.setVisible(samples > 0 or choice.batch > 0)
        self._size.show_value(float(choice.batch))
        self._order.show_entry(choice.order)
        self._order.setEnabled(choice.batch > 0)
        sentence = QCoreApplication.translate("BatchForm", "Batch of {run}").format(run=choice.name)
        self._size.setAccessibleName(sentence)
        sentence = QCoreApplication.translate("BatchForm", "Order of the samples of {run}").format(run=choice.name)
        self._order.setAccessibleName(sentence)
        all_of_them = QCoreApplication.translate("BatchForm", "all {count:,} samples").format(count=samples)
        self._size.setPlaceholderText(all_of_them)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def _say_what_it_is(self) -> None:
        self._size_label.setText(QCoreApplication.translate("BatchForm", "Batch"))
        self._order_label.setText(QCoreApplication.translate("BatchForm", "Order"))
        tip = QCoreApplication.translate("BatchForm", "How many samples each step sees; blank: all of them")
        self._size_label.setToolTip(with_english(tip))
        self._size.setAccessibleDescription(tip)
        shuffled = QCoreApplication.translate("BatchForm", "Shuffled every epoch")
        sequential = QCoreApplication.translate("BatchForm", "As the data come")
        self._order.fill([("", [Entry("shuffled", shuffled), Entry("sequential", sequential)])])

    def _take(self) -> None:
        size = self._size.value()
        if size is None or size != int(size):
            self._refuse(QCoreApplication.translate("BatchForm", "Samples are counted in whole numbers."))
            return
        try:
            set_batch(self._session, self._index, int(size), self._order.currentData())
        except InputError as error:
            self._refuse(in_words(error.message))
            return
        self._message.say("")

    def _refuse(self, sentence: str) -> None:
        self._size.mark_invalid(True)
        self._message.say(sentence)
