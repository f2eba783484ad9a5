"""Many runs from one start, as a map: what each choice of one hyperparameter or of two comes to.

It is computed from coarse to fine like a map of starts, and every cell holds exactly what a single run gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Flag, Job, Points, Progress, ends_of
from gdviz.engine.many.descent import Ends
from gdviz.engine.many.passes import COARSEST, Finished, passes_of, stand_ins
from gdviz.engine.many.sweep import check_job, check_size
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer


@dataclass(frozen=True)
class Axis:
    """Values of one hyperparameter: `count` of them from `low` to `high`."""

    name: str
    low: float
    high: float
    count: int
    scale: Literal["log", "linear"]

    def values(self) -> Array:
        """Return them, (count,)."""
        space = np.geomspace if self.scale == "log" else np.linspace
        return space(self.low, self.high, self.count)


@dataclass(frozen=True)
class Rates:
    """What hyperparameters come to, (rows, columns): columns along the first of `axes`, rows along the second, if any.

    `losses` are those at the end, `steps` how many were made, `reasons` why a run ended (gdviz.engine.many.descent),
    `goal_steps` the first step at or below the goal, -1 where there is none. Until `stride` is 1, only every stride-th
    cell is computed and stands for its neighbours.
    """

    optimizer: str
    axes: tuple[Axis, ...]
    losses: Array
    steps: NDArray[np.int32]
    reasons: NDArray[np.int8]
    goal_steps: NDArray[np.int32]
    stride: int = 1


def rate_passes(
    job: Job,
    start: Sequence[float],
    axes: tuple[Axis, ...],
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
    coarsest: int = COARSEST,
    glimpses: bool = False,
) -> Iterator[Rates]:
    """Yield maps over one axis or two, all from one start (P,), ever finer; `glimpses` as in basin_maps.

    Raises InputError, Cancelled.
    """
    points, shape = _swept_points(job, start, axes)
    ends = Ends.empty(len(points.starts), 0)
    passes = list(passes_of(shape, coarsest))
    finished = Finished(passes)
    work = [(job, points, of_pass) for _, of_pass in passes]
    for number, indices, part, is_glimpse in ends_of(work, executor, progress, cancel, glimpses=glimpses):
        ends.put(indices, part)
        stride = coarsest if is_glimpse else finished.note(number, len(indices))
        if stride is not None:
            yield _rates(job, axes, ends, stand_ins(shape, stride), stride)


def rate_maps(
    jobs: Sequence[Job],
    start: Sequence[float],
    axes: Sequence[tuple[Axis, ...]],
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
) -> tuple[Rates, ...]:
    """Return for each job its map over one axis or two, all from one start (P,). Raises InputError, Cancelled."""
    swept = [_swept_points(job, start, own) for job, own in zip(jobs, axes, strict=True)]
    ends = [Ends.empty(len(points.starts), 0) for points, _ in swept]
    work = [(job, points, np.arange(len(points.starts))) for job, (points, _) in zip(jobs, swept, strict=True)]
    for number, indices, part, _ in ends_of(work, executor, progress, cancel):
        ends[number].put(indices, part)
    made = zip(jobs, axes, ends, swept, strict=True)
    return tuple(_rates(job, own, end, stand_ins(shape, 1), 1) for job, own, end, (_, shape) in made)


def default_axis(optimizer: Optimizer, name: str, count: int) -> Axis:
    """Return the whole range of a hyperparameter. Raises InputError for an unknown one."""
    _check_names(optimizer, [name])
    entry = optimizer.hyperparameters[name]
    return Axis(name, *entry.range, count, entry.scale)


def check_axis(optimizer: Optimizer, axis: Axis) -> None:
    """Raise InputError unless the axis lies within the limits of one of the optimizer's hyperparameters."""
    _check_names(optimizer, [axis.name])
    for value in (axis.low, axis.high):
        optimizer.hyperparameters[axis.name].checked(value)
    if not axis.low < axis.high and axis.count > 1:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the lower end must be below the upper end")))
    if axis.scale == "log" and axis.low <= 0.0:
        template = QT_TRANSLATE_NOOP("engine", "{name} needs a lower end above 0 on a logarithmic scale")
        raise InputError(Message(template, {"name": axis.name}))


def _check_names(optimizer: Optimizer, names: Sequence[str]) -> None:
    for name in names:
        if name not in optimizer.hyperparameters:
            template = QT_TRANSLATE_NOOP("engine", "{optimizer} has no hyperparameter “{name}”")
            raise InputError(Message(template, {"optimizer": optimizer.id, "name": name}))


def _swept_points(job: Job, start: Sequence[float], axes: tuple[Axis, ...]) -> tuple[Points, tuple[int, int]]:
    """Return the runs of a map and its shape (rows, columns)."""
    shape = (axes[1].count if len(axes) > 1 else 1, axes[0].count)
    check_size(shape, len(start))
    for axis in axes:
        check_axis(job.optimizer, axis)
    check_job(job)
    grid = np.meshgrid(*(axis.values() for axis in axes), indexing="xy")
    swept: Mapping[str, Array] = {axis.name: values.ravel() for axis, values in zip(axes, grid, strict=True)}
    return Points(np.broadcast_to(np.asarray(start, dtype=np.float64), (grid[0].size, len(start))), swept), shape


def _rates(job: Job, axes: tuple[Axis, ...], ends: Ends, cells: NDArray[np.intp], stride: int) -> Rates:
    return Rates(
        job.optimizer.id,
        axes,
        ends.losses[cells],
        ends.steps[cells],
        ends.reasons[cells],
        ends.goal_steps[cells],
        stride,
    )
