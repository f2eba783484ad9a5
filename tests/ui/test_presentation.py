"""Presenting: F11 shows the views alone and large; Escape brings back exactly what was there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.transport_bar import TransportBar
from gdviz.ui.key_chip import KeyChip
from gdviz.ui.tool_bar import ToolBar
from gdviz.ui.views.contour import ContourView
from gdviz.ui.views.loss import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface import SurfaceView
from tests.driver import Driver

pytestmark = pytest.mark.gl

PARTS: tuple[type[QWidget], ...] = (
    ContourView,
    SurfaceView,
    LossView,
    ReadoutView,
    TransportBar,
    ToolBar,
    ParameterDock,
)


@pytest.fixture
def driver(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


def shown(driver: Driver) -> dict[str, bool]:
    window = driver.window
    parts = {kind.__name__: window.findChild(kind) for kind in PARTS}
    return {name: part is not None and part.isVisibleTo(window) for name, part in parts.items()}


def press(driver: Driver, key: Qt.Key) -> None:
    """Press a key as the system delivers it: to the window, before anyone has it."""
    QTest.keyClick(driver.window.windowHandle(), key)
    driver.settle()


def test_f11_shows_the_pair_of_views_alone_and_escape_brings_everything_back(driver: Driver) -> None:
    before, ratio = shown(driver), driver.find(ContourView).width() / driver.window.width()
    driver.key(Qt.Key.Key_F11)
    on_stage = {name for name, is_shown in shown(driver).items() if is_shown}
    assert on_stage == {"ContourView", "SurfaceView", "ReadoutView"}
    assert not driver.window.menuBar().isVisible() and driver.window.isFullScreen()
    driver.key(Qt.Key.Key_Escape)
    assert shown(driver) == before
    assert driver.window.menuBar().isVisible() and not driver.window.isFullScreen()
    assert driver.find(ContourView).width() / driver.window.width() == pytest.approx(ratio, abs=0.02)


def test_what_was_hidden_stays_hidden_afterwards(driver: Driver) -> None:
    for name in ("show_contour", "show_dock"):
        driver.window.command(name).trigger()
    before = shown(driver)
    driver.key(Qt.Key.Key_F11)
    on_stage = {name for name, is_shown in shown(driver).items() if is_shown}
    assert on_stage == {"ContourView", "LossView", "ReadoutView"}  # the pair that was chosen
    driver.window.command("show_both").trigger()
    driver.key(Qt.Key.Key_F11)
    assert shown(driver) == before


def test_type_is_larger_by_as_much_and_as_before_afterwards(driver: Driver) -> None:
    readout = driver.find(ReadoutView)
    size, points = readout.height(), driver.app.font().pointSizeF()
    driver.key(Qt.Key.Key_F11)
    assert driver.app.font().pointSizeF() == pytest.approx(1.6 * points)
    assert readout.height() > 1.25 * size
    driver.key(Qt.Key.Key_F11)
    assert driver.app.font().pointSizeF() == points
    assert readout.height() == size


def test_the_keys_of_a_presenter_step_and_are_shown(driver: Driver) -> None:
    press(driver, Qt.Key.Key_F11)
    chip = driver.find(KeyChip)
    for key, cursor, text in (
        (Qt.Key.Key_PageDown, 1, "PgDown"),
        (Qt.Key.Key_Right, 2, "→"),
        (Qt.Key.Key_Right, 3, "→  × 2"),
        (Qt.Key.Key_PageUp, 2, "PgUp"),
        (Qt.Key.Key_Left, 1, "←"),
    ):
        press(driver, key)
        assert driver.session.cursor == cursor
        assert chip.isVisible() and chip.text == text
    press(driver, Qt.Key.Key_Space)
    assert driver.session.playback.playing and chip.text == "Space"
    press(driver, Qt.Key.Key_Space)
    driver.wait(lambda: not chip.isVisible())  # it fades by itself
    press(driver, Qt.Key.Key_Escape)
    press(driver, Qt.Key.Key_Right)
    assert not chip.isVisible()


def test_the_mouse_still_points_at_what_is_seen(driver: Driver) -> None:
    driver.window.command("show_contour").trigger()
    driver.key(Qt.Key.Key_F11)
    contour = driver.find(ContourView)
    driver.click(contour, QPoint(contour.width() // 2, contour.height() // 2))
    x, y = driver.session.experiment.start
    assert abs(x) < 1.0 and abs(y) < 1.0


def test_closing_while_presenting_remembers_the_ordinary_window(driver: Driver, qapp: QApplication) -> None:
    before = shown(driver)
    driver.key(Qt.Key.Key_F11)
    driver.close()
    again = Driver(qapp)
    try:
        assert shown(again) == before and not again.window.isFullScreen()
    finally:
        again.close()
