"""What is drawn of a path or a curve is all that can be seen of it, and no more."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.ui.drawing.extrema import Extrema
from gdviz.ui.drawing.geometry import FEW, REACH, Polyline, clip_segments, dashed

CELL = (0.01, 0.01)


def spiral(n: int) -> np.ndarray:
    t = np.linspace(0, 20, n)
    return np.stack((np.exp(-t / 5) * np.cos(t), np.exp(-t / 5) * np.sin(t)), axis=1)


def test_a_coarse_path_is_kept_point_by_point() -> None:
    points = np.array([(0, 0), (1, 0), (1, 2), (3, 3)], dtype=float)
    path = Polyline(CELL)
    path.extend(points)
    assert np.array_equal(path.segments_until(3), np.stack((points[:-1], points[1:]), axis=1))
    assert np.array_equal(path.segments_until(1), path.segments_until(3)[:1])
    assert np.array_equal(path.segments_after(1), path.segments_until(3)[1:])
    assert len(path.segments_until(0)) == 0


def test_a_path_that_grows_is_the_same_as_one_that_comes_at_once() -> None:
    points = spiral(3000)
    whole, grown = Polyline(CELL), Polyline(CELL)
    whole.extend(points)
    for n in range(1, len(points) + 1, 7):
        grown.extend(points[:n])
    grown.extend(points)
    sparse = Polyline(CELL)
    for n in range(1, len(points) + 1, 7):
        sparse.extend(points[max(n - 20, 0) : n], first=max(n - 20, 0))
    assert np.array_equal(sparse.segments_until(2900), whole.segments_until(2900))
    for k in (0, 10, 500, 2999):
        assert np.array_equal(whole.segments_until(k), grown.segments_until(k))


def test_every_point_lies_within_a_cell_of_what_is_drawn_and_the_pieces_join() -> None:
    points = spiral(20000)
    path = Polyline(CELL)
    path.extend(points)
    pieces = path.segments_until(len(points))
    assert len(pieces) < 1500
    assert np.array_equal(pieces[1:, 0], pieces[:-1, 1])
    nearest = [np.abs(pieces[:, 1] - point).max(axis=1).min() for point in points[::97]]
    assert max(nearest) <= CELL[0]


def test_going_back_and_forth_adds_nothing_after_the_first_visit() -> None:
    points = np.tile([(1.0, 2.0), (-1.0, -2.0)], (50_000, 1))
    path = Polyline(CELL)
    path.extend(points)
    assert len(path.segments_until(len(points))) == 1
    assert len(path.segments_after(1)) == 0


def test_a_revisit_after_many_pieces_is_still_known() -> None:
    walk = np.random.default_rng(3).uniform(-1, 1, (9000, 2))
    path = Polyline(CELL)
    path.extend(np.concatenate((walk, walk[::-1])))
    once = Polyline(CELL)
    once.extend(walk)
    assert len(path.segments_until(20_000)) == len(once.segments_until(9000))


def test_points_that_are_not_finite_leave_a_gap() -> None:
    points = np.array([(0, 0), (1, 1), (np.nan, 2), (3, 3), (np.inf, 0), (4, 4), (5, 5)])
    path = Polyline(CELL)
    path.extend(points)
    assert np.array_equal(path.segments_until(6), [[(0, 0), (1, 1)], [(4, 4), (5, 5)]])


@pytest.mark.parametrize("far", [1e7, 1e100, 1e300, 1.7e308])
def test_a_huge_jump_keeps_its_direction_and_stays_drawable(far: float) -> None:
    path = Polyline(CELL)
    path.extend(np.array([(1.0, 1.0), (1 + far, 1 + far / 2), (1.0, 1.0)]))
    pieces = path.segments_until(2)
    assert len(pieces) == 2
    assert np.abs(pieces).max() <= REACH * CELL[0] * 1.001
    for start, end in (pieces[0], pieces[1][::-1]):
        assert np.array_equal(start, (1.0, 1.0))
        way = end - start
        assert way[1] / way[0] == pytest.approx(0.5)


def test_far_ends_of_different_directions_are_all_seen() -> None:
    far = REACH * CELL[0] * 3
    path = Polyline(CELL)
    path.extend(np.array([(-far, -far), (far, far * 0.9), (-far, -far * 0.8), (far, far * 0.7)]))
    assert len(path.segments_until(3)) == 3


def test_the_origin_moves_the_border() -> None:
    path = Polyline((1e-9, 1e-9), origin=(1e6, 0.0))
    path.extend(np.array([(1e6, 0.0), (1e6 + 1e-6, 1e-6)]))
    assert len(path.segments_until(1)) == 1


def test_a_path_that_shrinks_is_refused() -> None:
    path = Polyline(CELL)
    path.extend(np.zeros((5, 2)))
    with pytest.raises(ValueError, match="only grows"):
        path.extend(np.zeros((4, 2)))


def test_clipping_keeps_the_inside_and_drops_what_misses_the_box() -> None:
    low, high = np.array([0.0, 0.0]), np.array([1.0, 1.0])
    pieces = np.array([[(0.2, 0.2), (0.8, 0.9)], [(-1, 0.5), (2, 0.5)], [(-1, 0), (0.4, 3)], [(0.5, 0.5), (0.5, 9)]])
    clipped, visible = clip_segments(pieces, low, high)
    assert visible.tolist() == [True, True, False, True]
    assert np.array_equal(clipped[0], pieces[0])
    assert np.allclose(clipped[1], [(0, 0.5), (1, 0.5)])
    assert np.allclose(clipped[3], [(0.5, 0.5), (0.5, 1)])


def test_dashes_run_on_across_pieces() -> None:
    pieces = np.array([[(0, 0), (5, 0)], [(5, 0), (5, 5)]], dtype=float)
    dashes, travelled = dashed(pieces, (4, 2))
    assert travelled == 10
    drawn = np.hypot(*(dashes[:, 1] - dashes[:, 0]).T).sum()
    assert drawn == pytest.approx(8)
    first, walked = dashed(pieces[:1], (4, 2))
    second, _ = dashed(pieces[1:], (4, 2), walked)
    assert np.allclose(np.concatenate((first, second)), dashes)


@pytest.mark.parametrize("pattern", [(4.0, 2.0), (12.0, 4.0, 3.0, 4.0), (1.0, 6.0)])
def test_few_pieces_are_dashed_like_many(pattern: tuple[float, ...]) -> None:
    points = np.random.default_rng(5).uniform(0, 60, (3 * FEW + 1, 2))
    pieces = np.stack((points[:-1], points[1:]), axis=1)
    whole, length = dashed(pieces, pattern, 3.0)
    walked, parts = 3.0, []
    for at in range(0, len(pieces), FEW):
        part, walked = dashed(pieces[at : at + FEW], pattern, walked)
        parts.append(part)
    few = np.concatenate(parts)
    assert walked == pytest.approx(length)
    assert len(few) == len(whole)
    assert np.allclose(sorted(few.reshape(-1, 4).tolist()), sorted(whole.reshape(-1, 4).tolist()))


def test_a_short_series_is_drawn_value_by_value() -> None:
    values = np.array([3.0, np.nan, 1.0, np.inf, 2.0])
    series = Extrema()
    series.extend(values)
    x, y = series.sampled(3, 100)
    assert x.tolist() == [0, 1, 2, 3]
    assert np.array_equal(y, values[:4], equal_nan=True)


@pytest.mark.parametrize("k", [3000, 12_345, 99_999])
def test_a_long_series_keeps_every_peak_and_true_points(k: int) -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(size=100_000)
    peaks = rng.integers(0, k, 20)
    values[peaks] = 50 + np.arange(20)
    series = Extrema()
    for n in range(1, len(values), 333):
        series.extend(values[:n])
    series.extend(values)
    x, y = series.sampled(k, 800)
    assert len(x) <= 2 * 800 + 4
    assert np.all(np.diff(x) >= 0)
    assert np.array_equal(values[x.astype(int)], y)
    block = 2 * (k // 800 + 1)
    for peak in peaks:
        assert y[np.abs(x - peak) <= block].max() >= values[peak]
    assert x[-1] == k


def test_a_window_into_a_long_series_starts_where_it_is_asked() -> None:
    series = Extrema()
    series.extend(np.sin(np.arange(100_000) / 50))
    x, _ = series.sampled(60_000, 300, first=40_000)
    assert 40_000 <= x[0] < 40_200
    assert x[-1] == 60_000


def test_columns_without_a_finite_value_are_gaps() -> None:
    values = np.ones(10_000)
    values[4000:6000] = np.nan
    values[7000] = np.inf
    series = Extrema()
    series.extend(values)
    x, y = series.sampled(9999, 100)
    assert np.isnan(y[(x > 4200) & (x < 5800)]).all()
    assert np.isfinite(y[(x > 6200)]).all()
