"""What the examples of the course notes claim is what their runs do."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.verdict import verdict
from gdviz.session.files.filing import Filing
from gdviz.session.session import Session
from tests.session.conftest import NewSession


def opened(catalog: Catalog, new_session: NewSession, name: str) -> Session:
    session = new_session()
    Filing(session).open_example(catalog.examples[name])
    session.seek(session.experiment.steps)
    return session


def test_four_searches_for_one_weight_end_at_two(catalog: Catalog, new_session: NewSession) -> None:
    session = opened(catalog, new_session, "one_weight")
    grid, zoom, batch, single = session.runs
    tried = grid.trajectory.term("sample")[1:, 0]
    np.testing.assert_allclose(tried, np.arange(41) / 10.0, atol=1e-12)  # w from 0 to 4 by 0.1, as enumerated there
    losses = [float(run.trajectory.losses[-1]) for run in session.runs]
    assert losses[0] == 0.0 and losses[1] < 1e-20 and max(losses) < 2e-5
    assert zoom.length < 30
    x, y, w = np.arange(1.0, 5.0), 2.0 * np.arange(1.0, 5.0), 1.0
    for step in range(10):  # the update of the notes: w − 0.01 · mean(2x(wx − y))
        assert batch.trajectory.positions[step, 0] == pytest.approx(w, rel=1e-12)
        w -= 0.01 * float(np.mean(2.0 * x * (w * x - y)))
    w = 1.0
    for step in range(10):  # one sample a step, in order
        assert single.trajectory.positions[step, 0] == pytest.approx(w, rel=1e-12)
        w -= 0.01 * float(2.0 * x[step % 4] * (w * x[step % 4] - y[step % 4]))


def test_a_rate_beyond_the_limit_makes_the_loss_go_up_and_a_lower_one_mends_it(
    catalog: Catalog, new_session: NewSession
) -> None:
    losses = [run.trajectory.losses for run in opened(catalog, new_session, "failed_training").runs]
    assert np.all(np.diff(losses[0]) > 0.0)
    assert np.all(np.diff(losses[1]) < 0.0) and np.all(np.diff(losses[2]) < 0.0)


def test_a_greedy_run_stays_in_its_valley_and_the_zoom_misses_the_right_cell(
    catalog: Catalog, new_session: NewSession
) -> None:
    grid, greedy = opened(catalog, new_session, "many_valleys").runs
    assert grid.trajectory.losses[-1] == 0.0 and greedy.trajectory.losses[-1] > 1.9
    coarse, fine = opened(catalog, new_session, "missed_cell").runs
    assert coarse.trajectory.losses[-1] > 1.9 and fine.trajectory.losses[-1] < 1e-6


def test_at_a_saddle_every_rate_stops(catalog: Catalog, new_session: NewSession) -> None:
    session = opened(catalog, new_session, "saddle_stop")
    for run in session.runs:
        np.testing.assert_allclose(run.trajectory.positions[-1], [0.0, 0.0], atol=1e-6)
        assert verdict(run).code == "saddle" and run.stopped is not None


def test_the_fewer_samples_a_step_the_more_the_loss_trembles(catalog: Catalog, new_session: NewSession) -> None:
    rises = [np.sum(np.diff(run.trajectory.losses) > 0.0) for run in opened(catalog, new_session, "batch_sizes").runs]
    assert rises[0] == 0 < rises[1] < rises[2]
