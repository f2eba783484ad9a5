"""What the map shows of the landscape: which plane through its space, over which area, at which heights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from gdviz.engine.digest import Digest
from gdviz.engine.experiment import Experiment
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.plane import Plane, weights_plane
from gdviz.engine.plane_choice import PlaneChoice, VariablesPlane, plane_of
from gdviz.engine.relief import Relief, survey
from gdviz.engine.surveying import surveys
from gdviz.engine.trajectory import Trajectory

if TYPE_CHECKING:
    from gdviz.session.session import Session

QUICK_SAMPLES = 200  # samples × weights: up to here a map is made within a frame or two


class Ground:
    """The slice of space under the map; its relief is kept until what it shows changes.

    A map of two variables shows them as they are, wherever the others stand. Any other plane shows what lies on it,
    and of what lies off it the nearest point.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._relief: Relief | None = None
        self._refined = 0  # paths that became exact since
        self._plane: Plane | None = None
        self._made_of: tuple[Landscape | None, object] = (None, None)

    @property
    def choice(self) -> PlaneChoice | None:
        """The plane that was chosen; None where the map shows two variables through the start."""
        return self._session.experiment.landscape.plane

    @property
    def variables(self) -> tuple[int, ...]:
        """Which variables the map shows, by index: two of them, or the only one; none on a slanting plane."""
        choice, session = self.choice, self._session
        if isinstance(choice, VariablesPlane):
            return choice.variables
        if choice is not None:
            return ()
        return session.experiment.landscape.shown or tuple(range(min(2, session.landscape.dimension)))

    @property
    def size(self) -> int:
        """How many axes the map has besides the loss: 2, or 1 of a landscape of one variable."""
        return min(2, self._session.landscape.dimension)

    @property
    def key(self) -> object:
        """What the doors below depend on; compared by identity first, it is cheap."""
        return (self.variables if self.choice is None else self.choice), self._refined

    def seen(self, positions: Array) -> Array:
        """Return the map's coordinates of positions (..., P): (..., 2), or (..., 1) of one variable."""
        variables = self.variables
        if not variables:
            return self.plane.to_plane(positions)
        if variables == tuple(range(len(variables))):
            return positions[..., : len(variables)]  # a view
        return np.asarray(positions[..., list(variables)])

    def seen_vectors(self, vectors: Array) -> Array:
        """Return the map's coordinates of displacements (..., P), gradients drawn as such among them, (..., 2)."""
        return self.seen(vectors) if self.variables else self.plane.to_plane_vectors(vectors)

    def seen_path(self, trajectory: Trajectory, first: int, last: int) -> Array:
        """Return the map's coordinates of the steps from `first` to before `last`, (n, 2) or (n, 1)."""
        if self.variables and trajectory.memory.is_whole:
            return self.seen(trajectory.positions[first:last])
        laid = self._laid(trajectory)
        if not laid.is_exact:
            self._session.making.refine()
        return laid.numbers[first:last]

    def slopes(self, gradients: Array) -> Array:
        """Return the derivatives along the axes of the map of gradients (..., P), (..., 2) or (..., 1)."""
        return self.seen(gradients) if self.variables else np.asarray(gradients @ self.plane.axes.T)

    def distances(self, positions: Array) -> Array:
        """Return how far positions (..., P) lie off what the map shows, (...)."""
        return self.plane.distances(positions)

    def position_at(self, point: Sequence[float]) -> tuple[float, ...]:
        """Return the position (P,) of a point of the map: what it does not show of variables is as in the start."""
        if self.choice is not None:
            return tuple(self.plane.to_space(np.array(point, dtype=np.float64)).tolist())
        position = list(self._session.experiment.start)
        for index, value in zip(self.variables, point, strict=False):
            position[index] = float(value)
        return tuple(position)

    @property
    def area(self) -> tuple[tuple[float, float], ...]:
        """The interval of each axis of the map."""
        if self.choice is not None:
            return self.choice.area
        return tuple(self._session.experiment.landscape.domain[index] for index in self.variables)

    @property
    def plane(self) -> Plane:
        """The plane that the map shows: the chosen one, or two variables with the others as in the start.

        The same object until it is another one.
        """
        session, choice = self._session, self.choice
        wanted = (session.landscape, choice or (session.experiment.start, self.variables))
        if self._plane is None or not (wanted[0] is self._made_of[0] and wanted[1] == self._made_of[1]):
            if choice is None:
                first, *rest = self.variables
                second = rest[0] if rest else session.landscape.dimension
                self._plane = weights_plane(session.experiment.start, first, second)
            else:
                self._plane = plane_of(session.landscape, choice)
            self._made_of = wanted
        return self._plane

    @property
    def relief(self) -> Relief:
        """The heights on that plane; another object whenever they change. One that takes long begins coarse."""
        if self._relief is None:
            landscape = self._session.landscape
            if landscape.samples * landscape.dimension <= QUICK_SAMPLES:
                self._relief = survey(landscape, self.plane, self.area)
            else:
                finer = surveys(landscape, self.plane, self.area)
                _, self._relief = next(finer)
                self._session.background.start(finer, self._take)
        return self._relief

    def finish(self) -> None:
        """Wait for the relief in its finest form, so that a film shows it whole and each time the same."""
        if self.relief is not None:  # asking begins it
            self._session.background.finish()

    def follow(self, old: Experiment) -> None:
        """Forget the relief where the session's experiment shows another map than `old` did, and say so."""
        new = self._session.experiment
        shown = self.variables if self.choice is None else range(len(new.start))
        # What a map of variables does not show shifts the slice; a chosen plane stays where it is.
        held = (index for index in range(len(new.start)) if index not in shown)
        if old.landscape != new.landscape or any(old.start[index] != new.start[index] for index in held):
            self.forget()

    def forget(self) -> None:
        """Forget the relief, and say so."""
        self._relief = None
        self._session.background.cancel()
        self._session.landscape_changed.emit()

    def refine(self) -> bool:
        """Make a stretch of a path exact that came late to this plane; return whether there is more to do.

        Until then the path is drawn straight from key frame to key frame (see Trajectory).
        """
        for run in self._session.runs if self._session.ready else ():
            trajectory = run.trajectory
            if not trajectory.memory.is_whole and not self._laid(trajectory).is_exact:
                trajectory.digests.refine(self._laid(trajectory))
                self._refined += self._laid(trajectory).is_exact
                return True
        return False

    def _laid(self, trajectory: Trajectory) -> Digest:
        variables = self.variables
        if not variables:
            plane = self.plane
            return trajectory.digests.of(plane, slice(0, len(plane.origin)), plane.to_plane)
        return trajectory.digests.of(
            variables, slice(0, self._session.landscape.dimension), lambda rows: rows[:, list(variables)]
        )

    def _take(self, relief: Relief) -> None:
        if relief is not self._relief:
            self._relief = relief
            self._session.landscape_changed.emit()
