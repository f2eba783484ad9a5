"""What the session has for the surface view, pulled when asked and only as far as it changed.

No widget and no OpenGL: the scene compares what it drew last with what is there now, by identity where it can.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gdviz.ui.drawing.forks import forks_of
from gdviz.ui.themes.theme import RUN_STYLES, Theme
from gdviz.ui.updating.arrows import NONE, Arrows, arrows_of
from gdviz.ui.views.surface.arrows import SceneStroke, strokes_of
from gdviz.ui.views.surface.batches import SurfaceBatches, batches_on
from gdviz.ui.views.surface.camera import Camera, Eye
from gdviz.ui.views.surface.facing import facing
from gdviz.ui.views.surface.ground import Ground, Scale
from gdviz.ui.views.surface.moving import Moving, Sprites, Walk, moving_of
from gdviz.ui.views.surface.paths import Track
from gdviz.ui.views.surface.pick import picked_point
from gdviz.ui.views.surface.search import SurfaceSearch
from gdviz.ui.views.surface.still import Still, still_of
from gdviz.ui.views.surface.tangent import tangent_of

if TYPE_CHECKING:
    from gdviz.engine.trajectory import Trajectory
    from gdviz.session.session import Session
    from gdviz.ui.views.surface.drape import Drape

_POINTED = 5000  # latest steps among which pointing looks for one


class SurfaceScene:
    """The ground, the tracks of the runs, and where the start lies."""

    def __init__(self, session: Session) -> None:
        """Draw a session; nothing is pulled yet."""
        self._session = session
        self.arrows: Arrows = NONE  # of the frame that was pulled last
        self.batches = SurfaceBatches()
        self._batches_key: tuple[object, ...] = ()
        self._ground: Ground | None = None
        self._tracks: dict[int, Track] = {}
        self._still: Still | None = None
        self._still_key: tuple[object, ...] = ()
        self._moving_key: tuple[object, ...] = ()
        self._search = SurfaceSearch(session)

    def new_still(self, scale: Scale, theme: Theme, names: tuple[str, str, str]) -> Still | None:
        """Return the surface when relief, height scale, theme, the names of the axes or the map on it are others."""
        relief = self._session.ground.relief
        key, drape = (relief, scale, theme, names), self._drape_on(relief.bounds)
        if self._still is not None and _same(key, self._still_key):
            if drape is self._still.drape:
                return None
            self._still = self._covered(self._still, self._ground, drape)
            return self._still
        self._still_key = key
        if self._ground is None or self._ground.relief is not relief or self._ground.scale != scale:
            self._ground = Ground.of(relief, scale)
            self._tracks = {}
        self._still = self._covered(still_of(self._ground, names, theme), self._ground, drape)
        return self._still

    def new_moving(self) -> Moving | None:
        """Return the paths when runs, cursor, selection or looks are others than last time; new_still comes first."""
        session, ground = self._session, self._ground
        assert ground is not None
        # Before the session is ready a trajectory would cost the first frame the import of SymPy.
        runs = tuple(zip(session.runs, session.looks, strict=True)) if session.ready else ()
        state = tuple((run.trajectory, len(run.trajectory), look.slot, look.visible) for run, look in runs)
        share, pointing = session.playback.share, session.dial.pointing
        shows_plane = pointing.is_shown and pointing.shows_plane
        about = (share, shows_plane, session.pointer.place, session.batches.shown, *session.microscope.state)
        key = (ground, session.experiment, session.cursor, session.selected, *about, *state)
        if _same(key, self._moving_key):
            return None
        self._moving_key = key
        walks: list[Walk] = []
        forks = forks_of(session, [index for index, (_, look) in enumerate(runs) if look.visible])
        for index, (run, look) in enumerate(runs):
            if look.visible:
                step, slot = min(session.cursor, run.length), look.slot % len(RUN_STYLES)
                track, first = self._track(run.trajectory, ground), min(forks.get(index, 0), run.length)
                walks.append(Walk(track, step, slot, index == session.selected, first))
        shown = {id(run.trajectory) for run, _ in runs}
        self._tracks = {number: track for number, track in self._tracks.items() if number in shown}
        start = session.ground.seen(np.asarray(session.experiment.start, dtype=float))
        minima = session.ground.seen(session.minima)
        moving = moving_of(walks, ground, start, minima, self._search.traces(ground), share)
        sprites = (*moving.sprites, *self._pointed(ground))
        self._lay_batches(ground)
        arrows = (*self.batches.strokes, *self._strokes(ground))
        return replace(moving, sprites=sprites, tangent=tangent_of(session, ground), arrows=arrows)

    def _pointed(self, ground: Ground) -> tuple[Sprites, ...]:
        """Return the ring around the step that the mouse points at in any view."""
        session, found = self._session, self._session.pointer.place
        if found is None:
            return ()
        index, step = found
        place = ground.scene(session.ground.seen_path(session.runs[index].trajectory, step, step + 1))
        slot = session.looks[index].slot % len(RUN_STYLES)
        return ((f"pointed:{slot}", place, 1.0),) if np.isfinite(place).all() else ()

    def best_view(self) -> Camera:
        """Return the camera that shows this surface best; new_still comes first."""
        return Camera() if self._ground is None else facing(self._ground)

    def picked(self, eye: Eye, pixel: tuple[float, float]) -> tuple[float, float] | None:
        """Return the plane point under a device pixel, or None."""
        return None if self._ground is None else picked_point(eye, self._ground, pixel)

    def distance_to_start(self, eye: Eye, pixel: tuple[float, float]) -> float:
        """Return how many device pixels lie between a pixel and the start marker; infinite when it is not drawn."""
        if self._ground is None:
            return float("inf")
        start = self._session.ground.seen(np.asarray(self._session.experiment.start, dtype=float)[None])
        x, y, _ = eye.project(self._ground.scene(start))[0]
        distance = float(np.hypot(x - pixel[0], y - pixel[1]))
        return distance if np.isfinite(distance) else float("inf")

    def step_near(self, eye: Eye, pixel: tuple[float, float], reach: float) -> tuple[int, int] | None:
        """Return the run and the step of the path point nearest to a device pixel, within `reach`; or None."""
        session, ground = self._session, self._ground
        best: tuple[float, int, int] | None = None
        for index, (run, look) in enumerate(zip(session.runs, session.looks, strict=True)):
            if ground is None or not session.ready or not look.visible:
                continue
            last = min(session.cursor, run.length)
            first = max(0, last - _POINTED)
            places = eye.project(ground.scene(session.ground.seen_path(run.trajectory, first, last + 1)))
            apart = np.nan_to_num(np.hypot(places[:, 0] - pixel[0], places[:, 1] - pixel[1]), nan=np.inf)
            nearest = int(apart.argmin())
            if apart[nearest] <= reach and (best is None or apart[nearest] < best[0]):
                best = (float(apart[nearest]), index, first + nearest)
        return None if best is None else best[1:]

    def _drape_on(self, bounds: tuple[float, float, float, float]) -> Drape | None:
        """Return the map of starts that lies on a surface within `bounds`, if one is known."""
        maps = self._session.maps
        made = None if maps.known is None or self._session.landscape.dimension < 2 else maps.of_starts
        if made is None:
            return None
        from gdviz.ui.views.surface.drape import drape_of  # what colours maps is imported with the first one

        last = None if self._still is None else self._still.drape
        return drape_of(self._session, made, maps.choice.kind, bounds, last)

    def _lay_batches(self, ground: Ground) -> None:
        """Lay what batches would do at the ball on the surface, where it is something else than last time."""
        key = (ground, *self._session.batches.shown)
        if not _same(key, self._batches_key):
            self._batches_key, self.batches = key, batches_on(self._session, ground)

    def _covered(self, still: Still, ground: Ground | None, drape: Drape | None) -> Still:
        """Return the surface under a map of starts, with the numbers of the minima on it, or bare."""
        if drape is None or ground is None:
            return replace(still, drape=None, numbers=())
        from gdviz.ui.views.surface.drape import numbers_on

        return replace(still, drape=drape, numbers=numbers_on(self._session, ground))

    def _strokes(self, ground: Ground) -> tuple[SceneStroke, ...]:
        session = self._session
        self.arrows = arrows_of(session, session.ground.area, self.arrows)
        if not self.arrows:
            return ()
        return strokes_of(
            self.arrows, ground, RUN_STYLES[session.looks[session.selected].slot % len(RUN_STYLES)].colour
        )

    def _track(self, trajectory: Trajectory, ground: Ground) -> Track:
        """Return the trajectory's path, up to date; a path is kept as long as its trajectory is shown."""
        track = self._tracks.get(id(trajectory))
        if track is None:
            track = self._tracks[id(trajectory)] = Track(
                trajectory, ground, partial(self._session.ground.seen_path, trajectory)
            )
        track.extend()
        return track


def _same(key: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Return whether two keys hold the same objects, or equal numbers, texts and themes."""
    return len(key) == len(other) and all(
        one is two or (isinstance(one, (int, str, tuple, Theme)) and type(one) is type(two) and one == two)
        for one, two in zip(key, other, strict=True)
    )
