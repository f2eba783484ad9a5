"""A network is edited and looked at without a window."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz.engine.data.back_propagation import network_of
from gdviz.engine.errors import InputError
from gdviz.session.changes.editing import use_problem
from gdviz.session.changes.network_editing import change_network, network_choice, with_layer, with_width, without_layer
from gdviz.session.files.document import document_text, read_document
from gdviz.session.files.opening import document_of, opened_session
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.layer_history import MOST, LayerHistory
from gdviz.session.looking.network_look import NetworkLook
from gdviz.session.session import Session


@pytest.fixture
def network(session: Session) -> Session:
    use_problem(session, "moons_network")
    session.prepare()
    return session


def test_layers_are_added_widened_and_removed_and_it_can_be_undone(network: Session) -> None:
    before = network_choice(network)
    assert before is not None
    count = network.landscape.dimension
    network.seek(5)
    change_network(network, with_layer(before))
    assert network.cursor == 0 and network.landscape.dimension > count
    grown = network_choice(network)
    assert grown is not None and grown.hidden == (*before.hidden, before.hidden[-1])
    change_network(network, with_width(without_layer(grown, 0), 0, 3))
    assert len(network.experiment.start) == network.landscape.dimension
    network.history.undo()
    network.history.undo()
    assert network_choice(network) == before and network.landscape.dimension == count


def test_another_activation_keeps_the_start_and_another_seed_draws_it_anew(network: Session) -> None:
    before = network_choice(network)
    assert before is not None
    start = network.experiment.start
    change_network(network, msgspec.structs.replace(before, activation="relu"))
    assert network.experiment.start == start
    change_network(network, msgspec.structs.replace(before, seed=before.seed + 1))
    assert network.experiment.start != start and network.cursor == 0


def test_a_network_with_too_many_weights_is_refused_and_nothing_changes(network: Session) -> None:
    before, experiment = network_choice(network), network.experiment
    assert before is not None
    with pytest.raises(InputError, match="more than 20,000"):
        change_network(network, msgspec.structs.replace(before, hidden=(200, 200)))
    assert network.experiment is experiment


def test_the_gradients_of_the_layers_are_those_of_the_passes_and_long_runs_are_thinned(network: Session) -> None:
    problem, run = network_of(network.landscape), network.runs[0]
    assert problem is not None
    history = LayerHistory(run, problem.model.layers)
    network.seek(3)
    while history.advance(0.001):
        pass
    assert history.steps.tolist() == [0, 1, 2, 3] and history.stride == 1
    expected = [layer.gradient_norm for layer in problem.passes(run.trajectory.positions[2])]
    np.testing.assert_allclose(history.gradients[2], expected, rtol=1e-9)
    assert np.isnan(history.updates[3]).all() and np.isfinite(history.updates[:3]).all()
    network.seek(4)
    history.advance(10.0)
    assert np.isfinite(history.updates[3]).all()  # known as soon as there is a next step
    network.seek(2 * MOST + 10)
    history.advance(60.0)
    assert history.is_complete and not history.advance(1.0)
    assert history.stride == 4 and len(history.steps) <= MOST
    index = len(history.steps) - 2
    np.testing.assert_allclose(history.gradients[index], history.at(index * 4)[0])


def test_a_file_keeps_which_sample_and_stage_are_looked_at(network: Session) -> None:
    network.network.set(sample=3, stage=2, maps=True)
    document = document_of(network, ViewChoice(network=network.network.look))
    text = document_text(document)
    path = Path("kept.gdviz")
    again = opened_session(network.catalog, read_document(path, text), path, text)
    assert again.network.look == NetworkLook(sample=3, stage=2, maps=True)
