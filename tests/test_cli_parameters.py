"""Parameters of landscapes on the command line."""

from __future__ import annotations

import json

import pytest

from gdviz import assets
from gdviz.cli import main
from gdviz.engine.files.catalog import load_catalog

GIVEN = ("--start", "2,1", "--steps", "3", "--lr", "0.001")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    assert code == 0, err
    return out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    return err


@pytest.mark.parametrize("setting", ["kappa=100", "κ=100", " kappa = 1e2 "])
def test_a_parameter_is_set_by_name_or_symbol(capsys: pytest.CaptureFixture[str], setting: str) -> None:
    text = said(capsys, "run", "--landscape", f"quadratic_kappa:{setting}", *GIVEN, "--json")
    plain = said(capsys, "run", "--landscape", "(x² + 100 y²)/2", *GIVEN, "--json")
    content, expected = json.loads(text), json.loads(plain)
    assert content["landscape"] == {
        "formula": "(x² + κ y²)/2",
        "variables": ["x", "y"],
        "parameters": {"kappa": 100.0},
    }
    for run in (*content["runs"], *expected["runs"]):
        del run["verdict"]  # knows the minima of a landscape of the catalog
    assert content["runs"] == expected["runs"]


def test_what_is_not_set_has_its_default_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "run", "--landscape", "rotated_quadratic:θ=0", *GIVEN, "--json")
    assert json.loads(text)["landscape"]["parameters"] == {"kappa": 20.0, "angle": 0.0}
    table = said(capsys, "run", "--landscape", "rotated_quadratic:θ=0", *GIVEN)
    assert "kappa=20, angle=0" in table


@pytest.mark.parametrize(
    ("landscape", "reason"),
    [
        ("quadratic_kappa:kapa=3", "'kapa=3' is not one of kappa=…"),
        ("quadratic_kappa:kappa", "kappa has no value; write kappa=0.1"),
        ("quadratic_kappa:kappa=many", "'many' is not a number"),
        ("quadratic_kappa:kappa=-1", "kappa must be a number from"),
        ("quadratic_kapa:kappa=1", "did you mean quadratic_kappa?"),
        ("rosenbrock:kappa=1", "it has no parameters"),
        ("x² + κ y²:κ=1", "there is no landscape"),
    ],
)
def test_a_wrong_parameter_is_refused_and_named(
    capsys: pytest.CaptureFixture[str], landscape: str, reason: str
) -> None:
    error = refused(capsys, "run", "--landscape", landscape)
    assert "--landscape" in error and reason in error


def test_the_list_tells_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    entries = {entry["id"]: entry for entry in json.loads(said(capsys, "list", "landscapes", "--json"))}
    files = load_catalog([assets.resources()]).landscapes
    for name, file in files.items():
        assert entries[name]["parameters"].keys() == file.parameters.keys()
    assert entries["quadratic_kappa"]["parameters"]["kappa"] == {
        "symbol": "κ",
        "default": 20.0,
        "range": [1.0, 1000.0],
        "scale": "log",
    }
    for line in said(capsys, "list", "landscapes").splitlines():
        assert line.split()[0] in files and "  " in line
