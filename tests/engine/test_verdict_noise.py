"""Verdicts on runs that see noise, and on searches that end by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting

BOWL = FormulaLandscape("3x² + 2xy + 6y²")


@pytest.mark.parametrize("steps", [200, 500, 2000])
@pytest.mark.parametrize("seed", range(4))
def test_a_floor_is_known_however_long_one_waits_and_whatever_the_noise(
    catalog: Catalog, steps: int, seed: int
) -> None:
    noisy = catalog.optimizers["gd"].modified([catalog.options["noise"]])
    setting = Setting(seed=seed)
    run = Run(FormulaLandscape("x² + y²"), noisy, (1.0, 1.0), {"lr": 0.1, "noise": 0.5}, setting=setting)
    run.advance(steps)
    assert verdict(run).code == "noisy"
    slow = Run(FormulaLandscape("x² + y²"), noisy, (1.0, 1.0), {"lr": 0.001, "noise": 0.05}, setting=setting)
    slow.advance(steps)
    assert verdict(slow).code in ("crawling", "descending")


def test_a_search_that_has_ended_on_a_slope_has_not_converged(catalog: Catalog) -> None:
    run = Run(BOWL, catalog.optimizers["brute_force"], (5.0, 5.0), setting=Setting(((-6.0, 6.5), (-6.0, 5.5))))
    run.advance(1000)
    judgement = verdict(run, [(0.0, 0.0)])
    assert judgement.code == "descending" and "every point of the grid has been tried" in str(judgement.message)


def test_noise_holds_a_run_at_its_floor(catalog: Catalog) -> None:
    noisy = catalog.optimizers["gd"].modified([catalog.options["noise"]])
    run = Run(FormulaLandscape("x² + 3y²"), noisy, (3.0, 2.0), {"lr": 0.1, "noise": 1.0})
    run.advance(400)
    judgement = verdict(run, [(0.0, 0.0)])
    assert judgement.code == "noisy"
    assert judgement.numbers["mean"] == pytest.approx(float(np.mean(run.trajectory.losses[-200:])), rel=0.05)
    assert verdict(run, [(0.0, 0.0)], 4).code == "descending"
    quiet = Run(FormulaLandscape("x² + 3y²"), noisy, (3.0, 2.0), {"lr": 0.1, "noise": 0.0})
    quiet.advance(400)
    assert verdict(quiet, [(0.0, 0.0)]).code == "converged"
