"""`gdviz run --schedule … --option …`: what a run records of them, and one line for every bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.cli import main
from gdviz.engine.files.catalog import load_catalog

CATALOG = load_catalog([assets.resources()])
RUN = ("run", "--landscape", "3x² + 2xy + 6y²", "--start", "5,5")


@pytest.fixture(autouse=True)
def _one_catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test the catalog of the product alone."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)
    monkeypatch.setattr("gdviz.cli.load_catalog", lambda *_: CATALOG)  # read once


def runs(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*RUN, *arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    found: list[dict[str, Any]] = json.loads(out)["runs"]
    return found


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*RUN, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("gdviz: ") and err.count("\n") == 1
    return err


def test_a_schedule_holds_for_every_run_and_spans_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--optimizer", "gd:lr=0.05", "--optimizer", "adam:lr=0.1", "--steps", "40", "--schedule", "cosine")
    for run, rate in zip(runs(capsys, *given), (0.05, 0.1), strict=True):
        expected = rate * (1 + np.cos(np.pi * np.arange(40) / 40)) / 2
        np.testing.assert_allclose(run["rates"], expected, rtol=1e-12)
        assert run["hyperparameters"]["horizon"] == 40.0


@pytest.mark.parametrize(
    "text", ["cosine:T=20,α=0.5", "cosine:horizon=20,end_share=0.5", " cosine : T = 20 , α = 0.5 "]
)
def test_the_hyperparameters_of_a_schedule_go_by_name_or_symbol(capsys: pytest.CaptureFixture[str], text: str) -> None:
    (run,) = runs(capsys, "--optimizer", "gd:lr=0.05", "--steps", "30", "--schedule", text)
    assert run["hyperparameters"]["horizon"] == 20.0 and run["rates"][-1] == pytest.approx(0.025)


def test_a_symbol_means_the_optimizers_own_hyperparameter_first(capsys: pytest.CaptureFixture[str]) -> None:
    (run,) = runs(capsys, "--optimizer", "rmsprop:α=0.5,α₂=0.25", "--steps", "5", "--schedule", "cosine:α=0.1")
    assert (run["hyperparameters"]["alpha"], run["hyperparameters"]["end_share"]) == (0.5, 0.25)


def test_options_change_the_gradient_that_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--optimizer", "gd:lr=0.01", "--steps", "10", "--option", "weight_decay=0.5", "--option", "clip_norm:c=2")
    (run,) = runs(capsys, *given)
    x, slope = np.array(run["positions"][:-1]), np.array(run["gradients"][:-1])
    clipped = slope / np.maximum(1.0, np.linalg.norm(slope, axis=1, keepdims=True) / 2)
    np.testing.assert_allclose(run["terms"]["g"], clipped + 0.5 * x, rtol=1e-12)


def test_noise_is_repeated_by_its_seed(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--optimizer", "gd:lr=0.01", "--steps", "10", "--option", "noise=0.3")
    first, again, other = (runs(capsys, *given, "--seed", seed)[0] for seed in ("7", "7", "8"))
    assert first == again and first["positions"] != other["positions"]


def test_a_table_and_csv_come_with_schedule_and_options(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ((), ("--csv",)):
        assert main([*RUN, "--steps", "3", "--schedule", "linear_warmup:W=2", "--option", "noise", *form]) == 0
    assert ",g_x,g_y" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--schedule", "cosin"), "--schedule: there is no schedule 'cosin'; did you mean cosine?"),
        (("--schedule", ""), "--schedule: there is no schedule ''"),
        (("--schedule", "noise"), "--schedule: there is no schedule 'noise'"),
        (("--schedule", "cosine:q=1"), "'q=1' is not one of horizon=…, end_share=…"),
        (("--schedule", "cosine:T"), "horizon has no value; write horizon=0.1"),
        (("--schedule", "cosine:T="), "horizon has no value"),
        (("--schedule", "cosine:T=a"), "'a' is not a number"),
        (("--schedule", "cosine:T=0"), "horizon must be a number from 1"),
        (("--schedule", "cosine:α=2"), "end_share must be a number from 0 to 1"),
        (("--schedule", "constant:k=2"), "it has no parameters"),
        (("--option", "noise=-1"), "noise must be a number from 0"),
        (("--option", "noise=a"), "'a' is not a number"),
        (("--option", "noise=nan"), "not finite"),
        (("--option", "cosine"), "--option: there is no option 'cosine'"),
        (("--option", "clip"), "--option: there is no option 'clip'"),
        (("--option", "noise", "--option", "noise=2"), "the same option is given twice"),
        (("--option", "noise:σ=1,σ2=2"), "'σ2=2' is not one of"),
        (("--option", "weight_decay", "--optimizer", "adamw"), "adamw has a hyperparameter “weight_decay” of its own"),
        (("--schedule", "cosine", "--optimizer", "newton"), "--optimizer newton: "),
        (("--option", "noise", "--optimizer", "bfgs"), "--optimizer bfgs: "),
        (("--schedule", "cosine", "--schedule"), "--schedule"),
    ],
)
def test_bad_input_is_refused_in_one_line_that_names_it(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert said in refusal(capsys, *arguments)


@pytest.mark.parametrize("kind", ["schedules", "options"])
def test_schedules_and_options_are_listed(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["list", kind, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    known = getattr(CATALOG, kind)
    assert [(entry["id"], entry["formula"], entry["yours"]) for entry in listed] == [
        (name, one.formula, False) for name, one in known.items()
    ]
