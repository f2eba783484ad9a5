"""What changes from frame to frame: the paths up to the cursor and after it, balls, markers, start and minima.

`Moving` is the frozen record of one frame; `MovingLayer` draws it over the still layer, hidden by its depths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.themes.theme import RUN_STYLES, Theme
from gdviz.ui.views.surface.arrows import ArrowLayer, SceneStroke
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.lines import Colour, LinePen, Segments
from gdviz.ui.views.surface.paths import Track, draped
from gdviz.ui.views.surface.program import DEPTH_TEST, GREATER, LESS_OR_EQUAL, blend, functions
from gdviz.ui.views.surface.sprites import SpritePen, SpriteSheet
from gdviz.ui.views.surface.still import colour_of
from gdviz.ui.views.surface.tangent import Tangent, TangentLayer

_PATH_LIFT = 0.012  # scene units towards the eye: above the isolines, and over what triangles cut off a bilinear grid
_SPRITE_LIFT = 0.06  # about a ball's radius, so that no half of it sinks into the slope it lies on
_WIDTH, _SELECTED_WIDTH, _FUTURE_WIDTH, _OUTLINE = 2.2, 3.2, 1.5, 2.2
_FUTURE_ALPHA, _HIDDEN_ALPHA = 0.55, 0.20
_ROOM = 0.035  # scene units between two markers
_MARKED_STEPS, _FADED_STEPS = 40, 60  # markers while the steps are few; they fade, they do not vanish


Sprites = tuple[str, NDArray[np.float32], float]  # name, scene points (n, 3), alpha


@dataclass(frozen=True, eq=False)
class Walk:
    """One visible run: its track, the step it shows, the index of its RunStyle, whether it is selected.

    It is drawn from step `first` on: what lies before belongs to the walk that it left there by a fork.
    """

    track: Track
    step: int
    slot: int
    selected: bool
    first: int = 0

    @property
    def own(self) -> tuple[int, int]:
        """The pieces of its track, from and to, that are walked and not another walk's."""
        walked = self.track.pieces_until(self.step)
        return min(self.track.pieces_until(self.first), walked), walked


@dataclass(frozen=True, eq=False)
class Line:
    """Pieces (m, 2, 3) in scene units in the colour of a RunStyle."""

    pieces: NDArray[np.float32]
    slot: int
    alpha: float
    width: float


@dataclass(frozen=True, eq=False)
class Traces:
    """What one run tried: lines in the scene, and sprites by name with plane points (n, 2) and alpha."""

    lines: tuple[Line, ...]
    dots: tuple[tuple[str, NDArray[np.float64], float], ...]


@dataclass(frozen=True, eq=False)
class Moving:
    """One frame: the walks in drawing order (the selected one last), other lines, and the sprites by name."""

    walks: tuple[Walk, ...]
    lines: tuple[Line, ...]
    sprites: tuple[Sprites, ...]
    arrows: tuple[SceneStroke, ...] = ()
    tangent: Tangent | None = None


def moving_of(
    walks: Sequence[Walk],
    ground: Ground,
    start: NDArray[np.float64],
    minima: NDArray[np.float64],
    traces: Sequence[Traces] = (),
    share: float = 0.0,
) -> Moving:
    """Return the frame for walks, a start (2,) and minima (m, 2), plane coordinates, and what searches tried.

    Balls have glided a `share` of the way to the next step.
    """
    ordered = tuple(sorted(walks, key=lambda walk: walk.selected))
    named: list[tuple[str, NDArray[np.float64], float]] = [("star", minima, 1.0), ("start", start[None], 1.0)]
    named += [dots for trace in traces for dots in trace.dots]
    for walk in ordered:
        named.append((f"exit:{walk.slot}", walk.track.exits_between(walk.first, walk.step), 1.0))
        fade = float(np.clip((_FADED_STEPS - walk.step) / (_FADED_STEPS - _MARKED_STEPS), 0, 1))
        if fade > 0:
            named.append((f"marker:{walk.slot}", _apart(walk.track.points(walk.first, walk.step + 1), ground), fade))
    for walk in ordered:
        if walk.first:
            named.append((f"fork:{walk.slot}", walk.track.points(walk.first, walk.first + 1), 1.0))
    for walk in ordered:
        ball = "large" if walk.selected else "ball"
        named.append((f"{ball}:{walk.slot}", glided(walk, share)[-1:], 1.0))
    scene = ground.scene(np.concatenate([points for _, points, _ in named]))
    ends = np.cumsum([len(points) for _, points, _ in named])
    parts = np.split(scene, ends[:-1])
    placed = (
        (name, part[np.isfinite(part).all(axis=1)], alpha) for (name, _, alpha), part in zip(named, parts, strict=True)
    )
    lines = [line for trace in traces for line in trace.lines]
    if share:
        ways = [(walk, draped(glided(walk, share)[None], ground)[0]) for walk in ordered]
        lines += [Line(pieces, walk.slot, 1.0, _width(walk)) for walk, pieces in ways]
    return Moving(ordered, tuple(lines), tuple((name, part, alpha) for name, part, alpha in placed if len(part)))


def glided(walk: Walk, share: float) -> NDArray[np.float64]:
    """Return the way (2, 2) from the step of a walk to where its ball is, a `share` of the way to the next step."""
    places = walk.track.points(walk.step, walk.step + 2)
    if not share or len(places) < 2 or not np.isfinite(places).all():
        return places[[0, 0]]
    return np.stack((places[0], places[0] + share * (places[1] - places[0])))


class MovingLayer:
    """Draws a Moving with OpenGL."""

    def __init__(self, pen: LinePen) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._pen = pen
        self._tangent = TangentLayer(pen)
        self._sprites = SpritePen()
        self._arrows = ArrowLayer()
        self._others = Segments()  # of the frame's other lines

    def draw(self, moving: Moving, eye: Eye, theme: Theme, sheet: SpriteSheet, scale: float) -> None:
        """Draw it over the still layer; scale is device pixels per pixel."""
        gl = functions()
        gl.glEnable(DEPTH_TEST)
        gl.glDepthMask(0)
        blend(gl)
        self._pen.begin(eye, lift=_PATH_LIFT)
        gl.glDepthFunc(GREATER)
        for walk in moving.walks[-1:]:  # the selected one, if it is shown
            self._stroke(walk, _tint(walk, _HIDDEN_ALPHA), _WIDTH * scale)
        gl.glDepthFunc(LESS_OR_EQUAL)
        outline = colour_of(theme.path_outline, 0.92)
        for walk in moving.walks:
            self._pen.style(_tint(walk, _FUTURE_ALPHA), _FUTURE_WIDTH * scale, round_ends=False)
            ahead = walk.track.pieces_until(max(walk.step, walk.first))
            walk.track.strand.stroke(self._pen, ahead, len(walk.track.strand))
            self._stroke(walk, outline, (_width(walk) + _OUTLINE) * scale)
            self._stroke(walk, _tint(walk, 1.0), _width(walk) * scale)
        self._draw_lines(moving.lines, scale)
        self._arrows.draw(moving.arrows, self._pen, theme, scale)
        self._pen.end()
        if moving.tangent is not None:
            self._tangent.draw(moving.tangent, eye, theme, scale)
        self._sprites.draw(eye, sheet, _rows(moving, sheet), lift=_SPRITE_LIFT)
        gl.glDepthFunc(LESS_OR_EQUAL)
        gl.glDepthMask(1)

    def _draw_lines(self, lines: Sequence[Line], scale: float) -> None:
        self._others.clear()
        for line in lines:
            self._others.append(line.pieces)
        last = 0
        for line in lines:
            first, last = last, last + len(line.pieces)
            self._pen.style(colour_of("#ffffff", 0.8 * line.alpha), (line.width + _OUTLINE) * scale)
            self._pen.stroke(self._others, first, last)
            self._pen.style(colour_of(RUN_STYLES[line.slot].colour, line.alpha), line.width * scale)
            self._pen.stroke(self._others, first, last)

    def _stroke(self, walk: Walk, colour: Colour, width: float) -> None:
        first, last = walk.own
        if last > first:
            self._pen.style(colour, width)
            walk.track.strand.stroke(self._pen, first, last)


def _apart(points: NDArray[np.float64], ground: Ground) -> NDArray[np.float64]:
    """Return the points between the ends of a path (n, 2) whose neighbours leave room for a marker."""
    with np.errstate(over="ignore", invalid="ignore"):
        scene = ground.box.to_scene(points, np.zeros(len(points)))[:, :2]
        lengths = np.hypot(*np.diff(scene, axis=0).T)
    apart: NDArray[np.float64] = points[1:-1][(lengths[:-1] > _ROOM) & (lengths[1:] > _ROOM)]
    return apart


def _rows(moving: Moving, sheet: SpriteSheet) -> NDArray[np.float32]:
    rows = np.empty((sum(len(points) for _, points, _ in moving.sprites), 7), dtype=np.float32)
    first = 0
    for name, points, alpha in moving.sprites:
        sprite, last = sheet[name], first + len(points)
        rows[first:last, :3] = points
        rows[first:last, 3:] = sprite.left, sprite.top, sprite.size, alpha
        first = last
    return rows


def _width(walk: Walk) -> float:
    return _SELECTED_WIDTH if walk.selected else _WIDTH


def _tint(walk: Walk, alpha: float) -> Colour:
    return colour_of(RUN_STYLES[walk.slot].colour, alpha)
