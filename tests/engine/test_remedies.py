"""What is offered against a verdict helps: applied to the experiment, it leads to where its sentence says."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.chosen_run import run_of
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.changes import (
    Remedy,
    SetBatch,
    SetHyperparameter,
    SetStart,
    SetSteps,
    SetTolerance,
    apply_remedy,
)
from gdviz.engine.judging.remedies import remedies_for, remedies_in_parts
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.message import Message
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting

FATE = {"converged": 0, "noisy": 1, "descending": 1, "crawling": 2, "plateau": 3, "saddle": 3, "oscillating": 4}


def experiment_of(
    catalog: Catalog,
    landscape: str,
    optimizer: str,
    steps: int,
    start: tuple[float, ...] | None = None,
    **values: float,
) -> Experiment:
    file, rule = catalog.landscapes[landscape], catalog.optimizers[optimizer]
    choice = RunChoice("one", optimizer, rule.defaults() | values)
    return Experiment(file.choice(), start or file.start, (choice,), steps)


def made(catalog: Catalog, experiment: Experiment) -> Run:
    run = run_of(catalog, landscape_of(catalog, experiment.landscape), experiment, experiment.runs[0])
    run.advance(experiment.steps)
    return run


@pytest.mark.parametrize(
    ("landscape", "optimizer", "steps", "start", "values", "kinds"),
    [
        ("quadratic", "gd", 100, None, {"lr": 0.17}, [SetHyperparameter]),
        ("quadratic", "momentum", 100, None, {"lr": 0.31}, [SetHyperparameter]),
        ("rosenbrock", "gd", 100, None, {"lr": 0.01}, [SetHyperparameter]),
        ("log_barrier", "gd", 100, (-1.0, 1.0), {"lr": 0.1}, [SetStart]),
        ("quadratic", "gd", 100, None, {"lr": 0.1585}, [SetHyperparameter]),
        ("himmelblau", "sign_gd", 100, None, {"lr": 1.0}, [SetHyperparameter]),
        ("quadratic", "gd", 100, None, {"lr": 0.001}, [SetHyperparameter, SetSteps]),
        ("rosenbrock", "gd", 100, None, {"lr": 0.001}, [SetHyperparameter, SetSteps]),
        ("quadratic", "gd", 100, None, {"lr": 0.01}, [SetSteps]),
        ("two_basins", "gd", 300, (1.5, 0.0), {"lr": 0.05}, [SetStart]),
        ("sigmoid_neuron", "gd", 1000, None, {"lr": 0.01}, [SetHyperparameter, SetStart]),
        ("plateau_line", "gd", 1000, None, {"lr": 0.01}, [SetHyperparameter, SetStart]),
        ("wavy_line", "gd", 1000, None, {"lr": 0.02}, [SetStart]),
    ],
)
def test_a_remedy_leads_to_a_better_fate(
    catalog: Catalog,
    landscape: str,
    optimizer: str,
    steps: int,
    start: tuple[float, ...] | None,
    values: dict[str, float],
    kinds: list[type],
) -> None:
    experiment = experiment_of(catalog, landscape, optimizer, steps, start, **values)
    minima = experiment.landscape.minima
    run = made(catalog, experiment)
    before = verdict(run, minima)
    remedies = remedies_for(run, before, minima, steps)
    assert [type(remedy.change) for remedy in remedies] == kinds
    for remedy in remedies:
        cured = made(catalog, apply_remedy(experiment, 0, remedy))
        after = verdict(cured, minima)
        rank = FATE.get(after.code, 5) + 0.5 * (after.minimum == "local")
        assert rank <= FATE.get(before.code, 5) + 0.5 * (before.minimum == "local"), (str(remedy.message), after.code)
        loss = float(cured.trajectory.losses[-1])
        assert not loss >= float(run.trajectory.losses[-8:].mean()), str(remedy.message)
        assert f"the loss is {loss:.4g}" in str(remedy.message) or f"the loss is then {loss:.4g}" in str(remedy.message)


def test_what_has_converged_globally_needs_no_remedy(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "quadratic", "gd", 100, lr=0.1)
    run = made(catalog, experiment)
    assert remedies_for(run, verdict(run, [(0.0, 0.0)]), [(0.0, 0.0)]) == ()


@pytest.mark.parametrize("formula", ["x² - y²", "x² - y² + y⁴"])
def test_a_run_on_the_ridge_is_offered_a_start_beside_it(catalog: Catalog, formula: str) -> None:
    run = Run(FormulaLandscape(formula), catalog.optimizers["gd"], (1.0, 0.0), {"lr": 0.05})
    run.advance(100)
    (remedy,) = remedies_for(run, verdict(run), (), 100)
    assert isinstance(remedy.change, SetStart) and remedy.change.position[1] != 0.0
    beside = Run(run.landscape, run.optimizer, remedy.change.position, {"lr": 0.05})
    beside.advance(100)
    assert beside.trajectory.losses[-1] < run.trajectory.losses[-1] - 0.1


def test_a_search_that_ended_too_coarse_is_offered_a_finer_one_with_the_steps_that_takes(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "rosenbrock", "brute_force", 100)
    minima = experiment.landscape.minima
    run = made(catalog, experiment)
    assert run.stopped is not None and run.stopped.reason == "finished"
    (remedy,) = remedies_for(run, verdict(run, minima), minima, 100)
    assert isinstance(remedy.change, SetHyperparameter) and remedy.change.name == "resolution"
    cured = made(catalog, apply_remedy(experiment, 0, remedy))
    assert cured.stopped is not None and cured.trajectory.losses[-1] < run.trajectory.losses[-1]


def test_no_more_steps_are_offered_than_are_of_use(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "quadratic", "gd", 30, lr=0.05).with_tolerance(1e-6)
    minima = experiment.landscape.minima
    run = made(catalog, experiment)
    (remedy,) = remedies_for(run, verdict(run, minima), minima, 30)
    assert remedy.change == SetSteps(54)  # where the tolerance ends it
    endless = made(catalog, experiment.with_tolerance(0.0))
    assert remedies_for(endless, verdict(endless, minima), minima, 30) == ()


def test_trials_can_be_given_up_at_any_time(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "quadratic", "gd", 20_000, lr=0.001)
    run = made(catalog, experiment.with_steps(2000))
    turns = remedies_in_parts(run, replace(verdict(run, step=100), code="crawling"), (), 20_000)
    assert sum(1 for _ in turns) > 50


def test_nothing_is_offered_against_a_landscape_without_a_bottom(catalog: Catalog) -> None:
    run = made(catalog, experiment_of(catalog, "cubic", "momentum", 1000, lr=0.01))
    assert remedies_for(run, verdict(run)) == ()


def test_a_local_minimum_is_left_for_the_global_one(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "wavy_line", "gd", 1000, lr=0.02)
    minima = experiment.landscape.minima
    run = made(catalog, experiment)
    (remedy,) = remedies_for(run, verdict(run, minima), minima, 1000)
    assert verdict(made(catalog, apply_remedy(experiment, 0, remedy)), minima).minimum == "global"


def test_a_tolerance_that_ends_a_run_too_early_is_made_smaller(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "rosenbrock", "adam", 3000, lr=0.02).with_tolerance(2.0)
    minima = experiment.landscape.minima
    run = made(catalog, experiment)
    assert run.stopped is not None and run.stopped.reason == "converged"
    judgement = verdict(run, minima)
    assert judgement.code == "descending"
    remedy = next(one for one in remedies_for(run, judgement, minima, 3000) if isinstance(one.change, SetTolerance))
    cured = made(catalog, apply_remedy(experiment, 0, remedy))
    assert cured.trajectory.losses[-1] < run.trajectory.losses[-1]


def test_a_noisy_run_is_offered_a_lower_rate_and_more_samples(catalog: Catalog) -> None:
    file = catalog.problems["line_fit"]
    start = file.start or (0.0, 0.0)
    run = Run(problem_of(catalog, file.choice), catalog.optimizers["gd"], start, {"lr": 0.1}, setting=Setting(batch=4))
    run.advance(300)
    kinds = [type(remedy.change) for remedy in remedies_for(run, verdict(run), (), 300)]
    assert kinds == [SetHyperparameter, SetBatch]


def test_a_change_of_the_rate_drops_later_edits_of_it(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "quadratic", "gd", 100, lr=0.05)
    edited = msgspec.structs.replace(experiment.runs[0], edits=(Edit(10, "lr", 0.17),))
    experiment = experiment.with_run(edited, 0)
    run = made(catalog, experiment)
    judgement = verdict(run)
    assert judgement.code == "diverged"
    (remedy,) = remedies_for(run, judgement, (), 100)
    cured = apply_remedy(experiment, 0, remedy)
    assert cured.runs[0].edits == ()
    assert verdict(made(catalog, cured)).code == "converged"


def test_a_change_is_applied_to_the_run_it_is_meant_for(catalog: Catalog) -> None:
    experiment = experiment_of(catalog, "quadratic", "gd", 100, lr=0.17)
    experiment = experiment.with_run(RunChoice("two", "gd", {"lr": 0.1}))
    nothing = Message("")
    changed = apply_remedy(experiment, 1, Remedy(nothing, SetHyperparameter("lr", 0.02)))
    assert [run.hyperparameters["lr"] for run in changed.runs] == [0.17, 0.02]
    assert apply_remedy(experiment, 1, Remedy(nothing, SetBatch(8))).runs[1].batch == 8
    assert apply_remedy(experiment, 0, Remedy(nothing, SetSteps(7))).steps == 7
    assert apply_remedy(experiment, 0, Remedy(nothing, SetStart((1.0, 2.0)))).start == (1.0, 2.0)
    assert apply_remedy(experiment, 0, Remedy(nothing, SetTolerance(1e-3))).tolerance == 1e-3
