"""What batches would do at the ball, as vectors on the map: the fan of their gradients and an epoch beside a step.

All arrows of the fan share one scale, which is said: their lengths can be compared, those of steps are not meant.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.session.looking.batch_looking import EpochStep, Fan
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.updating.arrows import ArrowStyle
from gdviz.ui.wording.numbers import brief_number, format_number

if TYPE_CHECKING:
    from gdviz.session.looking.ground import Ground

BATCH_STYLE = ArrowStyle("#33BBEE", (), "none")
EPOCH_STYLE = ArrowStyle("#EE9A33", (), "round")
WHOLE_STYLE = ArrowStyle("#44BB99", (), "triangle")


@dataclass(frozen=True, eq=False)
class FanVectors:
    """−g of every batch, (n, 2), and the true one, (2,), on the map."""

    batches: Floats
    true: Floats

    @classmethod
    def of(cls, fan: Fan, ground: Ground) -> FanVectors:
        """Return those of a fan."""
        spread = fan.spread
        return cls(
            on_plane(-ground.seen_vectors(spread.gradients)), on_plane(-ground.seen_vectors(spread.mean[None]))[0]
        )

    def scale(self, units: Floats, longest: float) -> float:
        """Return what −g is multiplied by so that the longest arrow is `longest`; a rounded number.

        `units` (2,) are how long one unit of each axis of the map is drawn.
        """
        drawn = np.vstack([self.batches, self.true]) * units
        most = float(np.max(np.hypot(*drawn.T), initial=0.0))
        return float(f"{longest / most:.1e}") if most > 0.0 and math.isfinite(most) else 1.0


def on_plane(vectors: Floats) -> Floats:
    """Return vectors (n, 2) of those on the map, (n, 1) or (n, 2)."""
    return vectors if vectors.shape[1] == 2 else np.hstack([vectors, np.zeros_like(vectors)])


def fan_in_words(fan: Fan, scale: float) -> list[str]:
    """Return what the fan shows, in numbers."""
    translate, spread = QCoreApplication.translate, fan.spread
    count, length = len(spread.gradients), float(np.linalg.norm(spread.mean))
    lines = [
        translate("BatchMarks", "−g of {count} batches of {size}, drawn × {scale}").format(
            count=count, size=spread.size, scale=brief_number(scale, 3)
        ),
        translate("BatchMarks", "‖∇f‖ = {length}, the batches scatter by {noise}").format(
            length=format_number(length), noise=format_number(spread.noise)
        ),
    ]
    if len(fan.position) == 1:
        words = translate("BatchMarks", "uphill: {uphill} of {count}")
        lines.append(words.format(uphill=fan.uphill, count=count))
    elif math.isfinite(fan.angle):
        words = translate("BatchMarks", "half of them lie within {angle}° of it; uphill: {uphill} of {count}")
        lines.append(words.format(angle=brief_number(fan.angle, 3), uphill=fan.uphill, count=count))
    return lines


def epoch_in_words(epoch: EpochStep) -> list[str]:
    """Return what the comparison shows, in numbers."""
    translate = QCoreApplication.translate
    before, after, later = map(format_number, epoch.losses)
    return [
        translate("BatchMarks", "{count:,} sample gradients each, from f = {before}:").format(
            count=epoch.samples, before=before
        ),
        translate("BatchMarks", "▲ one step with all samples: f = {after}").format(after=after),
        translate("BatchMarks", "■ an epoch of single samples: f = {later}").format(later=later),
    ]
