"""The arrows of an update in space: laid on the surface like paths, dashes and heads as on the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.drawing.geometry import Floats, clip_segments, dashed
from gdviz.ui.themes.theme import Theme
from gdviz.ui.updating.arrow_strokes import BEYOND, head_corners
from gdviz.ui.updating.arrows import POINT_STYLE, RADIUS_STYLE, Arrow, Arrows
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.lines import LinePen, Segments
from gdviz.ui.views.surface.program import GREATER, LESS_OR_EQUAL, functions
from gdviz.ui.views.surface.still import colour_of

_PIXEL = 0.0045  # scene units, about a pixel at the first camera
_FINE = 0.03  # scene units between two points of a line that lies on the surface
_RING = 0.032
_WIDTH, _PART_WIDTH, _OUTLINE, _HIDDEN = 3.2, 1.8, 2.4, 0.35

Pieces = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SceneStroke:
    """Pieces (m, 2, 3) of one arrow or sign in scene coordinates, its colour, width in pixels, opacity and edge."""

    pieces: Pieces
    colour: str
    width: float
    strength: float
    edge: float


@dataclass(frozen=True, eq=False)
class Figure:
    """Straight sides (m, 2, 2) in scene units, not yet laid on the surface."""

    sides: Floats
    colour: str
    width: float
    strength: float = 1.0
    edge: float = _OUTLINE  # pixels of the dark line around it


def strokes_of(arrows: Arrows, ground: Ground, colour: str) -> tuple[SceneStroke, ...]:
    """Return what to draw of an update on a ground; `colour` is that of its run."""
    longest_first = sorted(arrows.arrows, key=lambda arrow: -float(np.hypot.reduce(arrow.tip - arrow.tail)))
    figures = [figure for arrow in longest_first for figure in figures_of_arrow(arrow, ground)]
    for spot in arrows.points:
        figures += _sign(spot.at, _DIAMOND, ground, POINT_STYLE.colour)
    if arrows.radius and arrows.arrows:
        figures += _trust_region(arrows.arrows[0].tail, arrows.radius, ground)
    if arrows.ghost is not None:
        figures += _sign(arrows.ghost, _GHOST, ground, colour)
    return laid(figures, ground)


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
        ends = np.cumsum([0, *(len(stroke.pieces) for stroke in strokes)]).tolist()
        ranges = list(zip(strokes, ends[:-1], ends[1:], strict=True))
        gl.glDepthFunc(GREATER)
        for stroke, first, last in ranges:
            pen.style(colour_of(stroke.colour, _HIDDEN * stroke.strength), stroke.width * scale, round_ends=False)
            pen.stroke(self._segments, first, last)
        gl.glDepthFunc(LESS_OR_EQUAL)
        for stroke, first, last in ranges:
            for colour, extra in ((theme.path_outline, stroke.edge), (stroke.colour, 0.0))[not stroke.edge :]:
                pen.style(colour_of(colour, stroke.strength), (stroke.width + extra) * scale, round_ends=False)
                pen.stroke(self._segments, first, last)


def figures_of_arrow(arrow: Arrow, ground: Ground) -> list[Figure]:
    """Return shaft and head of an arrow, cut off at the border of the map."""
    shaft = np.array([[arrow.tail, arrow.tip]])
    inside = ground.box.contains(shaft[0])
    flats = lines_within(shaft, ground)
    if not len(flats):
        return []
    (flat,) = flats
    length = math.hypot(*(flat[1] - flat[0]).tolist())
    if length < _PIXEL:
        return []
    width = _PART_WIDTH if arrow.is_part else _WIDTH
    line = flat[None]
    if arrow.style.dash:
        line, _ = dashed(line, tuple(_PIXEL * part for part in arrow.style.dash))
    if not inside[1]:
        line = np.concatenate([line, _beyond(flat, length)])
    elif arrow.style.head != "none":
        line = np.concatenate([line, _head(flat, length, arrow)])
    return [Figure(line, arrow.style.colour, width, arrow.strength)]


def lines_within(lines: Floats, ground: Ground) -> Floats:
    """Return what of plane lines (n, 2, 2) lies on the map, in scene units, (m, 2, 2)."""
    if not ground.box.contains(lines.reshape(-1, 2)).all():
        x_lo, x_hi, y_lo, y_hi = ground.box.bounds
        lines, visible = clip_segments(lines, np.array([x_lo, y_lo]), np.array([x_hi, y_hi]))
        lines = lines[visible & np.isfinite(lines).all(axis=(1, 2))]
    return _flat(lines.reshape(-1, 2), ground).reshape(-1, 2, 2)


def _head(flat: Floats, length: float, arrow: Arrow) -> Floats:
    share = min(1.0, length / (20 * _PIXEL)) * _PIXEL * (0.7 if arrow.is_part else 1.0)
    return _closed(_beside_tip(np.array(head_corners(arrow.style.head)), flat, length, share))


def _beyond(flat: Floats, length: float) -> Floats:
    """Return what stands in the place of the head where the arrow goes on beyond the border of the map."""
    strokes = [_beside_tip(np.array(stroke), flat, length, _PIXEL) for stroke in BEYOND]
    return np.concatenate([np.stack([stroke[:-1], stroke[1:]], axis=1) for stroke in strokes])


def _beside_tip(corners: Floats, flat: Floats, length: float, unit: float) -> Floats:
    """Return corners given as (back from the tip, aside) in units, (n, 2), in the scene."""
    back = (flat[0] - flat[1]) / length * unit
    return np.asarray(flat[1] + corners[:, :1] * back + corners[:, 1:] * np.array([-back[1], back[0]]))


def _sign(point: Floats, outline: Floats, ground: Ground, colour: str) -> list[Figure]:
    if not bool(ground.box.contains(point[None])[0]):
        return []
    return [Figure(_flat(point[None], ground) + outline, colour, 2.0)]


def _trust_region(centre: Floats, radius: float, ground: Ground) -> list[Figure]:
    """Return the circle of a radius around the ball, dashed."""
    x_lo, x_hi, y_lo, y_hi = ground.box.bounds
    if not 0 < radius < 4 * max(x_hi - x_lo, y_hi - y_lo):
        return []
    ring = _closed(_flat(centre + _circle(radius, 96), ground))
    return [Figure(ring[::2], RADIUS_STYLE.colour, 1.6)]


def _circle(radius: float, corners: int) -> Floats:
    turns = np.arange(corners) * (2 * math.pi / corners)
    return radius * np.stack([np.cos(turns), np.sin(turns)], axis=1)


def _closed(corners: Floats) -> Floats:
    """Return the sides (m, 2, 2) of a polygon (m, 2)."""
    return np.stack([corners, np.roll(corners, -1, axis=0)], axis=1)


_DIAMOND, _GHOST = _closed(_circle(0.6 * _RING, 4)), _closed(_circle(_RING, 16))


def _flat(points: Floats, ground: Ground) -> Floats:
    """Return plane points (n, 2) in scene units, (n, 2)."""
    return ground.box.to_scene(points, np.zeros(len(points)))[:, :2].astype(np.float64)


def laid(figures: Sequence[Figure], ground: Ground) -> tuple[SceneStroke, ...]:
    """Lay all figures on the surface at once, cut into short pieces; what lies off it is left out."""
    if not figures:
        return ()
    sides = np.concatenate([figure.sides for figure in figures])
    figure_of = np.repeat(np.arange(len(figures)), [len(figure.sides) for figure in figures])
    parts = np.maximum(np.ceil(np.hypot(*(sides[:, 1] - sides[:, 0]).T) / _FINE), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(sides)), parts)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(parts) - parts, parts)
    points = np.empty((len(owner), 2, 2))
    for end in (0, 1):
        share = ((number + end) / parts[owner])[:, None]
        points[:, end] = sides[owner, 0] * (1 - share) + sides[owner, 1] * share
    pieces = ground.scene(ground.box.to_plane(points.reshape(-1, 2))).reshape(-1, 2, 3)
    whole = np.isfinite(pieces).all(axis=(1, 2))
    counts = np.bincount(figure_of[owner[whole]], minlength=len(figures))
    laid = np.split(pieces[whole], np.cumsum(counts)[:-1])
    return tuple(
        SceneStroke(part, figure.colour, figure.width, figure.strength, figure.edge)
        for part, figure in zip(laid, figures, strict=True)
        if len(part)
    )
