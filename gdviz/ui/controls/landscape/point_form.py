"""The exact numbers of the selected point: a field for each feature and the target, or its class."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.dataset import Dataset
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme

_MOST_FIELDS = 8  # features beyond are not given a field


class PointForm(QWidget):
    """`entered` says that a number or the class was changed: `values` are those in the fields."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._classes: tuple[str, ...] = ()
        self._fields: list[NumberField] = []
        self._labels: list[QLabel] = []
        self._index = -1
        self._class = Picker(self)
        self._class.activated.connect(lambda _: self.entered.emit())
        self._title = QLabel(self)
        self._title.setProperty("role", "secondary")
        self._title.setWordWrap(True)
        self._message = FieldMessage(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._title, self._message):
            column.addWidget(part)
        column.insertLayout(1, self._grid)

    def show_point(self, dataset: Dataset, index: int) -> None:
        """Show sample `index`, -1 for none."""
        names = (*dataset.features[:_MOST_FIELDS], dataset.target)
        if (names, dataset.classes) != (self._names, self._classes):
            self._build(names, dataset.classes)
        if index != self._index:
            self._index = index
            self.say("")
        for part in (*self._fields, *self._labels):
            part.setVisible(index >= 0)
        self._class.setVisible(index >= 0 and bool(dataset.classes))
        self._retranslate()
        if index < 0:
            return
        numbers = dataset.inputs[index, :_MOST_FIELDS].tolist()
        target = float(dataset.targets[index])
        numbers += [] if dataset.classes else [target]
        for field, number in zip(self._fields, numbers, strict=True):
            field.show_value(number)
        if dataset.classes:
            self._class.show_entry(str(int(target)))

    def values(self) -> tuple[list[float], float] | None:
        """Return the inputs that have a field, and the target; None where a field holds no number."""
        numbers = [value for field in self._fields if (value := field.value()) is not None]
        if len(numbers) < len(self._fields):
            return None
        return (numbers, float(self._class.currentData())) if self._classes else (numbers[:-1], numbers[-1])

    def say(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self._message.say(sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        hint = translate(
            "PointForm",
            "Click a point to select it, drag it to move it; double-click an empty place to add one, "
            "Delete takes the selected one out. By keys: Return selects, Tab goes on, arrows move.",
        )
        chosen = translate("PointForm", "Point {number}").format(number=self._index + 1)
        self._title.setText(hint if self._index < 0 else chosen)
        for field, name in zip(self._fields, self._names, strict=False):
            field.setAccessibleName(translate("PointForm", "Point, {name}").format(name=name))
        self._class.setAccessibleName(translate("PointForm", "Class of the point"))

    def _build(self, names: tuple[str, ...], classes: tuple[str, ...]) -> None:
        for part in (*self._fields, *self._labels):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._grid.removeWidget(self._class)
        self._names, self._classes = names, classes
        self._labels = [QLabel(name, self) for name in names]
        self._fields = [NumberField(self) for _ in (names[:-1] if classes else names)]
        self._class.fill([("", [Entry(str(place), name) for place, name in enumerate(classes)])])
        for place, label in enumerate(self._labels):
            field: QWidget = self._fields[place] if place < len(self._fields) else self._class
            label.setBuddy(field)
            row, column = divmod(place, 2)
            self._grid.addWidget(label, row, 2 * column)
            self._grid.addWidget(field, row, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)
        for one in self._fields:
            one.entered.connect(lambda _: self.entered.emit())
            one.refused.connect(self.say)
            one.restored.connect(lambda: self.say(""))
