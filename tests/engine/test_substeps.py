"""An update line by line: the numbers are those of the record, and lines say what they are in space."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.assets import resources
from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.data.problem_choice import DatasetChoice, LinearChoice, ProblemChoice
from gdviz.engine.experiment import LandscapeChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Edit, Run
from gdviz.engine.setting import Setting
from gdviz.engine.substeps import Line, substeps

CATALOG = load_catalog([resources()])
SIX = ((-6.0, 6.0), (-6.0, 6.0))
BOWL = landscape_of(CATALOG, LandscapeChoice("3x² + 2xy + 6y²", SIX))


def run_of(optimizer: str | Optimizer, steps: int = 12, **given: object) -> Run:
    chosen = CATALOG.optimizers[optimizer] if isinstance(optimizer, str) else optimizer
    run = Run(BOWL, chosen, (5.0, 4.0), setting=Setting(domain=SIX), **given)  # type: ignore[arg-type]
    run.advance(steps)
    return run


def own(equations: str, more: str = "") -> Optimizer:
    text = f'name = "Own"\nequations = """\n{equations}\n"""\n[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.1\n'
    return read_optimizer(Path("own.toml"), text + "range = [0.01, 1.0]\nlimits = [0.0, 10.0]\n" + more)


def line(run: Run, target: str, step: int = 3) -> Line:
    return [line for line in substeps(run, step) if line.target == target][-1]


@pytest.mark.parametrize("name", CATALOG.optimizers)
def test_lines_agree_with_the_record(name: str) -> None:
    run = run_of(name)
    for step in {0, 1, run.length // 2, run.length - 1}:
        after = run.trajectory.row(step + 1)
        lines = {line.target: line for line in substeps(run, step)}
        np.testing.assert_allclose(lines["x"].value, after[run.layout.positions], rtol=1e-12)
        for term in run.terms:
            if term.name in lines:
                recorded = after[run.layout.terms[term.name]]
                value = lines[term.name].value.ravel()
                if term.rows is not None:  # a table has room for more points than a step tries, even for none
                    value, recorded = value[~np.isnan(value)], recorded[~np.isnan(recorded)]
                np.testing.assert_allclose(value, recorded, rtol=1e-12)


def test_the_update_after_the_last_step_is_known_before_it_is_made() -> None:
    run = run_of("adam", steps=4)
    lines = substeps(run, 4)
    assert run.length == 4
    run.advance(1)
    assert lines[-1].value.tolist() == run.trajectory.positions[5].tolist()


def test_a_method_shows_the_update_after_its_last_step_too() -> None:
    run = run_of("armijo", steps=2)
    tried = substeps(run, 2)[-1].value
    assert run.length == 2
    run.advance(1)
    assert tried.tolist() == run.trajectory.positions[3].tolist()


def test_a_run_that_has_ended_has_no_further_update() -> None:
    run = run_of("newton", steps=50)
    assert run.stopped is not None
    assert substeps(run, run.length) == ()
    assert substeps(run, run.length - 1) != ()


def test_the_gradient_comes_first_and_every_line_has_its_rule() -> None:
    lines = substeps(run_of("momentum"), 2)
    assert lines[0].rule == r"g = \nabla f\left(x\right)"
    assert lines[-1].rule == r"x = x - \eta \, v"
    assert all(line.description.en for line in lines)


def test_schedules_and_options_are_lines_as_well() -> None:
    parts = [CATALOG.schedules["cosine"], CATALOG.options["clip_norm"]]
    run = run_of(CATALOG.optimizers["gd"].modified(parts))
    assert [line.target for line in substeps(run, 3)] == ["g", "lr", "g", "x"]
    clipped = substeps(run, 3)[2]
    assert np.hypot(*clipped.value) == pytest.approx(1.0)
    assert line(run, "lr").value[0] == run.trajectory.rates[4]


def test_an_edit_counts_from_its_step_on() -> None:
    run = run_of("gd", edits=(Edit(5, "lr", 0.01),))
    assert line(run, "x", 4).numbers["lr"] == run.hyperparameters["lr"]
    assert line(run, "x", 5).numbers["lr"] == 0.01


def test_what_a_line_is_in_space_is_found_for_any_optimizer() -> None:
    mean = '[state]\np = "x"\n'
    run = run_of(own("w = 0.9 w + g\nq = 0.9 q + g²\np = 0.9 p + 0.1 x\nn = norm(g)\nx = x - η w / (√q + 1)", mean))
    kinds = {line.target: line.kind for line in substeps(run, 3)}
    expected = {"g": "gradient", "w": "direction", "q": "size", "p": "point", "n": "number", "x": "position"}
    assert kinds == expected


def test_a_sum_is_told_in_parts_that_add_up() -> None:
    run = run_of(own("v = 0.9 v - η g\nx = x + v - 0.01 x"))
    v, x = line(run, "v"), line(run, "x")
    assert np.sum(v.parts, axis=0) == pytest.approx(v.value)
    assert len(x.parts) == 2
    assert np.sum(x.parts, axis=0) == pytest.approx(x.value - x.origin)


def test_a_gradient_taken_elsewhere_says_where() -> None:
    run = run_of(own("v = 0.9 v - η grad(x + 0.9 v)\nx = x + v"))
    before = run.trajectory.row(3)
    v = line(run, "v")
    expected = before[run.layout.positions] + 0.9 * before[run.layout.terms["v"]]
    assert v.look_aheads[0] == pytest.approx(expected)


def test_x_that_moves_twice_moves_on_from_where_it_was() -> None:
    run = run_of(own("x = x - 0.1 x\nx = x - η g"))
    first, second = (line for line in substeps(run, 3) if line.target == "x")
    assert second.origin.tolist() == first.value.tolist()
    assert second.value.tolist() == run.trajectory.positions[4].tolist()


def test_a_batch_shows_the_gradient_of_its_samples() -> None:
    problem = ProblemChoice(LinearChoice(), DatasetChoice("noisy_line"))
    choice = LandscapeChoice("", ((-2.0, 2.0), (-2.0, 2.0)), problem=problem)
    landscape = landscape_of(CATALOG, choice)
    run = Run(landscape, CATALOG.optimizers["gd"], (0.5, 0.5), setting=Setting(batch=4))
    run.advance(5)
    gradient = substeps(run, 2)[0]
    assert "B" in gradient.rule
    assert gradient.value.tolist() == run.trajectory.term("batch_gradient")[3].tolist()
