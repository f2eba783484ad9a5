"""The tools over the data: what a press adds, which features are on the axes, and what is drawn of every point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.dataset import Dataset
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.data.axes import axes_of
from gdviz.ui.widgets.panel_page import worded_button
from gdviz.ui.wording.glossary import tip


class DataBar(QWidget):
    """`add` stays pressed while a click in the empty adds a point of class `new_class`; `delete` takes one out."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.add, self.delete = worded_button("add", self), worded_button("remove", self)
        self.delete.setCheckable(False)
        self._residuals, self._losses = worded_button("residuals", self), worded_button("losses", self)
        self._sharp = worded_button("regions", self)
        self._switches = (self._residuals, self._losses, self._sharp)
        self._buttons = (self.add, self.delete, *self._switches)
        self._across, self._up, self._class = Picker(self), Picker(self), Picker(self)
        self._labels = tuple(QLabel(self) for _ in range(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (label, picker) in enumerate(zip(self._labels, (self._across, self._up, self._class), strict=True)):
            label.setBuddy(picker)
            grid.addWidget(label, row, 0)
            grid.addWidget(picker, row, 1)
        rows = (self._buttons[:2], self._buttons[2:])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for buttons in rows:
            row_of_buttons = QHBoxLayout()
            row_of_buttons.setSpacing(GRID)
            for button in buttons:
                row_of_buttons.addWidget(button)
            row_of_buttons.addStretch(1)
            column.addLayout(row_of_buttons)
        column.addLayout(grid)
        looking = session.data
        self._residuals.toggled.connect(lambda on: looking.set(residuals=on))
        self._losses.toggled.connect(lambda on: looking.set(losses=on))
        self._sharp.toggled.connect(lambda on: looking.set(sharp=on))
        self._across.activated.connect(lambda _: looking.set(across=int(self._across.currentData())))
        self._up.activated.connect(lambda _: looking.set(up=int(self._up.currentData())))
        self.retranslate()

    @property
    def new_class(self) -> float:
        """The class of points that are added, by its index; 0 where there are none."""
        return float(self._class.currentData() or 0)

    def redraw(self, dataset: Dataset, *, selected: bool) -> None:
        """Show the switches as they are, and only those that say something of these data."""
        if (dataset.features, dataset.classes) != self._names:
            self._names = (dataset.features, dataset.classes)
            self._fill(self._across, dataset.features)
            self._fill(self._up, dataset.features)
            self._fill(self._class, dataset.classes)
            self._class.setCurrentIndex(0 if dataset.classes else -1)
        look, axes = self._session.data.look, axes_of(dataset, self._session.data.look)
        for button, on in zip(self._switches, (look.residuals, look.losses, look.sharp), strict=True):
            if button.isChecked() != on:
                button.setChecked(on)
        self._residuals.setVisible(axes.up is None)
        self._sharp.setVisible(axes.up is not None)
        self.delete.setEnabled(selected)
        self._across.show_entry(str(axes.across))
        self._up.show_entry(str(axes.up))
        many = len(dataset.features) > len(axes.features)
        shown = (many, many and axes.up is not None, axes.up is not None)
        for label, picker, on in zip(self._labels, (self._across, self._up, self._class), shown, strict=True):
            label.setVisible(on)
            picker.setVisible(on)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for button in self._buttons:
            button.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        texts = (
            (translate("DataPanel", "Add"), translate("DataPanel", "Add points: a click in the empty adds one")),
            (translate("DataPanel", "Delete"), translate("DataPanel", "Delete the selected point")),
            (translate("DataPanel", "Residuals"), translate("DataPanel", "Residuals of the selected run")),
            (
                translate("DataPanel", "Losses"),
                translate("DataPanel", "Loss of every sample: the area of the disc around it"),
            ),
            (translate("DataPanel", "Borders only"), translate("DataPanel", "Borders alone, without probabilities")),
        )
        for button, (text, words) in zip(self._buttons, texts, strict=True):
            button.setText(text)
            button.describe(words)
        names = (
            translate("DataPanel", "Across"),
            translate("DataPanel", "Upwards"),
            translate("DataPanel", "New points"),
        )
        tips = (
            translate("DataPanel", "Feature across"),
            translate("DataPanel", "Feature upwards"),
            translate("DataPanel", "Class of points that are added"),
        )
        for label, picker, name, words in zip(
            self._labels, (self._across, self._up, self._class), names, tips, strict=True
        ):
            label.setText(name)
            label.setToolTip(tip(words))
            picker.setAccessibleName(words)

    def _fill(self, picker: Picker, names: Sequence[str]) -> None:
        picker.fill([("", [Entry(str(place), name) for place, name in enumerate(names)])])
