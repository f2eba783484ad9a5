"""A network of 2,000 weights with five runs: what they hold, what a frame takes, what blocks the window."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

FIVE = ("gd", "momentum", "nesterov", "rmsprop", "adam")
WIDTHS = (30, 30, 30)  # 1,981 weights
STEPS = 20_000
FULL = 640  # steps at which key frames have filled their room once; from then on half of them are let go in time


def wide_figures() -> dict[str, float]:
    """Megabytes that the runs add, milliseconds of a frame, and of the longest turn of a session that does it all."""
    from gdviz.session import editing
    from gdviz.session.problem_editing import change_problem
    from tests.benchmarks.frames import opened_window, put_away, settle

    app, session, window = opened_window("rosenbrock", ["gd"])
    turns = Turns(app, session)
    turns.go(lambda: change_problem(session, _network()), 60)
    turns.go(lambda: session.change(session.experiment.with_steps(STEPS)), 20)
    before = _resident_mb()
    for name in FIVE[1:]:
        turns.go(lambda name=name: editing.add_run(session, name), 20)
    session.playback.set_speed(20.0)
    turns.go(session.playback.play, 20)
    figures = {"wide_frame_ms": 1e3 * median(turns.go(lambda: None, 100))}
    turns.go(session.playback.pause, 40)
    for rate in range(20):
        turns.go(lambda rate=rate: session.change(session.experiment.with_hyperparameter(0, "lr", 0.01 + rate / 1e4)))
    turns.go(session.playback.run_to_end, 1)
    while session.longest < FULL:
        turns.go(lambda: None)
    figures["wide_mb"] = _resident_mb() - before
    turns.go(session.playback.pause, 40)
    jumps = [median(turns.go(lambda step=step: session.seek(step * 37 % FULL), 2)) for step in range(60)]
    figures["wide_scrub_ms"] = 1e3 * median(jumps)
    for name in ("microscope", "gradient", "curvature", "slice"):
        turns.go(window.command(name).trigger, 20)
    for step in range(20):
        turns.go(lambda step=step: session.seek(step * 37 % FULL), 2)
    figures["wide_longest_ms"] = 1e3 * turns.longest
    session.background.cancel()
    window.close()
    settle(app)
    put_away(app, window)
    return figures


class Turns:
    """Turns of the main loop: a tick of the session and all that is due to be drawn."""

    def __init__(self, app: Any, session: Any) -> None:
        self._app = app
        self._session = session
        self.longest = 0.0

    def go(self, change: Callable[[], object], count: int = 1) -> list[float]:
        """Make `change`, then `count` turns; return the seconds that each took, the change in the first."""
        times = []
        for turn in range(count):
            begun = perf_counter()
            if turn == 0:
                change()
            self._session.tick(1 / 60)
            self._app.processEvents()
            times.append(perf_counter() - begun)
        self.longest = max(self.longest, *times)
        return times


def _network() -> Any:
    from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice

    return ProblemChoice(NetworkChoice(WIDTHS, "tanh", "cross_entropy"), DatasetChoice("moons"))


def _resident_mb() -> float:
    from resource import getpagesize

    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * getpagesize() / 1e6
