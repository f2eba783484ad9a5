"""Exporting a picture: what is to be on it, how it will look, and where it goes: a file or the clipboard."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from psygnal import SignalInstance
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.export.pictures import PICTURE_FORMATS, PictureFormat, PictureOrder, picture_format
from gdviz.session.session import Session
from gdviz.ui.editor.keeping import ask
from gdviz.ui.exporting.picture_form import PictureForm
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.filming.stills import image, picture, png_of
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme

if TYPE_CHECKING:
    from gdviz.ui.exporting.exports import Exports

_REMEMBERED = "picture"  # the key of the settings
_PREVIEWED = 900  # pixels of the longer side of what is previewed
_PAUSE_MS = 250  # after the last change


class PictureDialog(QDialog):
    """Asks what to picture; the window goes on beside it. `exports` knows what is seen and where files go."""

    def __init__(
        self, window: QWidget, exports: Exports, session: Session, appearance: Appearance, settings: QSettings
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._exports, self._session, self._appearance, self._settings = exports, session, appearance, settings
        order, form = _remembered(settings, appearance)
        self._form = PictureForm(order, form, window.size() * window.devicePixelRatioF())
        self._preview, self._path_label, self._state = QLabel(self), QLabel(self), QLabel(self)
        self._path = QLineEdit(self)
        self._shown = QPixmap()
        self._browse, self._close, self._copy, self._save = (QPushButton(self) for _ in range(4))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._path.setText(str(_free(exports.folder(), exports.stem(), form.suffix)))
        self._connect()
        self._retranslate()
        self._form.apply_theme(appearance.theme)
        self.resize(940, 480)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of what is listened to."""
        self._pause.stop()
        for signal in self._heard():
            signal.disconnect(self._follow)
        self._appearance.theme_changed.disconnect(self._apply_theme)
        event.accept()

    def reject(self) -> None:
        """Close by Escape as by the button."""
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room with the preview."""
        super().resizeEvent(event)
        self._fit()

    def _heard(self) -> tuple[SignalInstance, ...]:
        session = self._session
        return session.experiment_changed, session.cursor_moved, session.looks_changed, session.selection_changed

    def _connect(self) -> None:
        for signal in self._heard():
            signal.connect(self._follow)
        self._form.changed.connect(self._follow)
        self._pause.timeout.connect(self._draw)
        self._path.textEdited.connect(lambda text: self._form.show_suffix(Path(text)))
        self._path.returnPressed.connect(self._press_save)
        self._browse.clicked.connect(self._choose_path)
        self._close.clicked.connect(self.close)
        self._copy.clicked.connect(self._press_copy)
        self._save.clicked.connect(self._press_save)
        self._appearance.theme_changed.connect(self._apply_theme)

    def _order(self) -> PictureOrder | None:
        """Return the picture that is asked for, None where it cannot be made."""
        try:
            return self._form.order()
        except InputError:
            return None

    def _follow(self) -> None:
        """Take what was chosen: the file's ending, and whether it can be made; the preview comes a little later."""
        path, suffix = Path(self._path.text()), self._form.form.suffix
        if path.suffix.lower() != suffix and path.suffix.lower() in {form.suffix for form in PICTURE_FORMATS}:
            self._path.setText(str(path.with_suffix(suffix)))
        order = self._order()
        self._save.setEnabled(order is not None)
        self._copy.setEnabled(order is not None)
        self._pause.start()

    def _draw(self) -> None:
        order = self._order()
        self._shown = QPixmap() if order is None else QPixmap.fromImage(self._image(order.within(_PREVIEWED)))
        self._fit()

    def _image(self, order: PictureOrder) -> QImage:
        if "window" in order.views:
            return self._exports.window_image()
        return image(self._exports.scene(), order)

    def _fit(self) -> None:
        if self._shown.isNull():
            self._preview.clear()
        else:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._preview.setPixmap(
                self._shown.scaled(self._preview.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
            )

    def _choose_path(self) -> None:
        title = QCoreApplication.translate("Picture", "Where should the picture lie?")
        dialog = QFileDialog(self, title, self._path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._take_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_path(self, chosen: str) -> None:
        path = Path(chosen)
        self._path.setText(str(path if path.suffix else path.with_suffix(self._form.form.suffix)))
        self._form.show_suffix(path)

    def _press_copy(self) -> None:
        order = self._order()
        if order is not None:
            self._exports.copy(self._image(order), self._exports.scene().line)
            self._state.setText(QCoreApplication.translate("Exports", "The picture is in the clipboard"))

    def _press_save(self) -> None:
        order, path = self._order(), Path(self._path.text()).expanduser()
        if order is None:
            return
        reason = why_not(lambda: picture_format(path))
        if reason:
            self._state.setText(reason)
        elif path.exists():
            sentence = QCoreApplication.translate("Record", "{name} exists already. Replace it?")
            ask(self, sentence.format(name=path.name), lambda: self._write(order, path))
        else:
            self._write(order, path)

    def _write(self, order: PictureOrder, path: Path) -> None:
        form = self._form.form
        self._settings.setValue(_REMEMBERED, msgspec.json.encode([form.id, order]).decode())
        if "window" in order.views:
            content = png_of(self._exports.window_image(), self._exports.scene().line)
        else:
            content = picture(self._exports.scene(), order, form)
        reason = self._exports.write(path, content)
        if reason:
            self._state.setText(reason)
        else:
            self.close()

    def _apply_theme(self, theme: Theme) -> None:
        self._form.apply_theme(theme)

    def _lay_out(self) -> None:
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setMinimumSize(360, 240)
        policy = self._preview.sizePolicy().Policy.Ignored
        self._preview.setSizePolicy(policy, policy)
        self._path_label.setBuddy(self._path)
        self._state.setWordWrap(True)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        upper, where, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(4 * GRID)
        upper.addWidget(self._form)
        upper.addWidget(self._preview, 1)
        where.addWidget(self._path_label)
        where.addWidget(self._path, 1)
        where.addWidget(self._browse)
        buttons.addWidget(self._state, 1)
        for button in (self._close, self._copy, self._save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(upper, 1)
        column.addLayout(where)
        column.addLayout(buttons)
        for button in (self._browse, self._close, self._copy, self._save):
            button.setAutoDefault(False)  # Return in a field of the form is for that field

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Picture", "Export a picture"))
        self._path_label.setText(translate("Picture", "File"))
        self._path.setAccessibleName(self._path_label.text())
        self._browse.setText(translate("Picture", "Choose …"))
        self._close.setText(translate("Picture", "Close"))
        self._copy.setText(translate("Picture", "Copy"))
        self._save.setText(translate("Picture", "Save"))
        self._preview.setAccessibleName(translate("Picture", "Preview"))


def _remembered(settings: QSettings, appearance: Appearance) -> tuple[PictureOrder, PictureFormat]:
    """Return the picture that was made last, in the colours of the window; a first one otherwise."""
    kind, order = PICTURE_FORMATS[0].id, PictureOrder()
    with contextlib.suppress(msgspec.MsgspecError):
        kind, order = msgspec.json.decode(str(settings.value(_REMEMBERED, "")), type=tuple[str, PictureOrder])
    form = next((form for form in PICTURE_FORMATS if form.id == kind), PICTURE_FORMATS[0])
    return msgspec.structs.replace(order, theme="dark" if appearance.theme.dark else "light"), form


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Return a name in a folder that no file has."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())
