"""A relief that takes long, made in parts: from coarse to fine, so that there is something to look at early.

Every grid contains the one before; no point is computed twice, and the last one is what `survey` returns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from gdviz.engine.landscape import Landscape
from gdviz.engine.plane import Plane
from gdviz.engine.relief import Relief, grid_on, heights_at

STRIDES = (40, 8, 4, 2, 1)
PART = 20_000_000  # samples × weights that are computed between two reports: some hundredths of a second


def surveys(
    landscape: Landscape, plane: Plane, domain: Sequence[tuple[float, float]], resolution: int = 201
) -> Iterator[tuple[float, Relief]]:
    """Yield the share that is done (0 … 1) and the finest relief so far, until it is `resolution` points wide.

    The same relief is yielded again while the next is under way.
    """
    x, y = grid_on(domain, resolution)
    heights = np.full((len(x), len(y)), np.nan)
    known = np.zeros(heights.shape, dtype=bool)
    part = max(1, PART // (max(1, landscape.samples) * landscape.dimension))
    done = 0
    relief: Relief | None = None
    for stride in [stride for stride in STRIDES if (resolution - 1) % stride == 0]:
        wanted = np.zeros(heights.shape, dtype=bool)
        wanted[::stride, ::stride] = True
        rows, columns = np.nonzero(wanted & ~known)
        for first in range(0, len(rows), part):
            chosen = rows[first : first + part], columns[first : first + part]
            heights[chosen] = heights_at(landscape, plane, np.stack([x[chosen[0]], y[chosen[1]]], axis=-1))
            done += len(chosen[0])
            if relief is not None and first + part < len(rows):
                yield done / heights.size, relief
        known |= wanted
        relief = Relief(x[::stride], y[::stride], heights[::stride, ::stride])
        yield done / heights.size, relief
