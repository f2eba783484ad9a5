"""Many runs at once give what single runs give: to the last bit where a formula is descended, to rounding on data."""

from __future__ import annotations

import pickle
import threading

import numpy as np
import pytest

from gdviz.engine.algorithms.method import Method
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Array, FormulaLandscape, Landscape
from gdviz.engine.many.blocks import Job
from gdviz.engine.many.descent import CONVERGED, DIVERGED, UNDER_WAY, Cancelled, Ends, descend
from gdviz.engine.many.movers import Values
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Run
from gdviz.engine.setting import WHOLE, Setting

# Polynomials; exp, cos and a root; one variable with a sine; four variables; sigmoids; sin^20.
LANDSCAPES = ["rosenbrock", "ackley", "wavy_line", "wood", "sigmoid_neuron", "michalewicz"]
STEPS = 60


def landscape_called(catalog: Catalog, name: str) -> tuple[Landscape, Array]:
    """Return the landscape and five starts in its domain."""
    file = catalog.landscapes[name]
    low, high = np.array(file.domain).T
    return landscape_of(catalog, file.choice()), np.random.default_rng(3).uniform(low, high, (5, len(low)))


def assert_like_single_runs(
    ends: Ends,
    landscape: Landscape,
    optimizer: Optimizer,
    starts: Array,
    values: Values,
    tolerance: float = 0.0,
    setting: Setting = WHOLE,
    steps: int = STEPS,
) -> None:
    """Compare every run of a batch with a run of its own, to the last bit."""
    for index, start in enumerate(starts):
        own = {name: float(value[index] if np.ndim(value) else value) for name, value in values.items()}  # type: ignore[index]
        run = Run(landscape, optimizer, start, own, tolerance=tolerance, setting=setting)
        run.advance(steps)
        np.testing.assert_array_equal(ends.positions[index], run.trajectory.positions[-1], optimizer.id)
        np.testing.assert_array_equal(ends.losses[index], run.trajectory.losses[-1], optimizer.id)
        assert ends.steps[index] == run.length
        reason = None if run.stopped is None else run.stopped.reason
        assert {UNDER_WAY: None, CONVERGED: "converged", DIVERGED: "diverged"}[int(ends.reasons[index])] == reason


@pytest.mark.parametrize("name", LANDSCAPES)
def test_every_optimizer_gives_the_numbers_of_single_runs(catalog: Catalog, name: str) -> None:
    landscape, starts = landscape_called(catalog, name)
    for optimizer in catalog.optimizers.values():
        if not isinstance(optimizer, Method):
            values = optimizer.defaults()
            ends = descend(landscape, optimizer, starts, values, STEPS)
            assert_like_single_runs(ends, landscape, optimizer, starts, values)


def test_runs_end_by_the_same_rules_at_the_same_step(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "himmelblau")
    starts = np.vstack([starts, 40.0 * starts, [[3.0, 2.0]]])  # far out gd diverges; the last is a minimum
    seen = set()
    for name in ("gd", "adam", "momentum"):
        optimizer = catalog.optimizers[name]
        values = optimizer.defaults() | {"lr": 0.02}
        ends = descend(landscape, optimizer, starts, values, 400, tolerance=1e-2)
        assert_like_single_runs(ends, landscape, optimizer, starts, values, 1e-2, steps=400)
        seen |= set(ends.reasons.tolist())
    assert seen == {UNDER_WAY, CONVERGED, DIVERGED}


def test_a_start_where_the_loss_is_not_finite_ends_at_once(catalog: Catalog) -> None:
    optimizer = catalog.optimizers["gd"]
    ends = descend(FormulaLandscape("log(x)"), optimizer, np.array([[-1.0], [2.0]]), optimizer.defaults(), 5)
    assert ends.reasons.tolist() == [DIVERGED, UNDER_WAY]
    assert ends.steps.tolist() == [0, 5]


def test_schedules_options_and_noise_are_the_same_for_a_batch(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "himmelblau")
    modifiers = [catalog.options["noise"], catalog.options["clip_norm"], catalog.schedules["one_cycle"]]
    for name in ("gd", "adam", "nadam", "schedule_free_adamw"):
        optimizer = catalog.optimizers[name].modified(modifiers)
        values, setting = optimizer.defaults() | {"lr": 0.05}, Setting(seed=7)
        ends = descend(landscape, optimizer, starts, values, STEPS, setting=setting)
        assert_like_single_runs(ends, landscape, optimizer, starts, values, setting=setting)


def test_hyperparameters_may_differ_from_point_to_point(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "rosenbrock")
    for name in ("adam", "nadam", "asgd", "novograd", "prodigy", "momentum", "radam"):
        optimizer = catalog.optimizers[name]
        values: dict[str, float | Array] = dict(optimizer.defaults())
        for key, low, high in (("lr", 1e-3, 0.5), ("beta1", 0.5, 0.95), ("beta2", 0.9, 0.999), ("alpha", 0.1, 0.9)):
            if key in values:
                values[key] = np.linspace(low, high, len(starts))
        ends = descend(landscape, optimizer, starts, values, STEPS)
        assert_like_single_runs(ends, landscape, optimizer, starts, values)


def test_landscapes_with_parameters_and_look_aheads(catalog: Catalog) -> None:
    landscape = FormulaLandscape("k x² + √(y² + k/3) + x^4/7 - 2^k x", parameters={"k": 1.7})
    optimizer = catalog.optimizers["nesterov"]
    starts = np.random.default_rng(0).uniform(-2.0, 2.0, (4, 2))
    ends = descend(landscape, optimizer, starts, optimizer.defaults(), STEPS)
    assert_like_single_runs(ends, landscape, optimizer, starts, optimizer.defaults())


def test_the_first_step_at_the_goal_is_told(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "paraboloid")
    optimizer = catalog.optimizers["gd"]
    values = {"lr": 0.1}
    ends = descend(landscape, optimizer, starts, values, STEPS, goal=0.01)
    for index, start in enumerate(starts):
        run = Run(landscape, optimizer, start, values)
        run.advance(STEPS)
        assert ends.goal_steps[index] == int(np.argmax(run.trajectory.losses <= 0.01))


def test_many_variables_take_numpys_way_to_the_same_numbers(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "rosenbrock_20d")
    optimizer = catalog.optimizers["adam"]
    ends = descend(landscape, optimizer, starts, optimizer.defaults(), STEPS)
    assert_like_single_runs(ends, landscape, optimizer, starts, optimizer.defaults())


def test_methods_run_one_by_one(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "himmelblau")
    optimizer = next(one for one in catalog.optimizers.values() if isinstance(one, Method))
    ends = descend(landscape, optimizer, starts, optimizer.defaults(), 5, goal=1e9)
    for index, start in enumerate(starts):
        run = Run(landscape, optimizer, start)
        run.advance(5)
        np.testing.assert_array_equal(ends.positions[index], run.trajectory.positions[-1])
        assert (ends.steps[index], ends.goal_steps[index]) == (run.length, 0)


def test_a_descent_is_cancelled_by_its_pulse(catalog: Catalog) -> None:
    landscape, starts = landscape_called(catalog, "himmelblau")
    optimizer, heard, flag = catalog.optimizers["adam"], [], threading.Event()

    def pulse(share: float, _so_far: object) -> bool:
        heard.append(share)
        if share > 0.3:
            flag.set()
        return flag.is_set()

    with pytest.raises(Cancelled):
        descend(landscape, optimizer, starts, optimizer.defaults(), 1000, pulse=pulse)
    assert heard == sorted(heard) and 0.3 < heard[-1] < 0.4


@pytest.mark.parametrize("batch", [0, 2])
def test_problems_made_of_data_agree_to_rounding(catalog: Catalog, batch: int) -> None:
    landscape = problem_of(catalog, catalog.problems["line_fit"].choice)
    optimizer, setting = catalog.optimizers["adam"], Setting(seed=3, batch=batch)
    starts = np.random.default_rng(0).standard_normal((6, landscape.dimension))
    job = pickle.loads(pickle.dumps(Job(landscape, optimizer, optimizer.defaults(), STEPS, setting=setting)))
    ends = job.run(starts, {})
    for index, start in enumerate(starts):
        run = Run(landscape, optimizer, start, setting=setting)
        run.advance(STEPS)
        np.testing.assert_allclose(ends.positions[index], run.trajectory.positions[-1], rtol=1e-12)
        np.testing.assert_allclose(ends.losses[index], run.trajectory.losses[-1], rtol=1e-12)


@pytest.mark.parametrize("name", ["adam", "bfgs"])
def test_a_descent_of_a_model_can_be_given_up_soon(catalog: Catalog, name: str) -> None:
    optimizer = catalog.optimizers[name]
    landscape = problem_of(catalog, catalog.problems["houses"].choice)
    heard: list[float] = []

    def gives_up(share: float, _so_far: object) -> bool:
        heard.append(share)
        return share > 0.0

    start = np.zeros((1, landscape.dimension))
    with pytest.raises(Cancelled):
        descend(landscape, optimizer, start, optimizer.defaults(), 100, pulse=gives_up)
    assert len(heard) == 2 and heard[1] <= 0.16
