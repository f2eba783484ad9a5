"""Going through an update line by line, forward and back, over the borders of steps."""

from __future__ import annotations

from gdviz.session.changes import editing
from gdviz.session.session import Session
from tests.session.conftest import NewSession, told_by


def test_the_whole_update_is_seen_until_a_line_is_chosen(session: Session) -> None:
    session.seek(3)
    microscope = session.microscope
    assert microscope.line is None
    assert microscope.reached == len(microscope.lines) == 2


def test_forward_goes_through_the_lines_and_on_to_the_next_step(session: Session) -> None:
    session.seek(3)
    seen = []
    for _ in range(4):
        session.microscope.forward()
        seen.append((session.cursor, session.microscope.line))
    assert seen == [(3, 0), (3, 1), (4, 0), (4, 1)]


def test_back_goes_to_the_last_line_of_the_step_before(session: Session) -> None:
    session.seek(3)
    session.microscope.look_at(0)
    session.microscope.back()
    assert (session.cursor, session.microscope.line) == (2, 1)
    session.microscope.back()
    assert (session.cursor, session.microscope.line) == (2, 0)


def test_back_at_the_very_first_line_stays(session: Session) -> None:
    session.microscope.look_at(0)
    session.microscope.back()
    assert (session.cursor, session.microscope.line) == (0, 0)


def test_an_ordinary_step_stays_at_the_same_line(session: Session) -> None:
    session.select(1)
    session.microscope.look_at(2)
    session.playback.step_forward()
    assert session.microscope.line == 2
    assert session.microscope.lines[2].target == "v"


def test_where_a_run_has_ended_its_last_update_is_seen(new_session: NewSession) -> None:
    session = new_session(tolerance=1.0)
    session.seek(100)
    length = session.runs[0].length
    microscope = session.microscope
    assert length < 100
    for cursor in (100, length):
        session.seek(cursor)
        assert (microscope.ended, microscope.step) == (True, length - 1)
        assert microscope.lines[-1].value.tolist() == session.runs[0].trajectory.positions[length].tolist()
    microscope.look_at(1)
    microscope.forward()
    assert (microscope.step, microscope.line) == (length - 1, 1)
    session.seek(100)
    microscope.back()
    microscope.back()
    assert (session.cursor, microscope.step, microscope.line) == (length - 2, length - 2, 1)
    assert not microscope.ended


def test_going_through_the_lines_pauses(session: Session) -> None:
    session.playback.play()
    session.microscope.forward()
    assert not session.playback.playing


def test_lines_are_the_same_objects_until_something_changes(session: Session) -> None:
    session.seek(3)
    before = session.microscope.lines
    assert session.microscope.lines is before
    session.seek(4)
    assert session.microscope.lines is not before
    session.seek(3)
    session.change(session.experiment.with_hyperparameter(0, "lr", 0.04))
    assert session.microscope.lines[-1].numbers["lr"] == 0.04


def test_arrows_are_drawn_at_rest_with_the_panel_and_always_when_wanted(session: Session) -> None:
    microscope = session.microscope
    assert not microscope.draws
    microscope.open(True)
    assert microscope.draws
    session.playback.play()
    assert not microscope.draws
    microscope.set_always(True)
    assert microscope.draws
    microscope.open(False)
    assert microscope.draws


def test_what_changes_is_told(session: Session) -> None:
    told = told_by(session)
    session.microscope.look_at(1)
    session.microscope.look_at(1)
    session.microscope.open(True)
    session.microscope.set_always(True)
    assert told == ["looks_changed"] * 3


def test_another_optimizer_is_looked_at_as_a_whole_first(session: Session) -> None:
    session.microscope.look_at(1)
    editing.use_optimizer(session, 0, "adam")
    session.prepare()
    assert session.microscope.line is None
    assert session.microscope.reached == len(session.microscope.lines)
