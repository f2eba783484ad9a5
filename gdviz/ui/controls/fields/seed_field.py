"""A seed as a number, and a button that takes the next one: the same seed gives the same random numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import with_english

_LARGEST = 10**15  # beyond 2**53 a field of ordinary numbers skips whole ones


class SeedField(QWidget):
    """Shows the seed `in_force`; `entered` carries another one, an int, and what is none is refused in `message`."""

    entered = Signal(object)

    def __init__(self, in_force: Callable[[], int], message: FieldMessage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_force = in_force
        self._message = message
        self._field = NumberField(self, whole=True)
        self._field.setMaximumWidth(self._field.minimumWidth() + 8)
        self._next = IconButton("dice", self, 16)
        self._next.setFixedSize(26, 24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._next)
        row.addWidget(self._field)
        message.watch(self._field)
        self._field.entered.connect(self._enter)
        self._next.clicked.connect(lambda: self.entered.emit((in_force() + 1) % _LARGEST))

    def redraw(self) -> None:
        """Show the seed that is in force now."""
        self._field.show_value(float(self._in_force()))

    def refuse(self, sentence: str) -> None:
        """Say why a seed cannot be used."""
        self._message.refuse(self._field, sentence)

    def describe(self, label: QLabel, name: str, other: str, tip: str = "") -> None:
        """Say what the seed is of, what the button does, and what the same seed gives."""
        tip = tip or QCoreApplication.translate("SeedField", "The same seed gives the same random numbers")
        label.setBuddy(self._field)
        label.setToolTip(with_english(tip))
        self._field.setAccessibleName(name)
        self._field.setAccessibleDescription(tip)
        self._next.describe(other)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the button."""
        self._next.apply_theme(theme)

    def _enter(self, value: float) -> None:
        if value == int(value) and 0 <= value <= _LARGEST:
            self.entered.emit(int(value))
        else:
            words = QCoreApplication.translate("SeedField", "A seed is a whole number of up to 15 figures, 0 or more.")
            self.refuse(words)
