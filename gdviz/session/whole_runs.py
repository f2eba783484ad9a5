"""The runs of a session with all their steps, for what is taken along; those of the session stay as far as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gdviz.engine.run import LOOK_AHEAD, Run
from gdviz.session.playback import MOST_STEPS_A_TICK
from gdviz.session.session import Session


def whole_runs(session: Session) -> Iterator[tuple[float, Sequence[Run]]]:
    """Yield the share of the steps that is made, and the runs; they are whole in the last pair, (1.0, runs)."""
    goal = session.experiment.steps
    if session.ended or session.longest >= goal:
        yield 1.0, session.runs
        return
    whole = Session(session.catalog, session.experiment)
    whole.prepare()
    made, block = 0, LOOK_AHEAD
    while made < goal and not whole.ended:
        made, block = min(made + block, goal), min(2 * block, MOST_STEPS_A_TICK)
        for run in whole.runs:
            run.advance(max(made - run.length, 0))
            yield min(made / goal, 0.99), whole.runs
    yield 1.0, whole.runs
