"""`gdviz run --python FILE` and `--torch FILE` write the runs as scripts; `gdviz check` knows the table [torch]."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.cli import main

RUN = ["run", "--landscape", "rosenbrock", "--optimizer", "adam:lr=0.05", "--steps", "40"]


@pytest.fixture(autouse=True)
def user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test an empty folder of the person's own."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)


def test_the_script_makes_the_run_that_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = tmp_path / "adam.py"
    assert main([*RUN, "--json", "--python", str(place), "--torch", str(tmp_path / "torch.py")]) == 0
    printed = json.loads(capsys.readouterr().out)["runs"][0]["positions"]
    space: dict[str, Any] = {"__name__": "script"}
    with np.errstate():
        exec(compile(place.read_text(encoding="utf-8"), str(place), "exec"), space)
        np.testing.assert_allclose(space["descend"](space["RUNS"]["adam"]), printed, rtol=1e-9)
    assert "torch.optim.Adam([x], lr=η" in (tmp_path / "torch.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("formula", "start"), [("3x² + 2xy + 6y²", "5,9"), ("3x²", "-7"), ("x1² + x2² + x3²", "1,2,3")]
)
def test_the_script_of_a_typed_formula_shows_its_start(tmp_path: Path, formula: str, start: str) -> None:
    place = tmp_path / "typed.py"
    descent = ["run", "--landscape", formula, "--start", start, "--optimizer", "gd:lr=0.05", "--steps", "20"]
    assert main([*descent, "--python", str(place)]) == 0
    text = place.read_text(encoding="utf-8")
    limits = [abs(float(end)) for end in re.findall(r"lim=\(.*?, (.*?)\)", text)]
    farthest = [abs(float(value)) for value in start.split(",")][: len(limits)]
    assert all(end >= far for end, far in zip(limits, farthest, strict=True))
    assert len(limits) == 0 or max(limits) < 2 * max(farthest)
    space: dict[str, Any] = {"__name__": "script"}
    with np.errstate():
        exec(compile(text, str(place), "exec"), space)
        assert len(space["descend"](space["RUNS"]["gd"])) == 21


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--torch", "x.py", "--optimizer", "lion"], "--torch: “lion” cannot be written as Python: torch.optim has no"),
        (["--python", "x.py", "--optimizer", "bfgs"], "--python: “bfgs” cannot be written as Python: bfgs is an algo"),
        (["--python", "nowhere/x.py"], "--python: there is no folder 'nowhere'"),
        (["--python", "."], "--python: '.' is a folder; name a file in it"),
    ],
)
def test_what_cannot_be_written_is_one_line_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*RUN, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"gdviz: {said}") and err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_every_mistake_of_a_torch_table_is_listed_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = """\
name = "T"
equations = "x = x - η g"

[hyperparameter.lr]
symbol = "η"
default = 0.1
range = [1e-3, 1.0]

[torch]
class = "torch.optim.SGD"
conditions = ["η"]
fixed = ["μ"]

[torch.arguments]
lr = "2 η +"
momentum = "η > )"
nesterov = true
"for" = 1
"""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    for line, said in [
        (10, "“torch.optim.SGD” is not a name in Python"),
        (11, "in conditions, column 1: a condition is a comparison, such as μ > 0"),
        (12, "there is no hyperparameter “μ”"),
        (15, "in lr, column 6: the formula ends too early"),
        (16, "in momentum, column 5"),
        (18, "“for” is not a name in Python"),
    ]:
        assert any(row.startswith(f"{path}:{line}:") and said in row for row in out.splitlines()), (said, out)
    assert len(out.splitlines()) == 6
    path.write_text(text.replace('class = "torch.optim.SGD"', "class = 3"), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "in torch.class: Expected `str`" in capsys.readouterr().out
