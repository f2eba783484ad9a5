"""The largest stable learning rate, against the closed forms and against runs just below and above it."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem_choice import DatasetChoice, LinearChoice, NetworkChoice, PointsChoice, ProblemChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging import extremes
from gdviz.engine.judging.curvature import WIDEST_DENSE, curvature_at, is_quick, largest_curvatures
from gdviz.engine.judging.extremes import extremes_at
from gdviz.engine.judging.stability import contraction, limits_along, rate_limit, rate_limits
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Edit, Run

CURVATURES = (0.37, 1.0, 12.6, 2e4)


def bowl(curvature: float) -> FormulaLandscape:
    return FormulaLandscape("k x²/2", ("x",), {"k": curvature})


@pytest.mark.parametrize("curvature", CURVATURES)
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_the_limits_are_those_of_the_closed_forms(catalog: Catalog, curvature: float, beta: float) -> None:
    closed = {
        "gd": ({}, 2.0),
        "momentum": ({"momentum": beta}, 2.0 * (1.0 + beta)),
        "heavy_ball": ({"momentum": beta}, 2.0 * (1.0 + beta)),
        "ema_momentum": ({"momentum": beta}, 2.0 * (1.0 + beta) / (1.0 - beta)),
        "nesterov": ({"momentum": beta}, 2.0 * (1.0 + beta) / (1.0 + 2.0 * beta)),
        # Ma & Yarats, ICLR 2019, appendix: ν = 1 is the average, ν = 0 plain descent.
        "qhm": ({"momentum": beta, "nu": 0.7}, 2.0 * (1.0 + beta) / (1.0 + beta - 2.0 * 0.7 * beta)),
    }
    for name, (values, factor) in closed.items():
        limit = rate_limit(catalog.optimizers[name], catalog.optimizers[name].defaults() | values, curvature)
        assert limit == pytest.approx(factor / curvature, rel=1e-8), name


def test_weight_decay_adds_to_the_curvature_and_dampening_to_the_limit(catalog: Catalog) -> None:
    momentum = catalog.optimizers["momentum"]
    decayed = momentum.defaults() | {"weight_decay": 3.0}
    assert rate_limit(momentum, decayed, 5.0) == pytest.approx(3.8 / 8.0, rel=1e-9)
    damped = momentum.defaults() | {"dampening": 0.5}
    assert rate_limit(momentum, damped, 5.0) == pytest.approx(3.8 / 0.5 / 5.0, rel=1e-9)


def test_rules_that_are_not_linear_have_no_limit(catalog: Catalog) -> None:
    for name in ("adam", "adamw", "rmsprop", "sign_gd", "normalized_gd", "lion", "adagrad", "rprop", "novograd"):
        assert rate_limit(catalog.optimizers[name], catalog.optimizers[name].defaults(), 2.0) is None, name


@pytest.mark.parametrize("curvature", [0.0, -3.0, np.nan, np.inf])
def test_there_is_no_limit_where_the_landscape_does_not_bend_up(catalog: Catalog, curvature: float) -> None:
    gd = catalog.optimizers["gd"]
    assert rate_limit(gd, gd.defaults(), curvature) is None


def test_a_run_just_below_its_limit_shrinks_and_one_just_above_grows(catalog: Catalog) -> None:
    for optimizer in catalog.optimizers.values():
        limit = rate_limit(optimizer, optimizer.defaults(), 3.0)
        if limit is None or limit != pytest.approx(rate_limit(optimizer, optimizer.defaults(), 3.0, step=1)):
            continue  # no limit, or another one while the rule is young
        ends = []
        for rate in (0.97 * limit, 1.03 * limit):
            run = Run(bowl(3.0), optimizer, (1.0,), {"lr": rate})
            run.advance(600)
            ends.append(np.abs(run.trajectory.losses[-50:]).max())
        assert ends[0] < ends[1] and ends[0] < 50.0, (optimizer.id, ends)


def test_a_rule_that_averages_has_the_limit_of_plain_descent_at_its_first_step(catalog: Catalog) -> None:
    averaging = catalog.optimizers["schedule_free_sgd"]
    assert rate_limit(averaging, averaging.defaults(), 4.0, step=1) == pytest.approx(0.5, rel=1e-8)
    later = rate_limit(averaging, averaging.defaults(), 4.0)
    assert later is not None and later > 4.0


def test_a_schedule_an_option_and_clipping_leave_the_limit_of_the_rate_that_is_shown(catalog: Catalog) -> None:
    gd = catalog.optimizers["gd"]
    for schedule in catalog.schedules.values():
        scheduled = gd.modified([schedule])
        assert rate_limit(scheduled, scheduled.defaults(), 10.0) == pytest.approx(0.2, rel=1e-8), schedule.id
    for name in ("noise", "clip_norm", "clip_value"):
        changed = gd.modified([catalog.options[name]])
        assert rate_limit(changed, changed.defaults(), 10.0) == pytest.approx(0.2, rel=1e-8), name


def test_many_curvatures_at_once_give_what_each_gives_alone(catalog: Catalog) -> None:
    curvatures = np.array([-1.0, 0.0, np.nan, 1e-3, 0.5, 7.0, 1e5])
    for name, tolerance in (("gd", 1e-8), ("momentum", 1e-8), ("asgd", 0.1)):
        optimizer = catalog.optimizers[name]
        values = optimizer.defaults() | ({"weight_decay": 0.3} if name == "momentum" else {})
        limits = limits_along(optimizer, values, curvatures)
        assert np.isnan(limits[:3]).all()
        alone = [rate_limit(optimizer, values, float(curvature)) for curvature in curvatures[3:]]
        np.testing.assert_allclose(limits[3:], np.array(alone, dtype=float), rtol=tolerance)


def test_the_limit_follows_the_curvature_along_the_run_and_edits_of_it(catalog: Catalog) -> None:
    landscape = FormulaLandscape("x⁴")
    edits = [Edit(5, "momentum", 0.0)]
    run = Run(landscape, catalog.optimizers["momentum"], (1.0,), {"lr": 0.01}, edits)
    run.advance(10)
    limits = rate_limits(run)
    assert limits.shape == (11,)
    beta = np.where(np.arange(11) < 5, 0.9, 0.0)
    np.testing.assert_allclose(limits, 2.0 * (1.0 + beta) / (12.0 * run.trajectory.positions[:, 0] ** 2), rtol=1e-8)
    assert rate_limits(run, 3).shape == (4,)


def test_there_are_no_limits_over_a_ridge_or_for_rules_without(catalog: Catalog) -> None:
    run = Run(FormulaLandscape("-x² - y²"), catalog.optimizers["gd"], (1.0, 1.0))
    run.advance(5)
    assert np.isnan(rate_limits(run)).all()
    run = Run(FormulaLandscape("x² + y²"), catalog.optimizers["adam"], (1.0, 1.0))
    run.advance(5)
    assert np.isnan(rate_limits(run)).all()


def test_the_contraction_is_that_of_the_closed_form(catalog: Catalog) -> None:
    assert contraction(catalog.optimizers["gd"], {"lr": 0.1}, 2.0, 1) == pytest.approx(0.8, rel=1e-9)
    assert contraction(catalog.optimizers["heavy_ball"], {"lr": 0.1, "momentum": 0.81}, 2.0, 1) == pytest.approx(
        0.9, rel=1e-6
    )
    assert contraction(catalog.optimizers["adam"], catalog.optimizers["adam"].defaults(), 2.0, 1) is None


def test_the_curvature_at_a_point_has_its_axes(catalog: Catalog) -> None:
    curvature = curvature_at(FormulaLandscape("3x² + 2x y + 6y²"), np.array([5.0, 5.0]))
    assert curvature is not None
    root = np.sqrt(13.0)
    np.testing.assert_allclose(curvature.eigenvalues, [9.0 - root, 9.0 + root], rtol=1e-12)
    assert curvature.condition == pytest.approx((9.0 + root) / (9.0 - root))
    hessian = curvature.eigenvectors @ np.diag(curvature.eigenvalues) @ curvature.eigenvectors.T
    np.testing.assert_allclose(hessian, [[6.0, 2.0], [2.0, 12.0]], atol=1e-12)
    saddle = curvature_at(FormulaLandscape("x² - y²"), np.zeros(2))
    assert saddle is not None and saddle.condition == np.inf and saddle.least == -2.0
    assert curvature_at(FormulaLandscape("log(x) + y²"), np.array([0.0, 1.0])) is None


def test_many_variables_take_products_instead_of_the_whole_hessian(catalog: Catalog) -> None:
    file = next(file for file in catalog.problems.values() if problem_of(catalog, file.choice).dimension > WIDEST_DENSE)
    network = problem_of(catalog, file.choice)
    positions = np.random.default_rng(1).standard_normal((3, network.dimension))
    whole = np.linalg.eigvalsh(network.hessian(positions))[:, -1]
    np.testing.assert_allclose(largest_curvatures(network, positions), whole, rtol=0.02)


def test_the_extreme_curvatures_of_many_variables_are_found_or_bounded(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    bowl = FormulaLandscape("sum(i=1..50, i x_i^2) + sum(i=51..60, i x_i^2)")
    found = extremes_at(bowl, np.ones(60))
    assert found is not None and found.least_known and found.largest_known and found.is_condition_known
    assert (found.least, found.largest) == (pytest.approx(2.0, rel=1e-5), pytest.approx(120.0, rel=1e-5))
    monkeypatch.setattr(extremes, "PRODUCTS", 12)
    bound = extremes_at(bowl, np.ones(60))
    assert bound is not None and not bound.is_condition_known and 1.0 < bound.condition < found.condition
    network = problem_of(catalog, catalog.problems["too_small"].choice)
    bends_down = extremes_at(network, network.model.start)
    assert bends_down is not None and bends_down.condition == np.inf and bends_down.is_condition_known
    moons = ProblemChoice(NetworkChoice((8,)), DatasetChoice("moons", {"count": 5000.0}))  # 33 weights
    told = [is_quick(one) for one in (FormulaLandscape("x² + y²"), network, problem_of(catalog, moons))]
    assert told == [True, False, False]


def test_the_condition_of_a_fit_keeps_the_digits_of_its_data(catalog: Catalog) -> None:
    near = PointsChoice(("x",), "y", ((1.0,), (1.0 + 1e-7,), (1.0 - 1e-7,)), (0.0, 1.0, 2.0))
    found = extremes_at(problem_of(catalog, ProblemChoice(LinearChoice(), near)), np.zeros(2))
    # trace² / determinant of a Hessian whose own eigenvalues are right to 1e-15 at best: one in ten
    assert found is not None and found.condition == pytest.approx(6e14, rel=1e-5)
