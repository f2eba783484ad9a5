"""Second derivatives from differences of a gradient, for models whose own would be long to write out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviz.engine.landscape import Array


def central_hessian(gradient: Callable[[Array], Array], positions: Array, block: int) -> Array:
    """Return the Hessian at positions (B, P), (B, P, P), symmetric; the error is about 1e-9 of the gradient's size.

    `gradient` takes positions (b, P); it is asked for at most about `block` of them at once.
    """
    size = positions.shape[-1]
    out = np.empty((len(positions), size, size))
    rows = max(1, min(size, block // 2))
    for number, position in enumerate(positions):
        # The width for which the errors of cutting off and of rounding are alike.
        steps = np.cbrt(np.finfo(np.float64).eps) * np.maximum(1.0, np.abs(position))
        for first in range(0, size, rows):
            places = np.arange(first, min(first + rows, size))
            above, below = (np.repeat(position[None], len(places), axis=0) for _ in range(2))
            above[places - first, places] += steps[places]
            below[places - first, places] -= steps[places]
            gradients = gradient(np.concatenate([above, below]))
            # What the rounded positions really lie apart.
            widths = above[places - first, places] - below[places - first, places]
            out[number, places] = (gradients[: len(places)] - gradients[len(places) :]) / widths[:, None]
    return np.asarray(0.5 * (out + out.swapaxes(-1, -2)))
