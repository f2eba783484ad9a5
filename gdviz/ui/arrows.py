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

_LONGEST = 0.4  # of what is seen: longer directions are scaled down
_MOST_ENLARGED = 3  # powers of ten; what is shorter still counts as nothing
_SHORTEST = 0.02
_MOST_POINTS = 60

HeadShape = Literal["triangle", "open", "bar", "diamond", "round"]


@dataclass(frozen=True)
class ArrowStyle:
    """How an arrow is told from the others: colour "#rrggbb", dash (lengths, () is solid) and the shape of its head."""

    colour: str
    dash: tuple[float, ...]
    head: HeadShape


GRADIENT_STYLE = ArrowStyle("#EE3377", (), "triangle")
MOVE_STYLE = ArrowStyle("#FFFFFF", (), "triangle")
_DIRECTION_STYLES = (
    ArrowStyle("#33BBEE", (7, 3), "open"),
    ArrowStyle("#EE9A33", (2, 3), "diamond"),
    ArrowStyle("#44BB99", (9, 3, 2, 3), "bar"),
    ArrowStyle("#AA99FF", (4, 2), "round"),
)
POINT_STYLE = ArrowStyle("#FFE066", (2, 3), "diamond")


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
class Arrows:
    """All that is drawn of an update: arrows in order, named points (n,), where the ball will be, and a radius."""

    arrows: tuple[Arrow, ...] = ()
    points: tuple[tuple[str, Floats], ...] = ()
    ghost: Floats | None = None
    radius: float = 0.0
    nothing: tuple[str, ...] = ()  # names of directions too short for any arrow

    def __bool__(self) -> bool:
        return bool(self.arrows or self.points or self.ghost is not None)


NONE = Arrows()


def arrows_of(session: Session, spans: Sequence[float]) -> Arrows:
    """Return what is to be drawn now; `spans` are the lengths of what is seen, in each variable that the map shows."""
    microscope = session.microscope
    if not microscope.draws:
        return NONE
    lines, shown = microscope.lines[: microscope.reached], list(session.shown)
    active = None if microscope.line is None else len(lines) - 1
    return _drawn(lines, active, shown, np.asarray(spans, dtype=float))


def style_of(lines: Sequence[Line], index: int) -> ArrowStyle | None:
    """Return how the arrow or point of a line is drawn; None where it has none."""
    line = lines[index]
    match line.kind:
        case "gradient":
            return GRADIENT_STYLE
        case "position":
            return MOVE_STYLE
        case "point" | "points" | "radius":
            return POINT_STYLE
        case "direction":
            before = sum(other.kind == "direction" for other in lines[:index])
            return _DIRECTION_STYLES[before % len(_DIRECTION_STYLES)]
    return None


def _drawn(lines: Sequence[Line], active: int | None, shown: list[int], spans: Floats) -> Arrows:
    arrows: list[Arrow] = []
    points: list[tuple[str, Floats]] = []
    nothing: list[str] = []
    ghost, radius = None, 0.0
    shared = _shared_factor(lines, shown, spans)
    for index, line in enumerate(lines):
        strength = 1.0 if active is None or index == active else 0.6
        points += [(f"{line.target}: x", ahead[shown]) for ahead in line.look_aheads if np.isfinite(ahead).all()]
        if line.kind in ("point", "points"):
            rows = line.value.reshape(-1, len(line.origin))[:_MOST_POINTS]
            points += [(line.target, row[shown]) for row in rows if np.isfinite(row).all()]
        elif line.kind == "radius":
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
    return Arrows(tuple(arrows), tuple(points), ghost, radius, tuple(nothing))


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


def _shared_factor(lines: Sequence[Line], shown: list[int], spans: Floats) -> float:
    """Return one factor for all directions of the update, so that they can be compared: that of the longest."""
    lengths = [
        _length(vector[shown], spans)
        for line in lines
        if line.kind in ("gradient", "direction") and (vector := _vector(line)) is not None
    ]
    return _power_for(max(lengths, default=0.0))


def _factor(vector: Floats, shared: float, spans: Floats) -> float:
    """Return the shared factor, or the arrow's own where it would vanish; 0 where nothing can be seen of it."""
    length = _length(vector, spans)
    return shared if shared * length >= _SHORTEST else _power_for(length)


def _power_for(length: float) -> float:
    """Return the power of ten that brings a length just below the longest; 1 where it is well as it is, 0 for none."""
    if not (length > 0 and math.isfinite(length)):
        return 0.0
    if _LONGEST / 10 <= length <= _LONGEST:
        return 1.0
    power = math.floor(math.log10(_LONGEST / length))
    return 0.0 if power > _MOST_ENLARGED else 10.0**power


def _length(vector: Floats, spans: Floats) -> float:
    with np.errstate(all="ignore"):
        return float(np.abs(vector / np.where(spans > 0, spans, 1.0)).max())
