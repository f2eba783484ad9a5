"""The step at which a path left a rectangle is found from any step, in any order."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.ui.drawing.departure import Departure

INSIDE, OUTSIDE = (0.0, 0.0), (9.0, 0.0)


def departure(*places: tuple[float, float]) -> Departure:
    path = np.array(places)
    return Departure(lambda first, last: path[first:last], (-1.0, -1.0), (1.0, 1.0))


def truth(places: list[tuple[float, float]], k: int) -> int | None:
    inside = [max(map(abs, place)) <= 1 for place in places[: k + 1]]
    if inside[k]:
        return None
    return max((step for step, is_in in enumerate(inside) if is_in), default=-2) + 1


def test_a_path_that_stays_has_not_left() -> None:
    assert departure(INSIDE, INSIDE).left_at(1) is None


def test_it_says_when_the_path_left_and_that_it_came_back() -> None:
    path = departure(INSIDE, OUTSIDE, OUTSIDE, INSIDE, OUTSIDE)
    assert [path.left_at(k) for k in range(5)] == [None, 1, 1, None, 4]
    assert path.left_at(2) == 1


def test_a_path_that_begins_outside_never_was_inside() -> None:
    assert departure(OUTSIDE, OUTSIDE).left_at(1) == -1


@pytest.mark.parametrize("place", [(np.nan, 0.0), (np.inf, 0.0), (0.0, -1e300)])
def test_what_is_not_finite_is_outside(place: tuple[float, float]) -> None:
    assert departure(INSIDE, place).left_at(1) == 1


def test_any_order_of_questions_gives_the_same_answers() -> None:
    rng = np.random.default_rng(4)
    places = [INSIDE if inside else OUTSIDE for inside in (rng.random(12_000) < 0.01).tolist()]
    path = departure(*places)
    for k in rng.integers(0, len(places), 300).tolist():
        assert path.left_at(k) == truth(places, k)
