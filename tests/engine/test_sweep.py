"""Maps: the cells are single runs, whatever the blocks and whoever computes them; progress, cancel, places."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.many import blocks
from gdviz.engine.many.blocks import Job, Points, ends_of
from gdviz.engine.many.descent import UNDER_WAY, Cancelled
from gdviz.engine.many.rates import Axis, rate_maps
from gdviz.engine.many.sweep import RAN_AWAY, Basins, basin_map, basin_maps
from gdviz.engine.run import Run

SIZE = (19, 13)


def job_on(catalog: Catalog, name: str, rate: float = 0.1, steps: int = 200, optimizer: str = "adam") -> Job:
    chosen = catalog.optimizers[optimizer]
    landscape = landscape_of(catalog, catalog.landscapes[name].choice())
    return Job(landscape, chosen, chosen.defaults() | {"lr": rate}, steps)


def map_of(catalog: Catalog, executor: Executor | None = None) -> Basins:
    file = catalog.landscapes["himmelblau"]
    return basin_map(job_on(catalog, "himmelblau"), file.domain, SIZE, file.minima, executor=executor)


def assert_same(first: Basins, second: Basins) -> None:
    for name, value in vars(first).items():
        if isinstance(value, np.ndarray):
            np.testing.assert_array_equal(value, getattr(second, name), name)
    assert first.places == second.places and first.stride == second.stride


def test_every_cell_of_a_basin_map_is_a_single_run(catalog: Catalog) -> None:
    basins, job = map_of(catalog), job_on(catalog, "himmelblau")
    assert basins.reached.shape == (13, 19) and basins.stride == 1
    for row in (0, 5, 12):
        for column in range(0, 19, 6):
            start = (basins.axes[0][column], basins.axes[1][row])
            run = Run(job.landscape, job.optimizer, start, job.values)
            run.advance(job.steps)
            np.testing.assert_array_equal(basins.positions[row, column], run.trajectory.positions[-1])
            place = basins.places[basins.reached[row, column]]
            assert np.linalg.norm(run.trajectory.positions[-1] - place.position) < 0.2
    assert set(basins.reached.ravel().tolist()) == {0, 1, 2, 3}
    assert all(place.is_known for place in basins.places)


def test_minima_that_nobody_told_are_found(catalog: Catalog) -> None:
    file = catalog.landscapes["himmelblau"]
    basins = basin_map(job_on(catalog, "himmelblau"), file.domain, (40, 40))
    found = sorted(place.position for place in basins.places)
    np.testing.assert_allclose(found, sorted(file.minima), atol=1e-5)
    assert not any(place.is_known for place in basins.places)


def test_a_flat_or_a_passing_point_is_no_minimum(catalog: Catalog) -> None:
    domain = [(-2.0, 2.0)] * 2
    gd = catalog.optimizers["gd"]
    for formula in ("0 x + 0 y", "x + y/3", "x² - y²", "x³ + 0 y"):
        job = Job(FormulaLandscape(formula, ("x", "y")), gd, {"lr": 0.01}, 20)
        assert basin_map(job, domain, (20, 20)).places == ()


def test_a_corner_is_a_minimum(catalog: Catalog) -> None:
    job = Job(FormulaLandscape("|x - 0.3|"), catalog.optimizers["gd"], {"lr": 0.01}, 300)
    basins = basin_map(job, [(-1.0, 1.0)], (50, 50))
    assert basins.reached.shape == (1, 50) and set(basins.reached.ravel()) == {0}
    assert basins.places[0].position == pytest.approx((0.3,), abs=1e-4)


def test_starts_that_diverge_are_marked(catalog: Catalog) -> None:
    file = catalog.landscapes["himmelblau"]
    basins = basin_map(job_on(catalog, "himmelblau", 0.03, 100, "gd"), file.domain, SIZE, file.minima)
    assert 0 < np.sum(basins.reached == RAN_AWAY) < basins.reached.size
    assert np.all(basins.steps[basins.reached == RAN_AWAY] < 100)


def test_four_variables_are_cut_along_two(catalog: Catalog) -> None:
    file, job = catalog.landscapes["wood"], job_on(catalog, "wood", steps=40)
    basins = basin_map(job, file.domain, (5, 4), file.minima, file.start, (1, 3))
    start = np.array(file.start)
    start[[1, 3]] = basins.axes[0][2], basins.axes[1][3]
    run = Run(job.landscape, job.optimizer, start, job.values)
    run.advance(40)
    np.testing.assert_array_equal(basins.positions[3, 2], run.trajectory.positions[-1])


def test_maps_come_from_coarse_to_fine_and_end_in_the_same(catalog: Catalog) -> None:
    file = catalog.landscapes["himmelblau"]
    maps = list(basin_maps(job_on(catalog, "himmelblau"), file.domain, SIZE, file.minima))
    strides = [one.stride for one in maps]
    assert strides == sorted(strides, reverse=True) and strides[-1] == 1
    for one in maps:
        rows, columns = np.arange(13) // one.stride * one.stride, np.arange(19) // one.stride * one.stride
        np.testing.assert_array_equal(one.steps, maps[-1].steps[rows][:, columns])
    assert_same(maps[-1], map_of(catalog))


@pytest.mark.parametrize("size", [5, 64, 4096])
def test_block_sizes_do_not_change_a_number(catalog: Catalog, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = map_of(catalog)
    monkeypatch.setattr(blocks.Job, "block_size", lambda _: size)
    assert_same(map_of(catalog), whole)


def test_threads_and_processes_give_the_same_map(catalog: Catalog) -> None:
    own = map_of(catalog)
    with ThreadPoolExecutor(2) as threads:
        assert_same(map_of(catalog, threads), own)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        assert_same(map_of(catalog, processes), own)


def test_progress_goes_from_0_to_1_and_never_back(catalog: Catalog) -> None:
    heard: list[float] = []
    file = catalog.landscapes["himmelblau"]
    basin_map(job_on(catalog, "himmelblau"), file.domain, SIZE, file.minima, progress=heard.append)
    assert heard[0] == 0.0 and heard[-1] == 1.0 and heard == sorted(set(heard))


@pytest.fixture
def slow_work(catalog: Catalog) -> Iterator[list[tuple[Job, Points, np.ndarray]]]:
    """A sweep that would take minutes; no thread of it is left afterwards."""
    before = threading.active_count()
    starts = np.random.default_rng(0).uniform(-2.0, 2.0, (50_000, 2))
    yield [(job_on(catalog, "rosenbrock", 1e-3, 1_000_000), Points(starts), np.arange(len(starts)))]
    assert threading.active_count() == before


def test_cancelling_leaves_nothing_running(slow_work: list[tuple[Job, Points, np.ndarray]]) -> None:
    cancel = threading.Event()

    def stop_soon(share: float) -> None:
        if share > 0.0:
            cancel.set()

    with pytest.raises(Cancelled):
        list(ends_of(slow_work, progress=stop_soon, cancel=cancel))


def test_runs_that_take_long_are_seen_on_their_way(catalog: Catalog) -> None:
    job = job_on(catalog, "rosenbrock", 1e-4, 10_000_000, "gd")
    with ThreadPoolExecutor(1) as pool:
        maps = basin_maps(job, [(-2.0, 2.0)] * 2, (8, 8), executor=pool, coarsest=8, glimpses=True)
        first, later = next(maps), next(maps)
        maps.close()  # type: ignore[attr-defined]
    assert first.stride == later.stride == 8 and (later.reasons == UNDER_WAY).all()
    assert 0 < first.steps[0, 0] < later.steps[0, 0] < job.steps
    run = Run(job.landscape, job.optimizer, (-1.75, -1.75), job.values)
    run.advance(int(first.steps[0, 0]))
    assert float(run.trajectory.losses[-1]) == first.losses[0, 0]


def test_an_iterator_that_is_closed_leaves_nothing_running(catalog: Catalog) -> None:
    before = threading.active_count()
    file = catalog.landscapes["himmelblau"]
    maps = basin_maps(job_on(catalog, "himmelblau"), file.domain, (60, 60), file.minima)
    assert next(maps).stride > 1
    maps.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_a_rate_map_holds_single_runs(catalog: Catalog) -> None:
    job = job_on(catalog, "rosenbrock", optimizer="momentum", steps=50)
    axes = (Axis("lr", 1e-4, 1e-1, 5, "log"), Axis("momentum", 0.0, 0.9, 4, "linear"))
    (rates,) = rate_maps([job], (-1.2, 1.0), [axes])
    assert rates.losses.shape == (4, 5)
    for row, momentum in enumerate(axes[1].values()):
        for column, rate in enumerate(axes[0].values()):
            values = job.values | {"lr": float(rate), "momentum": float(momentum)}
            run = Run(job.landscape, job.optimizer, (-1.2, 1.0), values)
            run.advance(50)
            np.testing.assert_array_equal(rates.losses[row, column], run.trajectory.losses[-1])
            assert rates.steps[row, column] == run.length


def test_loss_against_rate_for_several_optimizers(catalog: Catalog) -> None:
    jobs = [job_on(catalog, "rosenbrock", optimizer=name) for name in ("gd", "adam")]
    axis = (Axis("lr", 1e-4, 1.0, 9, "log"),)
    gd, adam = rate_maps(jobs, (-1.2, 1.0), [axis, axis])
    assert (gd.optimizer, adam.optimizer) == ("gd", "adam")
    assert gd.losses.shape == adam.losses.shape == (1, 9)
    assert gd.reasons[0, -1] == 2 and adam.reasons[0, -1] != 2  # gd diverges at η = 1


@pytest.mark.parametrize(
    ("axis", "sentence"),
    [
        (Axis("lr", 0.1, 0.01, 5, "log"), "lower end"),
        (Axis("lr", 0.0, 0.1, 5, "log"), "above 0"),
        (Axis("lr", -1.0, 0.1, 5, "linear"), "must be a number from"),
        (Axis("beta9", 0.1, 0.2, 5, "log"), "no hyperparameter"),
        (Axis("lr", 0.1, 0.2, 0, "log"), "at least one cell"),
    ],
)
def test_an_axis_of_no_use_is_refused(catalog: Catalog, axis: Axis, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        rate_maps([job_on(catalog, "rosenbrock")], (0.0, 0.0), [(axis,)])


def test_blocks_are_handed_out_as_they_are_needed(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "SMALLEST", 1)
    monkeypatch.setattr(blocks, "CACHED", 1)
    optimizer = catalog.optimizers["gd"]
    job = Job(FormulaLandscape("x² + y²"), optimizer, optimizer.defaults(), 1)
    points = Points(np.ones((200, 2)))
    parted: list[int] = []

    def part(whole: Points, indices: np.ndarray) -> Points:
        parted.append(len(indices))
        return Points(whole.starts[indices])

    monkeypatch.setattr(Points, "part", part)
    results = ends_of([(job, points, np.arange(200))])
    next(results)
    assert len(parted) < 100
    assert 1 + len(list(results)) == len(parted) == 200
