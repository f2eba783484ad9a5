"""Options of a run: what they do to the gradient, against PyTorch and optax, and that every run records it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.modifier import Modifier, read_option
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from gdviz.engine.step_view import noise_at

REFERENCE = json.loads((Path(__file__).parent.parent / "data" / "schedule_values.json").read_text(encoding="utf-8"))
BOWL = FormulaLandscape("3x² + 2xy + 6y²")
OPTIONS = list(load_catalog([assets.resources()]).options.values())
every_option = pytest.mark.parametrize("option", OPTIONS, ids=[each.id for each in OPTIONS])
LOOKING_AHEAD = read_optimizer(
    Path("ahead.toml"),
    'name = "Ahead"\nequations = """\nv = μ v - η grad(x + μ v)\nx = x + v\n"""\n'
    '[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.02\nrange = [0.0, 1.0]\n'
    '[hyperparameter.momentum]\nsymbol = "μ"\ndefault = 0.7\nrange = [0.0, 1.0]\n',
)


def run_with(
    optimizer: Optimizer, options: list[Modifier], steps: int, values: dict[str, float] | None = None, seed: int = 0
) -> Run:
    run = Run(BOWL, optimizer.modified(options), (1.0, -2.0), values, setting=Setting(seed=seed))
    run.advance(steps)
    return run


def changed(name: str, gradients: Array, positions: Array, values: dict[str, float], seed: int) -> Array:
    """What an option makes of gradients (n, P) at positions (n, P), by hand."""
    match name:
        case "noise":
            drawn = [noise_at(seed, step, gradients.shape[1]) for step in range(1, len(gradients) + 1)]
            return gradients + values["noise"] * np.array(drawn)
        case "clip_norm":
            length = np.linalg.norm(gradients, axis=1, keepdims=True)
            return np.where(length > values["clip_norm"], gradients * values["clip_norm"] / length, gradients)
        case "clip_value":
            return np.clip(gradients, -values["clip_value"], values["clip_value"])
        case "weight_decay":
            return gradients + values["weight_decay"] * positions
    raise AssertionError(f"say here what {name} does")


@every_option
def test_the_gradient_that_is_recorded_is_the_one_by_hand_and_the_step_uses_it(
    catalog: Catalog, option: Modifier
) -> None:
    run = run_with(catalog.optimizers["gd"], [option], 50, {"lr": 0.02}, seed=3)
    path = run.trajectory
    by_hand = changed(option.id, path.gradients[:-1], path.positions[:-1], run.hyperparameters, 3)
    np.testing.assert_allclose(path.term("g")[1:], by_hand, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(path.positions[1:], path.positions[:-1] - 0.02 * by_hand, rtol=1e-12, atol=1e-15)
    assert np.isnan(path.term("g")[0]).all(), "no step led to the start"
    np.testing.assert_allclose(path.gradients, BOWL.gradient(path.positions), rtol=1e-14)


def test_all_options_together_work_from_the_raw_gradient_outwards(catalog: Catalog) -> None:
    names = ["weight_decay", "clip_value", "clip_norm", "noise"]
    run = run_with(catalog.optimizers["gd"], [catalog.options[name] for name in names], 40, {"noise": 3.0}, seed=8)
    path, expected = run.trajectory, run.trajectory.gradients[:-1]
    for name in ("noise", "clip_value", "clip_norm", "weight_decay"):  # equals in the order given
        expected = changed(name, expected, path.positions[:-1], run.hyperparameters, 8)
    np.testing.assert_allclose(path.term("g")[1:], expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("case", REFERENCE["clipping"], ids=lambda case: case["call"])
def test_clipping_is_that_of_the_reference_library(catalog: Catalog, case: dict[str, Any]) -> None:
    for gradient, expected in zip(case["gradients"], case["values"], strict=True):
        slope = FormulaLandscape("a x + b y", parameters={"a": gradient[0], "b": gradient[1]})
        clipping = catalog.optimizers["gd"].modified([catalog.options[case["option"]]])
        run = Run(slope, clipping, (0.3, 0.7), case["hyperparameters"])
        run.advance(1)
        np.testing.assert_allclose(run.trajectory.term("g")[1], expected, rtol=case["tolerance"])


@pytest.mark.parametrize("case", REFERENCE["weight_decay"], ids=lambda case: case["call"])
def test_weight_decay_is_that_of_torch_sgd(catalog: Catalog, case: dict[str, Any]) -> None:
    optimizer = catalog.optimizers[case["optimizer"]].modified([catalog.options["weight_decay"]])
    run = Run(FormulaLandscape(case["landscape"]), optimizer, case["positions"][0], case["hyperparameters"])
    run.advance(len(case["positions"]) - 1)
    np.testing.assert_allclose(run.trajectory.positions, case["positions"], rtol=1e-12, atol=1e-12)


def test_noise_has_the_mean_and_spread_that_it_says_and_steps_are_independent(catalog: Catalog) -> None:
    count, sigma = 20_000, 0.25
    run = run_with(catalog.optimizers["gd"], [catalog.options["noise"]], count, {"lr": 1e-3, "noise": sigma})
    drawn = run.trajectory.term("g")[1:] - run.trajectory.gradients[:-1]
    scaled = drawn / sigma
    error = 1 / np.sqrt(count)  # standard error of a mean; 5 of them never happen by chance
    assert np.abs(scaled.mean(axis=0)).max() < 5 * error
    assert np.abs(scaled.var(axis=0) - 1).max() < 5 * np.sqrt(2) * error
    assert np.abs((scaled**4).mean(axis=0) - 3).max() < 5 * np.sqrt(96) * error
    assert abs((scaled[:, 0] * scaled[:, 1]).mean()) < 5 * error, "components are independent"
    for apart in (1, 2, 7):
        assert np.abs((scaled[apart:] * scaled[:-apart]).mean(axis=0)).max() < 5 * error, "steps are independent"


def test_noise_is_a_function_of_seed_and_step_alone(catalog: Catalog) -> None:
    noisy = [catalog.options["noise"]]

    def drawn(optimizer: str, seed: int) -> Array:
        run = run_with(catalog.optimizers[optimizer], noisy, 30, {"lr": 1e-3}, seed)
        return run.trajectory.term("g")[1:] - run.trajectory.gradients[:-1]

    np.testing.assert_allclose(drawn("gd", 4), drawn("adam", 4), atol=1e-12)
    assert np.abs(drawn("gd", 4) - drawn("gd", 5)).min() > 0.0


def test_without_options_the_seed_changes_nothing(catalog: Catalog) -> None:
    first, second = (run_with(catalog.optimizers["adam"], [], 30, seed=seed) for seed in (1, 2))
    np.testing.assert_array_equal(first.trajectory.positions, second.trajectory.positions)


@every_option
def test_a_gradient_taken_ahead_is_changed_as_well(catalog: Catalog, option: Modifier) -> None:
    run = run_with(LOOKING_AHEAD, [option], 30, seed=2)
    path, values = run.trajectory, run.hyperparameters
    before = path.positions[:-1]
    velocity = np.vstack([np.zeros(2), path.term("v")[1:-1]])
    ahead = before + 0.7 * velocity
    slope = changed(option.id, BOWL.gradient(ahead), ahead, values, 2)
    np.testing.assert_allclose(path.term("v")[1:], 0.7 * velocity - 0.02 * slope, rtol=1e-11, atol=1e-13)
    assert run.evaluations == {"loss": 31, "gradient": 61}


@every_option
def test_an_option_can_be_changed_at_a_step(catalog: Catalog, option: Modifier) -> None:
    optimizer = catalog.optimizers["nesterov"].modified([option])
    (name,) = option.hyperparameters
    run = Run(BOWL, optimizer, (1.0, -2.0), {"lr": 1e-3}, (Edit(11, name, 0.05),), setting=Setting(seed=3))
    run.advance(25)
    path = run.trajectory
    for part, value in ((slice(0, 11), option.hyperparameters[name].default), (slice(11, 25), 0.05)):
        by_hand = changed(option.id, path.gradients[:-1], path.positions[:-1], {name: value}, 3)
        np.testing.assert_allclose(path.term("g")[1:][part], by_hand[part], rtol=1e-12, atol=1e-15)


@every_option
def test_an_option_is_described_in_both_languages(option: Modifier) -> None:
    for text in (option.name, option.description, *(one.description for one in option.hyperparameters.values())):
        assert text.en and text.zh
    assert option.reference


def test_langevin_dynamics_can_be_written_with_the_noise(catalog: Catalog) -> None:
    equations = "x = x - η g + √(2 η T) ξ"
    numbers = "".join(
        f'[hyperparameter.{name}]\nsymbol = "{symbol}"\ndefault = {value}\nrange = [0.0, 1.0]\n'
        for name, symbol, value in (("lr", "η", 0.01), ("temperature", "T", 0.5))
    )
    langevin = read_optimizer(Path("sgld.toml"), f'name = "SGLD"\nequations = "{equations}"\n{numbers}')
    run = Run(BOWL, langevin, (1.0, -2.0), setting=Setting(seed=6))
    run.advance(40)
    x = run.trajectory.positions
    noise = np.array([noise_at(6, step, 2) for step in range(1, 41)])
    expected = x[:-1] - 0.01 * BOWL.gradient(x[:-1]) + np.sqrt(2 * 0.01 * 0.5) * noise
    np.testing.assert_allclose(x[1:], expected, rtol=1e-12, atol=1e-14)


OPTION = 'name = "Mine"\nformula = "{formula}"\n[hyperparameter.k]\ndefault = 2.0\nrange = [0.0, 5.0]\n'


def test_an_option_of_ones_own_may_depend_on_the_step(catalog: Catalog) -> None:
    mine = read_option(Path("mine.toml"), OPTION.format(formula="g + k ξ / t + dot(g, x) - dot(g, x)"))
    run = run_with(catalog.optimizers["gd"], [mine], 20, seed=1)
    noise = np.array([noise_at(1, step, 2) / step for step in range(1, 21)])
    drawn = run.trajectory.term("g")[1:] - run.trajectory.gradients[:-1]
    np.testing.assert_allclose(drawn, 2.0 * noise, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("k x", "must contain g"),
        ("η g", "“η” is not known"),
        ("grad(x)", "grad"),
        ("g +", "ends too early"),
        ("g + norm(k)", "needs a vector"),
        ("norm(g)", "one number for all of g"),
    ],
)
def test_an_option_that_cannot_be_is_refused_with_its_reason(formula: str, said: str) -> None:
    with pytest.raises(FileError, match=said):
        read_option(Path("mine.toml"), OPTION.format(formula=formula))


def test_an_option_that_the_optimizer_has_already_is_refused(catalog: Catalog) -> None:
    with pytest.raises(InputError, match="adamw has a hyperparameter “weight_decay” of its own"):
        catalog.optimizers["adamw"].modified([catalog.options["weight_decay"]])


def test_two_options_with_the_same_hyperparameter_are_refused(catalog: Catalog) -> None:
    first, second = (read_option(Path(f"{name}.toml"), OPTION.format(formula="k g")) for name in ("one", "two"))
    with pytest.raises(InputError, match="“two” cannot be added: another part has a hyperparameter “k” already"):
        catalog.optimizers["gd"].modified([first, second])
