"""Many runs, cut into blocks that go to threads, processes or a cluster, with progress and cancel.

A block is described by what a run is described by, so that it can be sent to another process or machine.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from time import monotonic
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.many.descent import Cancelled, Ends, Pulse, descend
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.setting import WHOLE, Setting
from gdviz.engine.steppers import WIDEST_UNROLLED

CACHED = 65536  # numbers of a vector that a block holds: above, memory is slow; below, threads wait for each other
SMALLEST = 12288  # points worth a thread of their own
HELD = 2**15  # of losses of single samples at a time: a block is soon done or given up, and no slower for it
MOST_AHEAD = 1024  # blocks that processes or a cluster are given ahead
PATIENCE = 0.05  # seconds between two looks at how far the threads are

Progress = Callable[[float], object]


class Flag(Protocol):
    """Such as threading.Event."""

    def is_set(self) -> bool: ...


@dataclass(frozen=True)
class Job:
    """What all runs of a sweep share; `values` holds every hyperparameter that is the same for all."""

    landscape: Landscape
    optimizer: Optimizer
    values: Mapping[str, float]
    steps: int
    tolerance: float = 0.0
    goal: float = -np.inf
    setting: Setting = WHOLE

    def run(self, starts: Array, swept: Mapping[str, Array], pulse: Pulse = lambda _share, _so_far: False) -> Ends:
        """Descend from `starts` (n, P), with hyperparameters `swept` (n,). Raises Cancelled when `pulse` says so."""
        return descend(
            self.landscape, self.optimizer, starts, {**self.values, **swept}, self.steps, self.tolerance, self.goal,
            self.setting, pulse,
        )  # fmt: skip

    def block_size(self) -> int:
        """Return how many points a block holds at most."""
        landscape = self.landscape
        if landscape.samples:
            return max(16, HELD // (landscape.samples * max(1, landscape.dimension // 8)))
        if landscape.gradient_trees is None or landscape.dimension > WIDEST_UNROLLED:
            return max(16, 4 * CACHED // landscape.dimension)
        return max(SMALLEST, CACHED // landscape.dimension)


class Starts(Protocol):
    """Positions (n, P): an array of them, or what makes those that are asked for by their indices (m,), (m, P)."""

    def __len__(self) -> int: ...

    def __getitem__(self, indices: NDArray[np.intp], /) -> Array: ...


@dataclass(frozen=True)
class Points:
    """The runs of a sweep: starts (n, P), and the hyperparameters that differ between them, (n,) each."""

    starts: Starts
    swept: Mapping[str, Array] = field(default_factory=dict)

    def part(self, indices: NDArray[np.intp]) -> Points:
        return Points(self.starts[indices], {name: value[indices] for name, value in self.swept.items()})


class Part(NamedTuple):
    """The ends (n, …) of the points `indices` (n,) of one piece of work; of a glimpse they are not the last word."""

    piece: int
    indices: NDArray[np.intp]
    ends: Ends
    is_glimpse: bool = False


def ends_of(
    work: Sequence[tuple[Job, Points, NDArray[np.intp]]],
    executor: Executor | None = None,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
    *,
    glimpses: bool = False,
) -> Iterator[Part]:
    """Yield the ends of the points as blocks are done, the first pieces of work first.

    A piece of work is a job, its points, and which of them are to be run. `progress` hears shares from 0 to 1, in this
    thread. Raises Cancelled; then, or when the iterator is closed, no block is left running. Without `executor`
    blocks run in threads, one for each processor. Blocks in threads tell how far they are and can be cancelled midway;
    where `glimpses` are wanted, how far the runs of the first piece have come is yielded too, until they have ended.
    """
    if executor is None:
        with ThreadPoolExecutor(_processors()) as own:
            yield from _Blocks(work, own, progress, cancel, _processors(), True, glimpses).results()
    else:
        in_threads = isinstance(executor, ThreadPoolExecutor)
        yield from _Blocks(work, executor, progress, cancel, _processors(), in_threads, glimpses).results()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(eq=False)
class _Block:
    number: int
    piece: int
    indices: NDArray[np.intp]
    wants_glimpse: bool
    share: float = 0.0  # done
    glimpse: Ends | None = None


class _Blocks:
    """The blocks of one sweep while they are computed."""

    def __init__(
        self,
        work: Sequence[tuple[Job, Points, NDArray[np.intp]]],
        executor: Executor,
        progress: Progress,
        cancel: Flag | None,
        workers: int,
        in_threads: bool,
        glimpses: bool,
    ) -> None:
        self._progress = progress
        self._cancel = cancel
        self._is_over = False
        self._work = work
        self._executor = executor
        self._in_threads = in_threads
        self._next_glimpse = monotonic() if glimpses and in_threads else math.inf
        self._futures: dict[Future[Ends], _Block] = {}  # handed out and not taken in
        self._pause = PATIENCE
        self._told = 0.0
        self._done = 0  # points
        self._total = sum(len(wanted) for _, _, wanted in work)
        self._ahead = 2 * workers if in_threads else MOST_AHEAD
        self._coming = self._blocks(workers)

    def results(self) -> Iterator[Part]:
        try:
            self._tell(0.0)
            self._hand_out()
            while self._futures:
                done, _ = wait(self._futures, PATIENCE, FIRST_COMPLETED)
                if self._is_cancelled():
                    raise Cancelled
                for future in sorted(done, key=lambda one: self._futures[one].number):
                    block = self._futures.pop(future)
                    self._done += len(block.indices)
                    yield Part(block.piece, block.indices, future.result())
                    self._next_glimpse = math.inf
                yield from self._glimpses()
                self._hand_out()
                under_way = sum(block.share * len(block.indices) for block in self._futures.values())
                self._tell((self._done + under_way) / max(1, self._total))
            self._tell(1.0)
        finally:
            self._is_over = True
            for future in self._futures:
                future.cancel()
            wait([future for future in self._futures if not future.cancelled()])

    def _glimpses(self) -> Iterator[Part]:
        """Yield how far the first piece has come, where it is one block; twice as long after the last time each."""
        if monotonic() < self._next_glimpse:
            return
        block = min(self._futures.values(), key=lambda one: one.number)
        if block.number or len(block.indices) < len(self._work[0][2]):
            return
        if block.glimpse is not None:
            yield Part(block.piece, block.indices, block.glimpse, is_glimpse=True)
            self._pause *= 2.0
            self._next_glimpse, block.glimpse, block.wants_glimpse = monotonic() + self._pause, None, True

    def _blocks(self, workers: int) -> Iterator[_Block]:
        number = 0
        for piece, (job, _, wanted) in enumerate(self._work):
            for indices in _cut(wanted, job.block_size(), workers):
                yield _Block(number, piece, indices, wants_glimpse=not number and self._next_glimpse < math.inf)
                number += 1

    def _hand_out(self) -> None:
        """Keep all workers busy: to hand out everything at once would delay the first block, and the end."""
        for block in islice(self._coming, self._ahead - len(self._futures)):
            job, points, _ = self._work[block.piece]
            own = points.part(block.indices)
            call = partial(job.run, np.asarray(own.starts), own.swept)
            pulse = partial(self._pulse, block)
            self._futures[self._executor.submit(call, pulse) if self._in_threads else self._executor.submit(call)] = (
                block
            )

    def _pulse(self, block: _Block, share: float, so_far: Callable[[], Ends]) -> bool:
        block.share = share
        if block.wants_glimpse and share > 0.0:
            block.wants_glimpse, block.glimpse = False, so_far()
        return self._is_over or self._is_cancelled()

    def _is_cancelled(self) -> bool:
        return self._cancel is not None and self._cancel.is_set()

    def _tell(self, share: float) -> None:
        if share > self._told or share == 0.0:
            self._told = share
            self._progress(share)


def _cut(indices: NDArray[np.intp], largest: int, workers: int) -> list[NDArray[np.intp]]:
    """Cut into blocks of equal size, as many as keep all workers busy to the end."""
    if not len(indices):
        return []
    if len(indices) <= min(largest, SMALLEST):
        return [indices]
    count = workers * -(-len(indices) // (workers * largest))
    count = max(1, min(count, -(-len(indices) // min(largest, SMALLEST))))
    return np.array_split(indices, count)
