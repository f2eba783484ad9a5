"""The fair race of a session: who takes part, what it leaves alone, and how its rates get into the runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.errors import InputError
from gdviz.engine.files.file_mistakes import read_file
from gdviz.engine.many.race import Rule
from gdviz.engine.optimizer import Optimizer
from gdviz.session.changes.editing import add_run, set_hyperparameter, use_landscape, use_problem
from gdviz.session.many.race import Ended, Race
from gdviz.session.many.rate_strips import FINE
from gdviz.session.session import Session


def ended(race: Race, rule: Rule) -> Ended:
    race.begin(rule)
    race.finish()
    assert race.ended is not None and race.ended.is_whole
    return race.ended


def test_the_runs_get_the_rates_that_were_found_and_end_where_the_race_did(session: Session) -> None:
    use_landscape(session, "rosenbrock")
    add_run(session, "bfgs")
    session.seek(10)
    set_hyperparameter(session, 0, "lr", 0.0001)
    race, before = Race(session), session.experiment
    result = ended(race, Rule(60))
    assert session.experiment is before and session.cursor == 10  # looking costs nothing
    race.apply()
    session.seek(session.experiment.steps)
    for run, standing in zip(session.runs, result.standings, strict=True):
        assert (run.length, float(run.trajectory.losses[-1])) == (standing.steps, standing.loss)
        assert run.cost_until(run.length) <= 60.0
    assert race.is_in_force and not session.experiment.runs[0].edits
    session.history.undo()
    after = session.experiment
    assert (after.runs, after.steps, after.evaluations) == (before.runs, before.steps, 0)


def test_a_hidden_run_stays_out_and_keeps_its_rate(session: Session) -> None:
    add_run(session, "momentum")
    session.set_look(1, replace(session.looks[1], visible=False))
    race, rate = Race(session), session.experiment.runs[1].hyperparameters["lr"]
    assert [one.name for one in ended(race, Rule(20)).standings] == [session.experiment.runs[0].name, "momentum"]
    race.apply()
    assert session.experiment.runs[1].hyperparameters["lr"] == rate


def test_a_result_is_stale_once_something_else_would_race(session: Session) -> None:
    race = Race(session)
    ended(race, Rule(20))
    set_hyperparameter(session, 0, "lr", 0.01)
    assert not race.is_stale  # the rate is tuned anyway
    session.change(session.experiment.with_start((1.0, 2.0)))
    assert race.is_stale
    session.history.undo()
    assert not race.is_stale


def test_what_was_found_for_an_optimizer_is_not_true_of_its_next_version(session: Session, tmp_path: Path) -> None:
    race, catalog = Race(session), session.catalog
    ended(race, Rule(20))
    session.strips.show(True)
    session.strips.ask()
    session.strips.finish()
    assert session.strips.of(0) is not None and session.strips.of(1) is not None
    before = (assets.resources() / "optimizers" / "gd.toml").read_text(encoding="utf-8")
    content, _ = read_file("optimizer", tmp_path / "gd.toml", before.replace("x = x - η g", "x = x - 2 η g"))
    assert isinstance(content, Optimizer)
    session.use_catalog(replace(catalog, optimizers={**catalog.optimizers, "gd": content}))
    assert session.strips.of(0) is None and session.strips.of(1) is not None
    assert race.is_stale


def test_without_a_visible_run_there_is_nothing_to_race(session: Session) -> None:
    for index, look in enumerate(session.looks):
        session.set_look(index, replace(look, visible=False))
    with pytest.raises(InputError, match="visible"):
        Race(session).begin(Rule(20))


def test_a_race_that_is_called_off_leaves_what_was_there(session: Session) -> None:
    use_problem(session, "spirals_network")
    race, before = Race(session), session.experiment
    race.begin(Rule(100_000))
    race.cancel()
    assert not race.busy and race.ended is None and session.experiment is before
    assert np.isfinite(session.landscape.loss(np.array(session.experiment.start)))


def test_a_strip_that_was_left_coarse_becomes_fine(session: Session) -> None:
    use_problem(session, "moons_network")
    session.strips.show(True)
    session.strips.ask()
    while session.strips.of(0) is None:
        session.tick(0.0)
    session.strips.cancel()  # as when another run is changed meanwhile
    session.strips.ask()
    session.strips.finish()
    strip = session.strips.of(0)
    assert strip is not None and len(strip.rates) == FINE
