"""One battery for every optimizer of the catalog, through both kernels, refereed by the paths of another library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice, from_toml, to_toml
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.kernels import array_kernel
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.language.tokens import canonical
from gdviz.engine.optimizer import EquationsOptimizer, Layout, Stepper
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Edit, Run
from gdviz.engine.starts import state_starts
from gdviz.engine.steppers import ArrayStepper, FusedStepper

REFERENCE = json.loads((Path(__file__).parent.parent / "data" / "optimizer_paths.json").read_text(encoding="utf-8"))
OPTIMIZERS = [
    each for each in load_catalog([assets.resources()]).optimizers.values() if isinstance(each, EquationsOptimizer)
]
BOWL = FormulaLandscape("3x² + 2xy + 6y²")
LANDSCAPES = [
    FormulaLandscape("x² + sin(3x)"),
    BOWL,
    FormulaLandscape("(1 - x)² + 100(y - x²)²"),
    FormulaLandscape("x1² + 2x2² + exp(x1 x2 x3 / 9) + 3x3²"),
    FormulaLandscape("|x| + max(x, y)² + where(x > y, x², 2y²)"),
]
KERNELS: list[Callable[[EquationsOptimizer, FormulaLandscape], Stepper]] = [FusedStepper, ArrayStepper]

every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=[each.id for each in OPTIMIZERS])
both_kernels = pytest.mark.parametrize("kernel", KERNELS, ids=["fused", "array"])


def rows_of(stepper: Stepper, start: Array, values: dict[str, float], steps: int, at_once: int = 1000) -> Array:
    """Return rows 0 … steps (n+1, W), made at most `at_once` at a time."""
    rows = stepper.first(start, values)[np.newaxis]
    while len(rows) <= steps:
        made = len(rows) - 1
        rows = np.vstack([rows, stepper.advance(rows[-1], made, values, min(at_once, steps - made))])
    return rows


def start_on(landscape: FormulaLandscape) -> Array:
    return np.linspace(0.9, -0.4, landscape.dimension)


@both_kernels
@pytest.mark.parametrize("case", REFERENCE["cases"], ids=lambda case: f"{case['optimizer']} {case['formula'][:8]}")
def test_every_step_is_that_of_the_reference_library(case: dict[str, object], kernel: type[Stepper]) -> None:
    optimizer = next(each for each in OPTIMIZERS if each.id == case["optimizer"])
    expected = np.array(case["path"])
    stepper = kernel(optimizer, FormulaLandscape(str(case["formula"])))  # type: ignore[call-arg]
    values = optimizer.defaults() | case["params"]  # type: ignore[operator]
    rows = rows_of(stepper, expected[0], values, len(expected) - 1)
    assert np.abs(rows[:, stepper.layout.positions] - expected).max() <= 1e-9
    for name, values_of_term in case.get("terms", {}).items():  # type: ignore[attr-defined]
        assert np.abs(rows[1:, stepper.layout.terms[canonical(name)]] - values_of_term).max() <= 1e-9, name


def test_every_optimizer_of_the_catalog_has_a_reference_on_two_landscapes() -> None:
    formulas: dict[str, set[str]] = {each.id: set() for each in OPTIMIZERS}
    for case in REFERENCE["cases"]:
        formulas[case["optimizer"]].add(case["formula"])
    assert [name for name, found in formulas.items() if len(found) < 2] == []


@every_optimizer
@pytest.mark.parametrize("landscape", LANDSCAPES, ids=range(len(LANDSCAPES)))
def test_both_kernels_agree(optimizer: EquationsOptimizer, landscape: FormulaLandscape) -> None:
    values, start = optimizer.defaults() | {LEARNING_RATE: 1e-3}, start_on(landscape)
    fused = rows_of(FusedStepper(optimizer, landscape), start, values, 50)
    array = rows_of(ArrayStepper(optimizer, landscape), start, values, 50)
    np.testing.assert_allclose(fused, array, rtol=1e-12, atol=1e-12)


@every_optimizer
def test_it_descends_a_bowl(optimizer: EquationsOptimizer) -> None:
    rate = optimizer.hyperparameters[LEARNING_RATE]
    best = np.inf
    for value in np.geomspace(*rate.range, 9):
        run = Run(BOWL, optimizer, (1.0, 1.0), {LEARNING_RATE: float(value)})
        run.advance(300)
        best = min(best, float(run.trajectory.losses[-1]) if run.stopped is None else np.inf)
    assert best < 1e-3 * float(BOWL.loss(np.ones(2)))


@every_optimizer
@both_kernels
def test_it_stays_where_the_gradient_is_zero(optimizer: EquationsOptimizer, kernel: type[Stepper]) -> None:
    values, origin = optimizer.defaults(), np.zeros((1, 2))
    rows = rows_of(kernel(optimizer, BOWL), origin[0], values, 20)  # type: ignore[call-arg]
    starts = state_starts(optimizer, origin, origin, values)
    moving = any(starts[term.name].any() for term in optimizer.terms if term.is_vector and term.name in starts)
    # A state that starts other than at zero may push a little; every other optimizer has no reason to move.
    assert np.abs(rows[:, :2]).max() <= (1e-2 * values[LEARNING_RATE] if moving else 0.0)


@every_optimizer
@pytest.mark.parametrize("landscape", LANDSCAPES, ids=range(len(LANDSCAPES)))
def test_the_same_run_twice_is_the_same_to_the_last_bit(
    optimizer: EquationsOptimizer, landscape: FormulaLandscape
) -> None:
    runs = [Run(landscape, optimizer, start_on(landscape)) for _ in range(2)]
    for run in runs:
        run.advance(60)
    first, second = (run.trajectory for run in runs)
    for name in ("positions", "losses", "gradients", "rates"):
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name))
    for term in optimizer.terms:
        np.testing.assert_array_equal(first.term(term.name), second.term(term.name))


@every_optimizer
@pytest.mark.parametrize("landscape", LANDSCAPES, ids=range(len(LANDSCAPES)))
def test_one_step_at_a_time_leads_to_the_same_places(
    optimizer: EquationsOptimizer, landscape: FormulaLandscape
) -> None:
    slow, fast = (Run(landscape, optimizer, start_on(landscape)) for _ in range(2))
    fast.advance(40)
    for _ in range(40):
        slow.advance(1)
    np.testing.assert_array_equal(slow.trajectory.positions, fast.trajectory.positions)
    np.testing.assert_allclose(slow.trajectory.losses, fast.trajectory.losses, rtol=1e-13, atol=1e-15)
    for term in optimizer.terms:
        one, other = slow.trajectory.term(term.name), fast.trajectory.term(term.name)
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-15)


@every_optimizer
def test_a_saved_experiment_makes_the_same_steps(optimizer: EquationsOptimizer) -> None:
    edits = tuple(Edit(4, name, entry.default * 0.9) for name, entry in optimizer.hyperparameters.items())
    choice = RunChoice("mine", optimizer.id, {LEARNING_RATE: 0.01 / 3}, edits)
    experiment = Experiment(LandscapeChoice("3x² + 2xy + 6y²", ((-6.0, 6.0),) * 2), (0.1 + 0.2, -1 / 3), (choice,))
    again = from_toml(Path("saved.toml"), to_toml(experiment))
    assert again == experiment
    first, second = (
        Run(BOWL, optimizer, each.start, each.runs[0].hyperparameters, each.runs[0].edits)
        for each in (experiment, again)
    )
    first.advance(12)
    second.advance(12)
    np.testing.assert_array_equal(first.trajectory.positions, second.trajectory.positions)
    assert len(first.trajectory) == 13


@every_optimizer
def test_many_starts_at_once_equal_single_runs(optimizer: EquationsOptimizer) -> None:
    starts = np.random.default_rng(5).uniform(-2.0, 2.0, (3, 4, 2))
    values, kernel = optimizer.defaults(), array_kernel(optimizer.equations)
    positions, state = starts, state_starts(optimizer, starts, BOWL.gradient(starts), values)
    terms: dict[str, Array] = {}
    for step in range(1, 21):
        gradient = BOWL.gradient(positions)
        positions, terms = kernel(positions, gradient, np.full((3, 4, 1), float(step)), BOWL, state, values)
        state = {name: terms[name] for name in optimizer.equations.state}
    for index in np.ndindex(3, 4):
        run = Run(BOWL, optimizer, starts[index])
        run.advance(20)
        np.testing.assert_allclose(positions[index], run.trajectory.positions[-1], rtol=1e-12)
        for term in optimizer.terms:
            np.testing.assert_allclose(terms[term.name][index], run.trajectory.term(term.name)[-1], rtol=1e-12)


@every_optimizer
@pytest.mark.parametrize("landscape", LANDSCAPES, ids=range(len(LANDSCAPES)))
def test_every_term_is_recorded_with_its_shape(optimizer: EquationsOptimizer, landscape: FormulaLandscape) -> None:
    run = Run(landscape, optimizer, start_on(landscape), {LEARNING_RATE: 1e-3})
    run.advance(12)
    trajectory = run.trajectory
    starts = state_starts(optimizer, run.start, landscape.gradient(run.start), run.hyperparameters)
    assert len(trajectory) == 13
    assert trajectory.positions.shape == trajectory.gradients.shape == (13, landscape.dimension)
    assert trajectory.losses.shape == trajectory.rates.shape == (13,)
    assert np.isnan(trajectory.rates[0]) and np.all(trajectory.rates[1:] == 1e-3)
    for term in optimizer.terms:
        values = trajectory.term(term.name)
        assert values.shape == (13, landscape.dimension if term.is_vector else 1)
        assert np.isfinite(values[1:]).all()
        if term.name in optimizer.equations.state:
            np.testing.assert_array_equal(values[0], starts[term.name])
        else:
            assert np.isnan(values[0]).all()


@every_optimizer
def test_what_is_recorded_belongs_to_its_row(optimizer: EquationsOptimizer) -> None:
    run = Run(BOWL, optimizer, (1.0, -2.0))
    run.advance(9)
    trajectory = run.trajectory
    np.testing.assert_allclose(trajectory.losses, BOWL.loss(trajectory.positions), rtol=1e-15)
    np.testing.assert_allclose(trajectory.gradients, BOWL.gradient(trajectory.positions), rtol=1e-15)
    assert run.evaluations == {"loss": 10, "gradient": 9 * (1 + optimizer.equations.look_aheads()) + 1}


@every_optimizer
def test_defaults_lie_within_their_limits_and_everything_is_described(optimizer: EquationsOptimizer) -> None:
    for name, entry in optimizer.hyperparameters.items():
        assert entry.checked(entry.default) == entry.default
        assert entry.limits[0] <= entry.range[0] < entry.range[1] <= entry.limits[1]
        assert entry.description.en and entry.description.zh, name
    assert optimizer.hyperparameters[LEARNING_RATE].scale == "log"
    assert all(term.description.en and term.description.zh for term in optimizer.terms)
    assert optimizer.name.en and optimizer.reference and 1800 < optimizer.year < 2100


@every_optimizer
def test_huge_numbers_end_a_run_without_a_warning(optimizer: EquationsOptimizer) -> None:
    for start in ((1e300, 1.0), (1e160, -1e160), (5e-324, 0.0)):
        run = Run(BOWL, optimizer, start, {LEARNING_RATE: 1e9})
        run.advance(50)
        if run.stopped is not None:
            assert run.stopped.reason == "diverged"
        else:  # some rules never make a long step
            assert start[0] < 1.0 and np.isfinite(run.trajectory.positions).all()


def test_a_layout_gives_every_column_a_place() -> None:
    adaptive = max(OPTIMIZERS, key=lambda each: len(each.terms))
    layout = Layout(3, adaptive.terms)
    columns = [*range(*layout.positions.indices(layout.width)), layout.loss, layout.rate]
    columns += [*range(*layout.gradients.indices(layout.width))]
    for place in layout.terms.values():
        columns += [*range(*place.indices(layout.width))]
    assert sorted(columns) == list(range(layout.width))
