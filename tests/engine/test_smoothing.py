"""The smoothed loss: what an exponential moving average is, written out, and losses that are not numbers."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.data.smoothing import smoothed
from gdviz.engine.errors import InputError

LOSSES = np.random.default_rng(0).normal(3.0, 1.0, 1000)


@pytest.mark.parametrize("factor", [0.1, 0.9, 0.999])
def test_it_is_the_average_step_by_step(factor: float) -> None:
    average, from_zero = LOSSES[0], 0.0
    plain, corrected = [], []
    for step, loss in enumerate(LOSSES.tolist(), start=1):
        average = factor * average + (1.0 - factor) * loss
        from_zero = factor * from_zero + (1.0 - factor) * loss
        plain.append(average)
        corrected.append(from_zero / (1.0 - factor**step))
    np.testing.assert_allclose(smoothed(LOSSES, factor, corrected=False), plain, rtol=1e-12)
    np.testing.assert_allclose(smoothed(LOSSES, factor), corrected, rtol=1e-9)


def test_both_begin_at_the_first_loss_and_keep_a_constant_one() -> None:
    for corrected in (True, False):
        assert smoothed(LOSSES, 0.9, corrected)[0] == pytest.approx(LOSSES[0])
        np.testing.assert_allclose(smoothed(np.full(200, 7.0), 0.99, corrected), 7.0)


def test_a_factor_of_0_leaves_the_losses_as_they_are() -> None:
    np.testing.assert_array_equal(smoothed(LOSSES, 0.0), LOSSES)


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 65, 129])
def test_every_length_keeps_its_shape(count: int) -> None:
    np.testing.assert_allclose(smoothed(LOSSES[:count], 0.9), smoothed(LOSSES, 0.9)[:count], rtol=1e-12)


def test_losses_that_are_not_finite_stay_so_and_spoil_no_other() -> None:
    broken = np.insert(LOSSES, [3, 500, 1000], [np.nan, np.inf, np.nan])
    found = smoothed(broken, 0.9)
    np.testing.assert_array_equal(found[[3, 501, 1002]], [np.nan, np.inf, np.nan])
    np.testing.assert_array_equal(found[np.isfinite(broken)], smoothed(LOSSES, 0.9))
    np.testing.assert_array_equal(smoothed(np.full(3, np.nan), 0.9), np.full(3, np.nan))


@pytest.mark.parametrize("factor", [-0.1, 1.0, 2.0, float("nan")])
def test_factors_that_do_not_average_are_refused(factor: float) -> None:
    with pytest.raises(InputError, match="at least 0 and below 1"):
        smoothed(LOSSES, factor)
