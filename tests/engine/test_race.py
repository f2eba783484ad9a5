"""A fair race: every entrant is at its best by one rule, and none spends more than another."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of, problem_place
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.many.blocks import Job
from gdviz.engine.many.descent import Cancelled
from gdviz.engine.many.race import Rule, Standing, places, race
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting

START = (5.0, 5.0)


def entrant(catalog: Catalog, optimizer: str, landscape: str = "quadratic", **values: float) -> tuple[str, Job]:
    chosen = catalog.optimizers[optimizer]
    ground = landscape_of(catalog, catalog.landscapes[landscape].choice())
    setting = Setting(catalog.landscapes[landscape].choice().domain if chosen.searches_domain else ())
    return optimizer, Job(ground, chosen, chosen.defaults() | values, 1, setting=setting)


def ended(entrants: list[tuple[str, Job]], rule: Rule, start: tuple[float, ...] = START) -> tuple[Standing, ...]:
    *_, last = race(entrants, start, rule)
    return last


def test_the_best_rate_of_a_quadratic_is_found_whatever_it_was_before(catalog: Catalog) -> None:
    (standing,) = ended([entrant(catalog, "gd", lr=1e-6)], Rule(50))
    # λ = 9 ± √13: the contraction is fastest at η = 2 / (λ1 + λ2) = 1/9.
    assert standing.rate == pytest.approx(1.0 / 9.0, rel=0.05)
    assert standing.steps == 50 and standing.spent == 50.0 and not standing.at_limit
    run = Run(entrant(catalog, "gd")[1].landscape, catalog.optimizers["gd"], START, {"lr": standing.rate})
    run.advance(50)
    assert standing.loss == float(run.trajectory.losses[-1]) == standing.losses.min()
    assert np.isinf(standing.losses[standing.rates > 0.17]).any()  # beyond 2/λ it diverges


def test_the_range_grows_where_the_best_rate_lies_beyond_it(catalog: Catalog) -> None:
    chosen = catalog.optimizers["gd"]
    ground = FormulaLandscape("0.001(x² + 2y²)")
    (standing,) = ended([("gd", Job(ground, chosen, chosen.defaults(), 1))], Rule(30, rates=9))
    beyond = chosen.hyperparameters["lr"].range[1]
    assert standing.rate == pytest.approx(2.0 / (0.002 + 0.004), rel=0.1) and standing.rate > beyond
    assert not standing.at_limit and standing.rates[0] < standing.rate < standing.rates[-1]


@pytest.mark.parametrize("optimizer", ["nesterov", "bfgs", "nelder_mead", "newton"])
def test_nobody_spends_more_than_the_budget(catalog: Catalog, optimizer: str) -> None:
    name, job = entrant(catalog, optimizer, "rosenbrock")
    (standing,) = ended([(name, job)], Rule(40), (-1.2, 1.0))
    assert 0.0 < standing.spent <= 40.0
    if standing.is_tuned:
        return
    run = Run(job.landscape, job.optimizer, (-1.2, 1.0), job.values)
    run.advance(standing.steps + 1)
    assert standing.loss == float(run.trajectory.losses[standing.steps])
    assert run.length == standing.steps or run.cost_until(run.length) > 40.0


def test_a_race_to_a_loss_counts_what_it_costs_to_get_there(catalog: Catalog) -> None:
    standings = ended([entrant(catalog, "gd"), entrant(catalog, "bfgs")], Rule(200, goal=1e-3))
    for standing in standings:
        assert 0.0 < standing.cost < 200.0
    assert sorted(places(standings, Rule(200, goal=1e-3), 275.0)) == [1, 2]


def test_a_rate_that_diverges_after_the_goal_is_out(catalog: Catalog) -> None:
    # From x = 1 a short step on x³ comes to rest near 0; a long one goes over, past the goal, and never ends.
    chosen = catalog.optimizers["gd"]
    job = Job(FormulaLandscape("x³"), chosen, chosen.defaults(), 1)
    (standing,) = ended([("gd", job)], Rule(60, goal=-0.01), (1.0,))
    diverged = ~np.isfinite(standing.losses)
    assert diverged.any() and np.isinf(standing.costs[diverged]).all()
    assert standing.has_result and standing.rate in standing.rates[~diverged]


def test_a_goal_that_nobody_reaches_is_infinitely_far(catalog: Catalog) -> None:
    (standing,) = ended([entrant(catalog, "gd")], Rule(20, goal=-1.0))
    assert np.isinf(standing.cost) and np.isfinite(standing.loss)


def test_a_mini_batch_costs_its_share_and_its_mean_over_the_seeds_counts(catalog: Catalog) -> None:
    choice, start = problem_place(catalog, "line_fit")
    ground, chosen = landscape_of(catalog, choice), catalog.optimizers["gd"]
    batch = ground.samples // 4
    job = Job(ground, chosen, chosen.defaults(), 1, setting=Setting(seed=3, batch=batch))
    (standing,) = ended([("gd", job)], Rule(30, rates=7, finer=3, seeds=4), start)
    assert standing.seeds == 4 and standing.steps == int(30 * ground.samples / batch)
    losses = []
    for seed in range(3, 7):
        run = Run(ground, chosen, start, {"lr": standing.rate}, setting=Setting(seed=seed, batch=batch))
        run.advance(standing.steps)
        losses.append(run.trajectory.losses[-1])
    assert standing.loss == pytest.approx(np.mean(losses), rel=1e-12)


def test_who_cannot_take_part_says_why_and_comes_last(catalog: Catalog) -> None:
    entrants = [entrant(catalog, "levenberg_marquardt", "ackley"), entrant(catalog, "gd", "ackley")]
    standings = ended(entrants, Rule(10))
    assert standings[0].refusal is not None and not standings[0].has_result
    assert places(standings, Rule(10), 10.0) == [2, 1]


def test_a_budget_that_pays_for_too_many_small_steps_is_told(catalog: Catalog) -> None:
    choice, start = problem_place(catalog, "line_fit")
    chosen = catalog.optimizers["gd"]
    job = Job(landscape_of(catalog, choice), chosen, chosen.defaults(), 1, setting=Setting(batch=1))
    (standing,) = ended([("gd", job)], Rule(10_000_000), start)
    assert standing.refusal is not None and "lower it" in str(standing.refusal)


def test_losses_that_a_double_cannot_tell_apart_share_a_place(catalog: Catalog) -> None:
    standings = ended([entrant(catalog, "newton"), entrant(catalog, "damped_newton")], Rule(100))
    assert places(standings, Rule(100), 275.0) == [1, 1]


def test_a_race_is_called_off_and_a_rule_of_no_use_is_refused(catalog: Catalog) -> None:
    flag = threading.Event()
    flag.set()
    with pytest.raises(Cancelled):
        list(race([entrant(catalog, "gd"), entrant(catalog, "bfgs")], START, Rule(1000), cancel=flag))
    for rule in (Rule(0), Rule(10, rates=2), Rule(10, seeds=0), Rule(10, goal=float("nan"))):
        with pytest.raises(InputError):
            list(race([entrant(catalog, "gd")], START, rule))


@pytest.mark.parametrize(("optimizer", "steps"), [("gd", 20), ("nesterov", 20), ("bfgs", None), ("newton", None)])
def test_a_run_ends_where_its_budget_does_and_is_the_same_until_there(
    catalog: Catalog, optimizer: str, steps: int | None
) -> None:
    _, job = entrant(catalog, optimizer, "rosenbrock")
    free = Run(job.landscape, job.optimizer, (-1.2, 1.0), job.values)
    paid = Run(job.landscape, job.optimizer, (-1.2, 1.0), job.values, budget=20.0)
    while paid.peek() is not None:
        paid.advance(1)
    free.advance(paid.length + 1)
    assert paid.stopped is not None and paid.stopped.reason in ("spent", "diverged")
    assert paid.cost_until(paid.length) <= 20.0
    assert paid.stopped.reason == "diverged" or free.cost_until(paid.length + 1) > 20.0
    np.testing.assert_array_equal(paid.trajectory.losses, free.trajectory.losses[: paid.length + 1])
    if steps is not None and paid.stopped.reason == "spent":
        assert paid.length == steps
