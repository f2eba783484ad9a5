"""The shape of a quadratic form ½ wᵀHw in the plane: an ellipse, a hyperbola or a pair of lines.

Drawn around a point it shows how the landscape bends there: short where it is stiff, long where it is flat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.landscape import Array

Kind = Literal["bowl", "dome", "saddle", "trough", "ridge", "flat"]
FLAT = 1e-9  # share of the larger curvature below which the other counts as none
_POINTS = 97


@dataclass(frozen=True, eq=False)
class LevelSet:
    """Curves (n, 2) in units in which the whole fits into the circle of radius 1, around 0.

    `rising` are levels above the centre, `falling` below it. `axes` (2, 2): a row for each direction of curvature, as
    long as the figure is there; `curvatures` (2,) ascending, in the same order.
    """

    kind: Kind
    rising: tuple[Array, ...]
    falling: tuple[Array, ...]
    axes: Array
    curvatures: Array


def level_set(hessian: Array) -> LevelSet:
    """Return the figure of a symmetric, finite Hessian (2, 2)."""
    values, vectors = np.linalg.eigh(0.5 * (hessian + hessian.T))
    scale = float(np.abs(values).max())
    values = np.where(np.abs(values) <= FLAT * scale, 0.0, values)
    directions = vectors.T
    kind = _kind(values)
    if kind == "flat":
        return LevelSet(kind, (), (), np.zeros((2, 2)), values)
    bent = values != 0.0
    lengths = np.ones(2)
    lengths[bent] = 1.0 / np.sqrt(np.abs(values[bent]) / np.abs(values[bent]).min())
    rising: tuple[Array, ...] = ()
    falling: tuple[Array, ...] = ()
    if kind in ("bowl", "dome"):
        turn = np.linspace(0.0, 2.0 * np.pi, _POINTS)
        ellipse = np.stack([lengths[0] * np.cos(turn), lengths[1] * np.sin(turn)], axis=1) @ directions
        rising, falling = _sorted((ellipse,), kind == "bowl")
    elif kind == "saddle":
        lengths = 0.4 * lengths
        falling = _branches(values[0], values[1], directions, lengths[0])
        rising = _branches(values[1], values[0], directions[::-1], lengths[1])
    else:
        lines = _lines(directions, bent)
        lengths = np.where(bent, 0.35, 1.0)
        rising, falling = _sorted(lines, kind == "trough")
    return LevelSet(kind, rising, falling, lengths[:, np.newaxis] * directions, values)


def _sorted(curves: tuple[Array, ...], above: bool) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    return (curves, ()) if above else ((), curves)


def _kind(values: Array) -> Kind:
    least, largest = float(values[0]), float(values[1])
    if least == 0.0 == largest:
        return "flat"
    if least > 0.0:
        return "bowl"
    if largest < 0.0:
        return "dome"
    if least == 0.0:
        return "trough"
    return "ridge" if largest == 0.0 else "saddle"


def _branches(along: float, across: float, directions: Array, vertex: float) -> tuple[Array, ...]:
    """Return both branches of |along|·u² − |across|·v² = |along|·vertex², cut at the circle of radius 1."""
    ratio = abs(across / along)
    reach = np.sqrt(max(0.0, (1.0 - vertex**2) / (1.0 + ratio)))
    v = np.linspace(-reach, reach, _POINTS)
    u = np.sqrt(vertex**2 + ratio * v**2)
    return tuple(np.stack([side * u, v], axis=1) @ directions for side in (1.0, -1.0))


def _lines(directions: Array, bent: Array) -> tuple[Array, ...]:
    """Return two lines along the direction without curvature."""
    stiff = directions[int(np.flatnonzero(bent)[0])]
    free = directions[int(np.flatnonzero(np.logical_not(bent))[0])]
    return tuple(np.array([side * 0.35 * stiff - 0.93 * free, side * 0.35 * stiff + 0.93 * free]) for side in (1, -1))
