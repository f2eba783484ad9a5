"""What a map of many runs depends on: of the session's selected run, of the landscape, and of what was chosen.

A map is made anew when its subject is another one, and kept as long as it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Flag, Job, Progress
from gdviz.engine.many.descent import Cancelled
from gdviz.engine.many.rates import Axis, Rates, check_axis, rate_passes
from gdviz.engine.many.sweep import WIDEST_SOUGHT, Basins, Cut, basin_maps, check_job, check_size
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.preface import LEARNING_RATE
from gdviz.session.many.jobs import job_of
from gdviz.session.many.map_choice import MapChoice

if TYPE_CHECKING:
    from gdviz.session.session import Session

COARSEST = 64  # only every so many-th cell comes first: something is seen at once
USUAL_STEPS = 500  # at most, unless a person asks for more
USUAL_TOLERANCE = 1e-4  # where the experiment never stops early, “to converge” means this
Interval = tuple[float, float]


@dataclass(frozen=True, eq=False)
class StartsSubject:
    """Runs from everywhere on the plane of the map."""

    job: Job
    run: str
    size: int
    cut: Cut
    domain: tuple[Interval, ...]
    minima: tuple[tuple[float, ...], ...]
    numbers: tuple[object, ...]  # all that compares as numbers

    def maps(self, pool: ThreadPoolExecutor, progress: Progress, cancel: Flag) -> Iterator[Basins]:
        """Yield the maps, ever finer."""
        size, shown = (self.size, self.size), self.numbers[0]
        assert isinstance(shown, tuple)
        return basin_maps(
            self.job, self.domain, size, self.minima, variables=shown, executor=pool, progress=progress, cancel=cancel,
            cut=self.cut, coarsest=_coarsest(self.job, self.size), glimpses=True, keeps_positions=False,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class RatesSubject:
    """Runs from one start with hyperparameters of all values."""

    job: Job
    run: str
    start: tuple[float, ...]
    axes: tuple[Axis, ...]
    numbers: tuple[object, ...]

    def maps(self, pool: ThreadPoolExecutor, progress: Progress, cancel: Flag) -> Iterator[Rates]:
        """Yield the maps, ever finer."""
        coarsest = _coarsest(self.job, max(axis.count for axis in self.axes))
        return rate_passes(self.job, self.start, self.axes, pool, progress, cancel, coarsest, glimpses=True)


Subject = StartsSubject | RatesSubject


@dataclass(frozen=True, eq=False)
class StartsMap:
    """Where each start leads, as far as it is known."""

    subject: StartsSubject
    cells: Basins

    @property
    def cut_variables(self) -> object:
        """Which variables the map shows, as in Ground."""
        return self.subject.numbers[0]

    @property
    def values(self) -> tuple[Array, ...]:
        """What the columns and the rows stand for."""
        return self.cells.axes


@dataclass(frozen=True, eq=False)
class RatesMap:
    """What hyperparameters come to, as far as it is known."""

    subject: RatesSubject
    cells: Rates

    @cached_property
    def values(self) -> tuple[Array, ...]:
        """What the columns and the rows stand for."""
        return tuple(axis.values() for axis in self.cells.axes)


Made = StartsMap | RatesMap


def same_subject(one: Subject | None, other: Subject | None) -> bool:
    """Tell whether two maps would be the same in every number."""
    if one is None or other is None or type(one) is not type(other):
        return one is other
    mine, its = one.job, other.job
    if mine.landscape is not its.landscape or mine.optimizer is not its.optimizer:
        return False
    numbers = (mine.values, mine.steps, mine.tolerance, mine.setting, one.numbers)
    return numbers == (its.values, its.steps, its.tolerance, its.setting, other.numbers)


def subject_of(session: Session, choice: MapChoice) -> Subject | None:
    """Return what the map is of; None where none is wanted. Raises InputError where it cannot be made."""
    if choice.kind == "none":
        return None
    if session.selected < 0:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "a map shows what a run does: add one")))
    if choice.kind == "rates":
        return _rates_subject(session, choice)
    return _starts_subject(session, choice)


def made_of(subject: Subject, rest: float, note: Progress, cancel: Event) -> Iterator[tuple[float, Made | Message]]:
    """Yield the share that is done and the map so far, or why there is none; nothing any more once it is cancelled.

    It begins after `rest` seconds without that. One thread computes, so that the window keeps a processor.
    """
    if cancel.wait(rest):
        return
    with ThreadPoolExecutor(1, "map") as pool:
        try:
            if isinstance(subject, StartsSubject):
                for basins in subject.maps(pool, note, cancel):
                    yield 1.0 / basins.stride**2, StartsMap(subject, basins)
            else:
                for rates in subject.maps(pool, note, cancel):
                    yield 1.0 / rates.stride**2, RatesMap(subject, rates)
        except Cancelled:
            return
        except InputError as error:
            yield 1.0, error.message


def usual_steps(session: Session) -> int:
    """Return how far the runs of a map go, unless a person asks for another number."""
    return min(max(session.experiment.steps - session.playback.added, 1), USUAL_STEPS)


def usual_tolerance(session: Session, choice: MapChoice) -> float:
    """Return the tolerance of the runs of a map, unless a person asks for another one."""
    given = session.experiment.tolerance
    return given if given > 0.0 or choice.kind == "rates" else USUAL_TOLERANCE


def sweepable(optimizer: Optimizer) -> list[str]:
    """Return the hyperparameters that a map can go through: those that are not whole numbers."""
    return [name for name, entry in optimizer.hyperparameters.items() if not entry.is_whole]


def axis_names(optimizer: Optimizer, choice: MapChoice) -> tuple[str, ...]:
    """Return the hyperparameters along the map and up, where there is a second one. Raises InputError for none."""
    names = sweepable(optimizer)
    if not names:
        template = QT_TRANSLATE_NOOP("engine", "{optimizer} has no hyperparameters that a map could go through")
        raise InputError(Message(template, {"optimizer": optimizer.id}))
    across = choice.across or LEARNING_RATE
    across = across if across in names else names[0]
    others = [name for name in names if name != across]
    up = others[0] if choice.up is None and others else choice.up
    return (across, up) if up in others else (across,)


def axis_of(optimizer: Optimizer, name: str, choice: MapChoice) -> Axis:
    """Return the values of a hyperparameter that the map goes through: all that are usual, unless others are chosen."""
    entry = optimizer.hyperparameters[name]
    chosen = choice.ranges.get(name)
    if chosen is None:
        scale = entry.scale if entry.range[0] > 0.0 else "linear"
        return Axis(name, *entry.range, choice.size, scale)
    return Axis(name, chosen.low, chosen.high, choice.size, chosen.scale)


def _coarsest(job: Job, size: int) -> int:
    """Return the stride of the first cells: of a model, whose runs are long, a single one."""
    return max(COARSEST, 1 << (size - 1).bit_length()) if job.landscape.samples else COARSEST


def _job(session: Session, choice: MapChoice) -> Job:
    index = session.selected
    steps = usual_steps(session) if choice.steps is None else choice.steps
    tolerance = usual_tolerance(session, choice) if choice.tolerance is None else choice.tolerance
    job = job_of(session, session.experiment.runs[index], steps, session.runs[index].optimizer)
    return replace(job, tolerance=tolerance)


def _starts_subject(session: Session, choice: MapChoice) -> StartsSubject:
    dimension = session.landscape.dimension
    if choice.kind == "basins" and dimension > WIDEST_SOUGHT:
        template = QT_TRANSLATE_NOOP(
            "engine", "with more than {most} variables minima are not told apart; choose the steps to converge"
        )
        raise InputError(Message(template, {"most": WIDEST_SOUGHT}))
    job, ground, landscape = _job(session, choice), session.ground, session.experiment.landscape
    check_job(job)
    check_size((choice.size, choice.size if dimension > 1 else 1), dimension)
    plane, area = ground.plane, ground.area
    cut = Cut(plane, area, is_oblique=not ground.variables)
    where = (plane.origin.tolist(), plane.axes.tolist(), area)
    minima = tuple(map(tuple, session.minima.tolist()))
    numbers = (ground.variables, choice.size, where, landscape.domain, minima)
    name = session.experiment.runs[session.selected].name
    return StartsSubject(job, name, choice.size, cut, landscape.domain, minima, numbers)


def _rates_subject(session: Session, choice: MapChoice) -> RatesSubject:
    job, start = _job(session, choice), session.experiment.start
    axes = tuple(axis_of(job.optimizer, name, choice) for name in axis_names(job.optimizer, choice))
    for axis in axes:
        check_axis(job.optimizer, axis)
    check_job(job)
    check_size((choice.size, choice.size if len(axes) > 1 else 1), len(start))
    kept = {name: value for name, value in job.values.items() if name not in {axis.name for axis in axes}}
    name = session.experiment.runs[session.selected].name
    return RatesSubject(replace(job, values=kept), name, start, axes, (start, axes))
