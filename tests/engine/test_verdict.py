"""What is said about a run: a table of runs with a known fate, the edges, and a battery over the whole catalog."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import FormulaLandscape, Landscape
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting

CODES = {"converged", "saddle", "plateau", "diverged", "oscillating", "crawling", "noisy", "descending"}


@dataclass(frozen=True)
class Case:
    """A run on a landscape of the catalog, and the verdict that it deserves."""

    landscape: str
    optimizer: str
    steps: int
    code: str
    minimum: str | None = None
    start: tuple[float, ...] | None = None
    values: dict[str, float] = field(default_factory=dict)
    says: str = ""

    def __str__(self) -> str:
        return f"{self.landscape}-{self.optimizer}-{self.steps}-{self.code}"


def lr(rate: float) -> dict[str, float]:
    return {"lr": rate}


BOWL = FormulaLandscape("3x² + 2xy + 6y²")

CASES = [
    Case("quadratic", "gd", 100, "converged", "global", values=lr(0.1)),
    Case("quadratic", "momentum", 1000, "converged", "global", values=lr(0.01)),
    Case("himmelblau", "gd", 1000, "converged", "global", values=lr(0.01)),
    Case("rosenbrock", "adam", 3000, "converged", "global", values=lr(0.05)),
    Case("wavy_line", "gd", 1000, "converged", "local", values=lr(0.02), says="the lowest known is 0"),
    Case("rastrigin", "gd", 1000, "converged", "local", values=lr(0.002)),
    Case("mexican_hat", "gd", 500, "converged", "unknown", values=lr(0.01)),  # a ring of minima
    Case("linear_network", "gd", 1000, "converged", "unknown", values=lr(0.1)),  # a valley of them
    Case("quartic", "gd", 100_000, "converged", "global", values=lr(0.01)),  # the curvature is 0 at the minimum
    Case("absolute_value", "gd", 50, "converged", "global", (1.0,), lr(0.25)),  # lands on the kink exactly
    Case("saddle", "gd", 300, "saddle", None, (1.5, 0.0), lr(0.01), "curvature is -2"),
    Case("two_basins", "gd", 300, "saddle", None, (1.5, 0.0), lr(0.05)),
    Case("monkey_saddle", "gd", 20, "saddle", None, (0.0, 0.0), lr(0.01)),
    Case("mexican_hat", "gd", 50, "saddle", None, (0.0, 0.0), lr(0.01), "maximum"),
    Case("sigmoid_neuron", "gd", 1000, "plateau", values=lr(0.01)),
    Case("plateau_line", "gd", 1000, "plateau", values=lr(0.01)),
    Case("easom", "gd", 100, "plateau", None, (-1.0, -1.0), lr(0.1)),
    Case("staircase", "gd", 100, "plateau"),
    Case("cubic", "gd", 1000, "plateau", values=lr(0.01)),
    Case("forrester", "gd", 150, "plateau", values=lr(0.01)),  # an inflection with the look of a minimum
    Case("quadratic", "gd", 1000, "diverged", values=lr(0.17), says="η = 0.17 > 2/λmax = 0.1587 along curvature 12.6"),
    Case("quadratic", "gd", 12, "diverged", values=lr(0.17), says="η = 0.17 > 2/λmax = 0.1587 along curvature 12.6"),
    Case("quadratic", "momentum", 300, "diverged", values=lr(0.31), says="η = 0.31 > 3.8/λmax = 0.3015"),
    Case("rosenbrock", "gd", 100, "diverged", values=lr(0.01), says="along curvature 1.51e+03"),
    Case("cubic", "momentum", 1000, "diverged", values=lr(0.01), says="no bottom"),
    Case("saddle", "gd", 400, "diverged", values=lr(0.01), says="no bottom"),
    Case("monkey_saddle", "gd", 2000, "diverged", values=lr(0.01), says="no bottom"),
    Case("log_barrier", "gd", 10, "diverged", None, (-1.0, 1.0), says="not finite at the start"),
    Case("quadratic", "gd", 100, "oscillating", values=lr(0.1585), says="close to 2/λmax = 0.1587"),
    Case("rastrigin", "gd", 1000, "oscillating", values=lr(0.02), says="> 2/λmax"),
    Case("absolute_value", "gd", 100, "oscillating", values=lr(0.1)),
    Case("beale", "gd", 200, "oscillating", values=lr(0.05), says="η = 0.05 > 2/λmax"),  # a moment before it bounces
    Case("absolute_value", "momentum", 100, "oscillating", None, (5.0,), lr(0.0251), "too long"),  # still settling
    Case("absolute_value", "gd", 100, "oscillating", None, (1.0,), lr(0.01)),  # on the kink by luck
    Case("absolute_value", "sign_gd", 1000, "oscillating", values=lr(0.1), says="η = 0.1"),
    Case("himmelblau", "sign_gd", 100, "oscillating", values=lr(1.0)),
    Case("rosenbrock", "gd", 100, "crawling", values=lr(0.001), says="more steps"),
    Case("quadratic", "gd", 100, "crawling", values=lr(0.001)),
    Case("absolute_value", "gd", 100, "crawling", values=lr(0.001), says="3,200 more steps to the minimum"),
    Case("rosenbrock_20d", "gd", 1000, "crawling", values=lr(0.001)),
    Case("quadratic", "gd", 100, "descending", values=lr(0.01)),
    Case("quadratic", "gd", 0, "descending", says="no step"),
    Case("saddle", "gd", 100, "descending", values=lr(0.01)),
]


def run_of(catalog: Catalog, case: Case) -> tuple[Run, tuple[tuple[float, ...], ...]]:
    choice = catalog.landscapes[case.landscape].choice()
    start = case.start or catalog.landscapes[case.landscape].start
    run = Run(landscape_of(catalog, choice), catalog.optimizers[case.optimizer], start, case.values)
    run.advance(case.steps)
    return run, choice.minima


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_run_gets_the_verdict_it_deserves(catalog: Catalog, case: Case) -> None:
    run, minima = run_of(catalog, case)
    judgement = verdict(run, minima)
    assert (judgement.code, judgement.minimum) == (case.code, case.minimum), str(judgement.message)
    assert case.says in str(judgement.message)
    assert judgement.step == run.length


def descended(
    landscape: str | Landscape, optimizer: str, steps: int, *start: float, catalog: Catalog, **values: float
) -> Run:
    chosen = FormulaLandscape(landscape) if isinstance(landscape, str) else landscape
    run = Run(chosen, catalog.optimizers[optimizer], start, values)
    run.advance(steps)
    return run


def test_a_run_that_stops_because_its_numbers_give_out_has_no_bottom_below_it(catalog: Catalog) -> None:
    judgement = verdict(descended("-x⁴", "bfgs", 100, 1.0, catalog=catalog))
    assert (judgement.code, judgement.cause, judgement.has_ended) == ("diverged", "unbounded", True)


@pytest.mark.parametrize(
    ("formula", "start"), [("-x⁴", (1.0,)), ("-x⁴ - y⁴", (1.0, 0.5)), ("-x² - y²", (1.0, 0.5)), ("cos(x)", (0.3,))]
)
def test_a_flat_maximum_is_one_as_well(catalog: Catalog, formula: str, start: tuple[float, ...]) -> None:
    judgement = verdict(descended(formula, "newton", 60, *start, catalog=catalog))
    assert (judgement.code, judgement.is_maximum) == ("saddle", True)
    assert str(judgement.message).startswith("stands on a maximum")


def test_the_edge_of_a_step_is_no_maximum(catalog: Catalog) -> None:
    judgement = verdict(descended("floor(x)", "gd", 60, 0.999999, catalog=catalog, lr=0.1))
    assert not judgement.is_maximum


def test_steps_to_go_are_told_in_two_figures_and_for_what(catalog: Catalog) -> None:
    judgement = verdict(descended("3x² + 2x y + 6y²", "gd", 60, 5.0, 5.0, catalog=catalog, lr=0.003))
    assert "about 310 more steps to the minimum at this pace" in str(judgement.message), str(judgement.message)
    assert judgement.numbers["left"] == 313.0


def test_a_run_within_a_millionth_of_its_way_is_as_good_as_there(catalog: Catalog) -> None:
    judgement = verdict(descended("3x² + 2x y + 6y²", "gd", 29, 5.0, 5.0, catalog=catalog, lr=0.05))
    assert str(judgement.message).startswith("almost at the minimum: loss 3.629e-07")


def test_a_crawl_that_would_take_for_ever_is_not_counted(catalog: Catalog) -> None:
    judgement = verdict(descended("x²", "gd", 60, 5.0, catalog=catalog, lr=1e-7))
    assert "more than a million more steps" in str(judgement.message)


def test_the_numbers_of_a_divergence_are_exact(catalog: Catalog) -> None:
    judgement = verdict(descended("3x² + 2x y + 6y²", "gd", 300, 5.0, 5.0, catalog=catalog, lr=0.17))
    steepest = 9.0 + np.sqrt(13.0)
    assert judgement.cause == "rate"
    assert judgement.numbers["curvature"] == pytest.approx(steepest, rel=1e-9)
    assert judgement.numbers["limit"] == pytest.approx(2.0 / steepest, rel=1e-9)
    assert judgement.numbers["rate"] == 0.17
    assert judgement.numbers["step"] == 104


def test_every_sentence_is_a_template_with_its_numbers(catalog: Catalog) -> None:
    judgement = verdict(descended("3x² + 2x y + 6y²", "gd", 300, 5.0, 5.0, catalog=catalog, lr=0.17))
    assert "{" in judgement.message.template and "0.17" not in judgement.message.template
    assert str(judgement.message) == "diverged at step 104: η = 0.17 > 2/λmax = 0.1587 along curvature 12.6"


def test_a_step_out_of_the_landscape_is_named(catalog: Catalog) -> None:
    judgement = verdict(descended("x - 0.01log(x)", "gd", 50, 1.0, catalog=catalog, lr=0.3))
    assert (judgement.code, judgement.cause) == ("diverged", "hole")
    assert "(-" in str(judgement.message)


def test_overflow_is_no_mystery(catalog: Catalog) -> None:
    judgement = verdict(descended("exp(x²)", "gd", 50, 5.0, catalog=catalog, lr=1.0))
    assert judgement.code == "diverged" and judgement.numbers["rate"] > judgement.numbers["limit"]


def test_a_rule_without_a_limit_is_said_to_have_grown(catalog: Catalog) -> None:
    run, minima = run_of(catalog, Case("bukin6", "prodigy", 150, "diverged"))
    judgement = verdict(run, minima)
    assert (judgement.code, judgement.cause) == ("diverged", "growth")
    assert judgement.numbers["high"] > judgement.numbers["low"] and "λmax" not in str(judgement.message)


def test_momentum_that_passes_a_flat_point_in_flight_has_not_converged(catalog: Catalog) -> None:
    run = descended("x⁴/4 - x³/3 + x²/2", "heavy_ball", 400, 3.0, catalog=catalog, lr=0.002, momentum=0.97)
    slopes = np.abs(run.trajectory.gradients[:, 0])
    crossing = int(np.flatnonzero(np.diff(np.sign(run.trajectory.positions[:, 0])))[0])
    assert slopes[crossing] < 0.02 * slopes[0]
    assert verdict(run, [(0.0,)], crossing).code not in ("converged", "saddle", "plateau")
    saddle = descended("x³ + y²", "momentum", 12, 0.5, 0.0, catalog=catalog, lr=0.05)
    assert saddle.trajectory.positions[-1, 0] < 0.0
    for step in range(saddle.length + 1):
        assert verdict(saddle, (), step).code in ("descending", "diverged"), step


def test_one_jump_into_the_minimum_has_converged(catalog: Catalog) -> None:
    run = descended("x²", "gd", 1, 3.0, catalog=catalog, lr=0.5)
    assert verdict(run, [(0.0,)]).minimum == "global"
    assert verdict(run, [(0.0,)], 0).code == "descending"


def test_a_start_on_a_stationary_point_is_told_from_a_start_on_a_slope(catalog: Catalog) -> None:
    assert verdict(descended("x² + y²", "gd", 0, 0.0, 0.0, catalog=catalog)).code == "converged"
    assert verdict(descended("x² - y²", "gd", 0, 0.0, 0.0, catalog=catalog)).code == "saddle"
    assert verdict(descended("x² - y²", "gd", 0, 1.0, 1.0, catalog=catalog)).code == "descending"


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("height", [1e-3, 1.0, 1e3])
def test_the_verdict_does_not_depend_on_units(catalog: Catalog, scale: float, height: float) -> None:
    landscape = FormulaLandscape("h((x/s)² + 10(y/s)²)", None, {"h": height, "s": scale})
    unit = scale * scale / height
    for share, code in ((0.04, "converged"), (0.0995, "oscillating"), (0.2, "diverged"), (0.0005, "crawling")):
        run = Run(landscape, catalog.optimizers["gd"], (2.0 * scale, 1.0 * scale), lr(share * unit))
        run.advance(200)
        assert verdict(run, [(0.0, 0.0)]).code == code, share


def test_a_minimum_is_global_local_or_unknown_by_what_is_known(catalog: Catalog) -> None:
    run = descended("x⁴ - 2x² + 0.3x", "gd", 500, 1.5, catalog=catalog, lr=0.05)
    place = float(run.trajectory.positions[-1, 0])
    assert verdict(run).minimum == "unknown"
    assert verdict(run, [(place,)]).minimum == "global"
    assert verdict(run, [(-1.0355787,)]).minimum == "local"
    assert verdict(run, [(3.0,)]).minimum == "unknown"  # lower than all that is known


def test_batches_hold_a_run_at_its_floor_and_all_samples_do_not(catalog: Catalog) -> None:
    file = catalog.problems["line_fit"]
    problem = problem_of(catalog, file.choice)
    codes = []
    for batch in (0, 4):
        run = Run(problem, catalog.optimizers["gd"], file.start or (0.0, 0.0), lr(0.1), setting=Setting(batch=batch))
        run.advance(300)
        codes.append(verdict(run).code)
    assert codes == ["converged", "noisy"]


def test_a_tolerance_ends_a_run_but_does_not_make_a_minimum(catalog: Catalog) -> None:
    def ended(formula: str, tolerance: float, *start: float) -> Verdict:
        run = Run(FormulaLandscape(formula), catalog.optimizers["gd"], start, lr(0.05), tolerance=tolerance)
        run.advance(5000)
        assert run.stopped is not None and run.stopped.reason == "converged"
        return verdict(run)

    assert ended("x² + 3y²", 1e-3, 2.0, 1.0).code == "converged"
    assert ended("x² - y²", 1e-3, 2.0, 0.0).code == "saddle"
    assert ended("x³", 1e-3, 1.0).code == "plateau"
    assert ended("1 - exp(-x²)", 1e-3, 4.0).code == "plateau"


def test_the_middle_of_a_run_is_judged_as_if_it_ended_there(catalog: Catalog) -> None:
    long = descended("(1 - x)² + 100(y - x²)²", "adam", 3000, -1.2, 1.0, catalog=catalog, lr=0.02)
    for step in (0, 1, 7, 40, 300, 3000):
        short = descended("(1 - x)² + 100(y - x²)²", "adam", step, -1.2, 1.0, catalog=catalog, lr=0.02)
        first, second = verdict(long, [(1.0, 1.0)], step), verdict(short, [(1.0, 1.0)])
        assert (first.code, str(first.message), first.step) == (second.code, str(second.message), step)


def test_a_pause_before_the_end_does_not_know_how_it_ends(catalog: Catalog) -> None:
    run = descended("3x² + 2x y + 6y²", "gd", 300, 5.0, 5.0, catalog=catalog, lr=0.17)
    assert str(verdict(run, (), 104).message).startswith("diverged at step 104")
    assert str(verdict(run, (), 50).message).startswith("diverges from step 1 on")


def test_a_rate_that_was_changed_on_the_way_is_the_one_that_counts(catalog: Catalog) -> None:
    run = Run(FormulaLandscape("x² + 5y²"), catalog.optimizers["gd"], (1.0, 1.0), lr(0.01), [Edit(20, "lr", 0.3)])
    run.advance(60)
    judgement = verdict(run)
    assert judgement.code == "diverged" and judgement.numbers["rate"] == 0.3
    assert judgement.numbers["onset"] > 20


def test_judging_leaves_the_run_as_it_was(catalog: Catalog) -> None:
    run = descended("x² + y²", "adam", 5, 1.0, 1.0, catalog=catalog)
    verdict(run)
    assert run.length == 5 and run.stopped is None


@pytest.mark.parametrize(
    ("formula", "start"),
    [
        ("0 x", (1.0,)),
        ("√x", (0.0,)),
        ("1/x", (0.0,)),
        ("log(x)", (-1.0,)),
        ("1e300 x⁴", (1e3,)),
        ("1e-300 x²", (1.0,)),
        ("x² + y²", (1e200, 1e-200)),
        ("|x|^0.1", (1e-9,)),
        ("floor(x) + y", (0.5, 0.5)),
        ("where(x > 0, x, log(x))", (0.5,)),
        ("tan(x)", (1.5,)),
        ("max(0, x)² + max(0, -y)", (2.0, 0.0)),
        ("exp(-x)", (1.0,)),
        ("x y", (1e-160, 1e-160)),
    ],
)
def test_every_landscape_gets_a_verdict_and_no_warning(
    catalog: Catalog, formula: str, start: tuple[float, ...]
) -> None:
    for optimizer in ("gd", "momentum", "adam", "sign_gd"):
        for rate in (1e-6, 0.1, 1e3):
            run = descended(formula, optimizer, 60, *start, catalog=catalog, lr=rate)
            for step in (0, 1, run.length // 2, run.length):
                judgement = verdict(run, (), step)
                assert judgement.code in CODES
                assert str(judgement.message)


def test_every_optimizer_gets_a_verdict_on_every_landscape(catalog: Catalog) -> None:
    """A sample of all pairs, each optimizer at its defaults, at its start and at its end."""
    for row, (name, file) in enumerate(sorted(catalog.landscapes.items())[::3]):
        choice = file.choice()
        landscape = landscape_of(catalog, choice)
        for column, optimizer in enumerate(catalog.optimizers.values()):
            if (row + column) % 5:
                continue
            run = Run(landscape, optimizer, file.start, setting=Setting(domain=choice.domain))
            run.advance(40)
            for step in (0, run.length):
                judgement = verdict(run, choice.minima, step)
                assert judgement.code in CODES, (name, optimizer.id)
                assert str(judgement.message), (name, optimizer.id)
