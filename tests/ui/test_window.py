"""The window as a person uses it: keys, clicks, drags, and what is seen afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget

from gdviz.session.changes import editing
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.curvature_panel import CurvaturePanel
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import Driver
from tests.pictures import apart, pixels

pytestmark = pytest.mark.gl


def share_of_change(before: np.ndarray, after: np.ndarray) -> float:
    return float((apart(before, after) > 24).mean())


def text_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_first_start_shows_the_quadratic_with_gd_and_adam_ready_to_play(driver: Driver) -> None:
    experiment = driver.session.experiment
    assert experiment.landscape.formula == "3x² + 2xy + 6y²"
    assert [run.optimizer for run in experiment.runs] == ["gd", "adam"]
    assert experiment.start == (5.0, 5.0)
    assert experiment.runs[0].hyperparameters == {"lr": 0.05}
    assert driver.session.cursor == 0


def test_one_key_press_and_it_moves_in_all_three_views(driver: Driver) -> None:
    views = [driver.find(kind) for kind in (ContourView, SurfaceView, LossView)]
    before = [pixels(view) for view in views]
    driver.key(Qt.Key.Key_Space)
    driver.play_for(0.5)
    driver.key(Qt.Key.Key_Space)
    assert driver.session.cursor >= 9
    assert not driver.session.playback.playing
    for view, picture in zip(views, before, strict=True):
        assert share_of_change(picture, pixels(view)) > 0.001, type(view).__name__


def test_the_keys_step_forward_back_to_the_end_and_home(driver: Driver) -> None:
    for key, cursor in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_End, 100),
        (Qt.Key.Key_Left, 99),
        (Qt.Key.Key_Home, 0),
    ):
        driver.key(key)
        assert driver.session.cursor == cursor


def test_the_read_out_tells_the_numbers_of_the_step(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Right)
    shown = text_of(driver.find(ReadoutView))
    for number in ("3", "1.5", "49.5", "0.05"):  # article 1, step 1: (3, 1.5), f = 49.5
        assert number in shown


def test_a_click_on_the_map_sets_the_start(driver: Driver) -> None:
    contour = driver.find(ContourView)
    driver.click(contour)
    x, y = driver.session.experiment.start
    assert abs(x) < 1.0 and abs(y) < 1.0
    (left, right), (low, high) = contour.view_box_range()
    assert left <= x <= right and low <= y <= high


def test_dragging_the_start_runs_everything_again_up_to_where_it_was(driver: Driver) -> None:
    driver.key(Qt.Key.Key_End)
    contour = driver.find(ContourView)
    before = [run.trajectory for run in driver.session.runs]
    driver.drag(contour, contour.rect().center() / 2, contour.rect().center())
    assert driver.session.experiment.start != (5.0, 5.0)
    for old, run in zip(before, driver.session.runs, strict=True):
        assert run.trajectory is not old
        assert tuple(run.trajectory.positions[0]) == driver.session.experiment.start
        assert run.length > 10


def test_a_click_on_the_surface_sets_the_start(driver: Driver) -> None:
    surface = driver.find(SurfaceView)
    driver.click(surface)
    x, y = driver.session.experiment.start
    assert (x, y) != (5.0, 5.0)
    assert -6.0 <= x <= 6.0 and -6.0 <= y <= 6.0


def test_a_formula_is_drawn_while_it_is_typed_and_a_mistake_keeps_the_last_good_one(driver: Driver) -> None:
    field = driver.find(QLineEdit, "Formula of the landscape")
    contour = driver.find(ContourView)
    before = pixels(contour)
    driver.type(field, "sin(3x)cos(2y) + 0.1(x²+y²)")
    assert driver.session.experiment.landscape.formula == "sin(3x)cos(2y) + 0.1(x²+y²)"
    assert share_of_change(before, pixels(contour)) > 0.1
    driver.type(field, "3x² + foo(y)")
    assert driver.session.experiment.landscape.formula == "sin(3x)cos(2y) + 0.1(x²+y²)"
    assert "foo" in text_of(driver.window)


def test_a_diverged_run_says_so_and_where(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.3)
    driver.key(Qt.Key.Key_End)
    stop = driver.session.runs[0].stopped
    assert stop is not None and stop.reason == "diverged"
    assert f"diverged at step {stop.step}" in text_of(driver.find(ReadoutView))


def test_light_and_dark_reach_every_part(driver: Driver) -> None:
    """What is seen, and a panel that was seen before and is opened again."""
    driver.appearance.choose_theme("light")
    driver.key(Qt.Key.Key_K)
    driver.settle()
    light = {kind: pixels(driver.find(kind)).mean() for kind in (LossView, SurfaceView, ReadoutView, CurvaturePanel)}
    driver.key(Qt.Key.Key_K)
    driver.appearance.choose_theme("dark")
    driver.settle()
    driver.key(Qt.Key.Key_K)
    for kind, brightness in light.items():
        assert pixels(driver.find(kind)).mean() < brightness - 60


@pytest.mark.parametrize(
    "formula",
    [
        "5",  # constant
        "1e300 x²",
        "1/x",
        "log(x) + log(y)",  # NaN in three quarters of the domain
        "log(-1 - x² - y²)",  # NaN everywhere
        "exp(exp(x)) + y",
        "x²",  # one variable
        "x1² + x2² + x3² + x4²",
    ],
)
def test_extreme_landscapes_neither_crash_nor_blank_the_window(driver: Driver, formula: str) -> None:
    assert editing.use_formula(driver.session, formula) is None
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_Home)
    driver.settle()
    for kind in (ContourView, LossView):
        assert len(np.unique(pixels(driver.find(kind)).reshape(-1, 3), axis=0)) > 8


def test_a_start_far_away_and_a_tiny_domain_are_drawn(driver: Driver) -> None:
    session = driver.session
    session.change(session.experiment.with_start((1e300, -1e300)))
    driver.key(Qt.Key.Key_End)
    session.change(session.experiment.with_start((1.0, 1.0)))
    session.change(session.experiment.with_domain(((1.0, 1.0 + 1e-6), (1.0, 1.0 + 1e-6))))
    driver.key(Qt.Key.Key_End)
    assert len(np.unique(pixels(driver.find(ContourView)).reshape(-1, 3), axis=0)) > 8


def test_one_view_can_fill_the_centre(driver: Driver) -> None:
    width = driver.find(ContourView).width()
    driver.window.command("show_contour").trigger()
    driver.settle()
    assert driver.find(ContourView).width() > 1.8 * width
    driver.window.command("show_surface").trigger()
    driver.settle()
    assert driver.find(SurfaceView).width() > 1.8 * width
    driver.window.command("show_both").trigger()
    driver.settle()
    assert driver.find(ContourView).isVisible() and driver.find(SurfaceView).isVisible()


def test_f1_shows_the_keys_of_the_commands(driver: Driver) -> None:
    driver.key(Qt.Key.Key_F1)
    dialog = next(child for child in driver.window.findChildren(QDialog) if child.isVisible())
    assert "Space" in text_of(dialog) and "Home" in text_of(dialog)
    dialog.close()


def test_the_arrangement_is_remembered(driver: Driver, qapp: QApplication) -> None:
    driver.window.resize(1100, 700)
    for name in ("show_dock", "show_surface", "log_loss", "show_loss"):
        driver.window.command(name).trigger()
    driver.settle()
    driver.close()
    again = Driver(qapp, (1280, 800))
    try:
        for name in ("show_dock", "log_loss", "show_loss", "show_both"):
            assert not again.window.command(name).isChecked(), name
        assert again.find(SurfaceView).isVisible()
        with pytest.raises(LookupError):
            again.find(LossView)
        with pytest.raises(LookupError):
            again.find(ContourView)
    finally:
        again.close()


def test_an_unexpected_error_is_shown_and_the_session_goes_on(
    driver: Driver, qapp: QApplication, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys
    import threading
    from pathlib import Path

    from gdviz.ui.faults import FaultReporter

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = FaultReporter(Path(str(tmp_path)) / "log.txt", qapp)
    reporter.install()
    error = RuntimeError("a bolt came loose")
    sys.excepthook(RuntimeError, error, None)
    driver.settle()
    notes = [box for box in qapp.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
    assert len(notes) == 1 and "a bolt came loose" in notes[0].informativeText()
    notes[0].close()
    driver.key(Qt.Key.Key_Right)
    assert driver.session.cursor == 1


def test_equal_scales_make_a_unit_as_long_on_both_axes(driver: Driver) -> None:
    driver.window.command("show_contour").trigger()
    driver.window.command("equal_scales").trigger()
    driver.settle()
    contour = driver.find(ContourView)
    (left, right), (low, high) = contour.view_box_range()
    assert left <= -6.0 and right >= 6.0 and low <= -6.0 and high >= 6.0
    # The plot is wider than high by the same ratio as its ranges, up to the axes beside it.
    assert (right - left) / (high - low) == pytest.approx(contour.width() / contour.height(), rel=0.15)


def test_keys_and_a_menu_show_the_loss_above_the_lowest(driver: Driver) -> None:
    from gdviz.ui.views.loss.view import LossView

    loss, command = driver.find(LossView), driver.window.command("loss_above_lowest")
    driver.key(Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert loss.looking.look.above_lowest and command.isChecked()
    driver.key(Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    assert not loss.looking.look.above_lowest and not command.isChecked()
    command.trigger()
    assert loss.looking.look.above_lowest
