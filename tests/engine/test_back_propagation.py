"""The stages of a network's passes against finite differences, and what is said of its layers."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.back_propagation import network_of, stages_of
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice
from gdviz.engine.data.problems.activations import ActivationName
from gdviz.engine.data.sample_loss import LossName
from gdviz.engine.data.unit_maps import unit_maps
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.layers import layers_in_words
from gdviz.engine.landscape import Array

CASES: list[tuple[str, ActivationName, LossName]] = [
    ("sine", "tanh", "mse"),
    ("moons", "sigmoid", "cross_entropy"),
    ("three_blobs", "gelu", "cross_entropy"),
    ("three_blobs", "tanh", "mse"),
]


def network(catalog: Catalog, data: str, activation: ActivationName, loss: LossName) -> Problem:
    choice = ProblemChoice(NetworkChoice((3, 2), activation, loss, seed=4), DatasetChoice(data))
    problem = network_of(problem_of(catalog, choice))
    assert problem is not None
    return problem


def differences(problem: Problem, position: Array, sample: int | None) -> Array:
    """Central differences of one sample's loss, or of the mean, by every weight."""
    steps = np.eye(problem.dimension) * 1e-6
    if sample is None:
        return np.asarray((problem.loss(position + steps) - problem.loss(position - steps)) / 2e-6)
    high, low = problem.sample_losses(position + steps), problem.sample_losses(position - steps)
    return np.asarray((high - low)[:, sample] / 2e-6)


@pytest.mark.parametrize(("data", "activation", "loss"), CASES)
@pytest.mark.parametrize("sample", [5, None])
def test_the_chain_rule_gives_what_differences_give(
    catalog: Catalog, data: str, activation: ActivationName, loss: LossName, sample: int | None
) -> None:
    problem = network(catalog, data, activation, loss)
    position = problem.model.start + 0.1
    slopes = differences(problem, position, sample)
    stages = stages_of(problem, position, sample)
    for number, layer in enumerate(problem.model.layers, start=1):
        made = {stage.kind: stage.value for stage in stages if stage.layer == number and not stage.is_forward}
        np.testing.assert_allclose(made["gradient"], layer.weights(slopes), atol=2e-8)
        np.testing.assert_allclose(made["bias_gradient"], layer.biases(slopes), atol=2e-8)
        delta = made.get("delta", made.get("output_delta"))
        np.testing.assert_allclose(delta, layer.biases(slopes), atol=2e-8)  # b enters z as it is
    costs = [stage.value for stage in stages if stage.kind == "loss"][-1]
    expected = problem.loss(position) if sample is None else problem.sample_losses(position)[sample]
    assert costs[0] == pytest.approx(expected, rel=1e-12)


def test_the_numbers_of_a_stage_make_its_value(catalog: Catalog) -> None:
    problem = network(catalog, "moons", "tanh", "cross_entropy")
    stages = stages_of(problem, problem.model.start, 7)
    assert [stage.kind for stage in stages[:3]] == ["sum", "activation", "sum"]
    for stage in stages:
        numbers = [token for term in stage.terms for token in term if not isinstance(token, str)]
        if stage.kind == "sum":
            np.testing.assert_allclose(numbers[0] @ numbers[1] + numbers[2], stage.value)
        elif stage.kind == "activation":
            np.testing.assert_allclose(np.tanh(numbers[0]), stage.value)
        elif stage.kind == "delta":
            np.testing.assert_allclose((numbers[0] @ numbers[1]) * numbers[2], stage.value)
        elif stage.kind == "gradient":
            np.testing.assert_allclose(np.outer(numbers[0], numbers[1]), stage.value)
        elif stage.kind == "output_delta":
            np.testing.assert_allclose(numbers[0] - numbers[1], stage.value)


def test_a_unit_answers_over_the_plane_what_it_answers_at_a_sample(catalog: Catalog) -> None:
    problem = network(catalog, "moons", "tanh", "cross_entropy")
    position = problem.model.start
    maps = unit_maps(problem, position, 3)
    (left, right), (low, high) = problem.dataset.bounds(0.1)
    corner = np.array([left, high])  # the top left corner of a picture
    first = problem.model.layers[0]
    expected = np.tanh(first.weights(position) @ problem.dataset.as_seen(corner) + first.biases(position))
    np.testing.assert_allclose(maps[0][:, 0, 0], expected)
    assert [len(one) for one in maps] == [3, 2, 1] and right > left and high > low
    assert unit_maps(network(catalog, "sine", "tanh", "mse"), np.zeros(17)) == ()


@pytest.mark.parametrize(
    ("gradients", "updates", "words"),
    [
        ([1e-4, 1e-2, 0.5], [0.1, 0.1, 0.1], "vanishing: the gradient of layer 1 is 5e+03 × smaller than that of laye"),
        ([1.0, 2.0], [0.1, 0.1], "the gradients of all layers are alike: they differ by 2 × at most"),
        ([1.0, 0.05], [0.1, 0.1], "the gradient of layer 2 is 20 × smaller than that of layer 1"),
        ([1.0, 0.0], [0.1, 0.0], "layer 2 gets no gradient at all"),
        ([0.0, 0.0], [0.0, 0.0], "no layer gets a gradient"),
        ([2e6, 3e6], [500.0, 700.0], "exploding: the gradient of layer 2 is 3e+06 long, and one step changes its"),
        ([2e6, 3e6], [np.nan, np.nan], "exploding: the gradient of layer 2 is 3e+06 long"),
        ([2e6, np.inf], [1.0, 1.0], "exploded"),
    ],
)
def test_what_is_said_of_the_layers(gradients: list[float], updates: list[float], words: str) -> None:
    assert str(layers_in_words(np.array(gradients), np.array(updates))).startswith(words)
