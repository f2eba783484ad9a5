"""The longest frame while runs play and the window itself changes: sizes, panels, language, theme."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

AFTER = 12  # frames that are watched after a change
SIZES = ((1180, 760), (1320, 860), (1100, 720), (1280, 800))


def stall_figures() -> dict[str, float]:
    """Milliseconds of the longest frame around each change, median over some; seven runs play in three views."""
    from PySide6.QtWidgets import QDockWidget

    from gdviz.ui.appearance import Appearance
    from tests.benchmarks.frames import PANELS, SEVEN, close_panels, opened_window, put_away, settle

    app, session, window = opened_window("rosenbrock", SEVEN)
    session.change(session.experiment.with_steps(200_000))
    session.playback.set_speed(60.0)
    session.playback.play()

    def longest(change: Callable[[], object]) -> float:
        times = []
        for frame in range(AFTER):
            before = perf_counter()
            if frame == 0:
                change()
            session.tick(1 / 60)
            app.processEvents()
            app.processEvents()
            times.append(perf_counter() - before)
        return 1e3 * max(times)

    def through(*changes: Callable[[], object]) -> float:
        return median(longest(change) for change in changes)

    look = app.findChildren(Appearance)[-1]
    for _ in range(4):
        longest(lambda: None)
    figures = {"stall_ms_none": through(*[lambda: None] * 5)}
    figures["stall_ms_resize"] = through(*[lambda size=size: window.resize(*size) for size in SIZES * 2])
    figures["stall_ms_open"] = max(longest(window.command(name).trigger) for name in PANELS)
    close_panels(window)
    window.command(PANELS[0]).trigger()
    settle(app)
    dock = window.findChild(QDockWidget, PANELS[0])
    figures["stall_ms_float"] = through(*[lambda on=on: dock.setFloating(on) for on in (True, False) * 3])
    look.choose_theme("light")
    figures["stall_ms_theme"] = through(*[lambda to=to: look.choose_theme(to) for to in ("dark", "light") * 3])
    figures["stall_ms_language"] = through(*[lambda to=to: look.choose_language(to) for to in ("zh", "en") * 3])
    session.playback.pause()
    close_panels(window)
    put_away(app, window)
    return figures
