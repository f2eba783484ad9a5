"""The data, the scaling and the model of a problem, edited in the dock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gdviz.engine.data.problem_choice import DatasetChoice, PolynomialChoice, ProblemChoice
from gdviz.session.changes.editing import set_batch, use_landscape, use_problem
from gdviz.session.session import Session
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.themes.theme import DARK
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.problem_names import landscape_name
from tests.driver import PATIENCE_MS
from tests.ui.controls_session import named, ready_session, texts_seen


@pytest.fixture
def session() -> Session:
    session = ready_session("gd")
    use_problem(session, "line_fit")
    return session


@pytest.fixture
def dock(qtbot: QtBot, session: Session) -> ParameterDock:
    dock = ParameterDock(session)
    qtbot.addWidget(dock)
    dock.redraw()
    dock.apply_theme(DARK)
    dock.resize(280, 1200)
    dock.show()
    qtbot.waitUntil(
        lambda: "Model" in {picker.accessibleName() for picker in dock.findChildren(Picker)}, timeout=PATIENCE_MS
    )
    return dock


def problem_in(session: Session) -> ProblemChoice:
    problem = session.experiment.landscape.problem
    assert problem is not None
    return problem


def data_in(session: Session) -> DatasetChoice:
    data = problem_in(session).data
    assert isinstance(data, DatasetChoice)
    return data


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def pick(dock: ParameterDock, name: str, identifier: str) -> None:
    picker = named(dock, Picker, name)
    picker.setCurrentIndex(picker.findData(identifier))
    picker.activated.emit(picker.currentIndex())
    dock.redraw()


def test_size_noise_and_seed_act_at_once(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    enter(qtbot, named(dock, NumberField, "count of Noisy line"), "25")
    assert session.landscape.samples == 25
    slider = named(dock, Slider, "count of Noisy line")
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert float(session.landscape.samples).is_integer() and not texts_seen(dock).count("whole")
    enter(qtbot, named(dock, NumberField, "noise of Noisy line"), "0.25")
    assert data_in(session).parameters["noise"] == 0.25
    before = session.landscape
    qtbot.mouseClick(named(dock, IconButton, "Draw other samples"), Qt.MouseButton.LeftButton)
    assert data_in(session).seed == 1 and session.landscape is not before
    good = session.experiment
    enter(qtbot, named(dock, NumberField, "count of Noisy line"), "2.5")
    assert "whole number" in texts_seen(dock)
    enter(qtbot, named(dock, NumberField, "Seed of the data"), "-1")
    assert "A seed is a whole number" in texts_seen(dock)
    assert session.experiment == good


def test_a_batch_larger_than_the_data_is_told(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    set_batch(session, 0, 30, "shuffled")
    dock.redraw()
    assert "asks for more" not in texts_seen(dock)
    enter(qtbot, named(dock, NumberField, "count of Noisy line"), "20")
    dock.redraw()
    assert "The batch of gd (30) asks for more than the 20 samples" in texts_seen(dock)
    session.seek(3)
    assert session.runs[0].refusal is None and session.longest == 3


def test_data_bring_a_model_that_suits_and_say_so(session: Session, dock: ParameterDock) -> None:
    pick(dock, "Data", "three_blobs")
    assert type(problem_in(session).model).__name__ == "SoftmaxChoice"
    assert "use softmax" in texts_seen(dock)
    pick(dock, "Data", "sine")
    assert "The model is now: Linear regression" in texts_seen(dock)
    pick(dock, "Model", "polynomial")
    assert "The model is now" not in texts_seen(dock)


def test_a_model_that_does_not_suit_is_refused_below(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    before = session.experiment
    pick(dock, "Model", "softmax")
    assert "predicts classes" in texts_seen(dock) and session.experiment == before
    assert named(dock, Picker, "Model").currentData() == "linear"
    pick(dock, "Model", "polynomial")
    assert "predicts classes" not in texts_seen(dock)
    enter(qtbot, named(dock, NumberField, "Degree of the polynomial"), "4")
    assert problem_in(session).model == PolynomialChoice(4) and session.landscape.dimension == 5
    enter(qtbot, named(dock, NumberField, "Degree of the polynomial"), "99")
    assert "degree must be from 1" in texts_seen(dock) and session.landscape.dimension == 5
    pick(dock, "Model", "linear")
    pick(dock, "Model", "polynomial")
    assert problem_in(session).model == PolynomialChoice(4)


def test_standardising_shows_what_it_does(qtbot: QtBot, session: Session, dock: ParameterDock) -> None:
    use_problem(session, "house_area")
    dock.redraw()
    assert "κ  124,185 → 1.0" in texts_seen(dock) and "6.88e−5 → 1" in texts_seen(dock)
    switch = next(box for box in dock.findChildren(QCheckBox) if "Standardise" in box.text())
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    dock.redraw()
    assert problem_in(session).standardise and session.experiment.landscape.id == "house_area_standardised"
    assert "axes of the map are weights of standardised features" in texts_seen(dock)


def test_a_problem_of_ones_own_has_a_name_and_a_formula_no_data(session: Session, dock: ParameterDock) -> None:
    pick(dock, "Data", "sine")
    assert landscape_name(session.catalog, session.experiment.landscape) == "Linear regression · Sine"
    assert named(dock, Picker, "Landscape").currentText() == "Linear regression · Sine"
    use_landscape(session, "quadratic")
    dock.redraw()
    assert not any(label.text() == "Data" and label.isVisibleTo(dock) for label in dock.findChildren(QLabel))
