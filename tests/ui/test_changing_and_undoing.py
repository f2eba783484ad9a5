"""Undo, branching and verdicts as a person meets them: keys, drags, menus, and what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from gdviz.session.changes import editing
from gdviz.session.files.autosave import Autosave
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.strips.notice_strip import NoticeStrip
from gdviz.ui.strips.recovery_strip import RecoveryStrip
from gdviz.ui.strips.verdict_line import VerdictLine
from gdviz.ui.strips.verdict_strip import VerdictStrip
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver
from tests.pictures import apart, pixels

pytestmark = pytest.mark.gl
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def undo(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Z, CONTROL)


def redo(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Z, CONTROL | SHIFT)


def drag_rate(driver: Driver, far: int = 30) -> None:
    slider = driver.find(Slider, "lr of gd")
    middle = slider.rect().center()
    driver.drag(slider, middle, middle + QPoint(far, 0))


def test_a_drag_of_a_slider_is_undone_by_one_key_and_the_menu_says_it(driver: Driver) -> None:
    before = driver.session.experiment
    drag_rate(driver)
    after = driver.session.experiment
    assert after != before
    assert driver.window.command("undo").text().replace("&", "") == "Undo: change η of gd"
    undo(driver)
    assert driver.session.experiment == before
    assert not driver.window.command("undo").isEnabled()
    redo(driver)
    assert driver.session.experiment == after


def test_two_drags_are_undone_one_by_one(driver: Driver) -> None:
    drag_rate(driver)
    between = driver.session.experiment
    drag_rate(driver, -20)
    assert driver.session.experiment != between
    undo(driver)
    assert driver.session.experiment == between


def test_dragging_the_start_is_one_step(driver: Driver) -> None:
    contour = driver.find(ContourView)
    before = driver.session.experiment
    driver.drag(contour, contour.rect().center() / 2, contour.rect().center())
    assert driver.session.experiment.start != before.start
    undo(driver)
    assert driver.session.experiment == before


def test_typing_a_formula_with_pauses_is_one_step(driver: Driver) -> None:
    before = driver.session.experiment
    field = driver.find(QLineEdit, "Formula of the landscape")
    driver.type(field, "x² + y²", enter=False)
    driver.wait(lambda: driver.session.experiment.landscape.formula == "x² + y²")
    driver.type(field, "x² + 9y²", enter=False)
    driver.wait(lambda: driver.session.experiment.landscape.formula == "x² + 9y²")
    driver.window.command("undo").trigger()
    driver.settle()
    assert driver.session.experiment == before
    assert field.text() == "3x² + 2xy + 6y²"


def test_a_text_field_undoes_its_typing_first(driver: Driver) -> None:
    drag_rate(driver)
    dragged = driver.session.experiment
    field = driver.find(NumberField, "lr of gd")
    driver.type(field, "0.07", enter=False)
    driver.key(Qt.Key.Key_Z, CONTROL)
    assert driver.session.experiment == dragged
    assert field.text() != "0.07"


def test_two_numbers_typed_into_one_field_are_two_steps(driver: Driver) -> None:
    field = driver.find(NumberField, "lr of gd")
    for text in ("0.07", "0.08"):
        driver.type(field, text)
    driver.window.command("undo").trigger()
    assert driver.session.experiment.runs[0].hyperparameters["lr"] == 0.07


def test_a_number_that_return_took_leaves_the_keys_to_the_window(driver: Driver) -> None:
    session = driver.session
    field = driver.find(NumberField, "lr of gd")
    driver.click(field)
    driver.type(field, "0.07")
    driver.key(Qt.Key.Key_Right)
    assert session.cursor == 1
    driver.key(Qt.Key.Key_End)
    assert session.cursor == 100
    driver.key(Qt.Key.Key_Home)
    QTest.keyClicks(driver.window.focusWidget(), "0.08")  # a figure types over what was there
    driver.key(Qt.Key.Key_Left)
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_Return)
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.8
    undo(driver)
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.07
    assert field.text() == "0.07"


def test_b_branches_off_and_both_futures_are_drawn_from_a_fork(driver: Driver) -> None:
    session = driver.session
    session.seek(3)
    driver.key(Qt.Key.Key_B)
    QTest.keyClicks(driver.window.focusWidget(), "0.15")  # its rate can be typed at once
    driver.key(Qt.Key.Key_Return)
    assert session.experiment.runs[2].name == "gd η=0.15 from 3"
    assert driver.find(NumberField, "lr of gd η=0.15 from 3").value() == 0.15
    driver.key(Qt.Key.Key_End)
    contour = driver.find(ContourView)
    driver.rest()
    shown = pixels(contour)
    session.change(session.experiment.with_run(_alone(session.experiment.runs[2]), 2))  # no fork, the past twice
    driver.settle()
    assert apart(contour, shown).max() > 60
    undo(driver)
    driver.rest()
    assert (pixels(contour) == shown).all()


def _alone(choice: object) -> object:
    import msgspec

    return msgspec.structs.replace(choice, branch=None, parent="")


def test_the_verdict_on_a_diverged_run_has_a_remedy_that_can_be_undone(driver: Driver) -> None:
    session = driver.session
    editing.set_hyperparameter(session, 0, "lr", 0.3)
    diverging = session.experiment
    driver.key(Qt.Key.Key_End)
    driver.wait(lambda: session.verdicts.remedies(0))
    driver.settle()
    strip = driver.find(VerdictStrip)
    said = [line.accessibleName() for line in strip.findChildren(VerdictLine)]
    assert said[0].startswith("Diverged at step")
    remedy = next(button for button in strip.findChildren(IconButton) if button.text().startswith("Set η"))
    assert remedy.isVisible() and "the loss is" in remedy.accessibleName()
    driver.click(remedy)
    driver.wait(lambda: (found := session.verdicts.of(0)) is not None and found.code == "converged")
    undo(driver)
    assert session.experiment.runs == diverging.runs


def test_nothing_is_judged_while_steps_are_played(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Space)
    driver.play_for(0.5)
    driver.session.verdicts.ask()
    assert not driver.session.verdicts.background.busy
    assert driver.session.verdicts.of(0) is None


def test_the_strip_can_be_closed_and_is_brought_back_by_its_key(driver: Driver) -> None:
    strip = driver.find(VerdictStrip)
    driver.click(next(one for one in strip.findChildren(IconButton) if one.accessibleName() == "Hide the verdict"))
    assert not strip.isVisible()
    driver.key(Qt.Key.Key_V)
    assert strip.isVisible()


@pytest.mark.parametrize("answer", ["Restore", "Discard"])
def test_after_a_crash_the_last_session_is_offered(driver: Driver, tmp_path: Path, answer: str) -> None:
    session = driver.session
    first = session.experiment
    killed = Autosave(tmp_path, session)
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    kept = session.experiment
    killed.poll()
    assert killed._mark is not None
    killed._mark.let_go()
    session.history.undo()
    autosave = Autosave(tmp_path, session)
    strip = RecoveryStrip(autosave)
    driver.window.show_notice(strip)
    driver.settle()
    assert strip.isVisible()
    driver.key(Qt.Key.Key_F11)
    assert not strip.isVisible()  # an audience is not asked
    driver.key(Qt.Key.Key_Escape)
    assert strip.isVisible()
    driver.click(next(button for button in strip.findChildren(QPushButton) if button.text() == answer))
    assert not strip.isVisible()
    assert session.experiment == (kept if answer == "Restore" else first)
    autosave.finish()
    assert not list(tmp_path.glob("*.lock")) or answer == "Discard"


def test_after_a_clean_end_the_last_session_waits_in_the_menu(driver: Driver, tmp_path: Path) -> None:
    command = next(action for action in driver.window.actions() if action.objectName() == "last_session")
    assert not command.isEnabled()  # there is none yet
    session = driver.session
    first, autosave = session.experiment, Autosave(tmp_path, session)
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    kept = session.experiment
    autosave.finish()
    session.history.undo()
    driver.window.offer_last_session(Autosave(tmp_path, session).go_on)
    driver.settle()
    assert session.experiment == first
    driver.key(Qt.Key.Key_T, CONTROL | SHIFT)
    assert session.experiment == kept and not command.isEnabled()
    undo(driver)
    assert session.experiment == first


def test_a_last_session_that_cannot_be_read_says_so_over_the_views(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "last.toml").write_text("[[[", encoding="utf-8")
    driver.window.offer_last_session(Autosave(tmp_path, driver.session).go_on)
    driver.key(Qt.Key.Key_T, CONTROL | SHIFT)
    notice = driver.find(NoticeStrip)
    assert "cannot be read" in notice.accessibleName()
    driver.click(next(one for one in notice.findChildren(IconButton)))
    assert not notice.isVisible()
