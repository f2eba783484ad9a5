"""Planes through many dimensions, and reliefs on them that are made in parts."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.plane import Plane, coordinate_plane, weights_plane
from gdviz.engine.planes import bounds_on, principal_plane, random_plane
from gdviz.engine.relief import HELD, survey
from gdviz.engine.surveying import surveys

RNG = np.random.default_rng(0)
POINTS = RNG.normal(size=(7, 2))
AT = np.array([3.0, -1.0, 0.5, 2.0, 4.0])


def test_a_plane_of_two_weights_shows_them_as_they_are() -> None:
    plane = weights_plane(AT, 3, 1)
    np.testing.assert_array_equal(plane.to_plane(AT), [2.0, -1.0])
    np.testing.assert_array_equal(plane.to_space(np.array([7.0, 8.0])), [3.0, 8.0, 0.5, 7.0, 4.0])
    np.testing.assert_array_equal(coordinate_plane(AT).axes, weights_plane(AT, 0, 1).axes)


def test_one_dimension_has_a_plane_without_a_second_axis() -> None:
    for plane in (coordinate_plane([5.0]), random_plane([5.0], 0)):
        np.testing.assert_array_equal(plane.axes[1], [0.0])
        np.testing.assert_allclose(plane.to_space(plane.to_plane(np.array([8.0]))), [8.0])


@pytest.mark.parametrize("seed", range(3))
def test_slanting_axes_lead_into_space_and_back(seed: int) -> None:
    plane = random_plane(AT, seed, [np.array([0, 1]), np.array([2, 3, 4])])
    np.testing.assert_allclose(plane.to_plane(plane.to_space(POINTS)), POINTS, atol=1e-12)
    beside = RNG.normal(size=5)
    residual = beside - plane.to_space(plane.to_plane(beside))
    np.testing.assert_allclose(plane.axes @ residual, 0.0, atol=1e-12)  # at right angles: nothing is nearer
    assert plane.distances(beside) == pytest.approx(np.linalg.norm(residual))
    np.testing.assert_allclose(plane.distances(plane.to_space(POINTS)), 0.0, atol=1e-12)


def test_filter_normalised_directions_are_as_long_as_each_units_weights(catalog: Catalog) -> None:
    problem = problem_of(catalog, catalog.problems["moons_network"].choice)
    filters = problem.filters
    assert sorted(np.concatenate(filters)) == list(range(problem.dimension))
    assert [problem.variables[index] for index in filters[0]] == ["w1_11", "w1_12", "b1_1"]
    at = problem.model.start
    plane = random_plane(at, 3, filters)
    for group in filters:
        for axis in plane.axes:
            assert np.linalg.norm(axis[group]) == pytest.approx(np.linalg.norm(at[group]))
    np.testing.assert_array_equal(random_plane(at, 3, filters).axes, plane.axes)
    assert not np.array_equal(random_plane(at, 4, filters).axes, plane.axes)


def test_without_filters_or_weights_random_directions_have_length_1() -> None:
    for plane in (random_plane(AT, 0), random_plane(np.zeros(5), 0, [np.arange(5)])):
        np.testing.assert_allclose(np.linalg.norm(plane.axes, axis=1), 1.0)


@pytest.mark.parametrize("count", [5, 4000])
def test_principal_axes_find_the_directions_a_run_moved_in(count: int) -> None:
    first, second = np.eye(8)[2], np.eye(8)[5]
    way = np.linspace(0.0, 1.0, count)
    positions = 1.0 + np.outer(10.0 * way, first) + np.outer(np.sin(np.pi * way), second)
    principal = principal_plane(positions)
    np.testing.assert_array_equal(principal.plane.origin, positions[-1])
    np.testing.assert_allclose(principal.plane.axes, [first, second], atol=1e-9)
    assert principal.share == pytest.approx(1.0)
    assert principal.shares[0] > 0.9 > principal.shares[1] > 0.0
    np.testing.assert_allclose(principal.plane.distances(positions), 0.0, atol=1e-12)


@pytest.mark.parametrize("second", [1.0, 1e-3, 1e-6])
def test_main_directions_of_many_weights_are_those_of_the_singular_values(second: float) -> None:
    rng = np.random.default_rng(2)
    sides = rng.normal(size=(150, 5)) * [3.0, second, 0.5 * second, 0.1 * second, 0.1 * second]
    positions = 1.0 + sides @ np.linalg.qr(rng.normal(size=(600, 5)))[0].T
    _, sizes, directions = np.linalg.svd(positions - positions.mean(axis=0), full_matrices=False)
    principal = principal_plane(positions)
    np.testing.assert_allclose(principal.shares, (np.square(sizes) / np.square(sizes).sum())[:2], rtol=1e-7)
    cosines = np.abs(np.sum(principal.plane.axes * directions[:2], axis=1))
    np.testing.assert_allclose(cosines, 1.0, atol=1e-9)


def test_the_share_says_how_much_of_the_movement_a_plane_misses() -> None:
    positions = np.random.default_rng(1).normal(size=(500, 10))
    principal = principal_plane(positions)
    expected = np.sort(np.linalg.eigvalsh(np.cov(positions.T)))[::-1]
    np.testing.assert_allclose(principal.shares, expected[:2] / expected.sum(), rtol=1e-9)
    assert principal.share < 0.4


def test_a_straight_run_gets_a_second_axis_at_right_angles() -> None:
    for positions in (np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 2.0]]), np.outer(np.arange(9.0), [1.0, 2.0, 2.0])):
        principal = principal_plane(positions)
        np.testing.assert_allclose(principal.plane.axes @ principal.plane.axes.T, np.eye(2), atol=1e-12)
        assert principal.shares[0] == pytest.approx(1.0)
    line = principal_plane(np.array([[1.0], [4.0], [2.0]]))
    assert line.share == 1.0 and line.plane.to_plane(np.array([4.0]))[0] == pytest.approx(2.0)


def test_a_run_without_movement_or_numbers_has_no_principal_plane() -> None:
    for positions in (AT[None], np.stack([AT, AT])):
        with pytest.raises(InputError, match="has not moved yet"):
            principal_plane(positions)
    with pytest.raises(InputError, match="left the finite numbers"):
        principal_plane(np.stack([AT, AT * np.nan]))


def test_bounds_hold_every_finite_position() -> None:
    plane = Plane(np.zeros(3), np.array([[2.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))
    positions = np.array([[8.0, 1.0, 5.0], [-2.0, 3.0, 0.0], [np.nan, 0.0, 0.0]])
    (u_low, u_high), (v_low, v_high) = bounds_on(plane, positions)
    assert u_low < -1.0 and u_high > 4.0 and v_low < 0.0 and v_high > 3.0
    (u_low, u_high), (v_low, v_high) = bounds_on(plane, positions[:0])
    assert u_low < 0.0 < u_high and v_low < 0.0 < v_high


def test_a_relief_in_parts_gets_finer_and_ends_as_the_whole_one(catalog: Catalog) -> None:
    problem = problem_of(catalog, catalog.problems["moons_network"].choice)
    plane = random_plane(problem.model.start, 0, problem.filters)
    domain = ((-1.0, 1.0), (-2.0, 2.0))
    found = list(surveys(problem, plane, domain, 81))
    shares = [share for share, _ in found]
    sizes = [len(relief.x) for _, relief in found]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert sizes == sorted(sizes) and sizes[0] == 3 and sizes[-1] == 81 and len(set(sizes)) == 5
    whole = survey(problem, plane, domain, 81)
    for _, relief in found:
        assert relief.bounds == whole.bounds
    np.testing.assert_allclose(found[-1][1].heights, whole.heights, rtol=1e-12)


def test_a_relief_of_many_weights_is_computed_in_blocks(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    problem = problem_of(catalog, catalog.problems["too_small"].choice)
    plane, domain = random_plane(problem.model.start, 0), ((-1.0, 1.0), (-1.0, 1.0))
    whole = survey(problem, plane, domain, 21)
    assert 21 * 21 * problem.dimension < HELD
    monkeypatch.setattr("gdviz.engine.relief.HELD", 50 * problem.dimension)
    np.testing.assert_allclose(survey(problem, plane, domain, 21).heights, whole.heights, rtol=1e-12)
