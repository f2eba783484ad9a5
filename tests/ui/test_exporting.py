"""What is taken along from the window: pictures, trajectories, the table; and pictures and films dropped on it."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import runpy
import zlib
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QProgressDialog, QPushButton

from gdviz.export.embedded import embedded_line
from gdviz.export.films.formats import FORMATS
from gdviz.export.films.writer import FilmWriter
from gdviz.session.changes import editing
from gdviz.session.many.map_choice import MapChoice
from gdviz.session.session import Session
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.exporting.picture_dialog import PictureDialog
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from tests.driver import Driver
from tests.export.test_films import a_frame
from tests.ui.test_files import back, change, dialog, drop, name_file

pytestmark = pytest.mark.gl
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def driver(driver: Driver, tmp_path: Path) -> Driver:
    driver.settings.setValue("export_folder", str(tmp_path))
    driver.session.foresee(60)
    driver.session.seek(30)
    driver.settle()
    return driver


class Asking:
    """The dialog for pictures, as a person uses it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        back(driver)
        driver.key(Qt.Key.Key_E, CTRL)
        (self.dialog,) = (one for one in driver.window.findChildren(PictureDialog) if one.isVisible())
        self.dialog.activateWindow()
        driver.wait(self.dialog.isActiveWindow)

    def button(self, text: str) -> QPushButton:
        return next(one for one in self.dialog.findChildren(QPushButton) if one.text() == text)

    def field(self, name: str) -> QLineEdit:
        return next(one for one in self.dialog.findChildren(QLineEdit) if one.accessibleName() == name)

    def tick(self, *texts: str) -> Asking:
        for text in texts:
            box = next(one for one in self.dialog.findChildren(QCheckBox) if one.text() == text)
            QTest.keyClick(box, Qt.Key.Key_Space)
        self.driver.settle()
        return self

    def choose(self, name: str, entry: str) -> Asking:
        picker = next(one for one in self.dialog.findChildren(Picker) if one.accessibleName() == name)
        picker.setCurrentIndex(picker.findText(entry, Qt.MatchFlag.MatchStartsWith))
        picker.activated.emit(picker.currentIndex())
        self.driver.settle()
        return self

    def size(self, width: int, height: int) -> Asking:
        self.choose("Size", "another")
        for name, value in (("Width in pixels", width), ("Height in pixels", height)):
            self.driver.type(self.field(name), str(value))
        return self

    def save(self, path: Path) -> Asking:
        self.driver.type(self.field("File"), str(path), enter=False)
        QTest.mouseClick(self.button("Save"), Qt.MouseButton.LeftButton)
        self.driver.settle()
        return self

    @property
    def said(self) -> str:
        labels = [one.text() for one in self.dialog.findChildren(QLabel) if one.isVisible()]
        return "\n".join(labels)


def export(driver: Driver, command: str, path: Path) -> None:
    """Trigger a command, name the file that it asks for and wait until it is made."""
    ask_for(driver, command, path)
    driver.wait(lambda: progress(driver) is None, seconds=60)


def progress(driver: Driver) -> QProgressDialog | None:
    """Return what tells how far something is, None where nothing takes long."""
    return next((one for one in driver.window.findChildren(QProgressDialog) if one.isVisible()), None)


def ask_for(driver: Driver, command: str, path: Path) -> None:
    driver.window.command(command).trigger()
    chooser = dialog(driver)
    chooser.activateWindow()
    driver.wait(chooser.isActiveWindow)
    name_file(driver, path)


def strip(driver: Driver) -> str:
    found = driver.window.findChild(FileStrip)
    assert found is not None
    return found.text if found.isVisible() else ""


# Pictures ---------------------------------------------------------------------------------------------------------


def test_a_picture_of_any_size_opens_again_where_it_is_dropped(driver: Driver, tmp_path: Path) -> None:
    change(driver)
    experiment = driver.session.experiment
    Asking(driver).tick("loss", "formula", "runs").size(333, 257).save(tmp_path / "one.png")
    picture = QImage(str(tmp_path / "one.png"))
    assert (picture.width(), picture.height()) == (333, 257)
    driver.window.files.filing.forget_changes()
    driver.window.files.filing.new()
    assert driver.session.experiment != experiment
    assert drop(driver, tmp_path / "one.png")
    assert driver.session.experiment == experiment
    assert driver.session.cursor == 30
    assert driver.window.files.filing.path is None  # saving must not replace the picture


def test_what_is_pictured_stays_as_it_is_in_the_window(driver: Driver, tmp_path: Path) -> None:
    views = [driver.find(kind) for kind in (ContourView, LossView)]
    driver.rest()
    before, longest = [view.grab().toImage() for view in views], driver.session.longest
    Asking(driver).tick("surface", "loss").size(640, 480).save(tmp_path / "one.png")
    assert (driver.session.longest, driver.session.cursor) == (longest, 30)
    driver.rest()
    assert [view.grab().toImage() for view in views] == before


def test_two_pictures_of_the_same_are_the_same(driver: Driver, tmp_path: Path) -> None:
    for suffix in ("png", "svg"):
        for name in ("one", "other"):
            Asking(driver).save(tmp_path / f"{name}.{suffix}")
        assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"other.{suffix}").read_bytes()


def test_a_transparent_picture_has_no_ground(driver: Driver, tmp_path: Path) -> None:
    Asking(driver).tick("surface", "transparent", "step").size(801, 403).save(tmp_path / "clear.png")
    picture = QImage(str(tmp_path / "clear.png"))
    alphas = [picture.pixelColor(x, y).alpha() for x, y in ((0, 0), (0, 402), (800, 0), (800, 402))]
    assert alphas == [0, 0, 0, 0]
    assert picture.pixelColor(220, 200).alpha() == 255  # on the map
    assert picture.pixelColor(600, 260).alpha() == 255  # on the surface
    shares = np.array([picture.pixelColor(x, y).alpha() for x in range(0, 801, 4) for y in range(0, 403, 4)])
    assert ((shares > 0) & (shares < 255)).any()  # edges stay smooth


def test_svg_is_made_of_lines_and_words(driver: Driver, tmp_path: Path) -> None:
    Asking(driver).tick("loss", "formula", "runs", "step").save(tmp_path / "map.svg")
    root = ElementTree.parse(tmp_path / "map.svg").getroot()
    assert root.get("width") == "1600" and root.get("viewBox") == "0 0 1600 1200"
    words = {"".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")}
    assert {"step 30", "gd", "adam", "x", "0"} <= words
    (ground,) = root.iter(f"{SVG}image")  # the heights of the map alone are pixels
    assert float(ground.get("width", "0")) < 1600 and float(ground.get("height", "0")) < 900
    lines = [*root.iter(f"{SVG}path"), *root.iter(f"{SVG}polyline")]
    assert len(lines) > 50
    colours = {one.get("stroke") for one in root.iter(f"{SVG}g")}
    assert {"#d55e00", "#0072b2"} <= colours  # the paths of both runs
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    named = set(re.findall(r"url\(#([^)]+)\)", (tmp_path / "map.svg").read_text()))
    assert named <= set(ids)
    assert not any(one.get("vector-effect") == "non-scaling-stroke" and one in lines for one in root.iter(f"{SVG}g"))
    driver.session.maps.choose(MapChoice("basins", size=8))
    driver.session.maps.finish()
    Asking(driver).save(tmp_path / "basins.svg")
    said = "minimum · starts · median steps"  # what the colours of a map mean stands under it
    assert said in (tmp_path / "basins.svg").read_text(encoding="utf-8") and said not in words


def test_pdf_is_made_of_lines_and_words(driver: Driver, tmp_path: Path) -> None:
    Asking(driver).tick("loss", "formula").save(tmp_path / "map.pdf")
    content = (tmp_path / "map.pdf").read_bytes()
    assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    assert b"/MediaBox [0 0 1200" in content  # 1600 pixels of 1/96 inch
    assert b"/FontFile2" in content
    streams = [part.split(b"endstream")[0] for part in re.split(rb"stream\r?\n", content)[1:]]
    drawn = b""
    for stream in streams:
        unpacked = zlib.decompressobj()
        try:
            drawn += unpacked.decompress(stream)
        except zlib.error:
            continue
    assert len(re.findall(rb"[\d.]+ [\d.]+ l\s", drawn)) > 500
    assert len(re.findall(rb"\bTj|\bTJ", drawn)) > 20


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_svg_and_pdf_open_again(driver: Driver, tmp_path: Path, suffix: str) -> None:
    change(driver)
    experiment = driver.session.experiment
    Asking(driver).save(tmp_path / f"map.{suffix}")
    driver.window.files.filing.forget_changes()
    driver.window.files.filing.new()
    assert drop(driver, tmp_path / f"map.{suffix}")
    assert driver.session.experiment == experiment


def test_the_surface_is_not_offered_as_vectors_and_the_dialog_says_why(driver: Driver) -> None:
    asking = Asking(driver).tick("surface").choose("Format", "SVG")
    assert "choose PNG" in asking.said
    assert not asking.button("Save").isEnabled()
    asking.tick("surface")
    assert "choose PNG" not in asking.said
    assert asking.button("Save").isEnabled()


def test_sizes_that_cannot_be_are_said(driver: Driver) -> None:
    asking = Asking(driver).size(10, 300)
    assert "from 16 to 8192 pixels" in asking.said
    assert not asking.button("Save").isEnabled()


def test_return_in_a_field_of_the_form_saves_nothing_yet(driver: Driver, tmp_path: Path) -> None:
    asking = Asking(driver).size(300, 200)
    assert asking.dialog.isVisible()
    assert not list(tmp_path.iterdir())
    QTest.keyClick(asking.field("File"), Qt.Key.Key_Return)  # in that of the name it does
    assert [one.suffix for one in tmp_path.iterdir()] == [".png"]


def test_the_whole_window_is_a_picture_too(driver: Driver, tmp_path: Path) -> None:
    Asking(driver).tick("whole window").save(tmp_path / "window.png")
    picture = QImage(str(tmp_path / "window.png"))
    assert picture.size() == driver.window.size()
    assert embedded_line(tmp_path / "window.png") == driver.window.files.filing.line()


def test_a_name_without_a_known_ending_is_refused_in_words(driver: Driver, tmp_path: Path) -> None:
    asking = Asking(driver).save(tmp_path / "picture.bmp")
    assert "does not end in one of .png, .svg, .pdf" in asking.said
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_said_and_the_old_picture_stays(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.csv").write_text("old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    asking = Asking(driver).save(tmp_path / "new.png")
    assert "The disk is full" in asking.said
    assert asking.dialog.isVisible()  # nothing of what was chosen is lost
    asking.dialog.close()
    export(driver, "export_csv", tmp_path / "new.csv")
    assert "“new.csv” cannot be saved. The disk is full" in strip(driver)
    assert [one.name for one in tmp_path.iterdir()] == ["old.csv"]


def test_a_folder_that_must_not_be_written_to_is_said(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert "must not be written to" in Asking(driver).save(tmp_path / "new.png").said
    assert not list(tmp_path.iterdir())


def test_what_was_chosen_is_remembered(driver: Driver, tmp_path: Path) -> None:
    Asking(driver).tick("loss", "step").size(500, 400).choose("Format", "SVG").save(tmp_path / "one.svg")
    asking = Asking(driver)
    ticked = {one.text() for one in asking.dialog.findChildren(QCheckBox) if one.isChecked()}
    assert ticked == {"map", "loss", "step"}
    fields = {one.accessibleName(): one.text() for one in asking.dialog.findChildren(QLineEdit)}
    assert (fields["Width in pixels"], fields["Height in pixels"]) == ("500", "400")
    assert fields["File"].endswith(".svg")
    assert Path(fields["File"]).parent == tmp_path and not Path(fields["File"]).exists()


def test_a_picture_is_copied_of_the_view_that_has_the_focus(driver: Driver) -> None:
    loss = driver.find(LossView)
    driver.click(loss)
    driver.key(Qt.Key.Key_C, CTRL | ALT)
    data = QGuiApplication.clipboard().mimeData()
    assert QGuiApplication.clipboard().image().size() == loss.size()
    assert data.hasFormat("image/png") and not data.hasText()


def test_a_copied_picture_carries_the_experiment(driver: Driver, tmp_path: Path) -> None:
    driver.window.command("copy_picture").trigger()
    (tmp_path / "pasted.png").write_bytes(bytes(QGuiApplication.clipboard().mimeData().data("image/png").data()))
    assert embedded_line(tmp_path / "pasted.png") == driver.window.files.filing.line()


# Trajectories and the table -----------------------------------------------------------------------------------------


def whole(session: Session) -> Session:
    other = Session(session.catalog, session.experiment)
    other.prepare()
    other.foresee(session.experiment.steps)
    return other


def test_trajectories_are_exported_whole_while_the_window_stays(driver: Driver, tmp_path: Path) -> None:
    longest = driver.session.longest
    assert longest < driver.session.experiment.steps
    export(driver, "export_csv", tmp_path / "runs")  # the ending is added
    rows = list(csv.DictReader(io.StringIO((tmp_path / "runs.csv").read_text())))
    runs = whole(driver.session).runs
    assert len(rows) == sum(run.length + 1 for run in runs)
    np.testing.assert_array_equal(
        [float(row["loss"]) for row in rows], np.concatenate([run.trajectory.losses for run in runs])
    )
    export(driver, "export_npz", tmp_path / "runs.npz")
    with np.load(tmp_path / "runs.npz", allow_pickle=False) as arrays:
        np.testing.assert_array_equal(arrays["run2_positions"], runs[1].trajectory.positions)
    assert (driver.session.longest, driver.session.cursor) == (longest, 30)


def test_what_takes_long_tells_how_far_it_is_and_can_be_called_off(driver: Driver, tmp_path: Path) -> None:
    session = driver.session
    session.change(msgspec.structs.replace(session.experiment, steps=20_000, tolerance=0.0))
    driver.settle()
    ask_for(driver, "export_csv", tmp_path / "runs.csv")
    telling = progress(driver)
    assert telling is not None and telling.labelText() == "Making “runs.csv” …"
    QTest.keyClick(telling, Qt.Key.Key_Escape)
    driver.settle()
    assert progress(driver) is None and not list(tmp_path.iterdir())
    export(driver, "export_csv", tmp_path / "runs.csv")
    lines = (tmp_path / "runs.csv").read_text(encoding="utf-8").count("\n")
    assert lines == 1 + sum(run.length + 1 for run in whole(session).runs)
    assert session.longest < 20_000


@pytest.mark.parametrize(
    ("suffix", "start"), [("csv", "Run,Optimizer"), ("md", "| Run | Optimizer"), ("tex", "% \\usepackage{booktabs}")]
)
def test_the_table_is_written_as_its_name_says(driver: Driver, tmp_path: Path, suffix: str, start: str) -> None:
    export(driver, "export_table", tmp_path / f"table.{suffix}")
    text = (tmp_path / f"table.{suffix}").read_text()
    assert text.startswith(start)
    assert "adam" in text


def test_a_script_makes_the_runs_that_are_shown(driver: Driver, tmp_path: Path) -> None:
    export(driver, "export_numpy", tmp_path / "runs.py")
    made = runpy.run_path(str(tmp_path / "runs.py"))
    assert len(made["RUNS"]) == 2
    for title, run in zip(made["RUNS"], driver.session.runs, strict=True):
        positions = made["descend"](made["RUNS"][title])
        run.advance(100 - run.length)
        assert np.allclose(positions, run.trajectory.positions, rtol=0, atol=1e-9)


def test_what_no_script_can_hold_is_left_out_with_the_reason(driver: Driver, tmp_path: Path) -> None:
    editing.use_optimizer(driver.session, 1, "nelder_mead")
    driver.settle()
    export(driver, "export_torch", tmp_path / "runs.py")
    assert "torch.optim" in (tmp_path / "runs.py").read_text()
    strip = driver.find(FileStrip)
    assert any("Left out" in label.text() and "nelder_mead" in label.text() for label in strip.findChildren(QLabel))


def test_the_table_is_copied_for_spreadsheets_in_the_language_of_the_window(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    driver.settle()
    driver.key(Qt.Key.Key_T, CTRL | ALT)
    driver.wait(lambda: progress(driver) is None)
    data = QGuiApplication.clipboard().mimeData()
    head, *rows = csv.reader(io.StringIO(data.text()), delimiter="\t")
    assert head[:2] == ["运行", "优化器"]
    assert [row[0] for row in rows] == ["gd", "adam"]
    assert bytes(data.data("text/markdown").data()).decode().startswith("| 运行 | 优化器 |")


# What is dropped --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["mp4", "webm", "gif", "webp", "apng"])
def test_a_film_that_is_dropped_opens_again(driver: Driver, tmp_path: Path, kind: str) -> None:
    change(driver)
    experiment, line = driver.session.experiment, driver.window.files.filing.line()
    form = next(form for form in FORMATS if form.id == kind)
    writer = FilmWriter(tmp_path / f"film.{kind}", form, (64, 48), 20.0, {"comment": line})
    for index in range(4):
        writer.write(a_frame(index))
    writer.close()
    driver.window.files.filing.forget_changes()
    driver.window.files.filing.new()
    assert drop(driver, tmp_path / f"film.{kind}")
    assert driver.session.experiment == experiment


def test_a_picture_of_something_else_is_refused_in_words(driver: Driver, tmp_path: Path) -> None:
    experiment = driver.session.experiment
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(tmp_path / "cat.png"))
    assert drop(driver, tmp_path / "cat.png")
    assert strip(driver).startswith("“cat.png” cannot be opened. It carries no experiment")
    assert driver.session.experiment is experiment
    (tmp_path / "gone.mp4").touch()
    assert drop(driver, tmp_path / "gone.mp4")
    assert "It carries no experiment" in strip(driver)


def test_the_dialog_speaks_the_language_of_the_window(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    driver.settle()
    asking = Asking(driver)
    assert isinstance(asking.dialog, QDialog)
    assert asking.dialog.windowTitle() == "导出图片"
    assert "字号" in asking.said
