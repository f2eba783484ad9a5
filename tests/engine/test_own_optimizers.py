"""Optimizers that a person writes in a file: every feature of the equations, against steps computed by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.kernels import array_kernel
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.run import Run
from gdviz.engine.steppers import ArrayStepper, FusedStepper

LANDSCAPES = [
    FormulaLandscape("x² + sin(3x)"),
    FormulaLandscape("3x² + 2xy + 6y² + cos(xy)"),
    FormulaLandscape("x1² + 2x2² + x1 x2 x3 + 3x3²"),
    FormulaLandscape("+".join(f"{i}x{i}²" for i in range(1, 13)) + " + x1 x2"),  # beyond what is unrolled
]
every_dimension = pytest.mark.parametrize("landscape", LANDSCAPES, ids=["P=1", "P=2", "P=3", "P=12"])
RATE, MOMENTUM = 0.02, 0.7
HEAD = f"""
name = "Mine"
[hyperparameter.lr]
symbol = "η"
default = {RATE}
range = [1e-5, 1.0]
[hyperparameter.momentum]
symbol = "μ"
default = {MOMENTUM}
range = [0.0, 1.0]
"""

Step = Callable[[Array, Callable[[Array], Array], float, dict[str, Array]], Array]


def optimizer(equations: str, more: str = "") -> EquationsOptimizer:
    text = HEAD.replace("[", f'equations = """\n{equations}\n"""\n[', 1) + more
    return read_optimizer(Path("mine.toml"), text)


def by_hand(landscape: FormulaLandscape, start: Array, step: Step, state: dict[str, Array], count: int) -> Array:
    """Return positions (count + 1, P); `step` gets x, ∇f, t and the state, changes the state and returns the new x."""
    path = [start]
    for time in range(1, count + 1):
        path.append(step(path[-1], landscape.gradient, float(time), state))
    return np.array(path)


def check(mine: EquationsOptimizer, landscape: FormulaLandscape, step: Step, **state: Array | float) -> Run:
    """Compare 25 steps of a run with those by hand; return the run. Both kernels must agree."""
    start = np.linspace(0.8, -0.3, landscape.dimension)
    run = Run(landscape, mine, start)
    run.advance(25)
    begin = {name: np.array(value, dtype=np.float64) for name, value in state.items()}
    expected = by_hand(landscape, start, step, begin, 25)
    np.testing.assert_allclose(run.trajectory.positions, expected, rtol=1e-12, atol=1e-12)
    values = mine.defaults()
    referee = ArrayStepper(mine, landscape)
    row = referee.first(start, values)
    fused = FusedStepper(mine, landscape).advance(row, 0, values, 5)
    for number, row_of_fused in enumerate(fused):
        row = referee.advance(row, number, values, 1)[0]
        np.testing.assert_allclose(row_of_fused, row, rtol=1e-12, atol=1e-12)
    return run


@every_dimension
def test_looking_ahead_evaluates_the_gradient_elsewhere_and_counts_it(landscape: FormulaLandscape) -> None:
    mine = optimizer("v = μ v - η grad(x + μ v)\nx = x + v")

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        state["v"] = MOMENTUM * state["v"] - RATE * slope(x + MOMENTUM * state["v"])
        return x + state["v"]

    run = check(mine, landscape, step, v=0.0)
    assert run.evaluations == {"loss": 26, "gradient": 51}
    assert run.cost_until(25) == 25.0  # the gradient at x is recorded for the reader alone


@every_dimension
def test_looking_ahead_from_a_look_ahead_works(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = x - η grad(x - η grad(x - η g))")
    run = check(mine, landscape, lambda x, slope, t, _: x - RATE * slope(x - RATE * slope(x - RATE * slope(x))))
    assert run.evaluations["gradient"] == 25 * 3 + 1 and run.cost_until(25) == 75.0


@every_dimension
def test_the_same_look_ahead_twice_is_evaluated_once(landscape: FormulaLandscape) -> None:
    mine = optimizer("d = grad(x - η g)\nx = x - η (d + grad(x - η g))")
    run = check(mine, landscape, lambda x, slope, t, _: x - 2 * RATE * slope(x - RATE * slope(x)))
    assert run.evaluations["gradient"] == 25 * 2 + 1


@every_dimension
def test_norm_and_dot_are_of_whole_vectors(landscape: FormulaLandscape) -> None:
    mine = optimizer("n = norm(g)\nc = dot(g, x)\nx = x - η g / (1 + n) - η c x")

    def step(x: Array, slope: Callable[[Array], Array], t: float, _: dict[str, Array]) -> Array:
        g = slope(x)
        return x - RATE * g / (1 + np.linalg.norm(g)) - RATE * (g @ x) * x

    run = check(mine, landscape, step)
    assert run.trajectory.term("n").shape == run.trajectory.term("c").shape == (26, 1)
    assert [term.is_vector for term in mine.terms] == [False, False]


@every_dimension
def test_where_chooses_for_each_component(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = x - η where(|g| > 1, sign(g), g)")

    def step(x: Array, slope: Callable[[Array], Array], t: float, _: dict[str, Array]) -> Array:
        g = slope(x)
        return x - RATE * np.where(np.abs(g) > 1, np.sign(g), g)

    check(mine, landscape, step)


@every_dimension
def test_a_number_can_be_a_term_and_a_state(landscape: FormulaLandscape) -> None:
    mine = optimizer("k = μ k + (1 - μ) norm(g)\nc = 3\nx = x - c η g / (k + 1)", "[state]\nk = 2\n")

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        state["k"] = MOMENTUM * state["k"] + (1 - MOMENTUM) * np.linalg.norm(slope(x))
        return np.asarray(x - 3 * RATE * slope(x) / (state["k"] + 1))

    run = check(mine, landscape, step, k=2.0)
    assert run.trajectory.term("k").shape == (26, 1)
    assert run.trajectory.term("k")[0, 0] == 2.0
    assert np.all(run.trajectory.term("c")[1:] == 3.0)


@every_dimension
def test_a_state_can_start_from_a_formula_in_x_and_hyperparameters(landscape: FormulaLandscape) -> None:
    mine = optimizer("v = v + g²\nx = x - η g / √v", '[state]\nv = "x² + η + lr + momentum"\n')

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        state["v"] = state["v"] + slope(x) ** 2
        return x - RATE * slope(x) / np.sqrt(state["v"])

    start = np.linspace(0.8, -0.3, landscape.dimension)
    check(mine, landscape, step, v=start**2 + 2 * RATE + MOMENTUM)


@every_dimension
def test_a_state_can_start_from_the_gradient_and_its_length(landscape: FormulaLandscape) -> None:
    mine = optimizer(
        "d = g - p\nk = μ k + norm(g)\nx = x - η (g + d / k)\np = g", '[state]\np = "g"\nk = "norm(g)^2 + lr"\n'
    )

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        g = slope(x)
        d, k = g - state["p"], MOMENTUM * state["k"] + np.linalg.norm(g)
        state["p"], state["k"] = g, np.asarray(k)
        return np.asarray(x - RATE * (g + d / k))

    slope = landscape.gradient(np.linspace(0.8, -0.3, landscape.dimension))
    run = check(mine, landscape, step, p=slope, k=np.linalg.norm(slope) ** 2 + RATE)
    np.testing.assert_allclose(run.trajectory.term("p")[0], slope, rtol=1e-15)
    assert run.evaluations == {"loss": 26, "gradient": 26}


@every_dimension
def test_a_state_that_no_line_assigns_keeps_its_start(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = x - η (g + k (x - x₀))", '[state]\n"x₀" = "x"\nk = "(η + 1)²"\n')
    start = np.linspace(0.8, -0.3, landscape.dimension)

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        return np.asarray(x - RATE * (slope(x) + (RATE + 1) ** 2 * (x - start)))

    run = check(mine, landscape, step)
    assert [(term.name, term.is_vector) for term in mine.terms] == [("x0", True), ("k", False)]
    np.testing.assert_array_equal(run.trajectory.term("x0"), np.broadcast_to(start, (26, landscape.dimension)))


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("v", "grad(x)", "grad"),
        ("v", "norm(η)", "needs a vector"),
        ("v", "v + 1", "not known here"),
        ("w", "x", "does not occur"),
        ("g", "x", "does not occur"),
        ("η", "1", "does not occur"),
    ],
)
def test_a_start_that_cannot_be_computed_is_refused(name: str, start: str, said: str) -> None:
    with pytest.raises(FileError, match=said):
        optimizer("v = μ v + g\nx = x - η v", f'[state]\n"{name}" = "{start}"\n')


def test_a_number_that_only_hyperparameters_make_is_there_for_every_start() -> None:
    mine = optimizer("c = 2 μ\nd = 1 / c\nx = x - η d g")
    x = np.ones((4, 3, 2))
    _, terms = array_kernel(mine.equations)(x, x, np.ones((4, 3, 1)), LANDSCAPES[1], {}, mine.defaults())
    assert terms["c"].shape == terms["d"].shape == (4, 3, 1)
    np.testing.assert_array_equal(terms["d"], 1 / (2 * MOMENTUM))


@every_dimension
def test_what_is_read_before_it_is_assigned_comes_from_the_step_before(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = x - η (g + μ p)\np = g")
    assert mine.equations.state == ("p",)

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        g = slope(x)
        moved = x - RATE * (g + MOMENTUM * state["p"])
        state["p"] = g
        return np.asarray(moved)

    check(mine, landscape, step, p=0.0)


@every_dimension
def test_x_can_be_assigned_more_than_once(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = x - η 0.1 x\nx = x - η g\nx = x - η μ x")
    check(mine, landscape, lambda x, slope, t, _: (x - RATE * 0.1 * x - RATE * slope(x)) * (1 - RATE * MOMENTUM))


@every_dimension
def test_a_term_can_be_assigned_again_and_its_last_value_is_recorded(landscape: FormulaLandscape) -> None:
    mine = optimizer("a = g\nb = a a\na = a + b a\nx = x - η a / (1 + |a|)")

    def step(x: Array, slope: Callable[[Array], Array], t: float, _: dict[str, Array]) -> Array:
        a = slope(x) + slope(x) ** 3
        return x - RATE * a / (1 + np.abs(a))

    run = check(mine, landscape, step)
    before = run.trajectory.gradients[:-1]
    np.testing.assert_allclose(run.trajectory.term("a")[1:], before + before**3, rtol=1e-12)


@every_dimension
def test_t_is_the_step_from_one(landscape: FormulaLandscape) -> None:
    mine = optimizer("r = η / √t\nx = x - r g μ^t")
    run = check(mine, landscape, lambda x, slope, t, _: x - RATE / np.sqrt(t) * slope(x) * MOMENTUM**t)
    np.testing.assert_allclose(run.trajectory.term("r")[1:, 0], RATE / np.sqrt(np.arange(1, 26)))


@every_dimension
def test_every_position_at_once_can_be_set_to_one_number(landscape: FormulaLandscape) -> None:
    mine = optimizer("x = norm(g) / 100\nn = norm(x)\nx = x - η n")

    def step(x: Array, slope: Callable[[Array], Array], t: float, _: dict[str, Array]) -> Array:
        moved = np.full(len(x), np.linalg.norm(slope(x)) / 100)
        return np.asarray(moved - RATE * np.linalg.norm(moved))

    check(mine, landscape, step)


@pytest.mark.parametrize(
    "equations",
    [
        "v＝μ·v＋g\nx＝x－η×v",
        "v = momentum v + g\nx = x - lr v",
        "v_1 = μ v₁ + g\nx = x - η v1",
        "\n\n   v = μ v + g\n\nx = x - η v\n   ",
        "v̂ = μ v̂ + g\nx = x - η v̂",
        "velocity = μ velocity + g\nx = x - η velocity",
        "pi = μ pi + g\nx = x - η pi",
        "v0 = μ v0 + g\nx = x - η v0",
        "h0 = μ h0 + g\nx = x - η h0",
        "at = μ at + g\nx = x - η at",
        "out = μ out + g\nx = x - η out",
        "np = μ np + g\nx = x - η np",
        "state = μ state + g\nx = x - η state",
        "速度 = μ 速度 + g\nx = x - η 速度",
    ],
)
def test_the_equations_may_be_spelt_in_many_ways(equations: str) -> None:
    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        state["v"] = MOMENTUM * state["v"] + slope(x)
        return x - RATE * state["v"]

    check(optimizer(equations), LANDSCAPES[1], step, v=0.0)


def test_a_hyperparameters_name_may_be_underlined() -> None:
    more = "[hyperparameter.beta_1]\ndefault = 0.5\nrange = [0.0, 1.0]\n"
    mine = optimizer("m = beta_1 m + g\nx = x - η beta1 m", more)

    def step(x: Array, slope: Callable[[Array], Array], t: float, state: dict[str, Array]) -> Array:
        state["m"] = 0.5 * state["m"] + slope(x)
        return x - RATE * 0.5 * state["m"]

    check(mine, LANDSCAPES[1], step, m=0.0)
    assert list(mine.hyperparameters) == ["lr", "momentum", "beta_1"]
    assert mine.hyperparameters["beta_1"].symbol == "beta_1"


@pytest.mark.parametrize(
    "equations", ["x = x - η g / (x - x)", "x = x - exp(1000 g)", "x = x - η log(g - g)", "x = x - g^0.5"]
)
def test_arithmetic_that_fails_diverges_instead_of_raising(equations: str) -> None:
    run = Run(LANDSCAPES[1], optimizer(equations), (0.4, -0.9))
    run.advance(20)
    assert run.stopped is not None and run.stopped.reason == "diverged" and run.stopped.step == run.length


def test_one_failing_float_operation_does_not_end_a_run_that_goes_on() -> None:
    # At t = 3 the division is by zero: NumPy says inf, where() drops it, and the run goes on.
    run = Run(LANDSCAPES[1], optimizer("q = 1 / (t - 3)\nx = x - η where(q > 5, g, g)"), (0.4, -0.9))
    plain = Run(LANDSCAPES[1], optimizer("x = x - η g"), (0.4, -0.9))
    run.advance(30)
    plain.advance(30)
    np.testing.assert_array_equal(run.trajectory.positions, plain.trajectory.positions)
    assert np.isinf(run.trajectory.term("q")[3, 0])
