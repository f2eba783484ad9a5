"""Scenes of the window itself: presented, compared, small, and asking after a crash."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.session.files.autosave import Autosave
from gdviz.ui.strips.recovery_strip import RecoveryStrip
from tests.driver import Driver
from tests.screenshots.scenes import LARGE, SMALL, SMALLEST, Scene, microscope_dark_chinese, presenting, rosenbrock


def presenting_the_microscope(driver: Driver) -> None:
    """The map and the equations, for the last row."""
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    driver.session.select(1)
    presenting(driver)
    handle = driver.window.windowHandle()
    for key in (Qt.Key.Key_2, Qt.Key.Key_4):
        QTest.keyClick(handle, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(handle, Qt.Key.Key_PageDown)


def last_session(driver: Driver) -> None:
    with TemporaryDirectory() as folder:
        driver.window.show_notice(RecoveryStrip(Autosave(Path(folder), driver.session)))
        driver.settle()


def comparing(driver: Driver) -> None:
    rosenbrock(driver)
    driver.window.command("layout_compare").trigger()


ARRANGED: dict[str, Scene] = {
    "presenting_microscope_dark_chinese_1920": (presenting_the_microscope, LARGE),
    "last_session": (last_session, SMALL),
    "comparing": (comparing, SMALL),
    "microscope_dark_chinese_1024": (microscope_dark_chinese, SMALLEST),
}
