"""The first rows of a CSV file, with what every column holds and whether it is a feature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from gdviz.engine.files.csv_preview import Column, CsvPreview

_USED, _CONTENT, _FIRST = range(3)  # rows of the table: a check box, what it holds, the first sample
_WIDEST = 160


class DataTable(QTableWidget):
    """A row of check boxes over the first samples; `changed` tells that other columns are features."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(QCoreApplication.translate("DataDialog", "First rows of the file"))
        self.setMinimumHeight(220)
        self.itemChanged.connect(lambda item: self.changed.emit() if item.row() == _USED else None)

    def show_preview(self, preview: CsvPreview, target: str) -> None:
        """Show a file; columns of numbers without gaps are features, all but the target."""
        translate = QCoreApplication.translate
        blocked = self.blockSignals(True)
        self.clear()
        self._names = [column.name for column in preview.columns]
        self.setColumnCount(len(preview.columns))
        self.setRowCount(_FIRST + len(preview.rows))
        self.setHorizontalHeaderLabels(self._names)
        numbers = [str(number) for number in range(1, len(preview.rows) + 1)]
        self.setVerticalHeaderLabels([translate("DataDialog", "Feature"), translate("DataDialog", "Holds"), *numbers])
        for place, column in enumerate(preview.columns):
            self.setItem(_USED, place, _box(column, column.name == target))
            self.setItem(_CONTENT, place, _plain(content_in_words(column)))
            for row, cells in enumerate(preview.rows):
                self.setItem(_FIRST + row, place, _plain(cells[place].strip()))
        self.resizeColumnsToContents()
        for place in range(len(preview.columns)):
            self.setColumnWidth(place, min(self.columnWidth(place), _WIDEST))
        self.blockSignals(blocked)

    def show_target(self, preview: CsvPreview, target: str) -> None:
        """Let a column be the target, and no feature; the one that was it before can be a feature again."""
        blocked = self.blockSignals(True)
        for place, column in enumerate(preview.columns):
            item = self.item(_USED, place)
            was_target = item is not None and not item.flags() & Qt.ItemFlag.ItemIsEnabled
            if (column.name == target) != was_target:
                self.setItem(_USED, place, _box(column, column.name == target))
        self.blockSignals(blocked)

    def features(self) -> tuple[str, ...]:
        """Return the columns that are checked, in the order of the file."""
        boxes = [self.item(_USED, place) for place in range(self.columnCount())]
        pairs = zip(self._names, boxes, strict=True)
        return tuple(name for name, box in pairs if box is not None and box.checkState() == Qt.CheckState.Checked)


def content_in_words(column: Column) -> str:
    """Return what a column holds, and how many cells are missing."""
    translate = QCoreApplication.translate
    words = {
        "numbers": translate("DataDialog", "numbers"),
        "words": translate("DataDialog", "words"),
        "mixed": translate("DataDialog", "numbers and words"),
    }[column.content]
    if not column.missing:
        return words
    return translate("DataDialog", "{content}, {count:,} unusable").format(content=words, count=column.missing)


def _box(column: Column, is_target: bool) -> QTableWidgetItem:
    item = QTableWidgetItem()
    if is_target:
        item.setText(QCoreApplication.translate("DataDialog", "target"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    is_usable = column.content == "numbers" and not column.missing
    item.setCheckState(Qt.CheckState.Checked if is_usable else Qt.CheckState.Unchecked)
    return item


def _plain(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    return item
