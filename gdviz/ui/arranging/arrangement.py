"""The arrangement of the window between two starts: size, dock, splitters, and what is shown."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter

from gdviz.session.files.view_choice import DockPlace
from gdviz.ui.arranging.stage import PARTS
from gdviz.ui.filing.docking import dock_places, place_docks, size_docks
from gdviz.ui.filing.showing import SWITCHES as OF_FILES
from gdviz.ui.filing.showing import VIEWS

VERSION = 5  # of what is remembered; another number forgets it
_FIRST, _FRAME = QSize(1280, 800), QSize(4, 36)
CHOICES = tuple(VIEWS.values())  # one of them
SWITCHES = (
    *(name for field, name in OF_FILES.items() if field not in ("dock", "arrows")),  # its place tells
    *(command.name for command in PARTS.values()),  # what a presentation shows
)


def first_size(room: QSize) -> QSize:
    """Return how large a window is at first, its frame within the room that the screen has for it."""
    return _FIRST.boundedTo(room - _FRAME)


def remember(
    settings: QSettings, window: QMainWindow, splitters: Mapping[str, QSplitter], commands: Mapping[str, QAction]
) -> None:
    """Write the arrangement."""
    settings.setValue("layout", VERSION)
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("docks", msgspec.json.encode(dock_places(window)).decode())
    for name, splitter in splitters.items():
        settings.setValue(name, splitter.saveState())
    settings.setValue("shown", next(name for name in CHOICES if commands[name].isChecked()))
    settings.setValue("switches", [name for name in SWITCHES if commands[name].isChecked()])


def restore(
    settings: QSettings, window: QMainWindow, splitters: Mapping[str, QSplitter], commands: Mapping[str, QAction]
) -> None:
    """Bring it back, as far as there is one; commands are triggered as a person would."""
    if str(settings.value("layout", "")) != str(VERSION):
        return
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    _restore_docks(settings, window)
    for name, splitter in splitters.items():
        state = settings.value(name)
        if isinstance(state, QByteArray):
            splitter.restoreState(state)
    shown = settings.value("shown")
    if shown in CHOICES:
        commands[shown].trigger()
    stored = settings.value("switches") or []
    switches = [stored] if isinstance(stored, str) else list(stored)  # an INI file gives back a list of one as text
    for name in SWITCHES:
        if commands[name].isChecked() != (name in switches):
            commands[name].trigger()


def _restore_docks(settings: QSettings, window: QMainWindow) -> None:
    """Lay the docks as they lay, unless a hand has been at what was written."""
    try:
        docks = msgspec.json.decode(str(settings.value("docks", "")), type=tuple[DockPlace, ...])
    except msgspec.DecodeError:
        return
    place_docks(window, docks, "")
    QTimer.singleShot(0, window, lambda: size_docks(window, docks))  # once the window has been laid out
