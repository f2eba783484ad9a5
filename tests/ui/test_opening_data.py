"""A CSV file in the window: looked into before it is used, refused in words, taken as one change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
)

from gdviz.engine.data.problem_choice import CsvChoice, LogisticChoice, PointsChoice
from gdviz.session.changes.editing import use_problem
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.filing.data_dialog import DataDialog
from tests.driver import Driver
from tests.ui.controls_session import named

pytestmark = pytest.mark.gl
HOUSES = "area;rooms;town;price\n50;2;A;155\n72;3;B;210\n95;;A;300\n120;5;B;350\n"


@pytest.fixture(scope="module")
def driver(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    yield driver
    driver.close()
    driver.settings.clear()


def dropped(driver: Driver, path: Path) -> DataDialog:
    """Drop a file on the window and wait until it has been read."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(400.0, 300.0), Qt.DropAction.CopyAction, data, left, no_keys)
    QApplication.sendEvent(driver.window.windowHandle(), event)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DataDialog)
    driver.wait(lambda: opens(shown).isEnabled() or shown.reason)
    return shown


def opens(dialog: DataDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Open)


def pick(dialog: DataDialog, name: str, identifier: str) -> None:
    picker = named(dialog, Picker, name)
    picker.setCurrentIndex(picker.findData(identifier))
    picker.activated.emit(picker.currentIndex())


def taken(driver: Driver, dialog: DataDialog) -> None:
    driver.click(opens(dialog))
    driver.wait(lambda: QApplication.activeModalWidget() is None)
    driver.settle()


def texts(dialog: DataDialog) -> list[str]:
    table = dialog.findChild(QTableWidget)
    cells = (table.item(row, place) for row in range(table.rowCount()) for place in range(table.columnCount()))
    return [cell.text() for cell in cells if cell is not None]


def test_a_dropped_file_is_looked_into_and_taken_as_one_change(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "houses.csv"
    path.write_text(HOUSES, encoding="utf-8")
    before = driver.session.experiment
    dialog = dropped(driver, path)
    assert {"numbers, 1 unusable", "words", "target", "155"} <= set(texts(dialog))
    boxes = dialog.findChild(QTableWidget)
    boxes.item(0, 1).setCheckState(Qt.CheckState.Checked)
    assert "line 4 is empty" in dialog.reason and not opens(dialog).isEnabled()
    boxes.item(0, 1).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.reason
    taken(driver, dialog)
    problem = driver.session.experiment.landscape.problem
    assert problem is not None
    assert problem.data == CsvChoice(str(path), ("area",), "price", "yes")
    assert "houses.csv" in driver.window.findChild(Picker).currentText()
    driver.window.command("undo").trigger()
    assert driver.session.experiment == before


def test_words_are_classes_and_samples_can_be_written_out(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(HOUSES, encoding="utf-8")
    dialog = dropped(driver, path)
    pick(dialog, "Target", "town")
    boxes = dialog.findChild(QTableWidget)
    assert boxes.item(0, 3).checkState() == Qt.CheckState.Checked  # the price is a feature now
    dialog.findChildren(QCheckBox)[1].setChecked(True)
    taken(driver, dialog)
    problem = driver.session.experiment.landscape.problem
    assert problem is not None and isinstance(problem.data, PointsChoice)
    assert (problem.model, problem.data.classes, len(problem.data.inputs)) == (LogisticChoice(), ("A", "B"), 4)
    path.unlink()
    driver.window.files.filing.save(tmp_path / "sent.gdviz")
    assert 'kind = "points"' in (tmp_path / "sent.gdviz").read_text(encoding="utf-8")


def test_a_model_that_does_not_suit_and_a_broken_file_are_explained(driver: Driver, tmp_path: Path) -> None:
    before = driver.session.experiment
    path = tmp_path / "numbers.csv"
    path.write_text("a,b,y\n1,2,3\n2,1,5\n4,4,1\n", encoding="utf-8")
    dialog = dropped(driver, path)
    pick(dialog, "Model", "polynomial")
    assert "one feature" in dialog.reason and not opens(dialog).isEnabled()
    dialog.reject()
    path.write_text("a,b\n1,2\n3\n", encoding="utf-8")
    dialog = dropped(driver, path)
    assert "Line 3" in dialog.reason and not opens(dialog).isEnabled()
    dialog.reject()
    path.write_text("a,b\n1,2\n3,x\n", encoding="utf-8")
    dialog = dropped(driver, path)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "“b” is no number everywhere (line 3: “x”): each of its 2 values is taken as a class." in said
    pick(dialog, "Model", "linear")
    assert "“b”: one cell cannot be used (line 3: “x”)" in dialog.reason
    dialog.reject()
    path.write_text("a;b\n1,5;2,5\n2,5;3\n", encoding="utf-8")
    dialog = dropped(driver, path)
    assert "Write decimals with a point in the file: 1.5, not 1,5." in dialog.reason
    dialog.reject()
    driver.settle()
    assert driver.session.experiment == before


def test_by_keys_and_again_from_the_dock(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "three.csv"
    path.write_text("a,b,y\n1,2,3\n2,1,5\n4,4,1\n3,0,2\n", encoding="utf-8")
    driver.window.activateWindow()
    driver.wait(driver.window.isActiveWindow)
    driver.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    driver.wait(lambda: QApplication.activeModalWidget() is not None)
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    field = chooser.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    driver.wait(lambda: isinstance(QApplication.activeModalWidget(), DataDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DataDialog)
    driver.wait(lambda: opens(dialog).isEnabled())
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    driver.wait(lambda: QApplication.activeModalWidget() is None)
    driver.settle()
    assert driver.session.landscape.dimension == 3
    again = next(one for one in driver.window.findChildren(QPushButton) if one.text() == "Columns of the file …")
    driver.click(again)
    driver.wait(lambda: isinstance(QApplication.activeModalWidget(), DataDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DataDialog)
    driver.wait(lambda: opens(dialog).isEnabled())
    dialog.findChild(QTableWidget).item(0, 1).setCheckState(Qt.CheckState.Unchecked)
    taken(driver, dialog)
    assert driver.session.landscape.dimension == 2


def test_a_drag_of_a_slider_of_the_data_is_one_step(driver: Driver) -> None:
    use_problem(driver.session, "line_fit")
    driver.settle()
    before = driver.session.experiment
    slider = driver.find(Slider, "noise of Noisy line")
    middle = slider.rect().center()
    driver.drag(slider, middle, middle + QPoint(30, 0))
    assert driver.session.experiment.landscape.id == ""
    driver.window.command("undo").trigger()
    assert driver.session.experiment == before
