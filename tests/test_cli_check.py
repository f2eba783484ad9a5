"""`gdviz check`: every mistake of a file with its line, or how the file was read and what it does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gdviz import assets
from gdviz.cli import main
from gdviz.engine.files.catalog import load_catalog

CATALOG = load_catalog([assets.resources()])
QUICK = [name for name, entry in CATALOG.landscapes.items() if len(entry.formula) <= 25]  # derived in no time
NAMES = {"landscapes": QUICK, "optimizers": CATALOG.optimizers}
NAMES |= {"schedules": CATALOG.schedules, "options": CATALOG.options}
PATHS = [assets.resources() / kind / f"{name}.toml" for kind, names in NAMES.items() for name in names]
FILES = [path for path in PATHS if path.exists()]  # an optimizer that needs an algorithm has no file
BAD_OPTIMIZER = '''\
name = 3
yeer = 2020
equations = """
v = μ v + (g
g = 2
q x + 3
x = x - η foo
"""
[hyperparameter.lr]
symbol = "η"
default = "a"
range = [1e-3, 1.0]
scale = "logarithmic"

[hyperparameter.momentum]
symbol = "μ"
default = 0.5
range = [1.0, 0.5]

[hyperparameter.decay]
symbol = "ν"
default = 0.5
range = [0.0, 1.0]

[hyperparameter.k]
symbol = "ν"
default = 5.0
range = [0.0, 1.0]

[terms]
v = 3

[state]
v = "x +"
'''
BAD_LANDSCAPE = """\
formula = "a x² + y²"
domain = [[-1, 1]]
start = [1, nan]
minima = [[0, "b"], [1]]
description = { en = "a", fr = "b" }
[parameter.a]
default = 3
range = [0, 2]
[parameter.c]
default = 1
range = [0, 2]
[parameter.d]
default = 1
range = [0, 2]
"""
GOOD_OPTIMIZER = """\
name = "Mine"
equations = "x = x - η g"
[hyperparameter.lr]
symbol = "η"
default = 0.1
range = [1e-3, 1.0]
"""


@pytest.fixture(autouse=True)
def _one_catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test the catalog of the product alone."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path / "own")
    monkeypatch.setattr("gdviz.cli.load_catalog", lambda *_: CATALOG)  # read once


def written(folder: Path, kind: str, text: str, name: str = "mine") -> Path:
    path = folder / kind / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def checked(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> tuple[int, str, str]:
    """Return the exit code, and what is printed on stdout and stderr."""
    code = main(["check", str(path), *more])
    return code, *capsys.readouterr()


def report(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> Any:
    code, out, err = checked(capsys, path, "--json", *more)
    assert err == "" and code in (0, 1)
    content = json.loads(out)
    assert content["good"] == (code == 0)
    return content


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_of_the_catalog_is_good_and_nothing_false_is_said_of_it(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    content = report(capsys, path)
    assert content["kind"] + "s" == path.parent.name and content["id"] == path.stem
    assert content["rule"]["plain"] and content["rule"]["latex"] and content["trial"]
    allowed = {"staircase": "the gradient is zero at the start", "constant": "the source is unknown"}
    for warning in content["warnings"]:
        assert path.stem in allowed and warning.startswith(allowed[path.stem])


def test_every_mistake_of_an_optimizer_is_listed_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(tmp_path, "optimizers", BAD_OPTIMIZER)
    code, out, err = checked(capsys, path)
    assert (code, err) == (1, "")
    for line, said in [
        (1, "in name: Expected"),
        (2, "no key “yeer” here"),
        (4, "in equations, column 11: this “(” is never closed"),
        (5, "“g” is given"),
        (6, "each line must read"),
        (7, "in equations, column 11: “foo” is not known here"),
        (11, "in hyperparameter.lr.default: Expected `float`"),
        (13, "in hyperparameter.lr.scale"),
        (15, "the range of “momentum”"),
        (25, "the default of “k” lies outside its limits"),
        (31, "in terms.v"),
        (34, "in v, column 4: the formula ends too early"),
    ]:
        assert any(row.startswith(f"{path}:{line}:") and said in row for row in out.splitlines()), said
    assert len(out.splitlines()) == 12
    lines = [mistake["line"] for mistake in report(capsys, path)["mistakes"]]
    assert lines == sorted(lines) and len(lines) == 12


def test_every_mistake_of_a_landscape_is_listed_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = report(capsys, written(tmp_path, "landscapes", BAD_LANDSCAPE))["mistakes"]
    assert [(one["line"], one["column"]) for one in found] == [
        (1, None), (2, None), (3, None), (4, 1), (4, None), (5, None), (6, None), (9, None), (12, None)
    ]  # fmt: skip
    for said in (
        "“name” is missing",
        "domain needs",
        "finite",
        "“b”",
        "minima needs",
        "key “fr”",
        "“a” lies",
        "“c” does",
        "“d” does",
    ):
        assert sum(said in one["text"] for one in found) == 1, said


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("schedules", 'name = "S"\nformula = "η (1 + g"\n', "in formula, column 8"),
        ("options", 'name = "O"\nformula = "2 x"\n', "must contain g"),
        ("options", 'name = "O"\nformula = "norm(g)"\n', "one number for all of g"),
        ("schedules", "name = \n", "not valid TOML"),
        ("optimizers", 'name = "O"\nequations = "v = g"\n', "never assign x"),
        ("optimizers", 'name = "O"\nequations = "x = x - 0.1 g"\n[terms]\nq = "?"\nr = "?"\n', "“r” does not occur"),
        ("optimizers", 'name = "O"\nequations = "v = g\\nv = norm(g)\\nx = x - v"\n', "a vector in one line"),
    ],
)
def test_a_broken_file_of_every_kind_is_explained(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, text: str, said: str
) -> None:
    code, out, _ = checked(capsys, written(tmp_path, kind, text))
    assert code == 1 and said in out


def test_a_landscape_is_shown_as_it_was_read_and_tried(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = 'name = "Mine"\nformula = "x²/2y + 3xy"\ndomain = [[-1, 1], [1, 2]]\nstart = [1, 2]\nminima = [[0.5, 1]]\n'
    path = written(tmp_path, "landscapes", text)
    code, out, _ = checked(capsys, path)
    assert code == 0
    assert "f(x, y) = (x²/2)·y + 3·x·y" in out and r"\frac{{x}^{2}}{2} \, y" in out
    assert "gradient (8, 3.5), by differences (8, 3.5)" in out
    assert "(0.5, 1) is no minimum" in out and "no description of the file" in out
    content = report(capsys, path)
    assert content["trial"]["loss"] == 7.0 and content["trial"]["hessian"] == [[2.0, 4.0], [4.0, 0.0]]
    assert content["trial"]["minima"][0]["is_minimum"] is False


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("default = 0.1", "default = 0.9"), "with its defaults it diverges in a bowl"),
        (("x - η g", "x + η g"), "with its defaults it diverges in a bowl"),
        (("x - η g", "x - 0.1 g"), "no equation reads lr"),
        (("x - η g", "x - η (g - g)"), "nothing moves"),
        (("default = 0.1", "limits = [0.0, 1.0]\ndefault = 1e-4"), "outside the range of its slider"),
        (("0.1", "0.1"), "no description of the file, lr"),
        (('name = "Mine"', 'name = "Mine"\ndescription = "d"'), "without a Chinese text: the file"),
        (("0.1", "0.1"), "the source is unknown"),
    ],
)
def test_what_could_be_better_is_a_warning(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    content = report(capsys, written(tmp_path, "optimizers", GOOD_OPTIMIZER.replace(*change)))
    assert content["good"] and any(said in warning for warning in content["warnings"])


def test_an_optimizer_is_tried_with_its_terms(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = GOOD_OPTIMIZER.replace("x = x - η g", "v₁ = 0.5v₁ + g\\nx = x - ηv₁")
    path = written(tmp_path, "optimizers", text)
    _, out, _ = checked(capsys, path)
    assert "v₁ = 0.5·v₁ + g" in out and "x = x - η·v₁" in out and r"x = x - \eta \, v_{1}" in out
    assert "v₁_x" in out and "x² + 2y² from (1, 1)" in out
    bowl = report(capsys, path)["trial"]["bowl"]
    assert bowl["positions"][1] == [0.8, 0.6] and bowl["terms"]["v1"][0] == [2.0, 4.0]


def test_a_schedule_is_tried_at_many_steps(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path, "schedules", 'name = "Mine"\nformula = "η / (1 + t)"\n')
    _, out, _ = checked(capsys, path)
    assert "η(t) = η/(1 + t)" in out and "rate/η" in out and "█" in out
    content = report(capsys, path)
    base = content["trial"]["lr"]
    assert content["trial"]["rates"][:3] == [base / 2, base / 3, base / 4]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("η (5 - t)", "negative at t = 6"),
        ("η / (5 - t)", "not finite at t = 5"),
        ("0 η", "always zero"),
        ("0.1 / t", "does not read η"),
    ],
)
def test_a_schedule_that_would_not_do_is_a_warning(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, formula: str, said: str
) -> None:
    content = report(capsys, written(tmp_path, "schedules", f'name = "Mine"\nformula = "{formula}"\n'))
    assert any(said in warning for warning in content["warnings"])


def test_an_option_is_tried_on_gradients(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    content = report(capsys, written(tmp_path, "options", 'name = "Mine"\nformula = "2g + x"\n'))
    assert content["rule"]["plain"] == ["g = 2·g + x"]
    assert content["trial"]["changed"][0] == [7.0, -10.0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (GOOD_OPTIMIZER, "optimizer"),
        ('name = "L"\nformula = "x²"\ndomain = [[-1, 1]]\nstart = [1]\n', "landscape"),
        ('name = "S"\nformula = "η / t"\n', "schedule"),
        ('name = "O"\nformula = "2g"\n', "option"),
    ],
)
def test_the_kind_of_a_file_anywhere_is_told_by_its_keys(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, kind: str
) -> None:
    assert report(capsys, written(tmp_path, "anywhere", text))["kind"] == kind


def test_an_unclear_kind_can_be_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path, "anywhere", 'name = "?"\nformula = "1 / t"\n')
    code, out, err = checked(capsys, path)
    assert (code, out) == (2, "") and "say --kind landscape|optimizer|schedule|option" in err
    assert report(capsys, path, "--kind", "schedule")["kind"] == "schedule"


@pytest.mark.parametrize("name", ["datasets/xor.toml", "datasets", "nosuch.toml", "icons/add.svg"])
def test_what_cannot_be_checked_is_bad_input(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, err = checked(capsys, assets.resources() / name)
    assert (code, out) == (2, "") and err.startswith("gdviz: check: ") and err.count("\n") == 1


def test_bytes_that_are_no_text_are_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path, "landscapes", "")
    path.write_bytes(b"\xff\xfe\x00")
    code, _, err = checked(capsys, path)
    assert code == 2 and "UTF-8" in err


def test_the_files_that_the_readme_shows_are_good(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    kinds = [report(capsys, written(tmp_path, "anywhere", block))["kind"] for block in blocks]
    assert kinds == ["optimizer", "schedule", "option"]
