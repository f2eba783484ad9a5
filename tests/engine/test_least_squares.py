"""Formulas that are sums of squares, and those that are not."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape

SQUARES = [
    ("x²", 1),
    ("(x - 1)² + 2(2y² - x)²", 2),
    ("((x - 2)² + (2x - 4)²)/3 + 5", 3),
    ("3x² + 2xy + 6y²", 2),
    ("x² - 2x + 1", 1),
    ("0.26(x² + y²) - 0.48x y", 2),
    ("x⁴ y² + (x y)⁶", 2),
    ("-(-(x + 1)²)", 1),
    ("10((x - y)² + 3(y - 1)²) - 2(x - y)²", 2),
    ("sin(x)² + exp(y)²", 2),
    ("4", 1),
]
OTHERS = [
    "x",
    "x² - y²",
    "x² + y",
    "x³",
    "x y",
    "(x - 1)² - 1",
    "sin(x) + y²",
    "|x|",
    "x^2.5",
    "x² - 2x + 0.9",
    "-5",
    "1/x²",
]


@pytest.mark.parametrize(("formula", "count"), SQUARES)
def test_the_residuals_squared_add_up_to_the_loss_and_their_slopes_to_the_gradient(formula: str, count: int) -> None:
    landscape = FormulaLandscape(formula, ("x", "y"))
    squares = landscape.least_squares()
    assert squares is not None
    points = np.random.default_rng(2).uniform(-2.0, 2.0, (3, 5, 2))
    residuals, jacobian = squares.residuals(points), squares.jacobian(points)
    assert residuals.shape == (3, 5, count) and jacobian.shape == (3, 5, count, 2)
    np.testing.assert_allclose((residuals**2).sum(axis=-1), landscape.loss(points), rtol=1e-12, atol=1e-12)
    gradient = 2.0 * np.einsum("...m,...mp->...p", residuals, jacobian)
    np.testing.assert_allclose(gradient, landscape.gradient(points), rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose(squares.residuals(points[1, 2]), residuals[1, 2], rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize("formula", OTHERS)
def test_what_is_written_otherwise_is_no_sum_of_squares(formula: str) -> None:
    assert FormulaLandscape(formula, ("x", "y")).least_squares() is None


@pytest.mark.parametrize(
    "name",
    ["rosenbrock", "rosenbrock_4d", "himmelblau", "beale", "booth", "freudenstein_roth", "powell_singular", "wood"],
)
def test_the_classics_of_the_catalog_are_sums_of_squares(catalog: Catalog, name: str) -> None:
    entry = catalog.landscapes[name]
    landscape = landscape_of(catalog, entry.choice())
    squares = landscape.least_squares()
    assert squares is not None
    points = np.array(entry.start) + np.random.default_rng(3).uniform(-1.0, 1.0, (20, landscape.dimension))
    np.testing.assert_allclose((squares.residuals(points) ** 2).sum(axis=-1), landscape.loss(points), rtol=1e-12)


def test_a_parameter_decides_whether_it_is_a_sum_of_squares() -> None:
    for value, is_sum in ((4.0, True), (0.0, True), (-1.0, False)):
        landscape = FormulaLandscape("x² + a(y - a)²", None, {"a": value})
        squares = landscape.least_squares()
        assert (squares is not None) == is_sum
        if squares is not None:
            point = np.array([0.3, -1.7])
            assert (squares.residuals(point) ** 2).sum() == pytest.approx(float(landscape.loss(point)), rel=1e-14)
