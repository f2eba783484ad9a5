"""The files that were opened and saved last: remembered between starts, in a menu of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QMenu

MOST = 10
_KEY = "recent"


class Recent:
    """The list, newest first, and its menu, filled whenever it opens; a file that is gone is greyed."""

    def __init__(self, settings: QSettings, menu: QMenu, take: Callable[[Path], object]) -> None:
        self._settings = settings
        self._menu = menu
        self._take = take
        menu.aboutToShow.connect(self._fill)
        self._fill()

    @property
    def paths(self) -> list[Path]:
        """The files, newest first."""
        stored = self._settings.value(_KEY) or []
        names = [stored] if isinstance(stored, str) else list(stored)  # an INI file gives back a list of one as text
        return [Path(name) for name in names if isinstance(name, str)][:MOST]

    def add(self, path: Path) -> None:
        """Put a file first."""
        paths = [path, *(other for other in self.paths if other != path)][:MOST]
        self._settings.setValue(_KEY, [str(one) for one in paths])
        self._fill()

    def clear(self) -> None:
        """Forget them all."""
        self._settings.remove(_KEY)
        self._fill()

    def retranslate(self) -> None:
        """Name the menu in the language of the window."""
        self._menu.setTitle(QCoreApplication.translate("Files", "Open &recent"))
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        for number, path in enumerate(self.paths, 1):
            action = self._menu.addAction(f"&{number % 10}  " + _short(path).replace("&", "&&"))
            action.setObjectName(f"recent_{number}")
            action.setEnabled(path.is_file())
            action.triggered.connect(partial(self._open, path))
        self._menu.addSeparator()
        clear = self._menu.addAction(QCoreApplication.translate("Files", "&Clear this list"))
        clear.setObjectName("clear_recent")
        clear.setEnabled(bool(self.paths))
        clear.triggered.connect(lambda: self.clear())

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._take(path)


def _short(path: Path) -> str:
    """Return name and folder of a file, the home folder as ~."""
    folder = path.parent
    if folder.is_relative_to(Path.home()):
        folder = Path("~") / folder.relative_to(Path.home())
    return f"{path.name}  —  {folder}"
