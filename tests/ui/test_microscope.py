"""The update microscope in the window: what its keys and buttons do, and that it shows the numbers of the step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from gdviz.session.changes import editing
from gdviz.ui.updating.line_row import LineRow
from gdviz.ui.updating.microscope_panel import MicroscopePanel
from tests.driver import Driver

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def driver(driver: Driver) -> Driver:
    driver.session.seek(3)
    driver.settle()
    return driver


def rows(driver: Driver) -> list[LineRow]:
    panel = driver.find(MicroscopePanel)
    return sorted((row for row in panel.findChildren(LineRow) if row.isVisible()), key=lambda row: row.y())


def title(driver: Driver) -> str:
    return next(label.text() for label in driver.find(MicroscopePanel).findChildren(QLabel) if "→" in label.text())


def test_the_key_opens_and_closes_it(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    assert [row.accessibleName().split(" = ")[0] for row in rows(driver)] == ["g", "x"]
    assert title(driver).endswith("3 → 4")
    assert driver.session.microscope.draws
    driver.key(Qt.Key.Key_M)
    assert not driver.session.microscope.draws


def test_it_follows_the_cursor_with_the_true_numbers(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    driver.key(Qt.Key.Key_Right)
    expected = driver.session.runs[0].trajectory.gradients[4].tolist()
    assert rows(driver)[0].accessibleName().endswith(f"({expected[0]!r}, {expected[1]!r})")


def test_keys_go_through_the_lines_and_open_it(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Right, SHIFT)
    assert driver.session.microscope.opened
    driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_Right, SHIFT)
    assert (driver.session.cursor, driver.session.microscope.line) == (4, 0)
    driver.key(Qt.Key.Key_Left, SHIFT)
    assert (driver.session.cursor, driver.session.microscope.line) == (3, 1)


def test_buttons_do_the_same(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    driver.click(driver.find(QToolButton, "Next line of the update"))
    assert driver.session.microscope.line == 0
    driver.click(driver.find(QToolButton, "The whole update at once"))
    assert driver.session.microscope.line is None
    driver.click(driver.find(QToolButton, "One line back"))
    assert driver.session.microscope.line == 1


def test_a_click_on_the_rule_chooses_the_line_and_one_on_the_numbers_copies_all_digits(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    gradient = rows(driver)[0]
    driver.click(gradient, QPoint(60, 12))
    assert driver.session.microscope.line == 0
    driver.click(gradient, QPoint(60, gradient.height() - 14))
    x, y = driver.session.runs[0].trajectory.gradients[3].tolist()
    assert QApplication.clipboard().text() == f"({x!r}, {y!r})"


def test_another_run_brings_its_own_equations(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    driver.session.select(1)
    driver.settle()
    assert len(rows(driver)) == 6


def test_many_components_are_elided_and_copied_in_full(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock_20d")
    driver.key(Qt.Key.Key_M)
    driver.settle()
    row = rows(driver)[0]
    driver.click(row, QPoint(60, row.height() - 14))
    assert QApplication.clipboard().text().count(",") == 19
    assert row.height() < 200


def test_at_the_end_of_a_run_its_last_update_is_seen(driver: Driver) -> None:
    driver.session.seek(100)
    driver.key(Qt.Key.Key_M)
    panel = driver.find(MicroscopePanel)
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    length = driver.session.runs[0].length
    assert length < 100
    assert any("ended" in text for text in words)
    assert f"gd: {length - 1} → {length}" in words
    assert len(rows(driver)) == 2


def test_arrows_stay_while_playing_when_wanted(driver: Driver) -> None:
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_Space)
    driver.play_for(0.2)
    assert driver.session.microscope.draws
    driver.key(Qt.Key.Key_A)
    assert not driver.session.microscope.draws


def test_the_panel_is_a_column_of_sensible_width(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    assert 240 <= driver.find(MicroscopePanel).width() <= 360
    assert driver.window.width() == 1280


def test_a_long_description_takes_more_lines_instead_of_being_cut(fresh: Driver) -> None:
    fresh.session.seek(3)
    editing.use_optimizer(fresh.session, 0, "nesterov")
    fresh.key(Qt.Key.Key_M)
    short, long = rows(fresh)[0], rows(fresh)[2]  # a row that was higher once stays so
    assert len(long.accessibleDescription()) > len(short.accessibleDescription()) + 10
    assert long.height() > short.height() + 8


def test_points_that_were_tried_are_columns_without_what_was_not_tried(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock")
    editing.use_optimizer(driver.session, 0, "lbfgs")
    driver.wait(lambda: driver.session.ready)
    driver.key(Qt.Key.Key_M)
    driver.settle()
    tried = next(row for row in rows(driver) if row.accessibleName().startswith("tried"))
    assert "nan" not in tried.accessibleName().lower()
    assert tried.accessibleName().count("(") >= 1
    driver.click(tried, QPoint(60, tried.height() - 14))
    assert "nan" not in QApplication.clipboard().text().lower()
