"""The File menu of a window: new, open, save, share; what is not saved is asked for before it goes.

Everything that opens a file comes through `open`, and what cannot be opened or saved is said in a strip at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from gdviz.engine.files.example_file import ExampleFile
from gdviz.session.document import ENDING
from gdviz.session.filing import Filing, with_ending
from gdviz.session.session import Session
from gdviz.ui.actions import FILE_MENU, make_action
from gdviz.ui.filing.data_opening import DataOpening
from gdviz.ui.filing.dropping import Dropping
from gdviz.ui.filing.examples import Examples
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.filing.kinds import carried_text, is_data, patterns
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.filing.recent import Recent
from gdviz.ui.filing.showing import Parts, Showing
from gdviz.ui.filing.text_dialog import TextDialog
from gdviz.ui.gestures import leave_text_field
from gdviz.ui.key_chip import KeyChip
from gdviz.ui.panel_widget import PanelWidget
from gdviz.ui.words import text_of


class Files(QObject):
    """The file of one window. `settle` brings the window back from a presentation before a file changes it."""

    def __init__(
        self,
        parts: Parts,
        session: Session,
        settings: QSettings,
        show_notice: Callable[[PanelWidget], object],
        settle: Callable[[], object],
    ) -> None:
        super().__init__(parts.window)
        window = self._window = parts.window
        self._settings = settings
        self._settle = settle
        self._session = session
        showing = Showing(session, parts)
        self.show_as = showing.show  # how a window that is filmed is made to look
        self.filing = Filing(session, showing.choice, showing.show)
        self.recent_menu = QMenu(window)
        self.recent = Recent(settings, self.recent_menu, self.open)
        self.examples_menu = QMenu(window)
        self._examples = Examples(session, self.examples_menu, self.open_example)
        self._chip = KeyChip(window)
        self._strip = FileStrip(self._chip, window)
        show_notice(self._strip)
        session.landscape_changed.connect(self._strip.redraw)
        self._data = DataOpening(window, session, self._dialog_for)
        self._dropping = Dropping(window, self.open)
        self._leaving = False
        self._shown: tuple[str, bool] = ("", False)
        acts: dict[str, Callable[[], object]] = {
            "new": lambda: self._before(self._new),
            "open": lambda: self._before(self._choose_file),
            "open_text": lambda: self._before(lambda: TextDialog(window, self._take_line).open()),
            "open_data": self.choose_data,
            "save": self.save,
            "save_as": self.save_as,
            "copy_text": self._copy_line,
        }
        self.actions: Mapping[str, QAction] = {
            command.name: make_action(command, window, acts[command.name]) for command in FILE_MENU
        }
        window.addActions(list(self.actions.values()))
        self.filing.refiled.connect(self.redraw)

    def redraw(self) -> None:
        """Name the file in the title, and tell whether it has changed."""
        name = self.filing.name or QCoreApplication.translate("Files", "Untitled")
        shown = name, self.filing.is_changed
        if shown != self._shown:
            self._shown = shown
            self._window.setWindowTitle(f"{name.replace('[*]', '[*][*]')}[*] — gdviz")
            self._window.setWindowModified(shown[1])

    def retranslate(self) -> None:
        """Say it all in another language."""
        self.recent.retranslate()
        self._examples.retranslate()
        self._shown = ("", False)
        self.redraw()

    def open(self, path: Path) -> None:
        """Look at what a file holds, once what is not saved has been asked for; data are a change like any other."""
        if is_data(path):
            self._leave_field()
            self._data.open(path)
            return
        self._before(lambda: self._open(path))

    def choose_data(self, path: str = "") -> None:
        """Look into a CSV file, or ask for one."""
        self._leave_field()
        if path:
            self._data.open(Path(path))
        else:
            self._data.choose()

    def open_example(self, example: ExampleFile) -> None:
        """Look at an example, once what is not saved has been asked for, and say what it shows."""
        self._before(lambda: self._open_example(example))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the file, or ask for its name; `then` goes on once it is written."""
        if self.filing.path is None:
            self.save_as(then)
        else:
            self._write(self.filing.path, then)

    def save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a name and write the file."""
        self._leave_field()
        title = QCoreApplication.translate("Files", "Save as")
        dialog = self._dialog(title, f"*{ENDING}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING[1:])
        dialog.selectFile((self.filing.name or QCoreApplication.translate("Files", "Untitled")) + ENDING)
        dialog.fileSelected.connect(lambda name: self._write(with_ending(Path(name)), then))
        dialog.open()

    def tell(self, sentence: str) -> None:
        """Say for a moment what has been done."""
        self._strip.hide()
        self._chip.say(sentence)

    def complain(self, sentence: str) -> None:
        """Say what could not be done."""
        self._strip.say(sentence)

    def may_close(self) -> bool:
        """Whether the window may close now; else a person is asked, and then it closes by itself."""
        self._leave_field()
        if self._leaving or not self.filing.is_changed:
            return True
        self._before(self._close)
        return False

    def _close(self) -> None:
        self._leaving = True
        self._window.close()

    def _before(self, deed: Callable[[], object]) -> None:
        """Do something that puts another experiment in the place of this one, unless a person thinks better of it."""
        self._leave_field()
        if not self.filing.is_changed:
            deed()
            return
        translate = QCoreApplication.translate
        name = self.filing.name or translate("Files", "Untitled")
        text = translate("Files", "“{name}” has changed. Save it first?").format(name=name)
        buttons = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Question, "gdviz", text, parent=self._window)
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        for button, words in (
            (buttons.Save, translate("Files", "&Save")),
            (buttons.Discard, translate("Files", "&Discard")),
            (buttons.Cancel, translate("Files", "Cancel")),
        ):
            box.button(button).setText(words)
        box.button(buttons.Save).clicked.connect(lambda: self.save(deed))
        box.button(buttons.Discard).clicked.connect(lambda: deed())
        box.finished.connect(box.deleteLater)
        box.open()

    def _leave_field(self) -> None:
        leave_text_field()
        self._settle()

    def _new(self) -> None:
        self.filing.new()
        self._strip.hide()

    def _choose_file(self) -> None:
        title = QCoreApplication.translate("Files", "Open")
        dialog = self._dialog(title, patterns())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._opened(Path(name)))
        dialog.open()

    def _opened(self, path: Path) -> None:
        """Look at a file, whichever kind was chosen."""
        self._data.open(path) if is_data(path) else self._open(path)

    def _open(self, path: Path) -> None:
        reason = why_not(lambda: self.filing.open(path, carried_text(path)))
        if reason:
            sentence = QCoreApplication.translate("Files", "“{name}” cannot be opened. {reason}")
            self._strip.say(sentence.format(name=path.name, reason=reason))
            return
        self._strip.hide()
        self._remember(path.absolute())

    def _open_example(self, example: ExampleFile) -> None:
        reason = why_not(lambda: self.filing.open_example(example))
        if reason:
            sentence = QCoreApplication.translate("Files", "“{name}” cannot be opened. {reason}")
            self._strip.say(sentence.format(name=text_of(example.name), reason=reason))
        else:
            opened = self._session.experiment.landscape.id

            def holds() -> bool:
                return self._session.experiment.landscape.id in (opened, "")  # it may be changed, not exchanged

            self._strip.explain(lambda: text_of(example.description), holds)

    def _take_line(self, line: str) -> str:
        reason = why_not(lambda: self.filing.open_line(line))
        if not reason:
            self._strip.hide()
        return reason

    def _write(self, path: Path, then: Callable[[], object]) -> None:
        self._leave_field()
        reason = why_not(lambda: self.filing.save(path))
        if reason:
            sentence = QCoreApplication.translate("Files", "“{name}” cannot be saved. {reason}")
            self._strip.say(sentence.format(name=path.name, reason=reason))
            return
        self._strip.hide()
        self._remember(path.absolute())
        then()

    def _copy_line(self) -> None:
        self._leave_field()
        line = self.filing.line()
        QGuiApplication.clipboard().setText(line)
        sentence = QCoreApplication.translate("Files", "The experiment is in the clipboard as one line of text")
        self._chip.say(sentence)

    def _remember(self, path: Path) -> None:
        self.recent.add(path)
        self._settings.setValue("folder", str(path.parent))

    def _folder(self) -> Path:
        """Return where a person looks for files first."""
        stored = self._settings.value("folder")
        folder = Path(stored) if isinstance(stored, str) else Path.home()
        return folder if folder.is_dir() else Path.home()

    def _dialog(self, title: str, endings: str) -> QFileDialog:
        kinds = QCoreApplication.translate("Files", "Experiments ({endings})").format(endings=endings)
        return self._dialog_for(title, kinds)

    def _dialog_for(self, title: str, kinds: str) -> QFileDialog:
        translate = QCoreApplication.translate
        dialog = QFileDialog(self._window, title, str(self._folder()), kinds)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Files", "Look in:"))  # Qt has no Chinese for it
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Files", "Files of type:"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
