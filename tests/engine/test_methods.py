"""One battery for every optimizer that needs an algorithm: what all of them promise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.algorithms.method import Method
from gdviz.engine.chosen_run import run_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice, from_toml, to_toml
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.methods import all_methods
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from tests.engine.counted import Counted

CATALOG = load_catalog([assets.resources()])
METHODS = list(all_methods().values())
BOWL = FormulaLandscape("3x² + 2xy + 6y²")
VALLEY = FormulaLandscape("(1 - x)² + 100(y - x²)²")
LANDSCAPES = [
    FormulaLandscape("x² + x⁴"),
    VALLEY,
    FormulaLandscape("x1² + 2x2² + 3x3² + 4x4² + 5x5² + x1 x2 + x5⁴"),
    FormulaLandscape("|x| + max(x, y)² + where(x > y, x², 2y²)"),
]
# Holes, walls, cliffs and bottomless pits.
ROUGH = ["√x + y²", "log(x) + y²", "1e300x⁴ + y²", "1/x + y²", "x³ + y", "exp(50x) + y²", "√(x - 0.4) + 1/y", "tan(x)"]

every_method = pytest.mark.parametrize("method", METHODS, ids=[each.id for each in METHODS])
every_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=["1-D", "2-D", "5-D", "corners"])


def setting_for(landscape: FormulaLandscape, seed: int = 3) -> Setting:
    return Setting(((-4.0, 5.0),) * landscape.dimension, seed)


def run_on(landscape: FormulaLandscape, method: Method, **more: object) -> Run:
    """Return a run from a point of no symmetry; the test is skipped where the method refuses."""
    start = np.linspace(1.9, -1.4, landscape.dimension)
    run = Run(landscape, method, start, setting=setting_for(landscape), **more)  # type: ignore[arg-type]
    if run.refusal is not None:
        pytest.skip(str(run.refusal))
    return run


def rows_of(run: Run) -> Array:
    return np.array([run.trajectory.row(step) for step in range(run.length + 1)])


def another_value(entry: Hyperparameter) -> float:
    return entry.default - 1.0 if entry.is_whole else entry.default * 0.9 + 0.01 * entry.range[0]


@every_method
def test_it_descends_a_bowl(method: Method) -> None:
    run = Run(BOWL, method, (3.0, -2.0), setting=setting_for(BOWL))
    run.advance(600)
    assert run.trajectory.losses.min() < 0.02 * run.trajectory.losses[0]


@every_method
@every_landscape
def test_it_descends_in_any_number_of_dimensions(method: Method, landscape: FormulaLandscape) -> None:
    run = run_on(landscape, method)
    run.advance(120)
    assert run.trajectory.losses.min() < run.trajectory.losses[0]
    for term in method.terms:
        assert run.trajectory.term(term.name).shape == (run.length + 1, term.width(landscape.dimension))


@every_method
@every_landscape
def test_the_same_seed_makes_the_same_run_to_the_last_bit(method: Method, landscape: FormulaLandscape) -> None:
    first, second = run_on(landscape, method), run_on(landscape, method)
    first.advance(40)
    second.advance(40)
    np.testing.assert_array_equal(rows_of(first), rows_of(second))


@every_method
@every_landscape
def test_one_step_at_a_time_is_the_same_as_many(method: Method, landscape: FormulaLandscape) -> None:
    stepper = method.stepper(landscape, setting_for(landscape))
    fast = run_on(landscape, method)
    fast.advance(40)
    rows = [stepper.first(fast.start, fast.hyperparameters)]
    while len(rows) <= fast.length:
        rows.extend(stepper.advance(rows[-1], len(rows) - 1, fast.hyperparameters, 1))
    np.testing.assert_array_equal(rows_of(fast), rows)


@every_method
@pytest.mark.parametrize("kept", [0, 1, 4])
def test_it_goes_on_from_any_step_as_it_went_before(method: Method, kept: int) -> None:
    whole = run_on(VALLEY, method)
    whole.advance(12)
    again = whole.edited((), kept)
    again.advance(12 - again.length)
    np.testing.assert_array_equal(rows_of(whole), rows_of(again))


@every_method
def test_an_edit_at_a_step_is_the_same_as_having_planned_it(method: Method) -> None:
    edits = tuple(Edit(4, name, another_value(entry)) for name, entry in method.hyperparameters.items())
    planned = run_on(VALLEY, method, edits=edits)
    planned.advance(15)
    edited = run_on(VALLEY, method)
    edited.advance(9)
    edited = edited.edited(edits, 4)
    edited.advance(15 - edited.length)
    np.testing.assert_array_equal(rows_of(planned), rows_of(edited))


@every_method
@every_landscape
def test_every_evaluation_is_counted_at_every_step(method: Method, landscape: FormulaLandscape) -> None:
    run = run_on(landscape, method)
    counted = Counted(landscape)
    stepper = method.stepper(counted, run.setting)
    rows = [stepper.first(run.start, run.hyperparameters)]
    while len(rows) <= 25:
        counts = stepper.evaluations(rows[-1], len(rows) - 1)
        for name in {"loss", "gradient"} - counts.keys():  # recorded for the reader, who is not the method
            del counted.calls[name]
        assert counts == {name: counted.calls[name] for name in counts}
        assert set(counted.calls) <= set(counts)
        if stepper.ending(rows[-1][np.newaxis]) is not None:
            break
        rows.extend(stepper.advance(rows[-1], len(rows) - 1, run.hyperparameters, 1))
    run.advance(25)
    assert run.evaluations == stepper.evaluations(rows[run.length], run.length)


@every_method
@every_landscape
def test_what_is_recorded_belongs_to_its_row(method: Method, landscape: FormulaLandscape) -> None:
    run = run_on(landscape, method)
    run.advance(30)
    trajectory = run.trajectory
    np.testing.assert_array_equal(trajectory.positions[0], run.start)
    np.testing.assert_allclose(trajectory.losses, landscape.loss(trajectory.positions), rtol=1e-12, atol=1e-25)
    np.testing.assert_allclose(trajectory.gradients, landscape.gradient(trajectory.positions), rtol=1e-9, atol=1e-12)
    direction = next((term.name for term in method.terms if term.name == "direction"), None)
    rates, moves = trajectory.rates[1:], np.diff(trajectory.positions, axis=0)
    if direction is not None and np.isfinite(rates).any():
        made = np.isfinite(rates)
        expected = rates[made, np.newaxis] * trajectory.term(direction)[1:][made]
        np.testing.assert_allclose(moves[made], expected, rtol=1e-6, atol=1e-12)


@every_method
@pytest.mark.parametrize("formula", ["3x² + 2xy + 6y²", "x² - y²"], ids=["minimum", "saddle"])
def test_where_the_gradient_is_zero_it_has_finished(method: Method, formula: str) -> None:
    landscape = FormulaLandscape(formula)
    run = Run(landscape, method, (0.0, 0.0), setting=setting_for(landscape))
    run.advance(10)
    if run.refusal is not None:
        assert "sum of squares" in str(run.refusal) and run.stopped is not None and run.stopped.reason == "refused"
    elif {"gradient", "jacobian"} & set(method.profile.evaluates):
        assert run.stopped is not None and (run.stopped.reason, run.stopped.step) == ("finished", 1)
        assert "zero" in str(run.stopped.message)
        assert not run.trajectory.positions.any()


@every_method
@pytest.mark.parametrize("formula", ROUGH)
def test_holes_and_pits_end_a_run_without_a_warning(method: Method, formula: str) -> None:
    landscape = FormulaLandscape(formula, ("x", "y"))
    for start in ((1.0, 1.0), (0.5, -0.5), (1e300, 1.0), (1e160, -1e160), (5e-324, 1e-200), (-1.0, 0.0)):
        run = Run(landscape, method, start, setting=setting_for(landscape))
        run.advance(60)
        if run.stopped is None:
            assert np.isfinite(run.trajectory.positions).all() and np.isfinite(run.trajectory.losses).all()
        else:
            assert run.stopped.reason in ("diverged", "finished", "refused") and str(run.stopped.message)


@every_method
def test_a_tolerance_ends_it_where_slope_and_step_are_small(method: Method) -> None:
    run = Run(BOWL, method, (3.0, -2.0), tolerance=1e-4, setting=setting_for(BOWL))
    run.advance(3000)
    if run.stopped is not None and run.stopped.reason == "converged":
        assert np.linalg.norm(run.trajectory.gradients[-1]) < 1e-4
    if "gradient" in method.profile.evaluates or "jacobian" in method.profile.evaluates:
        assert run.stopped is not None and run.stopped.reason in ("converged", "finished")
        assert np.linalg.norm(run.trajectory.gradients[-1]) < 1e-4


@every_method
def test_a_saved_experiment_makes_the_same_steps(method: Method) -> None:
    edits = tuple(Edit(4, name, another_value(entry)) for name, entry in method.hyperparameters.items())
    choice = RunChoice("mine", method.id, method.defaults(), edits)
    place = LandscapeChoice(VALLEY.formula, ((-4.0, 5.0),) * 2)
    experiment = Experiment(place, (0.1 + 0.2, -1 / 3), (choice,), seed=7)
    again = from_toml(Path("saved.toml"), to_toml(experiment))
    assert again == experiment
    runs = [run_of(CATALOG, VALLEY, each, each.runs[0]) for each in (experiment, again)]
    for run in runs:
        run.advance(12)
    np.testing.assert_array_equal(rows_of(runs[0]), rows_of(runs[1]))
    assert runs[0].length > 1


@every_method
def test_everything_is_described_in_both_languages(method: Method) -> None:
    assert method.name.en and method.name.zh and method.description.en and method.description.zh
    assert method.reference and 1700 < method.year < 2100
    for name, entry in method.hyperparameters.items():
        assert name == entry.name and entry.checked(entry.default) == entry.default
        assert entry.limits[0] <= entry.range[0] < entry.range[1] <= entry.limits[1]
        assert entry.scale == "linear" or entry.range[0] > 0.0
        assert entry.symbol and entry.description.en and entry.description.zh
    stepper = method.stepper(BOWL, setting_for(BOWL))
    for term in stepper.layout.recorded:
        assert term.description.en and term.description.zh, term.name


@every_method
def test_it_takes_neither_schedule_nor_options_and_says_so(method: Method) -> None:
    assert method.modified([]) is method
    schedule, option = next(iter(CATALOG.schedules.values())), next(iter(CATALOG.options.values()))
    for modifier in (schedule, option):
        with pytest.raises(InputError, match=modifier.id):
            method.modified([modifier])


@every_method
def test_it_cannot_take_batches_of_a_formula(method: Method) -> None:
    assert "no samples" in str(method.refusal(BOWL, Setting(((-1.0, 1.0),) * 2, batch=4)))


def test_every_method_is_in_the_catalog_under_its_id() -> None:
    assert {each.id for each in METHODS} <= set(CATALOG.optimizers)
    assert [each.id for each in METHODS] == sorted(each.id for each in METHODS)
    assert len(METHODS) == 18
