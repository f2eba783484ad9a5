"""A displacement turned around a point: the prediction of the gradient against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.turning import Turning, between

ANGLES = np.linspace(0.0, 2.0 * np.pi, 37)


def turning(formula: str = "x² + y²", at: tuple[float, ...] = (1.0, 2.0), length: float = 0.5) -> Turning:
    axes = np.eye(2)[:, : len(at)] if len(at) < 3 else np.eye(len(at))[:2]
    return Turning(FormulaLandscape(formula), np.array(at), axes, length)


def test_the_prediction_is_a_cosine_of_the_angle_to_the_gradient() -> None:
    one = turning()
    assert one.steepness == pytest.approx(np.hypot(2.0, 4.0))
    expected = one.steepness * 0.5 * np.cos(ANGLES - np.arctan2(4.0, 2.0))
    np.testing.assert_allclose(one.predicted(ANGLES), expected, atol=1e-12)


def test_the_true_change_of_a_bowl_exceeds_the_prediction_by_the_square_of_the_length() -> None:
    one = turning()
    np.testing.assert_allclose(one.true(ANGLES) - one.predicted(ANGLES), 0.25, atol=1e-12)


def test_no_direction_is_predicted_to_be_lower_than_that_against_the_gradient() -> None:
    one = turning("x² + xy + y²", (2.0, 1.0))
    np.testing.assert_allclose(one.gradient, [5.0, 4.0])
    lowest = float(one.predicted(np.array(one.downhill)))
    assert lowest == pytest.approx(-0.5 * np.hypot(5.0, 4.0))
    assert (one.predicted(ANGLES) >= lowest - 1e-12).all()
    assert float(one.predicted(np.array(one.downhill + np.pi / 2))) == pytest.approx(0.0, abs=1e-12)


def test_a_short_displacement_changes_what_was_predicted() -> None:
    one = turning("(1-x)² + 100(y-x²)²", (-1.2, 1.0), 1e-7)
    np.testing.assert_allclose(one.true(ANGLES), one.predicted(ANGLES), atol=1e-9)


def test_with_one_variable_there_are_two_directions() -> None:
    one = turning("x²", (5.0,), 1.0)
    np.testing.assert_allclose(one.predicted(np.array([0.0, np.pi])), [10.0, -10.0])
    np.testing.assert_allclose(one.true(np.array([0.0, np.pi])), [11.0, -9.0])


def test_of_many_variables_only_those_of_the_plane_move() -> None:
    one = turning("x1² + 2x2² + 30x3²", (1.0, 1.0, 1.0))
    np.testing.assert_allclose(one.gradient, [2.0, 4.0])
    assert float(one.true(np.array(0.0))) == pytest.approx(1.5**2 - 1.0)


def test_a_point_without_a_gradient_points_nowhere_in_particular() -> None:
    flat = turning(at=(0.0, 0.0))
    assert flat.steepness == 0.0
    np.testing.assert_allclose(flat.predicted(ANGLES), 0.0)


def test_the_angle_between_two_directions_is_the_smaller_one() -> None:
    assert between(0.1, 2.0 * np.pi - 0.1) == pytest.approx(0.2)
    assert between(0.0, np.pi) == pytest.approx(np.pi)
