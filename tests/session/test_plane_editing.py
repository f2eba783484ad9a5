"""Planes as a person chooses them: their shares, extents and points, and what they hide of a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import from_toml, to_toml
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.plane_choice import ComponentsPlane, RandomPlane, VariablesPlane
from gdviz.session.changes.editing import set_from_start, use_landscape
from gdviz.session.changes.plane_editing import (
    ball_on,
    components,
    fit_area,
    is_stale,
    show_plane,
    show_random,
    show_variables,
    start_of,
)
from gdviz.session.files.filing import Filing
from gdviz.session.plane_gap import MOST, PlaneGap
from gdviz.session.session import Session


@pytest.fixture
def wide(session: Session) -> Session:
    """Twenty variables, one run of fifty steps."""
    use_landscape(session, "rosenbrock_20d")
    set_from_start(session, 0, "lr", 0.0005)
    session.prepare()
    session.seek(50)
    return session


@pytest.mark.parametrize("until", [50, 20])
def test_shares_and_axes_are_those_of_the_singular_values(wide: Session, until: int) -> None:
    plane = components(wide, until)
    positions = wide.runs[0].trajectory.positions[: until + 1]
    _, sizes, directions = np.linalg.svd(positions - positions.mean(axis=0))
    expected = np.square(sizes) / np.square(sizes).sum()
    np.testing.assert_allclose(plane.shares, expected[:2], rtol=1e-9)
    np.testing.assert_allclose(np.abs(np.sum(np.array(plane.axes) * directions[:2], axis=1)), 1.0, rtol=1e-9)
    assert (plane.of, plane.until, plane.run, plane.step, plane.every) == ("gd", until, "gd", until, 1)
    assert plane.at == tuple(positions[-1].tolist())


def test_a_principal_plane_holds_the_whole_path_and_is_one_step_of_undo(wide: Session) -> None:
    former = wide.experiment
    show_plane(wide, components(wide))
    path = wide.ground.seen(wide.runs[0].trajectory.positions)
    for values, (low, high) in zip(path.T, wide.ground.area, strict=True):
        assert low < values.min() and values.max() < high
    show_plane(wide, components(wide, 10))
    read = from_toml(Path("some.toml"), to_toml(wide.experiment))
    assert read == wide.experiment
    wide.history.undo()
    assert isinstance(wide.ground.choice, ComponentsPlane) and wide.ground.choice.until == 50
    wide.history.undo()
    assert wide.experiment == former


def test_a_plane_stays_while_the_run_goes_on_and_says_that_it_is_old(wide: Session) -> None:
    plane = components(wide)
    show_plane(wide, plane)
    assert not is_stale(wide, plane, wide.longest)
    wide.seek(60)
    assert wide.ground.choice == plane and is_stale(wide, plane, wide.longest)
    wide.seek(50)
    assert not is_stale(wide, plane, wide.cursor)
    set_from_start(wide, 0, "lr", 0.0004)
    assert is_stale(wide, plane, wide.cursor)


def test_a_run_that_has_not_moved_has_no_principal_plane_and_the_former_stays(session: Session) -> None:
    use_landscape(session, "rosenbrock_20d")
    session.prepare()
    show_random(session, 4, start_of(session))
    former = session.ground.choice
    with pytest.raises(InputError, match="has not moved yet"):
        show_plane(session, components(session, 0))
    assert session.ground.choice is former


def test_two_variables_go_through_the_start_or_through_the_ball(wide: Session) -> None:
    show_variables(wide, 4, 2, start_of(wide))
    assert wide.ground.choice is None and wide.ground.variables == (4, 2)
    show_variables(wide, 4, 2, ball_on(wide))
    choice = wide.ground.choice
    assert isinstance(choice, VariablesPlane) and (choice.run, choice.step) == ("gd", 50)
    np.testing.assert_array_equal(choice.at, wide.runs[0].trajectory.position(50))
    here = wide.runs[0].trajectory.position(50)
    assert wide.ground.distances(here) == 0.0
    with pytest.raises(InputError, match="two different variables"):
        show_variables(wide, 3, 3, start_of(wide))
    show_variables(wide, 0, 1, start_of(wide))
    assert wide.experiment.landscape.shown == () and wide.ground.choice is None


def test_a_random_plane_covers_the_run_and_is_fitted_again_on_demand(wide: Session) -> None:
    show_random(wide, 3, ball_on(wide))
    choice = wide.ground.choice
    assert isinstance(choice, RandomPlane) and choice.run == "gd"
    wide.seek(400)
    assert wide.ground.area == choice.area  # a picture that grows by itself cannot be compared
    fit_area(wide)
    path = wide.ground.seen(wide.runs[0].trajectory.positions)
    for values, (low, high) in zip(path.T, wide.ground.area, strict=True):
        assert low < values.min() and values.max() < high


def test_the_gap_is_the_loss_at_the_nearest_point_of_the_plane(wide: Session) -> None:
    show_random(wide, 1, start_of(wide))
    work = PlaneGap(wide)
    work.finish()
    gap = work.gap
    assert gap is not None and gap.stride == 1
    positions, plane = wide.runs[0].trajectory.positions, wide.ground.plane
    below = positions - plane.distances(positions)[:, None] * 0.0
    nearest = plane.origin + (below - plane.origin) @ plane.axes.T @ plane.axes
    np.testing.assert_allclose(gap.on_plane, [wide.landscape.loss(one) for one in nearest], rtol=1e-9)
    np.testing.assert_array_equal(gap.losses, wide.runs[0].trajectory.losses)
    np.testing.assert_allclose(gap.distances, np.linalg.norm(positions - nearest, axis=1), atol=1e-12)
    worst = gap.worst()
    assert worst == int(np.abs(np.log(gap.on_plane / gap.losses)).argmax())


def test_the_gap_of_a_long_run_is_thinned_and_grows_with_it(wide: Session) -> None:
    show_random(wide, 1, start_of(wide))
    work = PlaneGap(wide)
    work.finish()
    for step in (90, 1700):
        wide.seek(step)
        work.finish()
        gap = work.gap
        assert gap is not None and len(gap.steps) <= MOST
        np.testing.assert_array_equal(gap.steps, np.arange(0, step + 1, gap.stride))
        rows = gap.steps.astype(int)
        np.testing.assert_array_equal(gap.losses, wide.runs[0].trajectory.losses[rows])
        expected = wide.ground.distances(wide.runs[0].trajectory.positions[rows])
        np.testing.assert_allclose(gap.distances, expected, atol=1e-12)
    assert gap.stride == 8


def test_the_examples_show_what_they_say(session: Session, catalog: Catalog) -> None:
    ends: dict[str, tuple[list[float], list[float]]] = {}
    for name in ("principal_plane", "random_plane"):
        Filing(session).open_example(catalog.examples[name])
        session.prepare()
        session.seek(500)
        work = PlaneGap(session)
        work.finish()
        assert work.gap is not None
        ends[name] = work.gap.losses[[0, -1]].tolist(), work.gap.on_plane[[0, -1]].tolist()
        choice = session.ground.choice
        if isinstance(choice, ComponentsPlane):
            assert sum(choice.shares) == pytest.approx(0.997, abs=5e-4)
            np.testing.assert_allclose(choice.at, session.runs[0].trajectory.position(500), rtol=1e-6)
            assert not is_stale(session, choice, session.longest)
    true, shown = ends["principal_plane"]
    assert true == pytest.approx([0.61, 0.04], abs=5e-3) and shown == pytest.approx([0.37, 0.04], abs=5e-3)
    true, shown = ends["random_plane"]
    assert true == pytest.approx([0.61, 0.04], abs=5e-3) and shown == pytest.approx([0.61, 0.61], abs=5e-3)
