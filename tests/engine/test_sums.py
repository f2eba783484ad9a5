"""Sums over an index in the formulas of landscapes: their value, derivatives, typeset form, mistakes and limits."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from gdviz.engine.errors import FormulaError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import LONGEST, parse
from gdviz.engine.language.plain import plain
from gdviz.engine.language.sums import MOST_PARTS, expanded
from gdviz.engine.language.tree import walk
from gdviz.engine.run import Run

VALLEY = "sum(i=1..19, 100(x_{i+1} - x_i²)² + (1 - x_i)²)"
NAMES = {f"x{index}" for index in range(1, 101)}


@pytest.mark.parametrize(
    ("formula", "written_out"),
    [
        ("sum(i=1..3, x_i²)", "x1² + x2² + x3²"),
        ("sum(i=1..3, i x_i)", "1x1 + 2x2 + 3x3"),
        ("sum(k=2..4, (x_{k-1} - x_k)²)", "(x1 - x2)² + (x2 - x3)² + (x3 - x4)²"),
        ("sum(i=1..2, x_(i+1)^i) x1", "(x2 + x3²)x1"),
        ("2sum(i=1..2, x_i) - 3", "2(x1 + x2) - 3"),
        ("Σ(i = 1 … 2, x_i) + ∑(j=1...2, x_j²)", "x1 + x2 + (x1² + x2²)"),
        ("sum(i=1..2, sum(j=1..2, x_i x_j / (i + j)))", "x1 x1/2 + x1 x2/3 + (x2 x1/3 + x2 x2/4)"),
        ("sum(i=1..2, |x_i|) + sum(i=1..2, sin(x_i))", "|x1| + |x2| + (sin(x1) + sin(x2))"),
        ("sum(i=5..5, x_i)", "x5"),
        ("sum(i=1..2, a x_i)", "a x1 + a x2"),
    ],
)
def test_a_sum_is_what_it_is_written_out(formula: str, written_out: str) -> None:
    parameters = {"a": 1.5} if "a x" in formula else {}
    one, other = (FormulaLandscape(text, parameters=parameters) for text in (formula, written_out))
    assert one.variables == other.variables
    points = np.random.default_rng(0).uniform(0.5, 2.0, (7, one.dimension))
    np.testing.assert_allclose(one.loss(points), other.loss(points), rtol=1e-14)
    np.testing.assert_allclose(one.gradient(points), other.gradient(points), rtol=1e-12)
    np.testing.assert_allclose(one.hessian(points), other.hessian(points), rtol=1e-12, atol=1e-14)


def test_rosenbrocks_valley_has_twenty_variables() -> None:
    valley = FormulaLandscape(VALLEY)
    assert valley.dimension == 20
    x = np.linspace(-1.0, 1.0, 20)
    assert valley.loss(x) == pytest.approx(np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2), rel=1e-14)
    assert not valley.gradient(np.ones(20)).any() and np.linalg.eigvalsh(valley.hessian(np.ones(20))).min() > 0


def test_a_run_descends_in_twenty_dimensions(catalog: Catalog) -> None:
    run = Run(FormulaLandscape(VALLEY), catalog.optimizers["gd"], np.full(20, 0.5), {"lr": 1e-3})
    run.advance(200)
    assert run.trajectory.losses[-1] < 0.5 * run.trajectory.losses[0]


@pytest.mark.parametrize(
    ("formula", "latex"),
    [
        ("sum(i=1..3, x_i²)", r"\sum_{i=1}^{3} {x_{i}}^{2}"),
        ("sum(i=1..3, x_{i+1} - x_i)", r"\sum_{i=1}^{3} \left(x_{i+1} - x_{i}\right)"),
        ("sum(i=1..3, x_i) + x1", r"\sum_{i=1}^{3} x_{i} + x_{1}"),
        ("x1 - sum(i=1..3, x_i)", r"x_{1} - \left(\sum_{i=1}^{3} x_{i}\right)"),
        ("2sum(i=1..3, -x_i)²", r"2 \, {\left(\sum_{i=1}^{3} \left(-x_{i}\right)\right)}^{2}"),
    ],
)
def test_a_sum_is_typeset_as_one_and_reads_back(formula: str, latex: str) -> None:
    assert FormulaLandscape(formula).latex.partition(" = ")[2] == latex
    tree = parse(formula, NAMES, sums=True)
    assert parse(plain(tree), NAMES, sums=True) == tree
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of how it finds its font
        import ziamath
    assert ziamath.Latex(latex).svg().startswith("<svg")


@pytest.mark.parametrize(
    ("formula", "column", "said"),
    [
        ("1 + sum(i=1..60, x_i)", 5, "from 1 to 50 terms, not 60"),
        ("sum(i=3..1, x_i)", 1, "from 1 to 50 terms, not 0"),
        ("sum(i=1..999999999, x_i)", 1, "not 999999999"),
        ("sum(i=0..3, x_i)", 13, "at i = 0 this would be x0"),
        ("sum(i=90..99, x_{i+2})", 15, "at i = 99 this would be x101"),
        ("sum(i, x_i)", 1, "a sum reads sum(i=1..9, x_i²)"),
        ("x1 + sum(x_i)", 6, "a sum reads sum(i=1..9, x_i²)"),
        ("sum(i=1..n, x_i)", 1, "a sum reads"),
        ("sum(i=1..3)", 1, "a sum reads"),
        ("sum + x1", 1, "sum"),
        ("sum(i=1..3, )", 13, "too early"),
        ("sum(i=1..3, x_i", 1, "never closed"),
        ("sum(i=1..3, x_j)", 13, "“x_j” is not known"),
        ("sum(i=1..3, x_i) + i", 20, "“i” is not known"),
        ("sum(i=1..3, x_i) + x_i", 20, "“x_i” is not known"),
        ("sum(e=1..3, x_e)", 5, "“e” means something else already"),
        ("sum(x=1..3, x_x)", 5, "“x” means something else already"),
        ("sum(i=1..3, sum(i=1..3, x_i))", 17, "“i” means something else already"),
        ("x + sum(i=1..2, x_i)", 17, "not both"),
        ("sum(i=1..3, x_i > 0)", 17, "comparison"),
        ("sum(i=1..9, 9^(9 i)) x1", 18, "exponent beyond"),
        ("sum(i=1..50, sum(j=1..50, x_i x_j))", 1, "more than 2000 parts"),
        ("+".join(["sum(i=1..50, x_i²)"] * 14), 1, "more than 2000 parts"),
    ],
)
def test_a_sum_that_cannot_be_is_refused_at_its_column(formula: str, column: int, said: str) -> None:
    with pytest.raises(FormulaError) as caught:
        FormulaLandscape(formula)
    assert said in str(caught.value) and caught.value.column == column


def test_optimizers_have_no_sums() -> None:
    with pytest.raises(FormulaError, match="“sum” is not known"):
        parse("sum(i=1..3, x_i)", {"x", "g", "x1"})


@pytest.mark.parametrize(
    "formula",
    [
        "sum(i=1..50," + "+".join(["x_i"] * 18) + ")",
        "sum(i=1..50," + "+".join(["2^3"] * 9) + "+x_i)",
        "+".join(["sum(i=1..50,x_i)"] * 17),
        "sum(i=1..50," * 24 + "x_i" + ")" * 8,
        "(sum(i=1..9,(sum(j=1..9,(sum(k=1..9,x_i x_j x_k))))))",
    ],
)
def test_the_largest_sums_are_read_or_refused_before_anything_large_exists(formula: str) -> None:
    assert len(formula) <= LONGEST
    try:
        tree = expanded(parse(formula, NAMES, sums=True))
    except FormulaError as error:
        assert 1 <= error.column <= len(formula)
    else:
        assert sum(1 for _ in walk(tree)) <= MOST_PARTS
