"""How closely a picture that is drawn at once may look at a landscape: where a loss takes long, at fewer points."""

from __future__ import annotations

import numpy as np

from gdviz.engine.judging.curvature import WIDEST_DENSE
from gdviz.engine.landscape import Array, Landscape

AT_ONCE = 4_000_000  # samples × weights × points: some milliseconds
FEWEST = 9


def affordable(landscape: Landscape, wanted: int) -> int:
    """Return at how many points to compute the loss for a curve: `wanted`, or an odd number of fewer."""
    work = max(1, landscape.samples * landscape.dimension)
    return wanted if work * wanted <= AT_ONCE else max(FEWEST, AT_ONCE // work) | 1


def bend_along(landscape: Landscape, position: Array, way: Array) -> float:
    """Return wayᵀ H way at a position (P,); of many variables from gradients, right to about 1e-9 of its size."""
    if len(position) <= WIDEST_DENSE:
        return float(way @ landscape.hessian(position) @ way)
    longest = float(np.abs(way).max())
    if not longest > 0.0:
        return 0.0
    reach = 1e-5 * max(1.0, float(np.abs(position).max())) / longest
    with np.errstate(all="ignore"):
        ahead, behind = landscape.gradient(position + np.array([[reach], [-reach]]) * way)
        return float((ahead - behind) @ way / (2.0 * reach))
