"""What of a session the map shows, as numbers and objects that compare cheaply: while it stays, none is drawn."""

from __future__ import annotations

from gdviz.session.session import Session


def moving_state(session: Session) -> tuple[object, ...]:
    """Return what changes while it plays."""
    paths = [part for run in session.runs for part in (run.trajectory, run.length)] if session.ready else []
    pointed = session.dial.pointing, session.pointer.place
    return (session.cursor, session.playback.share, *pointed, *session.microscope.state, *paths)


def still_state(session: Session) -> tuple[object, ...]:
    """Return what else is seen."""
    experiment, maps = session.experiment, session.maps
    return (
        session.landscape, session.ground.relief, session.ready, session.selected,
        experiment.start, experiment.landscape.minima, session.looks, experiment.runs,
        maps.of_starts, maps.choice, maps.is_stale, maps.pointed, *session.batches.shown,
    )  # fmt: skip
