"""The plane that a map of many variables shows, as a frozen choice: what a file holds of it.

Every number that the picture depends on is in it, also the directions in which a run moved most: a plane stays where
it is while the runs change, and a file shows the same plane again.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from gdviz.engine.errors import InputError
from gdviz.engine.interval import Interval, check_interval
from gdviz.engine.landscape import Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane import Plane, weights_plane
from gdviz.engine.planes import random_plane

FEWEST = 3  # variables of which a plane is chosen: fewer are all on the map
LARGEST_SEED = 2**63 - 1  # what a TOML file can hold
Area = tuple[Interval, Interval]
Numbers = tuple[float, ...]


class VariablesPlane(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="variables"):
    """Two variables, by index, through `at` (P,); `area` is the interval of each.

    `at` is the position of `run` at `step`, or with "" the start, as it was when the plane was chosen.
    """

    variables: tuple[int, int]
    at: Numbers
    area: Area
    run: str = ""
    step: int = 0


class RandomPlane(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="random"):
    """Two random directions of a seed, through `at` (P,), as long as there the weights of each unit of a model."""

    seed: int
    at: Numbers
    area: Area
    run: str = ""
    step: int = 0


class ComponentsPlane(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="components"):
    """The two directions (P,) in which the run `of` moved most up to its step `until`, through `at` (P,).

    `shares` are those of the variance of its positions, of every so many steps, that lie along each of them.
    """

    axes: tuple[Numbers, Numbers]
    shares: tuple[float, float]
    of: str
    until: int
    at: Numbers
    area: Area
    run: str = ""
    step: int = 0
    every: int = 1


PlaneChoice = VariablesPlane | RandomPlane | ComponentsPlane


def plane_of(landscape: Landscape, choice: PlaneChoice) -> Plane:
    """Return the chosen plane."""
    match choice:
        case VariablesPlane():
            return weights_plane(choice.at, *choice.variables)
        case RandomPlane():
            return random_plane(choice.at, choice.seed, landscape.filters)
        case ComponentsPlane():
            return Plane(np.array(choice.at), np.array(choice.axes))


def check_plane(choice: PlaneChoice, dimension: int) -> None:
    """Raise InputError unless the plane is one through the space of a landscape of `dimension` variables."""
    if dimension < FEWEST:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "a plane is chosen of three variables or more")))
    rows = [choice.at, *(choice.axes if isinstance(choice, ComponentsPlane) else ())]
    if any(len(row) != dimension or not all(map(math.isfinite, row)) for row in rows):
        template = QT_TRANSLATE_NOOP("engine", "the plane needs {count} finite numbers for its point and for each axis")
        raise InputError(Message(template, {"count": dimension}))
    for low, high in choice.area:
        check_interval(low, high)
    match choice:
        case VariablesPlane(variables=(one, other)) if (
            one == other or not 0 <= min(one, other) <= max(one, other) < dimension
        ):
            template = QT_TRANSLATE_NOOP("engine", "the map shows two different variables, numbered from 0 to {last}")
            raise InputError(Message(template, {"last": dimension - 1}))
        case RandomPlane(seed=seed) if not 0 <= seed <= LARGEST_SEED:
            template = QT_TRANSLATE_NOOP("engine", "the seed must be a whole number from 0 to {most}")
            raise InputError(Message(template, {"most": LARGEST_SEED}))
        case ComponentsPlane(every=every, until=until) if every < 1 or until < 0:
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "steps are counted in whole numbers from 0")))
        case ComponentsPlane(shares=shares) if not all(0.0 <= share <= 1.0 for share in shares):
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the shares of variance lie between 0 and 1")))
        case ComponentsPlane(axes=axes) if np.linalg.matrix_rank(np.array(axes)) < 2:
            template = QT_TRANSLATE_NOOP("engine", "the two axes of the plane must point in different directions")
            raise InputError(Message(template))
