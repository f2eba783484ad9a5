"""Problems made of data on the command line: the article's numbers, batches, a person's CSV file, and refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.cli import main

WORKED = json.loads((Path(__file__).parent / "data" / "problem_paths.json").read_text(encoding="utf-8"))["cases"]
POINTS = "a,b,y\n1,2,3\n2,1,4\n3,3,6\n4,1,5\n"


@pytest.fixture(autouse=True)
def user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test an empty folder of the person's own."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path / "own")


@pytest.fixture
def points(tmp_path: Path) -> str:
    """Return the path of a small CSV file."""
    path = tmp_path / "points.csv"
    path.write_text(POINTS, encoding="utf-8")
    return str(path)


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Return the JSON of a command that succeeds."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line of a command that is refused."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    return err


@pytest.mark.parametrize(
    ("case", "arguments"),
    [
        ("one-weight-batch-4-points", ["--problem", "one_weight", "--steps", "100"]),
        ("one-weight-batch-3-points", ["--problem", "one_weight_3_points", "--epochs", "100"]),
        (
            "one-weight-sgd-in-order",
            ["--problem", "one_weight", "--batch", "1", "--order", "sequential", "--epochs", "100"],
        ),
    ],
)
def test_the_article_s_numbers_come_out(capsys: pytest.CaptureFixture[str], case: str, arguments: list[str]) -> None:
    expected = next(entry for entry in WORKED if entry["name"] == case)
    (run,) = result(capsys, "run", *arguments, "--lr", "0.01", "--start", "1")["runs"]
    np.testing.assert_allclose(run["positions"], expected["path"], rtol=1e-12)
    np.testing.assert_allclose(run["losses"], expected["loss"], rtol=1e-9, atol=1e-28)


def test_batches_are_recorded_beside_the_whole_gradient(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["run", "--problem", "line_fit", "--batch", "7", "--steps", "9", "--lr", "0.01", "--seed", "3"]
    (run,) = result(capsys, *arguments)["runs"]
    used, whole = np.array(run["terms"]["batch_gradient"]), np.array(run["gradients"])[:-1]
    assert used.shape == whole.shape == (9, 2)
    assert not np.allclose(used, whole)
    np.testing.assert_allclose(np.diff(run["positions"], axis=0), -0.01 * used, rtol=1e-9, atol=1e-15)
    (again,) = result(capsys, *arguments)["runs"]
    (other,) = result(capsys, *arguments[:-1], "4")["runs"]
    assert again["positions"] == run["positions"]
    assert other["positions"] != run["positions"]


def test_a_batch_of_all_samples_is_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    whole = result(capsys, "run", "--problem", "one_weight", "--steps", "5", "--lr", "0.01")["runs"]
    four = result(capsys, "run", "--problem", "one_weight", "--steps", "5", "--lr", "0.01", "--batch", "4")["runs"]
    assert whole[0]["positions"] == four[0]["positions"]


def test_a_csv_file_is_fitted(capsys: pytest.CaptureFixture[str], points: str) -> None:
    content = result(capsys, "run", "--problem", points, "--steps", "20000", "--lr", "0.05")
    assert len(content["landscape"]["variables"]) == 3
    table = np.array([[1.0, 2.0, 1.0], [2.0, 1.0, 1.0], [3.0, 3.0, 1.0], [4.0, 1.0, 1.0]])
    best = np.linalg.lstsq(table, np.array([3.0, 4.0, 6.0, 5.0]), rcond=None)[0]
    np.testing.assert_allclose(content["runs"][0]["positions"][-1], best, rtol=1e-6)


def test_a_network_for_a_csv_file(capsys: pytest.CaptureFixture[str], points: str) -> None:
    settings = "model=network,hidden=4+3,activation=relu,features=a,target=y,standardise=yes"
    content = result(capsys, "run", "--problem", f"{points}:{settings}", "--steps", "3", "--lr", "0.01")
    assert len(content["landscape"]["variables"]) == (1 + 1) * 4 + (4 + 1) * 3 + (3 + 1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--problem", "one_wight"], "did you mean one_weight?"),
        (["--problem", "one_weight", "--batch", "0"], "--batch: 0 is outside 1 … 4"),
        (["--problem", "one_weight", "--batch", "some"], "not a whole number"),
        (["--problem", "one_weight", "--order", "sequential"], "give --batch N as well"),
        (["--problem", "one_weight", "--epochs", "2", "--steps", "2"], "either --steps or --epochs"),
        (["--landscape", "x²", "--batch", "2"], "give --problem instead of --landscape"),
        (["--landscape", "x²", "--epochs", "2"], "give --problem instead of --landscape"),
        (["--landscape", "x²", "--problem", "one_weight"], "not allowed with"),
        (["--lr", "1"], "--landscape --problem is required"),
        (["--problem", "line_fit:noise=none"], "is not a number"),
        (["--problem", "one_weight:noise=1"], "one_weight"),
        (["--problem", "line_fit", "--start", "1"], "2 needed"),
        (["--problem", "missing.csv"], "cannot be read"),
        (["--problem", "{points}:model=lstm"], "one of linear"),
        (["--problem", "{points}:hidden=3"], "the settings of model=linear are bias"),
        (["--problem", "{points}:model=network,hidden=wide"], "--problem"),
        (["--problem", "{points}:target=z"], "there is no column “z”; there are a, b, y"),
        (["--problem", "{points}:standardise=maybe"], "must be yes or no"),
        (["--problem", "{points}:target"], "has no value"),
        (["--problem", "{points}:model=logistic"], "--problem"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_used_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], points: str, arguments: list[str], sentence: str
) -> None:
    assert sentence in refusal(capsys, "run", *(part.replace("{points}", points) for part in arguments))


@pytest.mark.parametrize("kind", ["problems", "datasets", "schedules", "options"])
def test_everything_can_be_listed(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    entries = result(capsys, "list", kind)
    assert [entry["id"] for entry in entries] == [line.split()[0] for line in lines]
