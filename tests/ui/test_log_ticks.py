"""Numbers on a logarithmic axis: round, few, and written alike."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from gdviz.ui.drawing.log_ticks import log_ticks


@pytest.mark.parametrize(
    ("low", "high", "size", "numbers"),
    [
        (158.5, 501.0, 120, ["200", "300", "400", "500"]),
        (0.9, 12.0, 150, ["1", "2", "5", "10"]),
        (1e-3, 1e3, 120, ["0.01", "1", "100"]),
        (1e-16, 0.1, 100, ["10⁻¹⁵", "10⁻¹⁰", "10⁻⁵"]),
        (1e-12, 1e3, 120, ["10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"]),
    ],
)
def test_numbers_are_round(low: float, high: float, size: float, numbers: list[str]) -> None:
    assert [text for _, text in log_ticks(math.log10(low), math.log10(high), size)] == numbers


@pytest.mark.parametrize("size", [40.0, 90.0, 130.0, 200.0, 500.0])
@pytest.mark.parametrize("middle", [-250.0, -7.3, 0.0, 2.44, 12.9, 280.0])
@pytest.mark.parametrize("reach", [1e-9, 1e-3, 0.2, 0.5, 1.0, 2.0, 4.5, 19.0])
def test_numbers_keep_their_distance_and_their_range(middle: float, reach: float, size: float) -> None:
    low, high = middle - reach / 2, middle + reach / 2
    ticks = log_ticks(low, high, size)
    places = [place for place, _ in ticks]
    assert all(low - 1e-9 <= place <= high + 1e-9 for place in places)
    assert all((after - before) / reach * size >= 14.0 for before, after in pairwise(places))
    assert len({text for _, text in ticks}) == len(ticks)


def test_an_axis_without_extent_has_no_numbers() -> None:
    assert log_ticks(1.0, 1.0, 100) == log_ticks(0.0, math.inf, 100) == log_ticks(0.0, 1.0, 0) == []
