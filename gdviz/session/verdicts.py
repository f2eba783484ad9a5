"""What became of each run at the cursor, and what would help the selected one: judged aside, when nothing plays.

A verdict costs some milliseconds and remedies up to a second, so both are made in the background, when `ask` says so;
`of` and `remedies` only tell what is known of the present step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gdviz.engine.judging.changes import Remedy
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.remedies import remedies_in_parts
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import Array
from gdviz.engine.run import Run

if TYPE_CHECKING:
    from gdviz.session.session import Session


@dataclass(frozen=True)
class _Case:
    """A run at a step; with what is known of it. `steps` is how far the experiment goes."""

    run: Run
    step: int
    steps: int
    verdict: Verdict | None = None
    remedies: tuple[Remedy, ...] | None = None

    def is_of(self, other: _Case) -> bool:
        return (self.run, self.step, self.steps) == (other.run, other.step, other.steps)

    @property
    def wants_remedies(self) -> bool:
        """Whether there is something to mend: a run that is still on its way down needs nothing yet."""
        judged = self.verdict
        at_end = self.step >= self.steps or self.run.stopped is not None
        return judged is not None and self.remedies is None and (at_end or judged.code != "descending")


class Verdicts:
    """The verdicts of a session's runs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: tuple[_Case, ...] = ()
        self._asked: tuple[object, ...] = ()
        self.background = session.backgrounds.another()

    def of(self, index: int) -> Verdict | None:
        """Return the verdict on run `index` at the cursor; None while it is not known."""
        found = self._found(self._case(index)) if self._session.ready else None
        return found.verdict if found is not None else None

    def remedies(self, index: int) -> tuple[Remedy, ...]:
        """Return what is known to help run `index` at the cursor."""
        found = self._found(self._case(index)) if self._session.ready else None
        return found.remedies or () if found is not None else ()

    def ask(self) -> None:
        """Begin to judge what is not known yet; while steps are played nothing is judged."""
        session = self._session
        if session.playback.playing or session.making.busy or not session.ready or not session.runs:
            return
        cases = tuple(self._case(index) for index in range(len(session.runs)))
        cases = tuple(self._found(case) or case for case in cases)
        chosen = cases[session.selected]
        self._known = cases
        if all(case.verdict is not None for case in cases) and not chosen.wants_remedies:
            return
        asked = (chosen.run, *((case.run, case.step, case.steps) for case in cases))
        if asked == self._asked and self.background.busy:
            return
        self._asked = asked
        self.background.start(_judged(cases, session.selected, session.minima), self._take)

    def _case(self, index: int) -> _Case:
        session = self._session
        run = session.runs[index]
        return _Case(run, min(session.cursor, run.length), session.experiment.steps)

    def _found(self, case: _Case) -> _Case | None:
        return next((known for known in self._known if known.is_of(case)), None)

    def _take(self, cases: tuple[_Case, ...]) -> None:
        self._known = cases
        self._session.judged.emit()


def _judged(cases: tuple[_Case, ...], chosen: int, minima: Array) -> Iterator[tuple[float, tuple[_Case, ...]]]:
    """Yield the share that is done and what is known: the selected run first, remedies for it last."""
    made = list(cases)
    for count, index in enumerate([chosen, *(other for other in range(len(made)) if other != chosen)]):
        case = made[index]
        if case.verdict is None:
            made[index] = replace(case, verdict=verdict(case.run, minima, case.step))
        yield (count + 1) / (len(made) + 1), tuple(made)
    case = made[chosen]
    if case.wants_remedies and case.verdict is not None:
        found: tuple[Remedy, ...] = ()
        for so_far in remedies_in_parts(case.run, case.verdict, minima, case.steps):
            found = so_far
            yield 1.0 - 1.0 / (len(made) + 1), tuple(made)
        made[chosen] = replace(case, remedies=found)
    yield 1.0, tuple(made)
