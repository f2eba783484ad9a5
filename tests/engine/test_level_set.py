"""The figure of a quadratic form: what kind it is, and that its curves are levels."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.level_set import level_set


@pytest.mark.parametrize(
    ("hessian", "kind"),
    [
        (((6, 2), (2, 12)), "bowl"),
        (((-6, 2), (2, -12)), "dome"),
        (((2, 0), (0, -2)), "saddle"),
        (((0, 0), (0, 3)), "trough"),
        (((0, 0), (0, -3)), "ridge"),
        (((0, 0), (0, 0)), "flat"),
    ],
)
def test_every_kind_of_place_is_told(hessian: tuple[tuple[float, float], ...], kind: str) -> None:
    assert level_set(np.array(hessian, dtype=float)).kind == kind


@pytest.mark.parametrize("hessian", [((6, 2), (2, 12)), ((2, 1), (1, -5)), ((0, 0), (0, 3)), ((-6, 2), (2, -12))])
def test_each_curve_is_one_level_within_the_unit_circle(hessian: tuple[tuple[float, float], ...]) -> None:
    matrix = np.array(hessian, dtype=float)
    figure = level_set(matrix)
    for sign, curves in ((1.0, figure.rising), (-1.0, figure.falling)):
        for curve in curves:
            heights = np.einsum("ni,ij,nj->n", curve, matrix, curve)
            np.testing.assert_allclose(heights, heights[0], rtol=1e-9)
            assert np.sign(heights[0]) == sign
            assert np.hypot(*curve.T).max() <= 1.0 + 1e-9


def test_the_ellipse_is_as_long_as_the_root_of_the_condition_number() -> None:
    figure = level_set(np.diag([1.0, 100.0]))
    np.testing.assert_allclose(np.hypot(*figure.axes.T), [1.0, 0.1])
    np.testing.assert_allclose(np.abs(figure.axes[0]), [1.0, 0.0], atol=1e-12)


def test_a_saddle_has_levels_above_and_below() -> None:
    figure = level_set(np.diag([2.0, -2.0]))
    assert len(figure.rising) == len(figure.falling) == 2
