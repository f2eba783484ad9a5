"""A script of PyTorch computes the same paths as the engine, to 1e-9; it runs in a Python that has torch."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.run import Edit
from gdviz.export.code import torch_obstacle, torch_script
from tests.benchmarks.peers import torch_python
from tests.export.experiments import CATALOG, assert_same, engine_path, on_formula, on_landscape, on_problem, run_choice

RUNNER = Path(__file__).with_name("run_scripts.py")
RULES = {name: one.declaration.torch for name, one in CATALOG.optimizers.items() if isinstance(one, EquationsOptimizer)}
IN_TORCH = [name for name, rule in RULES.items() if rule is not None]
MOVING = [name for name, rule in RULES.items() if rule is not None and "lr" not in rule.fixed]
SMOOTH = ["rosenbrock", "himmelblau", "quadratic_kappa", "beale", "ackley", "sigmoid_neuron", "wood", "rosenbrock_20d"]
CORNERS = "max(|x| - 1, 0)² + where(x > y, 2, 1) softplus(y)² + 0.1min(x, κ y)"


def experiments() -> dict[str, Experiment]:
    """Return what is compared, by title; one process runs it all, since PyTorch takes seconds to be there."""
    edits = [Edit(20, "lr", 0.002), Edit(20, "noise", 0.2), Edit(40, "clip_value", 0.5)]
    changed = [run_choice(name, schedule="cosine", options=("noise", "clip_value"), edits=edits) for name in MOVING]
    later = {"eps": 1e-4, "beta2": 0.99}
    made = {
        "every optimizer": on_landscape("rosenbrock", *(run_choice(name) for name in IN_TORCH)),
        "schedules, options, edits": on_landscape("rosenbrock", *changed),
        "other options": on_landscape("beale", run_choice("nesterov", options=("weight_decay", "clip_norm"))),
        "edited betas": on_landscape("beale", run_choice("adam", edits=[Edit(9, *one) for one in later.items()])),
        "corners": on_formula(CORNERS, (1.7, 1.2), run_choice("adam", lr=0.01), kappa=0.7),
        "averaged": on_landscape("booth", run_choice("rmsprop", centered=1.0, momentum=0.5, lr=0.001)),
        "damped": on_landscape("booth", run_choice("momentum", dampening=0.3, weight_decay=0.01, lr=0.001)),
        "diverging": on_landscape("booth", run_choice("gd", lr=0.9), steps=200),
        "converging": on_landscape("booth", run_choice("gd", lr=0.1), steps=500, tolerance=1e-5),
    }
    made |= {f"on {name}": on_landscape(name, run_choice("adam", lr=0.01), steps=60) for name in SMOOTH}
    for name in CATALOG.problems:
        made[f"on {name}"] = on_problem(name, run_choice("adam", lr=0.01, batch=7), steps=30)
    return made


EXPERIMENTS = experiments()


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """Return what every script computes."""
    python = torch_python()
    if python is None:
        pytest.skip("no Python with torch: `python tests/benchmarks/peers.py torch` makes .venv-peers")
    scripts = {title: torch_script(CATALOG, experiment) for title, experiment in EXPERIMENTS.items()}
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["OMP_NUM_THREADS"] = "1"  # a few numbers
    done = subprocess.run(
        [str(python), "-W", "error", str(RUNNER)],
        env=environment, input=json.dumps(scripts), capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("title", EXPERIMENTS)
def test_torch_makes_the_same_steps(answers: dict[str, Any], title: str) -> None:
    paths = answers[title]
    assert not isinstance(paths, str), paths
    assert len(paths) == len(EXPERIMENTS[title].runs)
    for index, path in enumerate(paths):
        assert_same(np.array(path), engine_path(EXPERIMENTS[title], index))


def test_fifteen_optimizers_have_a_counterpart_and_the_others_say_so() -> None:
    assert len(IN_TORCH) == 15
    for name in CATALOG.optimizers:
        message = torch_obstacle(CATALOG, on_landscape("booth", run_choice(name, name="mine")), 0)
        assert (message is None) == (name in IN_TORCH)
        if message is not None:
            assert str(message).startswith("“mine” cannot be written as Python: ")


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (run_choice("rmsprop", centered=0.5), "only where c (1 - c) <= 0"),
        (run_choice("nesterov", momentum=0.0), "only where μ > 0"),
        (run_choice("nesterov", edits=[Edit(5, "momentum", 0.0)]), "only where μ > 0"),
        (run_choice("heavy_ball", edits=[Edit(5, "lr", 0.02)]), "“η” changes on the way"),
        (run_choice("asgd", schedule="cosine"), "“η” changes on the way"),
    ],
)
def test_a_run_that_torch_makes_otherwise_is_refused(run: Any, reason: str) -> None:
    experiment = on_landscape("booth", run)
    message = torch_obstacle(CATALOG, experiment, 0)
    assert message is not None and reason in str(message)
    with pytest.raises(InputError, match=run.name):
        torch_script(CATALOG, experiment)


def test_an_edit_after_the_last_step_does_not_matter() -> None:
    late = run_choice("heavy_ball", edits=[Edit(80, "lr", 0.02)])
    assert torch_obstacle(CATALOG, on_landscape("booth", late, steps=80), 0) is None
