"""What is plotted for a loss: itself, its height above the lowest loss f*, or the exponent of ten of either."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gdviz.ui.drawing.geometry import Floats


@dataclass(frozen=True)
class Level:
    """How losses become heights: `floor` is taken away first, then `log` makes exponents of ten."""

    log: bool = True
    floor: float = 0.0

    def of(self, loss: float) -> float:
        """Return the height of one loss; NaN where there is nothing to plot."""
        value = loss - self.floor
        if not math.isfinite(value) or (self.log and value <= 0.0):
            return math.nan
        return math.log10(value) if self.log else value

    def of_all(self, losses: Floats) -> Floats:
        """Return the heights of losses (n,); NaN where there are none."""
        with np.errstate(all="ignore"):
            values = losses - self.floor
            heights = np.log10(values) if self.log else values
        return np.where(np.isfinite(heights), heights, np.nan)
