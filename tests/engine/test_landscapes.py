"""One battery for every landscape of the catalog: a new file is tested without a new test."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.language.functions import FUNCTIONS

CATALOG = load_catalog([assets.resources()])
FILES = list(CATALOG.landscapes.values())
LANDSCAPES = {file.id: landscape_of(CATALOG, file.choice()) for file in FILES}  # derivatives are made once
every_file = pytest.mark.parametrize("file", FILES, ids=[file.id for file in FILES])


def points_of(file: LandscapeFile, count: int = 60) -> Array:
    """Return seeded random points (count, P) of the domain."""
    low, high = np.array(file.domain).T
    return np.random.default_rng(7).uniform(low, high, (count, len(file.variables)))


def slopes(function: object, points: Array, index: int) -> Array:
    """Return ∂/∂(coordinate `index`) by Richardson's central differences."""
    reach = 1e-4 * np.maximum(1.0, np.abs(points[:, index]))
    step = np.zeros_like(points)
    step[:, index] = reach

    def central(width: float) -> Array:
        difference = function(points + width * step) - function(points - width * step)  # type: ignore[operator]
        return np.asarray(difference / (2 * width * reach).reshape(-1, *[1] * (difference.ndim - 1)))

    return np.asarray((4 * central(0.5) - central(1.0)) / 3)


def test_the_catalog_of_the_product_is_without_mistakes() -> None:
    assert CATALOG.mistakes == ()
    assert len(CATALOG.landscapes) >= 40
    assert len(CATALOG.optimizers) >= 6


@every_file
def test_the_gradient_is_the_slope_of_the_loss(file: LandscapeFile) -> None:
    landscape, points = LANDSCAPES[file.id], points_of(file)
    gradient = landscape.gradient(points)
    for index in range(landscape.dimension):
        expected = slopes(landscape.loss, points, index)
        np.testing.assert_allclose(gradient[:, index], expected, rtol=1e-5, atol=1e-5 * (1 + np.abs(expected).max()))


@every_file
def test_the_hessian_is_the_slope_of_the_gradient_and_symmetric(file: LandscapeFile) -> None:
    landscape, points = LANDSCAPES[file.id], points_of(file)
    hessian = landscape.hessian(points)
    np.testing.assert_array_equal(hessian, np.swapaxes(hessian, -1, -2))
    for index in range(landscape.dimension):
        expected = slopes(landscape.gradient, points, index)
        np.testing.assert_allclose(hessian[:, index], expected, rtol=1e-5, atol=1e-5 * (1 + np.abs(expected).max()))


@every_file
def test_declared_minima_are_flat_and_lower_than_their_neighbourhood(file: LandscapeFile) -> None:
    landscape = LANDSCAPES[file.id]
    low, high = np.array(file.domain).T
    for minimum in np.array(file.minima):
        assert np.all((low <= minimum) & (minimum <= high))
        near = minimum + np.random.default_rng(3).normal(0.0, 0.01, (200, len(minimum)))
        around = np.clip(near, low, high)  # a lowest point on the edge of the domain may have a slope that leads out
        tiny = 1e-14 * max(1.0, abs(float(landscape.loss(minimum))))
        assert landscape.loss(minimum) <= landscape.loss(around).min() + tiny
        inward = np.where(minimum == low, -1.0, np.where(minimum == high, 1.0, 0.0))
        slope = landscape.gradient(minimum)
        slope = np.where(slope * inward < 0.0, 0.0, slope)
        steepness = np.nanmax(np.abs(landscape.gradient(around)))
        assert not np.any(np.abs(slope) > 1e-10 * max(1.0, steepness))  # a minimum at a cusp has no gradient


@every_file
def test_no_point_of_the_domain_is_lower_than_the_declared_minima(file: LandscapeFile) -> None:
    landscape, axis = LANDSCAPES[file.id], np.linspace(0.0, 1.0, 301)
    low, high = np.array(file.domain).T
    if landscape.dimension <= 2:
        shares = np.stack(np.meshgrid(*[axis] * landscape.dimension, indexing="ij"), axis=-1)
    else:
        shares = np.random.default_rng(5).uniform(0.0, 1.0, (100_000, landscape.dimension))
    lowest = np.nanmin(landscape.loss(low + (high - low) * shares))
    heights = landscape.loss(np.array(file.minima).reshape(-1, landscape.dimension))
    np.testing.assert_allclose(
        heights, heights[:1].repeat(len(heights)), atol=1e-12 * (1.0 + np.abs(heights).max(initial=0.0))
    )
    assert not len(heights) or heights[0] <= lowest + 1e-12 * (1.0 + abs(lowest))


@every_file
def test_the_start_lies_in_the_domain_and_is_finite(file: LandscapeFile) -> None:
    landscape = LANDSCAPES[file.id]
    assert all(low <= value <= high for value, (low, high) in zip(file.start, file.domain, strict=True))
    assert np.isfinite(landscape.loss(np.array(file.start)))
    assert np.isfinite(landscape.gradient(np.array(file.start))).all()


@every_file
def test_a_landscape_says_what_it_is_in_both_languages(file: LandscapeFile) -> None:
    for text in (file.name, file.description):
        assert text.en
        assert text.zh


@every_file
def test_a_point_a_row_and_a_grid_give_the_same_numbers(file: LandscapeFile) -> None:
    landscape, points = LANDSCAPES[file.id], points_of(file, 24)
    dimension = landscape.dimension
    for function, tail in ((landscape.loss, 0), (landscape.gradient, 1), (landscape.hessian, 2)):
        whole, shape = function(points), (dimension,) * tail
        assert whole.shape == (24, *shape)
        assert whole.dtype == np.float64
        assert function(points.reshape(4, 6, dimension)).shape == (4, 6, *shape)
        np.testing.assert_allclose(function(points.reshape(4, 6, dimension)).reshape(whole.shape), whole, rtol=1e-14)
        for point, expected in zip(points[:3], whole[:3], strict=True):
            assert function(point).shape == shape
            np.testing.assert_allclose(function(point), expected, rtol=1e-13, atol=1e-13)


@every_file
def test_wild_positions_give_numbers_and_no_warning(file: LandscapeFile) -> None:
    landscape = LANDSCAPES[file.id]
    wild = np.array([0.0, 1e300, -1e300, np.inf, -np.inf, np.nan])
    if landscape.dimension <= 3:
        points = np.stack(np.meshgrid(*[wild] * landscape.dimension, indexing="ij"), axis=-1)
    else:
        points = np.random.default_rng(4).choice(wild, (500, landscape.dimension))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for function in (landscape.loss, landscape.gradient, landscape.hessian):
            function(points)


@pytest.mark.parametrize(
    ("formula", "dimension"),
    [("3", 2), ("x1² + x2² + x3²", 3), ("sin(x)", 1), ("+".join(f"{i}x{i}²" for i in range(1, 21)) + " + x1 x20", 20)],
)
def test_any_number_of_variables_works_alike(formula: str, dimension: int) -> None:
    landscape = FormulaLandscape(formula)
    points = np.random.default_rng(1).normal(size=(5, 4, dimension))
    assert landscape.dimension == dimension
    assert landscape.loss(points).shape == (5, 4)
    assert landscape.gradient(points).shape == (5, 4, dimension)
    assert landscape.hessian(points).shape == (5, 4, dimension, dimension)
    assert landscape.loss(np.empty((0, dimension))).shape == (0,)


def test_a_constant_is_a_landscape_without_slope() -> None:
    landscape = FormulaLandscape("3")
    points = np.zeros((7, 2))
    np.testing.assert_array_equal(landscape.loss(points), np.full(7, 3.0))
    np.testing.assert_array_equal(landscape.gradient(points), np.zeros((7, 2)))
    np.testing.assert_array_equal(landscape.hessian(points), np.zeros((7, 2, 2)))


def test_twenty_variables_have_the_right_derivatives() -> None:
    landscape = FormulaLandscape("+".join(f"{i}x{i}²" for i in range(1, 21)) + " + x1 x20")
    at = np.arange(20.0)
    expected = 2 * np.arange(1.0, 21.0) * at
    expected[0] += at[19]
    expected[19] += at[0]
    np.testing.assert_allclose(landscape.gradient(at), expected)
    hessian = np.diag(2 * np.arange(1.0, 21.0))
    hessian[0, 19] = hessian[19, 0] = 1.0
    np.testing.assert_allclose(landscape.hessian(at), hessian)


@pytest.mark.parametrize(
    ("formula", "at", "loss", "slope"),
    [
        ("|x|", 0.0, 0.0, 0.0),
        ("|x|", -2.0, 2.0, -1.0),
        ("max(x, 0)", 0.0, 0.0, 0.5),
        ("min(x, 2x)", 0.0, 0.0, 1.5),
        ("sign(x) x", -3.0, 3.0, -1.0),
        ("floor(x)", 1.5, 1.0, 0.0),
        ("where(x > 0, x², -x)", -1.0, 1.0, -1.0),
        ("where(x > 0, √x, x²)", -2.0, 4.0, -4.0),
        ("where(x > 0, where(x > 1, 5x, x²), 0)", 2.0, 10.0, 5.0),
        ("where(where(x > 0, 1, 0) > 0.5, x², 3x)", -1.0, -3.0, 3.0),
        ("sigmoid(x)", 800.0, 1.0, 0.0),
        ("sigmoid(x)", -800.0, 0.0, 0.0),
        ("softplus(x)", 800.0, 800.0, 1.0),
        ("softplus(x)", -800.0, 0.0, 0.0),
        ("log(x²)", -2.0, np.log(4.0), -1.0),
        ("√(x²)", -2.0, 2.0, -1.0),
        ("(x²)^(1/3)", -8.0, 4.0, -1.0 / 3.0),
        ("x^0", 0.0, 1.0, 0.0),
        ("x^1", 0.0, 0.0, 1.0),
        ("x²", 0.0, 0.0, 0.0),
        ("x^x", 1.0, 1.0, 1.0),
        ("10^x", 0.0, 1.0, np.log(10.0)),
        ("log10(x) + log2(x)", 1.0, 0.0, 1 / np.log(10.0) + 1 / np.log(2.0)),
    ],
)
def test_corners_and_edges_have_the_slope_that_one_would_draw(
    formula: str, at: float, loss: float, slope: float
) -> None:
    landscape = FormulaLandscape(formula, ("x",))
    assert landscape.loss(np.array([at])) == pytest.approx(loss)
    assert landscape.gradient(np.array([at]))[0] == pytest.approx(slope)


@pytest.mark.parametrize("formula", ["x^0.5", "√x", "log(x)", "x^π", "asin(x - 5)", "(-1)^x + x"])
def test_where_there_is_no_real_value_the_loss_is_not_a_number(formula: str) -> None:
    landscape = FormulaLandscape(formula)
    assert np.isnan(landscape.loss(np.array([-2.5])))
    assert landscape.gradient(np.array([-2.5])).shape == (1,)


WORST = [
    "tan(" * 37 + "xy" + ")" * 37,
    "x/(y+y/(x+" * 9 + "x" + "))" * 9,
    "asin(x+acos(y" * 9 + "x" + "))" * 9,
    "".join(f"sin(x{i})" for i in range(1, 33)),
    "(" + "+".join(f"x{i}" for i in range(1, 77)) + ")^3",
    "where(x<y," * 16 + "x" + ",y)" * 16,
    "|x-|y+" * 9 + "x" + "||" * 9,
]


@pytest.mark.parametrize("formula", WORST, ids=range(len(WORST)))
def test_the_largest_formulas_still_have_derivatives(formula: str) -> None:
    landscape = FormulaLandscape(formula)
    points = np.full((2, landscape.dimension), 0.3)
    assert landscape.gradient(points).shape == (2, landscape.dimension)
    assert landscape.hessian(points).shape == (2, landscape.dimension, landscape.dimension)


@pytest.mark.parametrize("argument", ["1 - x - y", "-(x + y)", "-x(1 - x - y)", "-(x - y)(1 - x - y)", "(-x - y)/3"])
def test_signs_before_sums_do_not_hide_a_derivative(argument: str) -> None:
    for name, function in FUNCTIONS.items():
        if function.arity == (1, 1):
            landscape = FormulaLandscape(f"{name}({argument}) + {name}(-{name}({argument}) - x - y)")
            assert landscape.gradient(np.array([0.2, 0.1])).shape == (2,)


def test_a_hessian_by_differences_is_close_to_the_exact_one() -> None:
    small, large = (
        "sin(x y) exp(x) + y³",
        "sin(x y) exp(x) + y³" + " + 0 sin(x y) exp(y) tan(x) cos(y)^3 log(x+9)/(y+9)" * 5,
    )
    points = np.random.default_rng(2).uniform(-1, 1, (20, 2))
    exact, other = FormulaLandscape(small).hessian(points), FormulaLandscape(large).hessian(points)
    np.testing.assert_allclose(other, exact, atol=1e-6)


def test_the_gradient_keeps_the_digits_that_a_multiplied_sum_would_cancel() -> None:
    landscape = FormulaLandscape("(1 - x)² + 100(y - x²)²")
    x, y = np.random.default_rng(0).uniform(-1.0, 1.0, (2, 100))
    y = x**2 + 1e-12 * y
    away = y - x**2
    gradient = landscape.gradient(np.stack([x, y], axis=-1))
    np.testing.assert_allclose(gradient[:, 1], 200 * away, rtol=1e-15)
    np.testing.assert_allclose(gradient[:, 0], -400 * x * away - 2 * (1 - x), rtol=1e-14)


def test_a_tie_of_min_and_max_is_seen_through_rounding() -> None:
    points = np.random.default_rng(1).uniform([-1.0, 2.2], [1.0, 4.2], (100, 2))
    for name in ("min", "max"):
        tied = FormulaLandscape(f"{name}(x, (x - 3) + floor(y + 0.5))")
        gradient = tied.gradient(points)[np.floor(points[:, 1] + 0.5) == 3.0]
        assert len(gradient) > 20
        np.testing.assert_array_equal(gradient, np.broadcast_to([1.0, 0.0], gradient.shape))
