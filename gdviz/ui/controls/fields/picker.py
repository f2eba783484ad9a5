"""A combo box that does not get in the way: no wheel accidents, no focus by a click; a long list can be searched."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from gdviz.ui.controls.fields.choice_popup import ChoicePopup
from gdviz.ui.controls.fields.choices import Group, fill_model
from gdviz.ui.widgets.keys import asks_for_key

_LONG = 12  # entries, beyond which the list is one that can be searched


class Picker(QComboBox):
    """A combo box whose entries carry an identifier; it shrinks to the width that it is given."""

    def __init__(self, parent: QWidget | None = None, entries: QStandardItemModel | None = None) -> None:
        """`entries` are those of a list that others show too, and fill (see `fill_model`)."""
        super().__init__(parent)
        self._entries = QStandardItemModel(self) if entries is None else entries
        self._popup: ChoicePopup | None = None
        self.setModel(self._entries)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(20)
        self.setItemDelegate(QStyledItemDelegate(self))  # the ordinary one of combo boxes ignores the style sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, groups: Iterable[Group]) -> None:
        """Replace all entries. Emits nothing."""
        blocked = self.blockSignals(True)
        fill_model(self._entries, groups)
        self.setCurrentIndex(-1)
        self.blockSignals(blocked)

    def show_entry(self, identifier: str) -> None:
        """Show the entry with this identifier, without emitting anything."""
        index = self.findData(identifier)
        if index != self.currentIndex():
            blocked = self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(blocked)

    def showPopup(self) -> None:
        """Open the list, one that can be searched where it is long."""
        if self.count() > _LONG:
            self._search("")
        else:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a search in a long list with the first letter that is typed."""
        if self.count() > _LONG and _is_written(event):
            self._search(event.text())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the dock, which scrolls."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep Space, which opens the list, and letters, which search it, while the picker has the focus."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_written(event)
        if asked or asks_for_key(event, (Qt.Key.Key_Space,)):
            event.accept()
            return True
        return super().event(event)

    def _search(self, typed: str) -> None:
        if self._popup is None:
            self._popup = ChoicePopup(self.parentWidget() or self)  # inside a combo box its frame would not be drawn
            self._popup.chosen.connect(self._choose)
        self._popup.open_under(self, self._entries, self.currentIndex(), typed)

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(row)
        self.activated.emit(row)


def _is_written(event: QKeyEvent) -> bool:
    """Tell whether a key writes a letter or a figure."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and event.text().isalnum()
