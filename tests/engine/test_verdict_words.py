"""What is said of a run where there is little room or time: a verdict in brief, a glance, numbers in sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.brief import brief_of
from gdviz.engine.judging.glance import glance
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.message import Message, filled_in
from gdviz.engine.run import Run

LONGEST = 28  # characters that a card has room for


def descended(catalog: Catalog, formula: str, optimizer: str, steps: int, *start: float, **values: float) -> Run:
    run = Run(FormulaLandscape(formula), catalog.optimizers[optimizer], start, values)
    run.advance(steps)
    return run


@pytest.mark.parametrize(
    ("formula", "optimizer", "steps", "start", "rate", "words"),
    [
        ("x² + 3y²", "gd", 300, (2.0, 1.0), 0.1, "at a minimum"),
        ("3x² + 2x y + 6y²", "gd", 300, (5.0, 5.0), 0.17, "diverged at step 104"),
        ("3x² + 2x y + 6y²", "gd", 50, (5.0, 5.0), 0.17, "diverges from step 1 on"),
        ("x", "gd", 50, (1.0,), 0.1, "diverging: no bottom"),
        ("log(x)", "gd", 50, (-1.0,), 0.1, "cannot start here"),
        ("x² - y²", "gd", 300, (1.0, 0.0), 0.05, "stuck at a saddle"),
        ("cos(x)", "gd", 300, (0.0,), 0.05, "stands on a maximum"),
        ("|x|", "gd", 300, (1.05,), 0.1, "oscillates"),
        ("x²", "gd", 100, (5.0,), 1e-4, "crawling"),
        ("x²", "gd", 100, (5.0,), 0.01, "still descending"),
        ("x²", "gd", 0, (5.0,), 0.01, "no step made yet"),
        ("x⁴ - x²", "gd", 1, (0.6,), 3.0, "rising"),
    ],
)
def test_every_verdict_has_a_form_of_a_few_words(
    catalog: Catalog, formula: str, optimizer: str, steps: int, start: tuple[float, ...], rate: float, words: str
) -> None:
    judgement = verdict(descended(catalog, formula, optimizer, steps, *start, lr=rate))
    assert str(brief_of(judgement)) == words, str(judgement.message)
    assert len(words) <= LONGEST < len(str(judgement.message)) + 10


def test_a_glance_does_not_change_with_every_swing(catalog: Catalog) -> None:
    run = descended(catalog, "x² + 30y²", "momentum", 60, 5.0, 5.0, lr=0.02)
    losses = run.trajectory.losses
    rises = sum(losses[step] > losses[step - 1] for step in range(1, 61))
    seen = [glance(run, step).doing for step in range(1, 61)]
    changes = sum(before != after for before, after in pairwise(seen))
    assert rises > 20 and changes <= 6


def test_a_glance_tells_how_a_run_ended_and_from_when_on(catalog: Catalog) -> None:
    run = descended(catalog, "3x² + 2x y + 6y²", "gd", 300, 5.0, 5.0, lr=0.17)
    assert glance(run, 103).doing == "rising"
    assert (glance(run, 104).doing, str(glance(run, 104).brief)) == ("diverged", "diverged at step 104")


def test_a_run_on_level_ground_is_level(catalog: Catalog) -> None:
    assert glance(descended(catalog, "0 x + 1", "gd", 20, 1.0, lr=0.1), 20).doing == "level"


def test_whoever_says_a_sentence_writes_its_numbers() -> None:
    message = Message("from {place} to {loss:.4g} in {steps:,} steps", {"place": (1.5, -2.0, 3.0, 4.0), "loss": 1e-7})
    message = Message(message.template, message.values | {"steps": 1234})
    assert str(message) == "from (1.5, -2, 3, …) to 1e-07 in 1,234 steps"
    said = filled_in(message.template, message.values, lambda value, figures: f"<{value}|{figures}>")
    assert said == "from (<1.5|4>, <-2.0|4>, <3.0|4>, …) to <1e-07|4> in 1,234 steps"
