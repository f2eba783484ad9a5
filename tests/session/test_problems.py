"""Problems in a session: the map shows two chosen weights, and what takes long begins coarse."""

from __future__ import annotations

from threading import Event

import msgspec
import numpy as np
import pytest

from gdviz.engine.data.problem_choice import DatasetChoice, PolynomialChoice
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.session.changes.editing import set_batch, use_formula, use_landscape, use_problem
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session

PATIENCE = 30_000  # milliseconds; only a broken worker takes them


@pytest.fixture
def every_problem(catalog: Catalog) -> list[str]:
    return list(catalog.problems)


def finished_map(session: Session) -> None:
    """Let time pass until nothing is under way in the background."""
    pause = Event()
    for _ in range(PATIENCE):
        session.tick(0.0)
        if not session.background.busy:
            return
        pause.wait(0.001)
    raise AssertionError("the map was never finished")


def test_the_map_shows_the_weights_that_the_problem_names(session: Session) -> None:
    use_problem(session, "xor_network")
    file = session.catalog.problems["xor_network"]
    assert session.ground.variables == file.shown != (0, 1)
    assert session.ground.area == file.domain
    session.seek(20)
    positions = session.runs[0].trajectory.positions
    np.testing.assert_array_equal(session.ground.seen(positions), positions[:, list(file.shown)])
    np.testing.assert_allclose(session.ground.plane.to_plane(positions), session.ground.seen(positions))
    moved = session.ground.position_at((0.5, -0.25))
    assert tuple(moved[index] for index in file.shown) == (0.5, -0.25)
    others = [index for index in range(len(moved)) if index not in file.shown]
    assert [moved[index] for index in others] == [session.experiment.start[index] for index in others]


def test_every_problem_can_be_chosen_and_makes_a_step(session: Session, every_problem: list[str]) -> None:
    for name in every_problem:
        use_problem(session, name)
        assert session.experiment.landscape.id == name and session.landscape.samples > 0
        session.seek(1)
        assert session.longest == 1
        session.seek(0)


def test_a_map_that_takes_long_begins_coarse_and_grows(session: Session) -> None:
    use_problem(session, "moons_network")
    first = session.ground.relief
    assert session.background.busy
    assert len(first.x) < 50
    finished_map(session)
    assert len(session.ground.relief.x) == 201
    assert session.ground.relief.bounds == first.bounds
    place = np.array(
        session.ground.position_at((float(session.ground.relief.x[7]), float(session.ground.relief.y[30])))
    )
    assert session.ground.relief.heights[7, 30] == pytest.approx(float(session.landscape.loss(place)), rel=1e-12)


def test_another_landscape_gives_up_the_map_under_way(session: Session) -> None:
    use_problem(session, "spirals_network")
    assert session.ground.relief is not None and session.background.busy
    use_landscape(session, "himmelblau")
    assert not session.background.busy
    assert len(session.ground.relief.x) == 201


def test_batches_go_with_the_problem(session: Session) -> None:
    use_problem(session, "line_fit")
    set_batch(session, 0, 4, "sequential")
    session.seek(3)
    assert {term.name for term in session.runs[0].terms} >= {"batch_loss", "batch_gradient"}
    use_problem(session, "one_weight")
    assert session.experiment.runs[0].batch == 4  # as many as there are: the whole
    assert use_formula(session, "x² + y²") is None
    assert session.experiment.runs[0].batch == 0 and session.runs[0].refusal is None


def test_other_data_for_the_same_weights_keep_where_one_stands(session: Session) -> None:
    use_problem(session, "line_fit")
    session.change(session.experiment.with_start((0.5, 0.25)))
    session.seek(7)
    before = session.experiment.landscape
    assert before.problem is not None
    change_problem(session, msgspec.structs.replace(before.problem, data=DatasetChoice("noisy_line", seed=5), id=""))
    after = session.experiment
    assert (session.cursor, after.start, after.landscape.domain) == (7, (0.5, 0.25), before.domain)
    assert after.landscape.minima != before.minima and after.landscape.id == ""


def test_a_model_with_other_weights_begins_anew_at_its_own_start(session: Session) -> None:
    use_problem(session, "line_fit")
    session.seek(7)
    problem = session.experiment.landscape.problem
    assert problem is not None
    change_problem(session, msgspec.structs.replace(problem, model=PolynomialChoice(3), id=""))
    assert session.cursor == 0 and len(session.experiment.start) == session.landscape.dimension == 4


def test_data_that_a_model_cannot_take_change_nothing(session: Session) -> None:
    use_problem(session, "logistic_blobs")
    before = session.experiment
    assert before.landscape.problem is not None
    with pytest.raises(InputError):
        change_problem(session, msgspec.structs.replace(before.landscape.problem, data=DatasetChoice("sine")))
    assert session.experiment is before
