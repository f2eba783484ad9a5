"""Looking closer at the slice along a step: by buttons, by the wheel, and by dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent

from gdviz.session.changes import editing
from gdviz.ui.drawing.small_plot import SmallPlot
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver


def picture(driver: Driver, plot: SmallPlot) -> QImage:
    """Return what the plot shows without a mouse over it."""
    driver.rest()
    driver.app.sendEvent(plot, QEvent(QEvent.Type.Leave))
    return plot.grab().toImage()


def test_a_step_that_is_tiny_beside_its_valley_is_looked_at_closer(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock")
    editing.set_hyperparameter(driver.session, 0, "lr", 1e-5)
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    whole = picture(driver, plot)
    for _ in range(6):
        driver.click(driver.find(IconButton, "Closer to the step"))
    near = picture(driver, plot)
    assert near != whole
    driver.session.seek(1)
    driver.settle()
    driver.session.seek(0)
    driver.settle()
    assert picture(driver, plot) == near  # it stays as near from step to step
    driver.drag(plot, QPoint(200, 100), QPoint(120, 100))
    assert picture(driver, plot) != near
    driver.click(driver.find(IconButton, "The whole slice again"))
    assert picture(driver, plot) == whole


def test_another_landscape_or_run_is_seen_whole_at_first(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    closer = driver.find(IconButton, "Closer to the step")
    home = driver.find(IconButton, "The whole slice again")
    for _ in range(3):
        driver.click(closer)
    assert home.isEnabled()
    driver.session.select(1)
    driver.settle()
    assert not home.isEnabled()
    driver.click(closer)
    editing.use_landscape(driver.session, "himmelblau")
    driver.settle()
    assert not home.isEnabled()


def test_the_wheel_looks_closer_at_the_slice_where_the_mouse_is(driver: Driver) -> None:
    driver.key(Qt.Key.Key_P)
    plot = driver.find(SmallPlot, "Loss along the step")
    whole = picture(driver, plot)
    at = QPoint(150, 100)
    turned = QWheelEvent(
        QPointF(at), QPointF(plot.mapToGlobal(at)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    driver.app.sendEvent(plot, turned)
    driver.settle()
    assert picture(driver, plot) != whole
    driver.click(driver.find(IconButton, "The whole slice again"))
    assert picture(driver, plot) == whole
