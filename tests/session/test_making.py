"""What takes long is made in slices: the window goes on meanwhile, and the numbers are the same."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session
from tests.session.conftest import NewSession, told_by

FAR = 300


@pytest.fixture
def heavy(new_session: NewSession) -> Session:
    """A session as a window has it, in front of a network; each request makes a few steps."""
    session = new_session()
    change_problem(session, ProblemChoice(NetworkChoice((6, 6), "tanh", "cross_entropy"), DatasetChoice("moons")))
    session.change(session.experiment.with_steps(FAR))
    session.prepare()
    session.making.patience = 0.0
    return session


def test_a_step_far_ahead_is_looked_at_once_it_is_made(heavy: Session) -> None:
    heavy.seek(FAR)
    assert 0 < heavy.cursor < FAR and heavy.making.busy and heavy.playback.is_going
    ticks = 0
    while heavy.making.busy:
        before = heavy.cursor
        heavy.tick(0.016)
        assert heavy.cursor >= before
        ticks += 1
    assert heavy.cursor == FAR and ticks > 3 and not heavy.playback.is_going
    whole = Session(heavy.catalog, heavy.experiment)
    whole.seek(FAR)
    for sliced, run in zip(heavy.runs, whole.runs, strict=True):
        np.testing.assert_array_equal(sliced.trajectory.positions, run.trajectory.positions)


def test_the_way_to_the_end_can_be_stopped(heavy: Session) -> None:
    heavy.change(heavy.experiment.with_steps(10 * FAR))
    heavy.playback.run_to_end()
    for _ in range(25):
        heavy.tick(0.016)
    assert heavy.making.lasts
    heavy.playback.toggle()
    stood = heavy.cursor
    for _ in range(50):
        heavy.tick(0.016)
    assert heavy.cursor == stood < 10 * FAR and not heavy.making.busy and not heavy.playback.is_going


def test_playing_shows_as_many_steps_as_there_are(heavy: Session) -> None:
    heavy.playback.set_speed(1000.0)
    heavy.playback.play()
    for _ in range(5):
        heavy.tick(0.25)
        assert heavy.playback.playing and heavy.cursor <= heavy.longest
    while heavy.playback.playing:
        heavy.tick(0.25)
    assert heavy.cursor == FAR


def test_what_is_seen_comes_first_after_a_change(heavy: Session) -> None:
    heavy.making.patience = float("inf")
    heavy.seek(100)
    heavy.foresee(200)
    heavy.making.patience = 0.0
    heavy.change(heavy.experiment.with_hyperparameter(0, "lr", 0.02))
    told = told_by(heavy)
    while heavy.making.busy:
        heavy.tick(0.016)
        unfinished = [run.length for run in heavy.runs if run.stopped is None]
        assert max(unfinished) - min(unfinished) <= 200 and heavy.cursor == 100
    assert "advanced" in told and min(run.length for run in heavy.runs) == 200
