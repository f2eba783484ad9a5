"""The commands that take something along from a window: pictures, trajectories and the table of the runs.

Files are written whole or not at all. What could not be written is said in the strip at the top of the window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QSettings
from PySide6.QtGui import QAction, QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gdviz.engine.files.whole_file import write_whole
from gdviz.engine.run import Run
from gdviz.export.comparison import WRITERS, Comparison, as_markdown, as_tabs, compared
from gdviz.export.films.order import ViewName
from gdviz.export.pictures import PictureOrder
from gdviz.export.tables import run_csv
from gdviz.export.trajectories import trajectories_npz
from gdviz.session.files.share import share_text
from gdviz.session.session import Session
from gdviz.session.whole_runs import whole_runs
from gdviz.ui.commands.actions import plain_text
from gdviz.ui.comparing.table_headings import headings_for
from gdviz.ui.exporting.aside import Aside
from gdviz.ui.filing.files import Files
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.filing.showing import Parts
from gdviz.ui.filming.stage import USUAL_HEIGHT
from gdviz.ui.filming.stills import Scene, image, png_of
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.wording.words import in_words, text_of

Made = TypeVar("Made")
Library = Literal["numpy", "torch"]
_FOLDER = "export_folder"  # the key of the settings


class Exports(QObject):
    """Does the commands of EXPORT_MENU."""

    def __init__(
        self,
        parts: Parts,
        session: Session,
        appearance: Appearance,
        settings: QSettings,
        files: Files,
        actions: Mapping[str, QAction],
    ) -> None:
        """`actions` are the commands, by name."""
        super().__init__(parts.window)
        self._actions = actions
        self._parts, self._session, self._appearance = parts, session, appearance
        self._settings, self._files = settings, files
        self._acts: dict[str, Callable[[], object]] = {
            "export_picture": self._open_dialog,
            "copy_picture": self._copy_picture,
            "export_csv": lambda: self._ask("export_csv", [".csv"], self._write_csv),
            "export_npz": lambda: self._ask("export_npz", [".npz"], self._write_npz),
            "export_numpy": lambda: self._ask("export_numpy", [".py"], lambda path: self._write_script(path, "numpy")),
            "export_torch": lambda: self._ask("export_torch", [".py"], lambda path: self._write_script(path, "torch")),
            "export_table": lambda: self._ask("export_table", [".csv", *WRITERS], self._write_table),
            "copy_table": self._copy_table,
        }

    def do(self, command: str) -> None:
        """Do one of the commands."""
        self._acts[command]()

    def scene(self) -> Scene:
        """Return what a picture shows now."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() / self._appearance.theme.scale)
        document = self._files.filing.document()
        return Scene(self._session, document.view, font, share_text(document))

    def folder(self) -> Path:
        """Return where a person put a file last."""
        stored = self._settings.value(_FOLDER)
        folder = Path(stored) if isinstance(stored, str) else Path.home()
        return folder if folder.is_dir() else Path.home()

    def stem(self) -> str:
        """Return what a file of this session would be called."""
        choice = self._session.experiment.landscape
        return self._files.filing.name or re.sub(r"\W+", "_", choice.id).strip("_") or "landscape"

    def write(self, path: Path, content: str | bytes) -> str:
        """Write a file and say so; return why it could not be done, "" where it was."""
        reason = why_not(lambda: write_whole(path, content))
        if not reason:
            self._settings.setValue(_FOLDER, str(path.parent.absolute()))
            self._files.strip.tell(QCoreApplication.translate("Exports", "“{name}” is written").format(name=path.name))
        return reason

    def window_image(self) -> QImage:
        """Return the whole window as it is."""
        return self._parts.window.grab().toImage()

    def _open_dialog(self) -> None:
        from gdviz.ui.exporting.picture_dialog import PictureDialog  # nothing of it is needed at the start

        PictureDialog(self._parts.window, self, self._session, self._appearance, self._settings).show()

    def _copy_picture(self) -> None:
        """Copy the view that has the focus, else all that are seen, as they are on the screen."""
        views, area = _views_to_copy(self._parts)
        if not views:
            return
        ratio = area.devicePixelRatioF()
        width, height = round(area.width() * ratio), round(area.height() * ratio)
        size = ratio * self._appearance.theme.scale * USUAL_HEIGHT / max(min(width, height), 1)
        order = PictureOrder(views, max(width, 1), max(height, 1), size)
        scene = self.scene()
        if self._appearance.theme.dark:
            order = msgspec.structs.replace(order, theme="dark")
        self.copy(image(scene, order), scene.line)

    def copy(self, made: QImage, line: str) -> None:
        """Put a picture into the clipboard; as a PNG it carries the experiment."""
        data = QMimeData()
        data.setImageData(made)
        data.setData("image/png", png_of(made, line))
        QGuiApplication.clipboard().setMimeData(data)
        self._files.strip.tell(QCoreApplication.translate("Exports", "The picture is in the clipboard"))

    def _make(self, what: str, content: Callable[[Sequence[Run]], Made], take: Callable[[Made], object]) -> None:
        """Have the runs made whole and something of them, aside where that takes long."""
        self._session.playback.pause()
        Aside(self._parts.window, what, _made(self._session, content), take)

    def _write_csv(self, path: Path) -> None:
        self._make(path.name, run_csv, lambda content: self._write(path, content))

    def _write_npz(self, path: Path) -> None:
        experiment = self._session.experiment
        self._make(path.name, lambda runs: trajectories_npz(experiment, runs), lambda made: self._write(path, made))

    def _write_table(self, path: Path) -> None:
        text = WRITERS[path.suffix.lower()]
        self._make(path.name, lambda runs: text(_table(self._session, runs)), lambda made: self._write(path, made))

    def _copy_table(self) -> None:
        what = plain_text(self._actions["copy_table"])
        self._make(what, lambda runs: _table(self._session, runs), self._take_table)

    def _take_table(self, table: Comparison) -> None:
        """Put the table into the clipboard for spreadsheets, and for what takes Markdown as such."""
        data = QMimeData()
        data.setText(as_tabs(table))
        data.setData("text/markdown", as_markdown(table).encode())
        QGuiApplication.clipboard().setMimeData(data)
        self._files.strip.tell(QCoreApplication.translate("Exports", "The table is in the clipboard"))

    def _write(self, path: Path, content: str | bytes) -> None:
        reason = self.write(path, content)
        if reason:
            sentence = QCoreApplication.translate("Files", "“{name}” cannot be saved. {reason}")
            self._files.strip.say(sentence.format(name=path.name, reason=reason))

    def _write_script(self, path: Path, library: Library) -> None:
        """Write the runs that are shown; say which of them cannot be written so, and why."""
        from gdviz.export import code

        obstacle = code.numpy_obstacle if library == "numpy" else code.torch_obstacle
        script = code.numpy_script if library == "numpy" else code.torch_script
        session = self._session
        catalog, experiment = session.catalog, session.experiment
        shown = [index for index, look in enumerate(session.looks) if look.visible]
        reasons = {index: obstacle(catalog, experiment, index) for index in shown}
        good = [index for index in shown if reasons[index] is None]
        left_out = [in_words(reason) for reason in reasons.values() if reason is not None]
        if not good:
            none = QCoreApplication.translate("Exports", "no run is shown")
            said = QCoreApplication.translate("Exports", "Nothing was written: {reasons}.")
            self._files.strip.say(said.format(reasons="; ".join(left_out) or none))
            return
        work: Iterator[tuple[float, str | None]] = ((1.0, script(catalog, experiment, good)) for _ in range(1))
        Aside(self._parts.window, path.name, work, lambda text: self._take_script(path, text, left_out))

    def _take_script(self, path: Path, text: str, left_out: Sequence[str]) -> None:
        self._write(path, text)
        if left_out:
            said = QCoreApplication.translate("Exports", "Left out of the script: {reasons}.")
            self._files.strip.say(said.format(reasons="; ".join(left_out)))

    def _ask(self, command: str, suffixes: Sequence[str], write: Callable[[Path], None]) -> None:
        """Ask for the name of a file of one of the suffixes, the first where a name has none of them."""
        known = list(dict.fromkeys(suffixes))
        suffix = known[0]
        title = plain_text(self._actions[command])
        dialog = QFileDialog(self._parts.window, title, str(self.folder()), _filters(known))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.selectFile(f"{self.stem()}{suffix}")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix_in(chosen, suffix)))
        dialog.fileSelected.connect(lambda name: write(_with_suffix(Path(name), known)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _views_to_copy(parts: Parts) -> tuple[tuple[ViewName, ...], QWidget]:
    focus = QApplication.focusWidget()
    views: dict[ViewName, QWidget] = {"contour": parts.contour, "surface": parts.surface, "loss": parts.loss}
    for name, view in views.items():
        if focus is not None and (view is focus or view.isAncestorOf(focus)):
            return (name,), view
    return tuple(name for name, view in views.items() if view.isVisible()), parts.splitters["rows"]


def _table(session: Session, runs: Sequence[Run]) -> Comparison:
    goal = session.goal.level_of(runs)
    headings = headings_for(goal)
    return compared(session.experiment, runs, session.minima, headings, in_words, text_of, goal=goal)


def _made(session: Session, content: Callable[[Sequence[Run]], Made]) -> Iterator[tuple[float, Made | None]]:
    """Yield the share of the runs that is made, at last what `content` makes of all of them."""
    known: Sequence[Run] = ()
    for share, runs in whole_runs(session):
        known = runs
        yield 0.9 * share, None
    yield 1.0, content(known)


def _filters(suffixes: Sequence[str]) -> str:
    names = {".py": "Python", ".csv": "CSV", ".npz": "NumPy", ".md": "Markdown", ".tex": "LaTeX"}
    return ";;".join(f"{names[suffix]} (*{suffix})" for suffix in suffixes)


def _suffix_in(chosen: str, otherwise: str) -> str:
    found = re.search(r"\*\.(\w+)", chosen)
    return found[1] if found else otherwise[1:]


def _with_suffix(path: Path, suffixes: Sequence[str]) -> Path:
    return path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0])
