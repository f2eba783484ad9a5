"""A cell of a map, done again as a run that one can watch."""

from __future__ import annotations

from gdviz.session.changes.branching import as_whole_run
from gdviz.session.session import Session

MOST_FORESEEN = 5000  # steps of a replayed run that are made at once


def replay(session: Session, row: int, column: int) -> None:
    """Let the selected run do what a cell says: from that start, or with those hyperparameters. One undo step.

    What was changed in the course of the run goes, since the map was made without it.
    """
    maps, index = session.maps, session.selected
    if maps.known is None or maps.is_stale or index < 0:
        return
    session.playback.pause()
    experiment, values = session.experiment, maps.values_at(row, column)
    if maps.of_starts is not None:
        experiment = experiment.with_start(session.ground.position_at(values))
    elif maps.of_rates is not None:
        for axis, value in zip(maps.of_rates.cells.axes, values, strict=True):
            experiment = experiment.with_hyperparameter(index, axis.name, value)
    experiment = as_whole_run(experiment.without_edits(index), index)
    steps = min(int(maps.known.cells.steps[row, column]), experiment.steps, MOST_FORESEEN)
    session.history.seal()
    session.change(experiment, cursor=0)
    session.history.seal()
    session.foresee(steps)
    session.playback.play()
