"""Which line of the update at the cursor is looked at, and whether its arrows are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.engine.substeps import Line, substeps

if TYPE_CHECKING:
    from gdviz.engine.run import Run
    from gdviz.session.session import Session


class Microscope:
    """The update of the selected run that leads on from the cursor, and the line of it that was reached.

    Where the run has ended it is the last update that it made.

    What changes is told by the session's `looks_changed`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: tuple[Run | None, int, tuple[Line, ...]] = (None, 0, ())
        self.opened = False
        self._line: int | None = None
        self._line_of = ""  # the optimizer whose line that is
        self.always = False  # arrows also while playing, and without the panel

    @property
    def run(self) -> Run | None:
        """The selected run, once there are numbers."""
        session = self._session
        return session.runs[session.selected] if session.ready and session.selected >= 0 else None

    @property
    def line(self) -> int | None:
        """The line that is looked at, from 0; None: the whole update at once, as is another optimizer's at first."""
        return self._line if self._line_of == self._optimizer else None

    @line.setter
    def line(self, line: int | None) -> None:
        self._line, self._line_of = line, self._optimizer

    @property
    def step(self) -> int:
        """The step that the update leads on from."""
        run = self.run
        if run is None:
            return 0
        return max(run.length - 1, 0) if self.ended else min(self._session.cursor, run.length)

    @property
    def ended(self) -> bool:
        """Whether the run goes no farther than the cursor."""
        run = self.run
        return run is not None and run.stopped is not None and self._session.cursor >= run.length

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the update, the same objects as long as nothing changes; none of a run without any update."""
        run = self.run
        if run is None:
            return ()
        known, step, lines = self._held
        if known is not run or step != self.step:
            lines = substeps(run, self.step)
            self._held = (run, self.step, lines)
        return lines

    @property
    def reached(self) -> int:
        """How many lines of the update are done."""
        count = len(self.lines)
        return count if self.line is None else min(self.line + 1, count)

    @property
    def draws(self) -> bool:
        """Whether the arrows are to be drawn now."""
        if not self._shown():
            return False
        return self.always or (self.opened and not self._session.playback.playing)

    @property
    def state(self) -> tuple[object, ...]:
        """What decides about the arrows besides the runs, as values that compare cheaply."""
        return (self.draws, self.line, self.run if self.draws else None)

    def open(self, opened: bool) -> None:
        """Tell whether the panel is seen."""
        if opened != self.opened:
            self.opened = opened
            self._session.looks_changed.emit()

    def set_always(self, always: bool) -> None:
        """Draw the arrows also while playing, or only with the panel and at rest."""
        if always != self.always:
            self.always = always
            self._session.looks_changed.emit()

    def look_at(self, line: int | None) -> None:
        """Look at one line of the update, or with None at all of it."""
        self._session.playback.pause()
        if line != self.line and (line is None or 0 <= line < len(self.lines)):
            self.line = line
            self._session.looks_changed.emit()

    def forward(self) -> None:
        """Go to the next line; from the last one to the first of the next step."""
        self._session.playback.pause()
        last = len(self.lines) - 1
        if self.line is None or self.line < last:
            self.look_at(0 if self.line is None else self.line + 1)
            return
        before = self.step
        self._session.playback.step_forward()
        if self.step != before:
            self.look_at(0)

    def back(self) -> None:
        """Go to the line before; from the first one to the last of the step before."""
        self._session.playback.pause()
        if self.line is None or not self.lines:
            self.look_at(len(self.lines) - 1)
        elif self.line > 0:
            self.look_at(min(self.line, len(self.lines)) - 1)
        elif self.step > 0:
            self._session.seek(self.step - 1)
            self.look_at(len(self.lines) - 1)

    @property
    def _optimizer(self) -> str:
        runs, selected = self._session.experiment.runs, self._session.selected
        return runs[selected].optimizer if 0 <= selected < len(runs) else ""

    def _shown(self) -> bool:
        session = self._session
        return self.run is not None and session.looks[session.selected].visible
