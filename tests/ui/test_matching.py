"""Finding by a few letters: the nearest name first."""

from __future__ import annotations

import pytest

from gdviz.ui.menus.matching import best, fit

NAMES = [("Adam",), ("AdaMax",), ("NAdam",), ("Gradient descent", "gd"), ("Nelder–Mead",), ("高等数学", "Courses")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("adam", "Adam"),
        ("ADAM", "Adam"),
        ("adamx", "AdaMax"),
        ("gd", "Gradient descent"),
        ("desc", "Gradient descent"),
        ("descent grad", "Gradient descent"),
        ("nelder mead", "Nelder–Mead"),
        ("nm", "Nelder–Mead"),
        ("等数", "高等数学"),
    ],
)
def test_the_nearest_name_comes_first(typed: str, first: str) -> None:
    assert NAMES[best(typed, NAMES)[0]][0] == first


def test_scattered_letters_count_only_where_nothing_else_fits() -> None:
    assert [NAMES[place][0] for place in best("des", NAMES)] == ["Gradient descent"]
    assert [NAMES[place][0] for place in best("grdsc", NAMES)] == ["Gradient descent"]


def test_letters_that_are_not_there_do_not_fit() -> None:
    assert fit("xyz", ["Adam"]) is None
    assert best("adam q", NAMES) == []


def test_the_very_same_name_is_nearest() -> None:
    same, longer = fit("adam", ["Adam"]), fit("adam", ["Adam W"])
    assert same is not None and longer is not None and same < longer
