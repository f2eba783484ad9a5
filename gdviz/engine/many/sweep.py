"""Many runs at once, as a map: where each start leads, and what each choice of hyperparameters comes to.

A map is computed from coarse to fine, so that something can be shown at once; every cell holds exactly what a single
run with the same description gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import check_interval
from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Flag, Job, Points, Progress, ends_of
from gdviz.engine.many.descent import DIVERGED, REFUSED, Ends
from gdviz.engine.many.places import REACH, Place, known_places, reached_places, with_found
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Run

COARSEST = 8  # every eighth cell of a row and of a column comes first
MOST_CELLS = 16_000_000
NOWHERE, RAN_AWAY = -1, -2  # in `reached`: not (yet) at a minimum; diverged


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
class Basins:
    """A map of starts, (rows, columns) cells: columns along the first of `variables`, rows along the second.

    `axes` are the coordinates of the cells' centres; `reached` is an index into `places`, NOWHERE or RAN_AWAY;
    `steps` how many each run made, `reasons` why it ended (gdviz.engine.many.descent), `losses` and `positions`
    (rows, columns, P) where. Until `stride` is 1, only every stride-th cell is computed and stands for its neighbours.
    """

    variables: tuple[int, ...]
    axes: tuple[Array, ...]
    places: tuple[Place, ...]
    reached: NDArray[np.int16]
    steps: NDArray[np.int32]
    reasons: NDArray[np.int8]
    losses: Array
    positions: Array
    stride: int


@dataclass(frozen=True)
class Rates:
    """What hyperparameters come to, (rows, columns): columns along the first of `axes`, rows along the second, if any.

    `losses` are those at the end, `steps` how many were made, `reasons` why a run ended (gdviz.engine.many.descent),
    `goal_steps` the first step at or below the goal, -1 where there is none.
    """

    optimizer: str
    axes: tuple[Axis, ...]
    losses: Array
    steps: NDArray[np.int32]
    reasons: NDArray[np.int8]
    goal_steps: NDArray[np.int32]


def basin_maps(
    job: Job,
    domain: Sequence[tuple[float, float]],
    size: tuple[int, int],
    minima: Sequence[Sequence[float]] = (),
    at: Sequence[float] = (),
    variables: tuple[int, ...] = (0, 1),
    reach: float = REACH,
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
) -> Iterator[Basins]:
    """Yield maps of `size` (columns, rows) cells over `domain` (P intervals), ever finer; the last one is complete.

    `at` (P,) is where the variables lie that the map does not show. With one variable there is one row.
    Raises InputError, Cancelled.
    """
    dimension = job.landscape.dimension
    variables = variables[: min(2, dimension)]
    _check_size(size)
    for low, high in domain:
        check_interval(low, high)
    _check_job(job)
    axes = tuple(_centres(*domain[index], count) for index, count in zip(variables, size, strict=False))
    shape = (len(axes[1]) if len(axes) > 1 else 1, len(axes[0]))
    starts = np.empty((*shape, dimension))
    starts[...] = at if len(at) else [0.5 * (low + high) for low, high in domain]
    starts[..., variables[0]] = axes[0]
    if len(axes) > 1:
        starts[..., variables[1]] = axes[1][:, np.newaxis]
    passes = list(_passes(shape))
    points = Points(starts.reshape(-1, dimension))
    ends = Ends.empty(len(points.starts), dimension)
    places = known_places(job.landscape, minima)
    widths = np.array([high - low for low, high in domain])
    left = [len(indices) for _, indices in passes]
    piece = 0
    for number, indices, part in ends_of([(job, points, of_pass) for _, of_pass in passes], executor, progress, cancel):
        ends.put(indices, part)
        left[number] -= len(indices)
        while piece < len(passes) and not left[piece]:
            stride = passes[piece][0]
            piece += 1
            if piece < len(passes) and not left[piece]:
                continue
            done = _lattice(shape, stride)
            at_rest = done[ends.reasons[done] != DIVERGED]
            places = with_found(job.landscape, ends.positions[at_rest], ends.losses[at_rest], places, widths, reach)
            yield _basins(ends, places, widths, reach, shape, variables, axes, stride)


def basin_map(
    job: Job,
    domain: Sequence[tuple[float, float]],
    size: tuple[int, int],
    minima: Sequence[Sequence[float]] = (),
    at: Sequence[float] = (),
    variables: tuple[int, ...] = (0, 1),
    reach: float = REACH,
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
) -> Basins:
    """Return the complete map of `basin_maps`."""
    *_, last = basin_maps(job, domain, size, minima, at, variables, reach, executor, progress, cancel)
    return last


def rate_maps(
    jobs: Sequence[Job],
    start: Sequence[float],
    axes: Sequence[tuple[Axis, ...]],
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
) -> tuple[Rates, ...]:
    """Return for each job its map over one axis or two, all from one start (P,). Raises InputError, Cancelled."""
    work = [(job, *_swept_points(job, start, own)) for job, own in zip(jobs, axes, strict=True)]
    ends = [Ends.empty(len(indices), len(start)) for _, _, indices in work]
    for number, indices, part in ends_of(work, executor, progress, cancel):
        ends[number].put(indices, part)
    return tuple(_rates(job, own, end) for job, own, end in zip(jobs, axes, ends, strict=True))


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


def _check_size(size: tuple[int, int]) -> None:
    if min(size) < 1 or size[0] * size[1] > MOST_CELLS:
        template = QT_TRANSLATE_NOOP("engine", "a map needs at least one cell, and at most {most:,} in all")
        raise InputError(Message(template, {"most": MOST_CELLS}))


def _check_job(job: Job) -> None:
    """Raise InputError where a single run would refuse."""
    run = Run(job.landscape, job.optimizer, [0.0] * job.landscape.dimension, job.values, setting=job.setting)
    if run.refusal is not None:
        raise InputError(run.refusal)


def _swept_points(job: Job, start: Sequence[float], axes: tuple[Axis, ...]) -> tuple[Points, NDArray[np.intp]]:
    _check_size((axes[0].count, axes[-1].count))
    for axis in axes:
        check_axis(job.optimizer, axis)
    _check_job(job)
    grid = np.meshgrid(*(axis.values() for axis in axes), indexing="xy")
    swept: Mapping[str, Array] = {axis.name: values.ravel() for axis, values in zip(axes, grid, strict=True)}
    count = grid[0].size
    return Points(np.tile(np.asarray(start, dtype=np.float64), (count, 1)), swept), np.arange(count)


def _rates(job: Job, axes: tuple[Axis, ...], ends: Ends) -> Rates:
    shape = (axes[1].count if len(axes) > 1 else 1, axes[0].count)
    return Rates(
        job.optimizer.id, axes, ends.losses.reshape(shape), ends.steps.reshape(shape), ends.reasons.reshape(shape),
        ends.goal_steps.reshape(shape),
    )  # fmt: skip


def _centres(low: float, high: float, count: int) -> Array:
    return np.asarray(low + (np.arange(count) + 0.5) * ((high - low) / count), dtype=np.float64)


def _passes(shape: tuple[int, int]) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Yield (stride, indices of the cells that this stride adds), from coarse to fine."""
    before = np.empty(0, dtype=np.intp)
    stride = COARSEST
    while stride >= 1:
        lattice = _lattice(shape, stride)
        yield stride, np.setdiff1d(lattice, before, assume_unique=True)
        before, stride = lattice, stride // 2


def _lattice(shape: tuple[int, int], stride: int) -> NDArray[np.intp]:
    """Return the indices of the cells at every stride-th row and column, the first included."""
    cells = np.arange(shape[0] * shape[1]).reshape(shape)
    return cells[_rows(shape[0], stride)][:, _rows(shape[1], stride)].ravel()


def _rows(count: int, stride: int) -> NDArray[np.intp]:
    return np.arange(0, count, stride)


def _basins(
    ends: Ends,
    places: tuple[Place, ...],
    widths: Array,
    reach: float,
    shape: tuple[int, int],
    variables: tuple[int, ...],
    axes: tuple[Array, ...],
    stride: int,
) -> Basins:
    """Make the record; each computed cell stands for those that are not computed yet."""
    rows = (np.arange(shape[0]) // stride * stride)[:, np.newaxis]
    columns = np.arange(shape[1]) // stride * stride
    cells = rows * shape[1] + columns
    reached = reached_places(ends.positions, places, widths, reach)
    reached[(ends.reasons == DIVERGED) | (ends.reasons == REFUSED)] = RAN_AWAY
    return Basins(
        variables, axes, places, reached[cells], ends.steps[cells], ends.reasons[cells], ends.losses[cells],
        ends.positions[cells], stride,
    )  # fmt: skip
