"""Playing, stepping and rushing: pace from elapsed time, never from frames."""

from __future__ import annotations

import pytest

from gdviz.session.playback import FASTEST, GLIDING_SPEED, MOST_STEPS_A_TICK, SLOWEST
from gdviz.session.session import Session
from tests.session.conftest import NewSession, told_by


def test_nothing_moves_before_it_is_played(session: Session) -> None:
    session.tick(10.0)
    assert session.cursor == 0 and not session.playback.playing


@pytest.mark.parametrize("frames", [1, 7, 60, 1000])
def test_the_pace_is_the_same_however_long_a_frame_is(session: Session, frames: int) -> None:
    session.playback.set_speed(32.0)
    session.playback.play()
    for _ in range(frames):
        session.tick(2.0 / frames)
    assert session.cursor in ((64,) if frames == 1 else (63, 64))  # the last step may be owed to rounding


def test_a_slow_pace_waits_several_frames_for_a_step(session: Session) -> None:
    session.playback.set_speed(1.0)
    session.playback.play()
    seen = []
    for _ in range(8):
        session.tick(0.25)
        seen.append(session.cursor)
    assert seen == [0, 0, 0, 1, 1, 1, 1, 2]


def test_the_pace_has_limits(session: Session) -> None:
    session.playback.set_speed(1e9)
    assert session.playback.speed == FASTEST
    session.playback.set_speed(-1.0)
    assert session.playback.speed == SLOWEST


def test_one_frame_tells_once_however_many_steps_are_due(session: Session) -> None:
    session.playback.play()
    told = told_by(session)
    session.tick(1.0)
    assert told == ["advanced", "cursor_moved"]


def test_playing_ends_at_the_budget(session: Session) -> None:
    session.playback.play()
    told = told_by(session)
    session.tick(60.0)
    assert session.cursor == session.experiment.steps == 100
    assert not session.playback.playing
    assert told == ["advanced", "cursor_moved", "playback_changed"]


def test_playing_on_at_the_end_goes_as_many_steps_again(session: Session) -> None:
    session.seek(100)
    session.playback.play()
    assert session.experiment.steps == 200 and session.playback.playing
    session.tick(1.0)
    assert session.cursor == 120


def test_playing_when_every_run_has_ended_begins_again(new_session: NewSession) -> None:
    session = new_session(tolerance=1e-2, steps=10_000)
    session.playback.play()
    session.tick(1000.0)
    assert session.ended and not session.playback.playing and session.cursor == session.longest
    session.playback.play()
    assert session.cursor == 0 and session.playback.playing and session.experiment.steps == 10_000


def test_playing_goes_on_while_one_run_can(session: Session) -> None:
    session.change(session.experiment.with_hyperparameter(0, "lr", 5.0))
    session.playback.play()
    session.tick(2.0)
    assert session.runs[0].stopped is not None and session.playback.playing and session.cursor == 40


def test_pausing_and_toggling(session: Session) -> None:
    told = told_by(session)
    session.playback.toggle()
    assert session.playback.playing
    session.playback.toggle()
    assert not session.playback.playing
    session.playback.pause()
    assert told == ["playback_changed"] * 2


def test_time_owed_before_a_pause_is_forgotten(session: Session) -> None:
    session.playback.set_speed(1.0)
    session.playback.play()
    session.tick(0.9)
    session.playback.pause()
    session.playback.play()
    session.tick(0.9)
    assert session.cursor == 0


def test_stepping_goes_one_step_and_pauses(session: Session) -> None:
    session.playback.play()
    session.playback.step_forward()
    assert session.cursor == 1 and not session.playback.playing
    session.playback.step_forward()
    session.playback.step_back()
    assert session.cursor == 1
    session.playback.step_back()
    session.playback.step_back()
    assert session.cursor == 0


def test_a_step_back_and_forward_computes_nothing(session: Session) -> None:
    session.seek(10)
    trajectories = [run.trajectory for run in session.runs]
    session.playback.step_back()
    session.playback.step_forward()
    assert session.cursor == 10
    assert all(run.trajectory is old and run.length == 10 for run, old in zip(session.runs, trajectories, strict=True))


def test_a_step_past_the_end_is_appended(session: Session) -> None:
    session.seek(100)
    trajectories = [run.trajectory for run in session.runs]
    session.playback.step_forward()
    assert (session.cursor, session.experiment.steps, session.longest) == (101, 101, 101)
    assert all(run.trajectory is old for run, old in zip(session.runs, trajectories, strict=True))


def test_no_step_leads_past_the_end_of_every_run(new_session: NewSession) -> None:
    session = new_session(tolerance=1e-2, steps=10_000)
    session.seek(10_000)
    at = session.cursor
    session.playback.step_forward()
    assert session.ended and session.cursor == at == session.longest and session.experiment.steps == 10_000


def test_restart_returns_to_the_start_and_keeps_the_steps(session: Session) -> None:
    session.playback.play()
    session.tick(1.0)
    session.playback.restart()
    assert (session.cursor, session.playback.playing, session.longest) == (0, False, 20)


def test_running_to_the_end_is_one_leap_when_it_is_near(session: Session) -> None:
    session.playback.run_to_end()
    assert session.cursor == 100 and not session.playback.playing


def test_running_far_goes_in_ticks_until_the_end(session: Session) -> None:
    session.change(session.experiment.with_steps(3 * MOST_STEPS_A_TICK))
    session.playback.run_to_end()
    assert session.playback.playing and session.cursor == 0
    seen = []
    while session.playback.playing:
        session.tick(0.001)
        seen.append(session.cursor)
    assert seen == [MOST_STEPS_A_TICK, 2 * MOST_STEPS_A_TICK, 3 * MOST_STEPS_A_TICK]
    session.playback.play()
    session.tick(1.0)
    assert session.cursor == 3 * MOST_STEPS_A_TICK + 20  # the rush is over


def test_running_to_the_end_of_ended_runs_goes_there_at_once(new_session: NewSession) -> None:
    session = new_session(tolerance=1e-2, steps=1_000_000)
    session.seek(5000)
    assert session.ended
    for begin in (0, session.longest):
        session.seek(begin)
        session.playback.run_to_end()
        assert session.cursor == session.longest and not session.playback.playing


def test_the_largest_budget_is_the_end_of_all_steps(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gdviz.session.playback.MOST_STEPS", 100)  # the true one takes a minute to reach
    session.seek(100)
    session.playback.step_forward()
    session.playback.play()
    session.tick(1.0)
    assert session.experiment.steps == session.cursor == session.longest == 100


def test_a_session_without_runs_does_not_play(new_session: NewSession) -> None:
    session = new_session(runs=())
    for action in (session.playback.play, session.playback.step_forward, session.playback.run_to_end):
        action()
        session.tick(1.0)
        assert session.cursor == 0 and not session.playback.playing


def test_balls_glide_to_the_next_step_and_arrive_when_it_comes(session: Session) -> None:
    session.playback.set_speed(10.0)
    session.playback.play()
    shares = []
    for _ in range(10):
        session.tick(0.01)
        shares.append(session.playback.share)
    assert shares[:9] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    assert session.cursor in (0, 1) and (shares[9] < 0.01) == (session.cursor == 1)


def test_at_a_slow_pace_a_ball_rests_at_its_step_before_it_glides(session: Session) -> None:
    session.playback.set_speed(1.0)
    session.playback.play()
    session.tick(0.5)
    assert session.playback.share == 0.0
    session.tick(0.25)
    early = session.playback.share
    session.tick(0.2)
    assert 0.0 < early < 0.5 < session.playback.share < 1.0


def test_gliding_changes_no_number_and_knows_one_step_more_at_most(new_session: NewSession) -> None:
    gliding, jumping = new_session(), new_session()
    jumping.playback.set_glides(False)
    for session in (gliding, jumping):
        session.playback.set_speed(5.0)
        session.playback.play()
        for _ in range(63):
            session.tick(1 / 60)
    assert gliding.cursor == jumping.cursor == 5
    assert gliding.playback.share > 0.0 == jumping.playback.share
    for one, other in zip(gliding.runs, jumping.runs, strict=True):
        assert (one.trajectory.positions[:6] == other.trajectory.positions).all()
        assert one.length == 6


def test_nothing_glides_when_paused_or_fast_or_on_the_way_to_the_end(session: Session) -> None:
    session.playback.set_speed(5.0)
    session.playback.play()
    session.tick(0.1)
    assert session.playback.share > 0.0
    session.playback.pause()
    assert session.playback.share == 0.0
    session.playback.set_speed(GLIDING_SPEED * 2)
    session.playback.play()
    session.tick(0.01)
    assert session.playback.share == 0.0


def test_views_are_told_of_every_glide_and_of_no_standstill(session: Session) -> None:
    told: list[float] = []
    session.glided.connect(lambda: told.append(session.playback.share))
    session.playback.set_speed(1.0)
    session.playback.play()
    session.tick(0.3)
    session.tick(0.1)
    assert not told
    session.tick(0.3)
    session.tick(0.1)
    assert len(told) == 2


def test_no_ball_glides_beyond_the_last_step(session: Session) -> None:
    session.change(session.experiment.with_steps(2))
    session.playback.set_speed(10.0)
    session.playback.play()
    for _ in range(30):
        session.tick(0.02)
    assert not session.playback.playing
    assert session.cursor == session.longest == 2
