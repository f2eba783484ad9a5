"""Maps of many runs as a person meets them: chosen in the panel, seen on the contour, replayed by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from gdviz.session.changes import editing
from gdviz.session.many import maps
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.mapping.map_panel import MapPanel
from gdviz.ui.mapping.map_plot import MapPlot
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.views.surface.scene import SurfaceScene
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.wait(lambda: "bfgs" in driver.session.catalog.optimizers)
    driver.key(Qt.Key.Key_O)
    yield driver
    driver.appearance.choose_language("en")
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(window: Driver) -> Driver:
    session = window.session
    session.playback.pause()
    session.maps.choose(msgspec.structs.replace(session.maps.choice, kind="none", size=24, steps=None, ranges={}))
    editing.use_landscape(session, "himmelblau")
    window.settle()
    return window


def kind_button(driver: Driver, word: str) -> QToolButton:
    buttons = driver.find(MapPanel).findChildren(QToolButton)
    return next(one for one in buttons if one.text() == word and one.isVisible())


def choose(driver: Driver, word: str) -> None:
    driver.click(kind_button(driver, word))


def whole(driver: Driver) -> None:
    driver.settle()
    driver.wait(lambda: driver.session.maps.is_whole and not driver.session.maps.background.busy)
    driver.settle()


def said(driver: Driver) -> list[str]:
    return [label.text() for label in driver.find(MapPanel).findChildren(QLabel) if label.isVisible()]


def colour_at(driver: Driver, x: float, y: float) -> QColor:
    plot = driver.find(Plot, "Map of the landscape")
    return plot.viewport().grab().toImage().pixelColor(plot.place_of(x, y).toPoint())


def orange_on_surface(driver: Driver) -> int:
    """Count the pixels of the second minimum's colour, whatever light falls on it."""
    image = driver.find(SurfaceView).grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    bytes_ = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    red, green, blue = (bytes_[:, channel : 3 * image.width() : 3].astype(int) for channel in range(3))
    return int(((10 * red > 12 * green) & (green > 2 * blue)).sum())


def test_basins_cover_the_landscape_and_a_click_replays_a_start(driver: Driver) -> None:
    session = driver.session
    session.change(session.experiment.with_hyperparameter(0, "lr", 0.01))  # with 0.05 every start diverges
    driver.settle()
    assert any("Choose a map" in text for text in said(driver))
    orange = orange_on_surface(driver)
    bare = colour_at(driver, 4.3, -4.1)
    where = kind_button(driver, "Basins").mapTo(driver.find(MapPanel), QPoint())
    choose(driver, "Basins")
    whole(driver)
    assert kind_button(driver, "Basins").mapTo(driver.find(MapPanel), QPoint()) == where
    assert colour_at(driver, 4.3, -4.1) != bare
    assert colour_at(driver, -4.3, 2.2) != colour_at(driver, -4.3, -4.1)  # two minima, two colours
    assert orange_on_surface(driver) > orange + 1000  # it lies over the surface, too
    still = SurfaceScene(session).new_still("linear", LIGHT, ("x", "y", "f"))
    assert still is not None and [label.text for label in still.numbers] == ["1", "2", "3", "4"]
    texts = said(driver)
    assert {"1", "2", "3", "4", "starts", "median steps"} <= set(texts)
    plot = driver.find(Plot, "Map of the landscape")
    before, at = session.experiment.start, plot.place_of(-4.3, 2.2).toPoint()
    driver.click(plot.viewport(), at)
    step = (session.experiment.landscape.domain[0][1] - session.experiment.landscape.domain[0][0]) / 24
    assert session.experiment.start == pytest.approx((-4.3, 2.2), abs=0.6 * step)
    assert session.playback.playing
    session.playback.pause()
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.start == before
    choose(driver, "None")
    assert orange_on_surface(driver) < orange + 1000


def test_what_a_map_depends_on_makes_it_stale_and_it_is_made_anew(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "REST", 60.0)  # it rests until the test goes on, on a busy machine too
    session = driver.session
    choose(driver, "Steps")
    whole(driver)
    assert any("Tolerance" in text for text in said(driver))
    fresh, place = colour_at(driver, 4.3, -4.1), driver.find(MapPlot).pos()
    plot = driver.find(Plot, "Map of the landscape")
    driver.hover(plot.viewport(), plot.place_of(-4.3, 2.2).toPoint())
    beside = plot.place_of(-4.3, 2.2).toPoint() + QPoint(13, -8)  # in the margin of the label at the mouse
    white = plot.viewport().grab().toImage().pixelColor(beside)
    session.change(session.experiment.with_hyperparameter(0, "lr", 0.011))
    driver.settle()
    assert session.maps.is_stale and any("made anew" in text for text in said(driver))
    assert colour_at(driver, 4.3, -4.1) != fresh
    assert white.lightness() > 240 > plot.viewport().grab().toImage().pixelColor(beside).lightness()  # it is gone
    assert driver.find(MapPlot).pos() == place  # it does not jump while it is made
    driver.click(next(one for one in driver.find(MapPanel).findChildren(QPushButton) if one.text() == "Cancel"))
    assert session.maps.is_stale and not session.maps.background.busy
    driver.click(next(one for one in driver.find(MapPanel).findChildren(QPushButton) if one.text() == "Go on"))
    whole(driver)
    known = session.maps.known
    start = session.experiment.start
    session.change(session.experiment.with_start((start[0] + 0.5, start[1])))  # no map of starts depends on it
    driver.settle()
    assert session.maps.known is known and session.maps.is_whole


def test_a_map_of_two_hyperparameters_is_walked_by_keys(driver: Driver) -> None:
    session = driver.session
    session.select(1)
    choose(driver, "Rates")
    whole(driver)
    up = driver.find(Picker, "Upwards")
    assert up.currentText() == "β₁"
    driver.type(driver.find(NumberField, "Across: from"), "-1")
    assert any("η must be a number from" in text for text in said(driver))
    driver.type(driver.find(NumberField, "Across: from"), "0.01")
    whole(driver)
    plot = driver.find(MapPlot)
    plot.setFocus()
    driver.key(Qt.Key.Key_Left)
    first = session.maps.pointed
    driver.key(Qt.Key.Key_Right)
    assert first is not None and session.maps.pointed == (first[0], first[1] + 1)
    assert any("η = " in text and "β₁ = " in text for text in said(driver))
    rate, momentum = session.maps.values_at(first[0], first[1] + 1)
    driver.key(Qt.Key.Key_Return)
    assert session.experiment.runs[1].hyperparameters["lr"] == rate
    assert session.experiment.runs[1].hyperparameters["beta1"] == momentum
    session.playback.pause()
    driver.click(plot, plot.centre_of(2, 3).toPoint())
    assert session.experiment.runs[1].hyperparameters["lr"] == session.maps.values_at(2, 3)[0]
    session.playback.pause()
    session.select(0)


def test_another_number_of_variables_and_another_language(driver: Driver) -> None:
    session = driver.session
    choose(driver, "Basins")
    whole(driver)
    editing.use_landscape(session, "parabola")  # the map that is known has two variables
    driver.settle()
    whole(driver)
    assert session.maps.known is not None and session.maps.known.cells.steps.shape[0] == 1
    editing.use_landscape(session, "himmelblau")
    driver.settle()
    whole(driver)
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "极小点" in said(driver)
    driver.appearance.choose_language("en")
    driver.settle()
    driver.type(driver.find(NumberField, "Map: Cells"), "3")
    assert any("from 8 to 400" in text for text in said(driver))
    plot = driver.find(Plot, "Map of the landscape")
    corner = plot.place_of(1.0, 1.0).toPoint()
    driver.drag(plot.viewport(), corner, corner + QPoint(40, 30))  # a drag still moves the start
    assert not session.playback.playing and session.experiment.start[0] > 1.0
