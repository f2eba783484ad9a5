"""A run: its steps, its end, edits on the way, and columns that only grow."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import BLOCK, Edit, Run

BOWL = FormulaLandscape("3x² + 2xy + 6y²")


def descent(catalog: Catalog, formula: str, start: tuple[float, ...], rate: float, tolerance: float = 0.0) -> Run:
    return Run(FormulaLandscape(formula), catalog.optimizers["gd"], start, {"lr": rate}, tolerance=tolerance)


def test_a_run_begins_at_its_start_with_no_step_made(catalog: Catalog) -> None:
    run = descent(catalog, "3x² + 2xy + 6y²", (5.0, 5.0), 0.05)
    assert run.length == 0 and run.stopped is None
    np.testing.assert_array_equal(run.trajectory.positions, [[5.0, 5.0]])
    np.testing.assert_array_equal(run.trajectory.losses, [275.0])
    np.testing.assert_array_equal(run.trajectory.gradients, [[40.0, 70.0]])
    assert np.isnan(run.trajectory.rates).all()


def test_advancing_appends_and_leaves_earlier_rows_alone(catalog: Catalog) -> None:
    run = descent(catalog, "3x² + 2xy + 6y²", (5.0, 5.0), 0.05)
    trajectory = run.trajectory
    run.advance(10)
    early = run.trajectory.positions.copy()
    run.advance(10_000)
    assert run.trajectory is trajectory
    assert run.length == 10_010 == len(trajectory) - 1
    np.testing.assert_array_equal(trajectory.positions[:11], early)
    run.advance(0)
    run.advance(-5)
    assert run.length == 10_010


def test_columns_are_views_and_not_copies(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (5.0,), 0.05)
    run.advance(100)
    trajectory = run.trajectory
    for column in (trajectory.positions, trajectory.losses, trajectory.gradients, trajectory.rates):
        assert column.base is not None and np.shares_memory(column, trajectory.last.base)


def test_many_steps_take_no_more_memory_than_their_numbers(catalog: Catalog) -> None:
    run = descent(catalog, "x² + y²", (5.0, 5.0), 1e-9)
    run.advance(200_000)
    rows = run.trajectory.last.base
    assert rows is not None
    width = 2 + 1 + 2 + 1  # position, loss, gradient, rate
    assert 200_001 * width * 8 <= rows.nbytes <= 2 * 200_001 * width * 8


def test_a_term_that_does_not_exist_is_a_key_error(catalog: Catalog) -> None:
    with pytest.raises(KeyError):
        descent(catalog, "x²", (5.0,), 0.05).trajectory.term("m")


def test_converged_needs_a_small_gradient_and_a_small_step(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (1.0,), 0.25, tolerance=1e-3)  # halves x: after k steps x = 2^-k
    run.advance(100)
    # gradient 2·2^-k < 1e-3 from k = 11; the step 2^-k < 1e-3 from k = 10
    assert run.stopped is not None
    assert (run.stopped.reason, run.stopped.step, run.length) == ("converged", 11, 11)
    assert str(run.stopped.message) == "converged at step 11"


def test_a_ball_that_rolls_through_the_minimum_has_not_converged(catalog: Catalog) -> None:
    ball = Run(
        FormulaLandscape("x²"), catalog.optimizers["momentum"], (1.0,), {"lr": 0.01, "momentum": 0.99}, tolerance=0.01
    )
    ball.advance(5000)
    assert ball.stopped is not None and ball.stopped.reason == "converged"
    gradients = np.abs(ball.trajectory.gradients[:, 0])
    moves = np.abs(np.diff(ball.trajectory.positions[:, 0]))
    assert np.any((gradients[1:-1] < 0.01) & (moves[:-1] >= 0.01))  # it has been there in mid-flight
    assert gradients[-1] < 0.01 and moves[-1] < 0.01


def test_a_small_step_on_a_slope_has_not_converged(catalog: Catalog) -> None:
    run = descent(catalog, "x", (1.0,), 1e-6, tolerance=1e-3)
    run.advance(50)
    assert run.stopped is None and run.length == 50


def test_without_a_tolerance_all_steps_are_made(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (0.0,), 0.25)
    run.advance(50)
    assert run.stopped is None and run.length == 50


def test_a_loss_beyond_a_million_million_times_its_start_has_diverged(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (1.0,), 1.5)  # x doubles and changes sign: the loss is 4^k
    run.advance(1000)
    assert run.stopped is not None
    assert (run.stopped.reason, run.stopped.step, run.length) == ("diverged", 20, 20)  # 4^20 > 10^12 > 4^19
    assert "10¹²" in str(run.stopped.message)
    assert run.trajectory.positions[-1, 0] == 2.0**20  # nothing is clamped


def test_a_landscape_without_a_floor_diverges(catalog: Catalog) -> None:
    run = descent(catalog, "-exp(x)", (1.0,), 1.0)
    run.advance(100)
    assert run.stopped is not None and run.stopped.reason == "diverged"
    assert not math.isfinite(run.trajectory.losses[-1]) or not np.isfinite(run.trajectory.positions[-1]).all()
    assert np.isfinite(run.trajectory.losses[:-1]).all()


@pytest.mark.parametrize(
    ("formula", "start", "step"),
    [("log(x)", (-1.0,), 0), ("1/x", (0.0,), 0), ("log(x)", (0.5,), 1), ("√x", (0.0,), 1), ("x²", (1e200,), 0)],
)
def test_what_is_not_finite_has_diverged_at_its_step(
    catalog: Catalog, formula: str, start: tuple[float, ...], step: int
) -> None:
    run = descent(catalog, formula, start, 1.0)
    run.advance(100)
    assert run.stopped is not None
    assert (run.stopped.reason, run.stopped.step, run.length) == ("diverged", step, step)
    assert ("at the start" in str(run.stopped.message)) == (step == 0)


def test_a_run_that_has_ended_makes_no_more_steps(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (1.0,), 1.5)
    run.advance(1000)
    stopped, length = run.stopped, run.length
    run.advance(1000)
    assert run.stopped is stopped and run.length == length


@pytest.mark.parametrize("at_once", [1, 7, BLOCK])
def test_the_end_is_the_same_however_many_steps_are_made_at_once(catalog: Catalog, at_once: int) -> None:
    run = descent(catalog, "x²", (1.0,), 1.5)
    while run.stopped is None:
        run.advance(at_once)
    assert run.stopped.step == run.length == 20


def test_edits_apply_from_their_step_on(catalog: Catalog) -> None:
    edits = [Edit(7, "lr", 0.02), Edit(3, "lr", 0.1)]
    run = Run(BOWL, catalog.optimizers["gd"], (5.0, 5.0), {"lr": 0.05}, edits)
    run.advance(12)
    position = np.array([5.0, 5.0])
    for step in range(12):
        rate = 0.05 if step < 3 else 0.1 if step < 7 else 0.02
        position = position - rate * BOWL.gradient(position)
        np.testing.assert_allclose(run.trajectory.positions[step + 1], position, rtol=1e-13)
        assert run.trajectory.rates[step + 1] == rate
        assert run.values_at(step) == {"lr": rate}


def test_edits_hold_whatever_number_of_steps_is_made_at_once(catalog: Catalog) -> None:
    def run() -> Run:
        edits = [Edit(5, "beta1", 0.5), Edit(5, "lr", 0.1), Edit(17, "lr", 0.01)]
        return Run(BOWL, catalog.optimizers["adam"], (5.0, 5.0), {"lr": 0.5}, edits)

    slow, fast = run(), run()
    fast.advance(30)
    for _ in range(30):
        slow.advance(1)
    np.testing.assert_array_equal(slow.trajectory.positions, fast.trajectory.positions)


def test_an_edited_run_keeps_its_beginning_and_equals_one_made_from_scratch(catalog: Catalog) -> None:
    adam = catalog.optimizers["adam"]
    run = Run(BOWL, adam, (5.0, 5.0), {"lr": 0.5})
    run.advance(40)
    edits = [Edit(25, "lr", 0.05)]
    other, scratch = run.edited(edits, 25), Run(BOWL, adam, (5.0, 5.0), {"lr": 0.5}, edits)
    assert other.length == 25 and run.length == 40
    assert other.trajectory is not run.trajectory
    other.advance(15)
    scratch.advance(40)
    np.testing.assert_array_equal(other.trajectory.positions, scratch.trajectory.positions)
    np.testing.assert_array_equal(other.trajectory.positions[:26], run.trajectory.positions[:26])
    for term in adam.terms:
        np.testing.assert_allclose(other.trajectory.term(term.name), scratch.trajectory.term(term.name), rtol=1e-12)


def test_an_edit_before_the_end_lets_a_diverged_run_go_on(catalog: Catalog) -> None:
    run = descent(catalog, "x²", (1.0,), 1.5)
    run.advance(100)
    saved = run.edited([Edit(10, "lr", 0.25)], 10)
    saved.advance(90)
    assert saved.stopped is None and saved.length == 100
    assert run.edited([Edit(50, "lr", 0.25)], 50).stopped is run.stopped


@pytest.mark.parametrize(
    ("values", "edits"),
    [
        ({"lr": math.nan}, []),
        ({"lr": -1.0}, []),
        ({"lr": math.inf}, []),
        ({"rate": 0.1}, []),
        ({}, [Edit(3, "lr", -1.0)]),
        ({}, [Edit(3, "rate", 0.1)]),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(
    catalog: Catalog, values: dict[str, float], edits: list[Edit]
) -> None:
    with pytest.raises(InputError, match=r"lr|rate"):
        Run(BOWL, catalog.optimizers["gd"], (1.0, 1.0), values, edits)
