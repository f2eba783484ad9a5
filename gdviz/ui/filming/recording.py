"""The commands that record: the dialog for films, and the live recording of the window."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from gdviz.engine.errors import InputError
from gdviz.session.session import Session
from gdviz.ui.commands.actions import RECORD_MENU, make_action
from gdviz.ui.strips.notice_strip import NoticeStrip
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.wording.words import in_words


class Recording(QObject):
    """Records a window. `document` gives the text of a .gdviz file, `camera` where the surface is seen from."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        appearance: Appearance,
        settings: QSettings,
        document: Callable[[], str],
        camera: Callable[[], Mapping[str, Any]],
        notice: NoticeStrip,
        changed: Callable[[], object],
    ) -> None:
        """`notice` says what has become of a live recording; `changed` brings the window up to date."""
        super().__init__(window)
        self._window, self._session, self._appearance, self._settings = window, session, appearance, settings
        self._document, self._camera, self._notice = document, camera, notice
        self._changed = changed
        self._dialog: Any = None  # made, and imported, when it is asked for
        self._live: Any = None
        acts: dict[str, Callable[[], object]] = {"record": self._open, "record_live": self._toggle_live}
        self.actions: Mapping[str, QAction] = {
            command.name: make_action(command, window, acts[command.name]) for command in RECORD_MENU
        }
        window.addActions(list(self.actions.values()))

    def stop(self) -> None:
        """End what is under way: the window closes."""
        if self._dialog is not None:
            self._dialog.stop()
        if self._live is not None:
            self._live.stop()

    @property
    def is_live(self) -> bool:
        """Whether the window is being recorded live."""
        return self._live is not None and self._live.is_on

    def may_close(self) -> bool:
        """Whether no film is being made; else a person is asked in the dialog."""
        return self._dialog is None or bool(self._dialog.close())

    def _open(self) -> None:
        from gdviz.ui.filming.record_dialog import RecordDialog

        if self.is_live:
            self._toggle_live()  # the button that shows that it records also ends it
            return
        if self._dialog is None:
            self._session.playback.pause()
            self._dialog = RecordDialog(
                self._window, self._session, self._appearance, self._settings, self._document, self._camera
            )
            self._dialog.destroyed.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _forget(self) -> None:
        self._dialog = None

    def _toggle_live(self) -> None:
        from gdviz.ui.filming.live_recorder import LiveRecorder

        if self._live is None:
            self._live = LiveRecorder(self._window, self._appearance, self._changed)
            self._live.changed.connect(self._say_live)
            self._live.ended.connect(self._end_live)
        if self._live.is_on:
            self._live.stop()
            return
        path = _live_path()
        try:
            self._live.start(path)
        except (InputError, OSError) as error:
            reason = in_words(error.message) if isinstance(error, InputError) else error.strerror or str(error)
            self._end_live("", reason)

    def _say_live(self) -> None:
        self.actions["record_live"].setChecked(self._live.is_on)
        self._changed()

    def _end_live(self, path: str, problem: str) -> None:
        self.actions["record_live"].setChecked(False)
        translate = QCoreApplication.translate
        if problem:
            self._notice.say(lambda: translate("Recording", "Nothing was recorded: {reason}").format(reason=problem))
        else:
            self._notice.say(lambda: translate("Recording", "Recorded: {path}").format(path=path))


def _live_path() -> Path:
    """Return where a recording of the window lies: in the person's folder of films, named by the time."""
    known = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
    folder = Path(known) if known and Path(known).is_dir() else Path.home()
    return folder / time.strftime("gdviz %Y-%m-%d %H.%M.%S.mp4")
