"""What goes out of a window: films and recordings, pictures and tables.

The window knows this one object, whatever else is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from gdviz.session.session import Session
from gdviz.ui.commands.actions import EXPORT_MENU, make_action
from gdviz.ui.filing.files import Files
from gdviz.ui.filing.showing import Parts
from gdviz.ui.filming.recording import Recording
from gdviz.ui.strips.notice_strip import NoticeStrip
from gdviz.ui.themes.appearance import Appearance

if TYPE_CHECKING:
    from gdviz.ui.exporting.exports import Exports


class Outlets(QObject):
    """Its `actions` are commands of the window by name."""

    def __init__(
        self,
        parts: Parts,
        session: Session,
        appearance: Appearance,
        settings: QSettings,
        files: Files,
        notice: NoticeStrip,
    ) -> None:
        """`notice` says what became of something that took its time."""
        super().__init__(parts.window)
        self._recording = Recording(
            parts.window, session, appearance, settings, files.filing.text, parts.surface.camera, notice, parts.redraw
        )
        exporting = {
            command.name: make_action(command, parts.window, partial(self._export, command.name))
            for command in EXPORT_MENU
        }
        parts.window.addActions(list(exporting.values()))
        self._exports: Exports | None = None  # made, and imported, with the first of its commands
        self._make = partial(_exports, parts, session, appearance, settings, files, exporting)
        self.actions: Mapping[str, QAction] = {**exporting, **self._recording.actions}

    def _export(self, command: str) -> None:
        if self._exports is None:
            self._exports = self._make()
        self._exports.do(command)

    @property
    def is_live(self) -> bool:
        """Whether the window is being recorded now."""
        return self._recording.is_live

    def may_close(self) -> bool:
        """Whether nothing is under way that would be lost; else a person is asked."""
        return self._recording.may_close()

    def stop(self) -> None:
        """End what is under way: the window closes."""
        self._recording.stop()


def _exports(
    parts: Parts,
    session: Session,
    appearance: Appearance,
    settings: QSettings,
    files: Files,
    actions: Mapping[str, QAction],
) -> Exports:
    from gdviz.ui.exporting.exports import Exports

    return Exports(parts, session, appearance, settings, files, actions)
