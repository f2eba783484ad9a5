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
from gdviz.engine.landscape import Array, Landscape
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
    glimpses: bool = False,
    keeps_positions: bool = True,
) -> Iterator[Basins]:
    """Yield maps of `size` (columns, rows) cells over `domain` (P intervals), ever finer; the last one is complete.

    `at` (P,) is where the variables lie that the map does not show; with a `cut` starts lie on its plane instead. With
    one variable there is one row. With `glimpses` the first cells are yielded while their runs go on: they are as far
    as `steps` says. Where it need not keep positions, those of many variables are (rows, columns, 0). Raises
    InputError, Cancelled.
    """
    dimension = job.landscape.dimension
    for low, high in domain:
        check_interval(low, high)
    check_job(job)
    cells = _cells(domain, size, at if len(at) else [0.5 * (low + high) for low, high in domain], variables, cut)
    passes = list(passes_of(cells.shape, coarsest))
    points = Points(cells)
    ends = Ends.empty(len(cells), dimension if keeps_positions or dimension <= WIDEST_SOUGHT or len(minima) else 0)
    sought = _Minima(job.landscape, minima, domain, reach)
    finished = Finished(passes)
    work = [(job, points, of_pass) for _, of_pass in passes]
    for number, indices, part, is_glimpse in ends_of(work, executor, progress, cancel, glimpses=glimpses):
        ends.put(indices, part)
        stride = coarsest if is_glimpse else finished.note(number, len(indices))
        if stride is not None:
            reached = sought.reached(ends, lattice(cells.shape, stride), seek=not is_glimpse)
            yield _basins(cells, sought.places, reached, ends, stride)


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


@dataclass(frozen=True, eq=False)
class _Cells:
    """What a map consists of, as in Basins. Starts are made when they are asked for: all of a network's fill memory.

    `at` (P,) is where the variables lie that the map does not show.
    """

    variables: tuple[int, ...]
    axes: tuple[Array, ...]
    at: Array
    cut: Cut | None

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)"""
        return len(self.axes[1]) if len(self.axes) > 1 else 1, len(self.axes[0])

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __getitem__(self, indices: NDArray[np.intp]) -> Array:
        """Return the starts of the cells `indices` (m,), row after row, shape (m, P)."""
        rows, columns = np.divmod(indices, self.shape[1])
        across, up = self.axes[0][columns], self.axes[1][rows] if len(self.axes) > 1 else np.zeros(len(rows))
        if self.cut is not None:
            return self.cut.plane.to_space(np.stack([across, up], axis=-1))
        starts = np.tile(self.at, (len(indices), 1))
        for variable, values in zip(self.variables, (across, up), strict=False):
            starts[:, variable] = values
        return starts


def _cells(
    domain: Sequence[tuple[float, float]],
    size: tuple[int, int],
    at: Sequence[float],
    variables: tuple[int, ...],
    cut: Cut | None,
) -> _Cells:
    """Lay the cells out, see basin_maps. Raises InputError where there are too many."""
    variables = () if cut is not None and cut.is_oblique else variables[: min(2, len(at))]
    area = tuple(domain[index] for index in variables) if cut is None else cut.area
    check_size(size if len(area) > 1 else (size[0], 1), len(at))
    axes = tuple(_centres(*interval, count) for interval, count in zip(area, size, strict=False))
    return _Cells(variables, axes, np.asarray(at, dtype=np.float64), cut)


def _centres(low: float, high: float, count: int) -> Array:
    return np.asarray(low + (np.arange(count) + 0.5) * ((high - low) / count), dtype=np.float64)


class _Minima:
    """The minima of a landscape, `known` from the start and found where runs end, and which runs reached which."""

    def __init__(
        self,
        landscape: Landscape,
        known: Sequence[Sequence[float]],
        domain: Sequence[tuple[float, float]],
        reach: float,
    ) -> None:
        self.places = known_places(landscape, known)
        self._landscape = landscape
        self._widths = np.array([high - low for low, high in domain])
        self._reach = reach

    def reached(self, ends: Ends, done: NDArray[np.intp], *, seek: bool) -> NDArray[np.int16]:
        """Return for each run an index into `places`, NOWHERE or RAN_AWAY; `seek` further minima where `done` ended."""
        if seek and self._landscape.dimension <= WIDEST_SOUGHT:
            rest = done[ends.reasons[done] != DIVERGED]
            where, losses = ends.positions[rest], ends.losses[rest]
            self.places = with_found(self._landscape, where, losses, self.places, self._widths, self._reach)
        reached = np.full(len(ends.losses), NOWHERE, dtype=np.int16)
        reached[done] = reached_places(ends.positions[done], self.places, self._widths, self._reach)
        reached[(ends.reasons == DIVERGED) | (ends.reasons == REFUSED)] = RAN_AWAY
        return reached


def _basins(cells: _Cells, places: tuple[Place, ...], reached: NDArray[np.int16], ends: Ends, stride: int) -> Basins:
    """Make the record; each computed cell stands for those that are not computed yet."""
    of = stand_ins(cells.shape, stride)
    return Basins(
        cells.variables, cells.axes, places, reached[of], ends.steps[of], ends.reasons[of], ends.losses[of],
        ends.positions[of], stride,
    )  # fmt: skip
