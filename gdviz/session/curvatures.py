"""λmin and λmax of more variables or samples than a window can wait for: computed aside where one stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from psygnal import Signal

from gdviz.engine.judging.extremes import Extremes, extremes_at
from gdviz.engine.run import Run

if TYPE_CHECKING:
    from gdviz.session.session import Session

_Place: TypeAlias = tuple[Run, int]


class Curvatures:
    """What is known of one step of one run; `changed` tells that it is there."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._background = session.backgrounds.another()
        self._known: tuple[_Place | None, Extremes | None] = (None, None)
        self._wanted: _Place | None = None

    def known_at(self, run: Run, step: int) -> bool:
        """Tell whether it is known at a step; if not it is begun, unless steps are being played."""
        place = (run, step)
        if self._known[0] == place:
            return True
        if not self._session.playback.playing and (place != self._wanted or not self._background.busy):
            self._wanted = place
            self._background.start(_found(run, step), self._take)
        return False

    @property
    def extremes(self) -> Extremes | None:
        """What is known; None where the second derivatives are not finite."""
        return self._known[1]

    def _take(self, known: tuple[_Place, Extremes | None]) -> None:
        self._known = known
        self.changed.emit()


def _found(run: Run, step: int) -> Iterator[tuple[float, tuple[_Place, Extremes | None]]]:
    yield 1.0, ((run, step), extremes_at(run.landscape, run.trajectory.position(step)))
