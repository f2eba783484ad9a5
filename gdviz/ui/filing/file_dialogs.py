"""The dialogs that ask for a file, where a person looked for files last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_KEY = "folder"


class FileDialogs:
    """Asks in a dialog over `window`; `then` goes on with what was chosen. `kinds` are the types of files."""

    def __init__(self, window: QWidget, settings: QSettings) -> None:
        self._window = window
        self._settings = settings

    def ask_existing(self, title: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Ask for a file that is there."""
        dialog = self._dialog(title, kinds, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_new(self, title: str, kinds: str, name: str, ending: str, then: Callable[[Path], object]) -> None:
        """Ask where to write a file that would be called `name`, with that `ending`."""
        dialog = self._dialog(title, kinds, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(name + ending)
        dialog.open()

    def remember(self, path: Path) -> None:
        """Begin at the folder of a file the next time."""
        self._settings.setValue(_KEY, str(path.parent))

    def _folder(self) -> Path:
        stored = self._settings.value(_KEY)
        folder = Path(stored) if isinstance(stored, str) else Path.home()
        return folder if folder.is_dir() else Path.home()

    def _dialog(self, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
        translate = QCoreApplication.translate
        dialog = QFileDialog(self._window, title, str(self._folder()), kinds)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Files", "Look in:"))  # Qt has no Chinese for it
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Files", "Files of type:"))
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
