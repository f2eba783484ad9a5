"""What many runs at once cost: 250,000 starts of Adam, and a map of basins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import perf_counter

import numpy as np

from gdviz import assets
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.many.blocks import Job, Points, ends_of
from gdviz.engine.many.movers import mover_for
from gdviz.engine.many.sweep import basin_map
from gdviz.engine.setting import WHOLE
from tests.benchmarks.engine import ROSENBROCK

HIMMELBLAU = "(x² + y - 11)² + (x + y² - 7)²"
STARTS = 250_000
STEPS = 100
BLOCK = 31_250
SIDE = 400
BASIN_STEPS = 300
BASIN_RATE = 0.1
REPEATS = 7


def batch_ns_per_point_step() -> float:
    """Median nanoseconds for one step of one of 250,000 starts of Adam on Rosenbrock; nothing asked but the steps."""
    optimizer = load_catalog([assets.resources()]).optimizers["adam"]
    landscape = FormulaLandscape(ROSENBROCK)
    starts = np.random.default_rng(0).uniform(-2.0, 2.0, (STARTS, 2))
    assert optimizer.modified(()) is optimizer

    def block(first: int) -> None:
        with np.errstate(all="ignore"):
            part = starts[first : first + BLOCK]
            mover = mover_for(optimizer, landscape, part, optimizer.defaults(), WHOLE, with_loss=False)
            for step in range(1, STEPS + 1):
                mover.move(step)
                mover.look()

    def sweep() -> None:
        with ThreadPoolExecutor() as threads:
            list(threads.map(block, range(0, STARTS, BLOCK)))

    return 1e9 * _median_seconds(sweep) / (STARTS * STEPS)


def stopping_ns_per_point_step() -> float:
    """The same, with every loss computed and every start watched for divergence, as a map needs it."""
    optimizer = load_catalog([assets.resources()]).optimizers["adam"]
    starts = np.random.default_rng(0).uniform(-2.0, 2.0, (STARTS, 2))
    job = Job(FormulaLandscape(ROSENBROCK), optimizer, optimizer.defaults(), STEPS)
    return 1e9 * _median_seconds(lambda: list(ends_of([(job, Points(starts), np.arange(STARTS))]))) / (STARTS * STEPS)


def basin_s() -> float:
    """Median seconds for a map of 400 × 400 starts, 300 steps of Adam on Himmelblau, complete."""
    catalog = load_catalog([assets.resources()])
    optimizer, file = catalog.optimizers["adam"], catalog.landscapes["himmelblau"]
    job = Job(FormulaLandscape(HIMMELBLAU), optimizer, optimizer.defaults() | {"lr": BASIN_RATE}, BASIN_STEPS)
    return _median_seconds(lambda: basin_map(job, file.domain, (SIDE, SIDE), file.minima))


def _median_seconds(work: object) -> float:
    assert callable(work)
    work()  # compiles
    times = []
    for _ in range(REPEATS):
        before = perf_counter()
        work()
        times.append(perf_counter() - before)
    return median(times)
