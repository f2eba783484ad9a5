"""A combo box that does not get in the way: no wheel accidents, no focus by a click."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from gdviz.ui.keys import asks_for_key


class Picker(QComboBox):
    """A combo box whose entries carry an identifier; it shrinks to the width that it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(20)
        self.setItemDelegate(QStyledItemDelegate(self))  # the ordinary one of combo boxes ignores the style sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, entries: Iterable[tuple[str, str]], broken: Iterable[tuple[str, str]] = ()) -> None:
        """Replace all entries by (identifier, text) pairs. Emits nothing.

        `broken` are (text, reason) pairs: entries that cannot be chosen, and why.
        """
        blocked = self.blockSignals(True)
        self.clear()
        for identifier, text in entries:
            self.addItem(text, identifier)
        for text, reason in broken:
            self.addItem(text)
            self.setItemData(self.count() - 1, 0, Qt.ItemDataRole.UserRole - 1)  # the flags: it is not enabled
            self.setItemData(self.count() - 1, reason, Qt.ItemDataRole.ToolTipRole)
            self.setItemData(self.count() - 1, reason, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.blockSignals(blocked)

    def show_entry(self, identifier: str) -> None:
        """Show the entry with this identifier, without emitting anything."""
        index = self.findData(identifier)
        if index != self.currentIndex():
            blocked = self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the dock, which scrolls."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep Space, which opens the list, while the picker has the focus."""
        if asks_for_key(event, (Qt.Key.Key_Space,)):
            event.accept()
            return True
        return super().event(event)
