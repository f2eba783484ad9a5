"""What the editor does with files: fetch what a draft begins with, say why something cannot be kept, and ask first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from gdviz import assets
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeTable
from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.engine.files.own_files import OwnKind, Table, find_table
from gdviz.engine.files.toml_file import FileError, read_record
from gdviz.engine.text import as_text
from gdviz.ui.editor import landscape_draft, optimizer_draft
from gdviz.ui.wording.words import in_words, text_of


def table_of(catalog: Catalog, kind: OwnKind, key: str) -> tuple[LandscapeTable | OptimizerTable, str]:
    """Return what describes an entry, or a first draft where `key` is "", and its name.

    Raises FileError, OSError.
    """
    if kind == "landscapes":
        landscape = _found(catalog, kind, key, LandscapeTable) if key else landscape_draft.FIRST
        return landscape, text_of(as_text(landscape.name))
    optimizer = _found(catalog, kind, key, OptimizerTable) if key else optimizer_draft.FIRST
    return optimizer, text_of(as_text(optimizer.name))


def _found(catalog: Catalog, kind: OwnKind, key: str, shape: type[Table]) -> Table:
    """Read the file of an entry, or what came along with an experiment."""
    place = (kind, key)
    if place in catalog.texts and place not in catalog.own:
        return read_record(Path(f"{key}.toml"), catalog.texts[place], shape)
    return find_table([assets.resources(), assets.user_folder()], kind, key, shape)


def why_not(deed: Callable[[], object]) -> str:
    """Do something with a file; return why it could not be done, "" where it was."""
    try:
        deed()
    except FileError as error:
        return in_words(error.mistake.message)
    except (InputError, FormulaError) as error:
        return in_words(error.message)
    except OSError as error:
        sentence = QCoreApplication.translate("Editor", "The file cannot be changed: {reason}")
        return sentence.format(reason=error.strerror or error)
    return ""


class QuitGuard(QObject):
    """Keeps the window open while an editor in it holds what is not saved; the editor then asks."""

    def __init__(self, editor: QDialog, window: QWidget, is_unsaved: Callable[[], bool]) -> None:
        super().__init__(editor)
        self._editor, self._is_unsaved = editor, is_unsaved
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the editor close first."""
        if event.type() != QEvent.Type.Close or not self._is_unsaved():
            return False
        event.ignore()
        self._editor.raise_()
        self._editor.close()
        return True


def ask(parent: QWidget, question: str, deed: Callable[[], object]) -> None:
    """Ask before something that cannot be undone, and do it where the answer is yes."""
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
    box = QMessageBox(QMessageBox.Icon.Question, parent.windowTitle(), question, buttons, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Yes).clicked.connect(lambda: deed())
    box.open()
