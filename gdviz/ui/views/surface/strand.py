"""A long line that costs little: straight stretches of it are drawn as one piece, and still every length can be cut.

A path of 100,000 steps is some thousand pieces, each hardly longer than a pixel and many times wider. Whole blocks
of pieces are therefore kept a second time, straightened; a stroke from piece to piece takes the blocks that lie
within it from there and only its two ends from the pieces themselves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.lines import LinePen, Segments, straightened

_BLOCK = 64  # pieces


class Strand:
    """Pieces in the order they were walked; grows at its end."""

    def __init__(self) -> None:
        self._fine, self._coarse = Segments(), Segments()
        self._waiting = np.empty((0, 2, 3), dtype=np.float32)  # fine pieces that are not a whole block yet
        self._ends = [0]  # coarse pieces up to the end of each block

    def __len__(self) -> int:
        return len(self._fine)

    def append(self, pieces: NDArray[np.float32]) -> None:
        """Add pieces, (m, 2, 3) scene points."""
        self._fine.append(pieces)
        waiting = np.concatenate([self._waiting, pieces])
        whole = len(waiting) // _BLOCK * _BLOCK
        self._waiting = waiting[whole:]
        if whole:
            coarse, counts = _straightened_blocks(waiting[:whole])
            self._coarse.append(coarse)
            self._ends.extend((self._ends[-1] + np.cumsum(counts)).tolist())

    def stroke(self, pen: LinePen, first: int, last: int) -> None:
        """Draw the pieces [first, last) with a pen."""
        first_block, last_block = -(-first // _BLOCK), min(last // _BLOCK, len(self._ends) - 1)
        if last_block <= first_block:
            pen.stroke(self._fine, first, last)
            return
        pen.stroke(self._fine, first, first_block * _BLOCK)
        pen.stroke(self._fine, last_block * _BLOCK, last)
        pen.stroke(self._coarse, self._ends[first_block], self._ends[last_block])


def _straightened_blocks(pieces: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Straighten whole blocks of pieces (m, 2, 3): return pieces (c, 2, 3) and how many each block has."""
    count = len(pieces)
    starts_anew = np.ones(count, dtype=bool)
    starts_anew[1:] = (pieces[1:, 0] != pieces[:-1, 1]).any(axis=1)
    starts_anew[::_BLOCK] = True
    rows = np.full((count, 3, 3), np.nan, dtype=np.float32)  # a break, the start, the end
    rows[:, 1:] = pieces
    wanted = np.ones((count, 3), dtype=bool)
    wanted[:, :2] = starts_anew[:, None]
    polyline, block = rows[wanted], np.repeat(np.arange(count) // _BLOCK, 3).reshape(count, 3)[wanted]
    kept = straightened(polyline)
    polyline, block = polyline[kept], block[kept]
    joined = np.stack([polyline[:-1], polyline[1:]], axis=1)
    solid = np.isfinite(joined).all(axis=(1, 2))
    counts = np.bincount(block[1:][solid], minlength=count // _BLOCK)
    return joined[solid], counts.astype(np.int64)
