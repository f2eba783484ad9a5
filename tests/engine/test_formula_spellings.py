"""Everything that a person may write, and what it means: read by the values that it gives."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.engine.landscape import FormulaLandscape

X, Y = 0.7, -1.3


def value(formula: str, *position: float) -> float:
    """Return the loss of a formula at a position, (0.7, −1.3) unless another is given."""
    landscape = FormulaLandscape(formula)
    return float(landscape.loss(np.array(position or (X, Y)[: landscape.dimension])))


BOWL = 3 * X * X + 2 * X * Y + 6 * Y * Y


@pytest.mark.parametrize(
    "formula",
    [
        "3x² + 2xy + 6y²",
        "3*x**2+2*x*y+6*y**2",
        "3 x^2 + 2 x y + 6 y^2",
        "3·x²+2·x·y+6·y²",
        "3×x²＋2×x×y＋6×y²",
        "３ｘ²＋２ｘｙ＋６ｙ²",
        "３＊ｘ＾２＋２＊ｘ＊ｙ＋６＊ｙ＾２",
        "3*x**2 + 2*x*y +\n 6*y**2",
        "3(x)(x) + (2x)y + 6(y²)",
        "3x^{2} + 2xy + 6y^{2}",
        "3[x²] + 2[xy] + 6[y²]",
        "3x\u3000² + 2xy + 6y²",
        "6y² + 2yx + 3x²",
        "+3x² − (−2xy) – −6y²",
    ],
)
def test_the_bowl_can_be_written_in_many_ways(formula: str) -> None:
    assert value(formula) == pytest.approx(BOWL, rel=1e-15)


def test_full_width_parentheses_and_commas_of_an_input_method_are_read() -> None:
    assert value("ｍａｘ（ｘ，ｙ）") == X
    assert value("ｓｉｎ（３ｘ）ｃｏｓ（２ｙ）") == pytest.approx(math.sin(3 * X) * math.cos(2 * Y))
    assert value("max(x、y)") == X
    assert value("｜ｙ｜") == -Y


@pytest.mark.parametrize("spelling", ["x1", "x₁", "x_1", "ｘ１", "x_₁"])
def test_an_index_may_be_plain_lowered_or_underlined(spelling: str) -> None:
    landscape = FormulaLandscape(f"{spelling}² + 10 x2")
    assert landscape.variables == ("x1", "x2")
    assert value(landscape.formula, 3.0, 0.5) == 14.0


def test_pi_and_e_are_constants() -> None:
    assert value("π + x", 0.0) == value("pi + x", 0.0) == math.pi
    assert value("e^x", 2.0) == pytest.approx(math.e**2)
    assert value("2πe x", 1.0) == pytest.approx(2 * math.pi * math.e)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("2x", 2 * X),
        ("2x y", 2 * X * Y),
        ("xy", X * Y),
        ("xyx", X * Y * X),
        ("2(x+1)", 2 * (X + 1)),
        ("(x+1)2", 2 * (X + 1)),
        ("(x+1)(y-1)", (X + 1) * (Y - 1)),
        ("x(x+1)", X * (X + 1)),
        ("2x²y³", 2 * X**2 * Y**3),
        ("x sin(y)", X * math.sin(Y)),
        ("sin(y)x", X * math.sin(Y)),
        ("xsin(y)", X * math.sin(Y)),
        ("2exp(x)", 2 * math.exp(X)),
        ("3|y|x", 3 * -Y * X),
        ("2√4x", 4 * X),
    ],
)
def test_a_product_needs_no_sign(formula: str, expected: float) -> None:
    assert value(formula) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1/2x", 0.5 * X),  # the same precedence as *, from the left
        ("6/2(x+1)", 3 * (X + 1)),
        ("x/y x", X / Y * X),
        ("-x^2", -(X**2)),
        ("-x²", -(X**2)),
        ("2^-x", 2**-X),
        ("2^3^x", 2 ** (3**X)),
        ("2x^2", 2 * X**2),
        ("x^2y", X**2 * Y),
        ("x^-1y", Y / X),
        ("x²^2", X**4),
        ("x⁻²", X**-2),
        ("x⁺²", X**2),
        ("x¹⁰", X**10),
        ("1 - x - y", 1 - X - Y),
        ("1 - -x", 1 + X),
        ("x * -y", X * -Y),
        ("8/4/x", 2 / X),
        ("2*x+1", 2 * X + 1),
    ],
)
def test_signs_bind_as_in_mathematics(formula: str, expected: float) -> None:
    assert value(formula) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("√x", math.sqrt(X)),
        ("√x y", math.sqrt(X) * Y),
        ("√x + 1", math.sqrt(X) + 1),
        ("√x²", math.sqrt(X**2)),
        ("√(x+1)", math.sqrt(X + 1)),
        ("√√x", X**0.25),
        ("2√x", 2 * math.sqrt(X)),
        ("√x/2", math.sqrt(X) / 2),
        ("√|y|", math.sqrt(-Y)),
        ("1/√x", 1 / math.sqrt(X)),
    ],
)
def test_a_root_binds_to_the_next_factor(formula: str, expected: float) -> None:
    assert value(formula) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("|x|", X),
        ("|y|", -Y),
        ("|x - |y||", abs(X - abs(Y))),
        ("||x| - |y||", abs(abs(X) - abs(Y))),
        ("|x||y|", abs(X) * abs(Y)),
        ("|x| + |y|", abs(X) + abs(Y)),
        ("2|y|²", 2 * Y**2),
        ("|y|x|y|", abs(Y) * X * abs(Y)),
        ("|(|y|)|", abs(Y)),
        ("|-y|", abs(Y)),
        ("sin(|y|)", math.sin(abs(Y))),
    ],
)
def test_bars_are_the_absolute_value_and_nest(formula: str, expected: float) -> None:
    assert value(formula) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("sin(x)", math.sin(X)),
        ("cos(x)", math.cos(X)),
        ("tan(x)", math.tan(X)),
        ("asin(x)", math.asin(X)),
        ("arcsin(x)", math.asin(X)),
        ("acos(x)", math.acos(X)),
        ("arccos(x)", math.acos(X)),
        ("atan(x)", math.atan(X)),
        ("arctan(x)", math.atan(X)),
        ("sinh(x)", math.sinh(X)),
        ("cosh(x)", math.cosh(X)),
        ("tanh(x)", math.tanh(X)),
        ("exp(x)", math.exp(X)),
        ("log(x)", math.log(X)),
        ("ln(x)", math.log(X)),
        ("log10(x)", math.log10(X)),
        ("log2(x)", math.log2(X)),
        ("sqrt(x)", math.sqrt(X)),
        ("abs(y)", -Y),
        ("sign(y)", -1.0),
        ("min(x, y)", Y),
        ("max(x, y)", X),
        ("max(x; y)", X),
        ("floor(y)", -2.0),
        ("sigmoid(x)", 1 / (1 + math.exp(-X))),
        ("σ(x)", 1 / (1 + math.exp(-X))),
        ("softplus(x)", math.log1p(math.exp(X))),
        ("where(x > y, x, y)", X),
        ("where(x < y, x, y)", Y),
        ("where(x ≥ y, 1, 2) + y", 1 + Y),
        ("where(x ≤ y, 1, 2) + y", 2 + Y),
        ("where(x >= 0.7, 1, 2) + 0y", 1.0),
        ("where(x <= 0.7, 1, 2) + 0y", 1.0),
        ("where(x ＜ y, x, y)", Y),
        ("where(where(x > 0, y, 1) < 0, where(y < 0, 5, 6), 7)", 5.0),
    ],
)
def test_every_function_gives_its_value(formula: str, expected: float) -> None:
    assert value(formula) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("2", 2), ("2.5", 2.5), (".5", 0.5), ("2.", 2.0), ("1e3", 1000), ("1e-3", 0.001), ("1.5E+2", 150), ("０.５", 0.5)],
)
def test_numbers_may_be_decimal_or_scientific(number: str, expected: float) -> None:
    assert value(f"{number} + 0x", 1.0) == expected


def test_an_e_after_a_number_is_eulers_number_unless_digits_follow() -> None:
    assert value("2e x", 1.0) == pytest.approx(2 * math.e)
    assert value("2e1 x", 1.0) == 20.0


@pytest.mark.parametrize(
    ("formula", "variables"),
    [
        ("x²", ("x",)),
        ("y²", ("x", "y")),
        ("x + y", ("x", "y")),
        ("3", ("x", "y")),
        ("x1²", ("x1",)),
        ("x3", ("x1", "x2", "x3")),
        ("x₂₀", tuple(f"x{index}" for index in range(1, 21))),
    ],
)
def test_the_variables_follow_from_the_formula(formula: str, variables: tuple[str, ...]) -> None:
    assert FormulaLandscape(formula).variables == variables
