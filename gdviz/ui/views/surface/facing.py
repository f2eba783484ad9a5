"""From which corner a surface is best seen at first: the one that hides least of it, and least of its low parts.

The corners in front of the x axis come first, because from there x grows to the right and y away from the viewer,
as in the contour view; the others must show clearly more.
"""

from __future__ import annotations

from math import radians, tan

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import HEIGHT
from gdviz.ui.views.surface.camera import Camera
from gdviz.ui.views.surface.ground import Ground

_FRONT = (-118.0, -62.0)
_BACK = (118.0, 62.0)
_WORTH = 0.06  # share more of the surface that a view from the back must show
_PLACES, _PACES = 18, 24


def facing(ground: Ground) -> Camera:
    """Return the default camera for a surface."""
    shown = {azimuth: _share_shown(ground, Camera(azimuth=azimuth)) for azimuth in (*_FRONT, *_BACK)}
    gain = 0.02  # a draw goes to the first
    best = _FRONT[0] if shown[_FRONT[0]] + gain >= shown[_FRONT[1]] else _FRONT[1]
    behind = max(_BACK, key=lambda azimuth: shown[azimuth])
    return Camera(azimuth=behind if shown[behind] > shown[best] + _WORTH else best)


def _share_shown(ground: Ground, camera: Camera) -> float:
    """Return the share of the surface that the camera sees, its low parts counting most."""
    box = ground.box
    steps = np.linspace(0.02, 0.98, _PLACES)
    x_lo, x_hi, y_lo, y_hi = box.bounds
    x, y = np.meshgrid(x_lo + steps * (x_hi - x_lo), y_lo + steps * (y_hi - y_lo), indexing="ij")
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    elevations = ground.elevations_at(places)
    solid = np.isfinite(elevations)
    if not solid.any():
        return 0.0
    scene = box.to_scene(places[solid], elevations[solid]).astype(np.float64)
    weights = (1.05 - elevations[solid]) ** 2
    return float(np.sum(weights * _seen(scene, ground, camera)) / np.sum(weights))


def _seen(scene: NDArray[np.float64], ground: Ground, camera: Camera) -> NDArray[np.bool_]:
    """Return which scene points (n, 3) no part of the surface hides from a far camera."""
    azimuth = radians(camera.azimuth)
    towards = np.array([np.cos(azimuth), np.sin(azimuth), tan(radians(camera.elevation))])
    paces = np.linspace(0.04, HEIGHT / towards[2], _PACES)
    sight = scene[:, None] + paces[:, None] * towards
    heights = ground.elevations_at(ground.box.to_plane(sight.reshape(-1, 3))).reshape(sight.shape[:2]) * HEIGHT
    with np.errstate(invalid="ignore"):
        seen: NDArray[np.bool_] = ~(heights > sight[:, :, 2] + 0.005).any(axis=1)
    return seen
