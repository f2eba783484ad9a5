"""What can be told of every step of a run as one number."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.assets import resources
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.quantity import LOSS, Quantity, Series, has, quantity_of, readable_terms
from gdviz.engine.run import Run

CATALOG = load_catalog([resources()])
MINIMA = np.array([[0.0, 0.0], [100.0, 0.0]])


def made(optimizer: str, steps: int = 12) -> Run:
    run = Run(FormulaLandscape("3x² + 2xy + 6y²"), CATALOG.optimizers[optimizer], (5.0, 5.0))
    run.advance(steps)
    return run


def values(run: Run, text: str) -> np.ndarray:
    series = Series(run, quantity_of(text), MINIMA)
    while not series.take_in():
        pass
    return series.values


def test_lengths_rates_and_distances_are_those_of_the_steps() -> None:
    run = made("gd")
    trajectory = run.trajectory
    assert (values(run, "loss") == trajectory.losses).all()
    assert values(run, "gradient") == pytest.approx(np.linalg.norm(trajectory.gradients, axis=1))
    assert values(run, "move")[1:] == pytest.approx(np.linalg.norm(np.diff(trajectory.positions, axis=0), axis=1))
    assert values(run, "distance") == pytest.approx(np.linalg.norm(trajectory.positions, axis=1))
    assert (values(run, "rate")[1:] == trajectory.rates[1:]).all()


def test_a_term_is_told_by_its_length_or_by_a_component() -> None:
    run = made("adam")
    assert "m" in readable_terms(run)
    m = run.trajectory.term("m")
    assert values(run, "term m")[1:] == pytest.approx(np.linalg.norm(m[1:], axis=1))
    assert (values(run, "term m 2")[1:] == m[1:, 1]).all()
    run.advance(5)
    series = Series(run, quantity_of("term m"), MINIMA)
    series.take_in()
    run.advance(5)
    series.take_in()
    assert len(series.values) == run.length + 1


def test_what_a_run_does_not_have_is_known() -> None:
    run = made("gd")
    assert not has(run, quantity_of("term m"), MINIMA)
    assert not has(made("adam"), quantity_of("term m 3"), MINIMA)
    assert not has(run, Quantity("distance"), MINIMA[:0])
    assert has(run, LOSS, MINIMA[:0])


@pytest.mark.parametrize("text", ["loss", "distance", "term m", "term m̂ 2"])
def test_quantities_are_written_and_read_back(text: str) -> None:
    assert quantity_of(text).text == text


@pytest.mark.parametrize("text", ["", "term", "speed", "term m 0", "loss 2"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no quantity"):
        quantity_of(text)
