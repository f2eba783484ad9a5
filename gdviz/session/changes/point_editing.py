"""What a person does to single points of the data: each is one change of the experiment, in which they are written out.

Of a dataset or a CSV file that means that its points become the experiment's own; the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from gdviz.engine.data.points import points_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import PointsChoice
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session

Entry = TypeVar("Entry")


def problem_in(session: Session) -> Problem | None:
    """Return the landscape where it is made of data."""
    return session.landscape if isinstance(session.landscape, Problem) else None


def move_point(session: Session, index: int, inputs: Sequence[float], target: float) -> None:
    """Give point `index` other inputs (D,) and another target. Raises InputError, and then changes nothing."""
    points = _points(session)
    _take(session, points, _put(points.inputs, index, _floats(inputs)), _put(points.targets, index, float(target)))


def add_point(session: Session, inputs: Sequence[float], target: float) -> int:
    """Add a point with inputs (D,) and return its index. Raises InputError, and then changes nothing."""
    points = _points(session)
    _take(session, points, (*points.inputs, _floats(inputs)), (*points.targets, float(target)))
    return len(points.targets)


def delete_point(session: Session, index: int) -> None:
    """Take point `index` out. Raises InputError where none would be left, of a class or at all."""
    points = _points(session)
    inputs, targets = points.inputs, points.targets
    _take(session, points, inputs[:index] + inputs[index + 1 :], targets[:index] + targets[index + 1 :])


def _points(session: Session) -> PointsChoice:
    problem = problem_in(session)
    assert problem is not None, "only a problem has points"
    chosen = session.experiment.landscape.problem
    if chosen is not None and isinstance(chosen.data, PointsChoice):
        return chosen.data
    return points_of(problem.dataset)


def _take(
    session: Session, points: PointsChoice, inputs: tuple[tuple[float, ...], ...], targets: tuple[float, ...]
) -> None:
    problem = session.experiment.landscape.problem
    assert problem is not None
    changed = msgspec.structs.replace(points, inputs=inputs, targets=targets)
    if changed != problem.data:
        change_problem(session, msgspec.structs.replace(problem, data=changed, id=""))


def _floats(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(map(float, values))


def _put(entries: tuple[Entry, ...], index: int, entry: Entry) -> tuple[Entry, ...]:
    return (*entries[:index], entry, *entries[index + 1 :])
