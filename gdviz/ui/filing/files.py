"""The File menu of a window: new, open, save, share; what is not saved is asked for before it goes.

Everything that opens a file comes through `open`, and what cannot be opened or saved is said in a strip at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from gdviz.engine.files.example_file import ExampleFile
from gdviz.session.files.document import ENDING
from gdviz.session.files.filing import Filing, with_ending
from gdviz.session.session import Session
from gdviz.ui.commands.actions import FILE_MENU, make_action
from gdviz.ui.commands.gestures import leave_text_field
from gdviz.ui.filing.data_opening import DataOpening
from gdviz.ui.filing.dropping import Dropping
from gdviz.ui.filing.examples import Examples
from gdviz.ui.filing.file_dialogs import FileDialogs
from gdviz.ui.filing.file_opening import FileOpening
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.filing.kinds import is_data, patterns
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.filing.recent import Recent
from gdviz.ui.filing.showing import Parts, Showing
from gdviz.ui.filing.text_dialog import TextDialog
from gdviz.ui.filing.unsaved import ask_to_save
from gdviz.ui.widgets.key_chip import KeyChip
from gdviz.ui.widgets.panel_widget import PanelWidget


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
        self._session = session
        self._redraw = parts.redraw
        self._dialogs = FileDialogs(window, settings)
        self._settle = settle
        showing = Showing(session, parts)
        self.show_as = showing.show  # how a window that is filmed is made to look
        self.filing = Filing(session, showing.choice, showing.show)
        self.recent_menu = QMenu(window)
        self.recent = Recent(settings, self.recent_menu, self.open)
        self.examples_menu = QMenu(window)
        self._examples = Examples(session, self.examples_menu, self.open_example)
        self.strip = FileStrip(KeyChip(window), window)
        show_notice(self.strip)
        session.landscape_changed.connect(self.strip.redraw)
        self._opening = FileOpening(session, self.filing, self.strip, self._remember)
        self._data = DataOpening(window, session, self._dialogs)
        self._dropping = Dropping(window, self.open)
        self._leaving = False
        self._shown: tuple[str, bool] = ("", False)
        acts = self._acts()
        self.actions: Mapping[str, QAction] = {
            command.name: make_action(command, window, acts[command.name]) for command in FILE_MENU
        }
        window.addActions(list(self.actions.values()))
        self.filing.refiled.connect(self.redraw)

    def redraw(self) -> None:
        """Name the file in the title, and tell whether it has changed."""
        name = self._name
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
        self._before(lambda: self._opening.open(path))

    def choose_data(self, path: str = "") -> None:
        """Look into a CSV file, or ask for one."""
        self._leave_field()
        if path:
            self._data.open(Path(path))
        else:
            self._data.choose()

    def open_example(self, example: ExampleFile) -> None:
        """Look at an example, once what is not saved has been asked for, and say what it shows."""
        self._before(lambda: self._opening.open_example(example))

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

        def write(path: Path) -> None:
            self._write(with_ending(path), then)

        self._dialogs.ask_new(title, _kinds(f"*{ENDING}"), self._name, ENDING, write)

    def may_close(self) -> bool:
        """Whether the window may close now; else a person is asked, and then it closes by itself."""
        self._leave_field()
        if self._leaving or not self.filing.is_changed:
            return True
        self._before(self._close)
        return False

    def _acts(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of the menu do."""
        return {
            "new": lambda: self._before(self._opening.new),
            "open": lambda: self._before(self._choose),
            "open_text": lambda: self._before(lambda: TextDialog(self._window, self._opening.open_line).open()),
            "open_data": self.choose_data,
            "save": self.save,
            "save_as": self.save_as,
            "copy_text": self._copy_line,
        }

    @property
    def _name(self) -> str:
        return self.filing.name or QCoreApplication.translate("Files", "Untitled")

    def _close(self) -> None:
        self._leaving = True
        self._window.close()

    def _before(self, deed: Callable[[], object]) -> None:
        """Do something that puts another experiment in the place of this one, unless a person thinks better of it."""
        self._leave_field()
        if not self.filing.is_changed:
            deed()
            return
        ask_to_save(self._window, self._name, lambda: self.save(deed), deed)

    def _leave_field(self) -> None:
        """Take what is still being typed, and the landscape that it is."""
        leave_text_field()
        if self._session.deriving.waits:
            self._session.deriving.finish()
            self._redraw()  # a file holds what is seen of it
        self._settle()

    def _choose(self) -> None:
        title = QCoreApplication.translate("Files", "Open")
        self._dialogs.ask_existing(title, _kinds(patterns()), self._look_at)

    def _look_at(self, path: Path) -> None:
        """Look at a file, whichever kind was chosen."""
        self._data.open(path) if is_data(path) else self._opening.open(path)

    def _write(self, path: Path, then: Callable[[], object]) -> None:
        self._leave_field()
        reason = why_not(lambda: self.filing.save(path))
        if reason:
            sentence = QCoreApplication.translate("Files", "“{name}” cannot be saved. {reason}")
            self.strip.say(sentence.format(name=path.name, reason=reason))
            return
        self.strip.hide()
        self._remember(path.absolute())
        then()

    def _copy_line(self) -> None:
        self._leave_field()
        line = self.filing.line()
        QGuiApplication.clipboard().setText(line)
        sentence = QCoreApplication.translate("Files", "The experiment is in the clipboard as one line of text")
        self.strip.tell(sentence)

    def _remember(self, path: Path) -> None:
        self.recent.add(path)
        self._dialogs.remember(path)


def _kinds(endings: str) -> str:
    return QCoreApplication.translate("Files", "Experiments ({endings})").format(endings=endings)
