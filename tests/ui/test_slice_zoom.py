"""Looking closer at the slice along a step: by buttons, by the wheel, and by dragging."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gdviz.session import editing
from gdviz.ui.icon_button import IconButton
from gdviz.ui.small_plot import SmallPlot
from tests.driver import Driver


@pytest.fixture
def driver(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


def test_a_step_that_is_tiny_beside_its_valley_is_looked_at_closer(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock")
    editing.set_hyperparameter(driver.session, 0, "lr", 1e-5)
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    whole = plot.grab().toImage()
    for _ in range(6):
        driver.click(driver.find(IconButton, "Closer to the step"))
    near = plot.grab().toImage()
    assert near != whole
    driver.session.seek(1)
    driver.settle()
    driver.session.seek(0)
    driver.settle()
    assert plot.grab().toImage() == near  # it stays as near from step to step
    driver.drag(plot, QPoint(200, 100), QPoint(120, 100))
    assert plot.grab().toImage() != near
    driver.click(driver.find(IconButton, "The whole slice again"))
    QTest.mouseMove(plot, QPoint(2, 2))
    driver.settle()
    assert plot.grab().toImage() == whole


def test_the_wheel_looks_closer_at_the_slice_where_the_mouse_is(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    QTest.mouseMove(plot, QPoint(150, 100))
    driver.settle()
    pictures = [plot.grab().toImage()]
    for notches in (120, -120):
        place = QPointF(150, 100)
        turned = QWheelEvent(
            place, QPointF(plot.mapToGlobal(QPoint(150, 100))), QPoint(), QPoint(0, notches),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        driver.app.sendEvent(plot, turned)
        driver.settle()
        pictures.append(plot.grab().toImage())
    whole, near, back = pictures
    assert near != whole
    assert back == whole
