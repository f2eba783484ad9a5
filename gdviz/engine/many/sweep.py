"""Many runs at once, as a map: where each start leads.

A map is computed from coarse to fine, so that something can be shown at once; every cell holds exactly what a single
run with the same description gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import check_interval
from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Flag, Job, Points, Progress, ends_of
from gdviz.engine.many.descent import DIVERGED, REFUSED, Ends
from gdviz.engine.many.passes import COARSEST, Finished, lattice, passes_of, stand_ins
from gdviz.engine.many.places import REACH, Place, known_places, reached_places, with_found
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane import Plane
from gdviz.engine.run import Run

MOST_CELLS = 16_000_000
MOST_NUMBERS = 40_000_000  # of the positions in which runs ended
WIDEST_SOUGHT = 64  # variables, beyond which minima that nobody told are not looked for
NOWHERE, RAN_AWAY = -1, -2  # in `reached`: not (yet) at a minimum; diverged


@dataclass(frozen=True, eq=False)
class Cut:
    """Starts on a `plane` of space, over `area`: one interval or two of its coordinates. An oblique one has its own."""

    plane: Plane
    area: tuple[tuple[float, float], ...]
    is_oblique: bool


@dataclass(frozen=True)
class Basins:
    """A map of starts, (rows, columns) cells: columns along the first of `variables`, rows along the second.

    Without `variables` they are the coordinates of a plane.

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
    cut: Cut | None = None,
    coarsest: int = COARSEST,
) -> Iterator[Basins]:
    """Yield maps of `size` (columns, rows) cells over `domain` (P intervals), ever finer; the last one is complete.

    `at` (P,) is where the variables lie that the map does not show; with a `cut` starts lie on its plane instead. With
    one variable there is one row. Raises InputError, Cancelled.
    """
    dimension = job.landscape.dimension
    for low, high in domain:
        check_interval(low, high)
    check_job(job)
    variables = () if cut is not None and cut.is_oblique else variables[: min(2, dimension)]
    area = tuple(domain[index] for index in variables) if cut is None else cut.area
    check_size(size if len(area) > 1 else (size[0], 1), dimension)
    axes = tuple(_centres(*interval, count) for interval, count in zip(area, size, strict=False))
    starts = _starts(axes, variables, at if len(at) else [0.5 * (low + high) for low, high in domain], cut)
    shape = starts.shape[:2]
    passes = list(passes_of(shape, coarsest))
    points = Points(starts.reshape(-1, dimension))
    ends = Ends.empty(len(points.starts), dimension)
    places = known_places(job.landscape, minima)
    widths = np.array([high - low for low, high in domain])
    finished = Finished(passes)
    for number, indices, part in ends_of([(job, points, of_pass) for _, of_pass in passes], executor, progress, cancel):
        ends.put(indices, part)
        stride = finished.note(number, len(indices))
        if stride is None:
            continue
        done = lattice(shape, stride)
        if dimension <= WIDEST_SOUGHT:
            at_rest = done[ends.reasons[done] != DIVERGED]
            places = with_found(job.landscape, ends.positions[at_rest], ends.losses[at_rest], places, widths, reach)
        yield _basins(ends, places, widths, reach, variables, axes, done, stand_ins(shape, stride), stride)


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


def check_size(size: tuple[int, int], dimension: int = 1) -> None:
    """Raise InputError for a map without cells, or of more than memory should hold: each keeps its position (P,)."""
    cells = size[0] * size[1]
    if min(size) < 1 or cells > MOST_CELLS:
        template = QT_TRANSLATE_NOOP("engine", "a map needs at least one cell, and at most {most:,} in all")
        raise InputError(Message(template, {"most": MOST_CELLS}))
    if cells * dimension > MOST_NUMBERS:
        template = QT_TRANSLATE_NOOP("engine", "with {count:,} variables a map can have at most {most:,} cells")
        raise InputError(Message(template, {"count": dimension, "most": MOST_NUMBERS // dimension}))


def check_job(job: Job) -> None:
    """Raise InputError where a single run would refuse."""
    run = Run(job.landscape, job.optimizer, [0.0] * job.landscape.dimension, job.values, setting=job.setting)
    if run.refusal is not None:
        raise InputError(run.refusal)


def _starts(axes: tuple[Array, ...], variables: tuple[int, ...], at: Sequence[float], cut: Cut | None) -> Array:
    """Return the start of every cell, (rows, columns, P)."""
    across, up = axes[0], axes[1] if len(axes) > 1 else np.zeros(1)
    if cut is not None:
        points = np.empty((len(up), len(across), 2))
        points[..., 0], points[..., 1] = across, up[:, np.newaxis]
        return cut.plane.to_space(points)
    starts = np.empty((len(up), len(across), len(at)))
    starts[...] = at
    starts[..., variables[0]] = across
    if len(axes) > 1:
        starts[..., variables[1]] = up[:, np.newaxis]
    return starts


def _centres(low: float, high: float, count: int) -> Array:
    return np.asarray(low + (np.arange(count) + 0.5) * ((high - low) / count), dtype=np.float64)


def _basins(
    ends: Ends,
    places: tuple[Place, ...],
    widths: Array,
    reach: float,
    variables: tuple[int, ...],
    axes: tuple[Array, ...],
    done: NDArray[np.intp],
    cells: NDArray[np.intp],
    stride: int,
) -> Basins:
    """Make the record; each computed cell stands for those that are not computed yet."""
    reached = np.full(len(ends.losses), NOWHERE, dtype=np.int16)
    reached[done] = reached_places(ends.positions[done], places, widths, reach)
    reached[(ends.reasons == DIVERGED) | (ends.reasons == REFUSED)] = RAN_AWAY
    return Basins(
        variables, axes, places, reached[cells], ends.steps[cells], ends.reasons[cells], ends.losses[cells],
        ends.positions[cells], stride,
    )  # fmt: skip
