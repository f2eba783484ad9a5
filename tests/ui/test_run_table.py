"""The table of runs: what it says, how it is sorted, selected from and copied."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gdviz.engine.experiment import RunChoice
from gdviz.session.session import Session
from gdviz.ui.comparing.run_table import RunTable
from gdviz.ui.comparing.run_table_panel import RunTablePanel
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.views.loss.goal import GoalHandle
from gdviz.ui.views.loss.level import Level
from gdviz.ui.wording.counting import counted
from tests.ui.test_contour import descent


@pytest.fixture
def session() -> Session:
    session = descent(rates=(0.02, 0.05))
    choice = RunChoice("armijo", "armijo", session.catalog.optimizers["armijo"].defaults())
    session.change(session.experiment.with_run(choice))
    session.seek(60)
    return session


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> RunTablePanel:
    panel = RunTablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1200, 240)
    panel.show()
    panel.redraw()
    return panel


def column(panel: RunTablePanel, heading: str) -> list[str]:
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable)
    for place in range(table.columnCount()):
        if table.horizontalHeaderItem(place).text().startswith(heading):
            return [table.item(row, place).text() for row in range(table.rowCount())]
    raise LookupError(heading)


def goal(panel: RunTablePanel, text: str) -> None:
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_it_tells_when_each_run_came_down_to_the_goal(panel: RunTablePanel, session: Session) -> None:
    goal(panel, "1")
    steps = [next(step for step, loss in enumerate(run.trajectory.losses) if loss <= 1.0) for run in session.runs]
    assert column(panel, "Steps to f ≤ 1") == [str(step) for step in steps]
    costs = [run.cost_until(step) for run, step in zip(session.runs, steps, strict=True)]
    assert column(panel, "Evaluations to") == [f"{cost:g}" for cost in costs]
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable)
    told = {table.horizontalHeaderItem(at).text(): table.horizontalHeaderItem(at).toolTip() for at in range(9)}
    assert "only drawn is 0" in told["Evaluations"] and "only drawn is 0" in told["Evaluations to the goal"]
    goal(panel, "-5")
    assert column(panel, "Steps to f ≤ −5") == ["–", "–", "–"]
    goal(panel, "much")
    assert any("much" in label.text() for label in panel.findChildren(QLabel)) and session.goal.level == -5.0
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit) and field.property("invalid") is True
    field.clearFocus()
    panel.apply_theme(LIGHT)
    assert field.text() == "−5" and field.property("invalid") is False  # what is in force again is no mistake
    goal(panel, "")
    assert session.goal.level is None and any(column(panel, "Steps to f ≤"))


def test_it_is_sorted_by_numbers_and_a_click_selects(panel: RunTablePanel, session: Session) -> None:
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable)
    place = next(at for at in range(table.columnCount()) if table.horizontalHeaderItem(at).text() == "f")
    table.setCurrentCell(0, place)
    QTest.keyClick(table, Qt.Key.Key_Return)
    names = [run.name for run in session.experiment.runs]
    by_loss = sorted(range(3), key=lambda index: session.runs[index].trajectory.losses[60 if index < 2 else -1])
    assert column(panel, "Run") == [names[index] for index in by_loss]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(2, 0)).center())
    assert session.selected == by_loss[2]
    table.sort_by(place)
    assert column(panel, "Run") == [names[index] for index in reversed(by_loss)]
    assert {index.row() for index in table.selectedIndexes()} == {0}  # the mark goes with the run
    session.change(session.experiment.with_start((0.0, 0.0)))  # where nothing comes down: the goal's columns go
    panel.apply_theme(LIGHT)
    assert [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())].index("f ↓") == place - 2


def test_it_is_copied_as_text(panel: RunTablePanel, session: Session) -> None:
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 4 and all(len(line.split("\t")) == 12 for line in lines)
    assert repr(float(session.runs[0].trajectory.losses[60])) in lines[1]
    table.selectRow(0)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 3


def test_without_runs_it_says_what_to_do(qtbot: QtBot) -> None:
    panel = RunTablePanel(descent(rates=()))
    qtbot.addWidget(panel)
    panel.show()
    panel.redraw()
    assert any("add one with +" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_verdict_and_numbers_come_first_also_when_a_goal_comes_later(qtbot: QtBot, session: Session) -> None:
    panel = RunTablePanel(session)
    qtbot.addWidget(panel)
    session.change(session.experiment.with_start((0.0, 0.0)))  # where nothing comes down
    panel.apply_theme(LIGHT)
    panel.redraw()
    session.change(session.experiment.with_start((5.0, 5.0)))
    session.seek(60)
    panel.apply_theme(LIGHT)
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable)

    def headings() -> list[str]:
        places = range(table.columnCount())
        columns = [table.horizontalHeader().logicalIndex(place) for place in places]
        return [table.horizontalHeaderItem(at).text() for at in columns if not table.isColumnHidden(at)]

    shown = headings()
    marked = {index.column() for index in table.selectedIndexes()}
    assert marked >= set(range(table.columnCount())) - {3}  # all but what is hidden: no run has options
    assert shown[:2] == ["Run", "Verdict"] and shown[2].startswith("Steps to f")
    assert shown[3:5] == ["Evaluations to the goal", "Steps"] and shown[-2:] == ["Optimizer", "Hyperparameters"]


def test_what_became_of_a_run_is_said_with_its_sign_before_anybody_judges(
    panel: RunTablePanel, session: Session
) -> None:
    table = panel.findChild(RunTable)
    assert isinstance(table, RunTable) and session.verdicts.of(0) is None
    last = table.columnCount() - 1
    assert "…" not in column(panel, "Verdict") and not table.item(0, last).icon().isNull()


def test_where_shares_are_evaluated_a_reading_has_decimals() -> None:
    assert [counted(cost) for cost in (0.0, 12.0, 37 / 3, 1e-3, 1234.5, math.inf)] == [
        "0", "12", "12.33", "0.001", "1234.5", "∞"
    ]  # fmt: skip


def test_a_run_whose_budget_is_used_up_says_so(panel: RunTablePanel, session: Session) -> None:
    session.change(session.experiment.with_evaluations(20))
    session.seek(60)
    session.verdicts.ask()
    session.verdicts.background.finish()
    panel.apply_theme(LIGHT)
    assert column(panel, "Verdict")[0].endswith(", budget used up")


def test_a_goal_dragged_far_above_all_numbers_stays_where_it_was(session: Session) -> None:
    handle, frame = GoalHandle(session), Frame((0.0, 60.0), (0.0, 400.0), 100.0, 100.0)
    assert handle.catch(QPointF(50.0, 50.0), frame, 200.0)
    handle.drag(QPointF(50.0, 50.0), frame, Level())
    assert session.goal.level == pytest.approx(1e200)
    handle.drag(QPointF(50.0, 0.0), frame, Level())
    assert session.goal.level == pytest.approx(1e200)
