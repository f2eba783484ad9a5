"""Batches cover the data, and their gradients scatter as the theory says."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.gradient_spread import gradient_spread
from gdviz.engine.data.minibatch import Batches
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import DatasetChoice, LinearChoice, NetworkChoice, ProblemChoice
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Array


@pytest.fixture
def line(catalog: Catalog) -> Problem:
    return problem_of(catalog, ProblemChoice(LinearChoice(), DatasetChoice("noisy_line", {"count": 6.0})))


POSITION = np.array([0.3, 1.0])


@pytest.mark.parametrize("size", [1, 2, 5, 6])
def test_the_covariance_is_that_of_all_batches_there_are(line: Problem, size: int) -> None:
    every = [line.part(np.array(chosen)).gradient(POSITION) for chosen in combinations(range(6), size)]
    expected = np.cov(np.array(every).T, bias=True) if len(every) > 1 else np.zeros((2, 2))
    spread = gradient_spread(line, POSITION, size, samples=4)
    np.testing.assert_allclose(spread.covariance, expected, atol=1e-10)
    np.testing.assert_allclose(spread.deviations, np.sqrt(np.diag(expected)), atol=1e-10)
    assert spread.noise == pytest.approx(np.sqrt(np.trace(expected)), abs=1e-10)
    np.testing.assert_array_equal(spread.mean, line.gradient(POSITION))
    np.testing.assert_allclose(spread.along(np.eye(2)), expected, atol=1e-10)


def test_the_drawn_gradients_are_those_of_batches_and_follow_the_seed(line: Problem) -> None:
    spread = gradient_spread(line, POSITION, 2, samples=20, seed=5)
    every = [line.part(np.array(chosen)).gradient(POSITION) for chosen in combinations(range(6), 2)]
    for gradient in spread.gradients:
        assert min(np.abs(gradient - other).max() for other in every) < 1e-12
    again, other = (gradient_spread(line, POSITION, 2, 20, seed).gradients for seed in (5, 6))
    np.testing.assert_array_equal(spread.gradients, again)
    assert not np.array_equal(spread.gradients, other)


def test_the_factor_stays_small_whatever_the_number_of_samples_or_weights(catalog: Catalog) -> None:
    def factor(model: object, count: float) -> Array:
        choice = ProblemChoice(model, DatasetChoice("sine", {"count": count}))  # type: ignore[arg-type]
        problem = problem_of(catalog, choice)
        return gradient_spread(problem, problem.model.start + 0.1, 1, 1).factor

    assert factor(LinearChoice(), 5000.0).shape == (2, 2)
    assert factor(NetworkChoice((40, 40)), 10.0).shape == (10, 1761)


def test_where_numbers_overflow_the_spread_is_unknown(line: Problem) -> None:
    assert np.isnan(gradient_spread(line, np.array([1e308, 1e308]), 2).noise)


@pytest.mark.parametrize("size", [0, 7])
def test_a_batch_needs_a_size_that_there_is(line: Problem, size: int) -> None:
    with pytest.raises(InputError, match=f"from 1 to 6 samples, not {size}"):
        gradient_spread(line, POSITION, size)


@pytest.mark.parametrize("order", ["shuffled", "sequential"])
@pytest.mark.parametrize(("count", "size"), [(10, 3), (10, 10), (10, 1), (1, 1), (12, 4)])
def test_an_epoch_sees_every_sample_once(order: str, count: int, size: int) -> None:
    batches = Batches(count, size, order, seed=3)  # type: ignore[arg-type]
    steps = batches.steps_per_epoch
    for epoch in range(3):
        seen = [batches.indices(epoch * steps + step) for step in range(1, steps + 1)]
        assert sorted(np.concatenate(seen)) == list(range(count))
        assert {len(chosen) for chosen in seen[:-1]} <= {size} and 0 < len(seen[-1]) <= size
        assert {batches.epoch_of(epoch * steps + step) for step in range(1, steps + 1)} == {epoch}


def test_the_data_come_in_order_or_shuffled_anew_in_every_epoch_by_the_seed() -> None:
    in_order = Batches(8, 8, "sequential", 0)
    np.testing.assert_array_equal(in_order.indices(1), range(8))
    np.testing.assert_array_equal(in_order.indices(2), range(8))
    shuffled = Batches(8, 8, "shuffled", 0)
    assert not np.array_equal(shuffled.indices(1), shuffled.indices(2))
    np.testing.assert_array_equal(shuffled.indices(2), Batches(8, 8, "shuffled", 0).indices(2))
    assert not np.array_equal(shuffled.indices(1), Batches(8, 8, "shuffled", 1).indices(1))
