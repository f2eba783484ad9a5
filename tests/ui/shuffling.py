"""`python -m tests.ui.shuffling SEED COUNT`: a window whose docks and layouts are changed at random.

It runs in a process of its own, on the screen it is given, since what goes wrong in Qt ends the process. It exits with
1 when Qt warned or an exception was raised, and says each deed before it is done: the last one said is the culprit.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QToolButton

from gdviz.ui.arranging.layouts import LAYOUTS
from gdviz.ui.arranging.stage import STAGE_MENU
from gdviz.ui.docks.panels import PANELS
from tests.driver import Driver

PANEL_NAMES = tuple(panel.command.name for panel in PANELS)
COMMANDS = (
    *PANEL_NAMES * 4,
    *(*LAYOUTS, "layout_reset", "present", "full_screen") * 2,
    *(command.name for command in STAGE_MENU),
    *("show_both", "show_contour", "show_surface", "show_dock", "show_loss", "show_verdict"),
    *("equal_scales", "arrows", "substep_forward", "step_forward"),
)
SIZES = ((1280, 800), (1100, 720), (1500, 1060))  # panels lie behind each other, or below each other
AREAS = (Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea)


class Shuffling:
    """Deeds chosen by a seed; a deed that cannot be done just then does nothing."""

    def __init__(self, driver: Driver, seed: int, folder: Path, say: Callable[[str], object]) -> None:
        self._driver = driver
        self._random = random.Random(seed)
        self._folder = folder
        self._say = say
        self._saved = 0

    @property
    def driver(self) -> Driver:
        """The window as it is now: some deeds close it and start another."""
        return self._driver

    def run(self, count: int) -> None:
        """Do so many deeds; some before Qt has laid out what the last one asked for."""
        deeds: list[Callable[[], object]] = [self._float, self._tab, self._resize, self._move, self._save, self._open]
        rare: list[Callable[[], object]] = [self._theme, self._language, self._start_again]
        for _ in range(count):
            chance = self._random.random()
            if chance < 0.6:
                self._command(self._random.choice(COMMANDS))
            elif chance < 0.95:
                self._do(self._random.choice(deeds))
            else:
                self._do(self._random.choice(rare))
            if self._random.random() < 0.7:
                self._look()
        self._look()

    def _look(self) -> None:
        """Let everything be drawn; no panel lies outside of the window that it is laid out in."""
        self._driver.settle()
        for dock in self._docks():
            inside = self._driver.window.rect().contains(dock.geometry())
            assert dock.isFloating() or inside, f"{dock.objectName()} lies at {dock.geometry()}"

    def _do(self, deed: Callable[[], object]) -> None:
        self._say(deed.__name__.strip("_"))
        deed()

    def _command(self, name: str) -> None:
        self._say(name)
        self._driver.window.command(name).trigger()

    def _docks(self) -> list[QDockWidget]:
        docks = [self._driver.window.findChild(QDockWidget, name) for name in PANEL_NAMES]
        return [dock for dock in docks if dock is not None and dock.isVisible() and not dock.visibleRegion().isEmpty()]

    def _float(self) -> None:
        self._driver.settle()
        docks = self._docks()
        if docks:
            title = self._random.choice(docks).titleBarWidget()
            button = title.findChildren(QToolButton)[0]
            self._driver.click(button)

    def _tab(self) -> None:
        self._driver.settle()
        bars = [bar for bar in self._driver.window.findChildren(QTabBar) if not bar.visibleRegion().isEmpty()]
        if bars:
            bar = self._random.choice(bars)
            place = bar.tabRect(self._random.randrange(bar.count())).center()
            if bar.visibleRegion().contains(place):
                self._driver.click(bar, place)

    def _resize(self) -> None:
        self._driver.window.resize(*self._random.choice(SIZES))

    def _move(self) -> None:
        """Lay a panel elsewhere, as a drag does."""
        docks = [dock for dock in self._docks() if not dock.isFloating()]
        if docks and not self._driver.window.command("present").isChecked():
            self._driver.window.addDockWidget(self._random.choice(AREAS), self._random.choice(docks))

    def _save(self) -> None:
        if not self._driver.window.command("present").isChecked():
            self._driver.window.files.filing.save(self._folder / f"{self._saved}.gdviz")
            self._saved += 1

    def _open(self) -> None:
        if self._saved:
            self._driver.window.files.filing.forget_changes()  # nobody is there to be asked
            self._driver.window.files.open(self._folder / f"{self._random.randrange(self._saved)}.gdviz")

    def _theme(self) -> None:
        self._driver.appearance.choose_theme(self._random.choice(("light", "dark")))

    def _language(self) -> None:
        self._driver.appearance.choose_language(self._random.choice(("en", "zh")))

    def _start_again(self) -> None:
        """Close the window and start another, which is arranged as this one was."""
        self._driver.close()
        self._driver = Driver(self._driver.app)


def main(seed: int, count: int, say: Callable[[str], object]) -> int:
    """Shuffle, and return the exit code."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    complaints: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg:
            complaints.append(text)
            print("Qt:", text, file=sys.stderr, flush=True)

    qInstallMessageHandler(hear)
    sys.excepthook = lambda kind, error, trace: (complaints.append(repr(error)), sys.__excepthook__(kind, error, trace))
    app = QApplication(["gdviz"])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        shuffling = Shuffling(Driver(app), seed, Path(folder), say)
        shuffling.run(count)
        shuffling.driver.close()
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), lambda deed: print(deed, flush=True)))
