"""What is one click away: panels and layouts from the tool bar, titles and tabs of panels, and the letters of menus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMenu, QTabBar, QToolButton

from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.transport_bar import TransportBar
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.menus.tool_bar import ToolBar
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.warm_up import PANEL_IMPORTS
from tests.driver import Driver
from tests.ui.test_arranging import choose

pytestmark = pytest.mark.gl


# Of two variables there is nothing to do in the first two; another panel is before the third.
ELSEWHERE = ("curvature", "plane", "run_table")


def panels(driver: Driver) -> list[str]:
    docks = [driver.window.findChild(QDockWidget, panel.command.name) for panel in PANELS]
    return [dock.objectName() for dock in docks if not dock.isHidden()]


def test_a_layout_hides_every_panel_that_is_not_its_own(driver: Driver) -> None:
    choose(driver, 2)
    assert panels(driver) == ["microscope", "gradient"]
    choose(driver, 3)
    assert panels(driver) == []
    views = driver.window.centralWidget()
    for panel in PANELS:  # none takes the keys: F6 goes into it, Escape back to the views
        driver.window.command(panel.command.name).trigger()
        driver.settle()
        assert views.isAncestorOf(driver.window.focusWidget()), panel.command.name
        driver.key(Qt.Key.Key_F6)
        dock = driver.window.findChild(QDockWidget, panel.command.name)
        assert dock.isAncestorOf(driver.window.focusWidget()) or panel.command.name in ELSEWHERE
        driver.key(Qt.Key.Key_Escape)
        assert views.isAncestorOf(driver.window.focusWidget())
    driver.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert driver.find(ParameterDock).isAncestorOf(driver.window.focusWidget())
    choose(driver, 2)
    assert panels(driver) == ["microscope", "gradient"]
    choose(driver, 0)
    assert panels(driver) == []


def test_two_panels_leave_a_small_window_as_it_is_and_the_loss_plot_to_be_read(driver: Driver) -> None:
    for size in (QSize(1920, 1080), QSize(1280, 800), QSize(1024, 700)):
        driver.window.resize(size)
        for name in ("run_table", "race"):
            driver.window.command(name).trigger()
            driver.settle()
        assert driver.window.size() == size and driver.find(LossView).height() >= 140
        speed = driver.find(TransportBar).findChild(Slider, "speed")
        assert speed is not None and speed.isVisible() == (size.width() >= 1280)
        assert driver.window.findChild(QDockWidget, "run_table").height() < 250
        choose(driver, 0)


def test_every_panel_and_the_layouts_are_one_click_away(driver: Driver) -> None:
    bar = driver.find(ToolBar)
    buttons = {button.toolTip(): button for button in bar.findChildren(QToolButton) if button.isVisible()}
    for tip, name in (
        ("Update microscope  (M)", "microscope"),
        ("Gradient  (G)", "gradient"),
        ("Curvature  (K)", "curvature"),
        ("Slice along the step  (P)", "slice"),
    ):
        driver.click(buttons[tip])
        assert name in panels(driver) and buttons[tip].isChecked()
    assert not buttons["Find anything …  (Ctrl+K)"].icon().isNull()
    layouts = buttons["Layout: explore, explain, compare"].menu()
    next(action for action in layouts.actions() if action.text() == "&Compare").trigger()
    assert panels(driver) == []
    assert bar.sizeHint().width() <= 1280


def test_the_title_of_a_panel_floats_and_hides_it_in_both_languages(driver: Driver) -> None:
    driver.window.command("gradient").trigger()
    driver.settle()
    dock = driver.window.findChild(QDockWidget, "gradient")
    title = dock.titleBarWidget()
    float_it, hide_it = title.findChildren(QToolButton)
    assert (float_it.toolTip(), hide_it.toolTip()) == ("Float: Gradient", "Hide: Gradient  (G)")
    assert min(float_it.height(), hide_it.height(), float_it.width(), hide_it.width()) >= 20
    driver.click(float_it)
    assert dock.isFloating() and float_it.toolTip() == "Back into the window: Gradient"
    driver.click(float_it)
    assert not dock.isFloating()
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "浮动：梯度" in float_it.toolTip() and "隐藏：梯度  (G)" in hide_it.toolTip()
    assert [label.text() for label in title.findChildren(QLabel)] == ["梯度"]
    driver.click(hide_it)
    assert panels(driver) == []


def test_the_tabs_of_panels_show_their_whole_names(driver: Driver) -> None:
    for panel in PANELS:
        driver.window.command(panel.command.name).trigger()
        driver.settle()
    tabs = next(bar for bar in driver.window.findChildren(QTabBar) if bar.isVisible())
    assert {tabs.tabText(place) for place in range(tabs.count())} >= {"Microscope", "Gradient", "Curvature", "Slice"}
    for place in range(tabs.count()):
        assert tabs.fontMetrics().horizontalAdvance(tabs.tabText(place)) <= tabs.tabRect(place).width()
        tabs.setCurrentIndex(place)
        driver.settle()
        assert tabs.rect().contains(tabs.tabRect(place))


def letters_of(menu: QMenu) -> Iterator[tuple[str, list[str]]]:
    """The title of a menu and of all inside it, with the letters that are underlined there."""
    yield menu.title(), [letter.upper() for action in menu.actions() for letter in re.findall(r"&(\w)", action.text())]
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from letters_of(inner)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_letter_of_a_menu_leads_to_one_entry(driver: Driver, language: str) -> None:
    driver.appearance.choose_language("zh" if language == "zh" else "en")
    driver.settle()
    bar = driver.window.menuBar()
    menus = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    titles = [letter for menu in menus for letter in re.findall(r"&(\w)", menu.title())]
    assert len(set(titles)) == len(menus)
    for title, letters in (found for menu in menus for found in letters_of(menu)):
        assert len(set(letters)) == len(letters), (title, letters)


def test_a_floating_panel_closes_with_its_window_and_opens_with_the_next(driver: Driver, qapp: QApplication) -> None:
    driver.window.command("curvature").trigger()
    driver.settle()
    dock = driver.window.findChild(QDockWidget, "curvature")
    driver.click(dock.titleBarWidget().findChildren(QToolButton)[0])
    driver.window.files.filing.forget_changes()
    driver.window.close()
    assert not dock.isVisible()
    driver.close()
    again = Driver(qapp)
    dock = again.window.findChild(QDockWidget, "curvature")
    assert dock.isFloating() and dock.isVisible()
    again.close()


def test_a_panel_that_floated_comes_back_over_the_one_that_was_opened_meanwhile(driver: Driver) -> None:
    docks = [driver.window.findChild(QDockWidget, name) for name in ("gradient", "curvature")]
    driver.window.command("gradient").trigger()
    driver.settle()
    driver.click(docks[0].titleBarWidget().findChildren(QToolButton)[0])
    driver.window.command("curvature").trigger()
    driver.settle()
    assert docks[0].isFloating() and not docks[1].visibleRegion().isEmpty()
    driver.click(docks[0].titleBarWidget().findChildren(QToolButton)[0])
    assert not docks[0].isFloating() and not docks[0].visibleRegion().isEmpty()
    assert driver.window.tabifiedDockWidgets(docks[0]) == [docks[1]]


def test_what_panels_need_is_imported_ahead(driver: Driver) -> None:
    made = [panel.make(driver.session) for panel in PANELS]
    assert {type(widget).__module__ for widget in made} <= set(PANEL_IMPORTS)  # and the forms of a problem
