"""What the window's tests share: one window for the tests of a file, put back to how it is at first before each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.driver import Driver


@pytest.fixture(scope="module")
def _kept(qapp: QApplication) -> Iterator[list[Driver]]:
    QSettings().clear()
    windows: list[Driver] = []
    yield windows
    for driver in windows:
        driver.leave()


@pytest.fixture
def driver(_kept: list[Driver], qapp: QApplication) -> Driver:
    """A window as at the first start: that of the test before where all of it can be put back, else a new one."""
    if not _kept or not _kept[0].start_over():
        _renew(_kept, qapp)
    return _kept[0]


@pytest.fixture
def fresh(_kept: list[Driver], qapp: QApplication) -> Driver:
    """A window that no test has used, where it matters what a window has shown before."""
    _renew(_kept, qapp)
    return _kept[0]


def _renew(kept: list[Driver], app: QApplication) -> None:
    while kept:
        kept.pop().leave()
    kept.append(Driver(app))
