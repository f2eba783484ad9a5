"""The examples of vanishing and exploding gradients show what they say, and each cure cures."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.back_propagation import network_of
from gdviz.engine.files.catalog import Catalog
from gdviz.session.files.document import read_document
from gdviz.session.files.opening import opened_session
from gdviz.session.layer_history import LayerHistory
from gdviz.session.session import Session


def opened(catalog: Catalog, name: str) -> Session:
    example = catalog.examples[name]
    session = opened_session(catalog, read_document(example.path, example.text), example.path, example.text)
    session.foresee(session.experiment.steps)
    return session


def first_gradients(session: Session) -> np.ndarray:
    problem = network_of(session.landscape)
    assert problem is not None
    return LayerHistory(session.runs[0], problem.model.layers).at(0)[0]


@pytest.mark.parametrize(
    ("name", "ratio", "loss"),
    [
        ("vanishing_sigmoids", (2500, 3500), (0.692, 0.694)),
        ("vanishing_cured_activation", (1, 3), (0.0, 0.01)),
        ("vanishing_cured_relu", (1, 4), (0.0, 0.01)),
        ("vanishing_cured_depth", (1, 4), (0.0, 0.3)),
        ("small_weights", (1800, 2000), (0.49, 0.50)),
        ("small_weights_cured", (1, 3), (0.0, 0.05)),
        ("exploding_cured_weights", (1, 4), (0.0, 0.05)),
    ],
)
def test_layers_and_losses_are_as_the_sentence_says(
    catalog: Catalog, name: str, ratio: tuple[float, float], loss: tuple[float, float]
) -> None:
    session = opened(catalog, name)
    gradients = first_gradients(session)
    assert ratio[0] <= gradients.max() / gradients.min() <= ratio[1]
    run = session.runs[0]
    assert run.length == session.experiment.steps and loss[0] <= run.trajectory.losses[-1] < loss[1]


def test_clipping_keeps_a_run_that_explodes_without_it(catalog: Catalog) -> None:
    session = opened(catalog, "exploding_cured_clipping")
    assert first_gradients(session).min() > 2e6
    plain, clipped = session.runs
    assert plain.stopped is not None and (plain.stopped.reason, plain.stopped.step) == ("diverged", 1)
    assert clipped.length == 2000 and clipped.trajectory.losses[-1] < 20
    assert clipped.trajectory.step_lengths[1:].max() <= 0.01 * (1 + 1e-9)
    before = opened(catalog, "exploding_weights")
    assert before.experiment.start == session.experiment.start and before.runs[0].stopped is not None
