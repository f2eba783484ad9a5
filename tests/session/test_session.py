"""What is looked at, and what a change keeps. No Qt is needed, no window, no clock."""

from __future__ import annotations

import math
import subprocess
import sys

import msgspec
import numpy as np
import pytest

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.run import Edit
from gdviz.session.session import MOST_REDONE, Look, Session
from tests.session.conftest import NewSession, told_by


def test_a_session_needs_no_qt() -> None:
    code = "import sys, gdviz.session.changes.editing; sys.exit(bool({'PySide6', 'pyqtgraph'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_is_computed_before_it_is_asked_for(catalog: Catalog) -> None:
    code = (
        "import sys; from gdviz.app import first_session; s = first_session(); s.ground.relief.shades; s.longest;"
        "assert not s.ready; sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_first_session_is_ready_to_play() -> None:
    from gdviz.app import first_session

    session = first_session()
    session.prepare()
    assert session.ready and session.cursor == 0 and session.selected == 0
    assert len(session.runs) == len(session.looks) == len(session.experiment.runs) == 2
    assert session.experiment.start == (5.0, 5.0)


def test_seeking_makes_the_steps_that_are_missing(session: Session) -> None:
    told = told_by(session)
    session.seek(37)
    assert (session.cursor, session.longest) == (37, 37)
    assert [run.length for run in session.runs] == [37, 37]
    assert told == ["advanced", "cursor_moved"]


def test_back_and_scrub_compute_nothing(session: Session) -> None:
    session.seek(50)
    trajectories = [run.trajectory for run in session.runs]
    told = told_by(session)
    for step in (49, 0, 20, 50, 3):
        session.seek(step)
        assert session.cursor == step
    assert told == ["cursor_moved"] * 5
    assert all(run.trajectory is old and run.length == 50 for run, old in zip(session.runs, trajectories, strict=True))


def test_seeking_to_where_it_is_tells_nothing_and_before_zero_is_zero(session: Session) -> None:
    session.seek(5)
    told = told_by(session)
    session.seek(5)
    assert told == []
    session.seek(-3)
    assert session.cursor == 0


def test_the_cursor_stops_where_the_last_run_stopped(new_session: NewSession) -> None:
    session = new_session(tolerance=1e-3)
    session.seek(100_000)
    assert session.ended
    assert session.cursor == session.longest == max(run.length for run in session.runs) < 100_000


def test_dragging_the_start_runs_again_up_to_where_it_was(session: Session) -> None:
    session.seek(60)
    session.seek(40)
    told = told_by(session)
    for x in (4.0, 3.0, 2.0):
        before = [run.trajectory for run in session.runs]
        session.change(session.experiment.with_start((x, 1.0)))
        assert session.cursor == 40
        assert [run.length for run in session.runs] == [60, 60]
        for run, old in zip(session.runs, before, strict=True):
            assert run.trajectory is not old
            np.testing.assert_array_equal(run.trajectory.positions[0], [x, 1.0])
    assert told == ["experiment_changed"] * 3


def test_a_change_computes_a_long_way_ahead_only_when_it_is_looked_at(session: Session) -> None:
    session.change(session.experiment.with_steps(20_000))
    session.seek(2 * MOST_REDONE)
    session.seek(10)
    session.change(session.experiment.with_start((1.0, 1.0)))
    assert session.longest == MOST_REDONE
    session.seek(2 * MOST_REDONE)
    assert session.longest == 2 * MOST_REDONE


def test_a_change_of_one_run_leaves_the_other_alone(session: Session) -> None:
    session.seek(30)
    first, second = session.runs
    session.change(session.experiment.with_hyperparameter(1, "lr", 0.1))
    assert session.runs[0] is first and session.runs[1] is not second
    assert session.runs[1].length == 30


def test_an_edit_on_the_way_keeps_what_was_before(session: Session) -> None:
    session.seek(30)
    before = session.runs[0].trajectory.positions.copy()
    session.change(session.experiment.with_hyperparameter(0, "lr", 0.01, 20))
    after = session.runs[0].trajectory
    assert len(after) == 31
    np.testing.assert_array_equal(after.positions[:21], before[:21])
    assert np.all(after.positions[21:] != before[21:])
    fresh = Session(session.catalog, session.experiment)
    fresh.seek(30)
    np.testing.assert_array_equal(after.positions, fresh.runs[0].trajectory.positions)


def test_taking_an_edit_back_restores_the_old_steps(session: Session) -> None:
    session.seek(30)
    before = session.runs[0].trajectory.positions.copy()
    session.change(session.experiment.with_hyperparameter(0, "lr", 0.01, 20))
    session.change(session.experiment.without_edits(0))
    np.testing.assert_array_equal(session.runs[0].trajectory.positions, before)


def test_what_does_not_concern_the_runs_keeps_them(session: Session) -> None:
    session.seek(10)
    runs, relief = session.runs, session.ground.relief
    session.change(session.experiment.with_steps(500))
    assert session.runs == runs and session.ground.relief is relief
    session.change(session.experiment.with_domain([(-1.0, 1.0), (-2.0, 2.0)]))
    assert session.runs == runs
    assert session.ground.relief is not relief and session.ground.relief.bounds == (-1.0, 1.0, -2.0, 2.0)


def test_the_relief_is_made_once_and_again_when_the_map_changes(session: Session) -> None:
    relief = session.ground.relief
    told = told_by(session)
    session.change(session.experiment.with_start((1.0, 2.0)))
    assert session.ground.relief is relief
    assert "landscape_changed" not in told
    choice = LandscapeChoice("x² + y²", ((-1.0, 1.0), (-1.0, 1.0)))
    session.change(session.experiment.with_landscape(choice, (0.5, 0.5)))
    assert session.ground.relief is not relief
    assert told[-2:] == ["landscape_changed", "experiment_changed"]


def test_a_start_off_the_map_shifts_the_slice_of_three_variables(new_session: NewSession) -> None:
    choice = LandscapeChoice("x1² + x2² + x3²", ((-1.0, 1.0),) * 3)
    session = new_session(landscape=choice, start=(1.0, 1.0, 1.0))
    relief = session.ground.relief
    session.change(session.experiment.with_start((0.0, 0.5, 1.0)))
    assert session.ground.relief is relief
    session.change(session.experiment.with_start((0.0, 0.5, 2.0)))
    assert session.ground.relief is not relief
    assert session.ground.relief.lowest == pytest.approx(4.0)


def test_the_known_minima_have_a_row_each(session: Session) -> None:
    assert session.minima.shape == (1, 2)
    choice = LandscapeChoice("x² + y²", ((-1.0, 1.0), (-1.0, 1.0)))
    session.change(session.experiment.with_landscape(choice, (0.5, 0.5)))
    assert session.minima.shape == (0, 2)


def failing(experiment: Experiment) -> list[Experiment]:
    run = experiment.runs[0]
    bad_runs = [
        msgspec.structs.replace(run, hyperparameters={"lr": -1.0}),
        msgspec.structs.replace(run, hyperparameters={"lr": math.nan}),
        msgspec.structs.replace(run, hyperparameters={}),
        msgspec.structs.replace(run, hyperparameters={"lr": 0.1, "foo": 1.0}),
        msgspec.structs.replace(run, edits=(Edit(3, "foo", 0.1),)),
        msgspec.structs.replace(run, edits=(Edit(3, "lr", -0.1),)),
        msgspec.structs.replace(run, optimizer="nobody"),
        msgspec.structs.replace(run, name="adam"),
    ]
    landscape = experiment.landscape
    bad_landscapes = [
        msgspec.structs.replace(landscape, formula="x +"),
        msgspec.structs.replace(landscape, formula="x²"),
        msgspec.structs.replace(landscape, formula="(9x)^(9^(9x/x)) + y"),
        msgspec.structs.replace(landscape, domain=((-1.0, 1.0),)),
        msgspec.structs.replace(landscape, domain=((1.0, -1.0), (-1.0, 1.0))),
        msgspec.structs.replace(landscape, minima=((1.0,),)),
    ]
    return [
        *(experiment.with_run(bad, 0) for bad in bad_runs),
        *(experiment.with_landscape(bad, experiment.start) for bad in bad_landscapes),
        msgspec.structs.replace(experiment, start=(1.0,)),
        msgspec.structs.replace(experiment, start=(1.0, math.inf)),
    ]


@pytest.mark.parametrize("number", range(16))
def test_a_change_that_fails_changes_nothing(session: Session, number: int) -> None:
    session.seek(20)
    before = (session.experiment, session.landscape, session.runs, session.looks, session.cursor, session.selected)
    relief, told = session.ground.relief, told_by(session)
    with pytest.raises((FormulaError, InputError, KeyError)):
        session.change(failing(session.experiment)[number])
    assert before == (
        session.experiment, session.landscape, session.runs, session.looks, session.cursor, session.selected
    )  # fmt: skip
    assert session.ground.relief is relief and told == []


@pytest.mark.parametrize("number", [*range(10), 11, 12, 13, 14, 15])
def test_an_experiment_that_cannot_be_computed_makes_no_session(session: Session, number: int) -> None:
    with pytest.raises((FormulaError, InputError, KeyError)):
        Session(session.catalog, failing(session.experiment)[number])


def test_looks_belong_to_their_runs_by_name(session: Session) -> None:
    assert session.looks == (Look(0), Look(1))
    session.set_look(1, Look(5, visible=False))
    session.change(session.experiment.without_run(0))
    assert session.looks == (Look(5, visible=False),)
    session.change(session.experiment.with_run(RunChoice("new", "gd", {"lr": 0.1})))
    assert session.looks == (Look(5, visible=False), Look(0))


def test_the_selection_stays_with_its_run(session: Session) -> None:
    session.select(1)
    told = told_by(session)
    session.change(session.experiment.without_run(0))
    assert session.selected == 0 and session.experiment.runs[session.selected].name == "adam"
    assert told == ["experiment_changed", "selection_changed"]
    session.change(session.experiment.without_run(0))
    assert session.selected == -1 and session.runs == () and session.looks == ()
    session.change(session.experiment.with_run(RunChoice("new", "gd", {"lr": 0.1})))
    assert session.selected == 0


def test_selecting_what_is_not_there_is_ignored(session: Session) -> None:
    told = told_by(session)
    for index in (0, -1, 2, 99):
        session.select(index)
    assert session.selected == 0 and told == []
    session.select(1)
    assert told == ["selection_changed"]


def test_a_session_without_runs_can_be_looked_at(new_session: NewSession) -> None:
    session = new_session(runs=())
    assert (session.selected, session.longest, session.looks) == (-1, 0, ())
    session.seek(10)
    assert session.cursor == 0
    assert session.ground.relief.heights.shape == (201, 201)


def test_a_run_that_ended_early_waits_for_the_others(new_session: NewSession) -> None:
    session = new_session()
    session.change(session.experiment.with_hyperparameter(0, "lr", 5.0))
    session.seek(100)
    assert session.runs[0].stopped is not None and session.runs[0].length < 100
    assert (session.runs[1].length, session.cursor, session.ended) == (100, 100, False)
