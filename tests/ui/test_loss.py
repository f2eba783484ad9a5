"""The loss plot: what it shows of the runs, and that the cursor can be dragged."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gdviz.engine.experiment import RunChoice
from gdviz.engine.quantity import Quantity
from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Axis, Plot
from gdviz.ui.themes.theme import DARK, LIGHT, RUN_STYLES
from gdviz.ui.views.loss.notes import hint_of, notes_about, notes_of
from gdviz.ui.views.loss.reading import reading_at
from gdviz.ui.views.loss.view import LossView
from tests.ui.test_contour import descent, look, move, plot_of, share_of


def shown(qtbot: QtBot, session: Session) -> LossView:
    view = LossView(session)
    qtbot.addWidget(view)
    view.resize(900, 220)
    view.apply_theme(LIGHT)
    view.show()
    look(view)
    return view


def at(view: LossView, step: float) -> QPoint:
    """A place above `step`, half way up."""
    frame = plot_of(view).frame
    return plot_of(view).place_of(step, frame.to_plane(0, frame.height / 2)[1]).toPoint()


def test_a_click_seeks_and_a_drag_scrubs(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(80)
    view = shown(qtbot, session)
    port = plot_of(view).viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at(view, 40))
    QApplication.processEvents()
    assert session.cursor == 40
    move(view, at(view, 22), Qt.MouseButton.LeftButton)
    assert session.cursor == 22
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at(view, 10))


def test_the_curve_is_strong_before_the_cursor_and_faint_after(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(90)
    session.seek(50)
    view = shown(qtbot, session)
    picture, plot = look(view), plot_of(view)
    losses = session.runs[0].trajectory.losses
    early, late = (plot.place_of(k, math.log10(losses[k])).toPoint() for k in (30, 70))
    assert share_of(picture, RUN_STYLES[0].colour, early, 4) > 0.08
    assert share_of(picture, RUN_STYLES[0].colour, late, 4) == 0


def test_the_scale_is_toggled_by_its_button_and_told(qtbot: QtBot) -> None:
    session = descent()
    session.seek(30)
    view = shown(qtbot, session)
    told: list[str] = []
    view.looking.changed.connect(lambda: told.append(view.looking.look.scale))
    view.findChild(QToolButton).click()
    assert told == ["linear"]
    assert plot_of(view).frame.y[1] > 200
    view.looking.set(scale="log")
    assert told == ["linear", "log"]
    assert plot_of(view).frame.y[1] < 4


def test_the_name_of_a_run_selects_it(qtbot: QtBot) -> None:
    session = descent(rates=(0.02, 0.05))
    session.seek(10)
    view = shown(qtbot, session)
    picture = look(view)
    right = plot_of(view).place_of(plot_of(view).frame.x[1], plot_of(view).frame.y[1]).toPoint()
    assert picture.width() > right.x()
    QTest.mouseClick(plot_of(view).viewport(), Qt.MouseButton.LeftButton, pos=right + QPoint(-198, 12))
    assert session.selected == 1
    assert session.cursor == 10


def test_the_range_of_heights_stays_while_the_curve_fits(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    view = shown(qtbot, session)
    ranges = set()
    for k in range(1, 60):
        session.seek(k)
        look(view)
        ranges.add(plot_of(view).frame.y)
    assert len(ranges) < 30


def test_a_run_that_diverges_does_not_flatten_the_others(qtbot: QtBot) -> None:
    session = descent(rates=(0.25, 0.02))
    session.seek(60)
    view = shown(qtbot, session)
    view.looking.set(scale="linear")
    look(view)
    _, high = plot_of(view).frame.y
    assert high < 5 * session.runs[1].trajectory.losses[0]
    view.looking.set(scale="log")
    look(view)
    assert plot_of(view).frame.y[1] < 8


@pytest.mark.parametrize(
    ("formula", "start"),
    [("3 + x - x", (0.0,)), ("sqrt(-1 - x²)", (0.0,)), ("1e300 x²", (0.5,)), ("-x²", (0.5,)), ("log(x)", (0.5,))],
)
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_extreme_losses_are_drawn(qtbot: QtBot, formula: str, start: Any, scale: Any) -> None:
    session = descent(formula, ((-1.0, 1.0),), start, (0.1, 2.0))
    view = shown(qtbot, session)
    view.looking.set(scale=scale)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        for k in (0, 1, 60, 3):
            session.seek(k)
            picture = look(view)
    assert len({picture.pixel(x, y) for x in range(70, 880, 3) for y in range(12, 190, 3)}) > 1


def test_the_one_number_at_first_stands_off_the_name_of_the_axis(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.change(session.experiment.with_start((0.123456, 0.765432)), cursor=0)
    axis = plot_of(shown(qtbot, session)).left
    assert axis.fixed is not None
    assert [text for _, text in axis.fixed] == ["3.75"]


def test_no_runs_is_an_empty_plot(qtbot: QtBot) -> None:
    view = shown(qtbot, descent(rates=()))
    assert not look(view).isNull()


def test_over_evaluations_a_line_search_goes_further_than_gradient_descent(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.change(
        session.experiment.with_run(RunChoice("armijo", "armijo", session.catalog.optimizers["armijo"].defaults()))
    )
    session.seek(10)
    view = shown(qtbot, session)
    assert plot_of(view).frame.x[1] == pytest.approx(101, abs=2)
    view.looking.set(unit="evaluations")
    picture = look(view)
    for index, slot in ((0, 0), (1, 1)):
        run = session.runs[index]
        place = run.cost_until(run.length), math.log10(run.trajectory.losses[run.length])
        dot = plot_of(view).place_of(*place).toPoint()
        assert share_of(picture, RUN_STYLES[slot].colour, dot, 4) > 0.2
    told: list[str] = []
    view.looking.changed.connect(lambda: told.append(view.looking.look.unit))
    switch = next(b for b in view.findChildren(QToolButton) if "evaluations" in b.accessibleName())
    switch.click()
    assert told == ["steps"]
    assert plot_of(view).frame.x[1] == pytest.approx(101, abs=2)


def test_over_evaluations_a_click_goes_to_the_step_of_the_selected_run(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(60)
    view = shown(qtbot, session)
    view.looking.set(unit="evaluations")
    look(view)
    QTest.mouseClick(plot_of(view).viewport(), Qt.MouseButton.LeftButton, pos=at(view, 30))
    QApplication.processEvents()
    assert session.cursor == pytest.approx(30, abs=1)


def test_the_axis_of_evaluations_is_calm_while_playing(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    view = shown(qtbot, session)
    view.looking.set(unit="evaluations")
    ranges = set()
    for k in range(1, 60):
        session.seek(k)
        look(view)
        ranges.add(plot_of(view).frame.x)
    assert len(ranges) <= 2
    session = descent(rates=(0.02,))
    session.change(session.experiment.with_evaluations(20))
    session.seek(5)
    view = shown(qtbot, session)
    view.looking.set(unit="evaluations")
    look(view)
    assert 20.0 <= plot_of(view).frame.x[1] < 25.0  # no run goes beyond its budget


def told(view: LossView) -> list[str]:
    """The numbers on the axis of heights, from below."""
    plot = plot_of(view)
    frame = plot.frame
    places = plot.left.places(*frame.y, frame.height)
    return list(plot.left.tickStrings(places, 1.0, 1.0))


def test_a_plot_of_the_start_alone_is_calm(qtbot: QtBot) -> None:
    session = descent()
    session.prepare()
    view = shown(qtbot, session)
    assert told(view) == ["275"]
    session.seek(10)
    view.redraw()
    look(view)
    assert len(told(view)) > 1


def of_formula(formula: str, start: tuple[float, ...], minima: tuple[tuple[float, ...], ...] = ()) -> Session:
    session = descent(formula, ((-5.0, 5.0),) * len(start), start, minima=minima)
    session.seek(30)
    return session


def words(view: LossView) -> str:
    """What the plot says about itself."""
    shown = view._curves
    curves = [shown.of(index) for index in shown.order()]
    notes = notes_of(curves, shown.level, shown.lowest, shown.look.quantity)
    return " ".join([*notes, hint_of(view._session, curves, shown.level, shown.look.quantity)])


def test_losses_below_zero_are_drawn_above_the_known_minimum(qtbot: QtBot) -> None:
    session = of_formula("x² + y² - 5", (1.0, 1.0), ((0.0, 0.0),))
    view = shown(qtbot, session)
    assert "f ≤ 0" not in words(view) and "0 or below" in words(view)
    assert told(view) == []
    view.looking.set(above_lowest=True)
    look(view)
    assert "f* = −5, the known minimum" in words(view)
    loss = session.runs[0].trajectory.losses[3] + 5.0
    place = plot_of(view).place_of(3, math.log10(loss)).toPoint()
    assert share_of(look(view), RUN_STYLES[0].colour, place, 4) > 0.05


def test_without_a_known_minimum_heights_are_above_the_lowest_loss_reached(qtbot: QtBot) -> None:
    session = of_formula("x² + y² - 5", (1.0, 1.0))
    view = shown(qtbot, session)
    view.looking.set(above_lowest=True)
    assert f"the lowest loss reached, by {session.experiment.runs[0].name}" in words(view)


def test_a_run_that_diverged_does_not_set_the_lowest_loss(qtbot: QtBot) -> None:
    session = of_formula("x² + x³ - 5", (-2.0,), ((0.0,),))
    session.seek(100)
    assert session.runs[0].stopped is not None and session.runs[0].stopped.reason == "diverged"
    view = shown(qtbot, session)
    view.looking.set(above_lowest=True)
    assert "f* = −5, the known minimum" in words(view)


def test_hidden_runs_leave_a_word(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(5)
    session.set_look(0, replace(session.looks[0], visible=False))
    view = shown(qtbot, session)
    assert "hidden" in words(view) and told(view) == []


def test_evaluation_counts_stand_beside_each_other_where_a_run_searches(qtbot: QtBot) -> None:
    session = descent()
    name = session.experiment.runs[0].name
    session.change(
        session.experiment.with_run(
            RunChoice("grid", "brute_force", session.catalog.optimizers["brute_force"].defaults())
        )
    )
    session.seek(10)
    view = shown(qtbot, session)
    assert [text for _, text in sorted(view._picture.words.texts.items())] == [f"{name} · 10 evals", "grid · 11 evals"]
    session.change(session.experiment.without_run(1))
    view.redraw()
    look(view)
    assert list(view._picture.words.texts.values()) == [name]


def test_a_long_name_is_shortened_and_told_under_the_mouse(qtbot: QtBot) -> None:
    session = descent()
    name = "a run with a name that is far too long for " + "a plot of its losses " * 4
    session.change(session.experiment.with_run(msgspec.structs.replace(session.experiment.runs[0], name=name), 0))
    session.seek(5)
    view = shown(qtbot, session)
    index, box = view._picture.words.names[0]
    assert box.width() < 0.5 * plot_of(view).frame.width and view._picture.words.cut(index)
    reading = reading_at(view._curves, view._picture.words, session, plot_of(view).frame, box.center())
    assert reading is not None and reading.lines == [name]


def test_another_quantity_is_drawn_and_runs_without_it_are_told(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.change(
        session.experiment.with_run(RunChoice("adam", "adam", session.catalog.optimizers["adam"].defaults()))
    )
    session.seek(40)
    view = shown(qtbot, session)
    view.looking.set(quantity=Quantity("gradient"))
    view.redraw()
    length = np.linalg.norm(session.runs[0].trajectory.gradient(10))
    place = plot_of(view).place_of(10, math.log10(length)).toPoint()
    assert share_of(look(view), RUN_STYLES[0].colour, place, 4) > 0.05
    assert plot_of(view).left.name == "‖∇f‖"
    view.looking.set(quantity=Quantity("term", "m"))
    look(view)
    assert view._curves.order() == [1]
    notes = notes_about(session, view._curves.along, view._curves.missing)
    assert notes == [f"no such term: {session.experiment.runs[0].name}"]
    view.looking.set(quantity=Quantity("term", "m", 1))
    view.redraw()
    assert "0 or below" in words(view)
    view.looking.set(quantity=Quantity("distance"))
    look(view)
    assert "No minimum of this landscape is known" in words(view)


def test_over_time_the_steps_stand_where_they_were_measured_to_be(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(60)
    view = shown(qtbot, session)
    view.pose()  # waits until it is measured
    view.looking.set(unit="time")
    look(view)
    pace = session.timing.of(session.runs[0])
    assert pace is not None
    assert plot_of(view).frame.x[1] == pytest.approx(1.01 * 100 * pace.seconds * 1e3)
    [note] = notes_about(session, view._curves.along, ())
    assert "measured here" in note and "s" in note


def test_the_goal_is_a_line_that_is_dragged_while_it_is_shown(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(60)
    view = shown(qtbot, session)
    session.goal.choose(1.0)
    session.goal.show(True)
    look(view)
    plot = plot_of(view)
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(30, 0.0).toPoint())
    move(view, plot.place_of(30, 1.0).toPoint(), Qt.MouseButton.LeftButton)
    assert session.goal.level == pytest.approx(10.0, rel=0.1) and session.cursor == 60
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(30, 1.0).toPoint())
    session.goal.show(False)
    look(view)
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(30, 1.0).toPoint())
    QApplication.processEvents()
    assert session.cursor == 30


def test_a_plot_that_was_never_shown_takes_a_range(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(80)
    view = LossView(session)
    qtbot.addWidget(view)
    view.show_range(None)
    low, high = view.shown_range().across
    assert low <= 0.0 < session.horizon <= high


def test_a_picture_that_fails_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(painter: QPainter) -> None:
        raise ZeroDivisionError

    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: heard.append(kind))
    plot = Plot(fail, Axis("left"), Axis("bottom"))
    qtbot.addWidget(plot)
    plot.grab()
    assert ZeroDivisionError in heard


def test_the_hint_of_an_empty_plot_stands_off_the_names_of_many_runs(qtbot: QtBot) -> None:
    view = shown(qtbot, descent(rates=(0.02, 0.03, 0.04, 0.05)))
    view.looking.set(unit="evaluations")
    view.resize(625, 130)
    look(view)
    names, words = view._picture.words.names, view._picture.words
    assert len(names) == 4 and not words.hint.isEmpty()
    assert not any(box.intersects(words.hint) for _, box in names)
