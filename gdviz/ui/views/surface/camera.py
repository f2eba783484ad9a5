"""The camera of the surface view: where it stands, how it turns, and how the box is made to fill the view.

Pure geometry without OpenGL: the same matrix draws the scene, places the axis numbers and picks points.
The camera remembers a zoom, not a distance, so the picture keeps filling the view when the window is resized.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin, tan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import FLOOR, HEIGHT, Box

FIELD_OF_VIEW = 30.0  # degrees across the shorter side: long lens, parallel lines stay nearly parallel
_LOWEST, _HIGHEST = 4.0, 89.0  # degrees: never under the floor, never past the zenith
_FARTHEST, _NEAREST = 0.4, 6.0  # zoom


@dataclass(frozen=True)
class Camera:
    """Azimuth and elevation in degrees, zoom (1 fills the view), and the point looked at, in scene units."""

    azimuth: float = -118.0
    elevation: float = 40.0
    zoom: float = 1.0
    centre: tuple[float, float, float] = (0.0, 0.0, 0.33)

    @classmethod
    def restored(cls, kept: Mapping[str, Any]) -> Camera:
        """Return a camera from numbers that were kept; what is missing or makes no sense is as by default."""
        plain = cls()
        try:
            azimuth, elevation, zoom = (
                float(kept.get(name, getattr(plain, name))) for name in ("azimuth", "elevation", "zoom")
            )
            x, y, z = (float(number) for number in kept.get("centre", plain.centre))
        except (TypeError, ValueError):
            return plain
        if not np.isfinite([azimuth, elevation, zoom, x, y, z]).all():
            return plain
        return replace(plain, azimuth=azimuth, elevation=elevation, zoom=zoom, centre=(x, y, z)).orbited(0, 0).zoomed(1)

    def orbited(self, azimuth: float, elevation: float) -> Camera:
        """Return the camera turned by degrees around the vertical and up."""
        turned = (self.azimuth + azimuth + 180.0) % 360.0 - 180.0
        return replace(self, azimuth=turned, elevation=min(max(self.elevation + elevation, _LOWEST), _HIGHEST))

    def zoomed(self, factor: float) -> Camera:
        """Return the camera with its zoom multiplied, within limits."""
        return replace(self, zoom=min(max(self.zoom * factor, _FARTHEST), _NEAREST))

    def panned(self, right: float, up: float) -> Camera:
        """Return the camera looking at a point moved by scene units along the screen, kept within the box."""
        side, _, above = self._axes()
        moved = np.array(self.centre) + side * right + above * up
        x, y, z = np.clip(moved, (-1.2, -1.2, FLOOR), (1.2, 1.2, HEIGHT))
        return replace(self, centre=(float(x), float(y), float(z)))

    def view_matrix(self, distance: float) -> NDArray[np.float64]:
        """Return the matrix from scene to eye coordinates, (4, 4)."""
        side, towards, above = self._axes()
        eye = np.array(self.centre) + towards * distance
        matrix = np.eye(4)
        matrix[:3, :3] = side, above, towards
        matrix[:3, 3] = -matrix[:3, :3] @ eye
        return matrix

    def _axes(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        azimuth, elevation = radians(self.azimuth), radians(self.elevation)
        towards = np.array([cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation)])
        side = np.array([-sin(azimuth), cos(azimuth), 0.0])
        return side, towards, np.cross(towards, side)


@dataclass(frozen=True)
class Stand:
    """Where the whole box fills the view at zoom 1: a distance, and a shift of the picture (right, up; shares)."""

    distance: float
    shift: tuple[float, float]

    @classmethod
    def filling(
        cls, camera: Camera, box: Box, width: float, height: float, margins: tuple[float, float, float, float]
    ) -> Stand:
        """Return the stand of a camera; margins are pixels left free: left, top, right, bottom."""
        left, top, right, bottom = margins
        free = np.array([max(width - left - right, width * 0.3), max(height - top - bottom, height * 0.3)])
        view = camera.view_matrix(0.0)
        eye = box.corners() @ view[:3, :3].T + view[:3, 3]
        near, far = 2.0, 200.0
        for _ in range(40):
            distance = (near + far) / 2
            places = eye[:, :2] / ((distance - eye[:, 2])[:, None] * _slopes(width, height))
            fits = bool(np.all(np.ptp(places, axis=0) / 2 <= free / (width, height)))
            near, far = (near, distance) if fits else (distance, far)
        middle = (places.max(axis=0) + places.min(axis=0)) / 2
        wanted = np.array([(left - right) / width, (bottom - top) / height])
        return cls(far, (float(wanted[0] - middle[0]), float(wanted[1] - middle[1])))


@dataclass(frozen=True, eq=False)
class Eye:
    """A camera at work: its matrix from the scene to clip space (4, 4), and the view's size in device pixels."""

    matrix: NDArray[np.float64]
    width: int
    height: int
    depth_slope: float  # how clip z follows eye z: the shaders lift lines towards the eye with it

    @classmethod
    def of(cls, camera: Camera, stand: Stand, width: int, height: int) -> Eye:
        """Return the eye of a camera at its stand, for a view of width x height device pixels."""
        distance = stand.distance / camera.zoom
        nearest, farthest = max(distance - 2.4, 0.02 * distance), distance + 3.5
        slope_x, slope_y = _slopes(width, height)
        matrix = np.zeros((4, 4))
        matrix[0, 0], matrix[1, 1], matrix[3, 2] = 1 / slope_x, 1 / slope_y, -1.0
        matrix[0, 2], matrix[1, 2] = -stand.shift[0], -stand.shift[1]
        matrix[2, 2] = -(farthest + nearest) / (farthest - nearest)
        matrix[2, 3] = -2 * farthest * nearest / (farthest - nearest)
        return cls(matrix @ camera.view_matrix(distance), width, height, float(matrix[2, 2]))

    def project(self, scene: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return where scene points (n, 3) appear: device pixels from the top left and depth, (n, 3)."""
        clip = np.asarray(scene, dtype=float) @ self.matrix[:, :3].T + self.matrix[:, 3]
        clip[:, 3][clip[:, 3] <= 1e-9] = np.nan  # behind the eye
        with np.errstate(invalid="ignore"):
            normal = clip[:, :3] / clip[:, 3:]
        return (normal * (1, -1, 1) + (1, 1, 0)) * (self.width / 2, self.height / 2, 1)

    def ray(self, x: float, y: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return two scene points, (3,) each, on the line of sight through a device pixel: near, far."""
        across, up = 2 * x / self.width - 1, 1 - 2 * y / self.height
        ends = np.linalg.solve(self.matrix, np.array([[across, up, -1, 1], [across, up, 1, 1]]).T).T
        near, far = ends[:, :3] / ends[:, 3:]
        return near, far


def _slopes(width: float, height: float) -> tuple[float, float]:
    """Return the tangents of half the field of view, across and down."""
    narrow = tan(radians(FIELD_OF_VIEW / 2))
    shorter = max(min(width, height), 1.0)
    return narrow * max(width, 1.0) / shorter, narrow * max(height, 1.0) / shorter
