"""Which sample runs through the network: one of them by its number, or the mean over all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from gdviz.session.session import Session
from gdviz.ui.glossary import tip
from gdviz.ui.icon_button import IconButton
from gdviz.ui.style import GRID, tabular
from gdviz.ui.theme import Theme


class NetworkSample(QWidget):
    """A number from 1, and buttons to the next and the one before; 0 is the mean."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._is_told = False  # what the field shows comes from the session
        self._label, self._field = QLabel(self), _Number(self)
        self._label.setBuddy(self._field)
        self._before, self._next = IconButton("step-back", self, 14), IconButton("step-forward", self, 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (self._label, self._field, self._before, self._next):
            row.addWidget(part)
        row.addStretch(1)
        self._before.clicked.connect(self._field.stepDown)
        self._next.clicked.connect(self._field.stepUp)
        self._field.valueChanged.connect(self._choose)

    def show_count(self, count: int, sample: int | None) -> None:
        """Show which of `count` samples is looked at, by its index; None: their mean."""
        wanted = 0 if sample is None else sample + 1
        if (self._field.maximum(), self._field.value()) != (count, wanted):
            self._is_told = True
            self._field.setRange(0, count)
            self._field.setValue(wanted)
            self._is_told = False
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
        self._field.setSpecialValueText(translate("NetworkSample", "mean of all"))
        self._field.setAccessibleName(translate("NetworkSample", "Sample that runs through the network"))
        self._field.setToolTip(tip(translate("NetworkSample", "The number of a sample; 0: the mean of all")))
        self._before.describe(translate("NetworkSample", "The sample before; before the first: the mean of all"))
        self._next.describe(translate("NetworkSample", "The next sample"))

    def _choose(self, number: int) -> None:
        if self._is_told:
            return
        self._session.network.set(sample=None if number == 0 else number - 1)


class _Number(QSpinBox):
    """A field with no buttons of its own that leaves the wheel to the panel, which scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(tabular(self.font()))
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()
