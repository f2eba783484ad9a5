"""A script of NumPy alone computes the same paths as the engine, to 1e-9."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from gdviz.engine.data.problem_choice import CsvChoice, LinearChoice, ProblemChoice
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.run import Edit
from gdviz.export.code import numpy_obstacle, numpy_script
from tests.export.experiments import (
    CATALOG,
    assert_same,
    engine_path,
    on_formula,
    on_landscape,
    on_problem,
    run_choice,
)

WRITTEN = [name for name, one in CATALOG.optimizers.items() if isinstance(one, EquationsOptimizer)]
METHODS = [name for name in CATALOG.optimizers if name not in WRITTEN]


def script_paths(script: str) -> list[Array]:
    """Run a script without its pictures; return the path of every run."""
    space: dict[str, Any] = {"__name__": "script"}
    with np.errstate():  # which the script sets
        exec(compile(script, "<script>", "exec"), space)
        return [space["descend"](run) for run in space["RUNS"].values()]


def check(experiment: Experiment, catalog: Catalog = CATALOG) -> None:
    """Compare every run of the script with the engine's."""
    paths = script_paths(numpy_script(catalog, experiment))
    assert len(paths) == len(experiment.runs)
    for index, path in enumerate(paths):
        assert_same(path, engine_path(experiment, index))


@pytest.mark.parametrize("landscape", ["rosenbrock", "himmelblau", "rosenbrock_4d", "plateau_line"])
def test_every_optimizer_of_equations_descends_the_same(landscape: str) -> None:
    check(on_landscape(landscape, *(run_choice(name) for name in WRITTEN)))


@pytest.mark.parametrize("schedule", CATALOG.schedules)
def test_a_schedule_makes_the_same_rates(schedule: str) -> None:
    check(on_landscape("beale", run_choice("adam", schedule=schedule, lr=0.05), steps=120))


def test_options_noise_and_edits_come_at_the_same_steps() -> None:
    edits = [Edit(37, "lr", 0.02), Edit(37, "noise", 0.3), Edit(50, "clip_norm", 2.0), Edit(60, "lr", 0.01)]
    names = [name for name in WRITTEN if {"lr"} <= CATALOG.optimizers[name].hyperparameters.keys()]
    runs = [run_choice(name, schedule="cosine", options=("noise", "clip_norm"), edits=edits) for name in names]
    check(on_landscape("rosenbrock", *runs))
    check(on_landscape("beale", run_choice("nesterov", options=("weight_decay", "clip_value"))))


@pytest.mark.parametrize("landscape", CATALOG.landscapes)
def test_every_landscape_has_the_same_slopes(landscape: str) -> None:
    check(on_landscape(landscape, run_choice("adam", lr=0.02), steps=30))


def test_a_run_ends_where_the_engine_ends_it() -> None:
    converging = on_landscape("booth", run_choice("gd", lr=0.1), steps=500, tolerance=1e-5)
    assert len(engine_path(converging)) < 400
    check(converging)
    diverging = on_landscape("booth", run_choice("gd", lr=0.9), run_choice("momentum", lr=2.0, name="b"), steps=500)
    assert len(engine_path(diverging)) < 100
    check(diverging)


@pytest.mark.parametrize("problem", CATALOG.problems)
def test_a_problem_made_of_data_is_in_the_script(problem: str) -> None:
    check(on_problem(problem, run_choice("adam", lr=0.01), run_choice("gd", name="few", lr=0.01, batch=3)))


def test_the_model_sees_standardised_data_where_that_is_chosen() -> None:
    experiment = on_problem("logistic_moons", run_choice("nesterov", batch=7))
    problem = experiment.landscape.problem
    assert problem is not None
    landscape = msgspec.structs.replace(
        experiment.landscape, problem=msgspec.structs.replace(problem, standardise=True)
    )
    check(msgspec.structs.replace(experiment, landscape=landscape))


def test_a_look_ahead_takes_the_gradient_elsewhere() -> None:
    text = (
        'name = "Ahead"\nequations = """\nv = μ v - η grad(x + μ v)\nk = v\nx = x + v min(1, 9 / norm(v))\n"""\n'
        '[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.0005\nrange = [1e-5, 1.0]\n'
        '[hyperparameter.momentum]\nsymbol = "μ"\ndefault = 0.9\nrange = [0.0, 1.0]\n'
    )
    optimizer = read_optimizer(Path("ahead.toml"), text)
    catalog = with_optimizer(optimizer)
    choice = msgspec.structs.replace(
        run_choice("gd"), name="a", optimizer="ahead", hyperparameters=optimizer.defaults()
    )
    noisy = msgspec.structs.replace(
        choice, name="b", options=("noise",), hyperparameters={**choice.hyperparameters, "noise": 0.2}
    )
    experiment = on_landscape("rosenbrock", choice, noisy)
    for index, path in enumerate(script_paths(numpy_script(catalog, experiment))):
        assert_same(path, engine_path(experiment, index, catalog))


def with_optimizer(optimizer: EquationsOptimizer) -> Catalog:
    """Return the catalog with one more optimizer."""
    return replace(CATALOG, optimizers={**CATALOG.optimizers, optimizer.id: optimizer})


def test_names_that_python_uses_otherwise_stay_apart() -> None:
    runs = [
        run_choice("adam", name='loss "\\ № 1\n"""'),
        run_choice("adan", name="class"),
        run_choice("gd", name="梯度下降 2"),
        run_choice("gd", name="2 x"),
        run_choice("gd", name="f"),
    ]
    experiment = on_formula(
        "lambda x² + f y² + np where(x > y, x, max(y, 0))", (1.0, 2.0), *runs, f=3.0, np=0.5, **{"lambda": 2.0}
    )
    paths = script_paths(numpy_script(CATALOG, experiment))
    for index, path in enumerate(paths):
        assert_same(path, engine_path(experiment, index))


def test_chosen_runs_alone_are_written() -> None:
    experiment = on_landscape("booth", run_choice("gd"), run_choice("adam"), run_choice("lion"))
    script = numpy_script(CATALOG, experiment, [1])
    assert '"adam": adam' in script
    assert "gd" not in script.partition("import numpy")[2]


def test_the_script_reads_like_the_equations() -> None:
    script = numpy_script(
        CATALOG, on_landscape("rosenbrock", run_choice("adam", lr=0.05, edits=[Edit(37, "lr", 0.02)]))
    )
    for line in (
        "return (1 - x)**2 + 100 * (y - x**2)**2",
        "η, β1, β2, ε = np.array([0.05, 0.9, 0.999, 1e-08])",
        "if t == 38:  # from step 37 on",
        "m = β1 * m + (1 - β1) * g",
        "x = x - η * m̂ / (np.sqrt(v̂) + ε)",
    ):
        assert line in script
    assert len(script.split("\n")) < 100


@pytest.mark.parametrize("method", METHODS)
def test_a_method_is_refused_by_the_name_of_its_run(method: str) -> None:
    experiment = on_landscape("booth", run_choice("gd"), run_choice(method, name="mine"))
    assert numpy_obstacle(CATALOG, experiment, 0) is None
    message = numpy_obstacle(CATALOG, experiment, 1)
    assert message is not None
    assert str(message).startswith("“mine” cannot be written as Python: ")
    assert str(message).endswith("leave it out") or "a sum of squares" in str(message)
    with pytest.raises(InputError, match="“mine” cannot be written"):
        numpy_script(CATALOG, experiment)


def test_a_start_without_a_loss_is_refused() -> None:
    message = numpy_obstacle(CATALOG, on_formula("log(x) + y²", (-1.0, 1.0), run_choice("gd")), 0)
    assert message is not None and "choose another start" in str(message)


def test_more_data_than_can_be_read_are_refused(tmp_path: Path) -> None:
    rows = "\n".join(f"{index},{2 * index}" for index in range(600))
    (tmp_path / "many.csv").write_text(f"a,b\n{rows}\n", encoding="utf-8")
    choice = ProblemChoice(LinearChoice(), CsvChoice(str(tmp_path / "many.csv")))
    experiment = on_problem("line_fit", run_choice("gd"))
    large = msgspec.structs.replace(experiment.landscape, problem=choice)
    message = numpy_obstacle(CATALOG, msgspec.structs.replace(experiment, landscape=large), 0)
    assert message is not None and "its data are 1,200 numbers" in str(message)


def test_an_experiment_without_runs_has_no_script() -> None:
    with pytest.raises(InputError, match="no run"):
        numpy_script(CATALOG, on_landscape("booth"))


@pytest.mark.parametrize("place", ["plane", "line", "space"])
def test_started_by_itself_the_script_draws(tmp_path: Path, place: str) -> None:
    pytest.importorskip("matplotlib")
    name = {"plane": "log_barrier", "line": "wavy_line", "space": "wood"}[place]
    script = numpy_script(CATALOG, on_landscape(name, run_choice("adam", name="Adam 二"), run_choice("gd"), steps=20))
    (tmp_path / "script.py").write_text(script.replace("plt.show()", 'plt.savefig("out.png")'), encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-W", "ignore:Glyph", "script.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    said = [line for line in done.stderr.splitlines() if "building the font cache" not in line]  # where that takes long
    assert (done.returncode, said) == (0, [])
    assert (tmp_path / "out.png").stat().st_size > 5000


def test_a_budget_of_evaluations_ends_a_script_where_it_ends_the_run() -> None:
    experiment = on_landscape("rosenbrock", run_choice("gd", lr=0.001), run_choice("nesterov", lr=0.0005))
    check(msgspec.structs.replace(experiment, evaluations=30))
    assert len(script_paths(numpy_script(CATALOG, msgspec.structs.replace(experiment, evaluations=30)))[0]) == 31
