"""The fan of batch gradients and a whole step beside an epoch: numbers of their own, and runs that stay as they are."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.problem import Problem
from gdviz.session.changes.editing import set_batch, use_landscape, use_optimizer, use_problem
from gdviz.session.looking.batch_looking import EpochStep
from gdviz.session.session import Session


def on_line(session: Session) -> Problem:
    use_problem(session, "line_fit")
    session.seek(5)
    problem = session.batches.problem
    assert problem is not None
    return problem


def epoch_of(session: Session) -> EpochStep:
    session.batches.set(epoch=True)
    session.batches.ask()
    session.batches.finish()
    found = session.batches.epoch()
    assert found is not None
    return found


def test_the_fan_is_that_of_the_ball_and_follows_it(session: Session) -> None:
    problem = on_line(session)
    session.batches.set(fan=True, count=200, size=4)
    fan = session.batches.fan()
    assert fan is not None and fan is session.batches.fan()
    position = session.runs[0].trajectory.position(5)
    np.testing.assert_array_equal(fan.spread.mean, problem.gradient(position))
    # Cochran: the variance of a mean of 4 out of 40 without repetition.
    each = problem.sample_gradients(position)
    expected = each.var(axis=0, ddof=1) / 4 * (1 - 4 / 40)
    np.testing.assert_allclose(np.square(fan.spread.deviations), expected, rtol=1e-10)
    uphill = int(np.sum(fan.spread.gradients @ fan.spread.mean <= 0.0))
    assert fan.uphill == uphill and 0.0 < fan.angle < 90.0
    session.seek(6)
    assert session.batches.fan() is not fan


def test_a_batch_is_as_large_as_the_runs_unless_said_otherwise(session: Session) -> None:
    on_line(session)
    assert session.batches.size == 8  # a fifth of the data where the run takes all
    set_batch(session, 0, 5, "shuffled")
    assert session.batches.size == 5
    session.batches.set(size=10)
    assert session.batches.size == 10


def test_a_step_and_an_epoch_look_at_as_many_samples_and_leave_the_run_alone(session: Session) -> None:
    problem = on_line(session)
    before, run = session.experiment, session.runs[0]
    found = epoch_of(session)
    rate, position = run.hyperparameters["lr"], run.trajectory.position(5)
    np.testing.assert_allclose(found.whole, position - rate * problem.gradient(position), rtol=1e-12)
    order = np.random.default_rng((session.experiment.seed, 0)).permutation(40)
    at = position
    for index in order:
        at = at - rate * problem.sample_gradients(at, np.array([index]))[0]
    np.testing.assert_allclose(found.path[-1], at, rtol=1e-9)
    assert found.path.shape == (41, 2) and found.samples == 40
    assert found.losses == tuple(float(problem.loss(end)) for end in (position, found.whole, found.path[-1]))
    assert session.experiment is before and session.runs[0] is run and run.length == 5


def test_where_there_are_no_data_there_is_neither(session: Session) -> None:
    use_landscape(session, "rosenbrock")
    session.batches.set(fan=True, epoch=True)
    session.batches.ask()
    assert session.batches.fan() is None and session.batches.epoch() is None


def test_an_epoch_that_cannot_be_is_looked_for_once(session: Session) -> None:
    on_line(session)
    use_optimizer(session, 0, "bfgs")
    session.batches.set(epoch=True)
    session.batches.ask()
    session.batches.finish()
    assert session.batches.epoch() is None
    session.batches.ask()
    assert not session.backgrounds.busy


@pytest.mark.parametrize("problem", ["moons_network", "softmax_blobs"])
def test_networks_have_a_fan_too(session: Session, problem: str) -> None:
    use_problem(session, problem)
    session.batches.set(fan=True)
    session.batches.ask()
    session.batches.finish()
    fan = session.batches.fan()
    assert fan is not None and np.isfinite(fan.spread.noise)
