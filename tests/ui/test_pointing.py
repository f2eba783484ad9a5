"""A step that is pointed at in one view is marked in all of them, and nothing of it stays behind."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import Driver
from tests.pictures import differing, pixels

pytestmark = pytest.mark.gl


@pytest.fixture
def driver(driver: Driver) -> Driver:
    driver.session.seek(12)
    driver.rest()
    return driver


def words(driver: Driver) -> str:
    labels = driver.find(ReadoutView).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_step_pointed_at_on_the_curve_of_losses_is_marked_everywhere(driver: Driver) -> None:
    views = [driver.find(kind) for kind in (ContourView, SurfaceView)]
    before, said = [pixels(view) for view in views], words(driver)
    plot = driver.find(LossView).findChild(Plot)
    assert isinstance(plot, Plot)
    run = driver.session.runs[0]
    driver.hover(plot.viewport(), plot.place_of(2, math.log10(run.trajectory.losses[2])).toPoint())
    assert driver.session.pointer.place == (0, 2)
    assert all(differing(view, was) > 40 for view, was in zip(views, before, strict=True))
    assert "step 2, where the mouse points" in words(driver)
    driver.hover(plot.viewport(), QPoint(-5, -5))
    assert driver.session.pointer.place is None
    driver.rest()
    assert [differing(view, was) for view, was in zip(views, before, strict=True)] == [0, 0]
    assert words(driver) == said


def test_a_step_pointed_at_on_the_map_is_marked_on_the_curve_of_losses(driver: Driver) -> None:
    loss = driver.find(LossView)
    before = pixels(loss)
    plot = driver.find(ContourView).findChild(Plot)
    assert isinstance(plot, Plot)
    x, y = driver.session.runs[0].trajectory.positions[1]
    driver.hover(plot.viewport(), plot.place_of(x, y).toPoint())
    assert driver.session.pointer.place == (0, 1)
    assert differing(loss, before) > 40
    driver.hover(plot.viewport(), QPoint(-5, -5))
    driver.rest()
    assert (pixels(loss) == before).all()
