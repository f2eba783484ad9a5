"""What one run costs, in time and in memory; and a drag of the start, computed and drawn."""

from __future__ import annotations

from statistics import median
from time import perf_counter

import numpy as np

from gdviz import assets
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Run
from tests.benchmarks.start import resident_mb

STEPS = 20_000
ROSENBROCK = "(1 - x)² + 100(y - x²)²"


def single_run_us_per_step() -> float:
    """Median microseconds a step of Adam on Rosenbrock."""
    optimizer = load_catalog([assets.resources()]).optimizers["adam"]
    landscape = FormulaLandscape(ROSENBROCK)
    times = []
    for _ in range(9):
        run = Run(landscape, optimizer, (-1.2, 1.0))
        assert run.length == 0
        before = perf_counter()
        run.advance(STEPS)
        times.append((perf_counter() - before) / STEPS)
        assert all(np.isfinite(run.trajectory.term(term.name)[-1]).all() for term in optimizer.terms)
    return 1e6 * median(times)


def million_steps_mb() -> float:
    """Growth of resident memory by a million steps of Adam, in MB."""
    optimizer = load_catalog([assets.resources()]).optimizers["adam"]
    run = Run(FormulaLandscape(ROSENBROCK), optimizer, (-1.2, 1.0))
    before = resident_mb()
    run.advance(1_000_000)
    assert run.length == 1_000_000
    return resident_mb() - before


def drag_ms() -> float:
    """Median milliseconds from a new start to the last pixel of six runs of 500 steps."""
    from tests.benchmarks.frames import opened_window, put_away, settle

    app, session, window = opened_window("himmelblau", ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"])
    session.change(session.experiment.with_steps(500))
    session.seek(500)
    settle(app)
    times = []
    for index in range(60):
        angle = 0.1 * index
        start = (2.0 * np.cos(angle), 2.0 * np.sin(angle))
        before = perf_counter()
        session.change(session.experiment.with_start(start))
        settle(app)
        while session.making.busy:  # a busy machine goes on in the next frame
            app.processEvents()
        times.append(perf_counter() - before)
        assert session.longest == 500
    put_away(app, window)
    return 1e3 * median(times[10:])
