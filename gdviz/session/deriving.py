"""Derivatives of formulas, made aside: the window goes on with its landscape until those of the next one are there.

SymPy takes from a few milliseconds to some tenths of a second for them. Without a window nobody waits for a frame, and
they are made when they are asked for. A file that is opened brings a landscape too, and steps: it also is read aside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from psygnal import Signal

from gdviz.engine.errors import FormulaError
from gdviz.engine.landscape import Landscape

if TYPE_CHECKING:
    from gdviz.session.session import Session

Known = TypeVar("Known")
LONG = 0.3  # seconds after which the waiting is worth a word


class Deriving:
    """What is being derived for a session.

    `changed` tells that a landscape is waited for or no longer, or that second derivatives are there.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        self._session = session
        self._next = session.backgrounds.another()
        self._second = session.backgrounds.another()
        self._next.changed.connect(self.changed.emit)
        self._second_of: Landscape | None = None
        self._began = 0.0
        self.opens = False  # whether it is a file that is waited for
        self.refusal: FormulaError | None = None  # why the last landscape that was waited for could not be taken

    @property
    def busy(self) -> bool:
        """Whether anything is waited for."""
        return self._next.busy or self._second.busy

    @property
    def waits(self) -> bool:
        """Whether a landscape is waited for."""
        return self._next.busy

    @property
    def lasts(self) -> bool:
        """Whether a landscape is waited for so long already that one wants to know why."""
        return self.waits and perf_counter() - self._began >= LONG

    def afterwards(self, landscape: Landscape, take: Callable[[], FormulaError | None]) -> FormulaError | None:
        """Have the derivatives of `landscape` made, then `take` it; whatever else was waited for is given up.

        Return why it cannot be taken, where that is known at once; otherwise `refusal` tells it later.
        """
        self.give_up()
        order = self._needed()
        if landscape.derived >= order or math.isinf(self._session.making.patience):
            self.refusal = take()
            return self.refusal
        self._began, self.opens = perf_counter(), False

        def arrived(_: None) -> None:
            self.refusal = take()

        self._next.start(_derived(landscape, order), arrived)
        return None

    def opened(self, work: Iterator[tuple[float, Known]], take: Callable[[Known], None]) -> None:
        """Have a file read by `work` and `take` what it yields; whatever else was waited for is given up."""
        self.give_up()
        if math.isinf(self._session.making.patience) or not self._session.ready:
            for _, known in work:
                take(known)
            return
        self._began, self.opens = perf_counter(), True
        self._next.start(work, take)

    def finish(self) -> None:
        """Wait for the landscape: what is saved has to have it."""
        self._next.finish()

    def give_up(self) -> None:
        """Wait for nothing any more."""
        self.refusal = None
        self._next.cancel()

    def has_second(self) -> bool:
        """Tell whether the second derivatives of the landscape can be asked for; if not, they are made aside."""
        landscape = self._session.landscape
        if landscape.derived == 2 or math.isinf(self._session.making.patience):
            return True
        if landscape is not self._second_of or not self._second.busy:
            self._second_of = landscape
            self._second.start(_derived(landscape, 2), lambda _: self.changed.emit())
        return False

    def _needed(self) -> int:
        """Return up to which order the runs ask for derivatives: a method may ask for the second."""
        return 2 if any(run.optimizer.gradients_a_step is None for run in self._session.runs) else 1


def _derived(landscape: Landscape, order: int) -> Iterator[tuple[float, None]]:
    """Make the derivatives up to `order`. A formula that has none refuses again when it is taken."""
    origin = np.zeros(landscape.dimension)
    try:
        landscape.gradient(origin)
        if order > 1:
            landscape.hessian(origin)
    except FormulaError:
        pass
    yield 1.0, None
