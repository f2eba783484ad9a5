"""What can be done with a run: to branch off from it, duplicate it, remove it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from gdviz.session.changes.branching import branch_run, can_branch
from gdviz.session.changes.editing import duplicate_run, remove_run
from gdviz.session.session import Session
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import LIGHT, Theme


class RunMenu(QMenu):
    """The menu of the run at `index`."""

    def __init__(self, session: Session, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._theme = LIGHT
        self._branch = self.addAction("", lambda: branch_run(session, index))
        self._duplicate = self.addAction("", lambda: duplicate_run(session, index))
        self._remove = self.addAction("", lambda: remove_run(session, index))
        self.aboutToShow.connect(self._follow)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours, which the icons have when it opens."""
        self._theme = theme

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self._branch.setText(QCoreApplication.translate("RunCard", "Branch off here"))
        self._duplicate.setText(QCoreApplication.translate("RunCard", "Duplicate"))
        self._remove.setText(QCoreApplication.translate("RunCard", "Remove"))

    def _follow(self) -> None:
        self._branch.setEnabled(can_branch(self._session, self._index))
        for action, name in ((self._branch, "branch"), (self._duplicate, "duplicate"), (self._remove, "remove")):
            action.setIcon(icon(name, self._theme))
