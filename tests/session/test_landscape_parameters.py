"""Changing the parameters of a landscape: what the runs, the map and the minima are afterwards."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.session.changes import editing
from gdviz.session.session import Session
from tests.session.conftest import told_by


@pytest.fixture
def parametric(session: Session) -> Session:
    """A session on a landscape whose minima, ±√a, move with its parameter."""
    editing.use_landscape(session, "two_basins")
    return session


def test_choosing_a_landscape_takes_the_defaults_of_its_parameters(session: Session) -> None:
    assert dict(session.parameters) == {}
    for name, file in session.catalog.landscapes.items():
        editing.use_landscape(session, name)
        assert session.experiment.landscape.parameters == session.landscape.parameters == file.defaults()
        assert session.parameters == file.parameters


def test_a_parameter_changes_map_runs_and_minima_and_keeps_the_steps(parametric: Session) -> None:
    parametric.seek(40)
    parametric.seek(10)
    relief, start, told = parametric.ground.relief, parametric.experiment.start, told_by(parametric)
    editing.set_landscape_parameter(parametric, "spread", 0.25)
    assert parametric.landscape.parameters == {"spread": 0.25}
    assert parametric.ground.relief is not relief
    np.testing.assert_array_equal(parametric.minima, [[0.0, 0.5], [0.0, -0.5]])
    assert parametric.experiment.start == start and parametric.experiment.landscape.id == "two_basins"
    assert parametric.cursor == 10 and [run.length for run in parametric.runs] == [40, 40]
    first = parametric.runs[0].trajectory
    np.testing.assert_array_equal(first.losses, parametric.landscape.loss(first.positions))
    assert told == ["landscape_changed", "experiment_changed"]


def test_minima_that_are_known_only_at_the_defaults_are_dropped_and_come_back(session: Session) -> None:
    editing.use_landscape(session, "two_valleys")
    minima = session.minima
    assert len(minima) == 1
    editing.set_landscape_parameter(session, "tilt", -0.5)
    assert session.minima.shape == (0, 1)
    editing.set_landscape_parameter(session, "tilt", 0.3)
    np.testing.assert_array_equal(session.minima, minima)


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_a_value_outside_its_limits_changes_nothing(parametric: Session, value: float) -> None:
    experiment, told = parametric.experiment, told_by(parametric)
    with pytest.raises(InputError, match="spread must be a number from 0"):
        editing.set_landscape_parameter(parametric, "spread", value)
    assert parametric.experiment is experiment and told == []
    with pytest.raises(KeyError):
        editing.set_landscape_parameter(parametric, "nothing", 1.0)


def test_a_typed_formula_keeps_the_parameters_that_it_still_names(parametric: Session) -> None:
    editing.set_landscape_parameter(parametric, "spread", 0.5)
    assert editing.use_formula(parametric, "x² + (y² - a)² + 0.1x") is None
    choice = parametric.experiment.landscape
    assert (choice.id, choice.parameters, choice.minima) == ("", {"a": 0.5}, ())
    editing.set_landscape_parameter(parametric, "a", -3.0)  # no file limits it any more
    assert parametric.landscape.loss(np.zeros(2)) == 9.0
    assert editing.use_formula(parametric, "x² + y²") is None
    assert parametric.experiment.landscape.parameters == {}
    error = editing.use_formula(parametric, "x² + a y²")
    assert error is not None and error.column == 6
