"""The loss along a step, against the closed forms of quadratics."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Run
from gdviz.engine.slice import FARTHEST, Slice

QUADRATIC = FormulaLandscape("3x² + 2xy + 6y²")
HESSIAN = np.array([[6.0, 2.0], [2.0, 12.0]])


def step(rate: float) -> Slice:
    start = np.array([5.0, 5.0])
    return Slice(QUADRATIC, start, -rate * QUADRATIC.gradient(start))


@pytest.mark.parametrize("rate", [1e-4, 0.05, 0.1, 0.15, 0.19, 3.0])
def test_the_lowest_point_along_the_line_is_that_of_the_closed_form(rate: float) -> None:
    gradient = HESSIAN @ np.array([5.0, 5.0])
    exact = (gradient @ gradient) / (gradient @ HESSIAN @ gradient) / rate
    along = step(rate)
    assert along.least.inside
    assert along.least.alpha == pytest.approx(exact, rel=1e-7)
    assert along.model_least == pytest.approx(exact, rel=1e-9)


def test_slope_bend_and_model_are_those_of_a_quadratic() -> None:
    along = step(0.05)
    alphas = np.linspace(-1.0, 3.0, 9)
    assert along.slope == pytest.approx(-0.05 * (40.0**2 + 70.0**2))
    np.testing.assert_allclose(along.model(alphas), along.losses(alphas), rtol=1e-12)
    assert along.taken == pytest.approx(49.5)


def test_the_armijo_condition_tells_steps_that_decrease_enough() -> None:
    assert step(0.05).is_enough()
    assert not step(0.19).is_enough()
    along = step(0.05)
    np.testing.assert_allclose(along.armijo(np.array([0.0, 1.0]), 0.5), [275.0, 275.0 - 0.5 * 325.0])
    assert along.is_enough(0.5)
    assert not along.is_enough(0.9)


def test_an_update_that_begins_uphill_has_its_valley_behind_it() -> None:
    start = np.array([5.0, 5.0])
    along = Slice(QUADRATIC, start, 0.05 * QUADRATIC.gradient(start))
    assert along.slope > 0.0
    assert along.least.alpha == pytest.approx(-step(0.05).least.alpha)
    assert not along.is_enough()


def test_a_slope_without_an_end_says_how_far_it_was_followed() -> None:
    along = Slice(FormulaLandscape("x - 2y"), np.zeros(2), np.array([-1.0, 1.0]))
    assert not along.least.inside
    assert along.least.alpha == FARTHEST
    assert along.model_least is None
    assert along.seen == (-0.25, 1.35)


def test_the_first_of_several_valleys_is_found() -> None:
    along = Slice(FormulaLandscape("cos(x) + 0y"), np.array([0.5, 0.0]), np.array([10.0, 0.0]))
    assert along.least.alpha == pytest.approx((np.pi - 0.5) / 10.0)


def test_at_a_minimum_nothing_is_lower() -> None:
    along = Slice(QUADRATIC, np.zeros(2), np.array([1.0, 0.0]))
    assert (along.least.alpha, along.least.loss) == (0.0, 0.0)


def test_the_position_that_comes_next_is_the_one_that_the_next_step_makes(catalog: Catalog) -> None:
    gd = catalog.optimizers["gd"]
    run = Run(QUADRATIC, gd, (5.0, 5.0), {"lr": 0.05})
    coming = run.coming()
    assert coming is not None
    assert run.length == 0
    run.advance(1)
    np.testing.assert_array_equal(run.trajectory.positions[1], coming)


def test_a_run_that_has_ended_has_no_next_position(catalog: Catalog) -> None:
    run = Run(QUADRATIC, catalog.optimizers["gd"], (5.0, 5.0), {"lr": 0.05}, tolerance=1.0)
    run.advance(1000)
    assert run.coming() is None


def test_where_a_loss_takes_long_the_valley_and_the_bend_are_found_from_few_of_them(catalog: Catalog) -> None:
    choice = ProblemChoice(NetworkChoice((30, 30, 30), "tanh", "cross_entropy"), DatasetChoice("moons"))
    problem = problem_of(catalog, choice)
    at = problem.model.start
    along = Slice(problem, at, -0.1 * problem.gradient(at))
    least = along.least
    beside = along.losses(least.alpha * np.array([0.99, 1.0, 1.01]))
    assert least.inside and beside.argmin() == 1
    nearby = along.losses(np.array([1e-3, -1e-3]))
    assert along.bend == pytest.approx((nearby.sum() - 2 * along.loss) / 1e-6, rel=1e-3)
