"""The tangent plane at the ball of the selected run, as a net of lines in space.

A net and not a sheet: the surface and the path under it stay visible, and where it dives through the surface shows
how long the linear approximation holds. At a logarithmic height scale a plane is drawn bent, as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.plane import Plane
from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.lines import LinePen, Segments, pieces_of
from gdviz.ui.views.surface.program import DEPTH_TEST, GREATER, LESS_OR_EQUAL, blend, functions
from gdviz.ui.views.surface.still import colour_of

_REACH = 0.2  # of the map's sides, to either side of the ball
_LINES = 9
_POINTS = 25  # along a line
_LOWEST, _HIGHEST = -0.09, 1.1  # elevations between which it is drawn: from the floor to a little above the surface
_LIFT = 0.02


def _net_lines() -> tuple[Array, NDArray[np.bool_]]:
    """Return the points of all lines in [-1, 1]², each ended by a NaN, (n, 2), and which belong to inner lines."""
    across, along = np.linspace(-1.0, 1.0, _LINES), np.append(np.linspace(-1.0, 1.0, _POINTS), np.nan)
    one_way = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1).reshape(-1, 2)
    inner = np.repeat(np.abs(across) < 1.0, len(along))
    return np.concatenate([one_way, one_way[:, ::-1]]), np.concatenate([inner, inner])


_LINES_OF_NET, _INNER = _net_lines()


@dataclass(frozen=True, eq=False)
class Tangent:
    """The pieces (m, 2, 3) of the inner lines and of the edge, in the scene."""

    inner: NDArray[np.float32]
    edge: NDArray[np.float32]


def tangent_of(session: Session, ground: Ground) -> Tangent | None:
    """Return the tangent plane to show; None where none is wanted, or where the ball is not on the map.

    Where there are more than two variables it touches the slice that the map shows, under the ball.
    """
    pointing = session.dial.pointing
    ball = ball_of(session) if pointing.is_shown and pointing.shows_plane else None
    if ball is None or len(ball.place) < 2 or not ground.box.contains(ball.place[None])[0]:
        return None
    return _net(session.landscape, session.ground.plane, ball.place, ground)


def _net(landscape: Landscape, plane: Plane, place: Array, ground: Ground) -> Tangent | None:
    at = plane.to_space(place)
    with np.errstate(all="ignore"):  # a slope may be infinite
        loss, slopes = float(landscape.loss(at)), plane.axes @ landscape.gradient(at)
    if not (np.isfinite(loss) and np.isfinite(slopes).all()):
        return None
    x_lo, x_hi, y_lo, y_hi = ground.box.bounds
    reach = _REACH * np.array([x_hi - x_lo, y_hi - y_lo])
    moved = _LINES_OF_NET * reach
    elevations = ground.relief.elevations_of(loss + moved @ slopes, ground.scale)
    with np.errstate(invalid="ignore"):
        drawn = (elevations >= _LOWEST) & (elevations <= _HIGHEST) & ground.box.contains(place + moved)
    scene = ground.box.to_scene(place + moved, np.where(drawn, elevations, np.nan))
    return Tangent(pieces_of(scene[_INNER]), pieces_of(scene[~_INNER]))


class TangentLayer:
    """Draws a Tangent with OpenGL."""

    def __init__(self, pen: LinePen) -> None:
        self._pen = pen
        self._inner, self._edge = Segments(), Segments()
        self._filled: Tangent | None = None

    def draw(self, tangent: Tangent, eye: Eye, theme: Theme, scale: float) -> None:
        """Draw it, fainter where the surface is before it; scale is device pixels per pixel."""
        if tangent is not self._filled:
            for segments, pieces in ((self._inner, tangent.inner), (self._edge, tangent.edge)):
                segments.clear()
                segments.append(pieces)
            self._filled = tangent
        gl = functions()
        gl.glEnable(DEPTH_TEST)
        gl.glDepthFunc(GREATER)  # under a bowl all of it lies behind the surface
        blend(gl)
        self._pen.begin(eye, lift=_LIFT)
        self._pen.style(colour_of(theme.path_core, 0.45), 1.0 * scale)
        self._pen.stroke(self._inner)
        self._pen.style(colour_of(theme.path_core, 0.75), 1.8 * scale)
        self._pen.stroke(self._edge)
        gl.glDepthFunc(LESS_OR_EQUAL)
        self._pen.style(colour_of(theme.path_outline, 0.35), 2.6 * scale)
        self._pen.stroke(self._edge)
        self._pen.style(colour_of(theme.path_core, 0.75), 1.0 * scale)
        self._pen.stroke(self._inner)
        self._pen.style(colour_of(theme.path_core, 0.95), 1.8 * scale)
        self._pen.stroke(self._edge)
        self._pen.end()
