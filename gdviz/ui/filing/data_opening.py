"""How a CSV file comes into a window: by the File menu, from the dock, or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gdviz.session.session import Session
from gdviz.ui.filing.file_dialogs import FileDialogs
from gdviz.ui.filing.kinds import data_patterns


class DataOpening:
    """Asks for a file, and opens the dialog that looks into it."""

    def __init__(self, window: QWidget, session: Session, dialogs: FileDialogs) -> None:
        self._window = window
        self._session = session
        self._dialogs = dialogs

    def choose(self) -> None:
        """Ask for a file."""
        translate = QCoreApplication.translate
        kinds = translate("Files", "Tables ({endings})").format(endings=data_patterns())
        self._dialogs.ask_existing(translate("Files", "Open data"), kinds, self.open)

    def open(self, path: Path) -> None:
        """Look into a file."""
        from gdviz.ui.filing.data_dialog import DataDialog  # nothing of it is needed at the start

        DataDialog(self._window, self._session, path).open()
