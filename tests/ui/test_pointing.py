"""A step that is pointed at in one view is marked in all of them, and nothing of it stays behind."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gdviz.ui.plotting import Plot
from gdviz.ui.views.contour import ContourView
from gdviz.ui.views.loss import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface import SurfaceView
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def driver(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.session.seek(12)
    driver.settle()
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage()
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), -1)
    return rows.astype(int)


def words(driver: Driver) -> str:
    labels = driver.find(ReadoutView).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def move(driver: Driver, plot: Plot, at: QPoint) -> None:
    QTest.mouseMove(plot.viewport(), at + QPoint(1, 1))
    QTest.mouseMove(plot.viewport(), at)
    driver.settle()


def test_a_step_pointed_at_on_the_curve_of_losses_is_marked_everywhere(driver: Driver) -> None:
    views = [driver.find(kind) for kind in (ContourView, SurfaceView)]
    before, said = [pixels(view) for view in views], words(driver)
    plot = driver.find(LossView).findChild(Plot)
    assert isinstance(plot, Plot)
    run = driver.session.runs[0]
    move(driver, plot, plot.place_of(2, math.log10(run.trajectory.losses[2])).toPoint())
    assert driver.session.pointer.place == (0, 2)
    assert all((pixels(view) != was).sum() > 100 for view, was in zip(views, before, strict=True))
    assert "step 2, where the mouse points" in words(driver)
    move(driver, plot, QPoint(-5, -5))
    assert driver.session.pointer.place is None
    assert all((pixels(view) == was).all() for view, was in zip(views, before, strict=True))
    assert words(driver) == said


def test_a_step_pointed_at_on_the_map_is_marked_on_the_curve_of_losses(driver: Driver) -> None:
    loss = driver.find(LossView)
    before = pixels(loss)
    plot = driver.find(ContourView).findChild(Plot)
    assert isinstance(plot, Plot)
    x, y = driver.session.runs[0].trajectory.positions[1]
    move(driver, plot, plot.place_of(x, y).toPoint())
    assert driver.session.pointer.place == (0, 1)
    assert (pixels(loss) != before).sum() > 100
    move(driver, plot, QPoint(-5, -5))
    assert (pixels(loss) == before).all()
