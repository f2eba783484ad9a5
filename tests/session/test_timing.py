"""How long steps take is measured, aside, and told of the runs that were measured."""

from __future__ import annotations

from gdviz.session.session import Session


def test_paces_are_measured_once_they_are_asked_for(session: Session) -> None:
    session.seek(60)
    gd, adam = session.runs
    assert session.timing.of(gd) is None
    session.timing.finish()
    for run in (gd, adam):
        pace = session.timing.of(run)
        assert pace is not None and pace.steps == 60 and 0.0 < pace.seconds < 0.01


def test_nothing_is_measured_while_steps_are_played(session: Session) -> None:
    session.seek(5)
    session.playback.play()
    session.timing.ask()
    assert not session.timing.background.busy
