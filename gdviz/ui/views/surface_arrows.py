"""The arrows of an update in space: laid on the surface like paths, dashes and heads as on the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.arrow_strokes import head_corners
from gdviz.ui.arrows import POINT_STYLE, RADIUS_STYLE, Arrow, Arrows
from gdviz.ui.geometry import Floats, clip_segments, dashed
from gdviz.ui.theme import Theme
from gdviz.ui.views.surface_ground import Ground
from gdviz.ui.views.surface_lines import LinePen, Segments, pieces_of
from gdviz.ui.views.surface_program import GREATER, LESS_OR_EQUAL, functions
from gdviz.ui.views.surface_still import colour_of

_PIXEL = 0.0045  # scene units, about a pixel at the first camera
_FINE = 0.03  # scene units between two points of a line that lies on the surface
_RING = 0.032
_WIDTH, _PART_WIDTH, _OUTLINE, _HIDDEN = 3.2, 1.8, 2.4, 0.35

Pieces = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SceneStroke:
    """Pieces (m, 2, 3) of one arrow or sign in scene coordinates, its colour, width in pixels and opacity."""

    pieces: Pieces
    colour: str
    width: float
    strength: float


def strokes_of(arrows: Arrows, ground: Ground, colour: str) -> tuple[SceneStroke, ...]:
    """Return what to draw of an update on a ground; `colour` is that of its run."""
    made = [stroke for arrow in arrows.arrows for stroke in _arrow(arrow, ground)]
    for spot in arrows.points:
        made += _figure(spot.at, _circle(0.6 * _RING, 4), ground, POINT_STYLE.colour)
    if arrows.radius and arrows.arrows:
        made += _trust_region(arrows.arrows[0].tail, arrows.radius, ground)
    if arrows.ghost is not None:
        made += _figure(arrows.ghost, _circle(_RING, 24), ground, colour)
    return tuple(stroke for stroke in made if len(stroke.pieces))


class ArrowLayer:
    """Draws scene strokes with OpenGL."""

    def __init__(self) -> None:
        self._segments = Segments()
        self._filled: Sequence[SceneStroke] = ()

    def draw(self, strokes: Sequence[SceneStroke], pen: LinePen, theme: Theme, scale: float) -> None:
        """Draw with a pen that is begun: what a hill hides shows through faintly."""
        if strokes is not self._filled:
            self._filled = strokes
            self._segments.clear()
            if strokes:
                self._segments.append(np.concatenate([stroke.pieces for stroke in strokes]))
        gl = functions()
        gl.glDepthFunc(GREATER)
        self._stroke(strokes, pen, theme, scale, _HIDDEN)
        gl.glDepthFunc(LESS_OR_EQUAL)
        self._stroke(strokes, pen, theme, scale, 1.0)

    def _stroke(self, strokes: Sequence[SceneStroke], pen: LinePen, theme: Theme, scale: float, alpha: float) -> None:
        first = 0
        for stroke in strokes:
            last = first + len(stroke.pieces)
            for colour, extra in ((theme.path_outline, _OUTLINE), (stroke.colour, 0.0)):
                pen.style(colour_of(colour, alpha * stroke.strength), (stroke.width + extra) * scale, round_ends=False)
                pen.stroke(self._segments, first, last)
            first = last


def _arrow(arrow: Arrow, ground: Ground) -> list[SceneStroke]:
    shaft = np.stack([arrow.tail, arrow.tip])[None]
    x_lo, x_hi, y_lo, y_hi = ground.box.bounds
    if not np.isfinite(shaft).all():
        return []
    cut, visible = clip_segments(shaft, np.array([x_lo, y_lo]), np.array([x_hi, y_hi]))
    if not visible[0]:
        return []
    flat = _flat(cut[0], ground)
    length = float(np.hypot(*(flat[1] - flat[0])))
    if length < _PIXEL:
        return []
    width = _PART_WIDTH if arrow.is_part else _WIDTH
    line = flat[None]
    if arrow.style.dash:
        line, _ = dashed(line, tuple(_PIXEL * part for part in arrow.style.dash))
    made = [SceneStroke(_laid(line, ground), arrow.style.colour, width, arrow.strength)]
    if bool(ground.box.contains(arrow.tip[None])[0]):
        made.append(SceneStroke(_head(flat, length, arrow, ground), arrow.style.colour, width, arrow.strength))
    return made


def _head(flat: Floats, length: float, arrow: Arrow, ground: Ground) -> Pieces:
    share = min(1.0, length / (20 * _PIXEL)) * _PIXEL * (0.7 if arrow.is_part else 1.0)
    back = (flat[0] - flat[1]) / length * share
    aside = np.array([-back[1], back[0]])
    corners = np.array([flat[1] + along * back + across * aside for along, across in head_corners(arrow.style.head)])
    return _laid(_closed(corners), ground)


def _figure(point: Floats, outline: Floats, ground: Ground, colour: str) -> list[SceneStroke]:
    if not bool(ground.box.contains(point[None])[0]):
        return []
    return [SceneStroke(_laid(_closed(_flat(point[None], ground) + outline), ground), colour, 2.0, 1.0)]


def _trust_region(centre: Floats, radius: float, ground: Ground) -> list[SceneStroke]:
    """Return the circle of a radius around the ball, where it lies in the domain."""
    x_lo, x_hi, y_lo, y_hi = ground.box.bounds
    if not 0 < radius < 4 * max(x_hi - x_lo, y_hi - y_lo):
        return []
    ring = _closed(_flat(centre + _circle(radius, 96), ground))
    return [SceneStroke(_laid(ring[::2], ground), RADIUS_STYLE.colour, 1.6, 1.0)]


def _circle(radius: float, corners: int) -> Floats:
    turns = np.arange(corners) * (2 * math.pi / corners)
    return radius * np.stack([np.cos(turns), np.sin(turns)], axis=1)


def _closed(corners: Floats) -> Floats:
    """Return the sides (m, 2, 2) of a polygon (m, 2)."""
    return np.stack([corners, np.roll(corners, -1, axis=0)], axis=1)


def _flat(points: Floats, ground: Ground) -> Floats:
    """Return plane points (n, 2) in scene units, (n, 2)."""
    return ground.box.to_scene(points, np.zeros(len(points)))[:, :2].astype(np.float64)


def _laid(sides: Floats, ground: Ground) -> Pieces:
    """Return straight sides (m, 2, 2) in scene units as pieces (k, 2, 3) that lie on the surface."""
    made = [np.empty((0, 2, 3), dtype=np.float32)]
    for start, end in sides:
        count = max(1, math.ceil(float(np.hypot(*(end - start))) / _FINE))
        share = np.linspace(0.0, 1.0, count + 1)[:, None]
        made.append(pieces_of(ground.scene(ground.box.to_plane(start * (1 - share) + end * share))))
    return np.concatenate(made)
