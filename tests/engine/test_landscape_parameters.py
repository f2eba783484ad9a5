"""Parameters of landscapes: declared in a file, read by the formula, kept by the experiment."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of, parameters_of
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice, from_toml, to_toml
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeFile, read_landscape
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.compiled_formula import compiled_formula
from gdviz.engine.run import Run

SQUARE = ((-1.0, 1.0), (-1.0, 1.0))
POINTS = np.random.default_rng(1).normal(size=(50, 2))


def parametric(catalog: Catalog) -> list[LandscapeFile]:
    found = [file for file in catalog.landscapes.values() if file.parameters]
    assert len(found) >= 5
    return found


@pytest.mark.parametrize("formula", ["x² + κ y²", "x² + kappa y²", "x² + κy²", "x² + kappa·y^2"])
def test_a_parameter_is_read_by_symbol_and_by_name(formula: str) -> None:
    landscape = FormulaLandscape(formula, None, {"kappa": 10.0}, {"kappa": "κ"})
    plain = FormulaLandscape("x² + 10y²")
    assert landscape.variables == ("x", "y") and landscape.parameters == {"kappa": 10.0}
    np.testing.assert_array_equal(landscape.loss(POINTS), plain.loss(POINTS))
    np.testing.assert_array_equal(landscape.gradient(POINTS), plain.gradient(POINTS))
    np.testing.assert_array_equal(landscape.hessian(POINTS), plain.hessian(POINTS))


def test_the_typeset_formula_shows_what_the_author_wrote() -> None:
    assert r"\kappa" in FormulaLandscape("κ x²", None, {"kappa": 10.0}, {"kappa": "κ"}).latex
    assert r"\mathrm{depth}" in FormulaLandscape("depth x²", None, {"depth": 10.0}, {"depth": "d"}).latex


def test_another_value_compiles_nothing_again() -> None:
    first, second = (FormulaLandscape("sin(q x)", None, {"q": value}) for value in (1.0, 2.0))
    compiled = compiled_formula("sin(q x)", ("x",), (("q", "q"),))
    at = np.array([0.5])
    assert (first.loss(at), second.loss(at)) == (np.sin(0.5), np.sin(1.0))
    before = compiled.loss, compiled.gradient, compiled.hessian
    FormulaLandscape("sin(q x)", None, {"q": 3.0}).hessian(at)
    assert before == (compiled.loss, compiled.gradient, compiled.hessian)


@pytest.mark.parametrize(
    "formula", ["a/(b x)", "a^b x", "sin(a x) exp(b x)/a", "(a x)^b", "x/(a - b)", "where(x > a, b, x)"]
)
@pytest.mark.parametrize("values", [(0.0, 0.0), (-3.0, 0.5), (1e300, 50.0), (2.0, 2.0)])
def test_runs_by_floats_and_by_arrays_see_the_same_numbers(
    catalog: Catalog, formula: str, values: tuple[float, float]
) -> None:
    landscape = FormulaLandscape(formula, ("x",), dict(zip("ab", values, strict=True)))
    run = Run(landscape, catalog.optimizers["gd"], (0.7,), {"lr": 0.01})
    run.advance(3)
    positions = run.trajectory.positions
    np.testing.assert_array_equal(run.trajectory.gradients, landscape.gradient(positions))
    expected = positions[:-1] - 0.01 * landscape.gradient(positions[:-1])
    np.testing.assert_allclose(positions[1:], expected, rtol=1e-12)


@pytest.mark.parametrize("optimizer", ["gd", "nesterov", "adam"])
def test_a_run_with_parameters_is_the_run_with_the_numbers_in_their_place(catalog: Catalog, optimizer: str) -> None:
    runs = []
    for landscape in (
        FormulaLandscape("a x² + 3sin(x y) + y²/b", None, {"a": 2.0, "b": 0.5}),
        FormulaLandscape("a x² + 3sin(x y) + y²/b", None, {"a": 7.0, "b": 0.5}),
        FormulaLandscape("7x² + 3sin(x y) + y²/0.5"),
    ):
        runs.append(Run(landscape, catalog.optimizers[optimizer], (1.0, -2.0), {"lr": 0.01}))
        runs[-1].advance(50)
    different, same, plain = (run.trajectory.positions for run in runs)
    np.testing.assert_allclose(same, plain, rtol=1e-12)
    assert np.abs(different - plain).max() > 1e-3


def test_parametric_landscapes_keep_their_promises_over_the_whole_range(catalog: Catalog) -> None:
    chance = np.random.default_rng(2)
    for file in parametric(catalog):
        for share in (0.0, 0.37, 1.0):
            values = {name: (1 - share) * one.range[0] + share * one.range[1] for name, one in file.parameters.items()}
            landscape = landscape_of(catalog, file.choice(values))
            low, high = np.array(file.domain).T
            points = chance.uniform(low, high, (2000, len(low)))
            assert np.isfinite(landscape.loss(points)).all(), file.id
            assert np.isfinite(landscape.gradient(np.array(file.start))).all(), file.id
            for minimum in np.array(file.minima_at(values)):
                assert landscape.loss(minimum) <= landscape.loss(points).min() + 1e-12, file.id
                assert np.abs(landscape.gradient(minimum)).max() < 1e-9, file.id


def test_minima_given_by_formulas_follow_the_parameters_and_numbers_hold_at_the_defaults() -> None:
    text = """
name = "W"
formula = "(x² - a)²"
domain = [[-2, 2]]
start = [1.0]
minima = [["√a"], ["-√spread"], [1.0]]
[parameter.spread]
symbol = "a"
default = 1.0
range = [0.0, 4.0]
"""
    file = read_landscape(Path("w.toml"), text)
    assert file.minima == ((1.0,), (-1.0,), (1.0,))
    assert file.minima_at({"spread": 4.0}) == ((2.0,), (-2.0,))
    assert file.minima_at({"spread": -1.0}) == ()
    assert file.choice().parameters == {"spread": 1.0}
    assert file.choice({"spread": 4.0}).minima == ((2.0,), (-2.0,))


HEAD = 'name = "A"\nformula = "a x²"\ndomain = [[-1, 1]]\nstart = [1]\n'


@pytest.mark.parametrize(
    ("rest", "line", "reason"),
    [
        ("[parameter.a]\ndefault = 3\nrange = [0, 1]\n", 5, "outside its limits"),
        ("[parameter.a]\ndefault = 1\nrange = [2, 1]\n", 5, "the lower first"),
        ("[parameter.x]\ndefault = 1\nrange = [0, 2]\n", 5, "“x” cannot name a parameter"),
        ("[parameter.sin]\ndefault = 1\nrange = [0, 2]\n", 5, "“sin” cannot name a parameter"),
        ('[parameter.b]\nsymbol = "e"\ndefault = 1\nrange = [0, 2]\n', 6, "“e” cannot name a parameter"),
        ("[parameter.b]\ndefault = 1\nrange = [0, 2]\n", 2, "“a” is not known"),
        (
            "[parameter.a]\ndefault = 1\nrange = [0, 2]\n[parameter.b]\nsymbol='a'\ndefault = 1\nrange = [0, 2]\n",
            9,
            "two parameters are called “a”",
        ),
        (
            "[parameter.a]\ndefault = 1\nrange = [0, 2]\n[parameter.b]\ndefault = 1\nrange = [0, 2]\n",
            8,
            "does not occur",
        ),
        ("minima = [['√b']]\n[parameter.a]\ndefault = 1\nrange = [0, 2]\n", 5, "“b” is not known"),
        ("minima = [['1/(a - 1)']]\n[parameter.a]\ndefault = 1\nrange = [0, 2]\n", 5, "minima must be finite"),
    ],
)
def test_a_wrong_declaration_is_named_with_its_line(rest: str, line: int, reason: str) -> None:
    with pytest.raises(FileError) as caught:
        read_landscape(Path("a.toml"), HEAD + rest)
    assert caught.value.mistake.line == line and reason in str(caught.value)


def test_parameters_round_trip_through_the_experiment_file() -> None:
    choice = LandscapeChoice("x² + κ y²", SQUARE, "anything", (), {"kappa": 0.1 + 0.2, "κ₂": 1e-300})
    experiment = Experiment(choice, (1.0, 1.0), (RunChoice("gd", "gd", {"lr": 0.1}),))
    assert from_toml(Path("x.toml"), to_toml(experiment)) == experiment


def test_an_older_file_takes_the_defaults_of_the_landscape(catalog: Catalog) -> None:
    for file in parametric(catalog):
        text = to_toml(Experiment(LandscapeChoice(file.formula, file.domain, file.id), file.start))
        assert "parameters" not in text
        choice = from_toml(Path("old.toml"), text).landscape
        assert landscape_of(catalog, choice).parameters == file.defaults()


def test_an_experiment_is_readable_where_its_landscape_file_is_missing(catalog: Catalog) -> None:
    choice = LandscapeChoice("x² + κ y²", SQUARE, "somebody's own", (), {"kappa": 3.0})
    assert landscape_of(catalog, choice).loss(np.array([1.0, 1.0])) == 4.0
    assert parameters_of(catalog, choice)["kappa"].symbol == "κ"


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"kappa": float("nan")}, "must be a number"),
        ({"kappa": 1.0, "depth": 2.0}, "“depth” does not occur"),
        ({"kappa": 1.0, "x": 2.0}, "“x” cannot name a parameter"),
        ({"kappa": 1.0, "sin": 2.0}, "“sin” cannot name a parameter"),
    ],
)
def test_parameters_that_make_no_sense_are_refused(catalog: Catalog, parameters: dict[str, float], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        landscape_of(catalog, LandscapeChoice("x² + κ y²", SQUARE, "", (), parameters))


def test_without_a_value_the_name_is_unknown(catalog: Catalog) -> None:
    with pytest.raises(FormulaError, match="κ"):
        landscape_of(catalog, LandscapeChoice("x² + κ y²", SQUARE))
