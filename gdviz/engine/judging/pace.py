"""How a run moves over its last stretch: whether it bounces or is level, how fast it falls, how long it will take."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from gdviz.engine.judging.evidence import LITTLE, SHORT, Evidence
from gdviz.engine.judging.stability import contraction
from gdviz.engine.landscape import Array
from gdviz.engine.preface import LEARNING_RATE

LONG = 512  # steps in the last stretch, for bouncing
CONE = 1.3  # times the drop is the slope times the distance in a cone, at most; twice in a bowl
PARTS = 8  # of the last stretch, whose means are compared
BY_CHANCE = 3.71  # standard errors, with PARTS - 2 degrees of freedom
PATIENCE = 5  # times the steps made: what needs more is crawling
FLAT = 1e-5  # of height / size²: a curvature below this is none


class Pace:
    """The pace of what the evidence shows."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    @cached_property
    def recent(self) -> Array:
        """The losses of the last stretch, long enough to see bouncing in, (k,)."""
        return np.asarray(self.evidence.losses[-min(self.evidence.step // 2 + 1, LONG) :])

    @cached_property
    def gaps(self) -> Array:
        """How far the losses of the last stretch lie above the bottom, (k,); above their least where none is known."""
        least = float(np.min(self.recent))
        if self.evidence.bottom is not None:
            least = min(least, self.evidence.bottom.loss)
        return self.recent - least

    @cached_property
    def is_level(self) -> bool:
        """Whether the losses of the last stretch do not fall, as far as their scatter lets one tell.

        A line through the means of its parts, which depend on each other much less than steps do; it must fall by
        more than chance would make it in one of two hundred (Student's t).
        """
        if len(self.recent) < 2 * PARTS:
            return False
        means = np.array([float(np.mean(part)) for part in np.array_split(self.recent, PARTS)])
        times = np.arange(PARTS) - 0.5 * (PARTS - 1)
        trend = float(times @ means) / float(times @ times)
        scatter = means - np.mean(means) - trend * times
        error = float(np.sqrt(scatter @ scatter / (PARTS - 2) / (times @ times)))
        return trend >= -BY_CHANCE * error

    @cached_property
    def bounces(self) -> bool:
        """Whether the last stretch goes to and fro: most steps turn back, or the loss rises again and again."""
        made = min(len(self.recent), self.evidence.step)
        if made < 4:
            return False
        with np.errstate(all="ignore"):
            last = self.evidence.step + 1
            turns = self.evidence.trajectory.turns(last - made + 1, last) < 0.0
            rises = np.diff(self.recent) > 1e-12 * self.evidence.height
        peaks = np.count_nonzero(rises[:-1] & ~rises[1:])
        return bool(np.mean(turns) >= 0.5 or (peaks >= 2 and np.mean(rises) >= 0.2))

    @cached_property
    def zigzags(self) -> bool:
        """Whether the last steps turn back again and again and get hardly anywhere by it."""
        moves = np.diff(self.evidence.latest(SHORT + 1), axis=0)
        if len(moves) < 4:
            return False
        lengths = np.linalg.norm(moves, axis=1)
        turns = np.sum(moves[1:] * moves[:-1], axis=1) < 0.0
        return bool(np.mean(turns) >= 0.7 and np.linalg.norm(moves.sum(axis=0)) <= 0.2 * lengths.sum())

    @cached_property
    def fall(self) -> float:
        """The mean factor of the gap per step over the last stretch; 1 where it does not fall."""
        half = len(self.gaps) // 2
        if half < 2:
            return 1.0
        before, after = float(np.mean(self.gaps[:half])), float(np.mean(self.gaps[-half:]))
        if not (after < before and after > 0.0):
            return 1.0
        return float((after / before) ** (1.0 / (len(self.gaps) - half)))

    @cached_property
    def steps_to_go(self) -> float:
        """How many more steps the run needs at this pace, roughly; infinite where it leads to no minimum."""
        if self.evidence.bottom is None or not self.evidence.bottom.is_minimum:
            return np.inf
        gap = max(float(np.mean(self.gaps[-4:])), self.evidence.loss - self.evidence.bottom.loss)
        decay = np.log(gap / (LITTLE * self.evidence.height)) if gap > LITTLE * self.evidence.height else 0.0
        if self.bounces:
            return float(np.ceil(max(1.0, decay / -np.log(self.fall)))) if self.fall < 1.0 else np.inf
        moves = self.evidence.latest(SHORT + 1)
        pace = float(np.linalg.norm(moves[-1] - moves[0])) / max(1, len(moves) - 1)
        left = float(np.linalg.norm(self.evidence.bottom.position - self.evidence.position))
        if not pace > 0.0:
            return np.inf
        if self.evidence.bottom.least_curvature > FLAT * self.evidence.height / self.evidence.size**2:
            values = self.evidence.values | {LEARNING_RATE: self.evidence.rate}
            factor = contraction(
                self.evidence.run.optimizer, values, self.evidence.bottom.least_curvature, self.evidence.step + 1
            )
            if factor is not None and factor < 1.0:
                return float(np.ceil(max(1.0, left / pace, decay / (-2.0 * np.log(factor)))))
        # In a cone the pace stays; in a bowl it fades with the distance, whose square the gap is.
        fading = self.evidence.slope * left > CONE * (self.evidence.loss - self.evidence.bottom.loss)
        return float(np.ceil(max(1.0, left / pace * (max(1.0, decay / 2.0) if fading else 1.0))))

    @cached_property
    def progress(self) -> float:
        """How much the loss fell over the last stretch, as a share of all that the run has seen."""
        return float(self.recent[0] - self.recent[-1]) / self.evidence.height
