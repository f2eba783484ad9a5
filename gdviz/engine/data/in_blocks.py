"""A function of many positions, computed in blocks that stay small.

A grid of 200 × 200 weights against thousands of samples would fill gigabytes; each block is computed with the same
arithmetic as one point alone.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import numpy as np

from gdviz.engine.landscape import Array

BLOCK = 1 << 18  # numbers that are held at once


def in_blocks(function: Callable[[Array], Array], positions: Array, shape: tuple[int, ...], held: int) -> Array:
    """Return `function` of positions (..., P), shape (..., *shape).

    It is called with positions (n, P), returns (n, *shape), and holds `held` numbers more for each of them.
    """
    points = np.asarray(positions, dtype=np.float64)
    flat = points.reshape(-1, points.shape[-1])
    block = max(1, BLOCK // (held + prod(shape)))
    with np.errstate(all="ignore"):
        if len(flat) <= block:
            return np.asarray(function(flat)).reshape(points.shape[:-1] + shape)
        out = np.empty((len(flat), *shape))
        for first in range(0, len(flat), block):
            out[first : first + block] = function(flat[first : first + block])
    return out.reshape(points.shape[:-1] + shape)
