"""Planes that are chosen: what is seen on them, what lies off them, and that a file holds all of it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import from_toml, to_toml
from gdviz.engine.plane_choice import ComponentsPlane, PlaneChoice, RandomPlane, VariablesPlane
from gdviz.session.changes.editing import add_run, set_from_start, use_landscape
from gdviz.session.session import Session

SIDE = ((-1.0, 1.0), (-1.0, 1.0))


def show(session: Session, plane: PlaneChoice) -> None:
    landscape = msgspec.structs.replace(session.experiment.landscape, plane=plane)
    session.change(msgspec.structs.replace(session.experiment, landscape=landscape))


@pytest.fixture
def wide(session: Session) -> Session:
    """Twenty variables, one run of fifty steps."""
    use_landscape(session, "rosenbrock_20d")
    set_from_start(session, 0, "lr", 0.0005)
    session.prepare()
    session.seek(50)
    return session


def test_every_door_of_the_ground_leads_to_the_same_slanting_plane(wide: Session) -> None:
    rng = np.random.default_rng(0)
    axes = np.linalg.qr(rng.normal(size=(20, 2)))[0].T
    at = rng.normal(size=20)
    rows = tuple(map(tuple, axes.tolist()))
    show(wide, ComponentsPlane((rows[0], rows[1]), (0.6, 0.3), "gd", 50, tuple(at.tolist()), SIDE))
    ground, trajectory = wide.ground, wide.runs[0].trajectory
    positions = trajectory.positions
    expected = (positions - at) @ axes.T
    np.testing.assert_allclose(ground.seen(positions), expected, atol=1e-12)
    np.testing.assert_allclose(ground.seen_path(trajectory, 3, 9), expected[3:9], atol=1e-12)
    np.testing.assert_allclose(ground.seen_path(trajectory, 0, 51), expected, atol=1e-12)
    np.testing.assert_allclose(ground.seen_vectors(positions), positions @ axes.T, atol=1e-12)
    np.testing.assert_allclose(ground.slopes(trajectory.gradients), trajectory.gradients @ axes.T, rtol=1e-9)
    off = positions - at - expected @ axes
    np.testing.assert_allclose(ground.distances(positions), np.linalg.norm(off, axis=1), atol=1e-12)
    np.testing.assert_allclose(ground.position_at((0.5, -0.25)), at + 0.5 * axes[0] - 0.25 * axes[1])
    assert ground.area == SIDE and ground.size == 2 and ground.variables == ()
    relief = ground.relief
    here = ground.position_at((float(relief.x[7]), float(relief.y[90])))
    assert relief.heights[7, 90] == pytest.approx(float(wide.landscape.loss(np.array(here))))


def test_a_plane_of_two_variables_through_a_step_shows_them_as_they_are(wide: Session) -> None:
    at = tuple(wide.runs[0].trajectory.positions[20].tolist())
    show(wide, VariablesPlane((4, 2), at, SIDE, "gd", 20))
    assert wide.ground.seen(np.arange(20.0)).tolist() == [4.0, 2.0]
    here = list(at)
    here[4], here[2] = 0.5, -0.5
    assert list(wide.ground.position_at((0.5, -0.5))) == pytest.approx(here)


def test_a_random_plane_stays_where_it_is_when_the_start_is_moved_on_it(wide: Session) -> None:
    show(wide, RandomPlane(3, wide.experiment.start, SIDE))
    plane = wide.ground.plane
    np.testing.assert_allclose(plane.axes @ plane.axes.T, np.eye(2), atol=1e-12)  # right angles: angles are true
    wide.change(wide.experiment.with_start(wide.ground.position_at((0.3, 0.4))))
    assert wide.ground.plane is plane
    np.testing.assert_allclose(wide.ground.seen(np.array(wide.experiment.start)), [0.3, 0.4], atol=1e-12)
    assert wide.ground.distances(np.array(wide.experiment.start)) == pytest.approx(0.0, abs=1e-12)


def test_a_file_holds_the_plane_and_undo_brings_the_former_one_back(wide: Session) -> None:
    plane = RandomPlane(7, wide.experiment.start, ((-2.0, 0.5), (-1.0, 3.0)), "gd", 12)
    former = wide.experiment.landscape
    show(wide, plane)
    read = from_toml(Path("some.toml"), to_toml(wide.experiment))
    assert read == wide.experiment and read.landscape.plane == plane
    add_run(wide, "adam")
    wide.history.undo()
    wide.history.undo()
    assert wide.experiment.landscape == former


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"at": (0.0,) * 19}, "needs 20 finite numbers"),
        ({"area": ((1.0, 1.0), (0.0, 1.0))}, "lower end must be below"),
        ({"seed": -1}, "seed must be"),
    ],
)
def test_a_plane_that_does_not_fit_is_refused_and_the_former_one_stays(
    wide: Session, changes: dict[str, object], words: str
) -> None:
    before = wide.experiment
    plane = msgspec.structs.replace(RandomPlane(0, before.start, SIDE), **changes)
    with pytest.raises(InputError, match=words):
        show(wide, plane)
    assert wide.experiment is before


def test_two_variables_alone_have_no_other_plane(session: Session) -> None:
    with pytest.raises(InputError, match="three variables"):
        show(session, RandomPlane(0, session.experiment.start, SIDE))
