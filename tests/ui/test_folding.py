"""What describes a problem folds away under its headings, so that the runs are in sight in a small window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from gdviz.session.changes.editing import use_landscape, use_problem
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.runs.run_list import RunList
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(shared: Driver) -> Driver:
    use_landscape(shared.session, "quadratic")
    shared.settle()
    return shared


def bottom_of_first_rate(driver: Driver) -> int:
    row = driver.find(RunList).findChildren(HyperparameterRow)[0]
    return row.mapTo(driver.find(ParameterDock), QPoint(0, row.height())).y()


def texts(driver: Driver) -> list[str]:
    return [label.text() for label in driver.find(ParameterDock).findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("problem", ["line_fit", "spirals_network", "vanishing"])
def test_the_first_run_is_in_sight_without_scrolling(driver: Driver, problem: str) -> None:
    use_problem(driver.session, problem)
    driver.settle()
    assert bottom_of_first_rate(driver) <= driver.find(ParameterDock).height()
    driver.find(IconButton, "Open: Domain")
    driver.find(IconButton, "Open: Model")
    driver.find(IconButton, "Open: Start")
    driver.find(IconButton, "Close: Data")


def test_a_folded_heading_says_what_is_chosen(driver: Driver) -> None:
    use_problem(driver.session, "vanishing")
    driver.settle()
    assert "−4 … 4" in texts(driver)
    assert "Network 2→4→4→…→4→1" in texts(driver)


def test_a_tall_window_folds_only_what_takes_much_room(driver: Driver) -> None:
    driver.window.resize(1600, 1040)
    use_problem(driver.session, "vanishing")
    driver.settle()
    assert bottom_of_first_rate(driver) <= driver.find(ParameterDock).height()
    driver.find(IconButton, "Close: Domain")
    driver.find(IconButton, "Open: Model")
    use_problem(driver.session, "line_fit")
    driver.settle()
    driver.find(IconButton, "Close: Model")
    driver.window.resize(1280, 800)


def test_a_formula_has_its_domain_open(driver: Driver) -> None:
    driver.find(IconButton, "Close: Domain")


def test_what_was_opened_stays_open_for_every_problem(driver: Driver) -> None:
    use_problem(driver.session, "line_fit")
    driver.settle()
    sign = driver.find(IconButton, "Open: Model")
    sign.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert sign.accessibleName() == "Close: Model"
    use_problem(driver.session, "spirals_network")
    driver.settle()
    assert sign.accessibleName() == "Close: Model"
    heading = next(label for label in driver.find(ParameterDock).findChildren(QLabel) if label.text() == "Model")
    driver.click(heading)
    assert sign.accessibleName() == "Open: Model"
