"""From a session to its document and back. A document becomes a session of its own first: what fails, fails there."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import numpy as np

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import mistake_in
from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.engine.run import LOOK_AHEAD
from gdviz.session.files.checking import checked_document
from gdviz.session.files.document import Document, RunLook
from gdviz.session.files.guests import own_texts
from gdviz.session.files.view_choice import PointingChoice, ViewChoice
from gdviz.session.limits import MOST_NUMBERS, refusal
from gdviz.session.looking.dial import Pointing
from gdviz.session.looking.looks import Look
from gdviz.session.playback import MOST_STEPS_A_TICK
from gdviz.session.session import Session

PATIENCE = 1.0  # seconds of computing; what is missing then is made while the window shows what there is


def document_of(session: Session, view: ViewChoice) -> Document:
    """Return what a file of this session holds; `view` is how the window shows it."""
    made = [run.length for run in session.runs] if session.ready else [0] * len(session.runs)
    return Document(
        session.experiment,
        session.cursor,
        session.selected,
        session.playback.speed,
        tuple(RunLook(look.slot, look.visible, steps) for look, steps in zip(session.looks, made, strict=True)),
        view,
        own_texts(session.catalog, session.experiment),
    )


def opened_session(catalog: Catalog, document: Document, path: Path, text: str) -> Session:
    """Return a session that looks at `document`, which was read from `path` and `text`.

    Where its steps take long, it plays on to the cursor. Raises FileError that names file, line, key and reason.
    """
    catalog, document = checked_document(catalog, document, path, text)
    try:
        session = Session(catalog, document.experiment)
        session.landscape.gradient(np.asarray(document.experiment.start, dtype=np.float64))
        session.prepare()
    except (FormulaError, InputError) as error:
        raise mistake_in(path, text, ["experiment", "landscape", "formula"], error) from None
    made = tuple(look.made for look in document.looks) or (0,) * len(session.runs)
    goals = [max(steps, document.cursor) for steps in made]
    numbers = sum(goal * run.layout.width for goal, run in zip(goals, session.runs, strict=True) if run.stopped is None)
    if numbers > MOST_NUMBERS:
        template = QT_TRANSLATE_NOOP("engine", "in {where}: the steps up to here hold {count:,} numbers, too many")
        raise refusal(path, text, ["cursor"] if document.cursor == max(goals) else ["looks"], template, count=numbers)
    for index, look in enumerate(document.looks):
        session.set_look(index, Look(look.slot, look.visible))
    session.select(document.selected)
    session.playback.set_speed(document.speed)
    _make_steps(session, goals)
    _look_from(session, document.view)
    reached = min((run.length for run in session.runs if run.stopped is None), default=document.cursor)
    session.foresee(reached)
    session.cursor = min(document.cursor, reached)  # runs may have ended before the step that is looked at
    if session.cursor < document.cursor:
        session.playback.rush_to(document.cursor)
    return session


def _make_steps(session: Session, goals: list[int]) -> None:
    """Make as many steps of each run, as far as they can be made in time."""
    until, block = monotonic() + PATIENCE, LOOK_AHEAD
    missing = list(range(len(goals)))
    while missing:
        for index in missing:
            run = session.runs[index]
            run.advance(min(block, goals[index] - run.length))
            if monotonic() > until:
                return
        block = min(2 * block, MOST_STEPS_A_TICK)
        runs = session.runs
        missing = [one for one in missing if runs[one].length < goals[one] and runs[one].stopped is None]


def _look_from(session: Session, view: ViewChoice) -> None:
    session.microscope.line = view.line
    session.microscope.always = view.arrows
    session.network.look = view.network
    session.goal.level = view.goal
    session.data.look = view.data
    session.batches.look = view.batches
    session.maps.choice = view.map
    if view.pointing is not None:
        one = view.pointing
        session.dial.pointing = Pointing(one.angle, one.share, one.is_shown, one.shows_plane, one.shows_curvature)


def pointing_choice(pointing: Pointing) -> PointingChoice | None:
    """Return how a file holds what is looked at around the ball; None where that is as at first."""
    if pointing == Pointing():
        return None
    made = pointing
    return PointingChoice(made.angle, made.share, made.is_shown, made.shows_plane, made.shows_curvature)
