"""The window is arranged in layouts, remembers how, and goes on playing smoothly whatever is done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from gdviz.session.changes import editing
from gdviz.ui.arranging.arrangement import first_size
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import Driver
from tests.pictures import apart, pixels
from tests.ui.test_contour import descent, plot_of

pytestmark = pytest.mark.gl
KEYS = {1: Qt.Key.Key_1, 2: Qt.Key.Key_2, 3: Qt.Key.Key_3, 0: Qt.Key.Key_0}


def choose(driver: Driver, layout: int) -> None:
    driver.key(KEYS[layout], Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)


def seen(driver: Driver) -> list[str]:
    kinds = (ContourView, SurfaceView, LossView)
    return [kind.__name__ for kind in kinds if driver.window.findChild(kind).isVisibleTo(driver.window)]


def share_of_loss(driver: Driver) -> float:
    loss = driver.find(LossView)
    rows = loss.parent()
    assert isinstance(rows, QSplitter)
    return loss.height() / rows.height()


def test_layouts_explore_explain_and_compare(driver: Driver) -> None:
    calm = share_of_loss(driver)
    choose(driver, 3)
    assert seen(driver) == ["ContourView", "SurfaceView", "LossView"]
    assert share_of_loss(driver) > 0.5 > calm
    choose(driver, 2)
    assert seen(driver) == ["ContourView", "LossView"]
    choose(driver, 1)
    assert seen(driver) == ["ContourView", "SurfaceView", "LossView"]
    assert share_of_loss(driver) == pytest.approx(calm, abs=0.05)


def test_the_layout_at_first_can_be_had_again(driver: Driver) -> None:
    dock = driver.find(QDockWidget)
    width = dock.width()
    driver.key(Qt.Key.Key_F9)
    driver.key(Qt.Key.Key_F8)
    driver.window.command("show_surface").trigger()
    assert seen(driver) == ["SurfaceView"]
    assert not dock.isVisible()
    choose(driver, 0)
    assert seen(driver) == ["ContourView", "SurfaceView", "LossView"]
    assert dock.isVisible() and dock.width() == pytest.approx(width, abs=4)


@pytest.mark.parametrize("before", ["MGGKK", "MGKPMG", "G2KP30M"])
def test_a_layout_can_be_chosen_whatever_panels_shared_a_place_before(driver: Driver, before: str) -> None:
    for key in before:
        if key.isdigit():
            choose(driver, int(key))
        else:
            driver.key(Qt.Key(ord(key)))
    choose(driver, 2)
    for name in ("microscope", "gradient", "curvature", "slice"):
        dock = driver.window.findChild(QDockWidget, name)
        assert dock.isVisibleTo(driver.window) == (name in ("microscope", "gradient")), name
        assert driver.window.command(name).isChecked() == (name in ("microscope", "gradient")), name
    choose(driver, 1)
    driver.key(Qt.Key.Key_K)
    assert driver.window.findChild(QDockWidget, "curvature").isVisible()


def test_an_arrangement_and_its_switches_are_remembered(driver: Driver, qapp: QApplication) -> None:
    choose(driver, 3)
    driver.key(Qt.Key.Key_X)
    driver.key(Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    driver.close()
    again = Driver(qapp)
    assert share_of_loss(again) > 0.5
    assert again.find(LossView).looking.look.unit == "evaluations"
    assert again.window.command("loss_evaluations").isChecked()
    assert not again.session.playback.glides
    again.close()


def test_a_first_window_fits_a_small_screen_with_its_frame() -> None:
    assert first_size(QSize(1920, 1080)) == QSize(1280, 800)
    fitted = first_size(QSize(1280, 800))
    assert fitted.width() <= 1280 and 740 <= fitted.height() <= 770


def test_one_variable_has_all_the_room_and_two_share_it(driver: Driver) -> None:
    editing.use_landscape(driver.session, "parabola")
    driver.settle()
    assert seen(driver) == ["ContourView", "LossView"]
    editing.use_landscape(driver.session, "quadratic")
    driver.settle()
    assert seen(driver) == ["ContourView", "SurfaceView", "LossView"]


def test_x_counts_evaluations_and_the_read_out_names_them(driver: Driver) -> None:
    driver.session.seek(10)
    driver.settle()
    driver.key(Qt.Key.Key_X)
    assert driver.find(LossView).looking.look.unit == "evaluations"
    readout = driver.find(ReadoutView)
    label = next(
        label for label in readout.findChildren(QLabel) if label.text() == "10" and "loss 11" in label.toolTip()
    )
    assert "gradient 11" in label.toolTip() and "only drawn is 0" in label.toolTip()


def test_a_ball_glides_on_map_and_surface_while_the_numbers_rest(qtbot: QtBot) -> None:
    session = descent()
    session.seek(2)
    session.playback.set_speed(5.0)
    session.playback.play()
    views = [ContourView(session), SurfaceView(session), ReadoutView(session)]
    for view in views:
        qtbot.addWidget(view)
        view.resize(480, 450)
        view.apply_theme(LIGHT)
        view.show()
    shown = []
    for _ in range(2):
        session.tick(0.05)
        for view in views:
            view.redraw()
        QApplication.processEvents()
        text = [label.text() for label in views[2].findChildren(QLabel)]
        shown.append((session.cursor, text, [pixels(view) for view in views[:2]]))
    (cursor, text, pictures), (later, said, after) = shown
    assert cursor == later == 2
    assert text == said
    for one, other in zip(pictures, after, strict=True):
        assert (apart(one, other) > 24).any()


class Paints(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count: Counter[int] = Counter()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count[id(watched)] += 1
        return False


DISTURBANCES: dict[str, Callable[[Driver], object]] = {
    "resizing": lambda driver: driver.window.resize(1100 + 40 * (driver.session.cursor % 5), 760),
    "a dock that floats": lambda driver: driver.find(QDockWidget).setFloating(True),
    "a dock that comes back": lambda driver: driver.window.findChild(QDockWidget).setFloating(False),
    "a dock that is hidden": lambda driver: driver.key(Qt.Key.Key_F9),
    "a layout": lambda driver: choose(driver, 3),
    "another theme": lambda driver: driver.appearance.choose_theme("dark"),
    "another language": lambda driver: driver.appearance.choose_language("zh"),
}


def test_playing_goes_on_painted_once_a_frame_and_nothing_stays_of_before(driver: Driver) -> None:
    session, contour, loss = driver.session, driver.find(ContourView), driver.find(LossView)
    session.change(session.experiment.with_steps(1000))
    session.playback.set_speed(15.0)
    paints = Paints(plot_of(contour).viewport(), plot_of(loss).viewport())
    told: Counter[str] = Counter()
    session.cursor_moved.connect(lambda: told.update(["step"]))
    session.glided.connect(lambda: told.update(["glide"]))
    for name, disturb in DISTURBANCES.items():
        driver.key(Qt.Key.Key_Space)
        driver.play_for(0.1)
        disturb(driver)
        driver.settle()
        paints.count.clear()
        told.clear()
        driver.play_for(0.3)
        assert session.playback.playing and told["step"] >= 4, name
        painted = paints.count[id(plot_of(contour).viewport())]
        assert 8 <= painted <= told["step"] + told["glide"] + 2, name  # events of two moments may meet in one frame
        assert paints.count[id(plot_of(loss).viewport())] <= told["step"] + 2, name  # it rests while balls glide
        driver.key(Qt.Key.Key_Space)
        driver.settle()
        kept, drawn = pixels(contour), afresh(driver, contour)
        assert kept.shape == drawn.shape, name
        assert (apart(kept, drawn) > 48).mean() < 0.01, name


def afresh(driver: Driver, view: ContourView) -> np.ndarray:
    """What a view that was never disturbed would show."""
    fresh = ContourView(driver.session)
    fresh.apply_theme(driver.appearance.theme)
    fresh.resize(view.size())
    fresh.show()
    fresh.redraw()
    driver.settle()
    drawn = pixels(fresh)
    fresh.close()
    fresh.deleteLater()
    return drawn
