"""What the plane of the map hides of a run: its loss beside that on the plane, and how far off the plane it is.

Of a long run every `stride`-th step is looked at, the stride growing by doubling; what is known stays as it grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.plane import Plane
from gdviz.engine.run import Run
from gdviz.engine.trajectory import Trajectory
from gdviz.session.session import Session

MOST = 400  # steps that are looked at
_WORK = 2_000_000  # samples × weights of losses computed at a time: some milliseconds


@dataclass(frozen=True, eq=False)
class Gap:
    """Of the steps (k,): the loss, the loss at the nearest point of the plane, and the distance between the two."""

    trajectory: Trajectory
    plane: Plane
    stride: int
    steps: Array
    losses: Array
    on_plane: Array
    distances: Array

    def nearest(self, step: float) -> int:
        """Return the index of the step that is looked at nearest to another one."""
        return int(np.abs(self.steps - step).argmin())

    def worst(self) -> int | None:
        """Return the index at which the two losses differ most: by ratio where all are positive, else as numbers."""
        if not len(self.steps):
            return None
        with np.errstate(all="ignore"):
            if self.has_ratios:
                differ = np.abs(np.log(self.on_plane) - np.log(self.losses))
            else:
                differ = np.abs(self.on_plane - self.losses)
        differ = np.where(np.isfinite(differ), differ, -1.0)
        return int(differ.argmax())

    @property
    def has_ratios(self) -> bool:
        """Whether all losses are positive, so that they can be divided and drawn on a logarithmic scale."""
        return bool((self.losses[np.isfinite(self.losses)] > 0.0).all() and self._positive_on_plane)

    @property
    def _positive_on_plane(self) -> bool:
        return bool((self.on_plane[np.isfinite(self.on_plane)] > 0.0).all())


class PlaneGap:
    """The gap of the selected run on the plane of the map; it is worked out aside, and `gap` is what is known."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self.gap: Gap | None = None

    @property
    def busy(self) -> bool:
        """Whether more is being worked out."""
        return self._background.busy

    def follow(self) -> None:
        """Begin what is missing, if anything is and nothing is under way."""
        session, gap = self._session, self.gap
        if not session.ready or session.selected < 0 or session.landscape.dimension <= session.ground.size:
            self.forget()
            return
        run, plane = session.runs[session.selected], session.ground.plane
        if gap is not None and (gap.trajectory is not run.trajectory or gap.plane is not plane):
            self.forget()
            gap = None
        if self._background.busy:
            return
        stride = stride_of(run)
        if gap is None:
            empty = np.zeros(0)
            gap = Gap(run.trajectory, plane, stride, empty, empty, empty, empty)
        if len(gap.steps) and gap.stride == stride and run.length - int(gap.steps[-1]) < stride:
            return
        self._background.start(grown(gap, session.landscape, run, stride), self._take)

    def forget(self) -> None:
        """Give up what is under way, and what is known."""
        if self.gap is not None or self._background.busy:
            self.gap = None
            self._background.cancel()

    def finish(self) -> None:
        """Wait for all there is to know: what must not depend on time."""
        self.follow()
        self._background.finish()

    def _take(self, gap: Gap) -> None:
        self.gap = gap


def stride_of(run: Run) -> int:
    """Return every which step is looked at: a power of two times those that are in memory."""
    stride = run.trajectory.memory.every
    while run.length // stride >= MOST:
        stride *= 2
    return stride


def grown(gap: Gap, landscape: Landscape, run: Run, stride: int) -> Iterator[tuple[float, Gap]]:
    """Yield the share that is done and the gap with more and more of the steps 0, stride, 2 stride …"""
    keep = np.isin(gap.steps, np.arange(0, run.length + 1, stride))
    gap = Gap(gap.trajectory, gap.plane, stride, *(one[keep] for one in _columns(gap)))
    wanted = np.arange(0, run.length + 1, stride)
    every = gap.trajectory.memory.every
    rows = gap.trajectory.memory.spread_out(run.length, 1 << 62)[:: max(1, stride // every)]
    if (
        stride % every or gap.trajectory.memory.every != every
    ):  # fewer are in memory since: what comes next asks for those
        return
    piece = max(1, _WORK // max(1, landscape.samples * landscape.dimension))
    count = len(gap.steps)
    yield count / len(wanted), gap
    while count < len(wanted):
        last = min(count + piece, len(wanted), len(rows))
        if last <= count:
            return
        positions = rows[count:last]
        shown = gap.plane.to_plane(positions)
        with np.errstate(all="ignore"):
            found = (
                wanted[count:last].astype(np.float64),
                gap.trajectory.losses[wanted[count:last]],
                np.asarray(landscape.loss(gap.plane.to_space(shown))),
                gap.plane.distances(positions),
            )
        joined = (np.concatenate(pair) for pair in zip(_columns(gap), found, strict=True))
        gap = Gap(gap.trajectory, gap.plane, stride, *joined)
        count = last
        yield count / len(wanted), gap


def _columns(gap: Gap) -> tuple[Array, Array, Array, Array]:
    return gap.steps, gap.losses, gap.on_plane, gap.distances
