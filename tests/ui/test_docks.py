"""Where docks lie comes back with a file and with the next start: tabs, side by side, below each other, floating."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar

from tests.driver import Driver

pytestmark = pytest.mark.gl
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@pytest.fixture
def driver(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.settings.clear()
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


def docks(driver: Driver) -> tuple[QDockWidget, ...]:
    names = ("microscope", "gradient", "curvature")
    return tuple(driver.window.findChild(QDockWidget, name) for name in names)


def in_tabs(driver: Driver) -> None:
    for name in ("curvature", "microscope", "gradient", "microscope"):
        driver.window.command(name).trigger()
        driver.settle()


def side_by_side(driver: Driver) -> None:
    microscope, gradient, _ = docks(driver)
    microscope.show()
    gradient.show()
    driver.window.addDockWidget(BOTTOM, microscope)
    driver.window.splitDockWidget(microscope, gradient, Qt.Orientation.Horizontal)


def tabs_over_one(driver: Driver) -> None:
    driver.window.resize(1600, 1100)
    microscope, gradient, curvature = docks(driver)
    for dock in (microscope, gradient, curvature):
        driver.window.addDockWidget(RIGHT, dock)
        dock.show()
    driver.window.splitDockWidget(curvature, microscope, Qt.Orientation.Vertical)
    driver.window.tabifyDockWidget(curvature, gradient)


def floating(driver: Driver) -> None:
    gradient = docks(driver)[1]
    gradient.show()
    gradient.setFloating(True)
    gradient.resize(420, 380)
    gradient.move(driver.window.pos() + QPoint(333, 222))


SCENES: tuple[Callable[[Driver], None], ...] = (in_tabs, side_by_side, tabs_over_one, floating)


def seen(driver: Driver) -> object:
    """What a person sees: the titles of the tabs in order, the docks that are in front, and where those lie."""
    bars = [bar for bar in driver.window.findChildren(QTabBar) if not bar.visibleRegion().isEmpty()]
    tabs = sorted(tuple(bar.tabText(place) for place in range(bar.count())) for bar in bars)
    front = [dock for dock in docks(driver) if dock.isVisible() and not dock.visibleRegion().isEmpty()]
    corner = driver.window.pos()
    return tabs, {
        dock.objectName(): (dock.isFloating(), (dock.pos() - corner if dock.isFloating() else dock.pos()), dock.size())
        for dock in front
    }


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_docks_lie_as_they_lay_when_a_file_is_opened(
    driver: Driver, tmp_path: Path, scene: Callable[[Driver], None]
) -> None:
    scene(driver)
    driver.settle()
    before = seen(driver)
    driver.window.files.filing.save(tmp_path / "a.gdviz")
    for other in SCENES:
        other(driver)
        driver.settle()
    driver.window.files.filing.forget_changes()
    driver.window.files.open(tmp_path / "a.gdviz")
    driver.settle()
    assert seen(driver) == before


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_docks_lie_as_they_lay_at_the_next_start(
    driver: Driver, qapp: QApplication, scene: Callable[[Driver], None]
) -> None:
    scene(driver)
    driver.settle()
    before = seen(driver)
    size = driver.window.size()
    driver.close()
    again = Driver(qapp, (size.width(), size.height()))
    again.settle()
    after = seen(again)
    again.close()
    assert after == before


def test_a_hand_in_what_is_remembered_does_not_keep_the_window_from_opening(driver: Driver, qapp: QApplication) -> None:
    driver.close()
    for name in ("docks", "geometry", "views", "rows"):
        driver.settings.setValue(name, "something else")
    again = Driver(qapp)
    assert again.window.isVisible() and not any(dock.isVisible() for dock in docks(again))
    again.close()
