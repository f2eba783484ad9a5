"""Networks and what they are made of, against PyTorch and against the standard library."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problems.error_function import erf
from gdviz.engine.data.problems.network import Network
from gdviz.engine.data.sample_loss import BinaryCrossEntropy, CrossEntropy, SampleLoss, SquaredError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Array

DATA = Path(__file__).parents[1] / "data"
TORCH = json.loads((DATA / "network_gradients.json").read_text(encoding="utf-8"))["cases"]
LOSSES: dict[str, SampleLoss] = {
    "mse": SquaredError(), "binary_cross_entropy": BinaryCrossEntropy(), "cross_entropy": CrossEntropy()
}  # fmt: skip


@pytest.mark.parametrize("case", TORCH, ids=[f"{case['hidden']}-{case['activation']}-{case['loss']}" for case in TORCH])
def test_a_network_is_differentiated_as_pytorch_does_it(case: dict[str, Any]) -> None:
    inputs, targets, position = (np.array(case[key]) for key in ("inputs", "targets", "position"))
    network = Network((inputs.shape[1], *case["hidden"], targets.shape[1]), case["activation"])
    loss = LOSSES[case["loss"]]
    pullback = network.pullback(position[None], inputs)
    slopes = loss.slopes(pullback.scores, targets) / len(inputs)
    assert loss.values(pullback.scores, targets).mean() == pytest.approx(case["value"], rel=1e-12)
    np.testing.assert_allclose(pullback.total(slopes)[0], case["gradient"], rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(pullback.each(slopes).sum(axis=1)[0], case["gradient"], rtol=1e-9, atol=1e-14)
    passes = network.passes(position, inputs, targets, loss)
    assert len(passes) == len(case["activations"])
    for layer, activations, norm in zip(passes, case["activations"], case["layer_gradient_norms"], strict=True):
        np.testing.assert_allclose(layer.activations, activations, rtol=1e-10, atol=1e-13)
        assert layer.gradient_norm == pytest.approx(norm, rel=1e-9)


def test_cross_entropies_stay_finite_where_probabilities_are_0_and_1() -> None:
    scores = np.array([[[800.0]], [[-800.0]], [[800.0]], [[-800.0]]])
    targets = np.array([[[1.0]], [[0.0]], [[0.0]], [[1.0]]])
    binary = BinaryCrossEntropy()
    np.testing.assert_array_equal(binary.values(scores, targets)[:, 0], [0.0, 0.0, 800.0, 800.0])
    many = CrossEntropy()
    scores, targets = np.array([[[800.0, -800.0, 0.0]]]), np.array([[1.0, 0.0, 0.0]])
    assert many.values(scores, targets)[0, 0] == 0.0
    assert many.values(scores, targets[:, ::-1])[0, 0] == 800.0
    assert np.isfinite(many.slopes(scores, targets)).all()


def test_the_error_function_is_right_to_the_last_digits() -> None:
    values = np.concatenate([np.linspace(-7.0, 7.0, 4001), [0.46875, 4.0, 6.0, 30.0, math.inf, -math.inf]])
    np.testing.assert_allclose(erf(values), [math.erf(value) for value in values], rtol=0.0, atol=3e-16)
    assert np.isnan(erf(np.array([math.nan]))).all()


def test_initialisations_have_the_spread_of_their_authors() -> None:
    def weights(kind: Any, seed: int = 0) -> Array:
        return Network((100, 50, 1), "tanh", kind, seed).start[:5000]

    reach = math.sqrt(6.0 / 150.0)
    assert 0.99 * reach < np.abs(weights("xavier")).max() <= reach
    assert weights("he").std() == pytest.approx(math.sqrt(2.0 / 100.0), rel=0.05)
    np.testing.assert_allclose(weights("too_small"), 0.01 * weights("xavier"))
    np.testing.assert_allclose(weights("too_large"), 10.0 * weights("xavier"))
    assert not np.array_equal(weights("xavier"), weights("xavier", 1))
    assert not Network((100, 50, 1)).start[5000:5050].any()  # biases


def test_in_a_deep_network_of_sigmoids_the_gradient_fades_towards_the_input(catalog: Catalog) -> None:
    problem = problem_of(catalog, catalog.problems["vanishing"].choice)
    passes = problem.passes(problem.model.start)
    norms = [layer.gradient_norm for layer in passes]
    assert norms == sorted(norms)
    assert norms[0] < 1e-3 * norms[-1]
