"""Presenting: F11 shows the views alone and large; Escape brings back exactly what was there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QToolButton, QWidget

from gdviz.session.changes.editing import use_problem
from gdviz.ui.arranging.stage import PARTS as STAGE
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.transport_bar import TransportBar
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.menus.palette import Palette
from gdviz.ui.menus.tool_bar import ToolBar
from gdviz.ui.strips.verdict_strip import VerdictStrip
from gdviz.ui.views.contour.slice import SliceNote
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface.view import SurfaceView
from gdviz.ui.widgets.key_chip import KeyChip
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


def height_of_search(driver: Driver) -> int:
    """Return the height of the field that everything is found in, a window of its own."""
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = driver.find(Palette)
    field = palette.findChild(QLineEdit)
    assert field is not None and field.isVisible()
    palette.close()
    return field.height()


def test_type_is_larger_by_as_much_and_as_before_afterwards(driver: Driver) -> None:
    readout = driver.find(ReadoutView)
    size, points = readout.height(), driver.app.font().pointSizeF()
    driver.key(Qt.Key.Key_F11)
    assert driver.app.font().pointSizeF() == pytest.approx(1.6 * points)
    assert readout.height() > 1.25 * size
    large = height_of_search(driver)
    driver.key(Qt.Key.Key_F11)
    assert driver.app.font().pointSizeF() == points
    assert readout.height() == size
    assert large > 1.4 * height_of_search(driver)


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


def test_the_note_on_the_map_stands_beside_the_numbers_of_the_axis(driver: Driver) -> None:
    before = driver.session.experiment
    use_problem(driver.session, "moons_network")
    for _ in range(2):  # as always, and presented
        driver.settle()
        plot, note = driver.find(ContourView).findChildren(Plot)[0], driver.find(SliceNote)
        frame = plot.frame
        corner = plot.place_of(frame.x[0], frame.y[1])
        assert note.x() >= corner.x() and note.y() >= corner.y()
        press(driver, Qt.Key.Key_F11)
    driver.session.change(before)
    press(driver, Qt.Key.Key_Escape)


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


def on_stage(driver: Driver) -> set[str]:
    """The parts that an audience sees, by the names that the menu of the presentation has for them."""
    window = driver.window
    views = {"contour": ContourView, "surface": SurfaceView, "loss": LossView}
    seen = {name for name, kind in views.items() if window.findChild(kind).isVisibleTo(window)}
    panels = [name for name in STAGE if name not in views]
    return seen | {name for name in panels if window.findChild(QDockWidget, name).isVisibleTo(window)}


def choose(driver: Driver, *parts: str) -> None:
    """Choose in the menu what a presentation shows."""
    driver.window.command("present_window").trigger()
    for part in parts:
        driver.window.command(STAGE[part].name).trigger()


def test_every_view_can_be_presented_alone_and_beside_another(driver: Driver) -> None:
    driver.window.command("layout_explain").trigger()
    driver.settle()
    before = on_stage(driver)
    parts = list(STAGE)
    for chosen in [*((part,) for part in parts[:4]), *zip(parts[::2], [*parts[1::2], parts[0]], strict=False)]:
        choose(driver, *chosen)
        driver.key(Qt.Key.Key_F11)
        assert on_stage(driver) == set(chosen)
        panels = [driver.window.findChild(QDockWidget, name) for name in chosen]
        shares = [panel.width() / driver.window.width() for panel in panels if panel is not None]
        assert not shares or min(shares) > 0.3, chosen
        driver.key(Qt.Key.Key_F11)
        assert on_stage(driver) == before


def test_without_a_choice_the_panel_in_front_goes_with_the_one_view(driver: Driver) -> None:
    driver.window.command("show_contour").trigger()
    driver.window.command("microscope").trigger()
    driver.settle()
    driver.key(Qt.Key.Key_F11)
    assert on_stage(driver) == {"contour", "microscope"}
    driver.key(Qt.Key.Key_Escape)
    assert on_stage(driver) == {"contour", "loss", "microscope"}


def test_keys_change_what_is_presented_and_two_parts_are_the_most(driver: Driver) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    driver.key(Qt.Key.Key_F11)
    for key, modifiers, seen in (
        (Qt.Key.Key_3, alt, {"contour", "loss"}),
        (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, {"contour", "microscope"}),
        (Qt.Key.Key_1, alt, {"microscope"}),
        (Qt.Key.Key_4, alt, {"microscope"}),  # the last one stays
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, {"microscope", "loss"}),
        (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier, {"surface", "microscope"}),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, {"contour", "surface"}),
    ):
        driver.key(key, modifiers)
        assert on_stage(driver) == seen
    driver.key(Qt.Key.Key_Escape)
    assert on_stage(driver) == {"contour", "surface", "loss"}


def test_what_is_presented_is_remembered(driver: Driver, qapp: QApplication) -> None:
    choose(driver, "surface", "gradient")
    driver.close()
    again = Driver(qapp)
    try:
        again.key(Qt.Key.Key_F11)
        assert on_stage(again) == {"surface", "gradient"}
    finally:
        again.close()


def test_small_buttons_grow_with_the_type(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Right)
    buttons = [
        next(button for button in driver.find(kind).findChildren(QToolButton) if button.isVisible())
        for kind in (LossView, VerdictStrip)
    ]
    driver.window.command("show_contour").trigger()
    before = [button.size() for button in buttons]
    driver.key(Qt.Key.Key_F11)
    for button, size in zip(buttons, before, strict=True):
        assert button.isVisible() and button.height() > 1.4 * size.height()
        parent = button.parentWidget()
        assert parent is not None and parent.rect().contains(button.geometry())
    driver.key(Qt.Key.Key_F11)
    assert [button.size() for button in buttons] == before


def test_every_part_that_can_be_presented_has_a_key_that_exists() -> None:
    keys = [key for part in STAGE.values() for key in part.shortcuts]
    assert len(keys) == len(set(keys)) == min(len(STAGE), 10)
    assert all(QKeySequence(key).toString() == key for key in keys)
