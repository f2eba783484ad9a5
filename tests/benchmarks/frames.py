"""What a frame of the real window costs while runs play: session, views, software OpenGL and composition."""

from __future__ import annotations

from statistics import median
from time import perf_counter, process_time
from typing import Any

import msgspec

SEVEN = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "gd"]
FRAMES = 150
PANELS = ("microscope", "gradient", "curvature", "slice")


def frame_figures() -> dict[str, float]:
    """Milliseconds a frame in the scenarios, growth at step 100,000, and what a paused window costs."""
    app, session, window = opened_window("rosenbrock", SEVEN)
    session.change(session.experiment.with_steps(200_000))
    session.seek(100)
    figures = {"frame_ms": _frame_ms(app, session), "frame_ms_gliding": _gliding_ms(app, session)}
    window.command("arrows").trigger()
    settle(app)
    figures["frame_ms_arrows"] = _frame_ms(app, session)
    window.command("arrows").trigger()
    settle(app)
    window.command("show_surface").trigger()
    settle(app)
    figures["frame_ms_surface"] = _frame_ms(app, session)
    window.command("show_both").trigger()
    settle(app)
    figures["frame_growth"] = _growth(app, session)
    figures["paused_cpu_percent"] = _paused_cpu_percent(app, session)
    put_away(app, window)
    app, session, window = opened_window("quadratic", ["gd", "adam"])
    session.change(session.experiment.with_steps(200_000))
    figures["frame_ms_first_start"] = _frame_ms(app, session)
    put_away(app, window)
    app, session, window = opened_window("rosenbrock", SEVEN)
    session.change(session.experiment.with_steps(200_000))
    window.resize(1280, 1000)  # high enough for one below the other
    for name in ("microscope", "gradient"):
        window.command(name).trigger()
        settle(app)
    figures["frame_ms_panels"] = _frame_ms(app, session)
    close_panels(window)
    put_away(app, window)
    return figures


def opened_window(landscape: str, optimizers: list[str]) -> tuple[Any, Any, Any]:
    """Open the real window at 1280 × 800 with these runs, computed and shown; (application, session, window)."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gdviz.app import first_session
    from gdviz.session.changes import editing
    from gdviz.ui import gl

    app = QApplication.instance()
    if app is None:
        gl.prepare_before_application()
        app = QApplication(["gdviz"])
    from gdviz.ui.themes.appearance import Appearance
    from gdviz.ui.window import Window

    session = first_session()
    for _ in session.experiment.runs:
        editing.remove_run(session, 0)
    editing.use_landscape(session, landscape)
    for optimizer in optimizers:
        editing.add_run(session, optimizer)
    rates = {index: 1e-3 * 0.9**index for index in range(len(optimizers))}
    for index, rate in rates.items():
        session.change(session.experiment.with_hyperparameter(index, "lr", rate))
    session.change(msgspec.structs.replace(session.experiment, tolerance=0.0))
    settings = QSettings()
    window = Window(session, Appearance(app, settings), settings)  # type: ignore[arg-type]
    window.resize(1280, 800)
    window.show()
    session.prepare()
    settle(app)
    return app, session, window


def close_panels(window: Any) -> None:
    """Close the panels, which the next window would find open."""
    from PySide6.QtWidgets import QDockWidget

    from gdviz.ui.docks.panels import PANELS as ALL

    for panel in ALL:
        window.findChild(QDockWidget, panel.command.name).close()


def put_away(app: Any, window: Any) -> None:
    """Let a window go for good: a theme is set for every window there is."""
    from PySide6.QtCore import QEvent

    window.files.filing.forget_changes()
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(app)


def settle(app: Any) -> None:
    """Let everything that is due be drawn."""
    for _ in range(3):
        app.processEvents()


def rest(app: Any, session: Any) -> None:
    """Let all steps that are asked for be made, and all that is worked out aside be there and drawn."""
    while session.making.busy or session.backgrounds.busy:
        app.processEvents()
    settle(app)


def _frame_ms(app: Any, session: Any) -> float:
    """Median milliseconds from a step to its last pixel, over frames that each show a new step."""
    times = []
    for index in range(FRAMES + 10):
        before = perf_counter()
        session.seek(session.cursor + 1)
        app.processEvents()  # the redraw that the step asked for …
        app.processEvents()  # … and the painting that the redraw asked for
        if index >= 10:
            times.append(perf_counter() - before)
    return 1e3 * median(times)


def _growth(app: Any, session: Any) -> float:
    """Median ratio of a frame at step 100,000 to one at step 100, in turn, so that a busy machine meets both alike."""
    ratios = []
    for _ in range(3):
        session.seek(100)
        rest(app, session)
        early = _frame_ms(app, session)
        session.seek(100_000)
        rest(app, session)
        ratios.append(_frame_ms(app, session) / early)
    return median(ratios)


def _gliding_ms(app: Any, session: Any) -> float:
    """Median milliseconds from a moment to its last pixel, over frames in which balls glide between steps."""
    session.playback.set_speed(15.0)
    session.playback.play()
    times = []
    for index in range(FRAMES + 10):
        before = perf_counter()
        session.tick(1 / 60)
        app.processEvents()
        app.processEvents()
        if index >= 10:
            times.append(perf_counter() - before)
    session.playback.pause()
    return 1e3 * median(times)


def _paused_cpu_percent(app: Any, session: Any) -> float:
    """Processor time of a paused window, in percent of one processor, over two seconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    rest(app, session)
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    QTimer.singleShot(2000, loop.quit)
    wall, busy = perf_counter(), process_time()
    loop.exec()
    return 100.0 * (process_time() - busy) / (perf_counter() - wall)
