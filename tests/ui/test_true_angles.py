"""Equal scales on the map while a panel about angles is open, and the names that stand on its axes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.updating.arrow_legend import ArrowLegend
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.words import subscripted
from tests.driver import Driver


def units(driver: Driver) -> float:
    """How much longer a unit is on y than on x, in pixels."""
    frame = driver.find(ContourView).findChild(Plot).frame
    return (frame.x[1] - frame.x[0]) / frame.width * frame.height / (frame.y[1] - frame.y[0])


def note(driver: Driver) -> str:
    return "\n".join(label.text() for label in driver.find(ContourView).findChildren(QLabel) if label.isVisible())


def legend(driver: Driver) -> ArrowLegend:
    return next(one for one in driver.window.findChildren(ArrowLegend) if isinstance(one.parent(), Plot))


def ranges(driver: Driver) -> tuple[tuple[float, float], tuple[float, float]]:
    return driver.find(ContourView).view_box_range()


@pytest.mark.parametrize("key", [Qt.Key.Key_G, Qt.Key.Key_K, Qt.Key.Key_M, Qt.Key.Key_A])
def test_what_is_about_angles_makes_the_scales_equal_while_it_is_open(driver: Driver, key: Qt.Key) -> None:
    before = ranges(driver)
    driver.key(key)
    assert units(driver) == pytest.approx(1.0, rel=0.02)
    assert driver.window.command("equal_scales").isChecked()
    driver.key(key)
    assert ranges(driver) == before
    assert not driver.window.command("equal_scales").isChecked()


def test_a_person_has_the_last_word_on_the_scales(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    driver.key(Qt.Key.Key_E)
    assert units(driver) != pytest.approx(1.0, rel=0.1)
    assert "angles are distorted" in note(driver)
    driver.key(Qt.Key.Key_K)
    assert not driver.window.command("equal_scales").isChecked()
    driver.key(Qt.Key.Key_E)
    assert "angles" not in note(driver)
    driver.key(Qt.Key.Key_K)
    driver.key(Qt.Key.Key_M)
    assert driver.window.command("equal_scales").isChecked()


def test_a_zoom_is_kept_and_comes_back(driver: Driver) -> None:
    plot = driver.find(ContourView).findChild(Plot)
    plot.show_range((0.0, 4.0), (-1.0, 2.0))
    driver.key(Qt.Key.Key_M)
    (left, right), (low, high) = ranges(driver)
    assert left <= 0.0 and right >= 4.0 and low <= -1.0 and high >= 2.0
    assert max(right - left, high - low) < 9.0
    assert units(driver) == pytest.approx(1.0, rel=0.02)
    driver.key(Qt.Key.Key_M)
    driver.settle()
    assert ranges(driver)[0] == pytest.approx((0.0, 4.0))


def test_ranges_that_are_too_different_stay_and_are_spoken_of(driver: Driver) -> None:
    driver.session.change(driver.session.experiment.with_domain(((-20.0, 5.0), (-3.0, 5.0))))
    driver.settle()
    driver.key(Qt.Key.Key_M)
    assert not driver.window.command("equal_scales").isChecked()
    assert "angles are distorted" in note(driver)


def test_equal_scales_of_a_panel_are_not_remembered_as_a_persons_choice(driver: Driver) -> None:
    driver.key(Qt.Key.Key_M)
    driver.window.close()
    assert "equal_scales" not in (driver.settings.value("switches") or [])


def test_the_whole_domain_at_equal_scales_needs_no_way_home(driver: Driver) -> None:
    driver.key(Qt.Key.Key_E)
    button = driver.find(ContourView).findChild(IconButton)
    assert not button.isVisible()
    driver.find(ContourView).findChild(Plot).show_range((0.0, 4.0), (-1.0, 2.0))
    assert button.isVisible()


def test_the_legend_names_the_displacement_of_the_dial(driver: Driver) -> None:
    driver.key(Qt.Key.Key_G)
    driver.settle()
    assert "dial" in legend(driver).accessibleName()
    driver.key(Qt.Key.Key_G)
    driver.settle()
    assert not legend(driver).isVisible()


def test_the_legend_stays_inside_of_the_axes_when_everything_is_larger(driver: Driver) -> None:
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_F11)
    driver.settle()
    plot = driver.find(ContourView).findChild(Plot)
    corner = plot.place_of(plot.frame.x[0], plot.frame.y[0])
    area = legend(driver).geometry()
    assert legend(driver).isVisible()
    assert area.left() >= corner.x() and area.bottom() <= corner.y()
    driver.key(Qt.Key.Key_Escape)


def test_weights_are_written_as_they_are_typeset() -> None:
    assert [subscripted(name) for name in ("x1", "w2_13", "w1_10_2", "b1_1", "y")] == [
        "x₁",
        "w⁽²⁾₁₃",
        "w⁽¹⁾₁₀,₂",
        "b⁽¹⁾₁",
        "y",
    ]
