"""A table of runs: sorted by any column with the mouse or Return, a click selects the run, Ctrl+C copies it as text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gdviz.export.comparison import GOAL_AT, Cell, Comparison, as_tabs
from gdviz.ui.drawing.markers import draw_marker
from gdviz.ui.strips.verdict_line import verdict_sign
from gdviz.ui.themes.style import tabular
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number

_INDEX = int(Qt.ItemDataRole.UserRole)
_FIGURES = 4
_NAME, _OPTIMIZER, _GIVEN, _OPTIONS = range(4)  # columns; the verdict is the last


class RunTable(QTableWidget):
    """Shows a Comparison; `chosen` says the index of the run that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Comparison((), ())
        self._sorted: tuple[int, bool] | None = None  # by which column, and whether the largest comes first
        self._order: list[int] = []
        self._arranged = 0  # how many columns there were when they were put into an order
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(24)
        header.sectionClicked.connect(self.sort_by)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.cellClicked.connect(lambda row, _: self.chosen.emit(self._order[row]))

    def show_table(
        self,
        table: Comparison,
        slots: list[int],
        signs: list[str],
        selected: int,
        why: dict[int, str],
        explained: dict[int, str],
        theme: Theme,
    ) -> None:
        """Show these rows in the order that was chosen; `slots` and `signs` are the looks and verdicts of the runs.

        `why` says of a column why its numbers are not known, `explained` what it counts.
        """
        self._follow_sorting(len(table.headings) - len(self._table.headings))
        self._table = table
        self._order = self._sorted_rows()
        rows = sorted({index.row() for index in self.selectedIndexes()})
        self.setRowCount(len(table.rows))
        if self.columnCount() != len(table.headings):  # Qt selects no cells that come later
            self.clearSelection()
            self.setCurrentCell(-1, -1)
        self.setColumnCount(len(table.headings))
        self._label()
        self._explain(explained)
        self._align_headings()
        self._arrange(table)
        for row, index in enumerate(self._order):
            self._write(row, table.rows[index], why)
            verdict = self._item(row, len(table.headings) - 1)
            verdict.setIcon(verdict_sign(signs[index], theme) if signs[index] else QIcon())
            first = self._item(row, _NAME)
            first.setIcon(_sign(slots[index], theme))
            font = first.font()
            font.setBold(index == selected)
            first.setFont(font)
            first.setData(_INDEX, index)
        if len(rows) <= 1:
            self._mark(selected)

    def _write(self, row: int, cells: Sequence[Cell], why: dict[int, str]) -> None:
        for column, cell in enumerate(cells):
            item = self._item(row, column)
            item.setText(shown(cell))
            item.setToolTip(tip(why.get(column, "") if _is_unknown(cell) else str(cell)))

    def _label(self) -> None:
        """Write the headings; an arrow says by which the table is sorted: a picture of Qt's would lie on the words."""
        labels = list(self._table.headings)
        if self._sorted is not None and self._sorted[0] < len(labels):
            labels[self._sorted[0]] += " ↓" if self._sorted[1] else " ↑"
        self.setHorizontalHeaderLabels(labels)

    def _follow_sorting(self, more: int) -> None:
        """Stay sorted by the same column where so many more, or fewer, tell of the goal."""
        if more and self._sorted is not None and self._sorted[0] >= GOAL_AT:
            column = self._sorted[0] + more
            self._sorted = (column, self._sorted[1]) if column >= GOAL_AT else None

    def _explain(self, explained: dict[int, str]) -> None:
        for column, words in explained.items():
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setToolTip(tip(words))

    def _align_headings(self) -> None:
        """Let every heading stand where what is under it does."""
        for column, cell in enumerate(self._table.rows[0] if self._table.rows else ()):
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_side(cell))

    def sort_by(self, column: int) -> None:
        """Sort by a column: first from the least, then from the greatest; what is not known comes last."""
        descending = self._sorted == (column, False)
        self._sorted = (column, descending)
        self._label()
        self._sort_again()

    def copied(self) -> str:
        """Return the selected rows as text, all where at most one is selected, in the order they are seen."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        kept = rows if len(rows) > 1 else range(len(self._order))
        return as_tabs(Comparison(self._table.headings, tuple(self._table.rows[self._order[row]] for row in kept)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, sort by the column one is in, choose the run; other keys move about."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentColumn() >= 0:
            self.sort_by(self.currentColumn())
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() and self.currentRow() >= 0:
                self.chosen.emit(self._order[self.currentRow()])

    def _arrange(self, table: Comparison) -> None:
        """Show the verdict beside the name, what was given last, and leave out options that no run has."""
        header, count = self.horizontalHeader(), len(table.headings)
        self.setColumnHidden(_OPTIONS, not any(row[_OPTIONS] for row in table.rows))
        if count == self._arranged:
            return
        self._arranged = count
        numbers = range(_OPTIONS + 1, count - 1)
        for place, column in enumerate((_NAME, count - 1, *numbers, _OPTIMIZER, _GIVEN, _OPTIONS)):
            header.moveSection(header.visualIndex(column), place)

    def _sort_again(self) -> None:
        before = self._order
        kept = dict.fromkeys(before[index.row()] for index in self.selectedIndexes())
        current = before[self.currentRow()] if self.currentRow() >= 0 else None
        self._order = self._sorted_rows()
        cells = {index: [self.takeItem(row, column) for column in range(self.columnCount())]
                 for row, index in enumerate(before)}  # fmt: skip
        for row, index in enumerate(self._order):
            for column, item in enumerate(cells[index]):
                self.setItem(row, column, item)
        if current is not None:
            self.setCurrentCell(self._order.index(current), self.currentColumn())
        rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for index in kept:
            self.selectionModel().select(self.model().index(self._order.index(index), 0), rows)

    def _sorted_rows(self) -> list[int]:
        indices = list(range(len(self._table.rows)))
        if self._sorted is None or self._sorted[0] >= len(self._table.headings):
            return indices
        column, descending = self._sorted
        known = [index for index in indices if not _is_unknown(self._table.rows[index][column])]
        known.sort(key=lambda index: _key(self._table.rows[index][column]), reverse=descending)
        return known + [index for index in indices if index not in known]

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setFont(tabular(self.font()))
            self.setItem(row, column, item)
        item.setTextAlignment(_side(self._table.rows[self._order[row]][column]))
        return item

    def _mark(self, selected: int) -> None:
        if selected in self._order:
            row = self._order.index(selected)
            if row != self.currentRow():
                self.setCurrentCell(row, max(self.currentColumn(), 0))


def shown(cell: Cell) -> str:
    """Return a cell as it is read: numbers in few figures, a dash where one is not known."""
    if isinstance(cell, float):
        return "–" if math.isnan(cell) else brief_number(cell, _FIGURES)
    return str(cell)


def _side(cell: Cell) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if isinstance(cell, str) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def no_runs() -> str:
    """Return what to do where there is nothing to compare."""
    return QCoreApplication.translate("RunTable", "No run to compare yet: add one with + beside Runs.")


def _is_unknown(cell: Cell) -> bool:
    return isinstance(cell, float) and math.isnan(cell)


def _key(cell: Cell) -> tuple[int, float, str]:
    return (1, 0.0, cell.casefold()) if isinstance(cell, str) else (0, float(cell), "")


def _sign(slot: int, theme: Theme = LIGHT) -> QIcon:
    picture = QPixmap(16, 16)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_marker(painter, picture.rect().center().toPointF(), RUN_STYLES[slot % len(RUN_STYLES)], 10.0, theme)
    painter.end()
    sign = QIcon(picture)
    sign.addPixmap(picture, QIcon.Mode.Selected)  # which Qt would tint
    return sign
