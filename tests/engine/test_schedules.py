"""Schedules of the catalog, at every step against PyTorch and optax; what a run records of them."""

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
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.modifier import Modifier, read_schedule
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from gdviz.engine.steppers import ArrayStepper, FusedStepper

REFERENCE = json.loads((Path(__file__).parent.parent / "data" / "schedule_values.json").read_text(encoding="utf-8"))
BOWL = FormulaLandscape("3x² + 2xy + 6y²")
SCHEDULES = list(load_catalog([assets.resources()]).schedules.values())
every_schedule = pytest.mark.parametrize("schedule", SCHEDULES, ids=[each.id for each in SCHEDULES])


def rates(optimizer: Optimizer, values: dict[str, float], steps: int, *edits: Edit) -> Array:
    """Return the rates that a run of `steps` steps records, (steps,)."""
    run = Run(BOWL, optimizer, (1e-3, 1e-3), values, edits)
    run.advance(steps)
    return run.trajectory.rates[1:]


@pytest.mark.parametrize("case", REFERENCE["cases"], ids=lambda case: case["call"])
def test_every_step_has_the_rate_of_the_reference_library(catalog: Catalog, case: dict[str, Any]) -> None:
    scheduled = catalog.optimizers["gd"].modified([catalog.schedules[case["schedule"]]])
    values = case["hyperparameters"] | {"lr": REFERENCE["lr"]}
    made = rates(scheduled, values, len(case["values"]))
    np.testing.assert_allclose(made, case["values"], rtol=1e-12, atol=1e-15)


def test_every_schedule_of_the_catalog_has_a_reference() -> None:
    assert {case["schedule"] for case in REFERENCE["cases"]} == {each.id for each in SCHEDULES}


@pytest.mark.parametrize("case", REFERENCE["chains"], ids=lambda case: case["call"])
def test_schedule_and_options_together_take_the_steps_of_the_reference(catalog: Catalog, case: dict[str, Any]) -> None:
    modifiers = [catalog.options[name] for name in case["options"]]
    modifiers += [catalog.schedules[case["schedule"]]] if case["schedule"] else []
    run = Run(
        FormulaLandscape(case["landscape"]),
        catalog.optimizers[case["optimizer"]].modified(modifiers),
        case["positions"][0],
        case["hyperparameters"],
    )
    run.advance(len(case["positions"]) - 1)
    np.testing.assert_allclose(run.trajectory.positions, case["positions"], rtol=1e-9, atol=1e-9)


@every_schedule
def test_a_schedule_is_described_in_both_languages(schedule: Modifier) -> None:
    for text in (schedule.name, schedule.description, *(one.description for one in schedule.hyperparameters.values())):
        assert text.en and text.zh
    assert schedule.reference or schedule.id == "constant"


@every_schedule
def test_the_rate_is_finite_and_never_negative_far_beyond_the_horizon(catalog: Catalog, schedule: Modifier) -> None:
    made = rates(catalog.optimizers["gd"].modified([schedule]), {"lr": 1e-3}, 400)
    assert made.shape == (400,) and np.isfinite(made).all() and (made >= 0.0).all()
    assert made.max() <= 1e-3 * (1 + 1e-12), "the learning rate that is set is the highest"


@every_schedule
@pytest.mark.parametrize("optimizer", ["gd", "adam", "nesterov", "rprop", "schedule_free_adamw"])
def test_both_kernels_agree_under_a_schedule(catalog: Catalog, schedule: Modifier, optimizer: str) -> None:
    scheduled = catalog.optimizers[optimizer].modified([schedule])
    values = scheduled.defaults() | {"lr": 1e-3}
    fused, array = (kind(scheduled, BOWL, Setting()) for kind in (FusedStepper, ArrayStepper))  # type: ignore[arg-type]
    first = array.first(np.array([1.0, -2.0]), values)
    np.testing.assert_allclose(
        fused.advance(first, 0, values, 130), array.advance(first, 0, values, 130), rtol=1e-12, atol=1e-12
    )


@every_schedule
def test_the_step_is_made_with_the_scheduled_rate(catalog: Catalog, schedule: Modifier) -> None:
    run = Run(BOWL, catalog.optimizers["gd"].modified([schedule]), (1.0, -2.0), {"lr": 0.05})
    run.advance(60)
    path = run.trajectory
    moved = path.positions[:-1] - path.rates[1:, np.newaxis] * path.gradients[:-1]
    np.testing.assert_allclose(path.positions[1:], moved, rtol=1e-12, atol=1e-15)


@every_schedule
def test_any_hyperparameter_can_be_changed_at_a_step(catalog: Catalog, schedule: Modifier) -> None:
    scheduled = catalog.optimizers["gd"].modified([schedule])
    for name, entry in scheduled.hyperparameters.items():
        other = entry.default * 0.7
        before = rates(scheduled, {"lr": 1e-3}, 40)
        after = rates(scheduled, {"lr": 1e-3, name: other}, 40)
        edited = rates(scheduled, {"lr": 1e-3}, 40, Edit(17, name, other))
        np.testing.assert_array_equal(edited[:17], before[:17])
        np.testing.assert_array_equal(edited[17:], after[17:])


def test_a_schedule_needs_a_learning_rate(catalog: Catalog) -> None:
    without = read_optimizer(Path("fixed.toml"), 'name = "Fixed"\nequations = "x = x - 0.1 g"\n')
    with pytest.raises(InputError, match="fixed has no learning rate that “cosine” could schedule"):
        without.modified([catalog.schedules["cosine"]])


def test_a_symbol_that_two_parts_use_gets_an_index(catalog: Catalog) -> None:
    both = catalog.optimizers["rmsprop"].modified([catalog.schedules["cosine"]])
    symbols = {name: entry.symbol for name, entry in both.hyperparameters.items()}
    assert symbols["alpha"] == "α" and symbols["end_share"] == "α₂" and symbols["horizon"] == "T"
    assert len(set(symbols.values())) == len(symbols)


def test_a_state_that_starts_from_the_rate_starts_from_the_scheduled_one(catalog: Catalog) -> None:
    scheduled = catalog.optimizers["rprop"].modified([catalog.schedules["linear_warmup"]])
    run = Run(BOWL, scheduled, (1.0, -2.0), {"lr": 0.1, "warmup": 10.0})
    np.testing.assert_allclose(run.trajectory.term("s")[0], [0.01, 0.01], rtol=1e-15)


MINE = """
name = "Mine"
formula = "{formula}"
[hyperparameter.k]
default = 2.0
range = [0.0, 5.0]
"""


def test_a_schedule_of_ones_own_runs(catalog: Catalog) -> None:
    mine = read_schedule(Path("mine.toml"), MINE.format(formula="η / (1 + k t)"))
    made = rates(catalog.optimizers["momentum"].modified([mine]), {"lr": 0.1}, 30)
    np.testing.assert_allclose(made, 0.1 / (1 + 2 * np.arange(1, 31)), rtol=1e-14)


@pytest.mark.parametrize(
    ("formula", "said"),
    [("η g", "“g” is not known"), ("η ξ", "“ξ” is not known"), ("η x", "“x” is not known"), ("η norm(t)", "norm")],
)
def test_a_schedule_knows_only_the_step_and_the_rate(formula: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_schedule(Path("mine.toml"), MINE.format(formula=formula))


@pytest.mark.parametrize("name", ["lr", "g", "x", "t"])
def test_a_schedule_cannot_declare_what_is_given(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a hyperparameter"):
        read_schedule(Path("mine.toml"), MINE.format(formula="η").replace("hyperparameter.k", f"hyperparameter.{name}"))
