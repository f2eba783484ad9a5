"""Files with mistakes are named with line and reason, and the others still load."""

from __future__ import annotations

from pathlib import Path

import pytest

from gdviz import assets
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.files.toml_file import Mistake
from gdviz.engine.methods import all_methods

LANDSCAPE = """\
name = "Mine"
formula = "x² + y²"
domain = [[-1, 1], [-2.0, 2.0]]
start = [1, 0.5]
minima = [[0, 0]]
description = { en = "a bowl", zh = "碗" }
"""
OPTIMIZER = '''\
name = { en = "Mine", zh = "我的" }
year = 2024
equations = """
v = μ v + g
x = x - η v
"""

[hyperparameter.lr]
symbol = "η"
default = 0.1
range = [1e-3, 1.0]
scale = "log"
limits = [0.0, 10]
description = "rate"

[hyperparameter.mu]
symbol = "μ"
default = 0
range = [0, 1]

[terms]
v = "velocity"

[state]
v = 0.5
'''


def write(folder: Path, kind: str, name: str, content: str | bytes) -> Path:
    path = folder / kind / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def mistake_of(folder: Path, kind: str, content: str | bytes) -> Mistake:
    """Return the one mistake found; a good neighbour of each kind must load all the same."""
    write(folder, "landscapes", "good", LANDSCAPE)
    write(folder, "optimizers", "good", OPTIMIZER)
    path = write(folder, kind, "bad", content)
    catalog = load_catalog([folder])
    assert list(catalog.landscapes) == ["good"]
    assert set(catalog.optimizers) - set(all_methods()) == {"good"}
    (mistake,) = catalog.mistakes
    assert mistake.path == path
    assert str(mistake) == f"{path}:{mistake.line}: {mistake.message}"
    return mistake


def test_good_files_load(tmp_path: Path) -> None:
    write(tmp_path, "landscapes", "bowl", LANDSCAPE)
    write(tmp_path, "optimizers", "ball", OPTIMIZER)
    catalog = load_catalog([tmp_path])
    assert catalog.mistakes == ()
    bowl, ball = catalog.landscapes["bowl"], catalog.optimizers["ball"]
    assert (bowl.id, bowl.variables, bowl.domain, bowl.start) == ("bowl", ("x", "y"), ((-1, 1), (-2, 2)), (1.0, 0.5))
    assert bowl.name.in_language("zh") == "Mine" and bowl.description.in_language("zh") == "碗"
    assert (ball.id, ball.year, ball.name.en, ball.name.zh) == ("ball", 2024, "Mine", "我的")
    assert ball.defaults() == {"lr": 0.1, "mu": 0.0}
    rate, momentum = ball.hyperparameters.values()
    assert (rate.symbol, rate.limits, rate.scale) == ("η", (0.0, 10.0), "log")
    assert (momentum.limits, momentum.scale) == ((0.0, 1.0), "linear")
    assert [(term.name, term.is_vector, term.description.en) for term in ball.terms] == [("v", True, "velocity")]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('name = "Mine"', "", 1, "name"),
        ('name = "Mine"', "name = 3", 1, "in name"),
        ('name = "Mine"', 'name = "Mine', 1, "not valid TOML"),
        ("start = [1, 0.5]", "start = [1, 0.5", 5, "not valid TOML"),
        ("minima", "minimum", 5, "minimum"),
        ('"x² + y²"', '"x² + "', 2, "column 5"),
        ('"x² + y²"', '"x² + foo"', 2, "foo"),
        ('"x² + y²"', '"x²"', 3, "domain needs one entry for each of the 1"),
        ("[[-1, 1], [-2.0, 2.0]]", "[[-1, 1]]", 3, "domain needs"),
        ("[[-1, 1], [-2.0, 2.0]]", "[[-1, 1], [-2.0]]", 3, "domain.2"),
        ("[[-1, 1], [-2.0, 2.0]]", "[[-1, 1], [2.0, -2.0]]", 3, "below the upper"),
        ("[[-1, 1], [-2.0, 2.0]]", "[[-1, 1], [0, inf]]", 3, "within"),
        ("[[-1, 1], [-2.0, 2.0]]", "[[-1, 1], [1, 1]]", 3, "below the upper"),
        ("[1, 0.5]", "[1]", 4, "start needs"),
        ("[1, 0.5]", "[1, nan]", 4, "finite"),
        ("[1, 0.5]", '[1, "0.5"]', 4, "start.2"),
        ("[1, 0.5]", "[1, true]", 4, "start.2"),
        ("[1, 0.5]", f"[1, 1{'0' * 400}]", 4, "start.2"),
        ("[[0, 0]]", "[[0, 0], [1]]", 5, "minima needs"),
        ("[[0, 0]]", "[[0, nan]]", 5, "finite"),
        ('zh = "碗"', 'fr = "bol"', 6, "fr"),
    ],
)
def test_a_mistake_in_a_landscape_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert LANDSCAPE.count(old) == 1
    mistake = mistake_of(tmp_path, "landscapes", LANDSCAPE.replace(old, new))
    assert mistake.line == line
    assert said in str(mistake.message)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("year = 2024", "jahr = 2024", 2, "jahr"),
        ("year = 2024", 'year = "2024"', 2, "year"),
        ("v = μ v + g", "v = μ v + ", 4, "column 10"),
        ("v = μ v + g", "v = μ v + grd", 4, "column 11"),
        ("v = μ v + g", "v = μ v + β g", 4, "column 11"),
        ("v = μ v + g", "v : μ v + g", 4, "name = formula"),
        ("v = μ v + g", "g = μ v + g", 4, "cannot be assigned"),
        ("v = μ v + g", "sin = μ v + g", 4, "cannot be assigned"),
        ("v = μ v + g", "e = g", 4, "cannot be assigned"),
        ("v = μ v + g", "η = g", 4, "cannot be assigned"),
        ("v = μ v + g", "mu = g", 4, "cannot be assigned"),
        ("v = μ v + g", "2v = g", 4, "not a name"),
        ("v = μ v + g", "v = norm(η) g", 4, "column 5"),
        ("v = μ v + g", "v = grad(t)", 4, "column 5"),
        ("x = x - η v", "v = norm(g)\nx = x - η v", 5, "a vector in one line"),
        ("x = x - η v", "y = x - η v", 5, "never assign x"),
        ("x = x - η v", "x = x - η v 9^9^9", 5, "exponent"),
        ('symbol = "η"', 'symbol = "g"', 9, "cannot name"),
        ('symbol = "η"', 'symbol = "e"', 9, "cannot name"),
        ('symbol = "η"', 'symbol = "η 1"', 9, "cannot name"),
        ('symbol = "η"', 'symbol = "μ"', 17, "two hyperparameters"),
        ("[hyperparameter.mu]", "[hyperparameter.sin]", 16, "cannot name"),
        ("default = 0.1", "", 8, "default"),
        ("default = 0.1", 'default = "0.1"', 10, "hyperparameter.lr.default"),
        ("default = 0.1", "default = true", 10, "hyperparameter.lr.default"),
        ("default = 0.1", "default = 11", 8, "outside its limits"),
        ("default = 0.1", "default = nan", 8, "outside its limits"),
        ("default = 0\n", 'default = "0"\n', 18, "hyperparameter.mu.default"),
        ("[1e-3, 1.0]", "[1.0, 1e-3]", 8, "the lower first"),
        ("[1e-3, 1.0]", "[0.0, 1.0]", 8, "above 0 for a log scale"),
        ("[1e-3, 1.0]", "[1e-3, inf]", 8, "two numbers"),
        ("[1e-3, 1.0]", "[1e-3]", 11, "hyperparameter.lr.range"),
        ('"log"', '"cubic"', 12, "cubic"),
        ('description = "rate"', 'beschreibung = "rate"', 14, "beschreibung"),
        ('v = "velocity"', 'w = "velocity"', 22, "“w”"),
        ('v = "velocity"', 'x = "position"', 22, "“x”"),
        ("v = 0.5", "w = 0.5", 25, "“w”"),
        ("v = 0.5", 'v = "y + 1"', 25, "column 1"),
        ("v = 0.5", "v = [0.5]", 25, "state.v"),
        ("v = 0.5", "v = nan", 25, "nan"),
    ],
)
def test_a_mistake_in_an_optimizer_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert OPTIMIZER.count(old) == 1
    mistake = mistake_of(tmp_path, "optimizers", OPTIMIZER.replace(old, new))
    assert said in str(mistake.message)
    assert mistake.line == line


def test_a_state_that_would_change_its_shape_is_refused(tmp_path: Path) -> None:
    changed = OPTIMIZER.replace("v = μ v + g\nx = x - η v", "x = x - η v g\nv = norm(g)").replace("v = 0.5", 'v = "x"')
    mistake = mistake_of(tmp_path, "optimizers", changed)
    assert (mistake.line, "a vector in one line" in str(mistake.message)) == (5, True)


def test_equations_in_one_line_report_that_line(tmp_path: Path) -> None:
    one = 'name = "gd"\n\nequations = "x = x - foo g"\n'
    mistake = mistake_of(tmp_path, "optimizers", one)
    assert (mistake.line, "column 9" in str(mistake.message)) == (3, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "cannot be read"),
        (b"\x00", "not valid TOML"),
        (b"", "name"),
        (b"a = " + b"[" * 5000, "not valid TOML"),
        (b"name = 1\nname = 2", "not valid TOML"),
    ],
)
@pytest.mark.parametrize("kind", ["landscapes", "optimizers"])
def test_a_file_that_is_no_table_is_reported_too(tmp_path: Path, kind: str, content: bytes, said: str) -> None:
    assert said in str(mistake_of(tmp_path, kind, content).message)


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "landscapes" / "folder.toml").mkdir(parents=True)
    (mistake,) = load_catalog([tmp_path]).mistakes
    assert "cannot be read" in str(mistake)


def test_a_file_of_a_windows_editor_with_a_mark_at_its_start_loads(tmp_path: Path) -> None:
    write(tmp_path, "landscapes", "bowl", b"\xef\xbb\xbf" + LANDSCAPE.replace("\n", "\r\n").encode())
    write(tmp_path, "optimizers", "ball", b"\xef\xbb\xbf" + OPTIMIZER.replace("\n", "\r\n").encode())
    catalog = load_catalog([tmp_path])
    assert catalog.mistakes == ()
    assert "bowl" in catalog.landscapes and "ball" in catalog.optimizers


def test_a_persons_own_file_replaces_the_one_of_the_same_name(tmp_path: Path) -> None:
    original = load_catalog([assets.resources()])
    landscape, optimizer = next(iter(original.landscapes)), next(iter(original.optimizers))
    write(tmp_path, "landscapes", landscape, LANDSCAPE)
    write(tmp_path, "optimizers", optimizer, OPTIMIZER)
    catalog = load_catalog([assets.resources(), tmp_path])
    assert catalog.landscapes[landscape].name.en == catalog.optimizers[optimizer].name.en == "Mine"
    assert catalog.landscapes.keys() == original.landscapes.keys()
    assert catalog.optimizers.keys() == original.optimizers.keys()


def test_a_bad_file_of_a_person_leaves_the_products_own_in_place(tmp_path: Path) -> None:
    original = load_catalog([assets.resources()])
    landscape = next(iter(original.landscapes))
    write(tmp_path, "landscapes", landscape, "name = 3")
    catalog = load_catalog([assets.resources(), tmp_path])
    assert catalog.landscapes[landscape] == original.landscapes[landscape]
    assert len(catalog.mistakes) == 1


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    catalog = load_catalog([tmp_path / "nowhere"])
    assert (catalog.landscapes, catalog.mistakes) == ({}, ())
    assert catalog.optimizers == all_methods()  # these are found in the program itself
