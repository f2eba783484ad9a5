"""Which point of the plane lies under the mouse: a ray marched against the drawn heights, on the processor.

Reading the depth buffer back would stall the renderer and cannot be done on a multisampled one; marching in two
rounds of samples costs two look-ups in the relief and is exact to a thousandth of a grid cell.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import HEIGHT
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.ground import Ground

_COARSE, _FINE = 400, 100


def picked_point(eye: Eye, ground: Ground, pixel: tuple[float, float]) -> tuple[float, float] | None:
    """Return the plane point (x, y) drawn at a device pixel, or None where the pixel shows no surface."""
    box = ground.box
    near, far = eye.ray(*pixel)
    span = _within_slab(near, far)
    if span is None:
        return None
    for samples in (_COARSE, _FINE):
        shares = np.linspace(*span, samples)
        scene = near + shares[:, None] * (far - near)
        above = scene[:, 2] - ground.elevations_at(box.to_plane(scene)) * HEIGHT
        crossings = np.flatnonzero(above[:-1] * above[1:] <= 0)  # NaN compares false: holes are looked through
        if not len(crossings):
            return None
        at = int(crossings[0])
        span = float(shares[at]), float(shares[at + 1])
    before, after = abs(above[at]), abs(above[at + 1])
    share = span[0] + (span[1] - span[0]) * (before / (before + after) if before + after > 0 else 0.0)
    x, y = box.to_plane((near + share * (far - near))[None])[0]
    return float(x), float(y)


def _within_slab(near: NDArray[np.float64], far: NDArray[np.float64]) -> tuple[float, float] | None:
    """Return the shares of the ray between which its height lies in that of the surface."""
    margin = 1e-3
    drop = far[2] - near[2]
    if abs(drop) < 1e-12:
        return (0.0, 1.0) if -margin <= near[2] <= HEIGHT + margin else None
    ends = sorted(((HEIGHT + margin - near[2]) / drop, (-margin - near[2]) / drop))
    first, last = max(ends[0], 0.0), min(ends[1], 1.0)
    return (first, last) if first < last else None
