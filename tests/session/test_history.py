"""Undo and redo: what one gesture changed is one step, whatever was changed."""

from __future__ import annotations

import dataclasses

import pytest

from gdviz.session.changes import editing
from gdviz.session.changes.branching import branch_run
from gdviz.session.session import Look, Session


def undoable(session: Session) -> str:
    return "" if session.history.undoable is None else str(session.history.undoable)


def test_nothing_can_be_undone_at_first(session: Session) -> None:
    before = session.experiment
    session.history.undo()
    session.history.redo()
    assert session.experiment is before
    assert session.history.undoable is None and session.history.redoable is None


def test_a_drag_of_a_slider_is_one_step(session: Session) -> None:
    before = session.experiment
    session.history.seal()
    for value in (0.06, 0.07, 0.08):
        editing.set_hyperparameter(session, 0, "lr", value)
    after = session.experiment
    assert undoable(session) == "change η of gd"
    session.history.undo()
    assert session.experiment == before
    assert session.history.undoable is None
    session.history.redo()
    assert session.experiment == after


def test_two_drags_are_two_steps(session: Session) -> None:
    for value in (0.06, 0.07):
        session.history.seal()
        editing.set_hyperparameter(session, 0, "lr", value)
    session.history.undo()
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.06
    session.history.undo()
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.05


def test_something_else_in_the_same_gesture_is_another_step(session: Session) -> None:
    before = session.experiment
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    editing.set_hyperparameter(session, 1, "lr", 0.06)
    session.history.undo()
    assert session.experiment.runs[1] == before.runs[1]
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.06


def test_a_drag_that_ends_where_it_began_is_no_step(session: Session) -> None:
    for value in (0.06, 0.05):
        editing.set_hyperparameter(session, 0, "lr", value)
    assert session.history.undoable is None


def test_typing_a_formula_is_one_step_back_to_the_catalog(session: Session) -> None:
    before = session.experiment
    for text in ("x²", "x² + y", "x² + y²"):
        assert editing.use_formula(session, text) is None
    assert undoable(session) == "type the formula"
    session.history.undo()
    assert session.experiment == before
    assert session.landscape.formula == before.landscape.formula


def test_a_new_change_forgets_what_was_undone(session: Session) -> None:
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    session.history.undo()
    editing.set_seed(session, 3)
    assert session.history.redoable is None
    assert undoable(session) == "change the seed"


def test_a_removed_run_comes_back_with_its_look_and_is_selected(session: Session) -> None:
    session.set_look(0, Look(5, visible=False))
    editing.remove_run(session, 0)
    editing.add_run(session, "momentum")
    session.history.undo()
    session.history.undo()
    assert [run.name for run in session.experiment.runs] == ["gd", "adam"]
    assert session.looks[0] == Look(5, visible=False)
    assert session.selected == 0


def test_looks_chosen_since_stay(session: Session) -> None:
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    session.set_look(0, dataclasses.replace(session.looks[0], slot=4))
    session.history.undo()
    assert session.looks[0].slot == 4


def test_the_cursor_stays_when_numbers_are_undone(session: Session) -> None:
    session.seek(30)
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    session.seek(60)
    session.history.undo()
    assert session.cursor == 60
    assert all(run.length >= 60 for run in session.runs)


def test_undoing_the_choice_of_a_landscape_goes_back_to_the_step_that_was_looked_at(session: Session) -> None:
    session.seek(30)
    editing.use_landscape(session, "rosenbrock")
    assert session.cursor == 0
    session.history.undo()
    assert session.cursor == 30 and session.experiment.landscape.id == "quadratic"
    session.history.redo()
    assert session.cursor == 0 and session.experiment.landscape.id == "rosenbrock"


def test_playing_on_is_nothing_to_undo_and_is_not_undone(session: Session) -> None:
    editing.set_seed(session, 3)
    session.seek(100)
    session.playback.step_forward()
    assert session.experiment.steps == 101
    assert undoable(session) == "change the seed"
    session.history.undo()
    assert session.experiment.steps == 101 and session.cursor == 101


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda session: editing.add_run(session, "momentum"), "add momentum"),
        (lambda session: editing.remove_run(session, 1), "remove adam"),
        (lambda session: editing.use_optimizer(session, 0, "momentum"), "change the optimizer of gd"),
        (lambda session: editing.use_schedule(session, 0, "cosine"), "change the schedule of gd"),
        (lambda session: session.change(session.experiment.with_start((1.0, 2.0))), "move the start"),
        (lambda session: session.change(session.experiment.with_steps(7)), "change the number of steps"),
        (lambda session: session.change(session.experiment.with_tolerance(1e-3)), "change the tolerance"),
        (lambda session: session.change(session.experiment.with_domain(((0.0, 9.0),) * 2)), "change the domain"),
        (lambda session: branch_run(session, 0), "branch off gd 2"),
    ],
)
def test_every_change_says_what_it_was_and_can_be_undone(session: Session, change: object, words: str) -> None:
    before = session.experiment
    change(session)  # type: ignore[operator]
    assert undoable(session) == words
    after = session.experiment
    session.history.undo()
    assert session.experiment == before
    session.history.redo()
    assert session.experiment == after


def test_an_unusable_change_leaves_no_step(session: Session) -> None:
    assert editing.use_formula(session, "x² + foo(y)") is not None
    assert session.history.undoable is None
