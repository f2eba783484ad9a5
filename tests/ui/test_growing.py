"""A frame costs what is new in it, however long the paths are already."""

from __future__ import annotations

import tracemalloc

import pytest
from PySide6.QtWidgets import QApplication

from tests.driver import Driver

pytestmark = pytest.mark.gl

STEPS = 100_000


def test_a_late_frame_copies_nothing_of_what_came_before(qapp: QApplication) -> None:
    driver = Driver(qapp)
    session = driver.session
    session.change(session.experiment.with_steps(2 * STEPS))
    session.change(session.experiment.with_tolerance(0.0))
    session.seek(STEPS)
    driver.wait(lambda: session.longest == STEPS, 60.0)  # computed in slices of a frame
    driver.wait(lambda: not session.backgrounds.busy and not session.making.lasts)
    driver.settle()
    tracemalloc.start()
    session.seek(STEPS + 1)
    driver.settle()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert session.cursor == STEPS + 1
    assert most < 8 * STEPS  # bytes: not even one column of the trajectory
    driver.close()
    driver.settings.clear()
