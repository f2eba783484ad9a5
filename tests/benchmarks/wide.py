"""A network of 2,000 weights with five runs: what they hold, what a frame takes, what blocks the window."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter, thread_time
from typing import Any

FIVE = ("gd", "momentum", "nesterov", "rmsprop", "adam")
WIDTHS = (30, 30, 30)  # 1,981 weights
STEPS = 20_000
FULL = 640  # steps at which key frames have filled their room once; from then on half of them are let go in time


def wide_figures(comments: dict[str, str]) -> dict[str, float]:
    """Megabytes that the runs add, milliseconds of a frame, and of the longest turn of a session that does it all.

    What that turn was about is added to the comment on its figure.
    """
    from gdviz.session.changes import editing
    from gdviz.session.changes.problem_editing import change_problem
    from tests.benchmarks.frames import close_panels, opened_window, put_away, rest, settle

    app, session, window = opened_window("rosenbrock", ["gd"])
    rest(app, session)
    turns = Turns(app, session)
    turns.go("choosing the network", lambda: change_problem(session, _network()), 60)
    turns.go("more steps", lambda: session.change(session.experiment.with_steps(STEPS)), 20)
    before = _resident_mb()
    for name in FIVE[1:]:
        turns.go("adding a run", lambda name=name: editing.add_run(session, name), 20)
    session.playback.set_speed(20.0)
    turns.go("beginning to play", session.playback.play, 20)
    figures = {"wide_frame_ms": 1e3 * median(turns.go("playing", lambda: None, 100))}
    turns.go("pausing", session.playback.pause, 40)
    for rate in (0.01 + part / 1e4 for part in range(20)):
        changed = session.experiment.with_hyperparameter(0, "lr", rate)
        turns.go("another rate", lambda changed=changed: session.change(changed))
    turns.go("running to the end", session.playback.run_to_end, 1)
    while session.longest < FULL:
        turns.go("running to the end", lambda: None)
    figures["wide_mb"] = _resident_mb() - before
    turns.go("pausing", session.playback.pause, 40)
    jumps = [median(turns.go("scrubbing", lambda to=to: session.seek(to * 37 % FULL), 2)) for to in range(60)]
    figures["wide_scrub_ms"] = 1e3 * median(jumps)
    for name in ("microscope", "gradient", "curvature", "slice", "data", "network", "plane", "run_table"):
        turns.go(f"opening the panel {name}", window.command(name).trigger, 20)
    for to in range(20):
        turns.go("scrubbing with panels", lambda to=to: session.seek(to * 37 % FULL), 2)
    turns.go("playing with panels", session.playback.play, 100)
    turns.go("pausing", session.playback.pause, 40)
    for figure in ("wide_longest_ms", "wide_longest_own_ms"):
        figures[figure], what = turns.longest(own=figure == "wide_longest_own_ms")
        comments[figure] += f": {what}"
    session.background.cancel()
    close_panels(window)
    window.close()
    settle(app)
    put_away(app, window)
    return figures


class Turns:
    """Turns of the main loop: a tick of the session and all that is due to be drawn."""

    def __init__(self, app: Any, session: Any) -> None:
        self._app = app
        self._session = session
        self._turns: list[tuple[float, float, str]] = []  # seconds, of the thread of the window, and what it was

    def go(self, what: str, change: Callable[[], object], count: int = 1) -> list[float]:
        """Make `change`, then `count` turns; return the seconds that each took, the change in the first."""
        times = []
        for turn in range(count):
            begun, own = perf_counter(), thread_time()
            if turn == 0:
                change()
            self._session.tick(1 / 60)
            self._app.processEvents()
            times.append(perf_counter() - begun)
            self._turns.append((times[-1], thread_time() - own, f"turn {turn + 1} of {what}"))
        return times

    def longest(self, *, own: bool) -> tuple[float, str]:
        """Return the most milliseconds of a turn, and which it was; `own`: of processor time of the window's thread."""
        seconds, what = max((turn[own], turn[2]) for turn in self._turns)
        return 1e3 * seconds, what


def _network() -> Any:
    from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice

    return ProblemChoice(NetworkChoice(WIDTHS, "tanh", "cross_entropy"), DatasetChoice("moons"))


def _resident_mb() -> float:
    from resource import getpagesize

    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * getpagesize() / 1e6
