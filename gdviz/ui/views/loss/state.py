"""What of a session the loss plot shows, as numbers and objects that compare cheaply: while it stays, none is drawn."""

from __future__ import annotations

from gdviz.session.session import Session
from gdviz.ui.wording.words import run_name


def state_of(session: Session) -> tuple[object, ...]:
    """Return it; two that are the same, object by object, look the same."""
    runs, goal = session.runs if session.ready else (), session.goal
    paths = [part for run in runs for part in (run.trajectory, run.length)]
    marked = (session.pointer.place, goal.shown, goal.level, session.playback.playing and goal.shown)
    names = [run_name(run) for run in session.experiment.runs]
    return (session.horizon, session.cursor, session.selected, session.looks, *marked, names, *paths)
