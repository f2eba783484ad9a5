"""Every optimizer with schedules and options: one battery, so that a new file of any of the three is tested too."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.chosen_run import run_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice, from_toml, to_toml
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.kernels import array_kernel
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.many.movers import mover_for
from gdviz.engine.modifier import Modifier
from gdviz.engine.optimizer import EquationsOptimizer, Stepper
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from gdviz.engine.starts import state_starts
from gdviz.engine.step_view import noise_at
from gdviz.engine.steppers import ArrayStepper, FusedStepper

CATALOG = load_catalog([assets.resources()])
OPTIMIZERS = [each for each in CATALOG.optimizers.values() if isinstance(each, EquationsOptimizer)]
MODIFIERS = [*CATALOG.schedules.values(), *CATALOG.options.values()]
BUNDLE = ("warmup_cosine", "noise", "clip_norm", "weight_decay")
LANDSCAPES = [
    FormulaLandscape("x² + sin(3x)"),
    FormulaLandscape("3x² + 2xy + 6y²"),
    FormulaLandscape("x1² + 2x2² + exp(x1 x2 x3 / 9) + 3x3²"),
]
BOWL = LANDSCAPES[1]
WIDE = FormulaLandscape("sum(i=1..9, i x_i²) + x1 x2")  # beyond what is unrolled

every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=[each.id for each in OPTIMIZERS])


def fitting(optimizer: EquationsOptimizer) -> list[Modifier]:
    """Return what of the bundle the optimizer has not already of its own."""
    modifiers = [each for each in MODIFIERS if each.id in BUNDLE]
    return [one for one in modifiers if not one.hyperparameters.keys() & optimizer.hyperparameters.keys()]


def bundled(optimizer: EquationsOptimizer) -> EquationsOptimizer:
    made = optimizer.modified(fitting(optimizer))
    assert isinstance(made, EquationsOptimizer)
    return made


def start_on(landscape: FormulaLandscape) -> Array:
    return np.linspace(0.9, -0.4, landscape.dimension)


@every_optimizer
@pytest.mark.parametrize("modifier", MODIFIERS, ids=[each.id for each in MODIFIERS])
def test_it_joins_every_schedule_and_option_or_says_why_not(optimizer: EquationsOptimizer, modifier: Modifier) -> None:
    twice = modifier.hyperparameters.keys() & optimizer.hyperparameters.keys()
    if twice:
        with pytest.raises(InputError, match=f"{optimizer.id} has a hyperparameter “{min(twice)}” of its own"):
            optimizer.modified([modifier])
        return
    made = optimizer.modified([modifier])
    assert made is optimizer.modified([modifier]), "the same parts make the same object, compiled once"
    assert list(made.hyperparameters) == [*optimizer.hyperparameters, *modifier.hyperparameters]
    symbols = [entry.symbol for entry in made.hyperparameters.values()]
    assert len(set(symbols)) == len(symbols)
    described = {term.name: term.description.en for term in made.terms}
    assert described.keys() - {term.name for term in optimizer.terms} <= {"g"} and all(described.values())


@every_optimizer
@pytest.mark.parametrize("landscape", LANDSCAPES, ids=range(len(LANDSCAPES)))
def test_both_kernels_agree_with_a_schedule_and_options(
    optimizer: EquationsOptimizer, landscape: FormulaLandscape
) -> None:
    made = bundled(optimizer)
    values = made.defaults() | {"lr": 1e-3}
    steppers: list[Stepper] = [kind(made, landscape, Setting(seed=7)) for kind in (FusedStepper, ArrayStepper)]
    first = [stepper.first(start_on(landscape), values) for stepper in steppers]
    np.testing.assert_array_equal(*first)
    rows = [stepper.advance(first[0], 0, values, 60) for stepper in steppers]
    assert len(rows[0]) == len(rows[1]) == 60
    np.testing.assert_allclose(*rows, rtol=1e-12, atol=1e-12)


@every_optimizer
def test_the_same_seed_is_the_same_run_one_step_at_a_time_or_many(optimizer: EquationsOptimizer) -> None:
    made = bundled(optimizer)
    slow, fast = (Run(BOWL, made, (0.9, -0.4), {"lr": 1e-3}, setting=Setting(seed=5)) for _ in range(2))
    other = Run(BOWL, made, (0.9, -0.4), {"lr": 1e-3}, setting=Setting(seed=6))
    fast.advance(40)
    other.advance(40)
    for _ in range(40):
        slow.advance(1)
    np.testing.assert_array_equal(slow.trajectory.positions, fast.trajectory.positions)
    for term in made.terms:
        one, two = slow.trajectory.term(term.name), fast.trajectory.term(term.name)
        np.testing.assert_allclose(one, two, rtol=1e-12, atol=1e-15)
    noisy = any(one.id == "noise" for one in fitting(optimizer))
    assert (not np.array_equal(other.trajectory.term("g"), fast.trajectory.term("g"), equal_nan=True)) == noisy


@every_optimizer
def test_an_edit_changes_the_steps_after_it_and_none_before(optimizer: EquationsOptimizer) -> None:
    made = bundled(optimizer)
    name = fitting(optimizer)[-1].id
    plain = Run(BOWL, made, (0.9, -0.4), setting=Setting(seed=5))
    edited = Run(BOWL, made, (0.9, -0.4), None, (Edit(9, name, made.defaults()[name] / 2),), setting=Setting(seed=5))
    plain.advance(20)
    edited.advance(20)
    gradients = [run.trajectory.term("g") for run in (plain, edited)]
    np.testing.assert_allclose(gradients[0][:10], gradients[1][:10], rtol=1e-12)
    assert not np.allclose(gradients[0][10], gradients[1][10], rtol=1e-12, atol=0.0)


@every_optimizer
def test_many_starts_at_once_equal_single_runs(optimizer: EquationsOptimizer) -> None:
    made = bundled(optimizer)
    starts = np.random.default_rng(5).uniform(-2.0, 2.0, (2, 3, 2))
    values, kernel = made.defaults(), array_kernel(made.equations)
    state = state_starts(made, starts, BOWL.gradient(starts), values, noise_at(5, 1, 2))
    positions = starts
    for step in range(1, 16):
        clock, noise = np.full((2, 3, 1), float(step)), noise_at(5, step, 2)
        positions, terms = kernel(positions, BOWL.gradient(positions), clock, BOWL, state, values, noise)
        state = {name: terms[name] for name in made.equations.state}
    for index in np.ndindex(2, 3):
        run = Run(BOWL, made, starts[index], setting=Setting(seed=5))
        run.advance(15)
        np.testing.assert_allclose(positions[index], run.trajectory.positions[-1], rtol=1e-12, atol=1e-14)


@every_optimizer
@pytest.mark.parametrize("landscape", [BOWL, WIDE], ids=["fused", "array"])
def test_a_map_makes_the_steps_of_single_runs(optimizer: EquationsOptimizer, landscape: FormulaLandscape) -> None:
    made, setting = bundled(optimizer), Setting(seed=5)
    starts = np.random.default_rng(5).uniform(-2.0, 2.0, (6, landscape.dimension))
    values: dict[str, float | Array] = {**made.defaults(), "lr": 1e-3}
    with np.errstate(all="ignore"):  # as maps do
        mover = mover_for(made, landscape, starts, values, setting)
        mover.look()
        for step in range(1, 9):
            mover.move(step)
            mover.look()
    for place, start in enumerate(starts):
        run = Run(landscape, made, start, {"lr": 1e-3}, setting=setting)
        run.advance(8)
        np.testing.assert_allclose(mover.positions[:, place], run.trajectory.positions[-1], rtol=1e-11, atol=1e-13)


@every_optimizer
def test_a_saved_experiment_makes_the_same_steps(optimizer: EquationsOptimizer) -> None:
    made, parts = bundled(optimizer), fitting(optimizer)
    edits = tuple(Edit(4, name, entry.default * 0.9) for name, entry in made.hyperparameters.items())
    options = tuple(one.id for one in parts if one.id in CATALOG.options)
    choice = RunChoice("mine", optimizer.id, made.defaults(), edits, "warmup_cosine", options)
    landscape = LandscapeChoice("3x² + 2xy + 6y²", ((-6.0, 6.0),) * 2)
    experiment = Experiment(landscape, (0.1 + 0.2, -1 / 3), (choice,), seed=12)
    again = from_toml(Path("saved.toml"), to_toml(experiment))
    assert again == experiment
    first, second = (run_of(CATALOG, BOWL, each, each.runs[0]) for each in (experiment, again))
    first.advance(12)
    second.advance(12)
    np.testing.assert_array_equal(first.trajectory.positions, second.trajectory.positions)
    assert len(first.trajectory) == 13 and first.optimizer is made


def test_an_experiment_keeps_batch_and_order(catalog: Catalog) -> None:
    choice = RunChoice("mine", "gd", {"lr": 0.1}, batch=8, order="sequential")
    experiment = Experiment(LandscapeChoice("x²", ((-1.0, 1.0),)), (0.5,), (choice,), seed=2**63 - 1)
    again = from_toml(Path("saved.toml"), to_toml(experiment))
    assert again == experiment
    refused = run_of(catalog, FormulaLandscape("x²"), again, again.runs[0])
    refused.advance(3)
    assert refused.stopped is not None and refused.stopped.reason == "refused" and refused.length == 0
    assert "this landscape has no samples" in str(refused.stopped.message)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('order = "random"', "order"),
        ("batch = 1.5", "batch"),
        ("schedule = 3", "schedule"),
        ('options = "noise"', "options"),
        ("options = [1]", "options"),
    ],
)
def test_a_saved_choice_of_the_wrong_kind_is_named(change: str, said: str) -> None:
    choice = RunChoice("mine", "gd", {"lr": 0.1}, (), "cosine", ("noise",), 8, "sequential")
    text = to_toml(Experiment(LandscapeChoice("x²", ((-1.0, 1.0),)), (0.5,), (choice,)))
    key = change.partition(" =")[0]
    text = re.sub(rf"^{key} = (\[[^]]*\]|.*)$", change, text, flags=re.MULTILINE)
    lines = text.splitlines()
    with pytest.raises(ValueError, match=said) as caught:
        from_toml(Path("saved.toml"), text)
    assert f"saved.toml:{lines.index(change) + 1}:" in str(caught.value)


def test_a_value_that_the_schedule_needs_must_be_given(catalog: Catalog) -> None:
    choice = RunChoice("mine", "gd", {"lr": 0.1}, schedule="cosine")
    experiment = Experiment(LandscapeChoice("x²", ((-1.0, 1.0),)), (0.5,), (choice,))
    with pytest.raises(InputError, match="the run “mine” gives no value for “"):
        run_of(catalog, FormulaLandscape("x²"), experiment, choice)
