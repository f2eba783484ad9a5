"""Partial derivatives as a hand would write them."""

from __future__ import annotations

import pytest

from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.gradient_latex import derivative_latex


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("3x² + 2xy + 6y²", r"\frac{\partial f}{\partial x} = 6 \, x + 2 \, y"),
        ("(x² + y - 11)²", r"\frac{\partial f}{\partial x} = 4 \, x \, \left({x}^{2} + y - 11\right)"),
        ("(y - x²)²", r"\frac{\partial f}{\partial x} = -4 \, x \, \left(y - {x}^{2}\right)"),
        ("10cos(2π x) + y", r"\frac{\partial f}{\partial x} = -62.832 \, \sin\left(6.2832 \, x\right)"),
    ],
)
def test_a_derivative_is_short_and_signed(formula: str, expected: str) -> None:
    landscape = FormulaLandscape(formula)
    assert derivative_latex(landscape.gradient_trees[0], "x") == expected


def test_the_derivative_by_the_only_variable_is_not_partial() -> None:
    landscape = FormulaLandscape("x²")
    assert derivative_latex(landscape.gradient_trees[0], "x", alone=True) == r"\frac{d f}{d x} = 2 \, x"


def test_parameters_are_written_as_their_author_wrote_them() -> None:
    landscape = FormulaLandscape("kx² + y", None, {"k": 3.0})
    assert derivative_latex(landscape.gradient_trees[0], "x", {"k": "κ"}) == (
        r"\frac{\partial f}{\partial x} = 2 \, \kappa \, x"
    )


def test_what_cannot_be_read_at_a_glance_is_left_out() -> None:
    long = " + ".join(f"sin({n}x)cos({n}y)" for n in range(1, 12))
    landscape = FormulaLandscape(long)
    assert derivative_latex(landscape.gradient_trees[0], "x") is None
