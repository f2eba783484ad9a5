"""Long lists: grouped, in the order of the alphabet, and found by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from gdviz.session.session import Session
from gdviz.ui.controls.fields.choice_popup import ChoicePopup
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.landscape_form import LandscapeForm
from gdviz.ui.controls.runs.run_list import RunList
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.widgets.icon_button import IconButton
from tests.ui.controls_session import named, ready_session


@pytest.fixture
def session() -> Session:
    return ready_session("gd")


@pytest.fixture
def picker(qtbot: QtBot, session: Session) -> Picker:
    form = LandscapeForm(session)
    qtbot.addWidget(form)
    form.apply_theme(LIGHT)
    form.redraw()
    form.resize(260, 400)
    form.show()
    qtbot.waitExposed(form)
    picker = form.findChild(Picker)
    assert picker is not None
    picker.form = form  # type: ignore[attr-defined]  # lives as long
    return picker


def popup() -> ChoicePopup:
    (found,) = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ChoicePopup) and widget.isVisible()
    ]
    return found


def rows(popup: ChoicePopup) -> list[str]:
    shown = popup.findChild(QListView)
    assert shown is not None
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount()) if not shown.isRowHidden(row)]


def type_into(qtbot: QtBot, popup: ChoicePopup, text: str) -> QLineEdit:
    field = named(popup, QLineEdit, "Find an entry")
    qtbot.keyClicks(field, text)
    return field


def test_landscapes_stand_in_groups_and_in_order(session: Session, picker: Picker) -> None:
    texts = [picker.itemText(row) for row in range(picker.count())]
    headings = [row for row in range(picker.count()) if not picker.model().item(row).isEnabled()]
    assert [texts[row] for row in headings] == [
        "One variable",
        "Two variables",
        "More variables",
        "Made of data: numbers",
        "Made of data: classes",
        "Made of data: networks",
    ]
    compared = 0
    for first, last in zip(headings, [*headings[1:], picker.count()], strict=True):
        group = texts[first + 1 : last]
        plain = [text.casefold() for text in group if text.isascii() and text.replace(" ", "").isalpha()]
        assert plain == sorted(plain)
        compared += len(plain)
    assert compared > 10
    found = {picker.itemData(row) for row in range(picker.count())}
    assert session.catalog.landscapes.keys() <= found
    assert {f"problem:{key}" for key in session.catalog.problems} <= found


def test_typing_finds_an_entry_and_return_takes_it(qtbot: QtBot, session: Session, picker: Picker) -> None:
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton)
    list_of_choices = popup()
    assert "Two variables" in rows(list_of_choices)
    field = type_into(qtbot, list_of_choices, "camel")
    assert rows(list_of_choices) == ["Six-hump camel", "Three-hump camel"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not list_of_choices.isVisible()
    assert session.experiment.landscape.id == "three_hump_camel"


def test_a_letter_typed_on_the_closed_picker_begins_the_search(qtbot: QtBot, session: Session, picker: Picker) -> None:
    picker.setFocus()
    qtbot.keyClick(picker, Qt.Key.Key_R)
    field = type_into(qtbot, popup(), "osenbrock 20")
    assert rows(popup()) == ["Rosenbrock valley in 20 variables"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.landscape.dimension == 20


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, session: Session, picker: Picker) -> None:
    before = session.experiment
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton)
    field = type_into(qtbot, popup(), "nothing is called so")
    assert rows(popup()) == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert session.experiment is before
    assert not any(isinstance(one, ChoicePopup) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_a_heading_cannot_be_chosen(qtbot: QtBot, session: Session, picker: Picker) -> None:
    before = session.experiment
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton)
    shown = popup().findChild(QListView)
    assert shown is not None
    heading = shown.model().index(picker.findText("One variable"), 0)
    shown.scrollTo(heading)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(heading).center())
    assert popup().isVisible() and session.experiment is before
    popup().close()


def test_a_run_is_added_from_the_same_kind_of_list(qtbot: QtBot, session: Session) -> None:
    runs = RunList(session)
    qtbot.addWidget(runs)
    runs.apply_theme(LIGHT)
    runs.redraw()
    runs.show()
    qtbot.mouseClick(named(runs, IconButton, "Add a run"), Qt.MouseButton.LeftButton)
    assert rows(popup())[0] == "With a learning rate" and "Without a learning rate" in rows(popup())
    field = type_into(qtbot, popup(), "heavy")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [choice.optimizer for choice in session.experiment.runs] == ["gd", "heavy_ball"]


def test_a_problem_made_of_data_is_taken_like_a_landscape(qtbot: QtBot, session: Session, picker: Picker) -> None:
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton)
    field = type_into(qtbot, popup(), "problem: line_fit")
    assert len(rows(popup())) == 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.landscape.samples > 0
    assert picker.currentData() == "problem:line_fit"
