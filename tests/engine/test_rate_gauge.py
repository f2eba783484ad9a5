"""How a learning rate stands to the limit at a step of a run."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.judging.rate_gauge import rate_gauge
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Edit, Run

BOWL = FormulaLandscape("3x² + 2xy + 6y²")
LARGEST = float(np.linalg.eigvalsh(np.array([[6.0, 2.0], [2.0, 12.0]]))[-1])


def run(catalog: Catalog, rate: float, optimizer: str = "gd", formula: FormulaLandscape = BOWL) -> Run:
    made = Run(formula, catalog.optimizers[optimizer], (5.0, 5.0), {"lr": rate})
    made.advance(3)
    return made


def test_a_rate_below_and_one_beyond_the_limit_are_told_apart(catalog: Catalog) -> None:
    below, beyond = (rate_gauge(run(catalog, rate), 1) for rate in (0.15, 0.17))
    assert below is not None and beyond is not None
    assert (below.is_beyond, beyond.is_beyond) == (False, True)
    assert below.limit == pytest.approx(2.0 / LARGEST, rel=1e-6)
    assert str(beyond.message()) == ("η = 0.17 is beyond the limit 0.1587 here: it will diverge along curvature 12.61")


def test_a_rule_that_is_not_linear_has_no_gauge(catalog: Catalog) -> None:
    assert rate_gauge(run(catalog, 0.1, "adam"), 1) is None
    assert rate_gauge(Run(BOWL, catalog.optimizers["newton"], (5.0, 5.0)), 0) is None


def test_where_the_landscape_bends_down_everywhere_there_is_no_limit(catalog: Catalog) -> None:
    assert rate_gauge(run(catalog, 0.1, formula=FormulaLandscape("-x² - y²")), 1) is None


def test_an_edit_is_judged_from_its_step_on(catalog: Catalog) -> None:
    edited = Run(BOWL, catalog.optimizers["gd"], (5.0, 5.0), {"lr": 0.05}, [Edit(2, "lr", 0.18)])
    edited.advance(2)
    gauges = [rate_gauge(edited, step) for step in (1, 2)]
    assert [gauge is not None and gauge.is_beyond for gauge in gauges] == [False, True]
    assert gauges[1] is not None
    assert gauges[1].limit == pytest.approx(2.0 / LARGEST, rel=1e-6)
