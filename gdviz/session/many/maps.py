"""Maps of many runs beside those that are looked at: where each start leads, and what each hyperparameter comes to.

A map is made in a worker of its own, from coarse to fine, as soon as a view asks for it. When what it depends on
changes it is made anew once that rests; until then the old one is kept, as one that no longer holds. What makes maps
is imported with the first of them.
"""

from __future__ import annotations

import operator
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import msgspec
from psygnal import Signal

from gdviz.engine.errors import InputError
from gdviz.engine.message import Message
from gdviz.session.many.map_choice import MapChoice

if TYPE_CHECKING:
    from gdviz.session.many.map_subject import Made, RatesMap, StartsMap, Subject
    from gdviz.session.session import Session

REST = 0.15  # seconds without a change, after which a map is made anew
KEPT = 4  # whole maps that are remembered


class Maps:
    """The map that is wanted, and what is known of it."""

    changed = Signal()  # another one is wanted, more of it is known, it is no longer being made, or it is pointed at

    def __init__(self, session: Session) -> None:
        self._session = session
        self.background = session.backgrounds.another()
        self.choice = MapChoice()
        self.known: Made | None = None
        self.refusal: Message | None = None  # why there is no map
        self.pointed: tuple[int, int] | None = None  # the row and the column of the cell that a person looks at
        self._wanted: Subject | None = None
        self._asked: tuple[object, ...] = ()
        self._whole: list[Made] = []
        self._cancel = Event()
        self._share = 0.0
        self.background.changed.connect(self.changed.emit)

    @property
    def progress(self) -> float:
        """The share that is done, 0 … 1."""
        return self._share if self.background.busy else 1.0

    @property
    def is_stale(self) -> bool:
        """Whether what is known is of something that has changed since."""
        return self.known is not None and self.known.subject is not self._wanted

    @property
    def is_whole(self) -> bool:
        """Whether every cell of what is wanted is known."""
        return self.known is not None and self.known.cells.stride == 1 and not self.is_stale

    @property
    def of_starts(self) -> StartsMap | None:
        """What is known, where it lies on the map of the landscape."""
        if self.known is None or self.choice.kind not in ("basins", "steps"):
            return None
        from gdviz.session.many.map_subject import StartsMap

        session = self._session
        if not isinstance(self.known, StartsMap) or self.known.cut_variables != session.ground.variables:
            return None
        return self.known if self.known.subject.job.landscape.variables == session.landscape.variables else None

    @property
    def of_rates(self) -> RatesMap | None:
        """What is known, where it goes through hyperparameters."""
        if self.known is None or self.choice.kind != "rates":
            return None
        from gdviz.session.many.map_subject import RatesMap

        return self.known if isinstance(self.known, RatesMap) else None

    def choose(self, choice: MapChoice) -> None:
        """Want another map from now on, or none."""
        if choice == self.choice:
            return
        before, self.choice, self._asked = self.choice, choice, ()
        if before.kind != choice.kind or before.size != choice.size:
            self.pointed = None
        if msgspec.structs.replace(before, opacity=choice.opacity) != choice:
            self._ask(rest=0.0)
        self.changed.emit()

    def ask(self) -> None:
        """Say that the map is looked at: it is begun, or begun anew, where what is known no longer holds."""
        session = self._session
        asked = (session.experiment, session.landscape, session.selected, self.choice)
        same = len(asked) == len(self._asked) and all(map(operator.is_, asked, self._asked))
        if session.ready and not same:
            self._asked = asked
            self._ask(rest=REST)

    def point(self, cell: tuple[int, int] | None) -> None:
        """Look at a cell, or at none."""
        if cell != self.pointed:
            self.pointed = cell
            self.changed.emit()

    def again(self) -> None:
        """Make the map that was given up."""
        self._wanted = None
        self._ask(rest=0.0)

    def cancel(self) -> None:
        """Give up what is under way; what is known of it stays."""
        self._cancel.set()
        self.background.cancel()

    def finish(self) -> None:
        """Wait for the whole map, so that a picture of it is always the same."""
        self._ask(rest=0.0)
        if not (self.is_whole or self.background.busy or self.refusal):
            self.again()
        self.background.finish()

    def values_at(self, row: int, column: int) -> tuple[float, ...]:
        """Return what a cell stands for: its start on the plane, or its hyperparameters."""
        axes = () if self.known is None else self.known.values
        return tuple(float(values[at]) for values, at in zip(axes, (column, row), strict=False))

    def forget(self) -> None:
        """Forget every map: what comes is another experiment."""
        self.cancel()
        self.known, self._wanted, self._whole, self.refusal = None, None, [], None
        self._asked, self.pointed = (), None
        self.changed.emit()

    def _ask(self, rest: float) -> None:
        """Take up what is wanted now, where that is something else; it is begun after a rest where one can wait."""
        before, self.refusal = self.refusal, None
        subject = None
        if self.choice.kind != "none":
            from gdviz.session.many.map_subject import same_subject, subject_of

            try:
                subject = subject_of(self._session, self.choice)
            except InputError as error:
                self.refusal = error.message
            if subject is not None and self._wanted is not None and same_subject(subject, self._wanted):
                self.refusal = before  # the worker may have found a reason
                return
        if subject is None:
            if (self.known, self._wanted, self.refusal) != (None, None, before):
                self.cancel()
                self.known = self._wanted = None
                self.changed.emit()
            return
        self.cancel()
        self._wanted = subject
        self._show_or_begin(subject, rest)
        self.changed.emit()

    def _show_or_begin(self, subject: Subject, rest: float) -> None:
        from gdviz.session.many.map_subject import made_of, same_subject

        for made in self._whole:
            if same_subject(made.subject, subject):
                self._wanted = made.subject
                self._know(made)
                return
        if self.known is not None and type(self.known.subject) is not type(subject):
            self.known = None
        if self.known is None:
            rest = 0.0
        self._share, self._cancel = 0.0, Event()
        self.background.start(made_of(subject, rest, partial(self._note, self._cancel), self._cancel), self._take)

    def _know(self, made: Made) -> None:
        self.known = made
        if self.pointed is not None and any(map(operator.ge, self.pointed, made.cells.losses.shape)):
            self.pointed = None  # a map of fewer variables or hyperparameters has fewer rows

    def _note(self, cancel: Event, share: float) -> None:
        if not cancel.is_set():
            self._share = share

    def _take(self, found: Made | Message) -> None:
        if isinstance(found, Message):
            self.refusal = found
        else:
            self._know(found)
            if found.cells.stride == 1:
                self._whole = [found, *self._whole[: KEPT - 1]]
        self.changed.emit()
