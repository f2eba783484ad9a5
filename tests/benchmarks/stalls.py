"""The longest turn of the main loop while runs play and the window itself changes: sizes, panels, language, theme."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import thread_time

AFTER = 12  # frames that are watched after a change, of two turns each
SIZES = ((1180, 760), (1320, 860), (1100, 720), (1280, 800))


def stall_figures() -> dict[str, float]:
    """Milliseconds of the longest turn around each change, median over some; seven runs play in three views.

    What the thread of the window works, whatever else the machine does.
    """
    from PySide6.QtWidgets import QDockWidget

    from gdviz.ui.docks.panels import PANELS
    from gdviz.ui.themes.appearance import Appearance
    from tests.benchmarks.frames import SEVEN, opened_window, put_away, settle

    app, session, window = opened_window("rosenbrock", SEVEN)
    session.change(session.experiment.with_steps(200_000))
    session.playback.set_speed(60.0)
    session.playback.play()

    def turn(act: Callable[[], object]) -> float:
        before = thread_time()
        act()
        return thread_time() - before

    def longest(change: Callable[[], object]) -> float:
        turns = [turn(change)]  # a key or a click is a turn of its own
        for _ in range(AFTER):
            session.tick(1 / 60)
            turns += turn(app.processEvents), turn(app.processEvents)
        return 1e3 * max(turns)

    def through(*changes: Callable[[], object]) -> float:
        return median(longest(change) for change in changes)

    look = app.findChildren(Appearance)[-1]
    panels = [panel.command.name for panel in PANELS]
    for _ in range(4):
        longest(lambda: None)
    figures = {"stall_ms_none": through(*[lambda: None] * 5)}
    figures["stall_ms_resize"] = through(*[lambda size=size: window.resize(*size) for size in SIZES * 2])
    opened = {f"stall_ms_open_{name}": longest(window.command(name).trigger) for name in panels}
    figures |= {"stall_ms_open": max(opened.values())} | opened
    for name in panels:
        window.findChild(QDockWidget, name).close()
    window.command(panels[0]).trigger()
    settle(app)
    dock = window.findChild(QDockWidget, panels[0])
    figures["stall_ms_float"] = through(*[lambda on=on: dock.setFloating(on) for on in (True, False) * 3])
    dock.close()
    look.choose_theme("light")
    settle(app)
    figures["stall_ms_theme"] = through(*[lambda to=to: look.choose_theme(to) for to in ("dark", "light") * 3])
    figures["stall_ms_language"] = through(*[lambda to=to: look.choose_language(to) for to in ("zh", "en") * 3])
    figures["stall_ms_present"] = through(*[window.command("present").trigger] * 6)
    session.playback.pause()
    put_away(app, window)
    return figures
