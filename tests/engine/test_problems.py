"""Problems made of data: their numbers, against the article, against PyTorch and against differences."""

from __future__ import annotations

import json
import math
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.minibatch import Batches
from gdviz.engine.data.predictions import accuracy, decision
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    DatasetChoice,
    LinearChoice,
    LogisticChoice,
    NetworkChoice,
    PolynomialChoice,
    ProblemChoice,
    SoftmaxChoice,
)
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.landscape import Array
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting

DATA = Path(__file__).parents[1] / "data"
PATHS = json.loads((DATA / "problem_paths.json").read_text(encoding="utf-8"))["cases"]
CATALOG = load_catalog([assets.resources()])
every_problem = pytest.mark.parametrize("name", CATALOG.problems)
FOUR_POINTS = ProblemChoice(LinearChoice(bias=False), DatasetChoice("four_points"))


def made(name: str) -> tuple[Problem, Array]:
    """Return a problem of the catalog and a point a little away from its start, where nothing is 0 by chance."""
    file = CATALOG.problems[name]
    start = np.array(file.start)
    return problem_of(CATALOG, file.choice), start + 0.1 * np.random.default_rng(5).standard_normal(len(start))


def differences(function: Any, position: Array) -> Array:
    steps = 1e-5 * np.maximum(1.0, np.abs(position)) * np.eye(len(position))
    rows = [(function(position + step) - function(position - step)) / (2.0 * step.sum()) for step in steps]
    return np.stack(rows, axis=-1)


def article_dataset(case: dict[str, Any]) -> str:
    return {3: "three_points", 4: "four_points"}[len(case["x"])]


@pytest.mark.parametrize("case", PATHS, ids=[case["name"] for case in PATHS])
def test_the_articles_weights_and_losses_are_reproduced(catalog: Catalog, case: dict[str, Any]) -> None:
    problem = problem_of(catalog, ProblemChoice(LinearChoice(bias=False), DatasetChoice(article_dataset(case))))
    np.testing.assert_array_equal(problem.dataset.inputs[:, 0], case["x"])
    size = 1 if "one sample" in case["order"] else len(case["x"])
    batches = Batches(problem.samples, size, "sequential", 0)
    position, path = np.array(case["start"]), [np.array(case["start"])]
    for step in range(1, len(case["path"])):
        position = position - case["lr"] * problem.part(batches.indices(step)).gradient(position)
        path.append(position)
    np.testing.assert_allclose(path, case["path"], rtol=1e-12, atol=0.0)
    np.testing.assert_allclose(problem.loss(np.array(path)), case["loss"], rtol=1e-12, atol=1e-28)


@pytest.mark.parametrize("case", PATHS, ids=[case["name"] for case in PATHS])
def test_a_run_on_a_problem_reproduces_them_too(catalog: Catalog, case: dict[str, Any]) -> None:
    problem = problem_of(catalog, ProblemChoice(LinearChoice(bias=False), DatasetChoice(article_dataset(case))))
    batch = 1 if "one sample" in case["order"] else 0
    setting = Setting(batch=batch, order="sequential")
    run = Run(problem, catalog.optimizers["gd"], case["start"], {"lr": case["lr"]}, setting=setting)
    run.advance(len(case["path"]) - 1)
    np.testing.assert_allclose(run.trajectory.positions, case["path"], rtol=1e-12, atol=0.0)
    np.testing.assert_allclose(run.trajectory.losses, case["loss"], rtol=1e-12, atol=1e-28)


@every_problem
def test_gradients_are_those_of_the_loss(name: str) -> None:
    problem, position = made(name)
    gradient = problem.gradient(position)
    scale = max(1.0, np.abs(gradient).max())
    np.testing.assert_allclose(differences(problem.loss, position), gradient, atol=1e-7 * scale)
    np.testing.assert_allclose(problem.sample_gradients(position).mean(axis=0), gradient, atol=1e-12 * scale)


@every_problem
def test_hessians_are_those_of_the_gradient(name: str) -> None:
    problem, position = made(name)
    hessian = problem.hessian(position)
    assert hessian.shape == (problem.dimension, problem.dimension)
    np.testing.assert_array_equal(hessian, hessian.T)
    if problem.dimension <= 40:
        scale = max(1.0, np.abs(hessian).max())
        np.testing.assert_allclose(differences(problem.gradient, position), hessian, atol=1e-6 * scale)


@every_problem
def test_many_positions_at_once_give_the_numbers_of_one(name: str) -> None:
    problem, position = made(name)
    many = position + 0.01 * np.random.default_rng(1).standard_normal((3, 5, len(position)))
    losses, gradients = problem.loss(many), problem.gradient(many)
    assert losses.shape == (3, 5) and gradients.shape == many.shape
    for place in np.ndindex(3, 5):
        assert losses[place] == problem.loss(many[place])
        np.testing.assert_array_equal(gradients[place], problem.gradient(many[place]))


@every_problem
def test_the_loss_is_the_mean_over_the_samples_and_parts_are_the_mean_over_theirs(name: str) -> None:
    problem, position = made(name)
    each = problem.sample_losses(position)
    assert each.shape == (problem.samples,)
    assert problem.loss(position) == pytest.approx(each.mean(), rel=1e-12)
    chosen = np.array([1, 0, 2])
    part = problem.part(chosen)
    assert part.samples == 3
    assert part.loss(position) == pytest.approx(each[chosen].mean(), rel=1e-12)
    expected = problem.sample_gradients(position, chosen).mean(axis=0)
    np.testing.assert_allclose(part.gradient(position), expected, rtol=1e-9, atol=1e-12)


@every_problem
def test_squares_add_up_to_the_loss_where_there_are_residuals(name: str) -> None:
    problem, position = made(name)
    squares = problem.least_squares()
    assert (squares is None) == ("log" in problem.formula)
    if squares is None:
        return
    many = np.stack([position, position + 0.1])
    residuals, jacobian = squares.residuals(many), squares.jacobian(many)
    assert jacobian.shape == (*residuals.shape, problem.dimension)
    np.testing.assert_allclose(np.square(residuals).sum(axis=-1), problem.loss(many), rtol=1e-12)
    gradients = 2.0 * np.einsum("bm,bmp->bp", residuals, jacobian)
    scale = max(1.0, np.abs(gradients).max())
    np.testing.assert_allclose(gradients, problem.gradient(many), rtol=1e-9, atol=1e-12 * scale)


@every_problem
def test_a_problem_of_the_catalog_is_described_and_fits_its_start(name: str) -> None:
    file = CATALOG.problems[name]
    problem = problem_of(CATALOG, file.choice)
    assert problem.variables == file.variables and len(set(file.variables)) == len(file.variables)
    assert len(file.start) == len(file.whole_domain()) == problem.dimension
    assert np.isfinite(problem.loss(np.array(file.start)))
    assert file.name.zh and file.description.zh and file.choice.id == name
    assert problem.formula and problem.latex.startswith("f(") and problem.gradient_trees is None


def test_the_minimum_of_linear_least_squares_is_computed(catalog: Catalog) -> None:
    assert problem_of(catalog, FOUR_POINTS).minima == ((2.0,),)
    for name in ("line_fit", "outliers", "polynomial_sine"):
        problem = problem_of(catalog, catalog.problems[name].choice)
        (minimum,) = problem.minima
        assert np.abs(problem.gradient(np.array(minimum))).max() < 1e-12
    assert problem_of(catalog, catalog.problems["moons_network"].choice).minima == ()


def test_with_less_data_than_weights_there_is_no_one_minimum() -> None:
    choice = ProblemChoice(PolynomialChoice(degree=5), DatasetChoice("four_points"))
    assert problem_of(CATALOG, choice).minima == ()


def test_formulas_read_as_the_model_does(catalog: Catalog) -> None:
    def formula(model: Any, data: str) -> tuple[str, tuple[str, ...]]:
        problem = problem_of(catalog, ProblemChoice(model, DatasetChoice(data)))
        return problem.formula, problem.variables

    assert formula(LinearChoice(bias=False), "sine") == ("mean((w x − y)²)", ("w",))
    assert formula(LinearChoice(), "sine") == ("mean((w x + b − y)²)", ("w", "b"))
    assert formula(LinearChoice(), "moons") == ("mean((w1 x1 + w2 x2 + b − y)²)", ("w1", "w2", "b"))
    assert formula(PolynomialChoice(2), "sine") == ("mean((w0 + w1 x + w2 x² − y)²)", ("w0", "w1", "w2"))
    assert "sigmoid(w1 x1 + w2 x2 + b)" in formula(LogisticChoice(), "moons")[0]
    assert formula(SoftmaxChoice(), "three_blobs")[1][:4] == ("w1_1", "w1_2", "b1", "w2_1")
    text, names = formula(NetworkChoice((2,)), "sine")
    assert text == "mean((W2 tanh(W1 x + b1) + b2 − y)²)"
    assert names == ("w1_11", "w1_21", "b1_1", "b1_2", "w2_11", "w2_12", "b2_1")
    assert formula(NetworkChoice((12,)), "sine")[1][:2] == ("w1_1_1", "w1_2_1")


def test_models_and_data_that_do_not_fit_are_refused_with_a_reason(catalog: Catalog) -> None:
    def refusal(model: Any, data: str, **parameters: float) -> str:
        with pytest.raises(InputError) as caught:
            problem_of(catalog, ProblemChoice(model, DatasetChoice(data, parameters)))
        return str(caught.value)

    assert "predicts classes, but the target is a number" in refusal(LogisticChoice(), "sine")
    assert "two classes apart, not 3" in refusal(LogisticChoice(), "three_blobs")
    assert "not 3 classes; use softmax" in refusal(LinearChoice(), "three_blobs")
    assert "a polynomial takes one feature, not 2" in refusal(PolynomialChoice(2), "moons")
    assert "from 1 to 20, not 21" in refusal(PolynomialChoice(21), "sine")
    assert "the seed must not be negative" in refusal(NetworkChoice(seed=-1), "sine")
    assert "layers of at least one unit" in refusal(NetworkChoice((0,)), "sine")
    assert "more than 20,000" in refusal(NetworkChoice((300, 300)), "sine")
    assert "there is no dataset “moon”; there are circles" in refusal(LinearChoice(), "moon")
    assert "no parameter “turns”" in refusal(LinearChoice(), "moons", turns=1.0)
    assert "count must be a whole number, not 10.5" in refusal(LinearChoice(), "moons", count=10.5)
    assert "noise must be a number from" in refusal(LinearChoice(), "moons", noise=-1.0)


def test_losses_that_overflow_say_so_and_warn_nobody(catalog: Catalog) -> None:
    problem = problem_of(catalog, FOUR_POINTS)
    assert problem.loss(np.array([1e200])) == math.inf
    assert np.isnan(problem.loss(np.array([np.nan])))
    network, position = made("moons_network")
    assert np.isnan(network.loss(np.full_like(position, np.nan)))


def test_a_grid_of_weights_against_many_samples_takes_little_memory(catalog: Catalog) -> None:
    choice = ProblemChoice(NetworkChoice((8,)), DatasetChoice("sine", {"count": 1000.0}))
    problem = problem_of(catalog, choice)
    grid = np.zeros((40, 40, problem.dimension))  # 1600 positions × 1000 samples × 8 units: 100 MB at once
    tracemalloc.start()
    try:
        problem.loss(grid)
        problem.gradient(grid)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()


def test_predictions_come_in_the_units_of_the_data(catalog: Catalog) -> None:
    plain = ProblemChoice(LinearChoice(), DatasetChoice("noisy_line"))
    raw = problem_of(catalog, plain)
    scaled = problem_of(catalog, ProblemChoice(plain.model, plain.data, standardise=True))
    scaling = scaled.dataset.scaling
    assert scaling is not None and raw.dataset.scaling is None
    np.testing.assert_allclose(scaled.dataset.model_inputs.mean(axis=0), 0.0, atol=1e-15)
    np.testing.assert_allclose(scaled.dataset.model_inputs.std(axis=0), 1.0)
    np.testing.assert_array_equal(scaled.dataset.inputs, raw.dataset.inputs)
    inputs = np.array([[-1.0], [0.0], [7.0]])
    for problem in (raw, scaled):
        predicted = decision(problem, np.array(problem.minima[0]), inputs)
        np.testing.assert_allclose(predicted, raw.prediction(np.array(raw.minima[0]), inputs)[:, 0], rtol=1e-12)


def test_a_feature_that_never_changes_cannot_be_standardised() -> None:
    from gdviz.engine.data.dataset import standardised

    flat = Dataset(("age", "year"), "y", np.array([[1.0, 7.0], [2.0, 7.0]]), np.array([0.0, 1.0]))
    with pytest.raises(InputError, match="“year” is 7 in every sample"):
        standardised(flat)


def test_classes_are_decided_and_counted(catalog: Catalog) -> None:
    blobs = problem_of(catalog, ProblemChoice(SoftmaxChoice(), DatasetChoice("three_blobs", {"noise": 0.1})))
    position = np.zeros(blobs.dimension)
    for _ in range(200):
        position = position - 0.5 * blobs.gradient(position)
    assert accuracy(blobs, position) == 1.0
    shares = blobs.prediction(position, blobs.dataset.inputs)
    assert shares.shape == (90, 3)
    np.testing.assert_allclose(shares.sum(axis=-1), 1.0)
    line = problem_of(catalog, FOUR_POINTS)
    assert line.passes(np.array([2.0])) == ()
    assert accuracy(line, np.array([2.0])) is None
    np.testing.assert_array_equal(decision(line, np.array([2.0]), np.array([[10.0]])), [20.0])
