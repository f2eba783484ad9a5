"""Which moment of the runs each frame of a film shows: from the frame's number alone, never from a clock."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

RAMP = 0.25  # of the way, at either end, in which an eased film gathers speed and slows down


@dataclass(frozen=True)
class Moment:
    """What a frame shows: the cursor, how far balls have gone on to the next step (0 … below 1), and since when."""

    step: int
    share: float
    seconds: float


@dataclass(frozen=True)
class FilmClock:
    """From step `first` to `last` at `pace` steps per second, `fps` frames per second, and `hold` seconds at the end.

    `eased`: slowly at both ends, so that it takes longer. `glides`: balls move between steps; else they stand on steps.
    """

    first: int
    last: int
    pace: float
    fps: float
    hold: float = 0.0
    eased: bool = False
    glides: bool = True

    @property
    def moving(self) -> int:
        """How many frames come before the last step is reached."""
        return math.ceil(self.travel * self.fps - 1e-9)

    @property
    def count(self) -> int:
        """How many frames there are, at least one."""
        return self.moving + 1 + round(self.hold * self.fps)

    @property
    def seconds(self) -> float:
        """How long the film lasts."""
        return self.count / self.fps

    @property
    def travel(self) -> float:
        """How many seconds the way from the first step to the last takes."""
        return (self.last - self.first) / self.pace * (1.0 / (1.0 - RAMP) if self.eased else 1.0)

    def moments(self) -> Iterator[Moment]:
        """Yield the moment of every frame."""
        return (self.moment(index) for index in range(self.count))

    def moment(self, index: int) -> Moment:
        """Return the moment that frame `index` (from 0) shows."""
        seconds = index / self.fps
        if index >= self.moving:
            return Moment(self.last, 0.0, seconds)
        place = self.first + (self.last - self.first) * self._done(seconds / self.travel)
        step = min(math.floor(place + 1e-9), self.last)
        share = max(0.0, place - step) if self.glides and self.pace < self.fps else 0.0
        return Moment(step, share if share > 1e-9 else 0.0, seconds)

    def _done(self, time: float) -> float:
        """Return which part of the way is done after part `time` of the time: linear, or with a ramp at both ends."""
        if not self.eased:
            return time
        speed = 1.0 / (1.0 - RAMP)
        if time < RAMP:
            return 0.5 * speed * time * time / RAMP
        if time > 1.0 - RAMP:
            return 1.0 - 0.5 * speed * (1.0 - time) ** 2 / RAMP
        return speed * (time - 0.5 * RAMP)
