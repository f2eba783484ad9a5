"""What the map shows of the landscape: which two variables, over which area, at which heights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from gdviz.engine.experiment import Experiment
from gdviz.engine.landscape import Array
from gdviz.engine.plane import Plane, weights_plane
from gdviz.engine.relief import Relief, survey
from gdviz.engine.surveying import surveys

if TYPE_CHECKING:
    from gdviz.session.session import Session

QUICK_SAMPLES = 200  # samples × weights: up to here a map is made within a frame or two


class Ground:
    """The slice of space under the map; its relief is kept until what it shows changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._relief: Relief | None = None

    @property
    def shown(self) -> tuple[int, ...]:
        """Which variables the map shows, by index: two of them, or the only one."""
        session = self._session
        return session.experiment.landscape.shown or tuple(range(min(2, session.landscape.dimension)))

    def seen(self, positions: Array) -> Array:
        """Return the coordinates of positions (..., P) that the map shows, (..., 2), or (..., 1) of one variable."""
        shown = self.shown
        if shown == tuple(range(len(shown))):
            return positions[..., : len(shown)]  # a view
        return np.asarray(positions[..., list(shown)])

    def position_at(self, point: Sequence[float]) -> tuple[float, ...]:
        """Return the position (P,) of a point of the map: what the map does not show is as in the start."""
        position = list(self._session.experiment.start)
        for index, value in zip(self.shown, point, strict=False):
            position[index] = float(value)
        return tuple(position)

    @property
    def area(self) -> tuple[tuple[float, float], ...]:
        """The domain of the variables that the map shows."""
        return tuple(self._session.experiment.landscape.domain[index] for index in self.shown)

    @property
    def plane(self) -> Plane:
        """The plane that the map shows: the coordinates `shown`, the others as in the start."""
        first, *rest = self.shown
        second = rest[0] if rest else self._session.landscape.dimension
        return weights_plane(self._session.experiment.start, first, second)

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
        # What the map does not show shifts the slice.
        held = (index for index in range(len(new.start)) if index not in self.shown)
        if old.landscape != new.landscape or any(old.start[index] != new.start[index] for index in held):
            self.forget()

    def forget(self) -> None:
        """Forget the relief, and say so."""
        self._relief = None
        self._session.background.cancel()
        self._session.landscape_changed.emit()

    def _take(self, relief: Relief) -> None:
        if relief is not self._relief:
            self._relief = relief
            self._session.landscape_changed.emit()
