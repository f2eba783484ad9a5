"""Random text is either read or refused with a column; random formulas of the language always have derivatives."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gdviz.engine.errors import FormulaError
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import parse
from gdviz.engine.language.latex import latex

NAMES = "x y xy x1 x₁ x_1 xx m̂ β₁ e π pi σ i j nan inf True _ __ __import__ lambda if else and 中 Ⅳ ß İ ﬁ ｘ"
NUMBERS = "2 3.5 .5 1e3 1e 1e400 9e9 . .. ９ ½ ١ ² ³ ⁻¹ ⁻ ⁺ ⁿ ₂ ₓ"
SIGNS = "( ) （ ） [ ] { } | √ ^ ** * / + - ＋ − · × , ; 、 < <= ≥ ＜ = == ! & % $ # @ ~ ? : ' \" \\ 😀"
INVISIBLE = "\x00 \u200b \ufeff \ud800 \u0345"
CALLS = "sin cos exp log max min where grad norm dot abs sin( max( where( |x |)"
PIECES = " ".join([NAMES, NUMBERS, SIGNS, INVISIBLE, CALLS]).split(" ")
ONE_ARGUMENT = "sin cos tan asin acos atan sinh cosh tanh exp log log10 log2 sqrt abs sign floor sigmoid softplus"
FUNCTIONS = ONE_ARGUMENT.split(" ")


def balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0 and text.count(r"\left") == text.count(r"\right")


@pytest.mark.parametrize("seed", range(8))
def test_token_soup_is_read_or_refused_at_a_column(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(400):
        text = "".join(
            chance.choice(PIECES) + " " * (chance.random() < 0.3)
            for _ in range(chance.randint(1, chance.choice([3, 9, 40])))
        )
        try:
            node = parse(text, {"x", "y", "x1"}, whole=chance.choice([set(), {"grad", "norm", "dot"}]))
        except FormulaError as error:
            assert 1 <= error.column <= len(text) + 1, text
            assert error.length >= 1 and str(error), text
        else:
            assert balanced(latex(node)), text


@pytest.mark.parametrize("seed", range(4))
def test_characters_at_random_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(400):
        text = "".join(chr(chance.choice([chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000)]))
                       for _ in range(chance.randint(1, 12)))  # fmt: skip
        try:
            parse(text, {"x", "y"})
        except FormulaError as error:
            assert 1 <= error.column <= len(text) + 1, text


def formula(chance: random.Random, depth: int) -> str:
    """Return a random formula of the language, in x and y."""

    def part() -> str:
        return formula(chance, depth - 1)

    if depth <= 0 or chance.random() < 0.12:
        return chance.choice(["x", "y", "x", "y", "x", "y", "π", "e", "2", "3", "0.5", "0", "10", "1e-3"])
    match chance.randrange(8):
        case 0 | 1 | 2:
            return f"({part()} {chance.choice('+-*/')} {part()})"
        case 3:
            return f"({part()})^{chance.choice(['2', '3', '-1', '0.5', '(1/3)', '0', '-1.5', '7'])}"
        case 4:
            return chance.choice([f"-({part()})", f"({part()})^({part()})", f"|{part()}|"])
        case 5 | 6:
            return f"{chance.choice(FUNCTIONS)}({part()})"
        case _:
            return chance.choice(
                [
                    f"{chance.choice(['min', 'max'])}({part()}, {part()})",
                    f"where({part()} {chance.choice(['<', '<=', '>', '>='])} {part()}, {part()}, {part()})",
                ]
            )


def agree(values: np.ndarray, above: np.ndarray, at: np.ndarray, below: np.ndarray, reach: float) -> bool:
    """Tell whether `values` is the slope between `below` and `above` wherever that is smooth and of ordinary size."""
    slope = (above - below) / (2 * reach)
    size = np.maximum(1.0, np.abs(slope))
    one_sided = np.abs((above - at) - (at - below)) / reach
    ordinary = np.isfinite(slope) & np.isfinite(values) & (one_sided < 1e-3 * size) & (np.abs(at) < 1e4)
    return bool(np.all(np.abs(values - slope)[ordinary] < 1e-3 * size[ordinary]))


@pytest.mark.parametrize("seed", range(6))
def test_every_legal_formula_has_the_derivatives_that_differences_show(seed: int) -> None:
    chance, generator = random.Random(seed), np.random.default_rng(seed)
    reach = 1e-6
    for _ in range(25):
        text = formula(chance, 3)
        try:
            landscape = FormulaLandscape(text)
            points = generator.uniform(-3.0, 3.0, (30, landscape.dimension))
            loss, gradient, hessian = landscape.loss(points), landscape.gradient(points), landscape.hessian(points)
        except FormulaError:
            continue
        assert balanced(landscape.latex), text
        for index in range(landscape.dimension):
            step = reach * np.eye(landscape.dimension)[index]
            above, below = points + step, points - step
            with np.errstate(all="ignore"):
                assert agree(gradient[:, index], landscape.loss(above), loss, landscape.loss(below), reach), text
                upper, lower = landscape.gradient(above), landscape.gradient(below)
                assert agree(hessian[:, index], upper, gradient, lower, reach), text
