"""A table of declared numbers: name, symbol, default, range and scale; a row for each, cells edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gdviz.engine.files.declared_numbers import NumberTable
from gdviz.ui.themes.style import GRID
from gdviz.ui.wording.numbers import brief_number, parse_number

_NAME, _SYMBOL, _DEFAULT, _LOW, _HIGH, _SCALE = range(6)
_SCALES: tuple[Literal["linear", "log"], ...] = ("linear", "log")


class NumberTableForm(QWidget):
    """`changed` comes with every change; `numbers` tells what is there, or what is wrong with it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, rows: int = 4) -> None:
        """`rows` are seen at least."""
        super().__init__(parent)
        self._kept: dict[str, NumberTable] = {}  # for limits and descriptions, which have no column
        self._table = QTableWidget(0, 6, self)
        self._table.verticalHeader().hide()
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.setMinimumHeight((rows + 1) * (self.fontMetrics().height() + 14))
        self._table.itemChanged.connect(lambda _: self.changed.emit())
        self._add, self._remove = QPushButton(self), QPushButton(self)
        for button in (self._add, self._remove):
            button.setAutoDefault(False)  # Return in a cell must not press it
        self._add.clicked.connect(self._add_row)
        self._remove.clicked.connect(self._remove_row)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._table)
        column.addLayout(buttons)

    def show_numbers(self, numbers: Mapping[str, NumberTable]) -> None:
        """Replace all rows; nothing is emitted."""
        self._kept = dict(numbers)
        blocked = self.blockSignals(True)
        self._table.setRowCount(0)
        for name, one in numbers.items():
            texts = (name, one.symbol, *(brief_number(value, 12) for value in (one.default, *one.range)))
            self._append(texts, one.scale)
        self.blockSignals(blocked)

    def numbers(self) -> dict[str, NumberTable]:
        """Return the rows by name. Raises ValueError with a sentence that names row and column."""
        found: dict[str, NumberTable] = {}
        for row in range(self._table.rowCount()):
            name = self._text(row, _NAME)
            if not name:
                sentence = QCoreApplication.translate("NumberTable", "Row {row} needs a name")
                raise ValueError(sentence.format(row=row + 1))
            if name in found:
                sentence = QCoreApplication.translate("NumberTable", "Two rows are called “{name}”")
                raise ValueError(sentence.format(name=name))
            found[name] = self._number(row, name)
        return found

    def retranslate(self, add: str, remove: str) -> None:
        """Say the headings, and what the buttons do, in the language of the window."""
        translate = QCoreApplication.translate
        heads = (
            translate("NumberTable", "Name"),
            translate("NumberTable", "Symbol"),
            translate("NumberTable", "Default"),
            translate("NumberTable", "From"),
            translate("NumberTable", "To"),
            translate("NumberTable", "Scale"),
        )
        self._table.setHorizontalHeaderLabels(list(heads))
        self._table.setAccessibleName(add)
        self._add.setText(add)
        self._remove.setText(remove)
        for row in range(self._table.rowCount()):
            scale = self._scale(row)
            for index, text in enumerate(_scale_names()):
                scale.setItemText(index, text)

    def _number(self, row: int, name: str) -> NumberTable:
        default, low, high = (self._value(row, column, name) for column in (_DEFAULT, _LOW, _HIGH))
        kept = self._kept.get(name)
        limits = kept.limits if kept else None
        if limits is not None and not (limits[0] <= min(default, low) and max(default, high) <= limits[1]):
            limits = min(limits[0], default, low), max(limits[1], default, high)
        scale = _SCALES[self._scale(row).currentIndex()]
        description = kept.description if kept else ""
        return NumberTable(default, (low, high), self._text(row, _SYMBOL), scale, limits, description)

    def _value(self, row: int, column: int, name: str) -> float:
        try:
            return parse_number(self._text(row, column))
        except ValueError as error:
            head = self._table.horizontalHeaderItem(column)
            sentence = QCoreApplication.translate("NumberTable", "{name}, {column}: {reason}")
            raise ValueError(sentence.format(name=name, column=head.text() if head else "", reason=error)) from None

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return "" if item is None else item.text().strip()

    def _scale(self, row: int) -> QComboBox:
        scale = self._table.cellWidget(row, _SCALE)
        assert isinstance(scale, QComboBox)
        return scale

    def _append(self, texts: tuple[str, ...], scale: Literal["linear", "log"]) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column, text in enumerate(texts):
            self._table.setItem(row, column, QTableWidgetItem(text))
        box = QComboBox(self._table)
        box.addItems(_scale_names())
        box.setCurrentIndex(_SCALES.index(scale))
        box.setAccessibleName(QCoreApplication.translate("NumberTable", "Scale of {name}").format(name=texts[0]))
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._table.setCellWidget(row, _SCALE, box)

    def _add_row(self) -> None:
        self._append(("", "", "1", "0", "10"), "linear")
        row = self._table.rowCount() - 1
        self._table.setCurrentCell(row, _NAME)
        self._table.setFocus()
        self._table.edit(self._table.model().index(row, _NAME))
        self.changed.emit()

    def _remove_row(self) -> None:
        row = self._table.currentRow()
        self._table.removeRow(row if row >= 0 else self._table.rowCount() - 1)
        self.changed.emit()


def _scale_names() -> list[str]:
    return [QCoreApplication.translate("NumberTable", "linear"), QCoreApplication.translate("NumberTable", "log")]
