"""How large a film or a picture is: one of the sizes that have a name, or a width and a height of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.number_field import NumberField, number_in
from gdviz.ui.controls.fields.picker import Picker

_OWN = "own"  # a size of one's own


class SizeFields(QObject):
    """`parts` are a picker and two fields, for a form to lay out; `sizes` in pixels, by name.

    `refused` carries what is wrong with a text that is no number.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, sizes: Mapping[str, tuple[int, int]], parent: QWidget) -> None:
        super().__init__(parent)
        self.picker = Picker(parent)
        self._sizes = sizes
        self._width, self._height = NumberField(parent, 5, whole=True), NumberField(parent, 5, whole=True)
        self.parts: list[QWidget] = [self.picker, self._width, QLabel("×", parent), self._height]
        self.picker.activated.connect(self._choose)
        for field in (self._width, self._height):
            field.setMaximumWidth(field.minimumWidth() + 8)
            field.entered.connect(self.changed)
            field.refused.connect(self.refused)
            field.restored.connect(self.changed)

    def size(self) -> tuple[int, int]:
        """Return width and height. Raises InputError where they are no numbers."""
        return int(number_in(self._width)), int(number_in(self._height))

    def show_size(self, width: int, height: int) -> None:
        """Show a size, by its name if it has one."""
        named = next((key for key, size in self._sizes.items() if size == (width, height)), _OWN)
        self.picker.show_entry(named)
        self._width.show_value(float(width))
        self._height.show_value(float(height))

    def follow(self, *, enabled: bool = True) -> None:
        """Show width and height where they are one's own; let them be changed or not."""
        own = self.picker.currentData() == _OWN
        for part in self.parts[1:]:
            part.setVisible(own)
        for part in self.parts:
            part.setEnabled(enabled)

    def retranslate(self, name: str, names: Mapping[str, str]) -> None:
        """Name the sizes in the language of the window; the picker is called `name`."""
        translate = QCoreApplication.translate
        chosen = self.picker.currentData()
        entries = [Entry(key, f"{names[key]}  {width} × {height}") for key, (width, height) in self._sizes.items()]
        self.picker.fill([("", [*entries, Entry(_OWN, translate("SizeFields", "another size"))])])
        if chosen is not None:
            self.picker.show_entry(chosen)
        self.picker.setAccessibleName(name)
        self._width.setAccessibleName(translate("SizeFields", "Width in pixels"))
        self._height.setAccessibleName(translate("SizeFields", "Height in pixels"))

    def _choose(self) -> None:
        size = self._sizes.get(self.picker.currentData())
        if size is not None:
            self._width.show_value(float(size[0]))
            self._height.show_value(float(size[1]))
        self.changed.emit()
