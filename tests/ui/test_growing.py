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
    most = []
    for step in range(STEPS + 1, STEPS + 4):
        driver.rest()
        tracemalloc.start()
        session.seek(step)
        driver.settle()
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert session.cursor == step
    # Bytes: not even one column of the trajectory. On a busy machine a verdict may begin beside one of the frames.
    assert min(most) < 8 * STEPS
    driver.close()
    driver.settings.clear()
