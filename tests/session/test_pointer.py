"""Which step of which run is pointed at, whoever says it."""

from __future__ import annotations

from dataclasses import replace

from gdviz.session.changes import editing
from gdviz.session.session import Session


def test_a_view_points_and_forgets_what_it_said(session: Session) -> None:
    told: list[object] = []
    session.pointer.pointed.connect(lambda: told.append(session.pointer.place))
    session.seek(10)
    session.pointer.point(1, 4, "map")
    session.pointer.point(1, 4, "map")
    session.pointer.leave("loss")
    assert told == [(1, 4)] and session.pointer.place == (1, 4)
    session.pointer.leave("map")
    assert told == [(1, 4), None]


def test_what_is_gone_is_not_pointed_at(session: Session) -> None:
    session.seek(10)
    session.pointer.point(1, 4, "map")
    session.set_look(1, replace(session.looks[1], visible=False))
    assert session.pointer.place is None
    session.set_look(1, replace(session.looks[1], visible=True))
    editing.remove_run(session, 0)
    assert session.pointer.place == (0, 4)  # the same run, at another index
    editing.remove_run(session, 0)
    assert session.pointer.place is None
