"""Smoothed curves beside the raw ones, and the epochs of a run that sees its samples bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from gdviz.engine.data.smoothing import Average, smoothed
from gdviz.session.changes.editing import set_batch, use_problem
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.views.loss.view import LossView
from tests.driver import Driver

pytestmark = pytest.mark.gl
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def driver(driver: Driver) -> Driver:
    driver.wait(lambda: "line_fit" in driver.session.catalog.problems)
    use_problem(driver.session, "line_fit")
    set_batch(driver.session, 0, 8, "shuffled")
    driver.session.seek(60)
    driver.settle()
    return driver


def plot(driver: Driver) -> QImage:
    driver.rest()
    return driver.find(LossView).grab().toImage()


def test_the_average_of_what_comes_bit_by_bit_is_that_of_all() -> None:
    values = np.random.default_rng(0).standard_normal(500)
    values[[7, 300]] = np.nan
    average = Average(0.95)
    parts = [average.extended(part) for part in np.split(values, [1, 2, 70, 301])]
    np.testing.assert_allclose(np.concatenate(parts), smoothed(values, 0.95), rtol=1e-12)


def test_smoothed_curves_stand_beside_fainter_raw_ones_and_are_kept_in_the_file(driver: Driver) -> None:
    for _ in range(2):  # the heights fit the curves now; a range that suits what was seen before is kept otherwise
        driver.key(Qt.Key.Key_S, SHIFT)
    raw = plot(driver)
    driver.key(Qt.Key.Key_S, SHIFT)
    loss, field = driver.find(LossView), driver.find(NumberField, "Smoothing factor β")
    assert loss.looking.look.smoothing == 0.9 and plot(driver) != raw
    driver.type(field, "0.5")
    assert loss.looking.look.smoothing == 0.5
    driver.type(field, "1")
    assert loss.looking.look.smoothing == 0.5 and field.property("invalid")
    assert any("above 0 and below 1" in label.text() for label in loss.findChildren(QLabel) if label.isVisible())
    assert driver.window.files.filing.document().view.smoothing == 0.5
    driver.window.command("smooth_loss").trigger()
    assert loss.looking.look.smoothing == 0.0 and not field.isVisible() and plot(driver) == raw
    driver.window.command("smooth_loss").trigger()
    assert loss.looking.look.smoothing == 0.5  # as it was


def test_a_line_stands_where_an_epoch_ends(driver: Driver) -> None:
    with_epochs = plot(driver)
    set_batch(driver.session, 0, 0, "shuffled")
    driver.session.seek(60)
    without = plot(driver)
    columns = [
        x
        for x in range(60, with_epochs.width() - 140)
        if sum(with_epochs.pixel(x, y) != without.pixel(x, y) for y in range(4, 40)) > 8
    ]
    apart = np.diff([x for x in columns if x - 1 not in columns])
    # 40 samples, 8 a step: every fifth of 100 steps.
    usual = np.abs(apart - np.median(apart)) <= 1  # the names of the runs cover a few
    assert np.sum(usual) >= 8 and np.median(apart) == pytest.approx(0.05 * driver.find(LossView).width(), rel=0.15)
