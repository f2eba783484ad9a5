"""A long list to choose from: typing narrows it, the arrow keys walk it, Return or a click chooses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from gdviz.ui.controls.fields.choices import IDENTIFIER, is_choosable
from gdviz.ui.themes.style import GRID

_WALKING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MOST_ROWS = 16
_LEAST_WIDTH = 250


class ChoicePopup(QFrame):
    """Opens under a widget with the rows of a model; `chosen` carries the row."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = QStandardItemModel(self)
        self._anchor = parent
        self._field = QLineEdit(self)
        self._list = QListView(self)
        self._list.setProperty("role", "choices")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is typed goes into the field
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._list.clicked.connect(lambda index: self._choose(index.row()))

    def open_under(self, anchor: QWidget, model: QStandardItemModel, current: int = -1, typed: str = "") -> None:
        """Show the rows of `model` below `anchor`, row `current` marked, narrowed by what was `typed` already."""
        for part in (self, self._field, self._list):
            part.ensurePolished()  # before rows are measured
        self._model, self._anchor = model, anchor
        self._list.setModel(model)
        self._field.setPlaceholderText(QCoreApplication.translate("ChoicePopup", "Type to find"))
        self._field.setAccessibleName(QCoreApplication.translate("ChoicePopup", "Find an entry"))
        self._list.setAccessibleName(QCoreApplication.translate("ChoicePopup", "Entries"))
        self._nothing.setText(QCoreApplication.translate("ChoicePopup", "Nothing has such a name."))
        self._field.setText(typed)
        self._narrow(typed)
        if current >= 0 and not typed:
            self._mark(current)
        self._fit()
        self.show()
        self._field.setFocus()
        self._list.doItemsLayout()
        if current >= 0 and not typed:
            self._list.scrollTo(self._list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self._list.scrollToTop()  # the heading over the first entry is seen as well

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk a list walk this one while the field is typed in; Return and Tab choose."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _WALKING_KEYS:
                self._walk(event.key())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._choose(self._list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        """Leave the entries that contain every typed word, and mark the first of them."""
        words = typed.casefold().split()
        model, first = self._model, -1
        for row in range(model.rowCount()):
            item = model.item(row)
            text = f"{item.text()} {item.data(IDENTIFIER) or ''}".casefold()
            is_left = not words or (is_choosable(model, row) and all(word in text for word in words))
            self._list.setRowHidden(row, not is_left)
            if is_left and first < 0 and is_choosable(model, row):
                first = row
        self._nothing.setVisible(first < 0)
        self._mark(first)
        self._fit()

    def _walk(self, key: int) -> None:
        """Mark the next entry that is seen, up or down; a page is ten of them."""
        model, at = self._model, self._list.currentIndex().row()
        seen = [
            row
            for row in range(model.rowCount())
            if is_choosable(model, row) and not self._list.isRowHidden(row)
        ]  # fmt: skip
        if not seen:
            return
        far = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        place = seen.index(at) + far[Qt.Key(key)] if at in seen else 0
        self._mark(seen[min(max(place, 0), len(seen) - 1)])

    def _mark(self, row: int) -> None:
        index = self._model.index(row, 0)
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)

    def _choose(self, row: int) -> None:
        if row < 0 or not is_choosable(self._model, row):
            return
        self.close()
        self.chosen.emit(row)

    def _fit(self) -> None:
        """Become as high as what is left of the list needs, beside the anchor."""
        count = self._model.rowCount()
        seen = sum(not self._list.isRowHidden(row) for row in range(count))
        row = max(self._list.sizeHintForRow(max(count - 1, 0)), 20)
        height = min(max(seen, 1), _MOST_ROWS) * row + self._field.sizeHint().height() + 4 * GRID
        self.resize(max(self._anchor.width(), _LEAST_WIDTH), height)
        self.move(self._place(self._anchor))

    def _place(self, anchor: QWidget) -> QPoint:
        """Return the place below the anchor, above it where the screen ends."""
        below = anchor.mapToGlobal(anchor.rect().bottomLeft()) + QPoint(0, 2)
        screen = anchor.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        if below.y() + self.height() > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, -self.height() - 2)).y()
            return QPoint(left, max(screen.top(), min(above, screen.bottom() - self.height())))
        return QPoint(left, below.y())
