"""Which sample runs through the network: one of them by its number, or the mean over all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.themes.style import GRID, mark, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import parse_number


class NetworkSample(QWidget):
    """A number from 1, and buttons to the next and the one before; blank or 0 is the mean."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._count = 0
        self._sample: int | None = None
        self._label, self._field = QLabel(self), QLineEdit(self)
        self._field.setFont(tabular(self._field.font()))
        self._field.setFixedWidth(self._field.fontMetrics().horizontalAdvance("0" * 12) + 14)
        self._label.setBuddy(self._field)
        self._before, self._next = IconButton("step-back", self, 14), IconButton("step-forward", self, 14)
        self._of = QLabel(self)
        self._of.setProperty("role", "secondary")
        self._message = note(self)
        self._message.setProperty("role", "error")
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self._message)
        row.setSpacing(GRID)
        for part in (self._label, self._field, self._of, self._before, self._next):
            row.addWidget(part)
        row.addStretch(1)
        self._before.clicked.connect(lambda: self._choose(self._sample - 1 if self._sample else None))
        self._next.clicked.connect(lambda: self._choose(0 if self._sample is None else self._sample + 1))
        self._field.editingFinished.connect(self._read)
        self._field.returnPressed.connect(self._field.clearFocus)  # keys are commands again

    def show_count(self, count: int, sample: int | None) -> None:
        """Show which of `count` samples is looked at, by its index; None: their mean."""
        if (count, sample) != (self._count, self._sample):
            self._count, self._sample = count, sample
            self._of.setText(QCoreApplication.translate("NetworkSample", "of {count:,}").format(count=count))
            self._write()
        self._before.setEnabled(sample is not None)
        self._next.setEnabled(sample is None or sample + 1 < count)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the buttons."""
        for button in (self._before, self._next):
            button.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        self._label.setText(translate("NetworkSample", "Sample"))
        self._of.setText(translate("NetworkSample", "of {count:,}").format(count=self._count))
        self._field.setPlaceholderText(translate("NetworkSample", "mean of all"))
        self._field.setAccessibleName(translate("NetworkSample", "Sample that runs through the network"))
        self._field.setToolTip(tip(translate("NetworkSample", "The number of a sample; 0: the mean of all")))
        self._before.describe(translate("NetworkSample", "The sample before; before the first: the mean of all"))
        self._next.describe(translate("NetworkSample", "The next sample"))

    def _choose(self, sample: int | None) -> None:
        self._session.network.set(sample=sample)

    def _read(self) -> None:
        """Take a number that was typed, blank or 0 for the mean; what is none is marked until it is one."""
        if not self._field.isModified():
            return
        text = self._field.text().strip()
        try:
            number = parse_number(text) if text else 0.0
        except ValueError:
            number = -1.0
        if not (number == int(number) and 0 <= number <= self._count):
            mark(self._field, "invalid", True)
            words = QCoreApplication.translate("NetworkSample", "Samples are numbered from 1 to {count}.")
            self._message.setText(words.format(count=self._count))
            self._message.show()
            return
        self._write()
        self._choose(int(number) - 1 if number else None)

    def _write(self) -> None:
        mark(self._field, "invalid", False)
        self._message.hide()
        self._field.setText("" if self._sample is None else str(self._sample + 1))
        self._field.setModified(False)
