"""What cannot be read is refused at its column, quickly, and is never evaluated."""

from __future__ import annotations

import builtins
import os
from typing import NoReturn

import numpy as np
import pytest

from gdviz.engine.errors import FormulaError
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import DEEPEST, LONGEST, MOST_NODES, parse

HALF = np.array([0.5])


def refused(formula: str) -> FormulaError:
    """Return the error of a landscape formula that must not be accepted."""
    with pytest.raises(FormulaError) as caught:
        FormulaLandscape(formula)
    return caught.value


@pytest.mark.parametrize(
    ("formula", "column", "said"),
    [
        ("", 1, "empty"),
        ("   ", 1, "empty"),
        ("x +", 4, "ends too early"),
        ("x + * y", 5, "“*”"),
        ("x ++ ", 5, "ends too early"),
        ("(x + 1", 1, "never closed"),
        ("2*(x + (y)", 3, "never closed"),
        ("|x + 1", 1, "never closed"),
        ("x + 1)", 6, "too early"),
        ("x + foo", 5, "foo"),
        ("x + z", 5, "known names are"),
        ("x + sni(y)", 5, "perhaps “sin” is meant"),
        ("x + sin", 8, ""),
        ("sin x", 1, "sin needs parentheses"),
        ("sin + 1", 1, "sin needs parentheses"),
        ("sin()", 5, ""),
        ("sin(x, y)", 1, "takes 1"),
        ("y + max(x)", 5, "takes 2"),
        ("where(x, 1, 2)", 7, "comparison"),
        ("where(x > 0, 1)", 1, "takes 3"),
        ("x > 0", 3, "comparison"),
        ("sin(x > 0)", 7, "comparison"),
        ("where(1 < x < 2, 1, 2)", 13, "“<”"),
        ("x & y", 3, "“&”"),
        ("x = 3", 3, "“=”"),
        ("x! + 1", 2, "“!”"),
        ("1..2", 3, "between these two numbers"),
        ("1 000 x", 3, "between these two numbers"),
        ("x + .", 5, "number"),
        ("x, y", 2, "“,”"),
        ("x⁻", 2, "raised sign"),
        ("x²⁻", 2, "raised sign"),
        ("²x", 1, "“2”"),
        ("x + x1", 5, "use either"),
        ("x101", 1, "x101"),
        ("grad(x)", 1, "grad"),
        ("norm(x)", 1, "norm"),
        ("x·· y", 3, "“·”"),
        ("3x² + 2xy + 6y² + ￥", 19, ""),
        ("x + 😀", 5, "😀"),
        ("x + \x00", 5, ""),
    ],
)
def test_an_error_names_its_column_and_what_is_wrong(formula: str, column: int, said: str) -> None:
    error = refused(formula)
    assert error.column == column
    assert said in str(error)
    assert error.length >= 1


def test_a_message_keeps_its_template_apart_for_translation() -> None:
    error = refused("x + foo")
    assert "{name}" in error.message.template
    assert error.message.values["name"] == "foo"


@pytest.mark.parametrize(
    "attempt",
    [
        "__import__('os').system('true')",
        "().__class__.__base__.__subclasses__()",
        "x.__class__",
        "x.real",
        "lambda: x",
        "[x for x in y]",
        "x if y else x",
        "'text'",
        '"text"',
        "f'{x}'",
        "`x`",
        "exec(x)",
        "eval(x)",
        "open(x)",
        "print(x)",
        "np.sin(x)",
        "x; import os",
        "x\nimport os",
        "x := 3",
        "x = y",
        "x and y",
        "not x",
        "{x: y}",
        "*x",
        "**x",
        "@x",
        "x # y",
        "x \\ y",
        "0b1",
        "1_000 x",
        "1j x",
        "True",
        "None",
        "nan",
        "inf",
    ],
)
def test_python_is_not_the_language(attempt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a user's text was evaluated")

    parse("x", {"x"})  # the grammar is loaded with the real ones
    monkeypatch.setattr(builtins, "eval", never)
    monkeypatch.setattr(builtins, "exec", never)
    monkeypatch.setattr(os, "system", never)
    refused(attempt)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("x + " * (LONGEST // 4) + "x", "longer than"),
        ("x" * 10_000_000, "longer than"),
        ("(" * 1000 + "x" + ")" * 1000, "longer than"),
        ("+".join(["x"] * (MOST_NODES // 2 + 1)), "parts"),
        ("sin(" * DEEPEST + "x" + ")" * DEEPEST, "nested"),
        ("-" * (DEEPEST + 1) + "x", "nested"),
        ("√" * (DEEPEST + 1) + "x", "nested"),
        ("|" * (DEEPEST + 1) + "x" + "|" * (DEEPEST + 1), "nested"),
        ("^".join(["x"] * (DEEPEST + 1)), "nested"),
        ("x^51", "exponent"),
        ("x^-51", "exponent"),
        ("x⁵¹", "exponent"),
        ("x^(50 + 1)", "exponent"),
        ("9**9**9**9", "exponent"),
        ("9^(9^9)", "exponent"),
        ("x^(e^e^e)", "exponent"),
        ("x + 1/0", "finite"),
        ("x + 1e999", "finite"),
        ("x + 10^50 10^50 10^50 10^50 10^50 10^50 10^50", "finite"),
        ("x + log(0)", "finite"),
        ("x + √(-1)", "finite"),
        ("x + asin(2)", "finite"),
        ("x + exp(1000)", "finite"),
        ("x" * 299, "not known"),
    ],
)
def test_limits_stop_what_would_grow(formula: str, said: str) -> None:
    assert said in str(refused(formula))


@pytest.mark.parametrize(
    "formula",
    [
        "x^50",
        "x^-50",
        "(" * 140 + "x" + ")" * 140,
        "+".join(["x"] * (MOST_NODES // 2)),
        "sin(" * (DEEPEST - 1) + "x" + ")" * (DEEPEST - 1),
        "1e308 + x",
        "x" + " " * 299,
    ],
)
def test_what_lies_within_the_limits_is_read(formula: str) -> None:
    assert FormulaLandscape(formula).dimension == 1


@pytest.mark.parametrize(
    "formula",
    [
        "((((9x)^50)^50)^50)^50",
        "((((9+x-x)^50)^50)^50)^50",
        "(9x/x)^((9x/x)^(9x/x))",
        "2^(50x/x) 2^(50x/x) x",
        "exp(exp(exp(exp(9x/x))))",
    ],
)
def test_numbers_that_cancelling_reveals_do_not_grow_either(formula: str) -> None:
    landscape = FormulaLandscape(formula)
    assert landscape.gradient(HALF).shape == (1,)
    assert landscape.hessian(HALF).shape == (1, 1)


def test_an_exponent_that_cancelling_reveals_is_limited_too() -> None:
    with pytest.raises(FormulaError, match="exponent"):
        FormulaLandscape("(9x)^(9^(9x/x))").gradient(HALF)
