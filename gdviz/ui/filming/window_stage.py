"""The whole window off the screen, at the size of the film, as it is while runs are played."""

from __future__ import annotations

import math
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import msgspec
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gdviz.export.films.clock import Moment
from gdviz.export.films.encoding import Pixels
from gdviz.export.films.order import FilmOrder
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session
from gdviz.ui.filming.pixels import pixels_of
from gdviz.ui.formulas.typesetting import typeset_now
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.window import Window

_PATIENCE = 30.0  # seconds that a window may take to be there
_MOST_ROUNDS = 20  # of timers that start timers


class WindowStage:
    """Shows a session in a window of its own that is never seen; the person's settings are left alone."""

    turns = False

    def __init__(self, session: Session, order: FilmOrder, appearance: Appearance, view: ViewChoice) -> None:
        self._session = session
        self._folder = TemporaryDirectory(prefix="gdviz-film-")
        settings = QSettings(str(Path(self._folder.name) / "window.ini"), QSettings.Format.IniFormat)
        self._window = Window(session, appearance, settings)
        session.making.patience = math.inf  # a frame waits for its step
        self._window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window.resize(order.width, order.height)
        self._window.show()
        self._image = QImage(order.width, order.height, QImage.Format.Format_RGB32)
        self._wait()
        if view != ViewChoice():
            view = msgspec.structs.replace(view, arrangement=msgspec.structs.replace(view.arrangement, size=None))
            self._window.files.show_as(view)
        session.playback.place(0.0)
        session.playback.play()
        self._settle()

    def frame(self, moment: Moment) -> Pixels:
        """Return what is seen at a moment, (height, width, 4): blue, green, red, 255."""
        self._session.seek(moment.step)
        self._session.playback.place(moment.share)
        self._settle()
        self._window.render(self._image, QPoint(0, 0))
        return pixels_of(self._image)

    def close(self) -> None:
        """Let the window go."""
        self._window.close()

    def deleteLater(self) -> None:
        """Let the window go for good."""
        self._window.deleteLater()
        self._folder.cleanup()

    def _wait(self) -> None:
        """Let the window come to be: what it imports in the background is there, and everything is drawn once."""
        until = monotonic() + _PATIENCE
        QApplication.processEvents()
        self._window.grab()  # the first painting is what begins it
        while not self._session.ready and monotonic() < until:
            QApplication.processEvents()
            sleep(0.001)

    def _settle(self) -> None:
        """Do now what the window puts off for the sake of speed, so that a frame depends on the moment alone."""
        for _ in range(_MOST_ROUNDS):
            for timer in self._due():
                timer.stop()
                timer.timeout.emit()
            self._session.backgrounds.finish()
            typeset_now()
            QApplication.sendPostedEvents()
            if not self._due():  # what was finished may have something drawn again
                return

    def _due(self) -> list[QTimer]:
        return [timer for timer in self._window.findChildren(QTimer) if timer.isSingleShot() and timer.isActive()]
