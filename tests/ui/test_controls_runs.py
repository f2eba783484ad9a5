"""The list of runs: their hyperparameters, what is changed on the way, and how they look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gdviz.session.changes.editing import add_run
from gdviz.session.session import Session
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.runs.run_name import RunName
from gdviz.ui.controls.stop_form import StopForm
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import PATIENCE_MS
from tests.ui.controls_session import named, ready_session, texts_seen


@pytest.fixture
def session() -> Session:
    return ready_session("gd", "adam")


@pytest.fixture
def dock(qtbot: QtBot, session: Session) -> ParameterDock:
    made = ParameterDock(session)
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.redraw()
    made.resize(280, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_slider_acts_where_it_is_pressed_and_the_field_follows(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    slider = named(dock, Slider, "lr of gd")
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    dock.redraw()
    value = session.experiment.runs[0].hyperparameters["lr"]
    assert value != 0.01
    assert named(dock, NumberField, "lr of gd").value() == value


def test_a_typed_value_is_never_rounded_by_the_slider(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    field = named(dock, NumberField, "lr of gd")
    enter(qtbot, field, "0.0123456789")
    dock.redraw()
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.0123456789
    assert field.text() == "0.0123456789"


def test_a_value_beyond_the_slider_is_accepted(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    enter(qtbot, named(dock, NumberField, "lr of gd"), "5000")
    dock.redraw()
    assert session.experiment.runs[0].hyperparameters["lr"] == 5000.0
    slider = named(dock, Slider, "lr of gd")
    assert slider.value() == slider.maximum()


def test_a_value_outside_its_limits_is_refused_in_words(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    before = session.experiment
    session.select(1)
    dock.redraw()
    enter(qtbot, named(dock, NumberField, "beta1 of adam"), "7")
    dock.redraw()
    assert session.experiment is before
    assert "not 7" in texts_seen(dock)


def test_reset_is_offered_only_away_from_the_default(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    def visible() -> list[IconButton]:
        return [
            button
            for button in dock.findChildren(IconButton)
            if button.isVisible() and button.accessibleName().startswith("Back to the default")
        ]

    assert not visible()
    default = session.experiment.runs[0].hyperparameters["lr"]
    enter(qtbot, named(dock, NumberField, "lr of gd"), "0.3")
    dock.redraw()
    (button,) = visible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.experiment.runs[0].hyperparameters["lr"] == default


def test_a_change_on_the_way_is_noted_and_can_be_taken_back(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    session.seek(37)
    enter(qtbot, named(dock, NumberField, "lr of gd"), "0.02")
    dock.redraw()
    assert "from step 37: η = 0.02" in texts_seen(dock)
    session.seek(0)
    dock.redraw()
    assert named(dock, NumberField, "lr of gd").value() == session.experiment.runs[0].hyperparameters["lr"]
    button = named(dock, IconButton, "Take this change back: from step 37: η = 0.02")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dock.redraw()
    assert session.experiment.runs[0].edits == ()
    assert "from step" not in texts_seen(dock)


def test_a_change_on_the_way_can_be_made_the_value_of_the_whole_run(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    session.seek(5)
    enter(qtbot, named(dock, NumberField, "lr of gd"), "0.02")
    dock.redraw()
    button = named(dock, IconButton, "Apply from the start: from step 5: η = 0.02")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    choice = session.experiment.runs[0]
    assert (choice.hyperparameters["lr"], choice.edits) == (0.02, ())


def test_only_the_selected_run_shows_all_its_hyperparameters(
    qtbot: QtBot, session: Session, dock: ParameterDock
) -> None:
    fields = [field for field in dock.findChildren(NumberField) if field.isVisible()]
    assert not any(field.accessibleName() == "beta1 of adam" for field in fields)
    qtbot.mouseClick(named(dock, RunName, "Select adam"), Qt.MouseButton.LeftButton)
    dock.redraw()
    assert session.selected == 1
    assert named(dock, NumberField, "beta1 of adam").isVisible()
    assert not named(dock, Picker, "Optimizer of gd").isVisible()


def test_runs_come_and_go_with_their_cards(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    add_run(session, "momentum")
    dock.redraw()
    named(dock, RunName, "Select momentum")
    for _ in range(3):
        session.change(session.experiment.without_run(0))
        dock.redraw()
    qtbot.waitUntil(lambda: not dock.findChildren(RunName), timeout=PATIENCE_MS)
    assert "No run yet" in texts_seen(dock)


def test_a_run_can_be_hidden(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    eye = next(button for button in dock.findChildren(IconButton) if button.accessibleName() == "Hide this run")
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    dock.redraw()
    assert [look.visible for look in session.looks] == [False, True]
    assert eye.accessibleName() == "Show this run"


def test_another_optimizer_brings_its_own_form(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    picker = named(dock, Picker, "Optimizer of gd")
    picker.setCurrentIndex(picker.findData("adam"))
    picker.activated.emit(picker.currentIndex())
    dock.redraw()
    assert session.experiment.runs[0].optimizer == "adam"
    assert any("beta2" in field.accessibleName() for field in dock.findChildren(NumberField) if field.isVisible())


def test_nothing_in_the_dock_is_wider_than_the_dock(qtbot: QtBot, dock: ParameterDock) -> None:
    for control in (*dock.findChildren(NumberField), *dock.findChildren(IconButton), *dock.findChildren(Picker)):
        if control.isVisible():
            right = control.mapTo(dock, control.rect().topRight()).x()
            assert right < dock.width(), control.accessibleName()


def test_everything_that_takes_the_focus_has_a_name(dock: ParameterDock) -> None:
    for kind in (NumberField, IconButton, Picker, Slider):
        assert all(control.accessibleName() for control in dock.findChildren(kind))


def test_the_budget_and_the_tolerance_are_set(qtbot: QtBot, session: Session) -> None:
    stop = StopForm(session)
    qtbot.addWidget(stop)
    stop.redraw()
    enter(qtbot, named(stop, NumberField, "Stop after this many steps"), "250")
    enter(qtbot, named(stop, NumberField, "Stop when the gradient is below"), "1e-6")
    assert (session.experiment.steps, session.experiment.tolerance) == (250, 1e-6)
    enter(qtbot, named(stop, NumberField, "Stop after this many steps"), "2.5")
    stop.redraw()
    assert session.experiment.steps == 250
    assert "whole numbers" in texts_seen(stop)
