"""Typeset and plain equations: every line of every optimizer, schedule and option."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path

import pytest

from gdviz import assets
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.language.equations_latex import equations_latex, equations_plain
from gdviz.engine.language.formula import LONGEST, parse
from gdviz.engine.language.plain import plain
from gdviz.engine.language.tokens import canonical
from gdviz.engine.optimizer import EquationsOptimizer

with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of how it finds its font
    import ziamath

CATALOG = load_catalog([assets.resources()])
OPTIMIZERS = [each for each in CATALOG.optimizers.values() if isinstance(each, EquationsOptimizer)]
MODIFIERS = [*CATALOG.schedules.values(), *CATALOG.options.values()]
HEAD = 'name = "Mine"\nequations = """\n{}\n"""\n[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.1\nrange = [0, 1]\n'
BETA = '[hyperparameter.beta_1]\nsymbol = "β₁"\ndefault = 0.1\nrange = [0, 1]\n'


@cache  # the same line stands in many files
def drawn(text: str) -> str:
    svg: str = ziamath.Latex(text).svg()
    return svg


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=[each.id for each in OPTIMIZERS])
def test_every_line_of_every_optimizer_is_typeset(optimizer: EquationsOptimizer) -> None:
    lines = equations_latex(optimizer)
    assert len(lines) == len(equations_plain(optimizer)) == len(optimizer.equations.assignments)
    for line in lines:
        assert drawn(line).startswith("<svg")
        assert "#" not in line and r"\mathrm{lr}" not in line


@pytest.mark.parametrize("modifier", MODIFIERS, ids=[each.id for each in MODIFIERS])
def test_every_line_of_every_schedule_and_option_is_typeset(modifier: object) -> None:
    plain_one = next(one for one in OPTIMIZERS if list(one.hyperparameters) == ["lr"])
    composed = plain_one.modified([modifier])  # type: ignore[list-item]
    assert isinstance(composed, EquationsOptimizer)
    first, *rest = equations_latex(composed)
    assert drawn(first).startswith("<svg") and first.startswith((r"\eta = ", "g = "))
    assert tuple(rest) == equations_latex(plain_one), "the optimizer's own lines stay as they are"


@pytest.mark.parametrize(
    ("line", "latex", "text"),
    [
        ("x = x - η g", r"x = x - \eta \, g", "x = x - η·g"),
        ("x = x - lr g", r"x = x - \eta \, g", "x = x - η·g"),
        (
            "x = x - η g / (√x² + β₁)",
            r"x = x - \frac{\eta \, g}{\sqrt{{x}^{2}} + \beta_{1}}",
            "x = x - η·g/(√(x²) + β₁)",
        ),
        ("x = x - g / beta_1^t", r"x = x - \frac{g}{{\beta_{1}}^{t}}", "x = x - g/β₁^t"),
        ("x = x - 2η(g - x)", r"x = x - 2 \, \eta \, \left(g - x\right)", "x = x - 2·η·(g - x)"),
        ("x = x - η/2g", r"x = x - \frac{\eta}{2} \, g", "x = x - (η/2)·g"),
        ("m̂ = g\nx = x - m̂", r"\hat{m} = g", "m̂ = g"),
        ("x = x - η grad(x - g)", r"x = x - \eta \, \nabla f\left(x - g\right)", "x = x - η·grad(x - g)"),
        ("x = x - η ξ / norm(g)", r"x = x - \frac{\eta \, \xi}{\left\|g\right\|}", "x = x - η·ξ/norm(g)"),
    ],
)
def test_a_line_is_written_with_the_symbols_of_its_hyperparameters(line: str, latex: str, text: str) -> None:
    mine = read_optimizer(Path("mine.toml"), HEAD.format(line) + BETA)
    assert equations_latex(mine)[0] == latex
    assert equations_plain(mine)[0] == text


def test_symbols_of_a_schedule_and_its_optimizer_are_told_apart() -> None:
    both = CATALOG.optimizers["rmsprop"].modified([CATALOG.schedules["cosine"]])
    assert isinstance(both, EquationsOptimizer)
    first, second = equations_plain(both)[:2]
    assert "α₂ + (1 - α₂)" in first and second == "v = α·v + (1 - α)·g²"


@pytest.mark.parametrize("formula", [
    "x²/2y + 3xy", "-x²", "(-x)²", "2^-x", "2^(3^x)", "(2^3)^x", "x - (y - 1)", "x - (y + 1)", "x + -y", "x·-y",
    "x/y/2", "x(y/2)", "(x y)/2", "√x²", "(√x)²", "|x - |y||", "x/(y/2)", "-(x y)", "--x", "x^0.5", "x^10",
    "where(x <= y, x, -y)",
    "max(x, 2y)", "ln(x)", "log10(x)", "1e-3x", "π e x", "x⁻²", "(x + y)(x - y)", "2x y²", "-x·y", "x/-y", "2(-x)",
])  # fmt: skip
def test_plain_text_reads_back_as_the_same_tree(formula: str) -> None:
    tree = parse(formula, {"x", "y"})
    assert parse(plain(tree), {"x", "y"}) == tree
    assert plain(parse(plain(tree), {"x", "y"})) == plain(tree)


def test_every_formula_of_the_catalog_reads_back_as_the_same_tree() -> None:
    for entry in CATALOG.landscapes.values():
        written = {canonical(each) for name, one in entry.parameters.items() for each in (name, one.symbol)}
        tree = parse(entry.formula, {*entry.variables, *written}, sums=True)
        if len(plain(tree)) <= LONGEST:
            assert parse(plain(tree), {*entry.variables, *written}, sums=True) == tree, entry.id
