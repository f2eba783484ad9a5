"""Points that a person adds, moves and deletes: the landscape and the runs follow, files keep them, nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz.engine.data.points import MOST_NUMBERS
from gdviz.engine.data.problem_choice import DatasetChoice, LinearChoice, PointsChoice, ProblemChoice, SoftmaxChoice
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import to_toml
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.export.code import numpy_script
from gdviz.session.changes.editing import use_problem
from gdviz.session.changes.point_editing import add_point, delete_point, move_point, problem_in
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.files.checking import checked_document
from gdviz.session.files.document import Document, document_text, read_document
from gdviz.session.limits import MOST_BYTES
from gdviz.session.session import Session

FOUR = PointsChoice(("size",), "price", ((1.0,), (2.0,), (3.0,), (4.0,)), (2.0, 4.0, 6.0, 9.0))


def chosen(session: Session) -> ProblemChoice:
    problem = session.experiment.landscape.problem
    assert problem is not None
    return problem


def test_a_moved_point_deforms_the_landscape_and_the_runs_follow(session: Session) -> None:
    use_problem(session, "one_weight")
    session.seek(5)
    before = session.runs[0].trajectory.positions.copy()
    move_point(session, 3, (4.0,), 12.0)
    assert isinstance(chosen(session).data, PointsChoice) and chosen(session).id == ""
    ((weight,),) = session.minima.tolist()
    assert weight == pytest.approx((2 + 8 + 18 + 48) / 30)
    assert session.cursor == 5 and len(session.runs[0].trajectory) >= 6
    assert not np.array_equal(session.runs[0].trajectory.positions[5], before[5])


def test_one_gesture_is_one_step_that_can_be_undone(session: Session) -> None:
    use_problem(session, "one_weight")
    before = session.experiment
    session.history.seal()
    for height in (9.0, 10.0, 11.0):
        move_point(session, 3, (4.0,), height)
    assert session.history.undoable is not None and session.history.undoable.template == "change the points"
    session.history.undo()
    assert session.experiment == before
    session.history.redo()
    session.history.seal()
    assert add_point(session, (5.0,), 10.0) == 4
    session.history.seal()
    delete_point(session, 0)
    problem = problem_in(session)
    assert problem is not None and problem.dataset.targets.tolist() == [4.0, 6.0, 11.0, 10.0]
    session.history.undo()
    assert problem_in(session) is not None and session.landscape.samples == 5


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (msgspec.structs.replace(FOUR, inputs=(), targets=()), "there is no point"),
        (msgspec.structs.replace(FOUR, targets=(1.0,)), "4 points, but 1 targets"),
        (msgspec.structs.replace(FOUR, inputs=((1.0,), (2.0, 3.0), (3.0,), (4.0,))), "point 2 has 2 inputs; 1 are"),
        (msgspec.structs.replace(FOUR, targets=(1.0, float("nan"), 2.0, 3.0)), "point 2: every number must lie"),
        (msgspec.structs.replace(FOUR, inputs=((1.0,), (2.0,), (3e12,), (4.0,))), "point 3: every number must lie"),
        (msgspec.structs.replace(FOUR, features=("price",)), "a name of their own"),
        (msgspec.structs.replace(FOUR, classes=("a",)), "two classes"),
        (msgspec.structs.replace(FOUR, classes=("a", "b")), "point 1: there is no class 2"),
        (msgspec.structs.replace(FOUR, targets=(0.0, 0.0, 1.0, 1.0), classes=("a", "b", "c")), "class “c” would be"),
        (PointsChoice(("x",), "y", ((1.0,),) * MOST_NUMBERS, (1.0,) * MOST_NUMBERS), "up to 5,000 can be edited"),
    ],
)
def test_points_that_cannot_be_are_refused_in_a_sentence(session: Session, points: PointsChoice, sentence: str) -> None:
    before = session.experiment
    with pytest.raises(InputError, match=sentence):
        change_problem(session, ProblemChoice(LinearChoice(), points))
    assert session.experiment is before


def test_the_last_point_of_a_class_cannot_be_deleted(session: Session) -> None:
    data = PointsChoice(("x", "y"), "kind", ((0.0, 0.0), (1.0, 1.0), (2.0, 0.0)), (0.0, 1.0, 2.0), ("a", "b", "c"))
    change_problem(session, ProblemChoice(SoftmaxChoice(), data))
    before = session.experiment
    with pytest.raises(InputError, match="class “b”"):
        delete_point(session, 1)
    assert session.experiment is before


def test_files_keep_points_to_the_last_digit_and_scripts_hold_them(session: Session, catalog: Catalog) -> None:
    use_problem(session, "line_fit")
    move_point(session, 2, (0.1 + 0.2,), 1 / 3)
    text = document_text(Document(session.experiment))
    path = Path("a.gdviz")
    _, read = checked_document(catalog, read_document(path, text), path, text)
    assert read.experiment == session.experiment
    script = numpy_script(catalog, session.experiment, [0])
    assert "0.30000000000000004" in script and "0.3333333333333333" in script
    broken = text.replace("0.3333333333333333", "1e300")
    with pytest.raises(FileError, match=r"experiment\.landscape\.problem\.data: point 3: every number"):
        checked_document(catalog, read_document(path, broken), path, broken)


def test_as_many_points_as_can_be_edited_fit_into_a_file(session: Session) -> None:
    rows = np.random.default_rng(0).normal(size=(MOST_NUMBERS // 2, 1)) * 1e-5
    data = PointsChoice(("a long name",), "y", tuple(map(tuple, rows.tolist())), tuple(rows[:, 0].tolist()))
    change_problem(session, ProblemChoice(LinearChoice(), data))
    text = document_text(Document(session.experiment))
    assert len(text) < 0.9 * MOST_BYTES and len(to_toml(session.experiment)) < 0.9 * MOST_BYTES


@pytest.mark.parametrize("change", [lambda one: move_point(one, 0, (0.5,), 1.0), lambda one: delete_point(one, 0)])
def test_a_dataset_with_too_many_samples_is_not_written_out(
    session: Session, change: Callable[[Session], None]
) -> None:
    change_problem(session, ProblemChoice(LinearChoice(), DatasetChoice("noisy_line")))
    count = MOST_NUMBERS // 2 + 1
    parameters = {"count": float(count)}
    change_problem(session, ProblemChoice(LinearChoice(), DatasetChoice("noisy_line", parameters)))
    before = session.experiment
    with pytest.raises(InputError, match="choose fewer samples"):
        change(session)
    assert session.experiment is before
