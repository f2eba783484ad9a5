"""Trajectories as arrays: read back to the last bit, without pickles, always the same file."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.export.trajectories import trajectories_npz
from gdviz.session.session import Session
from tests.export.test_comparison import an_experiment


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([assets.resources()])


def a_session(catalog: Catalog, *optimizers: str, steps: int = 40) -> Session:
    session = Session(catalog, an_experiment(catalog, *optimizers))
    session.prepare()
    session.foresee(steps)
    return session


def arrays_of(experiment: Experiment, session: Session) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(trajectories_npz(experiment, session.runs)), allow_pickle=False) as file:
        return {name: file[name] for name in file}


def test_every_number_is_read_back_to_the_last_bit(catalog: Catalog) -> None:
    session = a_session(catalog, "adam", "nelder_mead", "gd")
    arrays = arrays_of(session.experiment, session)
    assert arrays["variables"].tolist() == ["x", "y"]
    assert arrays["runs"].tolist() == [choice.name for choice in session.experiment.runs]
    for number, run in enumerate(session.runs, start=1):
        own = {name.partition("_")[2]: values for name, values in arrays.items() if name.startswith(f"run{number}_")}
        np.testing.assert_array_equal(own["positions"], run.trajectory.positions)
        np.testing.assert_array_equal(own["losses"], run.trajectory.losses)
        np.testing.assert_array_equal(own["gradients"], run.trajectory.gradients)
        np.testing.assert_array_equal(own["rates"], run.trajectory.rates)
        for term in run.terms:
            if term.role != "state":
                np.testing.assert_array_equal(own[f"term_{term.name}"], run.trajectory.term(term.name))
        assert own["evaluations"].tolist() == [run.evaluations.get("loss", 0), run.evaluations.get("gradient", 0)]


def test_the_experiment_comes_along(catalog: Catalog) -> None:
    session = a_session(catalog, "gd")
    content = json.loads(str(arrays_of(session.experiment, session)["experiment"]))
    assert content["landscape"]["formula"] == session.experiment.landscape.formula
    assert content["runs"][0]["hyperparameters"] == session.experiment.runs[0].hyperparameters


def test_numbers_that_are_not_finite_stay_what_they_are(catalog: Catalog) -> None:
    experiment = an_experiment(catalog, "gd").with_hyperparameter(0, "lr", 9.0)
    session = Session(catalog, experiment)
    session.prepare()
    session.foresee(2000)
    arrays = arrays_of(experiment, session)
    np.testing.assert_array_equal(arrays["run1_losses"], session.runs[0].trajectory.losses)
    assert np.isnan(arrays["run1_rates"][0])


def test_the_same_runs_make_the_same_file(catalog: Catalog) -> None:
    one, other = a_session(catalog, "adam"), a_session(catalog, "adam")
    assert trajectories_npz(one.experiment, one.runs) == trajectories_npz(other.experiment, other.runs)


def test_without_runs_there_is_still_a_file(catalog: Catalog) -> None:
    session = a_session(catalog)
    assert arrays_of(session.experiment, session)["runs"].shape == (0,)
