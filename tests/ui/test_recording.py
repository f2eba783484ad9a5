"""Recording: the dialog films what was chosen, beside the window; the window records itself live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from gdviz.app import first_session
from gdviz.session.changes import editing
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.filming.captions import FilmCaptions
from gdviz.ui.filming.leftovers import hold_unfinished
from gdviz.ui.filming.record_dialog import RecordDialog
from tests.driver import Driver

pytestmark = pytest.mark.gl


def opened(driver: Driver) -> RecordDialog:
    driver.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return next(one for one in driver.window.findChildren(RecordDialog) if one.isVisible())


def part(dialog: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The visible part of a kind with this text or accessible name."""
    for widget in dialog.findChildren(kind):
        text = widget.text() if isinstance(widget, (QPushButton, QCheckBox)) else widget.accessibleName()
        if widget.isVisible() and text == name:
            return widget
    raise LookupError(name)


def says(dialog: QWidget, text: str) -> bool:
    return any(text in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def enter(driver: Driver, dialog: QWidget, name: str, text: str) -> None:
    driver.type(part(dialog, NumberField, name), text)


def small(driver: Driver, dialog: QWidget, path: Path) -> None:
    """Choose a film of the map alone, small and short."""
    surface = part(dialog, QCheckBox, "surface")
    driver.click(surface, QPoint(8, surface.height() // 2))
    size = part(dialog, Picker, "Size")
    assert isinstance(size, Picker)
    size.setCurrentIndex(size.findData("own"))
    size.activated.emit(size.currentIndex())
    enter(driver, dialog, "Width in pixels", "320")
    enter(driver, dialog, "Height in pixels", "180")
    enter(driver, dialog, "Last step", "20")
    field = dialog.findChild(QLineEdit, "film_path")
    driver.type(field, str(path), enter=False)


def frames_of(path: Path) -> int:
    import av

    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def test_a_film_is_recorded_from_what_the_window_shows(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    dialog = opened(driver)
    small(driver, dialog, path)
    driver.wait(lambda: says(dialog, "frames, about"), 120)
    driver.click(part(dialog, QPushButton, "Record"))
    driver.wait(lambda: says(dialog, "Done"), 60)
    assert frames_of(path) == 91  # 20 steps at 10 a second, one more frame, and a second of rest
    assert [entry.name for entry in tmp_path.iterdir()] == ["film.mp4"]
    assert driver.session.cursor == 0  # the window is where it was


def test_a_film_that_is_called_off_leaves_nothing(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "film.mp4")
    enter(driver, dialog, "Steps per second", "0.01")
    driver.click(part(dialog, QPushButton, "Record"))
    driver.wait(lambda: any(bar.isVisible() and bar.value() > 0 for bar in dialog.findChildren(QProgressBar)), 60)
    driver.session.playback.step_forward()  # the window goes on meanwhile
    driver.settle()
    assert driver.session.cursor == 1
    driver.click(part(dialog, QPushButton, "Call off"))
    driver.wait(lambda: says(dialog, "nothing was written"), 60)
    assert list(tmp_path.iterdir()) == []
    assert part(dialog, QPushButton, "Record").isEnabled()


def test_what_cannot_be_filmed_is_said_where_it_is_chosen(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "film.mp4")
    enter(driver, dialog, "Width in pixels", "321")
    assert says(dialog, "322 × 180 would do")
    assert not part(dialog, QPushButton, "Record").isEnabled()
    enter(driver, dialog, "Width in pixels", "320")
    assert not says(dialog, "would do")
    enter(driver, dialog, "Last step", "3")
    enter(driver, dialog, "First step", "9")
    assert says(dialog, "From step 9 to step 3")


def test_a_film_to_the_end_goes_to_the_end_of_what_the_window_has_become(driver: Driver) -> None:
    dialog = opened(driver)
    last, path = part(dialog, NumberField, "Last step"), dialog.findChild(QLineEdit, "film_path")
    assert isinstance(last, NumberField)
    offered = path.text()
    driver.session.change(replace(driver.session.experiment, steps=30))
    driver.settle()
    assert (last.text(), dialog.film().last) == ("30", None)
    enter(driver, dialog, "Last step", "20")
    driver.session.change(replace(driver.session.experiment, steps=40))
    driver.settle()
    assert (last.text(), dialog.film().last) == ("20", 20)
    driver.session.change(replace(driver.session.experiment, steps=10))
    driver.settle()
    assert says(dialog, "the steps go from 0 to 10")
    editing.use_landscape(driver.session, "rosenbrock")
    driver.settle()
    assert path.text() != offered and "rosenbrock" in path.text()


def test_a_change_while_a_preview_is_made_does_not_hold_the_window_up(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "film.mp4")
    held = []
    for pace in ("5", "6"):
        driver.wait(lambda: says(dialog, "Preview …"), 60)
        QTest.qWait(50)
        enter(driver, dialog, "Steps per second", pace)
        began = monotonic()
        QTest.qWait(700)  # in which the next preview becomes due
        held.append(monotonic() - began)
    assert min(held) < 1.5  # at every change it would be longer; the computer may do something else at one
    driver.wait(lambda: says(dialog, "131 frames"), 60)
    assert not says(dialog, "Preview …")


def test_numbered_pictures_are_not_replaced_without_asking(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "film.png")
    (tmp_path / "film-00001.png").write_bytes(b"kept")
    driver.click(part(dialog, QPushButton, "Record"))
    box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    driver.click(box.button(QMessageBox.StandardButton.Cancel))
    assert (tmp_path / "film-00001.png").read_bytes() == b"kept"


def test_the_runs_of_a_film_are_all_named_where_they_need_several_rows(qapp: QApplication) -> None:
    session = first_session()
    session.prepare()
    captions = FilmCaptions(session, ("optimizer", "loss"))
    few = captions.heightForWidth(600)
    for _ in range(6):
        editing.duplicate_run(session, 0)
    session.prepare()
    assert captions.heightForWidth(600) > 2 * few
    assert captions.heightForWidth(6000) == few
    captions.deleteLater()


def test_a_folder_that_is_not_there_is_told(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "no" / "film.mp4")
    driver.click(part(dialog, QPushButton, "Record"))
    driver.wait(lambda: says(dialog, "no folder"), 60)


def test_closing_the_window_asks_before_a_film_is_lost_and_leaves_nothing(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    small(driver, dialog, tmp_path / "film.mp4")
    enter(driver, dialog, "Steps per second", "0.01")
    driver.click(part(dialog, QPushButton, "Record"))
    driver.wait(lambda: any(bar.isVisible() and bar.value() > 0 for bar in dialog.findChildren(QProgressBar)), 60)
    driver.window.close()
    driver.settle()
    assert driver.window.isVisible()
    box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    driver.click(box.button(QMessageBox.StandardButton.Yes))
    driver.wait(lambda: not list(tmp_path.iterdir()))
    driver.window.close()
    driver.settle()
    assert not driver.window.isVisible()


def test_a_film_goes_through_places_of_the_camera(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver)
    camera = part(dialog, Picker, "Camera")
    assert isinstance(camera, Picker)
    camera.setCurrentIndex(camera.findData("keys"))
    camera.activated.emit(camera.currentIndex())
    driver.click(part(dialog, QPushButton, "Add the camera as it stands, for step 0"))
    driver.session.seek(10)
    driver.settle()
    driver.click(part(dialog, QPushButton, "Add the camera as it stands, for step 10"))
    assert [key.step for key in dialog.film().keys] == [0.0, 10.0]
    driver.click(part(dialog, QPushButton, "Remove"))
    assert [key.step for key in dialog.film().keys] == [0.0]


def test_the_window_records_itself(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    driver.key(Qt.Key.Key_R, control_shift)
    assert driver.window.command("record_live").isChecked()
    handle = driver.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Right)
    driver.wait(lambda: driver.window.command("record_live").isChecked() and driver.session.cursor == 1)
    until = QApplication.instance()
    assert until is not None
    QTest.qWait(300)  # what is recorded is time
    driver.key(Qt.Key.Key_R, control_shift)
    films = list(tmp_path.rglob("*.mp4"))
    assert len(films) == 1
    assert 5 <= frames_of(films[0]) <= 200
    assert not driver.window.command("record_live").isChecked()
    assert any("Recorded" in label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def live(driver: Driver, folder: Path, meanwhile: Callable[[], object]) -> list[np.ndarray]:
    """Record the window, do something, go on for a moment; return the frames, (height, width, 3)."""
    import av

    driver.window.command("record_live").trigger()
    QTest.qWait(200)  # what is recorded is time
    meanwhile()
    QTest.qWait(400)
    driver.window.command("record_live").trigger()
    (path,) = (path for path in folder.rglob("*.mp4") if ".part" not in str(path))
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def test_a_recording_that_is_ended_at_once_has_a_frame(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for _ in range(2):
        driver.window.command("record_live").trigger()
    (path,) = tmp_path.rglob("*.mp4")
    assert frames_of(path) == 1


def red(colour: np.ndarray) -> bool:
    return bool(colour[0] > 200 and colour[1] < 60 and colour[2] < 60)


def test_menus_are_in_the_recording_of_the_window(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    menu = QMenu(driver.window)
    menu.setStyleSheet("background: #ff0000")
    for number in range(8):
        menu.addAction(f"number {number}")
    frames = live(driver, tmp_path, lambda: menu.popup(driver.window.mapToGlobal(QPoint(500, 200))))
    menu.close()
    first, last = (frame[205:245, 505:515].mean(axis=(0, 1)) for frame in (frames[0], frames[-1]))
    assert red(last) and not red(first)


def test_a_window_that_is_resized_fits_into_its_recording(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    height, width = driver.window.height(), driver.window.width()
    frames = live(driver, tmp_path, lambda: driver.window.resize(width, height + 300))
    driver.window.resize(width, height)
    assert {frame.shape for frame in frames} == {(height, width, 3)}
    ground = driver.window.palette().window().color()
    for column in (10, width - 10):  # as much room at the right as at the left
        assert np.abs(frames[-1][:, column] - (ground.red(), ground.green(), ground.blue())).max() < 12


def test_what_a_killed_recording_left_is_removed_and_what_another_one_makes_stays(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    left, made = (tmp_path / f".gdviz 2026-01-0{day} 10.00.00-x.part" for day in (1, 2))
    for folder in (left, made):
        folder.mkdir()
        (folder / "film.mp4").write_bytes(b"half a film")
    lock = hold_unfinished(made)
    assert lock is not None
    live(driver, tmp_path, lambda: None)
    lock.let_go()
    assert made.exists() and not left.exists()
    assert [path for path in tmp_path.glob(".*.part") if path != made] == []
