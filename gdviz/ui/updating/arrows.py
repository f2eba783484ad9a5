"""The arrows of an update: what, from where to where on the map, at which scale, and how each is told from the others.

Qt-free. Every view takes them from here, so that all show the same. The move of the ball is always true to scale; a
gradient has another unit than the map, so an arrow that would be too long or too short is scaled by a power of ten,
which its label states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from gdviz.engine.text import Text
from gdviz.ui.drawing.geometry import Floats, clip_segments
from gdviz.ui.updating.arrow_scale import Bounds, Room, holds, own_factor, shared_factor

if TYPE_CHECKING:
    from gdviz.engine.substeps import Line
    from gdviz.session.looking.ground import Ground
    from gdviz.session.session import Session

_MOST_POINTS = 60

Reach = Literal["inside", "leaves", "outside"]  # of an arrow, on what is seen
HeadShape = Literal["triangle", "open", "bar", "diamond", "round", "none"]


@dataclass(frozen=True)
class ArrowStyle:
    """How an arrow is told from the others: colour "#rrggbb", dash (lengths, () is solid) and the shape of its head.

    A point `is_spot`: it has no shaft. `edge` is the colour around it, "" that of the theme.
    """

    colour: str
    dash: tuple[float, ...]
    head: HeadShape
    is_spot: bool = False
    edge: str = ""


GRADIENT_STYLE = ArrowStyle("#EE3377", (), "triangle")
MOVE_STYLE = ArrowStyle("#FFFFFF", (), "triangle")
_DIRECTION_STYLES = (
    ArrowStyle("#33BBEE", (7, 3), "open"),
    ArrowStyle("#EE9A33", (2, 3), "diamond"),
    ArrowStyle("#44BB99", (9, 3, 2, 3), "bar"),
    ArrowStyle("#AA99FF", (4, 2), "round"),
)
POINT_STYLE = ArrowStyle("#FFE066", (), "diamond", is_spot=True)
DISPLACEMENT = "Δ"  # the sign of what the dial turns
DISPLACEMENT_STYLE = ArrowStyle("#16181D", (), "round", edge="#FFFFFF")
RADIUS_STYLE = ArrowStyle("#FFE066", (5, 4), "none")


@dataclass(frozen=True, eq=False)
class Arrow:
    """One arrow on the map: `tail` and `tip` (n,) in the n variables that the map shows, the tip scaled by `factor`.

    `strength` below 1 is quieter; `is_part` is one piece of a sum; `reach` tells whether it ends within what is seen.
    """

    name: str
    words: Text
    tail: Floats
    tip: Floats
    factor: float
    style: ArrowStyle
    strength: float = 1.0
    is_part: bool = False
    reach: Reach = "inside"


@dataclass(frozen=True, eq=False)
class Spot:
    """A point on the map, (n,): one that was tried, an average of positions, or where a gradient was taken."""

    name: str
    words: Text
    at: Floats
    is_seen: bool = True


@dataclass(frozen=True, eq=False)
class Arrows:
    """All that is drawn of an update: arrows in order, points, where the ball will be (n,), and a radius."""

    arrows: tuple[Arrow, ...] = ()
    points: tuple[Spot, ...] = ()
    ghost: Floats | None = None
    ghost_is_seen: bool = True
    radius: float = 0.0
    nothing: tuple[str, ...] = ()  # names of directions too short for any arrow
    shared: float = 0.0  # the factor of all directions that are not too short for it

    @property
    def legend(self) -> tuple[object, ...]:
        """What a legend of these arrows depends on, as values that compare cheaply."""
        named = tuple((one.name, one.words, one.factor, one.reach) for one in self.arrows if not one.is_part)
        spots = tuple(dict.fromkeys((spot.name, spot.words, spot.is_seen) for spot in self.points))
        return (named, spots, self.radius > 0, self.nothing, self.ghost is not None, self.ghost_is_seen)

    def __bool__(self) -> bool:
        return bool(self.arrows or self.points or self.ghost is not None)


NONE = Arrows()
LOOK_AHEAD = Text("look-ahead: where the gradient is taken", "前瞻：在此处求梯度")


def arrows_of(session: Session, seen: Bounds, before: Arrows = NONE) -> Arrows:
    """Return what is to be drawn now; `before` is what was drawn last, whose scale is kept where it still serves.

    `seen` is (from, to) for each variable that the map shows. Arrows are scaled to end there, and on the domain.
    """
    microscope = session.microscope
    if not microscope.draws:
        return NONE
    lines, ground = microscope.lines[: microscope.reached], session.ground
    active = None if microscope.line is None else len(lines) - 1
    view, domain = (Room(*np.asarray(bounds, dtype=float).T) for bounds in (seen, session.ground.area))
    common = Room(np.maximum(view.low, domain.low), np.minimum(view.high, domain.high))
    on_both = bool(lines) and holds(common.low, common.high, ground.seen(lines[0].origin))
    return _drawn(lines, active, ground, view, common if on_both else view, before.shared)


def style_of(lines: Sequence[Line], index: int) -> ArrowStyle | None:
    """Return how the arrow or point of a line is drawn; None where it has none."""
    line = lines[index]
    match line.kind:
        case "gradient":
            return GRADIENT_STYLE
        case "position":
            return MOVE_STYLE
        case "point" | "points":
            return POINT_STYLE
        case "radius":
            return RADIUS_STYLE
        case "direction":
            before = sum(other.kind == "direction" for other in lines[:index])
            return _DIRECTION_STYLES[before % len(_DIRECTION_STYLES)]
    return None


def _drawn(lines: Sequence[Line], active: int | None, ground: Ground, view: Room, room: Room, held: float) -> Arrows:
    arrows: list[Arrow] = []
    nothing: list[str] = []
    ghost, radius = None, 0.0
    shared = shared_factor(_directions(lines, ground), room, held)
    for index, line in enumerate(lines):
        strength = 1.0 if active is None or index == active else 0.6
        if line.kind == "radius":
            radius = float(line.value[0]) / ground.plane.unit
        style, vector = style_of(lines, index), _vector(line)
        if style is None or vector is None:
            continue
        tail, vector = ground.seen(line.origin), ground.seen_vectors(vector)
        factor = 1.0 if line.kind == "position" else own_factor(tail, vector, shared, room)
        if factor == 0.0:
            nothing.append(line.target)
            continue
        name = "Δx" if line.kind == "position" else line.target
        tip = tail + factor * vector
        if index == active:
            arrows += _parts(line, factor, ground, style, view)
        arrows.append(Arrow(name, line.description, tail, tip, factor, style, strength, reach=_reach(tail, tip, view)))
        if line.kind == "position":
            ghost = ground.seen(line.value)
    ghost_is_seen = ghost is not None and holds(view.low, view.high, ghost)
    spots = _spots(lines, ground, view)
    return Arrows(tuple(arrows), spots, ghost, ghost_is_seen, radius, tuple(nothing), shared)


def _directions(lines: Sequence[Line], ground: Ground) -> list[tuple[Floats, Floats]]:
    """Return tail and vector of all that is scaled together."""
    scaled = ((line, _vector(line)) for line in lines if line.kind in ("gradient", "direction"))
    return [(ground.seen(line.origin), ground.seen_vectors(vector)) for line, vector in scaled if vector is not None]


def _reach(tail: Floats, tip: Floats, view: Room) -> Reach:
    """Tell whether an arrow ends within what is seen, runs out of it, or is not to be seen."""
    if holds(view.low, view.high, tip):
        return "inside"
    pad = (0, 2 - len(tail))  # a curve is a line across a strip
    shaft = np.stack([np.pad(tail, pad), np.pad(tip, pad)])[None]
    low, high = np.pad(view.low, pad), np.pad(view.high, pad)
    return "leaves" if bool(clip_segments(shaft, low, high)[1][0]) else "outside"


def _spots(lines: Sequence[Line], ground: Ground, view: Room) -> tuple[Spot, ...]:
    made: list[tuple[str, Text, Floats]] = []
    for line in lines:
        made += [("", LOOK_AHEAD, ground.seen(ahead)) for ahead in line.look_aheads]
        if line.kind in ("point", "points"):
            rows = line.value.reshape(-1, len(line.origin))[:_MOST_POINTS]
            made += [(line.target, line.description, ground.seen(row)) for row in rows]
    return tuple(Spot(*spot, holds(view.low, view.high, spot[2])) for spot in made if np.isfinite(spot[2]).all())


def _parts(line: Line, factor: float, ground: Ground, style: ArrowStyle, view: Room) -> list[Arrow]:
    """Return the pieces of a sum, each beginning where the one before it ends."""
    made: list[Arrow] = []
    at = ground.seen(line.origin)
    for part in line.parts:
        if np.isfinite(part).all():
            tip = at + factor * ground.seen_vectors(part)
            reach = _reach(at, tip, view)
            made.append(Arrow(line.target, line.description, at, tip, factor, style, 0.8, True, reach))
            at = tip
    return made


def _vector(line: Line) -> Floats | None:
    """Return the arrow of a line at its true length, or None."""
    if line.kind not in ("gradient", "direction", "position"):
        return None
    with np.errstate(all="ignore"):
        vector = line.value - line.origin if line.kind == "position" else line.value
    return vector if np.isfinite(vector).all() else None
