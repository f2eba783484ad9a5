"""Recording a film: what is to be seen, a preview of it, and how far it is. The window goes on working beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gdviz.engine.errors import InputError
from gdviz.export.films.formats import FORMATS, FilmFormat, begins_with, format_of
from gdviz.export.films.order import FilmOrder
from gdviz.session.session import Session
from gdviz.ui.editor.keeping import ask
from gdviz.ui.filming.camera_keys import CameraKeys
from gdviz.ui.filming.film_form import FilmForm
from gdviz.ui.filming.film_preview import FilmPreview
from gdviz.ui.filming.film_process import FilmProcess
from gdviz.ui.filming.film_words import duration, free_path, is_taken
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.words import in_words

_REMEMBERED = "film"  # the key of the settings


class RecordDialog(QDialog):
    """Asks what to film, and films it. `document` gives the text of a .gdviz file as the window is now."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        appearance: Appearance,
        settings: QSettings,
        document: Callable[[], str],
        camera: Callable[[], Mapping[str, Any]],
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._appearance, self._settings, self._document = session, appearance, settings, document
        order, form = _remembered(settings, appearance)
        self._keys = CameraKeys(session, camera)
        self._form = FilmForm(session, order, form, self._keys)
        self._preview = FilmPreview(self._wanted)
        self._film: FilmProcess | None = None
        self._began = 0.0
        self._path, self._path_label = QLineEdit(self), QLabel(self)
        self._path.setObjectName("film_path")
        self._path_label.setBuddy(self._path)
        self._bar = QProgressBar(self)
        self._state = QLabel(self)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state.setWordWrap(True)
        self._browse, self._close, self._record = QPushButton(self), QPushButton(self), QPushButton(self)
        self._lay_out()
        self._offer()
        self._connect()
        self._retranslate()
        self._apply_theme(appearance.theme)
        self.resize(980, 560)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._renew()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a film is called off; leave nothing behind."""
        if self._film is not None:
            event.ignore()
            sentence = QCoreApplication.translate("Record", "A film is being made. Call it off?")
            ask(self, sentence, self.stop)
            return
        self._preview.closing()
        self._keys.closing()
        for told in (self._session.experiment_changed, self._session.looks_changed):
            told.disconnect(self._renew)
        self._session.advanced.disconnect(self._form.show_end)
        self._appearance.theme_changed.disconnect(self._apply_theme)
        event.accept()

    def reject(self) -> None:
        """Close by Escape as by the button."""
        self.close()

    def stop(self) -> None:
        """Call off what is under way, at once: the window closes."""
        film, self._film = self._film, None
        if film is not None:
            film.ended.disconnect()
            film.stop()
        self.close()

    def _connect(self) -> None:
        self._form.changed.connect(self._follow)
        self._path.textEdited.connect(lambda _: self._follow_path())
        self._browse.clicked.connect(self._choose_path)
        self._close.clicked.connect(self.close)
        self._record.clicked.connect(self._press)
        self._preview.refused.connect(self._form.say)
        for told in (self._session.experiment_changed, self._session.looks_changed):
            told.connect(self._renew)
        self._session.advanced.connect(self._form.show_end)
        self._appearance.theme_changed.connect(self._apply_theme)

    def film(self) -> FilmOrder | None:
        """Return the film that is asked for, None where it cannot be made."""
        try:
            return self._form.order()
        except InputError:
            return None

    def _wanted(self) -> tuple[str, FilmOrder, FilmFormat] | None:
        """Return what the preview shows: nothing while a film is made."""
        order = self.film()
        return None if order is None or self._film is not None else (self._document(), order, self._form.form)

    def _renew(self, *_: object) -> None:
        """Take what the session and the language have become."""
        self._form.renew(self._appearance.language)

    def _follow(self) -> None:
        """Take what was chosen: the file's ending, and whether it can be filmed; a preview comes a little later."""
        path = Path(self._path.text())
        if self._path.text() == self._offered and self._film is None:
            self._offer()  # another landscape has another name
        elif path.suffix.lower() != self._form.form.suffix and path.suffix.lower() in {form.suffix for form in FORMATS}:
            self._path.setText(str(path.with_suffix(self._form.form.suffix)))
        self._record.setEnabled(self._film is not None or self.film() is not None)
        self._preview.renew()

    def _offer(self) -> None:
        self._offered = str(free_path(self._session, self._form.form))
        self._path.setText(self._offered)

    def _follow_path(self) -> None:
        self._form.show_suffix(Path(self._path.text()))

    def _choose_path(self) -> None:
        title = QCoreApplication.translate("Record", "Where should the film lie?")
        chosen, _ = QFileDialog.getSaveFileName(
            self, title, self._path.text(), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self._path.setText(chosen)
            self._follow_path()

    def _press(self) -> None:
        if self._film is not None:
            self._film.cancel()
            self._record.setEnabled(False)
            return
        order, path = self.film(), Path(self._path.text()).expanduser()
        if order is None:
            return
        try:
            format_of(path)
        except InputError as error:
            self._state.setText(in_words(error.message))
            return
        if is_taken(path):
            sentence = QCoreApplication.translate("Record", "{name} exists already. Replace it?")
            ask(self, sentence.format(name=path.name), lambda: self._start(order, path))
            return
        self._start(order, path)

    def _start(self, order: FilmOrder, path: Path) -> None:
        self._preview.rest()
        self._settings.setValue(_REMEMBERED, msgspec.json.encode([self._form.form.id, _without_steps(order)]).decode())
        film = self._film = FilmProcess(self)
        film.progressed.connect(self._advance)
        film.ended.connect(lambda problem: self._end(film, path, problem))
        self._began = monotonic()
        self._form.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._state.setText(QCoreApplication.translate("Record", "The film begins …"))
        self._retranslate()
        film.start(self._document(), order, path)

    def _advance(self, done: int, count: int) -> None:
        if self._bar.maximum() != count:
            self._bar.setRange(0, count)
            self._began = monotonic()
        self._bar.setValue(done)
        left = (monotonic() - self._began) / max(done, 1) * (count - done)
        text = QCoreApplication.translate("Record", "Frame {done} of {count}, about {left} left")
        self._state.setText(text.format(done=done, count=count, left=duration(left)))

    def _end(self, film: FilmProcess, path: Path, problem: str) -> None:
        self._film = None
        self._bar.hide()
        self._form.setEnabled(True)
        self._record.setEnabled(True)
        if problem:
            self._state.setText(problem)
        elif film.is_called_off:
            self._state.setText(QCoreApplication.translate("Record", "Called off; nothing was written."))
        else:
            said = QCoreApplication.translate("Record", "Done: {path}")
            self._state.setText(said.format(path=begins_with(path)))
        film.deleteLater()
        self._retranslate()

    def _apply_theme(self, theme: Theme) -> None:
        self._form.apply_theme(theme)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(4 * GRID)
        upper.addWidget(self._form)
        upper.addWidget(self._preview, 1)
        where = QHBoxLayout()
        where.addWidget(self._path_label)
        where.addWidget(self._path, 1)
        where.addWidget(self._browse)
        buttons = QHBoxLayout()
        buttons.addWidget(self._state, 1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._record)
        column = QVBoxLayout(self)
        column.addLayout(upper, 1)
        column.addLayout(where)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        self._bar.hide()
        for button in (self._browse, self._close, self._record):
            button.setAutoDefault(False)  # Return in a field must not begin a film
        self._record.setProperty("role", "primary")

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Record", "Record a film"))
        self._path_label.setText(translate("Record", "File"))
        self._browse.setText(translate("Record", "Choose …"))
        self._close.setText(translate("Record", "Close"))
        self._record.setText(translate("Record", "Call off") if self._film else translate("Record", "Record"))
        self._record.setShortcut(QKeySequence("Ctrl+Return"))  # a new text takes it away
        self._record.setToolTip(self._record.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._preview.retranslate()
        self._bar.setAccessibleName(translate("Record", "How much of the film is made"))


def _remembered(settings: QSettings, appearance: Appearance) -> tuple[FilmOrder, FilmFormat]:
    """Return the film that was made last, in the colours and the language of the window; a first one otherwise."""
    kind, order = FORMATS[0].id, FilmOrder()
    with contextlib.suppress(msgspec.MsgspecError):
        kind, order = msgspec.json.decode(str(settings.value(_REMEMBERED, "")), type=tuple[str, FilmOrder])
    form = next((form for form in FORMATS if form.id == kind), FORMATS[0])
    theme = "dark" if appearance.theme.dark else "light"
    return msgspec.structs.replace(order, theme=theme, language=appearance.language), form


def _without_steps(order: FilmOrder) -> FilmOrder:
    """Return what of a film is worth remembering: steps and camera belong to one experiment."""
    return msgspec.structs.replace(order, first=0, last=None, keys=())
