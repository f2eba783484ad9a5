"""The command line is a contract: its output, its exit codes, and one line for every bad input."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import __version__, assets
from gdviz.cli import main
from gdviz.engine.files.catalog import load_catalog

WORKED = json.loads((Path(__file__).parent / "data" / "worked_examples.json").read_text(encoding="utf-8"))["cases"]
ROOT = Path(__file__).resolve().parent.parent
BOWL = "3*x**2 + 2*x*y + 6*y**2"


@pytest.fixture(autouse=True)
def user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give every test an empty folder of the person's own."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command that succeeds prints; it says nothing on stderr."""
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Return the JSON of `gdviz run`; there is no NaN and no Infinity in it."""

    def refuse(name: str) -> float:
        raise AssertionError(name)

    return json.loads(said(capsys, "run", *arguments, "--json"), parse_constant=refuse)


@pytest.mark.parametrize("case", WORKED, ids=[case["name"] for case in WORKED])
def test_worked_examples_are_reproduced(capsys: pytest.CaptureFixture[str], case: dict[str, Any]) -> None:
    start = ",".join(map(str, case["start"]))
    content = result(
        capsys, "--landscape", case["landscape"], "--start", start, "--steps", str(case["steps"]),
        "--optimizer", case["optimizer"], "--lr", str(case["lr"]),
    )  # fmt: skip
    (run,) = content["runs"]
    assert np.abs(np.array(run["positions"]) - np.array(case["path"])).max() <= 1e-9 * max(
        1.0, np.abs(case["path"]).max()
    )
    np.testing.assert_allclose(run["losses"], case["loss"], rtol=1e-9, atol=1e-9)
    assert len(run["positions"]) == case["steps"] + 1


def test_the_largest_stable_rate_of_the_bowl_parts_converging_from_diverging(
    capsys: pytest.CaptureFixture[str],
) -> None:
    limit = next(case["largest_stable_lr"] for case in WORKED if "largest_stable_lr" in case)
    for factor, outcome in ((0.99, "converged"), (1.01, "diverged")):
        given = ("--landscape", BOWL, "--start", "5,5", "--lr", repr(factor * limit), "--steps", "20000")
        assert result(capsys, *given, "--tolerance", "1e-8")["runs"][0]["stopped"] == outcome


def test_json_has_the_promised_keys_and_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    content = result(capsys, "--landscape", BOWL, "--start", "5,5", "--steps", "7", "--optimizer", "adam")
    assert content.keys() == {"landscape", "runs"}
    assert content["landscape"] == {"formula": BOWL, "variables": ["x", "y"]}
    (run,) = content["runs"]
    assert list(run) == [
        "optimizer", "hyperparameters", "positions", "losses", "gradients", "rates", "terms", "evaluations", "stopped",
        "verdict",
    ]  # fmt: skip
    assert run["optimizer"] == "adam"
    assert run["hyperparameters"] == {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    assert np.shape(run["positions"]) == np.shape(run["gradients"]) == (8, 2)
    assert run["positions"][0] == [5.0, 5.0] and run["losses"][0] == 275.0 and run["gradients"][0] == [40.0, 70.0]
    assert np.shape(run["losses"]) == (8,) and run["rates"] == [0.001] * 7
    assert all(np.shape(values) == (7, 2) for values in run["terms"].values()) and "m" in run["terms"]
    assert run["evaluations"] == {"loss": 8, "gradient": 8}
    assert run["stopped"] == "steps"


def test_json_has_full_precision(capsys: pytest.CaptureFixture[str]) -> None:
    run = result(capsys, "--landscape", "x²", "--start", "0.1", "--steps", "3", "--lr", "0.3")["runs"][0]
    x = 0.1
    for position in run["positions"]:
        assert position == [x]
        x = x - 0.3 * (2 * x)


def test_non_finite_numbers_are_null_and_a_diverged_run_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    run = result(capsys, "--landscape", "1e200x^4", "--start", "5", "--lr", "1", "--steps", "99")["runs"][0]
    assert run["stopped"] == "diverged" and run["losses"][-1] is None
    nowhere = result(capsys, "--landscape", "log(x)", "--start", "-1")["runs"][0]
    assert (nowhere["stopped"], nowhere["positions"], nowhere["losses"]) == ("diverged", [[-1.0]], [None])


def test_runs_come_in_the_order_given(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["momentum", "gd", "adam", "gd"]
    runs = result(capsys, "--landscape", "x² + y²", *(part for name in wanted for part in ("--optimizer", name)))[
        "runs"
    ]
    assert [run["optimizer"] for run in runs] == wanted


def test_lr_sets_the_rate_of_every_run_that_names_none(capsys: pytest.CaptureFixture[str]) -> None:
    optimizers = (
        "--optimizer",
        "gd",
        "--optimizer",
        "gd:lr=0.2",
        "--optimizer",
        "momentum:momentum=0.5",
        "--optimizer",
        "adam:η=0.4",
    )
    runs = result(capsys, "--landscape", "x²", *optimizers, "--lr", "0.01")["runs"]
    assert [run["hyperparameters"]["lr"] for run in runs] == [0.01, 0.2, 0.01, 0.4]
    assert runs[2]["hyperparameters"]["momentum"] == 0.5
    assert runs[1]["rates"] == [0.2] * 100


def test_hyperparameters_go_by_name_or_symbol(capsys: pytest.CaptureFixture[str]) -> None:
    one = result(capsys, "--landscape", "x²", "--optimizer", "adam:lr=0.1,beta1=0.5,eps=1e-3")
    other = result(capsys, "--landscape", "x²", "--optimizer", " adam : η = 0.1 , β₁ = 0.5 , ε = 1e-3 ")
    assert one == other


def test_tolerance_stops_and_without_it_all_steps_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--landscape", "x²", "--start", "1", "--lr", "0.25", "--steps", "40")
    stopped = result(capsys, *given, "--tolerance", "1e-3")["runs"][0]
    assert (stopped["stopped"], len(stopped["losses"])) == ("converged", 12)
    assert abs(stopped["gradients"][-1][0]) < 1e-3
    whole = result(capsys, *given)["runs"][0]
    assert (whole["stopped"], len(whole["losses"])) == ("steps", 41)
    assert result(capsys, *given, "--tolerance", "0") == result(capsys, *given)


@pytest.mark.parametrize(
    ("given", "start"),
    [
        (("--start", "-1.2,1"), [-1.2, 1.0]),
        (("--start", "-1,-2"), [-1.0, -2.0]),
        (("--start=-1,-2"), [-1.0, -2.0]),
        (("--start", "-.5,-1e-3"), [-0.5, -0.001]),
        (("--start", "−1, −2"), [-1.0, -2.0]),
        (("--start", " 1 , 2 "), [1.0, 2.0]),
    ],
)
def test_a_start_may_be_negative(capsys: pytest.CaptureFixture[str], given: Any, start: list[float]) -> None:
    given = given if isinstance(given, tuple) else (given,)
    assert result(capsys, "--landscape", "x²+y²", *given, "--steps", "1")["runs"][0]["positions"][0] == start


@pytest.mark.parametrize("formula", ["-x² + y⁴", "-|x|", "-(x)", "-√x", "−x²", "-sin(x)", "-2x", "-π x", "-.5x"])
def test_a_formula_may_begin_with_a_minus(capsys: pytest.CaptureFixture[str], formula: str) -> None:
    assert result(capsys, "--landscape", formula, "--steps", "1")["landscape"]["formula"] == formula


def test_landscapes_of_the_catalog_bring_their_starts(capsys: pytest.CaptureFixture[str]) -> None:
    for name, file in list(load_catalog([assets.resources()]).landscapes.items())[::4]:
        content = result(capsys, "--landscape", name, "--steps", "2")
        parameters = {"parameters": file.defaults()} if file.parameters else {}
        assert content["landscape"] == {"formula": file.formula, "variables": list(file.variables), **parameters}
        assert content["runs"][0]["positions"][0] == list(file.start)


def test_a_formula_of_many_variables_starts_at_ones(capsys: pytest.CaptureFixture[str]) -> None:
    content = result(capsys, "--landscape", "x1² + x₂² + x_12²", "--steps", "2")
    assert content["landscape"]["variables"] == [f"x{index}" for index in range(1, 13)]
    assert content["runs"][0]["positions"][0] == [1.0] * 12


def test_no_steps_give_the_start_alone(capsys: pytest.CaptureFixture[str]) -> None:
    run = result(capsys, "--landscape", "x²", "--start", "3", "--steps", "0")["runs"][0]
    assert (run["positions"], run["rates"], run["stopped"]) == ([[3.0]], [], "steps")


def test_without_json_there_is_a_table_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "run", "--landscape", BOWL, "--start", "5,5", "--lr", "0.05")
    lines = text.splitlines()
    assert lines[0] == f"gd (lr=0.05) on {BOWL}"
    assert lines[2].split()[:4] == ["0", "5", "5", "275"]
    assert any(line.split()[0] == "100" for line in lines[2:]) and lines[-2] == "made 100 steps"


def test_csv_has_one_row_per_step(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(
        capsys,
        "run",
        "--landscape",
        "x²",
        "--start",
        "1",
        "--steps",
        "3",
        "--csv",
        "--optimizer",
        "gd",
        "--optimizer",
        "adam",
    )
    rows = text.splitlines()
    assert rows[0].split(",")[:8] == ["run", "optimizer", "step", "x", "loss", "grad_x", "rate", "m_x"]
    assert len(rows) == 1 + 4 + 4
    assert {row.count(",") for row in rows} == {rows[0].count(",")}


def test_the_same_command_twice_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("run", "--landscape", "rastrigin", "--optimizer", "adam", "--json", "--seed", "7")
    assert said(capsys, *given) == said(capsys, *given)


@pytest.mark.parametrize("kind", ["landscapes", "optimizers", "examples"])
def test_what_there_is_can_be_listed(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    known = getattr(load_catalog([assets.resources()]), kind)
    lines = said(capsys, "list", kind).splitlines()
    assert [line.split()[0] for line in lines] == list(known)
    listed = json.loads(said(capsys, "list", kind, "--json"))
    assert [entry["id"] for entry in listed] == list(known)
    assert all(entry["name"] for entry in listed)


def test_every_optimizer_that_is_listed_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    for entry in json.loads(said(capsys, "list", "optimizers", "--json")):
        settings = ",".join(f"{name}={value['default']!r}" for name, value in entry["hyperparameters"].items())
        given = ("--landscape", "rosenbrock", "--optimizer", f"{entry['id']}:{settings}", "--steps", "3")
        run = result(capsys, *given)["runs"][0]
        assert len(run["positions"]) == 4 or run["stopped"] in ("converged", "diverged", "finished")


def test_a_persons_own_files_are_found_and_bad_ones_reported(
    capsys: pytest.CaptureFixture[str], user_folder: Path
) -> None:
    folder = user_folder / "landscapes"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        'name = "Mine"\nformula = "x⁴"\ndomain = [[-1, 1]]\nstart = [0.5]\n', encoding="utf-8"
    )
    (folder / "bad.toml").write_text("formula = 3\n", encoding="utf-8")
    assert main(["run", "--landscape", "mine", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["landscape"]["formula"] == "x⁴"
    assert err.count("\n") == 1 and "bad.toml:1:" in err


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_are_no_error(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    with pytest.raises(SystemExit) as left:
        main([flag])
    assert left.value.code in (0, None)
    assert ("usage" if flag == "--help" else __version__) in capsys.readouterr().out


def test_the_help_of_run_names_every_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    text = capsys.readouterr().out
    for name in ("landscape", "start", "steps", "optimizer", "lr", "tolerance", "seed", "json", "csv"):
        assert f"--{name}" in text


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gdviz", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_as_a_program_it_prints_json_without_a_window() -> None:
    done = command("run", "--landscape", "3x² + 2xy + 6y²", "--start", "5,5", "--lr", "0.05", "--json", DISPLAY="")
    assert (done.returncode, done.stderr) == (0, "")
    run = json.loads(done.stdout)["runs"][0]
    assert math.isclose(run["losses"][1], 49.5)


def test_as_a_program_it_prints_formulas_where_the_terminal_is_ascii() -> None:
    done = command("list", "landscapes", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0 and "x² + y²" in done.stdout


def test_as_a_program_it_refuses_in_one_line() -> None:
    done = command("run", "--landscape", "x² +")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "--landscape" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = ["run", "--landscape", "x²", "--steps", "20000", "--json"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "gdviz", *arguments], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
