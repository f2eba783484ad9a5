"""Maps of many runs without a window: every cell is a run, and what cannot be made says why."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import msgspec
import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.run import Run
from gdviz.session.changes.editing import set_batch, set_hyperparameter, use_formula, use_landscape, use_problem
from gdviz.session.files.document import Document, document_text, read_document
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.many.map_choice import MapChoice, MapKind, RangeChoice
from gdviz.session.many.map_subject import subject_of
from gdviz.session.many.replaying import replay
from gdviz.session.session import Session


def made(session: Session, kind: MapKind, **fields: object) -> None:
    choice: MapChoice = msgspec.structs.replace(MapChoice(kind=kind, size=9, steps=40), **fields)
    session.maps.choose(choice)
    session.maps.finish()
    assert session.maps.is_whole, session.maps.refusal


def test_every_cell_of_a_map_of_starts_is_what_its_replay_does(session: Session) -> None:
    use_landscape(session, "himmelblau")
    session.select(1)
    session.seek(5)
    set_hyperparameter(session, 1, "lr", 0.2)  # in the course of the run: the map leaves it out
    made(session, "basins")
    known, before = session.maps.of_starts, session.experiment
    assert known is not None
    for row, column in ((0, 0), (2, 7), (8, 3)):
        replay(session, row, column)
        session.playback.pause()
        run = session.runs[1]
        run.advance(40)
        step = int(known.cells.steps[row, column])
        assert float(run.trajectory.losses[step]) == float(known.cells.losses[row, column])
        assert session.experiment.start == session.maps.values_at(row, column)
        session.history.undo()
        assert session.experiment == before
    assert session.maps.known is known


def test_a_cell_that_the_next_map_does_not_have_is_not_looked_at_any_more(session: Session) -> None:
    session.select(1)
    made(session, "rates")
    session.maps.point((4, 3))
    made(session, "rates", steps=20)
    assert session.maps.pointed == (4, 3)
    made(session, "rates", up="")
    assert session.maps.pointed is None
    session.maps.point((0, 3))
    made(session, "rates", steps=20)
    assert session.maps.pointed == (0, 3)


def test_every_cell_of_a_map_of_rates_is_a_run_with_these_values(session: Session) -> None:
    session.select(1)
    made(session, "rates", ranges={"beta1": RangeChoice(0.5, 0.99, "linear")})
    known = session.maps.of_rates
    assert known is not None and [axis.name for axis in known.cells.axes] == ["lr", "beta1"]
    for row, column in ((0, 8), (4, 4)):
        rate, momentum = session.maps.values_at(row, column)
        values = session.experiment.runs[1].hyperparameters | {"lr": rate, "beta1": momentum}
        run = Run(session.landscape, session.runs[1].optimizer, session.experiment.start, values)
        run.advance(int(known.cells.steps[row, column]))
        assert float(run.trajectory.losses[-1]) == pytest.approx(float(known.cells.losses[row, column]), rel=1e-12)


def test_a_map_is_kept_while_it_holds_and_dim_once_it_does_not(session: Session) -> None:
    made(session, "basins")
    first = session.maps.known
    session.change(session.experiment.with_start((1.0, 2.0)))
    session.maps.ask()
    assert session.maps.known is first and session.maps.is_whole
    set_hyperparameter(session, 0, "lr", 0.01)
    session.maps.ask()
    assert session.maps.known is first and session.maps.is_stale
    session.history.undo()
    session.maps.finish()
    assert session.maps.known is first and session.maps.is_whole  # it was remembered


def test_what_is_given_up_stays_as_far_as_it_is_known_and_can_go_on(session: Session) -> None:
    made(session, "steps")
    session.maps.choose(msgspec.structs.replace(session.maps.choice, steps=41))
    session.maps.cancel()
    assert session.maps.is_stale and not session.maps.background.busy
    session.maps.again()
    session.maps.finish()
    assert session.maps.is_whole


@pytest.mark.parametrize("problem", ["houses", "logistic_blobs"])
def test_problems_formulas_and_planes_have_maps(session: Session, problem: str) -> None:
    use_problem(session, problem)
    set_batch(session, 0, 5, "shuffled")
    made(session, "steps", steps=5)
    made(session, "rates", steps=5)
    assert use_formula(session, "x⁴ − 3x² + x") is None
    made(session, "basins")
    known = session.maps.of_starts
    assert known is not None and known.cells.reached.shape == (1, 9) and len(known.cells.places) == 2


@pytest.mark.parametrize("kind", ["steps", "rates"])
def test_the_first_pass_of_a_map_of_a_model_is_one_run(session: Session, kind: MapKind) -> None:
    use_problem(session, "houses")
    subject = subject_of(session, MapChoice(kind=kind, size=100, steps=5))
    assert subject is not None
    with ThreadPoolExecutor(1) as pool:
        first = next(subject.maps(pool, lambda _: None, Event()))
    assert first.stride >= 100 and len(np.unique(first.losses)) == 1


def test_where_there_is_no_map_a_sentence_says_why(session: Session) -> None:
    use_problem(session, "spirals_network")
    session.maps.choose(MapChoice(kind="basins"))
    session.maps.finish()
    refusal = session.maps.refusal
    assert refusal is not None and "more than {most} variables" in refusal.template and session.maps.known is None
    with pytest.raises(InputError):
        subject_of(session, session.maps.choice)


def test_a_document_keeps_which_map_is_wanted(session: Session) -> None:
    choice = MapChoice("rates", 50, 20, 1e-3, 0.5, "lr", "", {"lr": RangeChoice(0.1, 1.0, "log")})
    document = Document(session.experiment, view=ViewChoice(map=choice))
    assert read_document(Path("a.gdviz"), document_text(document)) == document
