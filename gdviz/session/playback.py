"""Playing: pace in steps per second, from elapsed time, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.engine.experiment import MOST_STEPS, Experiment

if TYPE_CHECKING:
    from gdviz.session.session import Session

SLOWEST, FASTEST = 1.0, 1000.0  # steps per second
MOST_STEPS_A_TICK = 4096  # of one run, on the way to the end: keeps the window alive
GLIDING_SPEED = 20.0  # steps per second up to which balls glide: beyond, a step lasts hardly three frames
LONGEST_GLIDE = 0.45  # seconds; at a slower pace a ball rests at its step, whose numbers are read, before it glides
EASED = 4.0  # steps per second up to which a glide begins and ends gently; beyond, that would be a throbbing


class Playback:
    """Whether steps are being played, how fast, and every way to move on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._owed = 0.0  # the part of a step that time has paid for already
        self._rushing = False
        self._goal: int | None = None  # the step to rush to, where that is not the last one
        self._glided = 0.0  # what `share` was when views were last told
        self._added = 0  # steps, by going on beyond the last
        self._grown: Experiment | None = None  # what the experiment was by that
        self._placed: float | None = None  # where a film puts the balls
        self.playing = False
        self.speed = 20.0
        self.glides = True

    @property
    def added(self) -> int:
        """How many steps the experiment got more by going on beyond its last; 0 once one changes it or goes back."""
        experiment = self._session.experiment
        is_there = experiment is self._grown and self._session.cursor >= experiment.steps - self._added
        return self._added if is_there else 0

    @property
    def share(self) -> float:
        """How far balls have glided from the cursor's step towards the next one, from 0 to below 1; only a picture.

        What is recorded, read out and drawn as a path stays at whole steps.
        """
        if self._placed is not None:
            return self._placed
        if not (self.playing and self.glides and not self._rushing and self.speed <= GLIDING_SPEED):
            return 0.0
        gliding = min(1.0, self.speed * LONGEST_GLIDE)  # of the time of a step
        part = max(0.0, 1.0 - (1.0 - self._owed) / gliding)
        return part * part * (3.0 - 2.0 * part) if self.speed <= EASED else part

    def play(self) -> None:
        """Play on; from the end, for as many steps again, or from the start when every run has ended."""
        session = self._session
        if not session.experiment.runs:
            return
        session.prepare()
        if session.ended and session.cursor >= session.longest:
            session.seek(0)
        elif session.cursor >= session.experiment.steps:
            self._add(min(2 * session.experiment.steps, MOST_STEPS) - session.experiment.steps)
        self._rushing = False
        self._goal = None
        self._owed = 0.0
        self.playing = True
        session.playback_changed.emit()

    def pause(self) -> None:
        if self.playing or self._session.making.goal is not None:
            self.playing = False
            self._session.making.rest()
            self._session.playback_changed.emit()

    @property
    def is_going(self) -> bool:
        """Whether steps are played, or made in order to be looked at."""
        return self.playing or self._session.making.goal is not None

    def toggle(self) -> None:
        if self.is_going:
            self.pause()
        else:
            self.play()

    def set_speed(self, speed: float) -> None:
        """Set the pace in steps per second, kept within SLOWEST … FASTEST."""
        self.speed = min(max(speed, SLOWEST), FASTEST)
        self._session.playback_changed.emit()

    def set_glides(self, glides: bool) -> None:
        """Choose whether balls glide between steps while playing slowly."""
        self.glides = glides
        self._session.playback_changed.emit()

    def place(self, share: float) -> None:
        """Have balls drawn that far towards the next step, 0 … below 1, from now on: a film has a time of its own."""
        self._placed = share
        if share > 0.0:
            self._session.foresee(self._session.cursor + 1)
        self._session.glided.emit()

    def tick(self, seconds: float) -> None:
        """Let time pass: make the steps that are due, and pause at the end."""
        if self._placed is not None:
            return
        session = self._session
        due = self._due(seconds)
        if due:
            goal = max(session.experiment.steps, session.cursor) if self._goal is None else self._goal
            session.seek(min(session.cursor + due, goal))
            if session.cursor >= goal or (session.ended and session.cursor >= session.longest):
                self.pause()
        self._glide()

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
            self._add(session.cursor + 1 - session.experiment.steps)
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

    def rush_to(self, step: int) -> None:
        """Go to a step that is far ahead, in ticks."""
        self._rushing, self._goal, self.playing = True, step, True
        self._session.playback_changed.emit()

    def follow(self, other: Playback) -> None:
        """Play as `other` does, on its way to where it is going."""
        self.speed, self.playing = other.speed, other.playing
        self._rushing, self._goal, self._owed, self._glided = other._rushing, other._goal, 0.0, 0.0

    def _add(self, count: int) -> None:
        """Let the experiment go on for so many more steps, which is no change that a person would undo."""
        experiment = self._session.experiment
        steps = experiment.steps + count
        self._added = count + (self._added if experiment is self._grown else 0)
        self._grown = experiment.with_steps(steps)
        self._session.change(self._grown, recorded=False)

    def _glide(self) -> None:
        """Tell views that balls are elsewhere, once the step they glide to is known."""
        share = self.share
        if share > 0.0:
            self._session.foresee(min(self._session.cursor + 1, self._session.experiment.steps))
        if share != self._glided:
            self._glided = share
            self._session.glided.emit()

    def _due(self, seconds: float) -> int:
        if not self.playing:
            return 0
        if self._rushing:
            return MOST_STEPS_A_TICK
        self._owed += seconds * self.speed
        steps = int(self._owed)
        self._owed -= steps
        return steps
