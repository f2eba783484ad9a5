"""What is looked at around the ball of the selected run: a displacement, the tangent plane, the curvature.

A way of looking, not a part of the experiment: nothing here is computed, saved or undone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from psygnal import Signal

LEAST_SHARE, LARGEST_SHARE = 1e-3, 0.5
TURN_SECONDS = 12.0  # of one turn, when it turns by itself


@dataclass(frozen=True)
class Pointing:
    """`angle` in radians from the first axis; `share` of the shorter side of the map that the displacement is long."""

    angle: float = math.pi / 6
    share: float = 0.12
    is_shown: bool = False
    shows_plane: bool = True  # the tangent plane, while the displacement is shown
    shows_curvature: bool = False


class Dial:
    """Holds a Pointing; `changed` is a fact without content, as all signals of the session are."""

    changed = Signal()

    def __init__(self) -> None:
        self.pointing = Pointing()

    def turn_to(self, angle: float) -> None:
        """Point in another direction; ignored when it is not finite."""
        if math.isfinite(angle):
            self._take(replace(self.pointing, angle=angle % (2.0 * math.pi)))

    def turn_for(self, seconds: float) -> None:
        """Turn on by itself, counter-clockwise."""
        self.turn_to(self.pointing.angle + 2.0 * math.pi * seconds / TURN_SECONDS)

    def scale_by(self, factor: float) -> None:
        """Make the displacement longer or shorter, from a thousandth to a half of the map."""
        share = min(max(self.pointing.share * factor, LEAST_SHARE), LARGEST_SHARE)
        self._take(replace(self.pointing, share=share))

    def show(
        self, *, displacement: bool | None = None, plane: bool | None = None, curvature: bool | None = None
    ) -> None:
        """Show or hide the displacement, the tangent plane, the curvature; None leaves one as it is."""
        now = self.pointing
        self._take(
            replace(
                now,
                is_shown=now.is_shown if displacement is None else displacement,
                shows_plane=now.shows_plane if plane is None else plane,
                shows_curvature=now.shows_curvature if curvature is None else curvature,
            )
        )

    def show_as(self, pointing: Pointing) -> None:
        """Show what was shown elsewhere."""
        self._take(pointing)

    def _take(self, pointing: Pointing) -> None:
        if pointing != self.pointing:
            self.pointing = pointing
            self.changed.emit()
