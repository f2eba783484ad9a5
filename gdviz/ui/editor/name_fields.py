"""The name of something of one's own and of its file, which is called after it until a person names it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class NameFields(QObject):
    """Two fields, for a dialog to lay out; `file_for` makes a free file name of a name."""

    changed = Signal()

    def __init__(self, file_for: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.name_field, self.file_field = QLineEdit(parent), QLineEdit(parent)
        self._file_for = file_for
        self._follows = True  # the file is called after the name
        self.name_field.textEdited.connect(lambda _: self._rename())
        self.file_field.textEdited.connect(lambda _: self._rename_file())

    @property
    def name(self) -> str:
        """The name, without blanks around it."""
        return self.name_field.text().strip()

    @property
    def file(self) -> str:
        """What the file is called, without its ending."""
        return self.file_field.text()

    def show_names(self, name: str, file: str = "") -> None:
        """Show a name and a file; without one the file follows the name."""
        self._follows = not file
        self.name_field.setText(name)
        self.file_field.setText(file or self._file_for(name))

    def keep_file(self) -> None:
        """Leave the file as it is called now: it is written."""
        self._follows = False

    def _rename(self) -> None:
        if self._follows:
            self.file_field.setText(self._file_for(self.name_field.text()))
        self.changed.emit()

    def _rename_file(self) -> None:
        self._follows = False
        self.changed.emit()
