"""What a person does to a session, and what the runs, looks and the selection are afterwards."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.run import Edit
from gdviz.session.changes import editing
from gdviz.session.session import Look, Session
from tests.session.conftest import told_by


def test_a_formula_is_taken_and_the_start_stays(session: Session) -> None:
    session.seek(20)
    assert editing.use_formula(session, "x² + 4y²") is None
    assert session.experiment.landscape.formula == session.landscape.formula == "x² + 4y²"
    assert (session.experiment.landscape.id, session.experiment.landscape.minima) == ("", ())
    assert session.experiment.start == (5.0, 5.0)
    assert session.experiment.landscape.domain == ((-6.0, 6.0), (-6.0, 6.0))
    assert session.cursor == 20 and [run.length for run in session.runs] == [20, 20]


@pytest.mark.parametrize(
    ("formula", "start", "domain"),
    [
        ("x²", (5.0,), ((-6.0, 6.0),)),
        ("x1² + x2² + x3²", (5.0, 5.0, 1.0), ((-6.0, 6.0), (-6.0, 6.0), (-5.0, 5.0))),
        ("x1 + x2", (5.0, 5.0), ((-6.0, 6.0), (-6.0, 6.0))),
    ],
)
def test_a_formula_of_other_variables_gets_a_start_and_domain(
    session: Session, formula: str, start: tuple[float, ...], domain: tuple[tuple[float, float], ...]
) -> None:
    session.seek(5)
    assert editing.use_formula(session, formula) is None
    assert session.experiment.start == start
    assert session.experiment.landscape.domain == domain
    assert session.runs[0].trajectory.positions.shape == (6, len(start))
    assert session.ground.relief.heights.shape == (201, 201)


def test_typing_a_formula_sign_by_sign_keeps_start_and_domain(session: Session) -> None:
    session.change(session.experiment.with_start((2.5, -0.125)).with_domain(((-4.0, 4.0), (-3.0, 3.0))))
    for text in ("7", "7x", "7x²", "7x² + 2x", "7x² + 2xy"):
        assert editing.use_formula(session, text) is None
    assert session.experiment.start == (2.5, -0.125)
    assert session.experiment.landscape.domain == ((-4.0, 4.0), (-3.0, 3.0))


def test_at_the_end_of_the_budget_a_new_value_applies_to_the_whole_run(session: Session) -> None:
    session.playback.run_to_end()
    before = session.runs[1].trajectory.losses[-1]
    editing.set_hyperparameter(session, 1, "lr", 0.1)
    assert session.experiment.runs[1].edits == ()
    assert session.experiment.runs[1].hyperparameters["lr"] == 0.1
    assert session.runs[1].trajectory.losses[-1] != before


def test_one_drag_means_one_thing_even_when_the_run_ends_on_the_way(session: Session) -> None:
    session.change(session.experiment.with_steps(1000).with_tolerance(1e-6))
    session.seek(100)  # gd has converged, adam has not: time stands within the budget
    assert session.runs[0].stopped is not None
    for rate in (0.04, 0.02, 0.003, 0.001, 0.0005):  # the last ones no longer converge by step 100
        editing.set_hyperparameter(session, 0, "lr", rate)
    assert session.experiment.runs[0].edits == ()
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.0005
    session.seek(50)
    editing.set_hyperparameter(session, 0, "lr", 0.01)
    assert [edit.step for edit in session.experiment.runs[0].edits] == [50]


def test_the_horizon_is_the_budget_until_every_run_has_ended(session: Session) -> None:
    session.change(session.experiment.with_steps(5000).with_tolerance(1e-3))
    session.seek(10)
    assert session.horizon == 5000
    session.seek(5000)
    assert session.ended and session.horizon == session.longest < 5000


@pytest.mark.parametrize(("formula", "column"), [("x +", 4), ("", 1), ("x² + foo", 6), ("(9x)^(9^(9x/x)) + y", 5)])
def test_a_formula_that_cannot_be_read_keeps_the_last_good_one(session: Session, formula: str, column: int) -> None:
    session.seek(20)
    before = session.experiment, session.landscape, session.runs
    told = told_by(session)
    error = editing.use_formula(session, formula)
    assert error is not None and error.column == column
    assert before == (session.experiment, session.landscape, session.runs) and told == []


def test_typing_the_formula_that_is_there_changes_nothing(session: Session) -> None:
    told = told_by(session)
    assert editing.use_formula(session, session.experiment.landscape.formula) is None
    assert session.experiment.landscape.id == "quadratic" and told == []


def test_a_landscape_that_is_not_finite_at_the_start_is_shown_all_the_same(session: Session) -> None:
    session.seek(10)
    assert editing.use_formula(session, "log(-x) + y") is None
    assert all(run.stopped is not None and run.length == 0 for run in session.runs)
    assert session.ground.relief.holes.any()
    editing.use_formula(session, "x² + y²")
    session.seek(10)
    assert all(run.stopped is None for run in session.runs)


def test_every_landscape_of_the_catalog_can_be_chosen(session: Session) -> None:
    for name, file in session.catalog.landscapes.items():
        session.seek(3)
        editing.use_landscape(session, name)
        assert session.cursor == 0
        chosen = session.experiment.landscape
        assert (chosen.id, chosen.formula, chosen.domain, chosen.minima) == (
            name,
            file.formula,
            file.domain,
            file.minima,
        )
        assert session.experiment.start == file.start
        assert session.minima.shape == (len(file.minima), len(file.variables))
    with pytest.raises(KeyError):
        editing.use_landscape(session, "nowhere")


def test_a_run_is_added_with_a_name_and_a_look_of_its_own(session: Session) -> None:
    session.seek(10)
    for _ in range(3):
        editing.add_run(session, "gd")
    assert [run.name for run in session.experiment.runs] == ["gd", "adam", "gd 2", "gd 3", "gd 4"]
    assert [look.slot for look in session.looks] == [0, 1, 2, 3, 4]
    assert session.selected == 4
    assert session.runs[4].length == 10
    assert session.experiment.runs[4].hyperparameters == session.catalog.optimizers["gd"].defaults()
    with pytest.raises(KeyError):
        editing.add_run(session, "nobody")


def test_a_duplicate_has_the_same_numbers(session: Session) -> None:
    session.seek(10)
    editing.set_hyperparameter(session, 1, "lr", 0.2)
    session.seek(20)
    editing.duplicate_run(session, 1)
    assert [run.name for run in session.experiment.runs] == ["gd", "adam", "adam 2"]
    assert session.selected == 2 and session.looks[2] == Look(2)
    np.testing.assert_array_equal(session.runs[2].trajectory.positions, session.runs[1].trajectory.positions)


def test_removing_a_run_frees_its_style(session: Session) -> None:
    editing.add_run(session, "momentum")
    editing.remove_run(session, 1)
    assert [run.name for run in session.experiment.runs] == ["gd", "momentum"]
    assert [look.slot for look in session.looks] == [0, 2]
    assert session.experiment.runs[session.selected].name == "momentum"
    editing.add_run(session, "adam")
    assert [look.slot for look in session.looks] == [0, 2, 1]
    for _ in range(3):
        editing.remove_run(session, 0)
    assert session.selected == -1 and session.runs == ()
    editing.add_run(session, "gd")
    assert session.selected == 0 and session.looks == (Look(0),)


def test_another_optimizer_takes_over_place_look_and_selection(session: Session) -> None:
    session.seek(10)
    session.set_look(0, Look(6, visible=False))
    editing.use_optimizer(session, 0, "momentum")
    assert [run.name for run in session.experiment.runs] == ["momentum", "adam"]
    assert session.looks == (Look(6, visible=False), Look(1))
    assert session.selected == 0 and session.runs[0].optimizer.id == "momentum" and session.runs[0].length == 10
    told = told_by(session)
    editing.use_optimizer(session, 0, "momentum")
    assert told == []
    editing.use_optimizer(session, 0, "adam")
    assert [run.name for run in session.experiment.runs] == ["adam 2", "adam"]
    with pytest.raises(KeyError):
        editing.use_optimizer(session, 0, "nobody")


def test_a_value_applies_from_the_cursor_on(session: Session) -> None:
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    assert session.experiment.runs[0].hyperparameters == {"lr": 0.06} and session.experiment.runs[0].edits == ()
    session.seek(30)
    session.seek(12)
    before = session.runs[0].trajectory.positions[:13].copy()
    editing.set_hyperparameter(session, 0, "lr", 0.01)
    assert session.experiment.runs[0].edits == (Edit(12, "lr", 0.01),)
    assert session.cursor == 12 and session.runs[0].length == 30
    np.testing.assert_array_equal(session.runs[0].trajectory.positions[:13], before)
    assert set(session.runs[0].trajectory.rates[13:]) == {0.01}
    editing.set_hyperparameter(session, 0, "lr", 0.02)  # a slider that is dragged leaves one edit
    assert session.experiment.runs[0].edits == (Edit(12, "lr", 0.02),)


def test_a_value_outside_its_limits_is_refused_and_changes_nothing(session: Session) -> None:
    session.seek(5)
    experiment = session.experiment
    with pytest.raises(InputError, match="lr must be a number from"):
        editing.set_hyperparameter(session, 0, "lr", -1.0)
    assert session.experiment is experiment


def test_a_value_can_be_made_that_of_the_whole_run(session: Session) -> None:
    session.seek(10)
    editing.set_hyperparameter(session, 0, "lr", 0.02)
    session.seek(20)
    editing.set_from_start(session, 0, "lr", 0.02)
    assert session.experiment.runs[0].hyperparameters["lr"] == 0.02 and session.experiment.runs[0].edits == ()
    assert set(session.runs[0].trajectory.rates[1:]) == {0.02}
    assert session.cursor == 20


def test_a_run_that_ended_at_the_cursor_is_mended_as_a_whole(session: Session) -> None:
    editing.set_hyperparameter(session, 0, "lr", 5.0)
    session.seek(90)
    assert session.runs[0].stopped is not None
    editing.set_hyperparameter(session, 0, "lr", 0.05)
    assert session.experiment.runs[0].edits == () and session.runs[0].stopped is None and session.runs[0].length == 90
