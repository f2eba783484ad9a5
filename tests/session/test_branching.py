"""Branching: two futures of one run, named after what differs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import from_toml, to_toml
from gdviz.session.changes import editing
from gdviz.session.changes.branching import branch_point, branch_run
from gdviz.session.session import Session


def branched(session: Session, step: int, rate: float) -> None:
    session.seek(step)
    branch_run(session, 0)
    editing.set_hyperparameter(session, session.selected, "lr", rate)


def test_a_branch_shares_the_past_and_goes_its_own_way(session: Session) -> None:
    branched(session, 37, 0.02)
    session.seek(60)
    parent, branch = session.runs[0].trajectory.positions, session.runs[2].trajectory.positions
    assert np.array_equal(parent[:38], branch[:38])
    assert not np.array_equal(parent[38], branch[38])
    assert session.experiment.runs[0].edits == ()
    assert branch_point(session.experiment, 2) == (0, 37)


def test_a_branch_is_selected_and_named_after_what_differs(session: Session) -> None:
    session.seek(37)
    branch_run(session, 0)
    assert session.experiment.runs[2].name == "gd from 37"
    look = session.looks[2]
    for rate in (0.03, 0.02):
        editing.set_hyperparameter(session, 2, "lr", rate)
    assert session.experiment.runs[2].name == "gd η=0.02 from 37"
    assert session.looks[2] == look and session.selected == 2


def test_dragging_in_a_branch_is_one_step_to_undo(session: Session) -> None:
    session.seek(37)
    branch_run(session, 0)
    before = session.experiment
    for rate in (0.03, 0.02, 0.01):
        editing.set_hyperparameter(session, 2, "lr", rate)
    session.history.undo()
    assert session.experiment == before
    session.history.undo()
    assert len(session.experiment.runs) == 2


def test_at_the_end_of_the_steps_only_the_future_of_a_branch_changes(session: Session) -> None:
    branched(session, 37, 0.02)
    session.seek(100)
    editing.set_hyperparameter(session, 2, "lr", 0.01)
    assert branch_point(session.experiment, 2) == (0, 37)
    assert session.experiment.runs[2].name == "gd η=0.01 from 37"


def test_a_branch_that_is_changed_from_the_start_is_a_run_like_any_other(session: Session) -> None:
    branched(session, 37, 0.02)
    editing.set_from_start(session, 2, "lr", 0.02)
    assert session.experiment.runs[2].name == "gd 2"
    assert session.experiment.runs[2].branch is None


def test_a_branch_with_another_optimizer_or_schedule_is_a_run_like_any_other(session: Session) -> None:
    branched(session, 37, 0.02)
    editing.use_schedule(session, 2, "cosine")
    assert (session.experiment.runs[2].name, session.experiment.runs[2].branch) == ("gd 2", None)
    branched(session, 37, 0.02)
    editing.use_optimizer(session, 3, "momentum")
    assert (session.experiment.runs[3].name, session.experiment.runs[3].branch) == ("momentum", None)


def test_a_copy_of_a_branch_is_no_branch(session: Session) -> None:
    branched(session, 37, 0.02)
    editing.duplicate_run(session, 2)
    assert (session.experiment.runs[3].name, session.experiment.runs[3].branch) == ("gd 2", None)


def test_a_parent_with_another_past_shares_nothing(session: Session) -> None:
    branched(session, 37, 0.02)
    session.seek(0)
    editing.set_hyperparameter(session, 0, "lr", 0.01)
    assert branch_point(session.experiment, 2) is None
    assert session.experiment.runs[2].value_at("lr", 0) == 0.05


def test_a_branch_of_a_branch_knows_where_it_left(session: Session) -> None:
    branched(session, 10, 0.02)
    session.seek(20)
    branch_run(session, 2)
    editing.set_hyperparameter(session, 3, "lr", 0.01)
    assert session.experiment.runs[3].name == "gd η=0.01 from 20"
    assert branch_point(session.experiment, 3) == (2, 20)
    session.seek(10)
    editing.set_hyperparameter(session, 2, "lr", 0.03)  # renames the parent and changes its past
    assert session.experiment.runs[3].parent == session.experiment.runs[2].name == "gd η=0.03 from 10"
    assert branch_point(session.experiment, 3) is None


def test_a_branch_at_the_start_differs_as_a_whole(session: Session) -> None:
    branched(session, 0, 0.02)
    assert session.experiment.runs[2].name == "gd η=0.02"
    assert branch_point(session.experiment, 2) == (0, 0)


def test_a_run_that_has_ended_cannot_branch(session: Session) -> None:
    editing.set_hyperparameter(session, 0, "lr", 0.5)
    session.seek(100)
    assert session.runs[0].stopped is not None
    with pytest.raises(InputError, match="ended"):
        branch_run(session, 0)


def test_a_branch_is_kept_in_a_file(session: Session) -> None:
    branched(session, 37, 0.02)
    text = to_toml(session.experiment)
    assert from_toml(Path("branch.toml"), text) == session.experiment
    assert "branch" not in to_toml(session.experiment.without_run(2))


def test_the_name_tells_where_a_change_begins_that_came_later(session: Session) -> None:
    session.seek(3)
    branch_run(session, 0)
    session.seek(10)
    editing.set_hyperparameter(session, 2, "lr", 0.02)
    assert session.experiment.runs[2].name == "gd η=0.02 from 10"


def test_the_name_keeps_the_first_change_and_hints_at_later_ones(session: Session) -> None:
    branched(session, 3, 0.155)
    session.seek(10)
    editing.set_hyperparameter(session, 2, "lr", 0.02)
    assert session.experiment.runs[2].name == "gd η=0.155 from 3 …"
    editing.remove_edit(session, 2, session.experiment.runs[2].edits[-1])
    assert session.experiment.runs[2].name == "gd η=0.155 from 3"
    editing.set_hyperparameter(session, 2, "lr", 0.155)
    assert session.experiment.runs[2].name == "gd η=0.155 from 3"


def test_a_branch_keeps_its_name_and_its_fork_on_another_landscape(session: Session) -> None:
    branched(session, 3, 0.155)
    editing.use_landscape(session, "paraboloid")
    assert session.experiment.runs[2].name == "gd η=0.155 from 3"
    assert branch_point(session.experiment, 2) == (0, 3)
    session.seek(20)
    parent, branch = session.runs[0].trajectory.positions, session.runs[2].trajectory.positions
    assert np.array_equal(parent[:4], branch[:4]) and not np.array_equal(parent[4], branch[4])
