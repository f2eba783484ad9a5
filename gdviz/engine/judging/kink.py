"""Whether a run goes to and fro across a kink for ever: there the slope does not fade, and so no step gets shorter."""

from __future__ import annotations

import numpy as np

from gdviz.engine.judging.pace import Pace
from gdviz.engine.landscape import Array

BESIDE = 1e-6  # of the run's size: how close to the bottom its slope is looked at
STEEP = 0.3  # times the slope at the run; in a bowl the slope beside the bottom is next to nothing
AHEAD = 1000  # steps that such a run is run on for
STAYS = 0.8  # of the gap: what is left of it after the second half of them


def losses_across_kink(pace: Pace) -> Array | None:
    """Return the losses (k,) of the steps to come where a run stays above a kink it crosses; None for any other.

    A few steps from a kink nothing tells a run that will settle from one that will not, so it is run on.
    """
    evidence = pace.evidence
    bottom = evidence.bottom
    if evidence.stop is not None or bottom is None or not bottom.is_minimum:
        return None
    way = np.diff(evidence.latest(2), axis=0)[0] if evidence.step else evidence.gradient
    length = float(np.linalg.norm(way))
    if not length > 0.0:
        return None
    reach = BESIDE * evidence.size * way / length
    beside = evidence.landscape.gradient(np.stack([bottom.position + reach, bottom.position - reach]))
    if not np.linalg.norm(beside, axis=-1).min() >= STEEP * evidence.slope:
        return None
    ahead = evidence.run.edited(evidence.run.edits, evidence.step)
    ahead.advance(AHEAD)
    losses = np.asarray(ahead.trajectory.losses[evidence.step :])
    if ahead.stopped is not None or len(losses) <= AHEAD:
        return None
    quarters = np.array_split(losses - min(bottom.loss, float(losses.min())), 4)
    return losses[-len(quarters[3]) :] if np.mean(quarters[3]) > STAYS * np.mean(quarters[1]) else None
