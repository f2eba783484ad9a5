"""The methods beside SciPy's on a standard test set: the same minimum, and at most 1.5 times the evaluations.

Losses, gradients, Hessians, residuals and Jacobians count one each, on both sides. Both sides stop by the same rule:
the one that SciPy's method has by default, with a gradient of 10⁻⁵ where it is the gradient that decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from scipy import optimize

from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.methods import all_methods
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting
from gdviz.engine.trajectory import Trajectory

METHODS = all_methods()
ROSENBROCK_4D = "100((x2-x1²)²+(x3-x2²)²+(x4-x3²)²)+(1-x1)²+(1-x2)²+(1-x3)²"
POWELL = "(x1 + 10x2)² + 5(x3 - x4)² + (x2 - 2x3)⁴ + 10(x1 - x4)⁴"
FREUDENSTEIN_ROTH = "(-13 + x + ((5 - y)y - 2)y)² + (-29 + x + ((y + 1)y - 14)y)²"
WOOD = "100(x2 - x1²)² + (1 - x1)² + 90(x4 - x3²)² + (1 - x3)² + 10.1((x2 - 1)² + (x4 - 1)²) + 19.8(x2 - 1)(x4 - 1)"
TEST_SET: dict[str, list[tuple[float, ...]]] = {
    "(1 - x)² + 100(y - x²)²": [(-1.2, 1), (0, 0), (2, 2), (-2, -1)],
    ROSENBROCK_4D: [(-1.2, 1, -1.2, 1), (0, 0, 0, 0), (2, -1, 1, 2)],
    "(x² + y - 11)² + (x + y² - 7)²": [(0, 0), (4, -3), (-1, -1), (-4, 3)],
    "(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²": [(1, 1), (0, 0), (2, 0.8)],
    "(x + 2y - 7)² + (2x + y - 5)²": [(0, 0), (5, -5), (-8, 9)],
    POWELL: [(3, -1, 0, 1), (1, 1, 1, 1)],
    WOOD: [(-3, -1, -3, -1), (0, 0, 0, 0), (2, 2, -1, 2)],
    FREUDENSTEIN_ROTH: [(0.5, -2), (15, -2), (6, 3)],
    "3x² + 2xy + 6y²": [(5, 5), (-3, 1)],
    "x² + 100y²": [(5, 5), (1, 0.01)],
    "0.26(x² + y²) - 0.48x y": [(9, -7)],
    "x1² + 2x2² + 3x3² + 4x4² + 5x5² + x1 x2": [(1, -2, 3, -4, 5)],
}
STARTS = [(formula, tuple(map(float, start))) for formula, starts in TEST_SET.items() for start in starts]
EXCESS = 1.5  # times SciPy's evaluations


class Case(NamedTuple):
    formula: str
    start: tuple[float, ...]
    loss: float  # where ours has stopped
    evaluations: int  # up to there
    scipy_loss: float
    scipy_evaluations: int

    @property
    def ratio(self) -> float:
        return self.evaluations / self.scipy_evaluations


Result = optimize.OptimizeResult
Theirs = Callable[[FormulaLandscape, tuple[float, ...]], Result]
Rule = Callable[[Trajectory], Array]  # at which steps ours would stop


def by(method: str, **options: float) -> Theirs:
    def found(landscape: FormulaLandscape, start: tuple[float, ...]) -> Result:
        given = {"hess": landscape.hessian} if method == "dogleg" else {}
        given |= {} if method == "Nelder-Mead" else {"jac": landscape.gradient}
        return optimize.minimize(
            lambda position: float(landscape.loss(position)), start, method=method, options=options, **given
        )

    return found


def by_least_squares(landscape: FormulaLandscape, start: tuple[float, ...]) -> Result:
    squares = landscape.least_squares()
    assert squares is not None
    found = optimize.least_squares(squares.residuals, start, jac=squares.jacobian, method="lm")
    found.fun = 2.0 * found.cost
    return found


def flat(trajectory: Trajectory) -> Array:
    return np.abs(trajectory.gradients).max(axis=1) <= 1e-5


def flat_in_length(trajectory: Trajectory) -> Array:
    return np.linalg.norm(trajectory.gradients, axis=1) <= 1e-5


def small_simplex(trajectory: Trajectory) -> Array:
    dimension = trajectory.positions.shape[1]
    simplex = trajectory.term("simplex").reshape(len(trajectory), -1, dimension)
    others = trajectory.term("other_losses") - trajectory.losses[:, np.newaxis]
    return (np.abs(simplex[:, 1:] - simplex[:, :1]).max(axis=(1, 2)) <= 1e-4) & (np.abs(others).max(axis=1) <= 1e-4)


def hardly_changing(trajectory: Trajectory) -> Array:
    """MINPACK's rules: an accepted step that gains, or goes, less than 10⁻⁸ of what there is."""
    before, after = trajectory.losses[:-1], trajectory.losses[1:]
    went = np.linalg.norm(np.diff(trajectory.positions, axis=0), axis=1)
    small = (before - after <= 1e-8 * before) | (went <= 1e-8 * np.linalg.norm(trajectory.positions[1:], axis=1))
    small &= trajectory.term("accepted")[1:, 0] == 1.0
    return np.append(False, small) | (np.abs(trajectory.gradients).max(axis=1) <= 2e-8)


PAIRS: dict[str, tuple[Theirs, Rule]] = {
    "cg_pr": (by("CG"), flat),
    "bfgs": (by("BFGS"), flat),
    "lbfgs": (by("L-BFGS-B", ftol=0.0), flat),
    "dogleg": (by("dogleg", gtol=1e-5), flat_in_length),
    "nelder_mead": (by("Nelder-Mead"), small_simplex),
    "levenberg_marquardt": (by_least_squares, hardly_changing),
}
every_pair = pytest.mark.parametrize("method", PAIRS)


@cache
def cases(method: str) -> tuple[Case, ...]:
    """Return every start of the test set that SciPy brings to a minimum, both sides beside each other."""
    theirs, rule = PAIRS[method]
    found = []
    for formula, start in STARTS:
        landscape = FormulaLandscape(formula)
        result = theirs(landscape, start)
        if not result.success:  # its dogleg gives up where the Hessian is not positive definite
            continue
        run = Run(landscape, METHODS[method], start)
        run.advance(700)
        stops = np.flatnonzero(rule(run.trajectory))
        assert len(stops), (formula, start, run.stopped)
        made = int(stops[0])
        count = sum(int(result[name]) for name in ("nfev", "njev", "nhev") if result.get(name) is not None)
        ours = sum(run.evaluations_at(made).values())
        found.append(Case(formula, start, float(run.trajectory.losses[made]), ours, float(result.fun), count))
    return tuple(found)


@every_pair
def test_the_test_set_costs_at_most_half_as_much_again_as_scipy(method: str) -> None:
    found = cases(method)
    assert len(found) >= 20
    assert sum(case.evaluations for case in found) <= EXCESS * sum(case.scipy_evaluations for case in found)


# One start more or less is a matter of luck, and of how a processor rounds: a few evaluations are allowed on top.
@pytest.mark.parametrize(
    ("method", "few"), [("cg_pr", 30), ("bfgs", 20), ("lbfgs", 20), ("dogleg", 4), ("levenberg_marquardt", 6)]
)
def test_beyond_a_few_evaluations_no_start_costs_more_than_half_as_much_again(method: str, few: int) -> None:
    # At Powell's minimum the Hessian is singular: there conjugate gradients end after a number of steps that the last
    # bit of a scalar product decides (327 or 845 evaluations, by OpenBLAS's kernels for one processor or another).
    chance = {POWELL} if method == "cg_pr" else set()
    counted = [case for case in cases(method) if case.formula not in chance]
    assert [case for case in counted if case.evaluations > EXCESS * case.scipy_evaluations + few] == []


@pytest.mark.parametrize("method", ["cg_pr", "bfgs", "lbfgs", "dogleg", "levenberg_marquardt"])
def test_it_arrives_as_low_as_scipy(method: str) -> None:
    assert [case for case in cases(method) if case.loss > case.scipy_loss + 1e-6] == []


def test_nelder_mead_arrives_as_low_as_scipy_wherever_both_take_the_same_valley() -> None:
    # In four variables Rosenbrock's function has a second minimum, of loss 3.7014.
    other_valley = [case for case in cases("nelder_mead") if case.loss > case.scipy_loss + 1e-6]
    assert [(case.formula, round(case.loss, 4)) for case in other_valley] == [(ROSENBROCK_4D, 3.7014)]
    assert [case for case in cases("nelder_mead") if case.ratio > EXCESS and case.loss > case.scipy_loss - 1.0] == []


TIGHT = {
    "cg_pr": by("CG", gtol=1e-9),
    "bfgs": by("BFGS", gtol=1e-9),
    "lbfgs": by("L-BFGS-B", ftol=0.0, gtol=1e-9),
    "dogleg": by("dogleg", gtol=1e-9),
    "levenberg_marquardt": by_least_squares,
}


@pytest.mark.parametrize("method", TIGHT)
def test_left_alone_it_ends_where_scipy_ends(method: str) -> None:
    for formula, start, *_ in cases(method):
        if formula == POWELL:  # two curvatures are zero at its minimum: its position is not determined to 1e-6
            continue
        landscape = FormulaLandscape(formula)
        run = Run(landscape, METHODS[method], start, tolerance=1e-9)
        run.advance(700)
        end, expected = run.trajectory.positions[-1], TIGHT[method](landscape, start)
        if np.abs(end - expected.x).max() > 1e-6:  # another minimum, but one it must be
            assert np.abs(landscape.gradient(end)).max() < 1e-5
            assert np.linalg.eigvalsh(landscape.hessian(end))[0] > 0.0
            assert float(landscape.loss(end)) <= expected.fun + 1e-6


@pytest.mark.parametrize(("formula", "start"), STARTS)
def test_nelder_mead_takes_scipys_every_step_from_the_same_simplex(formula: str, start: tuple[float, ...]) -> None:
    landscape = FormulaLandscape(formula)
    run = Run(landscape, METHODS["nelder_mead"], start)
    run.advance(60)
    simplex = np.vstack([start, start + 0.5 * np.eye(len(start))])
    theirs = optimize.minimize(
        lambda position: float(landscape.loss(position)),
        start,
        method="Nelder-Mead",
        options={"initial_simplex": simplex, "return_all": True, "maxiter": 60, "xatol": 0.0, "fatol": 0.0},
    )
    expected = np.array(theirs.allvecs)
    np.testing.assert_allclose(run.trajectory.positions[: len(expected)], expected, rtol=1e-9, atol=1e-12)
    assert run.evaluations_at(len(expected) - 1)["loss"] == theirs.nfev


def test_brute_force_finds_the_same_point_of_the_same_grid() -> None:
    formula = "(x² + y - 11)² + (x + y² - 7)²"
    landscape = FormulaLandscape(formula)
    domain = ((-5.0, 5.0), (-6.0, 4.0))
    run = Run(landscape, METHODS["brute_force"], (5.0, 4.0), {"resolution": 12.0}, setting=Setting(domain))
    run.advance(1000)
    point, loss, _, losses = optimize.brute(landscape.loss, domain, Ns=12, full_output=True, finish=None)
    np.testing.assert_allclose(run.trajectory.positions[-1], point, atol=1e-14)
    assert run.trajectory.losses[-1] == pytest.approx(float(loss), rel=1e-14)
    assert run.evaluations["loss"] == losses.size + 1  # the start is a point as well
