"""Optimizers that need an algorithm, on the command line: what they need, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gdviz import assets
from gdviz.cli import main


@pytest.fixture(autouse=True)
def user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give every test an empty folder of the person's own."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)
    return tmp_path


def test_a_search_looks_in_the_domain_that_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--landscape", "x² + y²", "--domain", "-2:1,0:3", "--optimizer", "brute_force:resolution=4"]
    assert main(["run", *given, "--steps", "99", "--json"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    samples = run["terms"]["sample"]
    assert (samples[0], samples[-1], len(samples)) == ([-2.0, 0.0], [1.0, 3.0], 16)
    assert run["stopped"] == "finished"
    assert run["positions"][-1] == pytest.approx([0.0, 0.0], abs=1e-12)
    assert run["evaluations"] == {"loss": 17}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x² + y²", "--optimizer", "brute_force"], "searches the domain"),
        (["x² + y²", "--optimizer", "brute_force", "--domain", "-2:2"], "--domain: 1 interval(s) given, 2 needed"),
        (["x² + y²", "--optimizer", "brute_force", "--domain", "2:-2,0:1"], "--domain: the lower end"),
        (["himmelblau", "--optimizer", "brute_force:resolution=2.5"], "resolution must be a whole number, not 2.5"),
        (["ackley", "--optimizer", "levenberg_marquardt"], "needs a sum of squares"),
        (["himmelblau", "--optimizer", "newton", "--schedule", "cosine"], "newton chooses its own steps"),
        (["himmelblau", "--optimizer", "bfgs", "--option", "noise=0.1"], "bfgs chooses its own steps"),
    ],
)
def test_what_a_method_cannot_use_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["run", "--landscape", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and said in err


def test_the_default_optimizer_is_plain_gradient_descent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--landscape", "x²", "--steps", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["optimizer"] == "gd"
