"""Playing: pace in steps per second, from elapsed time, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.engine.experiment import MOST_STEPS

if TYPE_CHECKING:
    from gdviz.session.session import Session

SLOWEST, FASTEST = 1.0, 1000.0  # steps per second
MOST_STEPS_A_TICK = 4096  # of one run, on the way to the end: keeps the window alive


class Playback:
    """Whether steps are being played, how fast, and every way to move on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._owed = 0.0  # the part of a step that time has paid for already
        self._rushing = False
        self.playing = False
        self.speed = 20.0

    def play(self) -> None:
        """Play on; from the end, for as many steps again, or from the start when every run has ended."""
        session = self._session
        if not session.experiment.runs:
            return
        session.prepare()
        if session.ended and session.cursor >= session.longest:
            session.seek(0)
        elif session.cursor >= session.experiment.steps:
            steps = min(2 * session.experiment.steps, MOST_STEPS)
            session.change(session.experiment.with_steps(steps), recorded=False)
        self._rushing = False
        self._owed = 0.0
        self.playing = True
        session.playback_changed.emit()

    def pause(self) -> None:
        if self.playing:
            self.playing = False
            self._session.playback_changed.emit()

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def set_speed(self, speed: float) -> None:
        """Set the pace in steps per second, kept within SLOWEST … FASTEST."""
        self.speed = min(max(speed, SLOWEST), FASTEST)
        self._session.playback_changed.emit()

    def tick(self, seconds: float) -> None:
        """Let time pass: make the steps that are due, and pause at the end."""
        session = self._session
        due = self._due(seconds)
        if due:
            goal = max(session.experiment.steps, session.cursor)
            session.seek(min(session.cursor + due, goal))
            if session.cursor >= goal or (session.ended and session.cursor >= session.longest):
                self.pause()

    def step_forward(self) -> None:
        """Go one step on; past the end a step is appended."""
        session = self._session
        self.pause()
        session.prepare()
        if session.ended and session.cursor >= session.longest:
            return
        if session.cursor >= MOST_STEPS:
            return
        if session.cursor >= session.experiment.steps:
            session.change(session.experiment.with_steps(session.cursor + 1), recorded=False)
        session.seek(session.cursor + 1)

    def step_back(self) -> None:
        self.pause()
        self._session.seek(self._session.cursor - 1)

    def restart(self) -> None:
        self.pause()
        self._session.seek(0)

    def run_to_end(self) -> None:
        """Go to the last step; a long way is made in ticks."""
        session = self._session
        if session.ended or session.experiment.steps - session.longest <= MOST_STEPS_A_TICK:
            self.pause()
            session.seek(max(session.experiment.steps, session.longest))
        else:
            self.play()
            self._rushing = True

    def _due(self, seconds: float) -> int:
        if not self.playing:
            return 0
        if self._rushing:
            return MOST_STEPS_A_TICK
        self._owed += seconds * self.speed
        steps = int(self._owed)
        self._owed -= steps
        return steps
