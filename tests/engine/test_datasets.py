"""Datasets and problems of the catalog: what a file may say, what is drawn, and what an experiment holds of it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
import tomli_w

from gdviz import assets
from gdviz.engine.data.chosen_problem import choice_for_csv, domain_around, problem_of
from gdviz.engine.data.problem_choice import (
    CsvChoice,
    DatasetChoice,
    LinearChoice,
    LogisticChoice,
    NetworkChoice,
    PolynomialChoice,
    ProblemChoice,
    SoftmaxChoice,
)
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.files.dataset_file import read_dataset
from gdviz.engine.files.problem_file import read_problem
from gdviz.engine.files.toml_file import FileError, read_record

CATALOG = load_catalog([assets.resources()])
every_dataset = pytest.mark.parametrize("name", CATALOG.datasets)


@every_dataset
def test_a_dataset_is_described_and_drawn_by_its_seed(name: str) -> None:
    file = CATALOG.datasets[name]
    assert file.name.zh and file.description.zh
    assert all(entry.description.zh for entry in file.parameters.values())
    dataset = file.dataset()
    assert dataset.inputs.shape == (len(dataset), len(file.features)) and dataset.targets.shape == (len(dataset),)
    assert np.isfinite(dataset.inputs).all() and np.isfinite(dataset.targets).all()
    if file.classes:
        assert set(dataset.targets) == set(range(len(file.classes)))
    np.testing.assert_array_equal(file.dataset({}, 0).inputs, dataset.inputs)
    if file.generator and file.defaults()["noise"]:
        other = file.dataset({}, 1)
        assert not np.array_equal(other.inputs, dataset.inputs) or not np.array_equal(other.targets, dataset.targets)


@every_dataset
def test_its_parameters_do_what_they_say(name: str) -> None:
    file = CATALOG.datasets[name]
    if not file.generator:
        return
    assert len(file.dataset({"count": 37.0})) == 37
    calm, wild = (file.dataset({"noise": noise}) for noise in (0.0, 1.0))
    moved = np.abs(wild.inputs - calm.inputs).sum() + np.abs(wild.targets - calm.targets).sum()
    assert moved > 0.0
    for parameter, entry in file.parameters.items():
        changed = file.dataset({parameter: entry.range[1]})
        same = changed.inputs.shape == calm.inputs.shape and np.array_equal(changed.inputs, file.dataset().inputs)
        assert not same or not np.array_equal(changed.targets, file.dataset().targets), parameter


def test_shapes_are_what_their_names_promise() -> None:
    still = {"noise": 0.0}
    corners = CATALOG.datasets["xor"].dataset(still)
    np.testing.assert_array_equal(corners.inputs, [[0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(corners.targets, [0, 1, 1, 0])
    circles = CATALOG.datasets["circles"].dataset(still)
    radius = np.linalg.norm(circles.inputs, axis=1)
    np.testing.assert_allclose(radius, np.where(circles.targets == 0, 1.0, 0.5))
    line = CATALOG.datasets["noisy_line"].dataset(still)
    np.testing.assert_allclose(line.targets, 1.5 * line.inputs[:, 0] - 0.5)
    pulled = CATALOG.datasets["line_with_outliers"].dataset(still)
    above = pulled.targets - (1.5 * pulled.inputs[:, 0] - 0.5)
    assert np.count_nonzero(np.isclose(above, 8.0)) == 4 and np.count_nonzero(np.isclose(above, 0.0)) == 36


POINTS = 'name = "P"\nfeatures = ["x"]\ntarget = "y"\npoints = [[1.0, 2.0]]\n'
DRAWN = """name = "D"
features = ["a", "b"]
target = "c"
classes = ["0", "1"]
generator = "xor"
[parameter.count]
default = 4.0
range = [4.0, 40.0]
[parameter.noise]
default = 0.0
range = [0.0, 1.0]
"""


def test_small_files_are_read() -> None:
    np.testing.assert_array_equal(read_dataset(Path("p.toml"), POINTS).dataset().inputs, [[1.0]])
    assert len(read_dataset(Path("d.toml"), DRAWN).dataset()) == 4


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (POINTS.replace("2.0", "2.0, 3.0"), 4, "point 1 needs 2 finite numbers"),
        (POINTS.replace("2.0", "inf"), 4, "point 1 needs 2 finite numbers"),
        (POINTS.replace('"y"', '"x"'), 2, "each another one"),
        (POINTS.replace('["x"]', "[]"), 2, "features and target need names"),
        (POINTS + 'classes = ["a"]\n', 5, "two classes at least"),
        (POINTS + 'classes = ["a", "b"]\n', 4, "is not the place of a class"),
        (POINTS + 'generator = "xor"\n', 4, "either points or a generator"),
        (POINTS + "colour = 1\n", 5, "no key “colour” here"),
        (DRAWN.replace("xor", "galaxy"), 5, "there is no generator “galaxy”; there are line, "),
        (DRAWN.replace('["a", "b"]', '["a"]'), 2, "makes 2 feature(s)"),
        (DRAWN.replace('["0", "1"]', '["0", "1", "2"]'), 4, "makes 2 to 2 classes"),
        (DRAWN.replace("parameter.noise", "parameter.colour"), 9, "just these parameters: count, noise"),
        (DRAWN.replace("[4.0, 40.0]", "[0.0, 40.0]"), 6, "limits of “count”"),
    ],
)
def test_a_mistake_in_a_dataset_is_named_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(FileError) as caught:
        read_dataset(Path("d.toml"), text)
    assert words in str(caught.value.mistake.message) and caught.value.mistake.line == line


PROBLEM = """name = "P"
domain = [[-1.0, 1.0], [-1.0, 1.0]]
weights = ["w2", "b"]
start = [0.0, 1.0, 2.0]
[model]
kind = "linear"
[data]
kind = "dataset"
id = "moons"
"""


def test_a_problem_file_says_which_weights_are_shown_first() -> None:
    file = read_problem(Path("p.toml"), PROBLEM, CATALOG.datasets)
    assert (file.variables, file.shown, file.start) == (("w1", "w2", "b"), (1, 2), (0.0, 1.0, 2.0))
    assert file.whole_domain() == ((-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0))
    assert file.choice == ProblemChoice(LinearChoice(), DatasetChoice("moons"), id="p")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"moons"', '"moon"', 7, "there is no dataset “moon”"),
        ('"moons"', '"moons"\nparameters = { noise = -1.0 }', 7, "noise must be a number from 0"),
        ('"linear"', '"polynomial"', 5, "a polynomial takes one feature, not 2"),
        ('"linear"', '"quadratic"', 6, "Invalid value 'quadratic'"),
        ('"linear"', '"linear"\ndegree = 2', 7, "no key “degree” here"),
        ('"b"]', '"w3"]', 3, "there is no weight “w3”; there are w1, w2, b"),
        ('"b"]', '"w2"]', 3, "name one weight or two different ones"),
        (", [-1.0, 1.0]]", "]", 2, "the domain needs 2 interval(s)"),
        ("[[-1.0, 1.0]", "[[1.0, -1.0]", 2, "the lower end must be below the upper end"),
        ("[0.0, 1.0, 2.0]", "[0.0, 1.0]", 4, "the start needs 3 finite number(s)"),
        ("[0.0, 1.0, 2.0]", "[0.0, 1.0, nan]", 4, "the start needs 3 finite number(s)"),
    ],
)
def test_a_mistake_in_a_problem_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in PROBLEM
    with pytest.raises(FileError) as caught:
        read_problem(Path("p.toml"), PROBLEM.replace(old, new, 1), CATALOG.datasets)
    assert words in str(caught.value.mistake.message) and caught.value.mistake.line == line


def test_a_problem_of_ones_own_may_read_a_table_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "problems"
    folder.mkdir()
    (folder / "own.csv").write_text("size,price\n1,10\n2,20\n3,31\n")
    text = 'name = "Prices"\ndomain = [[0.0, 20.0], [-5.0, 5.0]]\n[model]\nkind = "linear"\n[data]\nkind = "csv"\n'
    (folder / "own.toml").write_text(text + 'path = "own.csv"\n')
    (folder / "broken.toml").write_text(text + 'path = "nowhere.csv"\n')
    catalog = load_catalog([assets.resources(), tmp_path])
    problem = problem_of(catalog, catalog.problems["own"].choice)
    np.testing.assert_allclose(problem.minima[0], [10.5, -2.0 / 3.0])
    (mistake,) = catalog.mistakes
    assert mistake.path.name == "nowhere.csv" and "the file cannot be read" in str(mistake.message)


def test_a_table_alone_makes_a_problem_that_suits_its_target(tmp_path: Path, catalog: Catalog) -> None:
    def first(content: str, **options: str) -> ProblemChoice:
        path = tmp_path / "table.csv"
        path.write_text(content, encoding="utf-8")
        return choice_for_csv(str(path), **options)  # type: ignore[arg-type]

    assert first("a,b\n1,2\n2,5\n").model == LinearChoice()
    assert first("a,b\n1,no\n2,yes\n").model == LogisticChoice()
    assert first("a,b\n1,no\n2,yes\n3,perhaps\n").model == SoftmaxChoice()
    assert first("b,a\nno,1\nyes,2\n", target="b").model == LogisticChoice()
    problem = problem_of(catalog, first("a,b\n1,2\n2,100\n"))
    for interval, begin, end in zip(domain_around(problem, (0.0, 0.0)), (0.0, 0.0), problem.minima[0], strict=True):
        assert interval[0] < min(begin, end) and max(begin, end) < interval[1]
    with pytest.raises(FileError, match="“1,5” has a decimal comma"):
        problem_of(catalog, first("a;b\n1;2\n2;1,5\n"))
    with pytest.raises(FileError, match="there is no column “c”"):
        first("a,b\n1,2\n", target="c")


@pytest.mark.parametrize(
    "choice",
    [
        *(file.choice for file in CATALOG.problems.values()),
        ProblemChoice(LinearChoice(False), CsvChoice("a/b.csv", ("age",), "height", "no"), standardise=True),
        ProblemChoice(PolynomialChoice(7), DatasetChoice("sine", {"noise": 0.25}, 4), id="mine"),
        ProblemChoice(NetworkChoice((), "gelu", "cross_entropy", "too_large", 9), DatasetChoice("moons")),
        ProblemChoice(SoftmaxChoice(), DatasetChoice("three_blobs")),
        ProblemChoice(LogisticChoice(), DatasetChoice("moons")),
    ],
)
def test_a_choice_goes_through_a_file_and_comes_back(choice: ProblemChoice) -> None:
    text = tomli_w.dumps(msgspec.to_builtins(choice))
    assert read_record(Path("choice.toml"), text, ProblemChoice) == choice
