"""The relief that contour and 3-D share, on tame and on extreme landscapes."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.plane import coordinate_plane
from gdviz.engine.relief import LEVELS, Relief, Scale, survey

SCALES: list[Scale] = ["linear", "log"]
both_scales = pytest.mark.parametrize("scale", SCALES)

WILD = {
    "hole": ("log(x) + y²", [(-1.0, 1.0), (-1.0, 1.0)]),
    "pole": ("1/(x² + y²)", [(-1.0, 1.0), (-1.0, 1.0)]),
    "nothing": ("log(-1 - x² - y²)", [(-1.0, 1.0), (-1.0, 1.0)]),
    "constant": ("3", [(-1.0, 1.0), (-1.0, 1.0)]),
    "huge": ("1e300 x² - 1e300 y²", [(-1.0, 1.0), (-1.0, 1.0)]),
    "overflow": ("1e308 (x + y) 3", [(-1.0, 1.0), (-1.0, 1.0)]),
    "steep": ("exp(20x) + y²", [(-5.0, 5.0), (-5.0, 5.0)]),
    "tiny": ("1e-300 (x² + y²)", [(-1.0, 1.0), (-1.0, 1.0)]),
    "denormal": ("5e-324 floor(3x)", [(-1.0, 1.0), (-1.0, 1.0)]),
    "almost flat": ("1 + 1e-16 x", [(-1.0, 1.0), (-1.0, 1.0)]),
    "steps": ("floor(x)", [(-2.0, 2.0), (-2.0, 2.0)]),
    "one point": ("x² + y²", [(2.0, 2.0), (3.0, 3.0)]),
    "far one point": ("x² + y²", [(1e12, 1e12), (-1e12, -1e12)]),
    "narrow": ("x² + y²", [(1.0, 1.0 + 1e-8), (0.0, 1.0)]),
    "far": ("x² + y²", [(-1e12, 1e12), (-1e12, 1e12)]),
    "line": ("x² + sin(3x)", [(-3.0, 3.0)]),
    "three": ("x1² + 2x2² + 3x3²", [(-3.0, 3.0), (-2.0, 2.0), (-1.0, 1.0)]),
}
CATALOG = load_catalog([assets.resources()])
CASES = WILD | {file.id: (file.formula, list(file.domain)) for file in CATALOG.landscapes.values()}
every_case = pytest.mark.parametrize("name", CASES)


def relief_of(name: str, resolution: int = 41) -> Relief:
    formula, domain = CASES[name]
    if name in CATALOG.landscapes:
        landscape = landscape_of(CATALOG, CATALOG.landscapes[name].choice())
    else:
        landscape = FormulaLandscape(formula, ("x", "y") if "x1" not in formula and len(domain) == 2 else None)
    return survey(landscape, coordinate_plane([low for low, _ in domain]), domain, resolution)


@every_case
def test_heights_are_numbers_or_holes_on_a_rising_grid(name: str) -> None:
    relief = relief_of(name)
    assert relief.heights.shape == relief.holes.shape == (len(relief.x), len(relief.y))
    assert np.all(np.diff(relief.x) > 0) and np.all(np.diff(relief.y) > 0)
    assert relief.bounds == (relief.x[0], relief.x[-1], relief.y[0], relief.y[-1])
    assert np.isfinite(relief.heights[~relief.holes]).all()
    assert not np.isfinite(relief.heights[relief.holes]).any()


@every_case
def test_levels_rise_and_lie_within_the_heights(name: str) -> None:
    relief = relief_of(name)
    levels = relief.levels
    assert len(levels) <= LEVELS
    assert np.all(np.diff(levels) > 0)
    assert relief.flat == (relief.lowest == relief.highest)
    if relief.flat:
        assert len(levels) == 0 and relief.isolines == ()
    assert np.all((levels > relief.lowest) & (levels < relief.highest))
    assert len(relief.isolines) == len(levels)


@every_case
def test_shades_rise_with_the_height(name: str) -> None:
    relief = relief_of(name)
    assert relief.shades.shape == relief.heights.shape and relief.shades.dtype == np.float32
    assert np.all((relief.shades >= 0) & (relief.shades <= 1))
    order = np.argsort(relief.heights[~relief.holes])
    assert np.all(np.diff(relief.shades[~relief.holes][order]) >= 0)


@every_case
@both_scales
def test_elevations_rise_with_the_height_from_0_to_1(name: str, scale: Scale) -> None:
    relief = relief_of(name)
    elevations = relief.elevations(scale)
    assert elevations.shape == relief.heights.shape and elevations.dtype == np.float32
    np.testing.assert_array_equal(np.isnan(elevations), relief.holes)
    shown = elevations[~relief.holes]
    assert np.all((shown >= 0) & (shown <= 1 + 1e-6))
    assert np.all(np.diff(shown[np.argsort(relief.heights[~relief.holes])]) >= 0)
    if not relief.flat:
        assert shown.min() == pytest.approx(0) and shown.max() == pytest.approx(1)


@every_case
@both_scales
def test_elevations_at_the_nodes_are_those_of_the_grid(name: str, scale: Scale) -> None:
    relief = relief_of(name)
    grid = np.stack(np.meshgrid(relief.x, relief.y, indexing="ij"), axis=-1).reshape(-1, 2)
    expected = relief.elevations(scale).astype(np.float64).reshape(-1)
    found = relief.elevations_at(grid, scale)
    reach = relief.x[-1] - relief.x[0], relief.y[-1] - relief.y[0]
    assume = min(reach) > 1e-6 * max(np.abs(grid).max(), 1.0)  # nodes can be told apart well
    solid = np.isfinite(expected) & np.isfinite(found)
    np.testing.assert_allclose(found[solid], expected[solid], atol=1e-6 if assume else 0.1)


@every_case
@both_scales
def test_a_height_is_drawn_at_its_elevation(name: str, scale: Scale) -> None:
    relief = relief_of(name)
    if relief.flat:
        assert relief.height_at_elevation(0.5, scale) == relief.lowest
        return
    elevations = relief.elevations(scale).astype(np.float64)[~relief.holes]
    heights = np.array([relief.height_at_elevation(float(value), scale) for value in elevations])
    span = 0.5 * relief.highest - 0.5 * relief.lowest
    below = elevations < 1.0  # what is cut off is drawn at the ceiling
    np.testing.assert_allclose(
        0.5 * heights[below] / span, 0.5 * relief.heights[~relief.holes][below] / span, atol=1e-4, rtol=1e-4
    )


@both_scales
def test_nothing_is_drawn_outside_the_domain_or_in_a_hole(scale: Scale) -> None:
    relief = relief_of("hole")
    points = np.array([[5.0, 0.0], [0.0, -5.0], [np.nan, 0.0], [np.inf, 0.0], [-0.5, 0.0], [0.5, 0.0]])
    assert np.isnan(relief.elevations_at(points, scale)).tolist() == [True] * 5 + [False]
    assert relief.elevations_at(np.empty((0, 2)), scale).shape == (0,)


def test_the_first_axis_of_the_heights_is_x() -> None:
    relief = survey(FormulaLandscape("x + 0y"), coordinate_plane([0.0, 0.0]), [(0.0, 3.0), (10.0, 20.0)], 4)
    np.testing.assert_allclose(relief.heights[:, 0], [0.0, 1.0, 2.0, 3.0])


def test_a_line_is_drawn_as_a_ridge_along_y() -> None:
    relief = relief_of("line")
    assert np.ptp(relief.heights, axis=1).max() == 0.0
    assert relief.heights.shape == (41, 41)


def test_the_map_of_three_variables_passes_through_the_start() -> None:
    landscape = FormulaLandscape("x1² + 2x2² + 3x3²")
    relief = survey(landscape, coordinate_plane([9.0, 9.0, 2.0]), [(-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0)], 3)
    np.testing.assert_allclose(relief.heights[1], [14.0, 12.0, 14.0])


def test_what_is_cut_off_is_named() -> None:
    assert relief_of("quadratic").ceiling is None
    steep = relief_of("steep", 201)
    assert steep.steep and steep.ceiling is not None and steep.lowest < steep.ceiling < steep.highest


def test_a_plane_and_space_lead_back_to_each_other() -> None:
    plane = coordinate_plane([1.0, 2.0, 3.0, 4.0])
    points = np.random.default_rng(1).normal(size=(5, 2))
    np.testing.assert_array_equal(plane.to_plane(plane.to_space(points)), points)
    np.testing.assert_array_equal(plane.to_space(points)[:, 2:], np.full((5, 2), [3.0, 4.0]))
    line = coordinate_plane([1.0])
    np.testing.assert_array_equal(line.to_space(points), points[:, :1])
    np.testing.assert_array_equal(line.to_plane(np.array([[2.0]])), [[2.0, 0.0]])
