"""The panels that explain a step: gradient, curvature, slice; and the limit on the slider of the learning rate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gdviz.engine.level_set import level_set
from gdviz.session.changes import editing
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.drawing.small_plot import SmallPlot
from gdviz.ui.formulas.box_lines import BoxLines
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.contour.bending import draw_bending
from gdviz.ui.views.direction_dial import DirectionDial
from gdviz.ui.views.surface.view import SurfaceView
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.numbers import format_number
from tests.driver import Driver
from tests.pictures import differing


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    yield driver
    driver.close()  # remembers its arrangement, which the next test must not find
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(window: Driver) -> Iterator[Driver]:
    """The one window, as it was at first."""
    session = window.session
    experiment, pointing = session.experiment, session.dial.pointing
    yield window
    window.appearance.choose_theme("system")
    window.appearance.choose_language("en")
    for name in ("gradient", "curvature", "slice"):
        if window.window.command(name).isChecked():
            window.window.command(name).trigger()
    session.change(experiment)
    session.seek(0)
    session.select(0)
    session.dial.turn_to(pointing.angle)
    session.dial.scale_by(pointing.share / session.dial.pointing.share)
    session.dial.show(plane=True)
    window.window.findChild(Plot).setFocus()
    window.settle()


def words(driver: Driver) -> str:
    return "\n".join(label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def lines(driver: Driver) -> str:
    return "\n".join(part.accessibleName() for part in driver.window.findChildren(BoxLines) if part.isVisible())


def dial(driver: Driver) -> DirectionDial:
    driver.key(Qt.Key.Key_G)
    return driver.find(DirectionDial)


def error_pixels(image: QImage, theme: Theme) -> int:
    wanted = theme.error
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).name() == wanted for x, y in places)


def rate_slider(driver: Driver, run: str = "gd") -> Slider:
    return driver.find(Slider, f"lr of {run}")


def said_of(widget: QWidget, driver: Driver, *parts: str) -> None:
    driver.wait(lambda: all(part in widget.accessibleDescription() for part in parts))


def test_the_gradient_panel_gives_the_derivatives_at_the_ball(driver: Driver) -> None:
    driver.key(Qt.Key.Key_G)
    assert "= 40.000" in words(driver)
    assert "= 70.000" in words(driver)
    assert "∇f = (40.00, 70.00)" in lines(driver)
    driver.key(Qt.Key.Key_Right)
    assert "= 21.000" in words(driver)
    assert "slope ∂f/∂x = 21.000" in driver.find(SmallPlot, "Slice along x").accessibleDescription()


def test_the_prediction_is_added_up_term_by_term(driver: Driver) -> None:
    driver.session.dial.turn_to(np.pi)
    driver.key(Qt.Key.Key_G)
    assert "Δf ≈ ∂f/∂x·Δx + ∂f/∂y·Δy = 40.000·(−1.4400) + 70.000·" in lines(driver)
    assert "= −57.600" in lines(driver)


def test_where_the_gradient_is_zero_no_direction_is_called_the_steepest(driver: Driver) -> None:
    editing.use_formula(driver.session, "x² - y²")
    driver.session.change(driver.session.experiment.with_start((0.0, 0.0)))
    driver.session.dial.turn_to(0.5 * np.pi)
    driver.key(Qt.Key.Key_G)
    driver.settle()
    plot = driver.find(Plot, "Map of the landscape")
    length = driver.session.dial.pointing.share * 12.0
    west, east = (_around(plot, x) for x in (-length, length))
    assert (np.abs(west - east[:, ::-1]) > 40).mean() < 0.12  # nothing is named on one side alone


def _around(plot: Plot, x: float) -> NDArray[np.int64]:
    """The grey values (61, 61) around a point of the map on the x axis."""
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    place = plot.viewport().mapTo(plot, plot.place_of(x, 0.0).toPoint())
    rows = np.frombuffer(bytes(image.constBits()), dtype=np.uint8).reshape(image.height(), -1)
    return rows[place.y() - 30 : place.y() + 31, place.x() - 30 : place.x() + 31].astype(np.int64)


def test_the_arrow_keys_turn_the_dial_and_do_not_step_the_run(driver: Driver) -> None:
    turned = dial(driver)
    turned.setFocus()
    before = driver.session.dial.pointing
    driver.key(Qt.Key.Key_Left)
    assert driver.session.cursor == 0
    assert driver.session.dial.pointing.angle == pytest.approx(before.angle + np.radians(1.0))
    driver.key(Qt.Key.Key_Up)
    assert driver.session.dial.pointing.share > before.share


def test_home_points_the_dial_against_the_gradient_where_the_prediction_is_least(driver: Driver) -> None:
    turned = dial(driver)
    turned.setFocus()
    driver.key(Qt.Key.Key_Home)
    assert "180.0°" in turned.accessibleDescription()
    assert f"predicted change −{1.44 * np.hypot(40.0, 70.0):.2f}" in turned.accessibleDescription()
    driver.key(Qt.Key.Key_End)
    assert " at 0.0°" in turned.accessibleDescription()


def test_dragging_on_the_dial_turns_the_displacement_on_the_map(driver: Driver) -> None:
    turned = dial(driver)
    contour = driver.find(Plot, "Map of the landscape")
    driver.session.seek(3)
    driver.settle()
    before = contour.grab().toImage()
    middle = turned.rect().center()
    driver.drag(turned, middle + QPoint(50, 0), middle + QPoint(0, 50))
    assert driver.session.dial.pointing.angle == pytest.approx(1.5 * np.pi, abs=0.05)
    assert contour.grab().toImage() != before


def test_closing_the_panel_takes_the_displacement_off_the_map(driver: Driver) -> None:
    contour = driver.find(Plot, "Map of the landscape")
    driver.session.seek(3)
    driver.settle()
    driver.key(Qt.Key.Key_G)
    assert driver.session.dial.pointing.is_shown
    driver.key(Qt.Key.Key_G)
    assert not driver.session.dial.pointing.is_shown
    driver.settle()
    driver.rest()
    plain = contour.grab().toImage()
    driver.session.dial.turn_to(2.0)
    driver.rest()
    assert contour.grab().toImage() == plain


def test_the_dial_turns_by_itself_until_it_is_stopped(driver: Driver) -> None:
    turned = dial(driver)
    angle = driver.session.dial.pointing.angle
    play = driver.find(IconButton, "Turn by itself, or stop")
    driver.click(play)
    driver.wait(lambda: driver.session.dial.pointing.angle != angle)
    driver.click(play)
    stopped = driver.session.dial.pointing.angle
    QTest.qWait(80)
    assert driver.session.dial.pointing.angle == stopped
    assert turned.isVisible()


def test_with_one_variable_the_dial_has_two_directions(driver: Driver) -> None:
    editing.use_formula(driver.session, "x²")
    turned = dial(driver)
    assert "f′ = 10.000" in words(driver)
    turned.setFocus()
    driver.key(Qt.Key.Key_Left)
    assert "180.0°" in turned.accessibleDescription()
    driver.key(Qt.Key.Key_Right)
    assert " at 0.0°" in turned.accessibleDescription()


def test_with_many_variables_the_panel_says_which_plane_it_is_on(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock_20d")
    driver.key(Qt.Key.Key_G)
    assert "18 variables held" in words(driver)


def test_the_tangent_plane_is_drawn_in_space_and_can_be_taken_away(driver: Driver) -> None:
    driver.key(Qt.Key.Key_G)
    button = driver.find(IconButton, "Tangent plane on the surface")
    driver.rest()
    shown = driver.find(SurfaceView).grab().toImage()
    driver.click(button)
    assert not driver.session.dial.pointing.shows_plane
    driver.rest()
    assert differing(driver.find(SurfaceView), shown) > 100


def test_the_curvature_panel_tells_the_eigenvalues_and_the_limit(driver: Driver) -> None:
    driver.key(Qt.Key.Key_K)
    driver.wait(lambda: "limit 0.1587" in words(driver))
    for number in ("5.3944", "12.606", "2.3368"):
        assert number in words(driver)
    assert "A bowl" in words(driver)
    editing.use_problem(driver.session, "too_small")  # 97 weights
    driver.wait(lambda: "A saddle" in words(driver))
    values = np.linalg.eigvalsh(driver.session.landscape.hessian(np.array(driver.session.experiment.start)))
    for value in values[[0, -1]].tolist():
        assert format_number(value) in words(driver)


@pytest.mark.parametrize(("formula", "condition"), [("3x² + 6y²", "2.0000"), ("x² + 0y", "∞"), ("0x + 0y", "—")])
def test_the_condition_number_is_that_of_a_bowl(driver: Driver, formula: str, condition: str) -> None:
    editing.use_formula(driver.session, formula)
    driver.settle()
    driver.key(Qt.Key.Key_K)
    shown = words(driver).split("\n")
    assert condition in shown


def test_a_saddle_is_called_one_and_drawn_on_the_map(driver: Driver) -> None:
    editing.use_formula(driver.session, "x² - y²")
    driver.session.change(driver.session.experiment.with_start((1.0, 0.5)))
    driver.settle()
    driver.key(Qt.Key.Key_K)
    assert "A saddle" in words(driver)
    assert "—" in words(driver).split("\n")  # λmax / λmin would say nothing
    assert "∞" not in words(driver)
    contour = driver.find(Plot, "Map of the landscape")
    driver.settle()
    drawn = contour.grab().toImage()
    driver.session.dial.show(curvature=False)
    driver.settle()
    assert contour.grab().toImage() != drawn


@pytest.mark.parametrize(("rate", "verdict"), [(0.15, "below the limit 0.1587"), (0.17, "beyond the limit 0.1587")])
def test_the_slider_says_how_the_rate_stands_to_its_limit(driver: Driver, rate: float, verdict: str) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", rate)
    driver.settle()
    slider = rate_slider(driver)
    said_of(slider, driver, verdict)
    assert verdict in slider.toolTip()
    driver.wait(
        lambda: error_pixels(slider.grab().toImage(), driver.appearance.theme) > 0
    )  # the groove beyond the limit


def test_the_words_at_the_limit_keep_their_room_in_another_theme_and_language(driver: Driver) -> None:
    said_of(rate_slider(driver), driver, "limit 0.1587")
    driver.settle()
    height = rate_slider(driver).height()
    assert height >= 36 > rate_slider(driver, "adam").height()
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    driver.settle()
    sliders = [one for one in driver.window.findChildren(Slider) if "0.1587" in one.accessibleDescription()]
    assert [one.height() for one in sliders if one.isVisible()] == [height]


def test_a_rule_without_a_limit_leaves_its_slider_plain(driver: Driver) -> None:
    said_of(rate_slider(driver), driver, "limit")
    plain = rate_slider(driver, "adam")
    assert "limit" not in plain.accessibleDescription()
    assert error_pixels(plain.grab().toImage(), driver.appearance.theme) == 0


def test_the_limit_moves_with_the_ball(driver: Driver) -> None:
    editing.use_formula(driver.session, "x⁴ + y⁴")
    driver.session.change(driver.session.experiment.with_start((1.0, 1.0)))
    editing.set_hyperparameter(driver.session, 0, "lr", 0.05)
    said_of(rate_slider(driver), driver, "limit 0.1667")
    driver.session.seek(1)
    driver.settle()
    said_of(rate_slider(driver), driver, "limit 0.2604")


def test_the_slice_tells_what_the_step_did_and_what_it_could_have_done(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    said = driver.find(SmallPlot, "Loss along the step").accessibleDescription()
    assert "from 275 down to 49.5" in said
    assert "f = 9.6106 at α = 1.633" in said
    assert "is met" in said
    assert "from step 0 to 1" in words(driver)


def test_a_step_that_goes_too_far_fails_the_armijo_condition(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.19)
    driver.key(Qt.Key.Key_P)
    driver.session.seek(1)
    driver.settle()
    said = driver.find(SmallPlot, "Loss along the step").accessibleDescription()
    assert "went too far" in said
    assert "is not met" in said


def test_the_slice_is_drawn_anew_in_a_logarithmic_scale(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    linear = plot.grab().toImage()
    driver.click(driver.find(IconButton, "Logarithmic loss"))
    assert plot.grab().toImage() != linear


def test_pointing_at_the_slice_reads_its_numbers(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    before = plot.grab().toImage()
    driver.hover(plot, plot.rect().center())
    driver.wait(lambda: plot.grab().toImage() != before)


@pytest.mark.parametrize("panel", ["gradient", "curvature", "slice"])
def test_every_panel_survives_what_has_no_ball_and_what_has_diverged(driver: Driver, panel: str) -> None:
    driver.window.command(panel).trigger()
    driver.settle()
    editing.set_hyperparameter(driver.session, 0, "lr", 0.5)
    driver.key(Qt.Key.Key_End)
    driver.settle()
    for _ in range(2):
        editing.remove_run(driver.session, 0)
        driver.settle()
    assert "No ball to look at" in words(driver)
    driver.appearance.choose_language("zh")
    driver.appearance.choose_theme("dark")
    driver.settle()
    driver.appearance.choose_theme("system")
    driver.appearance.choose_language("en")


@pytest.mark.parametrize("corner", [(-6.0, -6.0), (-6.0, 6.0), (6.0, -6.0), (6.0, 6.0)])
def test_the_curvatures_are_named_on_the_map_wherever_the_ball_is(driver: Driver, corner: tuple[float, float]) -> None:
    def named(place: tuple[float, float]) -> int:
        image = QImage(400, 400, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        frame = Frame((-6.0, 6.0), (-6.0, 6.0), 400.0, 400.0)
        bowl = level_set(np.array([[6.0, 2.0], [2.0, 12.0]]))
        draw_bending(painter, bowl, frame, np.array(place), painter.font(), driver.appearance.theme)
        painter.end()
        ground = image.pixelColor(0, 0)
        ground.setRgb(*(round(0.85 * part) for part in QColor(driver.appearance.theme.panel).getRgb()[:3]))
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(400, 400, 4).astype(int)
        away = np.abs(rows[..., :3] - np.array([ground.blue(), ground.green(), ground.red()])).max(axis=2)
        return int(np.count_nonzero(away <= 2))

    assert named(corner) > 0.8 * named((0.0, 0.0))
