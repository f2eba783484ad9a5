"""The arrows of an update: what, from where to where on the map, at which scale, and how each is told from the others.

Qt-free. Every view takes them from here, so that all show the same. The move of the ball is always true to scale; a
gradient has another unit than the map, so an arrow that would be too long or too short is scaled by a power of ten,
which its label states.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from gdviz.engine.text import Text
from gdviz.ui.geometry import Floats

if TYPE_CHECKING:
    from gdviz.engine.substeps import Line
    from gdviz.session.session import Session

_LONGEST, _SHORT = 0.4, 0.15  # of what is seen: directions that are longer or shorter are scaled
_HELD_LONGEST, _HELD_SHORT = 0.5, 0.1  # a factor that is in use stays for longer, so that arrows do not flicker
_MOST_ENLARGED = 1000.0  # what would need more counts as nothing
_SHORTEST, _READABLE = 0.02, 0.05
_MOST_POINTS = 60

HeadShape = Literal["triangle", "open", "bar", "diamond", "round", "none"]


@dataclass(frozen=True)
class ArrowStyle:
    """How an arrow is told from the others: colour "#rrggbb", dash (lengths, () is solid) and the shape of its head.

    A point `is_spot`: it has no shaft.
    """

    colour: str
    dash: tuple[float, ...]
    head: HeadShape
    is_spot: bool = False


GRADIENT_STYLE = ArrowStyle("#EE3377", (), "triangle")
MOVE_STYLE = ArrowStyle("#FFFFFF", (), "triangle")
_DIRECTION_STYLES = (
    ArrowStyle("#33BBEE", (7, 3), "open"),
    ArrowStyle("#EE9A33", (2, 3), "diamond"),
    ArrowStyle("#44BB99", (9, 3, 2, 3), "bar"),
    ArrowStyle("#AA99FF", (4, 2), "round"),
)
POINT_STYLE = ArrowStyle("#FFE066", (), "diamond", is_spot=True)
RADIUS_STYLE = ArrowStyle("#FFE066", (5, 4), "none")


@dataclass(frozen=True, eq=False)
class Arrow:
    """One arrow on the map: `tail` and `tip` (n,) in the n variables that the map shows, the tip scaled by `factor`.

    `strength` below 1 is quieter; `is_part` is one piece of a sum.
    """

    name: str
    words: Text
    tail: Floats
    tip: Floats
    factor: float
    style: ArrowStyle
    strength: float = 1.0
    is_part: bool = False


@dataclass(frozen=True, eq=False)
class Spot:
    """A point on the map, (n,): one that was tried, an average of positions, or where a gradient was taken."""

    name: str
    words: Text
    at: Floats


@dataclass(frozen=True, eq=False)
class Arrows:
    """All that is drawn of an update: arrows in order, points, where the ball will be (n,), and a radius."""

    arrows: tuple[Arrow, ...] = ()
    points: tuple[Spot, ...] = ()
    ghost: Floats | None = None
    radius: float = 0.0
    nothing: tuple[str, ...] = ()  # names of directions too short for any arrow
    shared: float = 0.0  # the factor of all directions that are not too short for it

    @property
    def legend(self) -> tuple[object, ...]:
        """What a legend of these arrows depends on, as values that compare cheaply."""
        named = tuple((arrow.name, arrow.factor, arrow.words) for arrow in self.arrows if not arrow.is_part)
        spots = tuple(dict.fromkeys(spot.name for spot in self.points))
        return (named, spots, self.radius > 0, self.nothing, self.ghost is not None)

    def __bool__(self) -> bool:
        return bool(self.arrows or self.points or self.ghost is not None)


NONE = Arrows()
LOOK_AHEAD = Text("look-ahead: where the gradient is taken", "前瞻：在此处求梯度")


def arrows_of(session: Session, spans: Sequence[float], before: Arrows = NONE) -> Arrows:
    """Return what is to be drawn now; `before` is what was drawn last, whose scale is kept where it still serves.

    `spans` are the lengths of what is seen, in each variable that the map shows.
    """
    microscope = session.microscope
    if not microscope.draws:
        return NONE
    lines, shown = microscope.lines[: microscope.reached], list(session.ground.shown)
    active = None if microscope.line is None else len(lines) - 1
    return _drawn(lines, active, shown, np.asarray(spans, dtype=float), before.shared)


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


def _drawn(lines: Sequence[Line], active: int | None, shown: list[int], spans: Floats, held: float) -> Arrows:
    arrows: list[Arrow] = []
    nothing: list[str] = []
    ghost, radius = None, 0.0
    shared = _shared_factor(lines, shown, spans, held)
    for index, line in enumerate(lines):
        strength = 1.0 if active is None or index == active else 0.6
        if line.kind == "radius":
            radius = float(line.value[0])
        style, vector = style_of(lines, index), _vector(line)
        if style is None or vector is None:
            continue
        factor = 1.0 if line.kind == "position" else _factor(vector[shown], shared, spans)
        if factor == 0.0:
            nothing.append(line.target)
            continue
        name = "Δx" if line.kind == "position" else line.target
        tail = line.origin[shown]
        tip = tail + factor * vector[shown]
        if index == active:
            arrows += _parts(line, factor, shown, style)
        arrows.append(Arrow(name, line.description, tail, tip, factor, style, strength))
        if line.kind == "position":
            ghost = line.value[shown]
    return Arrows(tuple(arrows), _spots(lines, shown), ghost, radius, tuple(nothing), shared)


def _spots(lines: Sequence[Line], shown: list[int]) -> tuple[Spot, ...]:
    made: list[Spot] = []
    for line in lines:
        made += [Spot("", LOOK_AHEAD, ahead[shown]) for ahead in line.look_aheads]
        if line.kind in ("point", "points"):
            rows = line.value.reshape(-1, len(line.origin))[:_MOST_POINTS]
            made += [Spot(line.target, line.description, row[shown]) for row in rows]
    return tuple(spot for spot in made if np.isfinite(spot.at).all())


def _parts(line: Line, factor: float, shown: list[int], style: ArrowStyle) -> list[Arrow]:
    """Return the pieces of a sum, each beginning where the one before it ends."""
    made: list[Arrow] = []
    at = line.origin[shown]
    for part in line.parts:
        if np.isfinite(part).all():
            tip = at + factor * part[shown]
            made.append(Arrow(line.target, line.description, at, tip, factor, style, 0.8, is_part=True))
            at = tip
    return made


def _vector(line: Line) -> Floats | None:
    """Return the arrow of a line at its true length, or None."""
    if line.kind not in ("gradient", "direction", "position"):
        return None
    with np.errstate(all="ignore"):
        vector = line.value - line.origin if line.kind == "position" else line.value
    return vector if np.isfinite(vector).all() else None


def _shared_factor(lines: Sequence[Line], shown: list[int], spans: Floats, held: float) -> float:
    """Return one factor for all directions of the update, so that they can be compared: that of the longest."""
    lengths = [
        _length(vector[shown], spans)
        for line in lines
        if line.kind in ("gradient", "direction") and (vector := _vector(line)) is not None
    ]
    longest = max(lengths, default=0.0)
    return held if _HELD_SHORT <= held * longest <= _HELD_LONGEST else _factor_for(longest)


def _factor(vector: Floats, shared: float, spans: Floats) -> float:
    """Return the shared factor, or the arrow's own where it would vanish; 0 where nothing can be seen of it."""
    length = _length(vector, spans)
    if shared * length >= _SHORTEST:
        return shared
    return 1.0 if _READABLE <= length <= _LONGEST else _factor_for(length)


def _factor_for(length: float) -> float:
    """Return 1, 2 or 5 times a power of ten that brings a length just below the longest; 1 where it is well, else 0."""
    if not (length > 0 and math.isfinite(length)):
        return 0.0
    if _SHORT <= length <= _LONGEST:
        return 1.0
    wanted = _LONGEST / length
    power = math.floor(math.log10(wanted))
    lead = max(digit for digit in (1, 2, 5) if digit <= wanted / 10.0**power * (1 + 1e-12))
    factor = lead * 10.0**power if power >= 0 else lead / 10.0**-power
    return 0.0 if factor > _MOST_ENLARGED else factor


def _length(vector: Floats, spans: Floats) -> float:
    with np.errstate(all="ignore"):
        return float(np.abs(vector / np.where(spans > 0, spans, 1.0)).max())
