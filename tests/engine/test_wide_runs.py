"""A run too wide to keep shows the same rows as one that is kept whole, to the last bit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem_choice import DatasetChoice, NetworkChoice, ProblemChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Landscape
from gdviz.engine.memory import Memory
from gdviz.engine.modifier import Modifier
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.replay import Edit, Replay
from gdviz.engine.run import Run
from gdviz.engine.setting import WHOLE, Setting
from gdviz.engine.trajectory import Trajectory

STEPS = 150


@pytest.fixture(scope="module")
def network(catalog: Catalog) -> Landscape:
    choice = ProblemChoice(NetworkChoice((4, 4), "tanh", "cross_entropy"), DatasetChoice("moons", {"count": 20.0}))
    return problem_of(catalog, choice)


def in_pieces(run: Run, steps: Sequence[int]) -> Run:
    """Advance by turns."""
    for count in steps:
        run.advance(count)
    return run


def twins(
    landscape: Landscape, optimizer: Optimizer, edits: Sequence[Edit] = (), setting: Setting = WHOLE
) -> list[Run]:
    """Return a run that keeps all of its rows, and the same one that keeps few of them."""
    whole, sparse = (
        Run(landscape, optimizer, landscape.model.start, None, edits, 0.0, setting)  # type: ignore[attr-defined]
        for _ in range(2)
    )
    stepper = optimizer.stepper(landscape, setting)
    first = stepper.first(sparse.start, sparse.hyperparameters)
    replay = Replay(stepper, sparse.hyperparameters, sparse.edits)
    sparse.trajectory = Trajectory(Memory(replay, first, 20 * len(stepper.carried), 0))
    return [in_pieces(whole, [STEPS]), in_pieces(sparse, [1, 2, 30, 1, STEPS - 34])]


def expect_same(whole: Trajectory, sparse: Trajectory) -> None:
    """Every door says the same."""
    assert sparse.memory.every > 1 and whole.memory.every == 1
    assert len(sparse) == len(whole)
    last = len(whole) - 1
    for step in (last, 0, 1, last // 2, last // 2 - 1, last - 1, last // 3):
        np.testing.assert_array_equal(sparse.row(step), whole.row(step))
    np.testing.assert_array_equal(sparse.rows(0, last + 1), whole.rows(0, last + 1))
    np.testing.assert_array_equal(sparse.positions, whole.positions)
    np.testing.assert_array_equal(sparse.losses, whole.losses)
    np.testing.assert_array_equal(sparse.rates, whole.rates)
    np.testing.assert_array_equal(sparse.gradient_lengths, whole.gradient_lengths)
    np.testing.assert_array_equal(sparse.step_lengths, whole.step_lengths)
    np.testing.assert_array_equal(sparse.turns(0, last), whole.turns(0, last))


@pytest.mark.parametrize("name", ["gd", "adam", "adan", "prodigy", "schedule_free_adamw", "lbfgs", "bfgs", "armijo"])
def test_any_row_of_a_wide_run_is_the_one_that_was_made(catalog: Catalog, network: Landscape, name: str) -> None:
    whole, sparse = twins(network, catalog.optimizers[name])
    expect_same(whole.trajectory, sparse.trajectory)
    for term in whole.terms:
        np.testing.assert_array_equal(sparse.trajectory.term(term.name), whole.trajectory.term(term.name))
    assert sparse.evaluations_at(70) == whole.evaluations_at(70)


def test_batches_noise_schedules_and_edits_come_back_as_they_were(catalog: Catalog, network: Landscape) -> None:
    modifiers: list[Modifier] = [catalog.options["noise"], catalog.schedules["cosine"]]
    optimizer = catalog.optimizers["adam"].modified(modifiers)
    edits = [Edit(40, "lr", 0.03), Edit(90, "lr", 0.002)]
    whole, sparse = twins(network, optimizer, edits, Setting((), 3, 7, "shuffled"))
    expect_same(whole.trajectory, sparse.trajectory)


@pytest.mark.parametrize("kept", [0, 1, 63, 64, 65, 140])
def test_an_edit_keeps_what_lies_before_it(catalog: Catalog, network: Landscape, kept: int) -> None:
    edits = [Edit(kept, "lr", 0.02)]
    whole, sparse = (run.edited(edits, kept) for run in twins(network, catalog.optimizers["adam"]))
    expect = Run(network, whole.optimizer, whole.start, None, edits)
    for run in (whole, sparse, expect):
        run.advance(STEPS - run.length)
    expect_same(whole.trajectory, sparse.trajectory)
    expect_same(expect.trajectory, sparse.trajectory)


def test_a_digest_follows_the_run_and_becomes_exact_when_it_comes_late(catalog: Catalog, network: Landscape) -> None:
    whole, sparse = twins(network, catalog.optimizers["adam"])
    axes = np.random.default_rng(0).standard_normal((network.dimension, 2))
    positions = sparse.layout.positions
    digest = sparse.trajectory.digests.of("plane", positions, lambda rows: rows @ axes)
    every = sparse.trajectory.memory.every
    expected = whole.trajectory.digests.of("plane", positions, lambda rows: rows @ axes).numbers
    np.testing.assert_allclose(digest.numbers[::every], expected[::every], rtol=1e-12)
    assert not digest.is_exact
    assert not np.allclose(digest.numbers, expected, rtol=1e-6)
    for run in (whole, sparse):
        run.advance(10)
    while not digest.is_exact:
        before = digest.exact
        sparse.trajectory.digests.refine(digest)
        assert digest.exact > before
    expected = whole.trajectory.digests.of("plane", positions, lambda rows: rows @ axes).numbers
    np.testing.assert_allclose(digest.numbers, expected, rtol=1e-12)
    kept = sparse.edited([Edit(50, "lr", 0.02)], 50).trajectory.digests.of("plane", positions, lambda rows: rows @ axes)
    np.testing.assert_array_equal(kept.numbers, digest.numbers[:51])


def test_memory_is_bounded_however_long_a_wide_run_is(catalog: Catalog, network: Landscape) -> None:
    _, sparse = twins(network, catalog.optimizers["adam"])
    sparse.advance(1000)
    frames = sparse.trajectory.memory.spread_out(sparse.length, 10_000)
    assert len(frames) <= 20
    assert sparse.trajectory.memory.every >= 50
