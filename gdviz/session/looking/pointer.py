"""Which step of which run the mouse points at, in whatever view: all others mark the same step and tell its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psygnal import Signal

if TYPE_CHECKING:
    from gdviz.session.session import Session


@dataclass(frozen=True)
class Pointed:
    """A step of the run of a name, and the view whose mouse it is."""

    run: str
    step: int
    view: str


class Pointer:
    """At most one step is pointed at; what a view said is forgotten when the mouse leaves it."""

    pointed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._at: Pointed | None = None

    @property
    def place(self) -> tuple[int, int] | None:
        """The index of the run and its step; None where nothing is pointed at, or it is not there any more."""
        at, session = self._at, self._session
        if at is None or not session.ready:
            return None
        for index, choice in enumerate(session.experiment.runs):
            if choice.name == at.run:
                seen = session.looks[index].visible and at.step <= session.runs[index].length
                return (index, at.step) if seen else None
        return None

    @property
    def view(self) -> str:
        """The view whose mouse points, "" where none does."""
        return "" if self._at is None else self._at.view

    def point(self, index: int, step: int, view: str) -> None:
        """Point at `step` of run `index` from `view`. Raises IndexError."""
        self._become(Pointed(self._session.experiment.runs[index].name, step, view))

    def leave(self, view: str) -> None:
        """Forget what `view` pointed at; another view's word stays."""
        if self.view == view:
            self._become(None)

    def forget(self) -> None:
        """Forget what is pointed at, whoever said it."""
        self._become(None)

    def _become(self, at: Pointed | None) -> None:
        if at != self._at:
            self._at = at
            self.pointed.emit()
