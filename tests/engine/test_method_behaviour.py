"""What each method is known for, seen in its steps and terms."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem_choice import LinearChoice
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.methods import all_methods
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting

METHODS = all_methods()
BOWL = FormulaLandscape("3x² + 2xy + 6y²")
VALLEY = FormulaLandscape("(1 - x)² + 100(y - x²)²")
SADDLE = FormulaLandscape("x² - y² + y⁴")
SQUARE = Setting(((-4.0, 5.0), (-4.0, 5.0)), 3)


def made(method: str, landscape: FormulaLandscape, start: tuple[float, ...], steps: int = 50, **values: float) -> Run:
    run = Run(landscape, METHODS[method], start, values, setting=SQUARE)
    run.advance(steps)
    assert run.refusal is None
    return run


def table(run: Run, name: str) -> Array:
    """Return a table term as (n+1, rows, P)."""
    return run.trajectory.term(name).reshape(run.length + 1, -1, run.landscape.dimension)


def test_exact_line_search_turns_by_a_right_angle_at_every_step() -> None:
    run = made("exact_line_search", VALLEY, (-1.2, 1.0), 30, precision=1e-10)
    directions = run.trajectory.term("direction")[1:]
    lengths = np.linalg.norm(directions, axis=1)
    cosines = (directions[1:] * directions[:-1]).sum(axis=1) / (lengths[1:] * lengths[:-1])
    assert np.abs(cosines).max() < 1e-8
    assert np.all(np.diff(run.trajectory.losses) < 0.0)


def test_exact_line_search_needs_two_tries_on_a_parabola() -> None:
    run = made("exact_line_search", BOWL, (3.0, -2.0), 1)
    assert run.evaluations["loss"] <= 4


def test_armijo_takes_the_first_of_its_lengths_that_falls_enough() -> None:
    run = made("armijo", VALLEY, (-1.2, 1.0), 20, first=1.0, shrink=0.5, c1=0.01)
    for step in range(run.length):
        before, gradient = run.trajectory.positions[step], run.trajectory.gradients[step]
        loss, length = run.trajectory.losses[step], run.trajectory.rates[step + 1]
        promised = -0.01 * gradient @ gradient
        assert np.log2(length) == round(np.log2(length))
        assert VALLEY.loss(before - length * gradient) <= loss + length * promised
        assert length == 1.0 or VALLEY.loss(before - 2 * length * gradient) > loss + 2 * length * promised


@pytest.mark.parametrize("method", ["wolfe", "cg_fr", "cg_pr", "bfgs", "lbfgs"])
@pytest.mark.parametrize("c2", [0.1, 0.4, 0.9])
def test_every_step_satisfies_the_strong_wolfe_conditions(method: str, c2: float) -> None:
    run = made(method, VALLEY, (-1.2, 1.0), 25, c1=1e-4, c2=c2)
    trajectory = run.trajectory
    far = np.flatnonzero(trajectory.losses[:-1] > 1e-20)  # nearer, rounding decides
    directions, lengths = trajectory.term("direction")[far + 1], trajectory.rates[far + 1]
    slopes = (trajectory.gradients[far] * directions).sum(axis=1)
    ends = (trajectory.gradients[far + 1] * directions).sum(axis=1)
    assert len(far) > 8 and np.all(slopes < 0.0)
    assert np.all(trajectory.losses[far + 1] <= trajectory.losses[far] + 1e-4 * lengths * slopes)
    assert np.all(np.abs(ends) <= c2 * np.abs(slopes) * (1 + 1e-12))


def test_points_tried_are_recorded_in_order_and_the_last_was_taken() -> None:
    run = made("armijo", VALLEY, (-1.2, 1.0), 5)
    tried = table(run, "tried")
    assert np.isnan(tried[0]).all()
    for step in range(1, run.length + 1):
        points = tried[step][np.isfinite(tried[step, :, 0])]
        np.testing.assert_array_equal(points[-1], run.trajectory.positions[step])
        away = np.linalg.norm(points - run.trajectory.positions[step - 1], axis=1)
        assert np.all(np.diff(away) < 0.0)


@pytest.mark.parametrize("method", ["cg_fr", "cg_pr", "bfgs", "lbfgs"])
def test_a_quadratic_of_five_variables_needs_few_steps(method: str) -> None:
    bowl = FormulaLandscape("x1² + 2x2² + 3x3² + 4x4² + 5x5² + x1 x2")
    run = Run(bowl, METHODS[method], (1.0, -2.0, 3.0, -4.0, 5.0), {"c2": 0.1})
    run.advance(12)
    assert run.trajectory.losses[-1] < 1e-8


def test_conjugate_gradient_begins_again_where_its_direction_would_climb() -> None:
    run = made("cg_pr", VALLEY, (-1.2, 1.0), 30)
    beta = run.trajectory.term("beta")[1:, 0]
    assert beta[0] == 0.0 and np.all(beta >= 0.0) and np.any(beta > 0.0)


def test_newton_reaches_the_minimum_of_a_quadratic_in_one_step() -> None:
    run = made("newton", BOWL, (3.0, -2.0), 1)
    np.testing.assert_allclose(run.trajectory.positions[1], 0.0, atol=1e-14)
    assert run.cost_until(1) == 4.0  # a gradient here and there, second derivatives as two; the losses are only drawn
    assert run.trajectory.term("lowest_curvature")[1] == pytest.approx(np.linalg.eigvalsh([[6, 2], [2, 12]])[0])


def test_newton_goes_to_a_saddle_and_its_saddle_free_kin_do_not() -> None:
    start = (0.5, 0.1)
    np.testing.assert_allclose(made("newton", SADDLE, start).trajectory.positions[-1], [0.0, 0.0], atol=1e-8)
    for method in ("damped_newton", "saddle_free_newton", "dogleg"):
        end = made(method, SADDLE, start).trajectory.positions[-1]
        np.testing.assert_allclose(end, [0.0, np.sqrt(0.5)], atol=1e-6, err_msg=method)


def test_damped_newton_shifts_curvature_only_where_it_is_negative() -> None:
    run = made("damped_newton", SADDLE, (0.5, 0.1))
    shift, lowest = run.trajectory.term("shift")[1:, 0], run.trajectory.term("lowest_curvature")[1:, 0]
    assert np.all((shift > 0.0) == (lowest <= 0.0)) and (shift > 0.0).any()


def test_newton_on_a_plane_says_that_there_is_no_curvature() -> None:
    run = made("newton", FormulaLandscape("2x + 3y"), (1.0, 1.0))
    assert run.stopped is not None and "second derivatives" in str(run.stopped.message)


def test_dogleg_stays_within_its_radius_and_grows_it_only_after_success() -> None:
    run = made("dogleg", VALLEY, (-1.2, 1.0), 60, radius=0.3, largest=0.8)
    moves = np.linalg.norm(np.diff(run.trajectory.positions, axis=0), axis=1)
    radii, accepted = run.trajectory.term("radius")[1:, 0], run.trajectory.term("accepted")[1:, 0]
    assert np.all(moves <= radii * (1 + 1e-12)) and radii.max() <= 0.8
    assert np.all(accepted[:-1][np.diff(radii) > 0.0] == 1.0)
    assert np.all((moves == 0.0) == (accepted == 0.0)) and (accepted == 0.0).any()


def test_gauss_newton_solves_a_linear_fit_in_one_step() -> None:
    run = made("gauss_newton", FormulaLandscape("(x + 2y - 7)² + (2x + y - 5)² + 3(x - y)²"), (9.0, -7.0), 1)
    assert np.abs(run.trajectory.gradients[1]).max() < 1e-10


def test_levenberg_marquardt_raises_its_damping_where_a_step_fails() -> None:
    run = made("levenberg_marquardt", VALLEY, (-1.2, 1.0), 40)
    damping, accepted = run.trajectory.term("damping")[1:, 0], run.trajectory.term("accepted")[1:, 0]
    failed = accepted[:-1] == 0.0
    assert failed.any() and np.all(np.diff(damping)[failed] > 0.0)
    assert np.all(np.diff(run.trajectory.losses) <= 0.0) and run.trajectory.losses[-1] < 1e-20


def test_nelder_mead_keeps_its_best_corner_and_ends_when_the_simplex_is_small() -> None:
    run = made("nelder_mead", VALLEY, (-1.2, 1.0), 500, precision=1e-6)
    simplex = table(run, "simplex")
    assert simplex.shape[1:] == (3, 2)
    np.testing.assert_array_equal(simplex[:, 0], run.trajectory.positions)
    assert np.all(np.diff(run.trajectory.losses) <= 0.0)
    assert run.stopped is not None and run.stopped.reason == "finished"
    size = np.abs(simplex[:, 1:] - simplex[:, :1]).max(axis=(1, 2))
    assert size[-1] <= 1e-6 < size[:-1].min()
    assert set(run.trajectory.term("kind")[1:, 0]) <= {1.0, 2.0, 3.0, 4.0, 5.0}


def test_brute_force_tries_every_point_of_its_grid_once_and_keeps_the_lowest() -> None:
    run = made("brute_force", VALLEY, (4.0, 4.0), 999, resolution=7)
    samples = run.trajectory.term("sample")[1:]
    axis = np.linspace(-4.0, 5.0, 7)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    assert run.length == 49 and run.stopped is not None and run.stopped.reason == "finished"
    np.testing.assert_allclose(samples, grid, atol=1e-14)
    losses = np.append(VALLEY.loss(np.array([4.0, 4.0])), VALLEY.loss(samples))
    np.testing.assert_allclose(run.trajectory.losses, np.minimum.accumulate(losses))


def test_another_resolution_on_the_way_begins_its_grid_anew() -> None:
    edit = (Edit(10, "resolution", 3.0),)
    run = Run(VALLEY, METHODS["brute_force"], (4.0, 4.0), edits=edit, setting=SQUARE)
    run.advance(99)
    assert run.length == 10 + 9
    np.testing.assert_array_equal(run.trajectory.term("sample")[11], [-4.0, -4.0])


def test_divide_and_conquer_divides_its_box_until_it_is_a_point() -> None:
    run = made("divide_and_conquer", BOWL, (4.0, 4.0), 99, cells=3)
    boxes = table(run, "box")[1:]
    np.testing.assert_array_equal(boxes[0], [[-4.0, -4.0], [5.0, 5.0]])
    sides = boxes[:, 1] - boxes[:, 0]
    np.testing.assert_allclose(sides[1:20], sides[:19] / 3.0, rtol=1e-6)
    assert run.evaluations["loss"] == 1 + 9 * run.length
    assert run.stopped is not None and run.stopped.reason == "finished"
    assert run.trajectory.losses[-1] < 1e-20


def test_divide_and_conquer_misses_the_right_cell_of_a_wavy_landscape() -> None:
    wavy = FormulaLandscape("0.05(x - 3.2)² + 0.05y² - 3exp(-9(x + 1.5)² - 9(y + 1.5)²)")
    assert made("divide_and_conquer", wavy, (4.0, 4.0), 99, cells=3).trajectory.losses[-1] > -0.1
    assert made("brute_force", wavy, (4.0, 4.0), 1600, resolution=40).trajectory.losses[-1] < -1.5


def test_random_search_samples_the_whole_domain_and_only_it() -> None:
    samples = made("random_search", BOWL, (4.0, 4.0), 400).trajectory.term("sample")[1:]
    assert samples.min() >= -4.0 and samples.max() <= 5.0
    assert samples.min() < -3.8 and samples.max() > 4.8 and abs(samples.mean() - 0.5) < 0.3


def test_another_seed_makes_another_random_run() -> None:
    for method in ("random_search", "simulated_annealing"):
        ends = [Run(BOWL, METHODS[method], (4.0, 4.0), setting=Setting(SQUARE.domain, seed)) for seed in (1, 2)]
        for run in ends:
            run.advance(5)
        assert not np.array_equal(ends[0].trajectory.term("sample")[1:], ends[1].trajectory.term("sample")[1:])


def test_annealing_climbs_while_it_is_hot_and_only_descends_when_cold() -> None:
    hot = made("simulated_annealing", BOWL, (1.0, 1.0), 200, temperature=1e6, cooling=1.0).trajectory
    cold = made("simulated_annealing", BOWL, (1.0, 1.0), 200, temperature=0.0).trajectory
    assert np.any(np.diff(hot.losses) > 0.0)
    assert np.all(np.diff(cold.losses) <= 0.0)
    for walk in (hot, cold):
        assert walk.positions.min() >= -4.0 and walk.positions.max() <= 5.0
        np.testing.assert_allclose(walk.term("best_loss")[:, 0], np.minimum.accumulate(walk.term("best_loss")[:, 0]))
        assert walk.term("best_loss")[-1, 0] == walk.losses.min()


def test_annealing_cools_by_its_factor_at_every_step() -> None:
    run = made("simulated_annealing", BOWL, (1.0, 1.0), 20, temperature=8.0, cooling=0.5)
    np.testing.assert_allclose(run.trajectory.term("temperature")[1:, 0], 8.0 * 0.5 ** np.arange(20.0))


@pytest.mark.parametrize(("method", "name"), [("lbfgs", "memory"), ("brute_force", "resolution")])
def test_what_counts_something_must_be_whole(method: str, name: str) -> None:
    with pytest.raises(InputError, match=f"{name} must be a whole number, not 7.3"):
        Run(BOWL, METHODS[method], (1.0, 1.0), {name: 7.3}, setting=SQUARE)


@pytest.mark.parametrize(
    ("method", "landscape", "setting", "said"),
    [
        ("levenberg_marquardt", "sin(x) + y²", SQUARE, "sum of squares"),
        ("gauss_newton", "x² - y²", SQUARE, "sum of squares"),
        ("random_search", "x² + y²", Setting(), "domain"),
        ("brute_force", "+".join(f"x{i}²" for i in range(1, 6)), Setting(((0.0, 1.0),) * 5), "up to 4 variables"),
        ("bfgs", "+".join(f"x{i}²" for i in range(1, 46)), Setting(), None),
        ("newton", "+".join(f"x{i}²" for i in range(1, 30)), Setting(), None),
    ],
)
def test_what_it_cannot_work_on_is_refused_with_a_sentence(
    method: str, landscape: str, setting: Setting, said: str | None
) -> None:
    refusal = METHODS[method].refusal(FormulaLandscape(landscape), setting)
    assert refusal is None if said is None else said in str(refusal)


def test_a_bottomless_landscape_ends_where_numbers_do() -> None:
    run = made("wolfe", FormulaLandscape("x³ + y²"), (1.0, 1.0))
    assert run.stopped is not None and "too large for a number" in str(run.stopped.message)
    assert run.trajectory.losses[-1] < -1e200


@pytest.mark.parametrize("method", ["gauss_newton", "levenberg_marquardt", "bfgs", "newton", "dogleg", "cg_pr"])
def test_a_straight_line_through_data_is_fitted_in_a_few_steps(catalog: Catalog, method: str) -> None:
    file = next(each for each in catalog.problems.values() if isinstance(each.choice.model, LinearChoice))
    problem = problem_of(catalog, file.choice)
    run = Run(problem, METHODS[method], file.start, tolerance=1e-9)
    run.advance(30)
    assert run.stopped is not None and run.stopped.step <= 12
    end = run.trajectory.positions[-1]
    slope = problem.gradient(end)
    missed = 0.5 * slope @ np.linalg.solve(problem.hessian(end), slope)  # how far above the minimum a parabola lies
    assert missed < 1e-14 * problem.loss(end), "what is left cannot be told from the rounding of the loss"
    assert "all samples" in str(METHODS[method].refusal(problem, Setting(batch=2)))
    assert METHODS[method].refusal(problem, Setting(batch=problem.samples)) is None
