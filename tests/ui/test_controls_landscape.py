"""Choosing and typing a landscape, its domain and the start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gdviz.session.changes.editing import use_landscape
from gdviz.session.session import Session
from gdviz.ui.controls.fields.formula_field import FormulaField
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.fields.value_scale import tick_of
from gdviz.ui.controls.landscape.landscape_form import LandscapeForm
from gdviz.ui.controls.start_form import StartForm
from gdviz.ui.formulas.typeset import draw_term, load, split_terms, typeset
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.wording.words import text_of
from tests.driver import PATIENCE_MS
from tests.ui.controls_session import named, ready_session, texts_seen


@pytest.fixture
def session() -> Session:
    return ready_session("gd")


@pytest.fixture
def form(qtbot: QtBot, session: Session) -> LandscapeForm:
    made = LandscapeForm(session)
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.redraw()
    made.resize(260, 400)
    made.show()
    return made


def type_formula(qtbot: QtBot, form: LandscapeForm, text: str) -> FormulaField:
    field = form.findChild(FormulaField)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def enter(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_typed_formula_is_taken_a_moment_after_the_last_key(
    qtbot: QtBot, session: Session, form: LandscapeForm
) -> None:
    type_formula(qtbot, form, "x^2 + 2y^2")
    assert session.experiment.landscape.id == "quadratic"
    qtbot.waitUntil(lambda: session.experiment.landscape.formula == "x^2 + 2y^2", timeout=PATIENCE_MS)
    form.redraw()
    assert form.findChild(Picker).currentText().startswith("Typed formula")


def test_return_takes_the_formula_at_once(qtbot: QtBot, session: Session, form: LandscapeForm) -> None:
    qtbot.keyClick(type_formula(qtbot, form, "x^2 + 3y^2"), Qt.Key.Key_Return)
    assert session.experiment.landscape.formula == "x^2 + 3y^2"


def test_a_wrong_formula_is_explained_and_the_last_good_one_stays(
    qtbot: QtBot, session: Session, form: LandscapeForm
) -> None:
    before = session.experiment
    field = type_formula(qtbot, form, "x^2 + * y")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    form.redraw()
    assert session.experiment is before
    assert "Column 7" in texts_seen(form)
    assert field.property("invalid")
    assert field.text() == "x^2 + * y"
    enter(qtbot, field, "x^2 + y^2")
    form.redraw()
    assert "Column" not in texts_seen(form)
    assert not field.property("invalid")


def test_picking_a_landscape_replaces_a_wrong_formula(qtbot: QtBot, session: Session, form: LandscapeForm) -> None:
    field = type_formula(qtbot, form, "x^2 +")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    picker = form.findChild(Picker)
    picker.setCurrentIndex(picker.findData("quadratic"))
    picker.activated.emit(picker.currentIndex())
    assert field.text() == session.experiment.landscape.formula
    assert not field.property("invalid")


def test_keys_walk_on_while_a_landscape_is_waited_for(qtbot: QtBot, session: Session, form: LandscapeForm) -> None:
    session.making.patience = 0.012  # as in a window
    picker = form.findChild(Picker)
    seen = [session.experiment.landscape.id]
    for _ in range(3):
        qtbot.keyClick(picker, Qt.Key.Key_Down)
        seen.append(picker.currentData())
    session.backgrounds.finish()
    form.redraw()
    assert len(set(seen)) == 4 and session.experiment.landscape.id == picker.currentData() == seen[-1]


def test_parameters_have_a_slider_and_a_field(qtbot: QtBot, session: Session, form: LandscapeForm) -> None:
    use_landscape(session, "two_basins")
    form.redraw()
    owner = text_of(session.catalog.landscapes["two_basins"].name)
    field = named(form, NumberField, f"spread of {owner}")
    slider = named(form, Slider, f"spread of {owner}")
    assert field.isVisibleTo(form) and field.text() == "1"
    enter(qtbot, field, "0.25")
    form.redraw()
    assert session.landscape.parameters == {"spread": 0.25}
    assert slider.value() == tick_of(0.25, 0.0, 2.0, "linear")
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert session.landscape.parameters["spread"] > 0.25
    enter(qtbot, field, "-1")
    assert "Spread must be a number from 0" in texts_seen(form)
    use_landscape(session, "quadratic")
    form.redraw()
    qtbot.waitUntil(
        lambda: not [one for one in form.findChildren(NumberField) if owner in one.accessibleName()],
        timeout=PATIENCE_MS,
    )


def test_a_domain_out_of_order_is_refused_under_its_fields(qtbot: QtBot, session: Session, form: LandscapeForm) -> None:
    before = session.experiment.landscape.domain
    low = named(form, NumberField, "Lower end of x")
    enter(qtbot, low, "1000")
    form.redraw()
    assert session.experiment.landscape.domain == before
    assert low.text() == "1000"
    assert "below the upper end" in texts_seen(form)
    enter(qtbot, low, "-2.5")
    assert session.experiment.landscape.domain == ((-2.5, before[0][1]), before[1])
    assert "below the upper end" not in texts_seen(form)


def test_there_is_a_row_of_the_domain_for_every_variable(qtbot: QtBot, form: LandscapeForm) -> None:
    field = type_formula(qtbot, form, "x^2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    form.redraw()
    qtbot.waitUntil(lambda: len(form.findChildren(NumberField)) == 2, timeout=PATIENCE_MS)


def test_the_start_is_typed_as_numbers(qtbot: QtBot, session: Session) -> None:
    start = StartForm(session)
    qtbot.addWidget(start)
    start.redraw()
    enter(qtbot, named(start, NumberField, "Start, x"), "-1.25")
    assert session.experiment.start[0] == -1.25
    enter(qtbot, named(start, NumberField, "Start, y"), "up")
    start.redraw()
    assert "up" in texts_seen(start)


def test_the_start_in_many_variables_is_one_line(qtbot: QtBot) -> None:
    from gdviz.session.changes.editing import use_formula

    session = ready_session("gd")
    assert use_formula(session, "x1^2 + x2^2 + x3^2 + x4^2 + x5^2") is None
    start = StartForm(session)
    qtbot.addWidget(start)
    start.redraw()
    line = named(start, QLineEdit, "Start, all variables")
    enter(qtbot, line, "1, 2, 3, 4")
    assert "5 numbers" in texts_seen(start)
    enter(qtbot, line, "1, 2, 3, 4, 5.5")
    assert session.experiment.start == (1.0, 2.0, 3.0, 4.0, 5.5)


def test_sums_are_broken_only_outside_of_brackets() -> None:
    assert split_terms(r"a + b - \frac{c + d}{2}") == ["a", "+", "b", "-", r"\frac{c + d}{2}"]
    assert split_terms(r"-2 \left(x + y\right) + \left|x - 1\right|") == [
        r"-2 \left(x + y\right)",
        "+",
        r"\left|x - 1\right|",
    ]


def test_a_formula_is_typeset_within_its_width() -> None:
    block = typeset(r"f(x, y) = \left(1.5 - x + xy\right)^{2} + \sqrt{x} + 1", "#102030", 16.0, 200.0)
    assert block is not None
    assert all(piece.left + piece.width <= 201 for piece in block.pieces)
    assert len({round(piece.top) for piece in block.pieces}) > 1
    assert b"#102030" in block.pieces[0].svg
    losses = r"-\sum_i \left(y_i \log p_i + (1 - y_i) \log(1 - p_i)\right)"
    block = typeset(rf"f(w) = {losses}, \quad p_i = \sigma\left(W_1 x_i + b\right)", "#102030", 16.0, 250.0)
    assert block is not None and len(block.pieces) == 3 and block.pieces[2].left < block.pieces[1].width
    assert block.pieces[2].top > block.pieces[1].top + block.pieces[1].height  # on a line of its own, no smaller


def test_what_cannot_be_typeset_is_not_an_error() -> None:
    assert typeset(r"\frac{x", "#102030", 16.0, 200.0) is None


def test_brackets_within_brackets_take_their_share_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    from ziamath.nodes.mnode import Mnode

    made: list[Mnode] = []
    begin = Mnode.__init__
    monkeypatch.setattr(
        Mnode, "__init__", lambda node, *given, **more: (made.append(node), begin(node, *given, **more))[1]
    )
    counts = []
    for depth in (4, 8):
        made.clear()
        assert draw_term(r"\left(" * depth + "7" + r"\right)" * depth, "#000000", 16.0) is not None
        counts.append(len(made))
    assert counts[1] <= 4 * counts[0]
