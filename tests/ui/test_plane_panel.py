"""The panel of the plane: what a person chooses there, what the map then shows, and what the panel says of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from gdviz.engine.plane_choice import ComponentsPlane, RandomPlane, VariablesPlane
from gdviz.session.changes.editing import set_from_start, use_landscape, use_problem
from gdviz.session.changes.network_editing import change_network, network_choice
from gdviz.session.many.map_choice import MapChoice
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.plane_form import PlaneForm
from gdviz.ui.docks.plane_panel import PlanePanel
from gdviz.ui.drawing.small_plot import SmallPlot
from gdviz.ui.mapping.map_drawing import drawing_of
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.axis_names import axis_names, in_percent
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.wait(lambda: "moons_network" in driver.session.catalog.problems)
    use_problem(driver.session, "one_weight")  # the panel opens also where there is no plane to choose
    driver.key(Qt.Key.Key_W)
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(shared: Driver) -> Iterator[Driver]:
    use_landscape(shared.session, "rosenbrock_20d")
    set_from_start(shared.session, 0, "lr", 0.0005)
    shared.session.select(0)
    shared.session.seek(30)
    rest(shared)
    yield shared
    shared.appearance.choose_language("en")


def rest(driver: Driver) -> None:
    """Let what is worked out aside end, and be drawn."""

    def is_over() -> bool:
        driver.session.tick(0.0)
        driver.settle()
        return not driver.session.backgrounds.busy

    driver.wait(is_over)


def press(driver: Driver, words: str) -> None:
    form = driver.find(PlaneForm)
    button = next(one for one in form.findChildren(QToolButton) if one.text() == words and one.isVisible())
    driver.click(button)
    rest(driver)


def hear(driver: Driver, words: str) -> None:
    """Wait until the panel says something that is worked out aside."""

    def is_said() -> bool:
        driver.session.tick(0.0)
        return words in said(driver)

    driver.wait(is_said)


def said(driver: Driver, kind: type[QWidget] = PlanePanel) -> str:
    labels = driver.find(kind).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_principal_directions_are_on_the_axes_with_their_shares(driver: Driver) -> None:
    session = driver.session
    press(driver, "Principal")
    choice = session.ground.choice
    assert isinstance(choice, ComponentsPlane) and (choice.of, choice.until) == ("gd", session.longest)
    assert axis_names(session)[0].startswith("PC 1 (")
    assert in_percent(sum(choice.shares), 1) in said(driver)
    hear(driver, "the ball lies on the plane")
    session.seek(12)
    press(driver, "To the cursor")
    nearer = session.ground.choice
    assert isinstance(nearer, ComponentsPlane) and nearer.until == 12
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.ground.choice == choice


def test_a_run_that_goes_on_leaves_its_plane_until_it_is_refreshed(driver: Driver) -> None:
    session = driver.session
    press(driver, "Principal")
    press(driver, "Whole run")
    before = session.ground.choice
    assert not [
        one for one in driver.find(PlaneForm).findChildren(IconButton) if one.text() == "Refresh" and one.isVisible()
    ]
    session.seek(session.longest + 20)
    rest(driver)
    assert session.ground.choice is before and "stayed where it was" in said(driver)
    press(driver, "Refresh")
    after = session.ground.choice
    assert isinstance(after, ComponentsPlane) and after.until == session.longest
    assert "stayed where it was" not in said(driver)


def test_a_run_that_has_not_moved_says_so_and_the_plane_stays(driver: Driver) -> None:
    session = driver.session
    press(driver, "Random")
    former = session.ground.choice
    session.seek(0)
    rest(driver)
    press(driver, "Principal")
    press(driver, "To the cursor")
    assert "has not moved yet" in said(driver)
    assert isinstance(session.ground.choice, ComponentsPlane)
    session.seek(5)
    rest(driver)
    assert "has not moved yet" not in said(driver)  # it has
    press(driver, "Whole run")
    assert former != session.ground.choice


def test_directions_that_are_found_late_are_not_those_of_another_landscape(driver: Driver) -> None:
    session = driver.session
    use_problem(session, "moons_network")
    network = network_choice(session)
    assert network is not None
    change_network(session, msgspec.structs.replace(network, hidden=(40, 40)))
    driver.settle()
    session.seek(3)
    form = driver.find(PlaneForm)
    next(one for one in form.findChildren(QToolButton) if one.text() == "Principal").click()
    assert session.backgrounds.busy
    change_network(session, msgspec.structs.replace(network, hidden=(40, 40), activation="relu"))
    rest(driver)
    assert session.ground.choice is None


def test_random_directions_follow_seed_and_dice_and_say_that_they_are_normalised(driver: Driver) -> None:
    session = driver.session
    press(driver, "Random")
    assert "of length 1" in said(driver)
    use_problem(session, "moons_network")
    driver.settle()
    press(driver, "Random")
    driver.type(driver.find(NumberField, "Seed of the directions"), "11")
    choice = session.ground.choice
    assert isinstance(choice, RandomPlane) and (choice.seed, choice.run) == (11, "")
    assert "filter-normalised" in said(driver)
    driver.click(driver.find(IconButton, "Other random directions"))
    press(driver, "Ball")
    choice = session.ground.choice
    assert isinstance(choice, RandomPlane) and (choice.seed, choice.run, choice.step) == (12, "gd", 0)
    driver.type(driver.find(NumberField, "Seed of the directions"), "1.5")
    assert "whole number" in said(driver) and session.ground.choice == choice


def test_variables_are_chosen_by_name(driver: Driver) -> None:
    session = driver.session
    picker = driver.find(Picker, "Variable to the right")
    picker.setCurrentIndex(5)
    picker.activated.emit(5)
    assert session.ground.variables == (5, 1)
    press(driver, "Ball")
    assert isinstance(session.ground.choice, VariablesPlane) and session.ground.variables == (5, 1)
    other = driver.find(Picker, "Variable upwards")
    other.setCurrentIndex(5)
    other.activated.emit(5)
    assert "two different variables" in said(driver) and session.ground.variables == (5, 1)
    assert other.currentData() == "1"


def test_what_the_plane_hides_is_read_and_a_click_goes_to_the_step(driver: Driver) -> None:
    session = driver.session
    press(driver, "Random")
    hear(driver, "They differ most at step")
    assert "off the plane" in said(driver)
    plot = driver.find(SmallPlot, "What the plane hides: the loss")
    driver.click(plot, QPoint(plot.width() // 2, plot.height() // 2))
    assert 10 <= session.cursor < 20
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "相差最大" in said(driver)


def test_before_the_first_step_the_plane_hides_nothing_yet(driver: Driver) -> None:
    use_landscape(driver.session, "rosenbrock_4d")
    driver.session.seek(0)
    rest(driver)
    hear(driver, "Make steps to see what the plane hides")
    assert "hides nothing" not in said(driver)
    driver.session.seek(3)
    rest(driver)
    hear(driver, "They differ most at step")


def test_a_start_dragged_on_a_slanting_plane_stays_on_it(driver: Driver) -> None:
    session = driver.session
    press(driver, "Random")
    plane = session.ground.plane
    session.change(session.experiment.with_start(session.ground.position_at((0.01, -0.02))))
    rest(driver)
    assert session.ground.plane is plane
    assert float(session.ground.distances(np.array(session.experiment.start))) < 1e-12


def test_a_landscape_of_two_variables_or_one_says_what_to_do(driver: Driver) -> None:
    for choose in (partial(use_landscape, landscape_id="saddle"), partial(use_problem, problem_id="one_weight")):
        choose(driver.session)
        driver.appearance.choose_language("zh")
        driver.appearance.choose_language("en")
        rest(driver)
        assert "Choose one of three or more" in said(driver)
        assert not driver.find(PlanePanel).findChild(PlaneForm).isVisible()


def test_the_names_of_the_axes_follow_the_language(driver: Driver) -> None:
    press(driver, "Principal")
    view = driver.find(ContourView)
    english = view.grab().toImage()
    driver.appearance.choose_language("zh")
    rest(driver)
    followed = view.grab().toImage()
    driver.session.history.undo()
    rest(driver)
    driver.session.history.redo()
    rest(driver)
    assert followed == view.grab().toImage() != english


def test_a_map_of_many_runs_names_its_axes_as_the_plane_does(driver: Driver) -> None:
    press(driver, "Random")
    driver.session.maps.choose(MapChoice("steps", 9, 5))
    driver.session.maps.finish()
    drawing = drawing_of(driver.session)
    assert drawing is not None and drawing.up is not None
    assert (drawing.across.name, drawing.up.name) == ("random 1", "random 2")
    driver.session.maps.choose(MapChoice())
