"""The ball of the selected run, and what the landscape is like around it: shared by map, surface and panels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gdviz.engine.judging.curvature import Curvature, curvature_at, is_quick
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.level_set import LevelSet, level_set
from gdviz.engine.plane import Plane
from gdviz.engine.run import Run
from gdviz.engine.turning import Turning
from gdviz.session.session import Session
from gdviz.ui.themes.theme import RUN_STYLES, RunStyle
from gdviz.ui.wording.words import run_name


@dataclass(frozen=True, eq=False)
class Ball:
    """Where the selected run is at `step`: its position (P,), its place on the map (1 or 2,), name and style."""

    run: Run
    name: str
    style: RunStyle
    step: int
    position: Array
    place: Array


def ball_of(session: Session) -> Ball | None:
    """Return the ball at the cursor; None before the session is ready, without runs, and where it left the numbers."""
    index = session.selected
    if not session.ready or not 0 <= index < len(session.runs):
        return None
    run, slot = session.runs[index], session.looks[index].slot
    step = min(session.cursor, run.length)
    position = run.trajectory.position(step)
    if not np.isfinite(position).all():
        return None
    name, style = run_name(session.experiment.runs[index]), RUN_STYLES[slot % len(RUN_STYLES)]
    return Ball(run, name, style, step, position, session.ground.seen(position))


def turning_of(session: Session, ball: Ball) -> Turning:
    """Return the displacement that the dial turns around a ball."""
    side = min(high - low for low, high in session.ground.area)
    length = session.dial.pointing.share * side
    return _turning(session.landscape, tuple(ball.position.tolist()), session.ground.plane, length)


@lru_cache(maxsize=4)
def _turning(landscape: Landscape, position: tuple[float, ...], plane: Plane, length: float) -> Turning:
    return Turning(landscape, np.array(position), plane.axes, length)


def angle_of(session: Session) -> float:
    """Return where the dial points; along the only axis where there is one variable."""
    angle = session.dial.pointing.angle
    if session.landscape.dimension > 1:
        return angle
    return 0.0 if np.cos(angle) >= 0.0 else float(np.pi)


def is_bending_awaited(session: Session) -> bool:
    """Tell whether the second derivatives are still being made."""
    return is_quick(session.landscape) and not session.deriving.has_second()


def curvature_of(session: Session, ball: Ball) -> Curvature | None:
    """Return the curvature at a ball; None where it is not finite, not known yet, or takes too long."""
    if not is_quick(session.landscape) or is_bending_awaited(session):
        return None
    return _curvature(session.landscape, tuple(ball.position.tolist()))


def bending_of(session: Session, ball: Ball) -> LevelSet | None:
    """Return the figure of the curvature in the plane of the map; None with one variable or without a curvature."""
    curvature = curvature_of(session, ball)
    if curvature is None or session.landscape.dimension < 2:
        return None
    rows = session.ground.plane.axes @ curvature.eigenvectors
    return level_set((rows * curvature.eigenvalues) @ rows.T)


@lru_cache(maxsize=4)
def _curvature(landscape: Landscape, position: tuple[float, ...]) -> Curvature | None:
    return curvature_at(landscape, np.array(position))
