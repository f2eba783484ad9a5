"""The palette: one field that finds every command, landscape, optimizer and schedule by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from gdviz.session.session import Session
from gdviz.ui.menus.matching import best
from gdviz.ui.menus.palette_rows import PaletteRow, formula_row, rows_of
from gdviz.ui.themes.style import GRID
from gdviz.ui.wording.words import in_words

_FAR = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_WIDTH = 620
_MOST_ROWS = 12
_REMARK = Qt.ItemDataRole.UserRole
_CAN = Qt.ItemDataRole.UserRole + 1  # be done at this moment


class Palette(QFrame):
    """Opens over a window. Typing narrows the list, the arrow keys walk it, Return does it, Escape leaves."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._session = session
        self._rows: list[PaletteRow] = []
        self._found: list[PaletteRow] = []
        self._latest: list[tuple[str, str]] = []  # what was done last comes first
        self._field = QLineEdit(self)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setProperty("role", "choices")
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is typed goes into the field
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._field)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._list.clicked.connect(lambda index: self._do(index.row()))
        session.catalog_changed.connect(self._refill)

    def open(self) -> None:
        """Show everything there is at this moment, with an empty field."""
        translate = QCoreApplication.translate
        for part in (self, self._field, self._list):
            part.ensurePolished()  # before rows are measured
        self.setAccessibleName(translate("Palette", "Find anything"))
        self._field.setAccessibleName(translate("Palette", "Find a command, landscape, optimizer or schedule"))
        self._field.setPlaceholderText(self._field.accessibleName())
        self._list.setAccessibleName(translate("Palette", "What was found"))
        self._rows = rows_of(self._window, self._session)
        self._field.clear()
        self._narrow("")
        self.show()
        self._field.setFocus()

    def _refill(self) -> None:
        """Find also what has come into the catalog meanwhile: right after the start much is not there yet."""
        if self.isVisible():
            self._rows = rows_of(self._window, self._session)
            self._narrow(self._field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk a list walk this one while the field is typed in; Return and Tab do it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _FAR:
                self._walk(_FAR[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self._list.currentIndex().row())
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return True  # there is nowhere else to go
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        """Show what fits, the best first; with nothing typed all that can be done, what was done last first."""
        rows = sorted((row for row in self._rows if row.can or typed.strip()), key=self._age)
        if typed.strip():
            formula = formula_row(self._session, typed)
            found = best(typed, [row.names for row in rows], [row.beside for row in rows])
            rows = [*([formula] if formula else []), *(rows[place] for place in found)]
        self._found = rows
        self._model.clear()
        for row in rows:
            self._model.appendRow(_item(row))
        self._say("" if rows else QCoreApplication.translate("Palette", "Nothing has such a name."), "secondary")
        self._mark(0)
        self._fit()

    def _age(self, row: PaletteRow) -> int:
        key = (row.kind, row.text)
        return self._latest.index(key) if key in self._latest else len(self._latest)

    def _walk(self, far: int) -> None:
        """Mark another row; a step beyond an end goes on at the other."""
        count, at = len(self._found), self._list.currentIndex().row()
        if count:
            self._mark((at + far) % count if abs(far) == 1 else min(max(at + far, 0), count - 1))

    def _mark(self, row: int) -> None:
        index = self._model.index(row, 0)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)

    def _do(self, place: int) -> None:
        """Do what the row says, and close; where it cannot be done, say why and stay."""
        if not 0 <= place < len(self._found):
            return
        row = self._found[place]
        if not row.can:
            sentence = QCoreApplication.translate("Palette", "There is nothing for “{command}” to act on now.")
            self._say(sentence.format(command=row.text), "secondary")
            self._fit()
            return
        self.hide()  # before the deed, which may open a window of its own
        reason = row.act()
        if reason is not None:
            self._say(in_words(reason), "error")
            self.show()
            self._fit()
            return
        key = (row.kind, row.text)
        self._latest = [key, *(one for one in self._latest if one != key)][:5]

    def _say(self, text: str, role: str) -> None:
        self._note.setProperty("role", role)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _fit(self) -> None:
        """Become as high as what is left of the list needs, under the upper edge of the window."""
        row = max(self._list.sizeHintForRow(0), 1)
        width = min(_WIDTH * max(row, 26) // 26, self._window.width() - 8 * GRID)
        note = self._note.heightForWidth(width - 4 * GRID) + GRID if self._note.text() else 0
        rows = min(len(self._found), _MOST_ROWS, max(3, (self._window.height() - 120) // row))
        self.resize(width, rows * row + self._field.sizeHint().height() + note + 6 * GRID)
        self.move(self._window.mapToGlobal(QPoint((self._window.width() - width) // 2, 56)))


class RowDelegate(QStyledItemDelegate):
    """Draws what a row does on the left and, more quietly, its kind and keys on the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        remark, widget = str(index.data(_REMARK)), whole.widget
        painter.setFont(whole.font)
        metrics = painter.fontMetrics()
        area = whole.rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        room = min(metrics.horizontalAdvance(remark) + GRID, area.width() * 3 // 5)
        text = whole.text
        whole.text = ""
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, widget)
        left = area.adjusted(0, 0, -room - 4 * GRID, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        quiet = QApplication.palette().placeholderText().color()
        painter.setPen(whole.palette.text().color() if index.data(_CAN) else quiet)
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft), elided)
        painter.setPen(quiet)
        elided = metrics.elidedText(remark, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), elided)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line with some air."""
        return QSize(40, option.fontMetrics.height() + 3 * GRID)


def _item(row: PaletteRow) -> QStandardItem:
    item = QStandardItem(f"{row.text}  ✓" if row.is_on else row.text)
    item.setData("   ".join(part for part in (row.kind, row.keys) if part), _REMARK)
    item.setData(row.can, _CAN)
    item.setAccessibleDescription(f"{row.kind} {row.keys}".strip())
    return item
