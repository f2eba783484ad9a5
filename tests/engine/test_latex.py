"""The typeset formula keeps the author's order."""

from __future__ import annotations

import pytest

from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import parse
from gdviz.engine.language.latex import latex, latex_name


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("3x² + 2xy + 6y²", r"3 \, {x}^{2} + 2 \, x \, y + 6 \, {y}^{2}"),
        ("6y^2+2yx", r"6 \, {y}^{2} + 2 \, y \, x"),
        ("x - (y - 1)", r"x - \left(y - 1\right)"),
        ("x - (y + 1)", r"x - \left(y + 1\right)"),
        ("2(x+1)", r"2 \, \left(x + 1\right)"),
        ("2*3x", r"2 \cdot 3 \, x"),
        ("x/2y", r"\frac{x}{2} \, y"),
        ("(x+1)/(y-1)", r"\frac{x + 1}{y - 1}"),
        ("(x+1)²", r"{\left(x + 1\right)}^{2}"),
        ("(x/y)^2", r"{\left(\frac{x}{y}\right)}^{2}"),
        ("(-x)²", r"{\left(-x\right)}^{2}"),
        ("-x²", r"-{x}^{2}"),
        ("-(x + y)", r"-\left(x + y\right)"),
        ("√(x+1)", r"\sqrt{x + 1}"),
        ("|x|", r"\left|x\right|"),
        ("exp(-x)", r"e^{-x}"),
        ("exp(x)²", r"{\left(e^{x}\right)}^{2}"),
        ("1e3^2", r"{\left(1 \cdot 10^{3}\right)}^{2}"),
        ("ln(x)", r"\ln\left(x\right)"),
        ("1e-3x", r"1 \cdot 10^{-3} \, x"),
        ("πx", r"\pi \, x"),
        ("where(x<=y,x,y)", r"\operatorname{where}\left(x \le y, x, y\right)"),
    ],
)
def test_a_formula_is_typeset_as_written(formula: str, expected: str) -> None:
    assert latex(parse(formula, {"x", "y"})) == expected


def test_a_landscape_names_its_variables() -> None:
    assert FormulaLandscape("x²").latex == r"f(x) = {x}^{2}"
    assert FormulaLandscape("x1 x2").latex == r"f(x_{1}, x_{2}) = x_{1} \, x_{2}"
    assert FormulaLandscape("x9").latex.startswith(r"f(x_{1}, x_{2}, x_{3}, x_{4}, \ldots) =")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("β1", r"\beta_{1}"),
        ("m\u0302", r"\hat{m}"),
        ("v\u0304", r"\bar{v}"),
        ("lr", r"\mathrm{lr}"),
        ("x12", "x_{12}"),
        ("w2_13", "w^{(2)}_{13}"),
        ("w2_1_13", "w^{(2)}_{1,13}"),
    ],
)
def test_a_name_is_typeset_with_its_index_and_marks(name: str, expected: str) -> None:
    assert latex_name(name) == expected
