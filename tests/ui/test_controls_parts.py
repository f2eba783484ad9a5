"""The lower half of a run's card: schedule, options, batches; what is refused, and the seed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.changes import editing
from gdviz.session.session import Session
from gdviz.ui.controls.fields.disclosure import Disclosure
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.runs.sparkline import Sparkline
from gdviz.ui.themes.theme import DARK, LIGHT
from gdviz.ui.widgets.icon_button import IconButton
from tests.ui.controls_session import named, ready_session, texts_seen


@pytest.fixture
def session() -> Session:
    return ready_session("gd", "adamw")


def shown(qtbot: QtBot, session: Session) -> ParameterDock:
    made = ParameterDock(session)
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.redraw()
    made.resize(280, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def dock(qtbot: QtBot, session: Session) -> ParameterDock:
    return shown(qtbot, session)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def open_parts(qtbot: QtBot, dock: ParameterDock, run: str = "gd") -> None:
    click(qtbot, named(dock, Disclosure, f"Schedule and options of {run}"))


def pick(picker: Picker, identifier: str) -> None:
    picker.setCurrentIndex(picker.findData(identifier))
    picker.activated.emit(picker.currentIndex())


def add_option(qtbot: QtBot, dock: ParameterDock, run: str, text: str) -> None:
    """Choose an entry of the menu by its first letters and Return."""
    menu = named(dock, IconButton, f"Add an option to {run}").menu()
    assert isinstance(menu, QMenu)
    menu.popup(dock.mapToGlobal(QPoint(20, 20)))
    (action,) = [action for action in menu.actions() if action.text() == text]
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    dock.redraw()


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def seen(dock: QWidget, kind: type[QWidget], name: str) -> bool:
    return any(one.accessibleName() == name and one.isVisible() for one in dock.findChildren(kind))


def test_the_first_screen_has_none_of_it(dock: ParameterDock) -> None:
    assert not dock.findChildren(Sparkline)
    assert not seen(dock, NumberField, "Seed of everything random")


def test_a_schedule_is_chosen_drawn_and_shaped(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    open_parts(qtbot, dock)
    picker = named(dock, Picker, "Schedule of gd")
    assert picker.currentText() == "Constant"
    pick(picker, "cosine")
    dock.redraw()
    drawing = named(dock, Sparkline, "Learning rate over the steps")
    assert drawing.isVisible()
    assert "η is 0.01 at step 1" in drawing.accessibleDescription()
    enter(qtbot, named(dock, NumberField, "end_share of gd"), "0.5")
    dock.redraw()
    assert session.experiment.runs[0].hyperparameters["end_share"] == 0.5
    assert "0.005" in drawing.accessibleDescription()
    pick(picker, "")
    dock.redraw()
    assert session.experiment.runs[0].schedule == "" and not drawing.isVisible()


def test_the_drawing_marks_the_step_that_is_looked_at(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    open_parts(qtbot, dock)
    pick(named(dock, Picker, "Schedule of gd"), "cosine")
    dock.redraw()
    drawing = named(dock, Sparkline, "Learning rate over the steps")
    before = drawing.grab().toImage()
    session.seek(50)
    dock.redraw()
    assert drawing.grab().toImage() != before


def test_closed_the_line_tells_what_is_in_use(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    line = named(dock, Disclosure, "Schedule and options of gd")
    assert line.accessibleDescription() == ""
    editing.use_schedule(session, 0, "cosine")
    editing.set_option(session, 0, "noise", True)
    session.select(1)
    dock.redraw()
    assert line.isVisible() and line.accessibleDescription() == "Cosine · Gradient noise"
    click(qtbot, line)
    assert named(dock, Picker, "Schedule of gd").isVisible()
    assert named(dock, Picker, "Optimizer of gd").isVisible()


def test_options_are_added_edited_and_removed(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    open_parts(qtbot, dock)
    add_option(qtbot, dock, "gd", "Gradient noise")
    add_option(qtbot, dock, "gd", "Clip by norm")
    assert session.experiment.runs[0].options == ("noise", "clip_norm")
    enter(qtbot, named(dock, NumberField, "noise of gd"), "2.5")
    dock.redraw()
    assert session.experiment.runs[0].hyperparameters["noise"] == 2.5
    click(qtbot, named(dock, IconButton, "Remove from gd: Gradient noise"))
    dock.redraw()
    assert session.experiment.runs[0].options == ("clip_norm",)
    assert not seen(dock, NumberField, "noise of gd")


def test_an_option_that_does_not_go_with_the_optimizer_is_refused_in_words(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    session.select(1)
    dock.redraw()
    open_parts(qtbot, dock, "adamw")
    add_option(qtbot, dock, "adamw", "Weight decay")
    assert session.experiment.runs[1].options == ()
    assert "weight_decay" in texts_seen(dock)
    add_option(qtbot, dock, "adamw", "Gradient noise")
    assert "hyperparameter “weight_decay” of its own" not in texts_seen(dock)


def test_another_optimizer_says_what_it_left_out(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    editing.set_option(session, 0, "weight_decay", True)
    dock.redraw()
    pick(named(dock, Picker, "Optimizer of gd"), "adamw")
    dock.redraw()
    assert session.experiment.runs[0].options == ()
    assert "Left out: AdamW has a hyperparameter" in texts_seen(dock)
    editing.set_hyperparameter(session, 0, "lr", 0.5)
    dock.redraw()
    assert "Left out" not in texts_seen(dock)


def test_the_seed_is_offered_where_something_is_random(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    editing.set_option(session, 1, "noise", True)
    dock.redraw()
    field = named(dock, NumberField, "Seed of everything random")
    assert field.isVisible()
    enter(qtbot, field, "41")
    click(qtbot, named(dock, IconButton, "Other random numbers"))
    dock.redraw()
    assert session.experiment.seed == 42 and field.text() == "42"
    for wrong in ("2.5", "-3"):
        enter(qtbot, field, wrong)
        dock.redraw()
        assert session.experiment.seed == 42
        assert "seed" in texts_seen(dock).split("\n")[-1].lower()
    editing.set_option(session, 1, "noise", False)
    dock.redraw()
    assert not field.isVisible()


def test_batches_are_offered_where_there_are_samples(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    assert not seen(dock, QToolButton, "Samples a step of gd: One")
    session.landscape = problem_of(session.catalog, session.catalog.problems["line_fit"].choice)
    dock.redraw()
    everything, some, one = (
        named(dock, QToolButton, f"Samples a step of gd: {text}") for text in ("All samples", "Mini-batch", "One")
    )
    assert everything.isChecked() and "one step is an epoch" in texts_seen(dock)
    click(qtbot, one)
    assert session.experiment.runs[0].batch == 1 and "40 steps are an epoch" in texts_seen(dock)
    click(qtbot, some)
    assert session.experiment.runs[0].batch == 8 and "5 steps are an epoch" in texts_seen(dock)
    field = named(dock, NumberField, "Batch of gd")
    enter(qtbot, field, "2")
    dock.redraw()
    order = named(dock, Picker, "Order of the samples of gd")
    pick(order, "sequential")
    dock.redraw()
    choice = session.experiment.runs[0]
    assert (choice.batch, choice.order) == (2, "sequential")
    assert seen(dock, NumberField, "Seed of everything random")
    enter(qtbot, field, "100000")
    assert "a batch has from 1" in texts_seen(dock).lower()
    assert session.experiment.runs[0].batch == 2
    click(qtbot, everything)
    assert session.experiment.runs[0].batch == 0 and not field.isVisible()
    some.setFocus()
    qtbot.keyClick(some, Qt.Key.Key_Right)
    assert session.experiment.runs[0].batch == 1


def test_a_run_that_its_optimizer_refuses_says_why_in_its_card(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    assert "no samples" not in texts_seen(dock)
    choice = msgspec.structs.replace(session.experiment.runs[1], batch=4)
    session.change(session.experiment.with_run(choice, 1))
    dock.redraw()
    assert "this landscape has no samples" in texts_seen(dock)


def test_a_run_without_a_learning_rate_has_its_first_hyperparameter_in_front(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "optimizers"
    folder.mkdir()
    table = "[hyperparameter.k]\ndefault = 0.1\nrange = [0.01, 1.0]\n"
    (folder / "own.toml").write_text(f'name = "Own"\nequations = "x = x - k g"\n{table}', encoding="utf-8")
    (folder / "none.toml").write_text('name = "None"\nequations = "x = x - 0.1 g"\n', encoding="utf-8")
    (folder / "loud.toml").write_text('name = "Loud"\nequations = "x = x - 0.1 g + ξ"\n', encoding="utf-8")
    session = ready_session("gd")
    session = Session(load_catalog([resources(), tmp_path]), session.experiment)
    for identifier in ("own", "none"):
        editing.add_run(session, identifier)
    session.select(0)
    dock = shown(qtbot, session)
    assert seen(dock, NumberField, "k of own")
    editing.add_run(session, "loud")
    dock.redraw()
    assert seen(dock, NumberField, "Seed of everything random")


def test_an_optimizer_that_takes_none_of_it_offers_none(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    editing.use_optimizer(session, 0, "newton")
    dock.redraw()
    assert not seen(dock, Disclosure, "Schedule and options of newton")
    editing.use_optimizer(session, 0, "momentum")
    dock.redraw()
    assert seen(dock, Disclosure, "Schedule and options of momentum")


def test_nothing_of_it_is_wider_than_the_dock_in_either_theme(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    open_parts(qtbot, dock)
    pick(named(dock, Picker, "Schedule of gd"), "warmup_cosine")
    for text in ("Gradient noise", "Clip by norm", "Clip by value", "Weight decay"):
        dock.redraw()
        add_option(qtbot, dock, "gd", text)
    dock.apply_theme(DARK)
    for kind in (NumberField, IconButton, Picker, Sparkline, Disclosure):
        for control in dock.findChildren(kind):
            if control.isVisible():
                assert control.mapTo(dock, control.rect().topRight()).x() < dock.width(), control.accessibleName()
                assert control.accessibleName()
    assert not seen(dock, IconButton, "Add an option to gd")  # nothing is left to add
