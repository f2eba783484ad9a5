"""One row for each hidden layer of a network: its width to type or to step, and a button that removes it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gdviz.engine.data.problem_choice import NetworkChoice
from gdviz.session.changes.network_editing import with_width, without_layer
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton


class LayerRows(QWidget):
    """`wanted` carries the NetworkChoice that a person asks for, `refused` why a text is no width."""

    wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.network: NetworkChoice | None = None
        self._theme = LIGHT
        self._rows: list[tuple[QLabel, IconButton, NumberField, IconButton, IconButton]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 1)

    def show_network(self, network: NetworkChoice) -> None:
        """Show the widths of a network's hidden layers."""
        if network is self.network:
            return
        self.network = network
        while len(self._rows) < len(network.hidden):
            self._append()
        for index, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(index < len(network.hidden))
            if index < len(network.hidden):
                parts[2].show_value(float(network.hidden[index]))
                parts[1].setEnabled(network.hidden[index] > 1)
        self.setVisible(bool(network.hidden))

    def mark_invalid(self, invalid: bool) -> None:
        """Mark the width that was typed last as wrong, or none."""
        for *_, field, _, _ in self._rows:
            field.mark_invalid(invalid and field.hasFocus())

    def apply_theme(self, theme: Theme) -> None:
        """Tint the buttons."""
        self._theme = theme
        for _, less, _, more, remove in self._rows:
            for button in (less, more, remove):
                button.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        for number, (label, less, field, more, remove) in enumerate(self._rows, start=1):
            label.setText(translate("LayerRows", "layer {number}").format(number=number))
            field.setAccessibleName(translate("LayerRows", "Units of layer {number}").format(number=number))
            less.describe(translate("LayerRows", "One unit less in layer {number}").format(number=number))
            more.describe(translate("LayerRows", "One unit more in layer {number}").format(number=number))
            remove.describe(translate("LayerRows", "Remove layer {number}").format(number=number))

    def _append(self) -> None:
        index = len(self._rows)
        label, field = QLabel(self), NumberField(self, 4, whole=True)
        less, more, remove = (IconButton(name, self, 14) for name in ("fewer", "add", "close"))
        field.setMaximumWidth(field.minimumWidth() + 8)
        label.setBuddy(field)
        field.entered.connect(partial(self._enter, index))
        field.refused.connect(self.refused)
        less.clicked.connect(lambda: self._step(index, -1))
        more.clicked.connect(lambda: self._step(index, 1))
        remove.clicked.connect(lambda: self._remove(index))
        parts = (label, less, field, more, remove)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, index, column)
        for button in (less, more, remove):
            button.apply_theme(self._theme)
        self._rows.append(parts)
        self.retranslate()

    def _enter(self, index: int, value: float) -> None:
        if self.network is None:
            return
        if value != int(value) or not 1 <= value <= 10**6:
            self._rows[index][2].mark_invalid(True)
            self.refused.emit(
                QCoreApplication.translate("LayerRows", "A layer has at least one unit; units are whole numbers.")
            )
            return
        self.wanted.emit(with_width(self.network, index, int(value)))

    def _step(self, index: int, by: int) -> None:
        if self.network is not None:
            self.wanted.emit(with_width(self.network, index, self.network.hidden[index] + by))

    def _remove(self, index: int) -> None:
        if self.network is not None:
            self.wanted.emit(without_layer(self.network, index))
