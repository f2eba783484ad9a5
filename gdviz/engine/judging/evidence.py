"""What a run shows up to one of its steps: scales, the last stretch, the pace. The verdict judges by nothing else.

All scales come from the run and its landscape, so that a landscape in metres and one in millimetres get the same
verdict. Only the last few hundred steps are looked at closely: judging costs the same after a million.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from gdviz.engine.judging.curvature import WIDEST_DENSE, Curvature, curvature_at
from gdviz.engine.judging.surroundings import Bottom, Neighbours, bottom_below, neighbours, saddle_free, stationary_near
from gdviz.engine.landscape import Array
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.engine.stopping import Stop

SHORT = 16  # steps in the last stretch, for rest
SAMPLES = 2048  # rows from which the scales of a long run are taken
NEAR = 1e-3  # of the run's size: this close to a minimum a run has arrived
LITTLE = 1e-6  # of the run's fall: what a run that has arrived may still gain
YOUNG = 10  # steps before which no pace is judged
NOISE = "noise"  # the name that every option gives to the σ of its noise


class Evidence:
    """A run up to `step`, with the known minima (m, P) of its landscape."""

    def __init__(self, run: Run, minima: Array, step: int) -> None:
        self.run = run
        self.landscape = run.landscape
        self.step = step
        stopped = run.stopped
        self.stop: Stop | None = stopped if stopped is not None and stopped.step <= step else None
        if self.stop is not None and self.stop.reason == "spent":
            self.stop = None  # nothing of the landscape ended it: it is judged as one whose steps ran out
        trajectory = run.trajectory
        self.trajectory = trajectory
        self.losses = trajectory.losses[: step + 1]
        self.rates = trajectory.rates[: step + 1]
        self.position = np.array(trajectory.position(step))
        self.loss = float(self.losses[-1])
        self.values = run.values_at(step)
        known = np.asarray(minima, dtype=np.float64).reshape(-1, len(self.position))
        heights = np.asarray(self.landscape.loss(known)) if len(known) else np.empty(0)
        self.known = known[np.isfinite(heights)]
        self.lowest = float(np.min(heights[np.isfinite(heights)])) if len(self.known) else np.nan

    @cached_property
    def gradient(self) -> Array:
        """The exact gradient at the last position, (P,), whatever the rule was given."""
        return self.landscape.gradient(self.position)

    @property
    def slope(self) -> float:
        """‖∇f‖ at the last position."""
        return float(np.linalg.norm(self.gradient))

    @cached_property
    def curvature(self) -> Curvature | None:
        """The Hessian at the last position, where it is finite and not too large to compute."""
        return None if len(self.position) > WIDEST_DENSE else curvature_at(self.landscape, self.position)

    @cached_property
    def size(self) -> float:
        """The scale of positions (> 0): what the run has covered, or how far the nearest known minimum is."""
        sample = self.trajectory.memory.spread_out(self.step, SAMPLES)
        sample = sample[np.isfinite(sample).all(axis=1)]
        spans = [0.05 * float(np.abs(sample).max(initial=0.0))]
        if len(sample):
            spans.append(float(np.ptp(sample, axis=0).max()))
        if len(self.known) and np.all(np.isfinite(self.position)):
            spans.append(float(np.linalg.norm(self.known - self.position, axis=1).min()))
        return max(spans) or 1.0

    @cached_property
    def height(self) -> float:
        """The scale of losses (> 0): how far the run has come down or up, or still lies above a known minimum."""
        stride = max(1, self.step // SAMPLES)
        sample = self.losses[::stride]
        sample = sample[np.isfinite(sample)]
        spans = [float(np.ptp(sample))] if len(sample) else [0.0]
        if np.isfinite(self.lowest) and np.isfinite(self.loss):
            spans.append(self.loss - self.lowest)
        return max(spans) or max(1e-9 * abs(self.loss), 1e-300)

    @cached_property
    def stretch(self) -> Array:
        """The last positions (k, P); a run that is too young to have shown what it does is run on for a few steps."""
        if self.step >= SHORT or self.stop is not None:
            return self.latest(SHORT + 1)
        ahead = self.run.edited(self.run.edits, self.step)
        ahead.advance(SHORT)
        return ahead.trajectory.between(ahead.length - SHORT, ahead.length + 1)

    def latest(self, count: int) -> Array:
        """Return the last positions, at most `count` of them, (k, P)."""
        return self.trajectory.between(self.step + 1 - count, self.step + 1)

    @cached_property
    def rests(self) -> bool:
        """Whether the last stretch hardly moved: nothing passes through here in flight."""
        if self.stop is not None and self.stop.reason != "diverged":
            return True
        return bool(np.ptp(self.stretch, axis=0).max() <= NEAR * self.size)

    @cached_property
    def distance(self) -> float:
        """How far the stationary point of the quadratic model is; infinite where there is none."""
        if self.slope == 0.0:
            return 0.0
        if self.curvature is None:
            return np.inf
        return float(np.linalg.norm(saddle_free(self.curvature, self.gradient)))

    @cached_property
    def ahead(self) -> Array:
        """The stationary point close by, whose surroundings tell of what kind it is, (P,).

        On a ring of minima the curvature along the ring is 0 there, and less than 0 a little inside of it.
        """
        if self.curvature is None or self.slope == 0.0:
            return self.position
        return stationary_near(self.landscape, self.position, 2.0 * self.distance)

    @cached_property
    def curvature_ahead(self) -> Curvature | None:
        return None if self.curvature is None else curvature_at(self.landscape, self.ahead)

    @cached_property
    def around(self) -> Neighbours:
        """How the neighbours of the stationary point stand."""
        axes = None if self.curvature_ahead is None else self.curvature_ahead.eigenvectors
        return neighbours(self.landscape, self.ahead, self.size, self.height, axes)

    @cached_property
    def bottom(self) -> Bottom | None:
        """The bottom of the basin that the run is in."""
        return bottom_below(self.landscape, self.position, self.size, self.height)

    @property
    def is_noisy(self) -> bool:
        """Whether steps see noise: batches of the data, or noise that an option adds."""
        batch, samples = self.run.setting.batch, self.landscape.samples
        return 0 < batch < samples or self.values.get(NOISE, 0.0) > 0.0

    @property
    def rate(self) -> float:
        """η of the last update, or of the next where none is made yet; NaN for a rule without."""
        shown = float(self.rates[-1])
        return shown if np.isfinite(shown) else self.values.get(LEARNING_RATE, np.nan)
