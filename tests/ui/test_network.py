"""The network view in the window: what its parts tell, the passes by keys, the layers edited in the dock."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QLineEdit, QPushButton

from gdviz.engine.data.back_propagation import network_of
from gdviz.engine.data.problem import Problem
from gdviz.session.changes.editing import use_problem
from gdviz.session.changes.network_editing import change_network, network_choice, with_width
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.drawing.small_plot import SmallPlot
from gdviz.ui.formulas.typesetting import typeset_now
from gdviz.ui.views.network.chain import NetworkChain
from gdviz.ui.views.network.diagram import NetworkDiagram
from gdviz.ui.views.network.geometry import Connection, Geometry, Unit
from gdviz.ui.views.network.panel import NetworkPanel
from gdviz.ui.views.network.stage import NetworkStage
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import PanelPage
from tests.driver import Driver
from tests.pictures import differing

pytestmark = pytest.mark.gl
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.wait(lambda: "moons_network" in driver.session.catalog.problems)
    driver.key(Qt.Key.Key_N)
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(shared: Driver) -> Iterator[Driver]:
    use_problem(shared.session, "moons_network")
    shared.session.network.set(sample=None, stage=None, maps=False, updates=False)
    shared.settle()
    yield shared
    shared.appearance.choose_language("en")


def problem(driver: Driver) -> Problem:
    found = network_of(driver.session.landscape)
    assert found is not None
    return found


def sample_field(driver: Driver) -> QLineEdit:
    return driver.find(QLineEdit, "Sample that runs through the network")


def words(driver: Driver) -> str:
    labels = driver.find(NetworkPanel).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_without_layers_the_panel_says_what_to_do_and_does_it(driver: Driver) -> None:
    driver.session.history.undo()
    driver.settle()
    assert "This landscape has no layers." in words(driver)
    driver.find(QPushButton).setFocus()
    menu = driver.find(QPushButton).menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Vanishing gradients").trigger()
    driver.settle()
    assert "2 → 4 → 4 → 4 → 4 → 4 → 4 → 1 · 117 weights" in words(driver)
    assert driver.window.focusWidget() is None or not isinstance(driver.window.focusWidget(), IconButton)
    assert "Vanishing: the gradient of layer 1 is" in words(driver)
    use_problem(driver.session, "moons_network")


def test_under_the_mouse_a_unit_and_a_connection_tell_their_numbers(driver: Driver) -> None:
    driver.session.seek(3)
    driver.session.network.set(sample=4)
    driver.settle()
    diagram, one = driver.find(NetworkDiagram), problem(driver)
    geometry = Geometry((2, 8, 1), diagram.width(), diagram.height())
    row = driver.session.runs[0].trajectory.row(3)
    position = row[driver.session.runs[0].layout.positions]
    layer = one.part(np.array([4])).passes(position)[0]
    driver.click(diagram, QPoint(round(geometry.x(1)), round(float(geometry.y(1)[2]))))
    assert str(diagram.chosen) == str(Unit(1, 2))
    told = diagram.accessibleDescription()
    assert "Layer 1, unit 3" in told and f"a = {layer.activations[0, 2]:.5f}".replace("-", "−") in told
    line = geometry.lines(1)[5 * 2 + 1]
    middle = line[0] * 0.12 + line[1] * 0.88
    driver.click(diagram, QPoint(*(round(part) for part in middle.tolist())))
    assert diagram.chosen == Connection(1, 5, 1)
    told = diagram.accessibleDescription()
    assert f"w1_62 = {layer.weights[5, 1]:.5f}".replace("-", "−") in told and "last update" in told
    assert "∂f/∂w" in told
    before = driver.picture()
    diagram.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, QPointF(*middle), QPointF(), Qt.MouseButton.NoButton,
                    Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    assert differing(driver.picture(), before) > 20  # a label with the numbers


def test_the_picture_can_be_walked_through_with_keys(driver: Driver) -> None:
    diagram = driver.find(NetworkDiagram)
    diagram.pick(None)
    diagram.setFocus()
    cursor = driver.session.cursor
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        driver.key(key)
    assert diagram.chosen == Connection(1, 1, 1)
    assert driver.session.cursor == cursor  # the arrows were the picture's
    diagram.clearFocus()


def test_the_passes_are_gone_through_with_shift_and_arrows_and_with_buttons(driver: Driver) -> None:
    driver.type(sample_field(driver), "3")
    assert driver.session.network.look.sample == 2
    chain = driver.find(NetworkChain)
    chain.setFocus()
    driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_Right, SHIFT)
    assert driver.find(NetworkStage).accessibleName().startswith("a1 = tanh(z1)")
    assert "Forward, layer 1 · 2 / 11" in words(driver)
    driver.click(driver.find(IconButton, "One stage back"))
    assert driver.find(NetworkStage).accessibleName().startswith("z1 = W1 x + b1")
    driver.click(driver.find(IconButton, "One stage back"))
    driver.click(driver.find(IconButton, "One stage back"))
    assert driver.find(NetworkStage).accessibleName().startswith("∂ℓ/∂b1 = δ1")
    assert "Backward, layer 1" in words(driver)
    assert driver.session.microscope.line is None  # the microscope was left alone
    driver.type(sample_field(driver), "400")
    assert "Samples are numbered from 1 to" in words(driver) and driver.session.network.look.sample == 2
    driver.type(sample_field(driver), "0")
    assert "Samples are numbered" not in words(driver)
    assert "A mean over the data" in words(driver)
    chain.clearFocus()


def test_curves_of_the_layers_follow_the_run_and_a_click_goes_to_a_step(driver: Driver) -> None:
    driver.session.seek(40)
    driver.settle()
    plot = driver.find(SmallPlot, "Gradient of each layer")
    assert plot.accessibleDescription().startswith("The gradients of all layers are alike")
    driver.wait(lambda: "computing" not in words(driver))
    driver.click(plot, QPoint(plot.width() // 2, 40))
    assert 10 < driver.session.cursor < 30
    typeset_now()  # what comes into sight moves what lies below it
    driver.wait(lambda: not driver.session.backgrounds.busy)
    before = driver.picture()
    driver.click(driver.find(IconButton, "Length of each layer's update as a share of its weights"))
    assert driver.session.network.look.updates and differing(driver.picture(), before) > 20


def test_a_step_pointed_at_among_the_gradients_is_marked_in_all_views(driver: Driver) -> None:
    driver.session.seek(40)
    driver.settle()
    plot = driver.find(SmallPlot, "Gradient of each layer")
    driver.hover(plot, QPoint(plot.width() // 2, 60))
    assert driver.session.pointer.view == "network"
    place = driver.session.pointer.place
    assert place is not None and place[0] == driver.session.selected and 10 < place[1] < 30
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert driver.session.pointer.place is None


def test_units_show_their_answers_over_the_plane_of_the_inputs(driver: Driver) -> None:
    diagram = driver.find(NetworkDiagram)
    before = diagram.grab().toImage()
    driver.click(driver.find(IconButton, "What each unit answers over the plane of the two inputs"))
    assert driver.session.network.look.maps and diagram.grab().toImage() != before
    assert "each map: full colour at its own greatest" in words(driver)


def test_a_wide_layer_is_a_strip_beside_a_picture_of_its_weights(driver: Driver) -> None:
    choice = network_choice(driver.session)
    assert choice is not None
    change_network(driver.session, with_width(choice, 0, 40))
    driver.settle()
    diagram = driver.find(NetworkDiagram)
    geometry = Geometry((2, 40, 1), diagram.width(), diagram.height())
    assert geometry.is_strip(1) and geometry.is_matrix(1)
    assert "full colour: |w|" in words(driver).replace("\u2060", "") and "thickest" not in words(driver)
    left, top, width, height = geometry.matrix(1)
    driver.click(diagram, QPoint(round(left + 0.75 * width), round(top + height * 10.5 / 40)))
    assert diagram.chosen == Connection(1, 10, 1)
    assert "w1_11_2" in diagram.accessibleDescription()


def test_a_stage_that_is_gone_to_comes_into_sight(driver: Driver) -> None:
    page = driver.find(PanelPage)
    page.verticalScrollBar().setValue(0)
    driver.settle()
    chain = driver.find(NetworkChain)
    chain.go(1)
    row = driver.find(NetworkStage)
    driver.wait(lambda: row.mapTo(page.viewport(), QPoint(0, row.height())).y() <= page.viewport().height(), 3.0)


def test_units_are_larger_where_everything_is(driver: Driver) -> None:
    plain, large = Geometry((2, 4, 1), 400, 210), Geometry((2, 4, 1), 640, 336, 1.6)
    assert large.radius == pytest.approx(1.6 * plain.radius)
    assert large.x(1) == pytest.approx(1.6 * plain.x(1))
    assert large.y(1) == pytest.approx(1.6 * plain.y(1))


def test_the_sample_says_of_how_many_and_is_not_kept_for_other_data(driver: Driver) -> None:
    driver.session.network.set(sample=38)
    driver.settle()
    assert sample_field(driver).text() == "39" and "of 100" in words(driver)
    use_problem(driver.session, "spirals_network")
    driver.settle()
    assert sample_field(driver).text() == "" and "of 200" in words(driver)


def test_layers_are_edited_in_the_dock_and_undone(driver: Driver) -> None:
    driver.click(driver.find(IconButton, "Open: Model"))
    driver.click(driver.find(IconButton, "Add a hidden layer"))
    assert network_choice(driver.session).hidden == (8, 8)  # type: ignore[union-attr]
    driver.type(driver.find(NumberField, "Units of layer 1"), "3")
    driver.click(driver.find(IconButton, "One unit more in layer 2"))
    driver.click(driver.find(IconButton, "One unit less in layer 1"))
    assert network_choice(driver.session).hidden == (2, 9)  # type: ignore[union-attr]
    texts = [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]
    assert "2 → 2 → 9 → 1: 43 weights, of at most 20,000" in texts
    driver.type(driver.find(NumberField, "Units of layer 2"), "19000")
    texts = [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]
    assert any("more than 20,000; choose fewer or smaller layers" in text for text in texts)
    assert network_choice(driver.session).hidden == (2, 9)  # type: ignore[union-attr]
    driver.key(Qt.Key.Key_Escape)
    picker = driver.find(Picker, "Network: activation")
    picker.setCurrentIndex(picker.findData("relu"))
    picker.activated.emit(picker.currentIndex())
    assert network_choice(driver.session).activation == "relu"  # type: ignore[union-attr]
    driver.click(driver.find(IconButton, "Remove layer 2"))
    assert network_choice(driver.session).hidden == (2,)  # type: ignore[union-attr]
    for _ in range(6):
        driver.session.history.undo()
    driver.settle()
    assert network_choice(driver.session).hidden == (8,)  # type: ignore[union-attr]


def test_an_example_opens_with_the_network_view(driver: Driver) -> None:
    dock = driver.window.findChild(QDockWidget, "network")
    assert dock is not None
    dock.hide()
    driver.window.files.filing.forget_changes()
    example = driver.window.findChild(QAction, "example_vanishing_sigmoids")
    assert example is not None
    example.trigger()
    driver.settle()
    assert "Vanishing: the gradient of layer 1 is" in words(driver)
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "梯度消失：第 1 层的梯度" in words(driver)
