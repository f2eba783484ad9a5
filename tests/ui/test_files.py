"""Files in the window: saved, opened, shared and asked for, as a person does it with keys, menus and the mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6 import __version_info__
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFileOpenEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
)

from gdviz.session.changes import editing
from gdviz.session.files.document import Document, document_text
from gdviz.session.session import Look
from gdviz.ui.commands.command_list import commands_of
from gdviz.ui.controls.runs.run_name import RunName
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.filing.kinds import CARRIERS
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import Driver
from tests.pictures import differing
from tests.session.documents import random_document

pytestmark = pytest.mark.gl
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog(driver: Driver) -> QDialog:
    """Return the dialog that is open."""
    driver.wait(lambda: QApplication.activeModalWidget() is not None)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def name_file(driver: Driver, path: Path) -> None:
    """Type a name into the file dialog."""
    chooser = dialog(driver)
    assert isinstance(chooser, QFileDialog)
    field = chooser.findChild(QLineEdit)
    assert field is not None
    driver.wait(lambda: listed(chooser) >= {one.name for one in folder_of(chooser).glob("*.gdviz")})

    def is_named() -> bool:
        driver.settle()  # what is listed last may be selected then, whatever was typed before
        field.selectAll()
        QTest.keyClicks(field, str(path))
        chosen = chooser.selectedFiles()
        return len(chosen) == 1 and (chosen[0] == str(path) or chosen[0].startswith(f"{path}."))  # an ending is added

    driver.wait(is_named)
    QTest.keyClick(field, Qt.Key.Key_Return)
    driver.wait(lambda: QApplication.activeModalWidget() is not chooser)
    back(driver)


def folder_of(chooser: QFileDialog) -> Path:
    return Path(chooser.directory().absolutePath())


def listed(chooser: QFileDialog) -> set[str]:
    """Return the names in a file dialog's list, which is read from the disk in a thread."""
    model = chooser.findChild(QFileSystemModel)
    assert model is not None
    root = model.index(str(folder_of(chooser)))
    return {model.fileName(model.index(row, 0, root)) for row in range(model.rowCount(root))}


def back(driver: Driver) -> None:
    """Give the window the keys again, as a window manager does when a dialog closes."""
    driver.settle()
    if QApplication.activeModalWidget() is None and driver.window.isVisible():
        driver.window.activateWindow()
        driver.wait(lambda: driver.window.isActiveWindow())


def answer(driver: Driver, button: QMessageBox.StandardButton) -> None:
    """Answer the question about what is not saved."""
    box = dialog(driver)
    assert isinstance(box, QMessageBox)
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
    back(driver)


def change(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.06)
    driver.settle()


def strip(driver: Driver) -> str:
    """Return what the strip says, "" where there is none."""
    found = [one for one in driver.window.findChildren(FileStrip) if one.isVisible()]
    return found[0].text if found else ""


# To the pixel ---------------------------------------------------------------------------------------------------


def at_rest(driver: Driver) -> QImage:
    """Return what is seen once nothing works in the background any more."""
    driver.rest()
    assert driver.session.verdicts.of(driver.session.selected) is not None or not driver.session.runs
    return driver.picture()


def lesson(driver: Driver) -> None:
    driver.session.seek(40)


def edited(driver: Driver) -> None:
    driver.session.seek(60)
    driver.session.seek(20)
    editing.set_hyperparameter(driver.session, 0, "lr", 0.02)
    driver.session.set_look(1, Look(5))
    driver.session.select(1)


def zoomed(driver: Driver) -> None:
    plot = driver.window.findChild(ContourView)._plot
    plot.show_range((-1.7, 3.1), (-0.3, 2.9))
    surface = driver.window.findChild(SurfaceView)
    surface.set_camera({"azimuth": 20.0, "elevation": 31.0, "zoom": 1.7, "centre": (0.1, -0.1, 0.4)})
    loss = driver.window.findChild(LossView)._plot
    loss.show_range((3.0, 31.0), loss.frame.y)
    driver.session.seek(30)


def arranged(driver: Driver) -> None:
    for name in ("log_loss", "log_height", "loss_evaluations", "show_verdict", "arrows"):
        driver.window.command(name).trigger()
    driver.window._splitters["rows"].setSizes([300, 300])
    driver.session.seek(9)


def with_panels(driver: Driver) -> None:
    driver.session.seek(9)
    driver.window.command("microscope").trigger()
    driver.window.command("show_contour").trigger()
    driver.session.microscope.forward()


def banana(driver: Driver) -> None:
    driver.window.command("log_height").trigger()
    editing.use_landscape(driver.session, "rosenbrock")
    driver.settle()
    driver.session.seek(80)


SCENES: tuple[Callable[[Driver], None], ...] = (lesson, edited, zoomed, arranged, with_panels, banana)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_opening_gives_the_same_picture_to_the_pixel(
    driver: Driver, qapp: QApplication, tmp_path: Path, scene: Callable[[Driver], None]
) -> None:
    scene(driver)
    driver.settle()
    driver.window.findChild(ContourView).setFocus()
    path = tmp_path / "scene.gdviz"
    driver.window.files.filing.save(path)
    driver.session.history.forget()  # what can be undone is in no file
    before = at_rest(driver)
    for other in SCENES:
        other(driver)
    driver.window.resize(1100, 720)
    driver.settle()
    driver.window.files.filing.forget_changes()
    driver.window.files.open(path)
    driver.settle()
    assert strip(driver) == ""
    after = at_rest(driver)
    assert differing(before, after) == 0
    driver.close()
    driver.settings.clear()
    again = Driver(qapp)
    again.window.files.open(path)
    again.settle()
    fresh = at_rest(again)
    again.close()
    assert differing(before, fresh) == 0


# Saving and opening ---------------------------------------------------------------------------------------------


def test_saving_and_opening_by_keys(driver: Driver, tmp_path: Path) -> None:
    first = driver.session.experiment
    assert driver.window.windowTitle() == "Untitled[*] — gdviz" and not driver.window.isWindowModified()
    change(driver)
    assert driver.window.isWindowModified()
    changed = driver.session.experiment
    driver.key(Qt.Key.Key_S, CTRL)
    name_file(driver, tmp_path / "mine")
    assert (tmp_path / "mine.gdviz").is_file()
    assert driver.window.windowTitle() == "mine[*] — gdviz" and not driver.window.isWindowModified()
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.session.experiment == first and driver.window.windowTitle() == "Untitled[*] — gdviz"
    driver.key(Qt.Key.Key_O, CTRL)
    name_file(driver, tmp_path / "mine.gdviz")
    assert driver.session.experiment == changed
    editing.set_seed(driver.session, 3)
    driver.key(Qt.Key.Key_S, CTRL)  # no question: it has a name
    assert "seed = 3" in (tmp_path / "mine.gdviz").read_text(encoding="utf-8")
    driver.key(Qt.Key.Key_S, CTRL | SHIFT)
    name_file(driver, tmp_path / "other.gdviz")
    assert driver.window.windowTitle() == "other[*] — gdviz"


def test_what_is_being_typed_is_saved_too(driver: Driver, tmp_path: Path) -> None:
    driver.window.files.filing.save(tmp_path / "a.gdviz")
    field = next(one for one in driver.window.findChildren(QLineEdit) if one.text() == "0.05")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.07")
    driver.key(Qt.Key.Key_S, CTRL)
    assert "lr = 0.07" in (tmp_path / "a.gdviz").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_Q], ids=["new", "open", "quit"])
def test_what_is_not_saved_is_asked_for(driver: Driver, tmp_path: Path, key: Qt.Key) -> None:
    path = tmp_path / "a.gdviz"
    driver.window.files.filing.save(path)
    before = path.read_bytes()
    change(driver)
    changed = driver.session.experiment
    driver.key(key, CTRL)
    answer(driver, QMessageBox.StandardButton.Cancel)
    assert driver.session.experiment == changed and driver.window.isVisible() and path.read_bytes() == before
    driver.key(key, CTRL)
    answer(driver, QMessageBox.StandardButton.Save)
    assert path.read_bytes() != before
    if key == Qt.Key.Key_O:
        dialog(driver).reject()
        driver.settle()
    assert driver.window.isVisible() == (key != Qt.Key.Key_Q)


def test_discarding_closes_without_saving(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "a.gdviz"
    driver.window.files.filing.save(path)
    before = path.read_bytes()
    change(driver)
    driver.window.close()
    answer(driver, QMessageBox.StandardButton.Discard)
    assert not driver.window.isVisible() and path.read_bytes() == before


def test_a_name_is_asked_for_before_closing(driver: Driver, tmp_path: Path) -> None:
    change(driver)
    driver.window.close()
    answer(driver, QMessageBox.StandardButton.Save)
    name_file(driver, tmp_path / "late.gdviz")
    assert (tmp_path / "late.gdviz").is_file() and not driver.window.isVisible()


def test_looking_around_asks_nothing(driver: Driver) -> None:
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_L)
    driver.key(Qt.Key.Key_2, CTRL)
    driver.window.close()
    assert not driver.window.isVisible()


def test_recent_files(driver: Driver, tmp_path: Path) -> None:
    files = driver.window.files
    for number in range(12):
        files.filing.save(tmp_path / f"{number}.gdviz")
        files.open(tmp_path / f"{number}.gdviz")
        driver.settle()
    (tmp_path / "10.gdviz").unlink()
    menu = files.recent_menu
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if action.objectName().startswith("recent")]
    assert len(entries) == 10 and "11.gdviz" in entries[0].text()
    assert [entry.isEnabled() for entry in entries[:3]] == [True, False, True]
    editing.set_seed(driver.session, 5)
    files.filing.save(tmp_path / "9.gdviz")
    files.filing.new()
    entries[2].trigger()
    driver.settle()
    assert driver.session.experiment.seed == 5
    clear = menu.findChild(QAction, "clear_recent")
    assert clear is not None
    clear.trigger()
    assert files.recent.paths == []


def test_the_menu_has_it_all(driver: Driver) -> None:
    menu = driver.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    for text in ("&New", "O&pen …", "Open &recent", "Open from &text …", "&Save", "Save &as …", "&Copy as text"):
        assert text in texts
    driver.appearance.choose_language("zh")
    driver.settle()
    assert not {action.text() for action in menu.actions() if action.text()} & set(texts)


# What cannot be opened or saved ---------------------------------------------------------------------------------


def test_a_broken_file_is_told_with_line_and_key(driver: Driver, tmp_path: Path) -> None:
    text = document_text(Document(driver.session.experiment)).replace("lr = 0.05", "lr = -1.0")
    path = tmp_path / "broken.gdviz"
    path.write_text(text, encoding="utf-8")
    change(driver)
    driver.window.files.filing.save(tmp_path / "good.gdviz")
    here, title = driver.session.snapshot(), driver.window.windowTitle()
    driver.window.files.open(path)
    driver.settle()
    line = text.split("\n").index("lr = -1.0") + 1
    assert f"Line {line}" in strip(driver) and "experiment.runs.1.hyperparameters.lr" in strip(driver)
    assert driver.session.snapshot() == here and driver.window.windowTitle() == title
    assert "broken.gdviz" in strip(driver)
    driver.window.files.open(tmp_path / "good.gdviz")
    driver.settle()
    assert strip(driver) == ""


def test_a_place_that_cannot_be_written_is_told(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    change(driver)
    driver.window.files.filing.path = tmp_path / "file" / "a.gdviz"
    driver.key(Qt.Key.Key_S, CTRL)
    assert "cannot be saved" in strip(driver) and driver.window.isWindowModified()


# Dropping -------------------------------------------------------------------------------------------------------


def drop(driver: Driver, path: Path) -> bool:
    """Drag a file over the window and let it go; tell whether the window wanted it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    handle, place = driver.window.windowHandle(), QPointF(driver.window.rect().center())
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = place if __version_info__ >= (6, 12) else place.toPoint()
    enter = QDragEnterEvent(entered, Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(handle, enter)
    wanted = enter.isAccepted()
    if wanted:
        QApplication.sendEvent(handle, QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, none))
    driver.settle()
    return wanted


def test_a_file_dropped_on_the_window_is_opened(driver: Driver, tmp_path: Path) -> None:
    change(driver)
    changed = driver.session.experiment
    driver.window.files.filing.save(tmp_path / "dropped.gdviz")
    driver.window.files.filing.new()
    assert drop(driver, tmp_path / "dropped.gdviz")
    assert driver.session.experiment == changed
    assert not drop(driver, tmp_path / "letter.txt")


def test_a_file_that_carries_an_experiment_is_opened_too(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(driver)
    text, changed = driver.window.files.filing.text(), driver.session.experiment
    driver.window.files.filing.forget_changes()
    driver.window.files.filing.new()
    monkeypatch.setitem(CARRIERS, ".picture", lambda path: text)
    assert drop(driver, tmp_path / "some.picture")
    assert driver.session.experiment == changed
    assert driver.window.files.filing.path is None  # saving must not replace the picture


def test_the_system_opens_a_file_with_the_window(driver: Driver, tmp_path: Path) -> None:
    change(driver)
    changed = driver.session.experiment
    driver.window.files.filing.save(tmp_path / "double clicked.gdviz")
    driver.window.files.filing.new()
    QApplication.sendEvent(driver.window, QFileOpenEvent(str(tmp_path / "double clicked.gdviz")))
    driver.settle()
    assert driver.session.experiment == changed


# Sharing --------------------------------------------------------------------------------------------------------


def test_an_experiment_goes_through_the_clipboard(driver: Driver) -> None:
    document = random_document(driver.session.catalog, 4)
    change(driver)
    driver.session.seek(12)
    changed = driver.session.experiment
    driver.key(Qt.Key.Key_C, CTRL | SHIFT)
    line = QGuiApplication.clipboard().text()
    assert line.startswith("gdviz:1:") and "\n" not in line
    driver.window.files.filing.forget_changes()
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.session.experiment != changed and document is not None
    driver.key(Qt.Key.Key_O, CTRL | SHIFT)
    field = dialog(driver).findChild(QPlainTextEdit)
    assert field is not None and field.toPlainText() == line  # what is in the clipboard is there already
    field.setPlainText(f"<{line[:50]}\n  {line[50:]}>")
    click_open(driver)
    assert driver.session.experiment == changed and driver.session.cursor == 12


def test_a_text_is_pasted_over_what_is_there_and_opened_by_keys(driver: Driver) -> None:
    line = driver.window.files.filing.line()
    change(driver)
    changed = driver.session.experiment
    QGuiApplication.clipboard().setText(line)
    driver.window.files.filing.forget_changes()
    driver.key(Qt.Key.Key_O, CTRL | SHIFT)
    box = dialog(driver)
    box.activateWindow()
    driver.wait(box.isActiveWindow)
    field = box.findChild(QPlainTextEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == line
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    driver.wait(lambda: driver.session.experiment != changed)


def test_a_text_that_cannot_be_opened_is_told_in_the_dialog(driver: Driver) -> None:
    line, here = driver.window.files.filing.line(), driver.session.snapshot()
    driver.key(Qt.Key.Key_O, CTRL | SHIFT)
    box = dialog(driver)
    field = box.findChild(QPlainTextEdit)
    assert field is not None
    for text, words in (
        (line[:-20], "cut off"),
        ("hello", "no text from gdviz"),
        (line[:60] + "xxxx" + line[64:], "damaged"),
    ):
        field.setPlainText(text)
        click_open(driver)
        assert any(words in label.text().lower() for label in box.findChildren(QLabel)), text
    assert driver.session.snapshot() == here
    box.reject()


def click_open(driver: Driver) -> None:
    buttons = dialog(driver).findChild(QDialogButtonBox)
    assert buttons is not None
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Open), Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    driver.settle()


def test_events_of_other_kinds_go_their_way(driver: Driver) -> None:
    assert not driver.window.files._dropping.eventFilter(driver.window, QEvent(QEvent.Type.Enter))


def test_an_example_is_opened_from_its_menu_once_what_is_not_saved_is_answered(driver: Driver) -> None:
    change(driver)
    menu = next(one for one in driver.window.findChildren(QMenu) if one.objectName() == "examples")
    action = next(one for one in menu.actions() if one.objectName() == "example_first")
    titles = [one.text() for one in menu.findChildren(QLabel)]
    assert titles[0] == "Begin here" and len(titles) == len(set(titles)) > 4
    offered = [one.objectName() for one in menu.actions() if one.objectName()]
    assert offered == [f"example_{name}" for name in driver.session.catalog.examples]
    example = driver.session.catalog.examples["first"]
    assert action.text() == example.name.en and action.toolTip() == example.description.en
    action.trigger()
    answer(driver, QMessageBox.StandardButton.Cancel)
    assert driver.session.experiment.runs[0].hyperparameters["lr"] == 0.06 and strip(driver) == ""
    action.trigger()
    answer(driver, QMessageBox.StandardButton.Discard)
    assert driver.session.experiment.runs[0].hyperparameters["lr"] == 0.05
    assert strip(driver) == example.description.en and not driver.window.isWindowModified()
    driver.appearance.choose_language("zh")
    driver.settle()
    assert strip(driver) == example.description.zh
    assert next(one for one in commands_of(driver.window) if example.name.en in one.names).text == example.name.zh
    editing.set_hyperparameter(driver.session, 0, "lr", 0.06)
    driver.settle()
    assert strip(driver) == example.description.zh
    editing.use_landscape(driver.session, "himmelblau")
    driver.settle()
    assert strip(driver) == ""
    driver.window.files.filing.open_example(driver.session.catalog.examples["batch_sizes"])
    editing.set_hyperparameter(driver.session, 0, "lr", 0.02)
    for language, called in (("zh", "全部样本"), ("en", "all samples")):  # a run is the same in every language
        driver.appearance.choose_language(language)
        driver.settle()
        assert called in driver.window.command("undo").text()
        assert called in driver.find(RunName).toolTip() and driver.session.experiment.runs[0].name == "all samples"
