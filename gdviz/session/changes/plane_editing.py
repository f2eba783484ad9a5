"""What a person does to the plane of the map: each is one change of the experiment, and one step of undo.

A plane is a set of numbers, not a rule: it stays where it was laid while the runs go on, until another is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np

from gdviz.engine.errors import InputError
from gdviz.engine.interval import FARTHEST
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane import Plane
from gdviz.engine.plane_choice import FEWEST, ComponentsPlane, PlaneChoice, RandomPlane, VariablesPlane, plane_of
from gdviz.engine.planes import principal_plane
from gdviz.engine.trajectory import Trajectory
from gdviz.session.session import Session

MOST_NUMBERS = 400_000  # of positions whose main directions are sought: more are thinned out
FEWEST_ROWS = 400  # but not to fewer than these
QUICK_NUMBERS = 100_000  # up to here the directions are found within a frame
_MARGIN = 0.25  # of what the run covers, around it
_SAME = 1e-6  # machines differ by less in what they compute
_HALF = 1.0  # half a side of a plane on which nothing moved


@dataclass(frozen=True)
class Through:
    """The point that a plane goes through: `position` (P,), of `run` at `step`, or with "" the start."""

    position: tuple[float, ...]
    run: str = ""
    step: int = 0


def start_of(session: Session) -> Through:
    """Return the start as the point of a plane."""
    return Through(session.experiment.start)


def ball_on(session: Session, step: int | None = None) -> Through:
    """Return the place of the selected run at `step`, or at the cursor. Raises InputError where there is none."""
    index = session.selected
    if not session.ready or index < 0:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "there is no run to look at; add one")))
    run = session.runs[index]
    at = min(session.cursor if step is None else step, run.length)
    position = run.trajectory.position(at)
    if not np.isfinite(position).all():
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the run left the finite numbers; step back")))
    return Through(tuple(position.tolist()), session.experiment.runs[index].name, at)


def show_variables(session: Session, first: int, second: int, through: Through) -> None:
    """Show two variables through a point; through the start, over the domain, wherever the start goes.

    Raises InputError where they are the same.
    """
    if first == second:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "choose two different variables")))
    domain = session.experiment.landscape.domain
    if not through.run:
        _check_width(session)
        shown = (first, second) if (first, second) != (0, 1) else ()
        _take(session, msgspec.structs.replace(session.experiment.landscape, shown=shown, plane=None))
        return
    area = domain[first], domain[second]
    plane = VariablesPlane((first, second), through.position, area, through.run, through.step)
    show_plane(session, _fitted(session, plane))


def show_random(session: Session, seed: int, through: Through) -> None:
    """Show two random directions of a seed through a point, over what the selected run covers. Raises InputError."""
    side = (-_HALF, _HALF)
    plane = RandomPlane(seed, through.position, (side, side), through.run, through.step)
    show_plane(session, _fitted(session, plane))


def components(session: Session, until: int | None = None, *, from_start: bool = False) -> ComponentsPlane:
    """Return the plane in which the selected run moved most up to step `until`, or so far; it is not shown yet.

    It goes through the run's place at that step, or through the start. Raises InputError where the run has not moved.
    """
    return seeking(session, until, from_start=from_start)()


def seeking(session: Session, until: int | None = None, *, from_start: bool = False) -> Callable[[], ComponentsPlane]:
    """Return what works out `components`, and may do so in a thread. Raises InputError, and so does what it returns."""
    there = ball_on(session, session.longest if until is None else until)
    at = start_of(session) if from_start else there
    return partial(_components, session.runs[session.selected].trajectory, there, at)


def _components(trajectory: Trajectory, there: Through, at: Through) -> ComponentsPlane:
    rows, every = thinned(trajectory, there.step)
    found = principal_plane(rows)
    one, other = (tuple(axis) for axis in found.plane.axes.tolist())
    plane = Plane(np.array(at.position), found.plane.axes)
    area = _area_around(plane, np.concatenate([rows, plane.origin[np.newaxis]]))
    shares = found.shares[0], min(found.shares[1], 1.0 - found.shares[0])
    return ComponentsPlane((one, other), shares, there.run, there.step, at.position, area, at.run, at.step, every=every)


def show_plane(session: Session, plane: PlaneChoice) -> None:
    """Show a plane. Raises InputError, and then changes nothing."""
    _check_width(session)
    _take(session, msgspec.structs.replace(session.experiment.landscape, plane=plane))


def fit_area(session: Session) -> None:
    """Show as much of the chosen plane as the selected run covers by now. Raises InputError."""
    plane = session.ground.choice
    if plane is not None:
        show_plane(session, _fitted(session, plane))


def is_stale(session: Session, plane: ComponentsPlane, until: int) -> bool:
    """Whether the run has moved on, or is another one, since its directions were fixed. Costs nothing."""
    names = [choice.name for choice in session.experiment.runs]
    if plane.of not in names or not session.ready:
        return False
    run = session.runs[names.index(plane.of)]
    if min(until, run.length) != plane.until:
        return True
    if plane.run != plane.of:
        return plane.at != session.experiment.start
    head = run.trajectory.memory.head(plane.until)
    return not np.allclose(head, plane.at[: len(head)], rtol=_SAME, atol=_SAME)


def is_quick(session: Session) -> bool:
    """Whether the main directions of the selected run are found within a frame."""
    if not session.ready or session.selected < 0:
        return True
    run = session.runs[session.selected]
    return (run.length + 1) * session.landscape.dimension <= QUICK_NUMBERS and run.trajectory.memory.is_whole


def thinned(trajectory: Trajectory, until: int) -> tuple[Array, int]:
    """Return positions of steps 0 … `until`, (k, P), the last one among them, and every which step they are."""
    last = trajectory.position(until)
    most = max(FEWEST_ROWS, MOST_NUMBERS // len(last))
    if until < most and trajectory.memory.is_whole:
        return trajectory.positions[: until + 1], 1
    every = trajectory.memory.every * max(1, until // trajectory.memory.every // most)
    rows = trajectory.memory.spread_out(until, most)
    return (rows if until % every == 0 else np.concatenate([rows, last[np.newaxis]])), every


def _check_width(session: Session) -> None:
    if session.landscape.dimension < FEWEST:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "a plane is chosen of three variables or more")))


def _take(session: Session, landscape: object) -> None:
    assert isinstance(landscape, type(session.experiment.landscape))
    if landscape == session.experiment.landscape:
        return
    session.history.seal()
    session.change(msgspec.structs.replace(session.experiment, landscape=landscape))
    session.history.seal()


def _fitted(session: Session, choice: PlaneChoice) -> PlaneChoice:
    """Return the plane over what the selected run covers, with some room around it."""
    plane = plane_of(session.landscape, choice)
    held = [np.array(choice.at)[np.newaxis]]
    if session.ready and session.selected >= 0:
        run = session.runs[session.selected]
        held.append(thinned(run.trajectory, run.length)[0])
    return msgspec.structs.replace(choice, area=_area_around(plane, np.concatenate(held)))


def _area_around(plane: Plane, positions: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the intervals that hold positions (n, P), each at least a quarter as long as the other.

    What is not finite, or farther than a picture can show, does not count.
    """
    points = plane.to_plane(positions[np.isfinite(positions).all(axis=1)])
    points = points[(np.abs(points) < FARTHEST / 10.0).all(axis=1)]
    if not len(points):
        points = np.zeros((1, 2))
    low, high = points.min(axis=0), points.max(axis=0)
    widest = float((high - low).max())
    if widest <= 1e-9 * max(1.0, float(np.abs(points).max())):
        widest = 2.0 * _HALF
    reach = np.maximum((high - low) * _MARGIN, _MARGIN * widest)
    (u_low, v_low), (u_high, v_high) = (low - reach).tolist(), (high + reach).tolist()
    return (u_low, u_high), (v_low, v_high)
