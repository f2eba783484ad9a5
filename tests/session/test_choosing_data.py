"""Choosing data, model and scaling: names of the catalog come back, predictions stay, undo takes gestures."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    CsvChoice,
    DatasetChoice,
    LinearChoice,
    LogisticChoice,
    ModelChoice,
    NetworkChoice,
    ProblemChoice,
)
from gdviz.engine.errors import InputError
from gdviz.session.changes.editing import use_problem
from gdviz.session.changes.problem_editing import change_problem, suited_model
from gdviz.session.scaling import Scaling
from gdviz.session.session import Session


def chosen(session: Session) -> ProblemChoice:
    problem = session.experiment.landscape.problem
    assert problem is not None
    return problem


def with_noise(session: Session, noise: float) -> ProblemChoice:
    data = chosen(session).data
    assert isinstance(data, DatasetChoice)
    return msgspec.structs.replace(chosen(session), data=msgspec.structs.replace(data, parameters={"noise": noise}))


def test_a_slider_dragged_away_and_back_leaves_what_was_there(session: Session) -> None:
    use_problem(session, "line_fit")
    before = session.experiment
    session.history.seal()
    for noise in (0.6, 0.9, 1.2):
        change_problem(session, with_noise(session, noise))
    assert session.experiment.landscape.id == "" and session.history.undoable is not None
    assert str(session.history.undoable) == "change the data"
    session.history.undo()
    assert session.experiment == before
    change_problem(session, with_noise(session, 0.9))
    change_problem(session, with_noise(session, 0.5))  # the default
    assert session.experiment == before


@pytest.mark.parametrize("name", ["line_fit", "houses", "logistic_moons", "softmax_blobs", "moons_network"])
def test_standardising_keeps_what_the_start_predicts(session: Session, name: str) -> None:
    use_problem(session, name)
    rng = np.random.default_rng(1)
    session.change(session.experiment.with_start(rng.normal(size=session.landscape.dimension).tolist()))
    before = session.landscape
    assert isinstance(before, Problem)
    start = np.array(session.experiment.start)
    change_problem(session, msgspec.structs.replace(chosen(session), standardise=True))
    after = session.landscape
    assert isinstance(after, Problem) and after is not before
    inputs = before.dataset.inputs
    there = np.array(session.experiment.start)
    np.testing.assert_allclose(after.prediction(there, inputs), before.prediction(start, inputs), rtol=1e-9, atol=1e-9)
    change_problem(session, msgspec.structs.replace(chosen(session), standardise=False))
    np.testing.assert_allclose(session.experiment.start, start, rtol=1e-9, atol=1e-9)


def test_the_known_minimum_is_in_sight_on_either_scale(session: Session) -> None:
    use_problem(session, "houses")
    for is_on in (True, False, True):
        change_problem(session, msgspec.structs.replace(chosen(session), standardise=is_on))
        place = session.ground.seen(session.minima)[0]
        assert all(low < value < high for value, (low, high) in zip(place, session.ground.area, strict=True))


def test_the_minimum_is_that_of_a_file_as_it_is_now(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("x,y\n1,2\n2,4\n3,6\n", encoding="utf-8")
    change_problem(session, ProblemChoice(LinearChoice(), CsvChoice(str(file), ("x",), "y", "yes")))
    assert np.allclose(session.minima, [[2.0, 0.0]])
    file.write_text("x,y\n1,2\n2,4\n3,9\n4,1\n", encoding="utf-8")
    later = Session(session.catalog, session.experiment)  # as it was saved, with the minimum of then
    assert np.allclose(later.minima, [[0.2, 3.5]])


def test_condition_numbers_stand_side_by_side(session: Session) -> None:
    use_problem(session, "house_area")
    scaling = Scaling(session)
    effect = scaling.effect()
    assert effect is not None and effect.everywhere and effect.raw is not None and effect.standardised is not None
    inputs = session.landscape.dataset.inputs  # type: ignore[attr-defined]
    table = np.hstack([inputs, np.ones((len(inputs), 1))])
    values = np.linalg.eigvalsh(2.0 * table.T @ table / len(table))
    assert effect.raw.condition == pytest.approx(values[1] / values[0])
    assert effect.raw.largest_rate == pytest.approx(2.0 / values[1])
    assert effect.standardised.condition == pytest.approx(1.0)
    assert effect.standardised.largest_rate == pytest.approx(1.0)
    change_problem(session, msgspec.structs.replace(chosen(session), standardise=True))
    other = scaling.effect()
    assert session.experiment.landscape.id == "house_area_standardised"
    assert other is not None and other.raw is not None
    assert other.raw.condition == pytest.approx(effect.raw.condition)


def test_a_loss_that_bends_everywhere_else_is_told_where_one_stands(session: Session) -> None:
    use_problem(session, "logistic_blobs")
    scaling = Scaling(session)
    session.seek(5)
    effect = scaling.effect()
    assert effect is not None and not effect.everywhere
    assert (effect.run, effect.step) == (session.experiment.runs[0].name, 5)
    here = session.landscape.hessian(session.runs[0].trajectory.positions[5])
    values = np.linalg.eigvalsh(here)
    assert effect.raw is not None and effect.raw.condition == pytest.approx(values[-1] / values[0])
    use_problem(session, "too_small")  # 97 weights: by products with the Hessian, aside
    assert scaling.effect() is None
    session.backgrounds.finish()
    effect = scaling.effect()
    values = np.linalg.eigvalsh(session.landscape.hessian(np.array(session.experiment.start)))
    assert effect is not None and values[0] < 0.0
    mine = effect.standardised if chosen(session).standardise else effect.raw
    assert mine is not None and mine.is_exact and mine.condition == np.inf
    assert mine.largest_rate == pytest.approx(2.0 / values[-1])


@pytest.mark.parametrize(
    ("problem", "dataset", "model"),
    [("line_fit", "two_blobs", None), ("logistic_blobs", "sine", "linear"), ("logistic_blobs", "three_blobs", "soft")],
)
def test_data_that_a_model_cannot_take_bring_one_that_can(
    session: Session, problem: str, dataset: str, model: str | None
) -> None:
    use_problem(session, problem)
    choice = msgspec.structs.replace(chosen(session), data=DatasetChoice(dataset))
    suited, reason = suited_model(session.catalog, choice)
    assert (reason is None) == (model is None)
    assert model is None or model in type(suited).__name__.lower()
    change_problem(session, msgspec.structs.replace(choice, model=suited))
    assert isinstance(session.landscape, Problem)


@pytest.mark.parametrize("model", [LogisticChoice(), NetworkChoice(hidden=(200, 100))])
def test_what_cannot_be_computed_changes_nothing(session: Session, model: ModelChoice) -> None:
    use_problem(session, "line_fit")
    before = session.experiment
    data = DatasetChoice("noisy_line", {"count": 1_000_000.0})
    with pytest.raises(InputError):
        change_problem(session, ProblemChoice(model, data))
    assert session.experiment is before


def test_a_comparison_that_takes_long_is_made_aside(session: Session) -> None:
    use_problem(session, "line_fit")
    data = DatasetChoice("noisy_line", {"count": 100_000.0})
    change_problem(session, msgspec.structs.replace(chosen(session), data=data))
    scaling = Scaling(session)
    told: list[str] = []
    scaling.changed.connect(lambda: told.append("changed"))
    assert scaling.effect() is None
    while session.backgrounds.busy:
        session.tick(0.0)
    effect = scaling.effect()
    assert told and effect is not None and effect.standardised is not None
    assert effect.standardised.condition == pytest.approx(1.0)
    session.history.seal()
    use_problem(session, "line_fit")
    assert scaling.effect() is not None
    session.history.undo()
    assert scaling.effect() is None
    while session.backgrounds.busy:
        session.tick(0.0)
    assert scaling.effect() == effect  # also the second time
