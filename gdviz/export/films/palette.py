"""The colours of a film that has few. A map fills most of a picture, and lines and signs are what tells runs apart: by
numbers of pixels alone they would get the colours of the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 256
RARE = 48  # of these are for what is seen in few places and is far from all others
_LEAST = 12  # pixels that have a colour which is no accident of smoothed edges


def palette_of(samples: Sequence[NDArray[np.uint8]]) -> Image:
    """Return a picture whose palette has the colours of frames (height, width, 4): blue, green, red, alpha."""
    from PIL import Image

    small = np.ascontiguousarray(np.vstack([frame[::2, ::2, 2::-1] for frame in samples]))
    many = Image.fromarray(small).quantize(
        colors=COLOURS - RARE, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    known = np.array(many.getpalette() or [], np.uint8).reshape(-1, 3)[: COLOURS - RARE]
    made = Image.new("P", (1, 1))
    made.putpalette(np.vstack([known, _far_ones(samples, known)]).ravel().tolist())
    return made


def _far_ones(samples: Sequence[NDArray[np.uint8]], known: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return up to RARE colours (n, 3), each the one that is farthest from all before it (Gonzalez, 1985)."""
    packed = np.concatenate([_packed(frame) for frame in samples])
    values, counts = np.unique(packed, return_counts=True)
    values = values[counts >= _LEAST]
    colours = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1).astype(np.int32)
    if not len(colours):
        return np.empty((0, 3), np.uint8)
    away = np.full(len(colours), np.iinfo(np.int32).max, np.int32)
    for colour in known.astype(np.int32):
        np.minimum(away, np.square(colours - colour).sum(axis=1), out=away)
    chosen: list[NDArray[np.int32]] = []
    while len(chosen) < RARE and away.max() > 0:
        farthest = colours[int(away.argmax())]
        chosen.append(farthest)
        np.minimum(away, np.square(colours - farthest).sum(axis=1), out=away)
    return np.array(chosen, np.uint8).reshape(-1, 3)


def _packed(frame: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Return the colours of a frame as one number each."""
    blue, green, red = (frame[..., index].astype(np.int32) for index in range(3))
    return np.asarray(red << 16 | green << 8 | blue).ravel()
