"""What a run has besides its optimizer: a schedule, options, batches; and the seed of everything random."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.assets import resources
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from gdviz.session.changes import editing
from gdviz.session.schedule import is_constant, scheduled_rates
from gdviz.session.session import Session
from tests.session.conftest import NewSession, told_by

OWN_OPTIMIZER = """
name = "Of its own"
equations = "x = x - k g"

[hyperparameter.k]
default = 0.1
range = [0.01, 1.0]
"""


@pytest.fixture
def with_rateless(tmp_path: Path, new_session: NewSession) -> Session:
    """A session whose catalog also has an optimizer without a learning rate, called rateless."""
    folder = tmp_path / "optimizers"
    folder.mkdir()
    (folder / "rateless.toml").write_text(OWN_OPTIMIZER, encoding="utf-8")
    session = new_session()
    return Session(load_catalog([resources(), tmp_path]), session.experiment)


@pytest.fixture
def on_data(session: Session, catalog: Catalog) -> Session:
    """A session that minimises a problem of two weights and its data."""
    file = catalog.problems["line_fit"]
    session.landscape = problem_of(catalog, file.choice)
    assert session.landscape.dimension == 2
    return session


def test_a_schedule_spans_the_steps_of_the_experiment(session: Session) -> None:
    session.change(session.experiment.with_steps(250))
    session.seek(250)
    editing.use_schedule(session, 0, "cosine")
    choice = session.experiment.runs[0]
    assert (choice.schedule, choice.hyperparameters["horizon"], choice.hyperparameters["lr"]) == ("cosine", 250.0, 0.05)
    rates = session.runs[0].trajectory.rates
    assert rates[1] == 0.05
    assert rates[126] == pytest.approx(0.025)
    assert rates[250] < 1e-4


def test_the_constant_rate_comes_back_and_the_numbers_of_the_schedule_are_gone(session: Session) -> None:
    before = session.experiment
    editing.use_schedule(session, 0, "cosine")
    editing.use_schedule(session, 0, "")
    assert session.experiment == before


def test_another_schedule_keeps_the_values_that_it_has_as_well(session: Session) -> None:
    editing.use_schedule(session, 0, "cosine")
    editing.set_hyperparameter(session, 0, "horizon", 60.0)
    editing.set_hyperparameter(session, 0, "end_share", 0.25)
    editing.use_schedule(session, 0, "one_cycle")
    values = session.experiment.runs[0].hyperparameters
    assert values["horizon"] == 60.0 and values["lr"] == 0.05
    assert "end_share" not in values and values["peak"] == 0.3


def test_changes_on_the_way_stay_as_long_as_their_hyperparameter_does(session: Session) -> None:
    editing.use_schedule(session, 0, "cosine")
    session.seek(37)
    editing.set_hyperparameter(session, 0, "end_share", 0.5)
    editing.set_hyperparameter(session, 0, "lr", 0.02)
    editing.use_schedule(session, 0, "one_cycle")
    assert session.experiment.runs[0].edits == (Edit(37, "lr", 0.02),)


def test_options_come_and_go(session: Session) -> None:
    session.seek(20)
    plain = session.runs[0].trajectory.positions.copy()
    editing.set_option(session, 0, "clip_norm", True)
    editing.set_option(session, 0, "noise", True)
    editing.set_option(session, 0, "noise", True)
    choice = session.experiment.runs[0]
    assert choice.options == ("clip_norm", "noise")
    assert {"clip_norm", "noise"} <= choice.hyperparameters.keys()
    assert not np.array_equal(session.runs[0].trajectory.positions, plain)
    editing.set_option(session, 0, "clip_norm", False)
    editing.set_option(session, 0, "noise", False)
    assert session.experiment.runs[0].hyperparameters == {"lr": 0.05}
    assert np.array_equal(session.runs[0].trajectory.positions, plain)


def test_an_option_that_the_optimizer_has_itself_is_refused_and_nothing_changes(session: Session) -> None:
    editing.use_optimizer(session, 1, "adamw")
    before, told = session.experiment, told_by(session)
    with pytest.raises(InputError, match="weight_decay"):
        editing.set_option(session, 1, "weight_decay", True)
    assert session.experiment is before and told == []


def test_another_optimizer_keeps_schedule_and_options_with_their_values(session: Session) -> None:
    editing.use_schedule(session, 0, "cosine")
    editing.set_option(session, 0, "noise", True)
    editing.set_hyperparameter(session, 0, "noise", 0.7)
    editing.set_hyperparameter(session, 0, "lr", 0.3)
    assert editing.use_optimizer(session, 0, "momentum") == ()
    choice = session.experiment.runs[0]
    assert (choice.schedule, choice.options, choice.hyperparameters["noise"]) == ("cosine", ("noise",), 0.7)
    assert choice.hyperparameters["lr"] == session.catalog.optimizers["momentum"].defaults()["lr"]


def test_another_optimizer_drops_what_does_not_go_with_it_and_says_why(with_rateless: Session) -> None:
    session = with_rateless
    editing.use_schedule(session, 0, "cosine")
    editing.set_option(session, 0, "noise", True)
    editing.set_option(session, 0, "weight_decay", True)
    (reason,) = editing.use_optimizer(session, 0, "rateless")
    assert "no learning rate" in str(reason)
    choice = session.experiment.runs[0]
    assert (choice.schedule, choice.options) == ("", ("noise", "weight_decay"))
    (reason,) = editing.use_optimizer(session, 0, "adamw")
    assert "weight_decay" in str(reason)
    assert session.experiment.runs[0].options == ("noise",)


def test_a_schedule_of_an_optimizer_without_a_rate_is_refused(with_rateless: Session) -> None:
    editing.use_optimizer(with_rateless, 0, "rateless")
    with pytest.raises(InputError, match="no learning rate"):
        editing.use_schedule(with_rateless, 0, "cosine")


def test_batches_need_data(session: Session) -> None:
    with pytest.raises(InputError, match="no samples"):
        editing.set_batch(session, 0, 4, "shuffled")
    assert session.experiment.runs[0].batch == 0


def test_a_batch_is_a_part_of_the_samples(on_data: Session) -> None:
    samples = on_data.landscape.samples
    editing.set_batch(on_data, 0, 2, "sequential")
    assert (on_data.experiment.runs[0].batch, on_data.runs[0].setting.order) == (2, "sequential")
    for size in (-1, samples + 1):
        with pytest.raises(InputError, match=f"from 1 to {samples}"):
            editing.set_batch(on_data, 0, size, "shuffled")
    editing.set_batch(on_data, 0, 0, "shuffled")
    assert on_data.experiment.runs[0].batch == 0


def test_another_seed_makes_other_noise_and_the_same_seed_the_same(session: Session) -> None:
    editing.set_option(session, 0, "noise", True)
    session.seek(10)
    first = session.runs[0].trajectory.positions.copy()
    editing.set_seed(session, 7)
    assert not np.array_equal(session.runs[0].trajectory.positions, first)
    editing.set_seed(session, 0)
    assert np.array_equal(session.runs[0].trajectory.positions, first)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_that_cannot_be_used_is_refused(session: Session, seed: int) -> None:
    with pytest.raises(InputError, match="seed"):
        editing.set_seed(session, seed)
    assert session.experiment.seed == 0


def test_the_rates_ahead_are_those_that_the_run_will_have(session: Session) -> None:
    constant = [key for key, schedule in session.catalog.schedules.items() if is_constant(schedule)]
    assert len(constant) == 1
    for identifier, schedule in session.catalog.schedules.items():
        editing.use_schedule(session, 0, identifier)
        session.seek(0)
        session.seek(30)
        editing.set_hyperparameter(session, 0, "lr", 0.02)
        session.seek(100)
        ahead = scheduled_rates(schedule, session.experiment.runs[0], np.arange(1.0, 101.0))
        made = session.runs[0].trajectory.rates[1:]
        assert np.allclose(ahead[: len(made)], made, rtol=1e-12, atol=0.0), identifier
        editing.use_schedule(session, 0, "")
        session.change(session.experiment.without_edits(0))


def test_every_optimizer_says_truly_whether_the_seed_matters(catalog: Catalog) -> None:
    file = catalog.landscapes["rosenbrock"]
    landscape = landscape_of(catalog, file.choice())
    for optimizer in catalog.optimizers.values():
        paths = []
        for seed in (0, 1):
            run = Run(landscape, optimizer, file.start, setting=Setting(file.domain, seed))
            run.advance(20)
            paths.append(run.trajectory.positions)
        assert np.array_equal(*paths) is not optimizer.is_random, optimizer.id
