"""What goes out of a window: films and recordings, pictures and tables.

The window knows this one object, whatever else is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from gdviz.session.session import Session
from gdviz.ui.appearance import Appearance
from gdviz.ui.exporting.exports import Exports
from gdviz.ui.filing.files import Files
from gdviz.ui.filing.showing import Parts
from gdviz.ui.filming.recording import Recording
from gdviz.ui.notice_strip import NoticeStrip


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
        exports = Exports(parts, session, appearance, settings, files)
        self.actions: Mapping[str, QAction] = {**exports.actions, **self._recording.actions}

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
