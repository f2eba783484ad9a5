"""Writing one's own optimizer and landscape: mistakes at their place, saved as a file, at once in every list."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from gdviz import assets
from gdviz.engine.experiment import RunChoice
from gdviz.export.code import torch_obstacle
from gdviz.session.changes import editing
from gdviz.session.files.guests import with_guest
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.editor.editor_dialog import EditorDialog
from gdviz.ui.editor.tiny_curve import TinyCurve
from gdviz.ui.formulas.formula_preview import FormulaPreview
from gdviz.ui.strips.notice_strip import NoticeStrip
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)


def opened(driver: Driver, command: str) -> EditorDialog:
    next(action for action in driver.window.actions() if action.objectName() == command).trigger()
    driver.settle()
    return [editor for editor in driver.window.findChildren(EditorDialog) if editor.isVisible()][-1]


def field(editor: EditorDialog, name: str) -> QLineEdit:
    return next(one for one in editor.findChildren(QLineEdit) if one.accessibleName() == name)


def button(editor: EditorDialog, text: str) -> QPushButton:
    return next(one for one in editor.findChildren(QPushButton) if one.text() == text)


def write(driver: Driver, editor: EditorDialog, equations: str) -> None:
    text = editor.findChild(QPlainTextEdit)
    assert text is not None
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_Delete)
    text.insertPlainText(equations)
    before = said(editor)
    driver.wait(lambda: said(editor) != before)


def said(editor: QWidget) -> str:
    words = [label.text() for label in editor.findChildren(QLabel) if label.isVisibleTo(editor)]
    return "\n".join(words + [curve.accessibleDescription() for curve in editor.findChildren(TinyCurve)])


def press(driver: Driver, editor: EditorDialog, text: str) -> None:
    driver.click(button(editor, text))


def test_an_own_optimizer_is_tried_saved_and_runs_at_once(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "Half steps", enter=False)
    write(driver, editor, "x = x - 0.5 η g")
    assert "steps" in said(editor)  # what it did in the bowl
    press(driver, editor, "Save and add a run")
    path = assets.user_folder() / "optimizers" / "half_steps.toml"
    assert tomllib.loads(path.read_text("utf-8"))["equations"].strip() == "x = x - 0.5 η g"
    assert driver.session.experiment.runs[-1].optimizer == "half_steps"
    picker = driver.find(Picker, f"Optimizer of {driver.session.experiment.runs[-1].name}")
    assert picker.currentText() == "Half steps · yours"
    driver.key(Qt.Key.Key_End)
    assert driver.session.runs[-1].length > 10


def test_a_mistake_is_said_at_its_line_and_column_and_cannot_be_saved(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    write(driver, editor, "m = 2 g\nx = x - η foo")
    assert "Line 2, column 11" in said(editor)
    assert not button(editor, "Save").isEnabled()
    write(driver, editor, "m = 2 g\nx = x - η m")
    assert "Line" not in said(editor)
    assert button(editor, "Save").isEnabled()


def test_a_built_in_one_is_edited_as_a_copy_with_its_words(driver: Driver) -> None:
    driver.session.select(1)
    editor = opened(driver, "edit_optimizer")
    assert field(editor, "Name").text() == "Adam (mine)" and field(editor, "File name").text() == "adam_mine"
    driver.wait(lambda: button(editor, "Save").isEnabled())
    press(driver, editor, "Save")
    mine, adam = driver.session.catalog.optimizers["adam_mine"], driver.session.catalog.optimizers["adam"]
    assert mine.hyperparameters.keys() == adam.hyperparameters.keys()
    assert mine.reference == adam.reference and [one.description for one in mine.terms] == [
        one.description for one in adam.terms
    ]
    assert driver.session.experiment.runs[1].optimizer == "adam"


def test_what_came_along_with_a_file_is_edited_as_a_copy(driver: Driver, tmp_path: Path) -> None:
    text = 'name = "Theirs"\nequations = "x = x - η g / 2"\n[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.1\n'
    catalog, key = with_guest(driver.session.catalog, ("optimizers", "theirs"), text + "range = [0.01, 1.0]\n")
    run = RunChoice("r", key, {"lr": 0.1})
    driver.session.use_catalog(catalog, msgspec.structs.replace(driver.session.experiment, runs=(run,)))
    editor = opened(driver, "edit_optimizer")
    assert field(editor, "Name").text() == "Theirs (mine)"
    equations = editor.findChild(QPlainTextEdit)
    assert equations is not None and equations.toPlainText().strip() == "x = x - η g / 2"
    driver.wait(lambda: button(editor, "Save").isEnabled())
    press(driver, editor, "Save")
    assert (tmp_path / "optimizers" / "theirs_mine.toml").is_file()


@pytest.mark.parametrize("changed", [False, True])
def test_a_copy_is_exported_to_torch_only_while_its_equations_are_the_same(driver: Driver, changed: bool) -> None:
    driver.session.select(1)
    editor = opened(driver, "edit_optimizer")
    if changed:
        write(driver, editor, "m = β₁ m + (1 - β₁) g\nv = β₂ v + (1 - β₂) g²\nx = x - η m / (√v + ε)")
    driver.wait(lambda: button(editor, "Save").isEnabled())
    press(driver, editor, "Save")
    session = driver.session
    mine = msgspec.structs.replace(session.experiment.runs[1], name="mine", optimizer="adam_mine")
    experiment = session.experiment.with_run(mine, 1)
    message = torch_obstacle(session.catalog, experiment, 1)
    assert message is None if not changed else "torch.optim has no adam_mine" in str(message)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("adam", "built in"),
        ("Adam", "built in"),
        ("a/b", "letters"),
        ("nul", "Windows"),
        ("", "missing"),
        ("x" * 70, "at most"),
    ],
)
def test_file_names_that_cannot_be_are_explained(driver: Driver, name: str, why: str) -> None:
    editor = opened(driver, "new_optimizer")
    file = field(editor, "File name")
    file.selectAll()
    QTest.keyClick(file, Qt.Key.Key_Delete)
    QTest.keyClicks(file, name)
    driver.settle()
    assert why in said(editor)
    assert not button(editor, "Save").isEnabled()


def test_an_own_optimizer_is_renamed_with_its_runs_and_not_deleted_under_them(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "First", enter=False)
    press(driver, editor, "Save")
    editing.add_run(driver.session, "first")
    driver.type(field(editor, "File name"), "second", enter=False)
    press(driver, editor, "Save")
    folder = assets.user_folder() / "optimizers"
    assert [path.name for path in folder.iterdir()] == ["second.toml"]
    assert driver.session.experiment.runs[-1].optimizer == "second"
    for times in range(2):
        press(driver, editor, "Delete …")
        box = next(box for box in editor.findChildren(QMessageBox) if box.isVisible())
        driver.click(box.button(QMessageBox.StandardButton.Yes))
        driver.settle()
        if times == 0:
            assert "uses it" in said(editor) and (folder / "second.toml").exists()
            editing.remove_run(driver.session, len(driver.session.experiment.runs) - 1)
    assert not (folder / "second.toml").exists()
    assert "second" not in driver.session.catalog.optimizers


def test_a_changed_hyperparameter_reaches_the_runs_that_use_it(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "Mine", enter=False)
    press(driver, editor, "Save")
    editing.add_run(driver.session, "mine")
    driver.key(Qt.Key.Key_End)
    before = driver.session.runs[-1].trajectory.positions[1].copy()
    write(driver, editor, "x = x - 2 η g")
    press(driver, editor, "Save")
    assert (driver.session.runs[-1].trajectory.positions[1] != before).all()


def test_an_own_landscape_is_saved_and_shown(driver: Driver) -> None:
    editor = opened(driver, "new_landscape")
    driver.type(field(editor, "Name"), "Egg box", enter=False)
    driver.type(field(editor, "Formula"), "sin(x)² + sin(y)² + ")
    assert "Column" in said(editor) and not button(editor, "Save").isEnabled()
    driver.type(field(editor, "Formula"), "sin(x)² + sin(y)²")
    assert "At the start" in said(editor)
    press(driver, editor, "Save and use")
    assert driver.session.experiment.landscape.id == "egg_box"
    assert driver.find(Picker, "Landscape").currentText() == "Egg box · yours"
    assert not [one for one in driver.window.findChildren(EditorDialog) if one.isVisible()]  # the picture is seen


def test_a_landscape_is_tried_by_the_selected_run_and_a_mistake_shows_nothing_of_before(driver: Driver) -> None:
    driver.session.select(1)
    editor = opened(driver, "new_landscape")
    curve, preview = editor.findChild(TinyCurve), editor.findChild(FormulaPreview)
    assert curve is not None and preview is not None
    driver.wait(lambda: "in 200 steps" in said(editor))
    assert curve.accessibleName().startswith("adam, 200 steps")
    first = curve.accessibleDescription()
    driver.type(field(editor, "Formula"), "x² + 3y² + foo")
    assert not preview.isVisible() and not curve.isVisible() and "At the start" not in said(editor)
    driver.type(field(editor, "Formula"), "(x² + 3y²) / 10")
    assert preview.isVisible() and curve.isVisible()
    assert curve.accessibleDescription() != first


def test_a_file_that_another_window_wrote_is_not_overwritten(driver: Driver) -> None:
    folder = assets.user_folder() / "optimizers"
    folder.mkdir()
    (folder / "half_steps.toml").write_text("not mine", "utf-8")
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "Half steps", enter=False)
    driver.wait(lambda: button(editor, "Save").isEnabled())
    press(driver, editor, "Save")
    assert "already" in said(editor)
    assert (folder / "half_steps.toml").read_text("utf-8") == "not mine"


def test_undo_to_a_deleted_optimizer_says_so_and_works_again_once_it_is_there(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "Mine", enter=False)
    press(driver, editor, "Save")
    editing.add_run(driver.session, "mine")
    before = driver.session.experiment
    editing.remove_run(driver.session, 2)
    after = driver.session.experiment
    press(driver, editor, "Delete …")
    box = next(box for box in editor.findChildren(QMessageBox) if box.isVisible())
    driver.click(box.button(QMessageBox.StandardButton.Yes))
    driver.settle()
    driver.window.command("undo").trigger()
    driver.settle()
    assert driver.session.experiment == after
    notice = driver.find(NoticeStrip)
    assert "mine" in notice.accessibleName() and "gone" in notice.accessibleName()
    press(driver, editor, "Save")  # what was on the screen
    driver.window.command("undo").trigger()
    assert driver.session.experiment == before
    driver.settle()
    assert not notice.isVisible()


def test_what_can_be_undone_follows_the_new_file_name_of_an_own_optimizer(driver: Driver) -> None:
    editor = opened(driver, "new_optimizer")
    driver.type(field(editor, "Name"), "First", enter=False)
    press(driver, editor, "Save")
    editing.add_run(driver.session, "first")
    editing.set_seed(driver.session, 3)
    driver.type(field(editor, "File name"), "second", enter=False)
    press(driver, editor, "Save")
    driver.window.command("undo").trigger()
    assert driver.session.experiment.seed == 0
    assert driver.session.experiment.runs[-1].optimizer == "second"


def test_closing_asks_only_where_something_would_be_lost(driver: Driver) -> None:
    editor = opened(driver, "new_landscape")
    driver.type(field(editor, "Name"), "Lost", enter=False)
    editor.close()
    driver.settle()
    assert editor.isVisible()
    box = next(box for box in editor.findChildren(QMessageBox) if box.isVisible())
    driver.click(box.button(QMessageBox.StandardButton.Yes))
    driver.settle()
    assert not [one for one in driver.window.findChildren(EditorDialog) if one.isVisible()]
    opened(driver, "new_landscape").close()
    driver.settle()
    assert not [one for one in driver.window.findChildren(EditorDialog) if one.isVisible()]


def test_the_window_stays_until_an_unsaved_draft_is_answered_for(driver: Driver) -> None:
    editor = opened(driver, "new_landscape")
    driver.type(field(editor, "Name"), "Not yet", enter=False)
    assert not driver.window.close()
    driver.settle()
    assert driver.window.isVisible() and editor.isVisible()
    box = next(box for box in editor.findChildren(QMessageBox) if box.isVisible())
    driver.click(box.button(QMessageBox.StandardButton.Yes))
    driver.settle()
    assert driver.window.close()


def test_deleting_a_file_that_stood_in_for_a_built_in_one_brings_that_back(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "optimizers" / "gd.toml"
    path.parent.mkdir()
    built_in = (assets.resources() / "optimizers" / "gd.toml").read_text("utf-8")
    path.write_text(built_in.replace("η g", "2 η g"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "user_folder", lambda: tmp_path)
        driver = Driver(qapp)
        try:
            driver.key(Qt.Key.Key_End)
            mine = driver.session.runs[0].trajectory.positions[1].copy()
            editor = opened(driver, "edit_optimizer")
            press(driver, editor, "Delete …")
            box = next(box for box in editor.findChildren(QMessageBox) if box.isVisible())
            driver.click(box.button(QMessageBox.StandardButton.Yes))
            driver.settle()
            assert not path.exists() and "gd" in driver.session.catalog.optimizers
            assert (driver.session.runs[0].trajectory.positions[1] != mine).all()
            for one in driver.window.findChildren(EditorDialog):
                one.deleteLater()
        finally:
            driver.close()


@pytest.mark.parametrize("command", ["new_optimizer", "new_landscape"])
def test_tab_comes_to_what_is_written_before_the_buttons(driver: Driver, command: str) -> None:
    editor = opened(driver, command)
    editor.activateWindow()
    field(editor, "File name").setFocus()
    QTest.keyClick(field(editor, "File name"), Qt.Key.Key_Tab)
    text = editor.focusWidget()
    assert text is not None and text.accessibleName() in ("Equations", "Formula")
    stops = []
    while editor.focusWidget() not in stops:
        stops.append(editor.focusWidget())
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
    texts = [stop.text() for stop in stops if isinstance(stop, QPushButton)]
    assert texts.index("Close") > 1 and texts[-2] == "Save" and texts[-1].startswith("Save and")
