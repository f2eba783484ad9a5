"""Runs as JSON, CSV and a table to read."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.run import Run
from gdviz.export.tables import run_csv, run_json, run_table

BOWL = FormulaLandscape("3x² + 2xy + 6y²")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([assets.resources()])


def descent(catalog: Catalog, optimizer: str, steps: int, landscape: FormulaLandscape = BOWL, **values: float) -> Run:
    run = Run(landscape, catalog.optimizers[optimizer], (5.0, 5.0)[: landscape.dimension], values)
    run.advance(steps)
    return run


def strict(text: str) -> Any:
    """Read JSON that holds no NaN and no Infinity."""

    def refuse(name: str) -> float:
        raise AssertionError(name)

    return json.loads(text, parse_constant=refuse)


def test_json_holds_every_number_to_the_last_bit(catalog: Catalog) -> None:
    runs = [descent(catalog, "adam", 30, lr=0.3), descent(catalog, "gd", 20, lr=0.05)]
    content = strict(run_json(BOWL, runs))
    assert content["landscape"] == {"formula": "3x² + 2xy + 6y²", "variables": ["x", "y"]}
    assert [entry["optimizer"] for entry in content["runs"]] == ["adam", "gd"]
    for entry, run in zip(content["runs"], runs, strict=True):
        np.testing.assert_array_equal(entry["positions"], run.trajectory.positions)
        np.testing.assert_array_equal(entry["losses"], run.trajectory.losses)
        np.testing.assert_array_equal(entry["gradients"], run.trajectory.gradients)
        np.testing.assert_array_equal(entry["rates"], run.trajectory.rates[1:])
        assert list(entry["terms"]) == [term.name for term in run.optimizer.terms]
        for name, values in entry["terms"].items():
            np.testing.assert_array_equal(values, run.trajectory.term(name)[1:])
        assert entry["hyperparameters"] == run.hyperparameters
        assert entry["evaluations"] == {"loss": run.length + 1, "gradient": run.length + 1}
        assert entry["stopped"] == "steps"


def test_json_writes_null_for_what_is_not_finite(catalog: Catalog) -> None:
    run = descent(catalog, "gd", 100, FormulaLandscape("1e200 x^4"), lr=1.0)
    (entry,) = strict(run_json(run.landscape, [run]))["runs"]
    assert entry["stopped"] == "diverged"
    assert entry["losses"][-1] is None
    assert all(value is not None for value in entry["losses"][:-1])


def test_json_tells_the_verdict_with_its_numbers_and_remedies(catalog: Catalog) -> None:
    runs = [descent(catalog, "gd", 200, lr=0.17), descent(catalog, "gd", 200, lr=0.1)]
    diverged, converged = (entry["verdict"] for entry in strict(run_json(BOWL, runs, [(0.0, 0.0)]))["runs"])
    assert diverged["code"] == "diverged" and diverged["cause"] == "rate"
    assert diverged["text"].endswith("η = 0.17 > 2/λmax = 0.1587 along curvature 12.6")
    assert diverged["numbers"]["limit"] == pytest.approx(2.0 / (9.0 + math.sqrt(13.0)))
    (remedy,) = diverged["remedies"]
    assert remedy["change"]["hyperparameter"] == "lr" and 0.0 < remedy["change"]["value"] < 0.1587
    assert remedy["text"].startswith("set η to ")
    assert (converged["code"], converged["minimum"], converged["remedies"]) == ("converged", "global", [])
    unknown = strict(run_json(BOWL, runs[1:]))["runs"][0]["verdict"]
    assert unknown["minimum"] == "unknown"


def test_json_writes_each_change_by_what_it_sets(catalog: Catalog) -> None:
    wavy = FormulaLandscape("0.05x² + 1 - cos(3x)")
    stuck = Run(wavy, catalog.optimizers["gd"], (6.5,), {"lr": 0.02})
    slow = Run(wavy, catalog.optimizers["gd"], (6.5,), {"lr": 1e-4})
    for run in (stuck, slow):
        run.advance(300)
    local, crawling = (entry["verdict"] for entry in strict(run_json(wavy, [stuck, slow], [(0.0,)]))["runs"])
    assert local["minimum"] == "local"
    assert [list(remedy["change"]) for remedy in local["remedies"]] == [["start"]]
    assert [list(remedy["change"]) for remedy in crawling["remedies"]] == [["hyperparameter", "value"], ["steps"]]


def test_csv_has_a_row_for_every_step_of_every_run(catalog: Catalog) -> None:
    runs = [descent(catalog, "gd", 3, lr=0.05), descent(catalog, "adagrad", 2, lr=0.1)]
    rows = list(csv.reader(io.StringIO(run_csv(runs))))
    assert rows[0] == ["run", "optimizer", "step", "x", "y", "loss", "grad_x", "grad_y", "rate", "s_x", "s_y"]
    assert [row[:3] for row in rows[1:]] == [
        ["1", "gd", "0"], ["1", "gd", "1"], ["1", "gd", "2"], ["1", "gd", "3"],
        ["2", "adagrad", "0"], ["2", "adagrad", "1"], ["2", "adagrad", "2"],
    ]  # fmt: skip
    assert rows[1][3:] == ["5.0", "5.0", "275.0", "40.0", "70.0", "", "", ""]
    assert [float(cell) for cell in rows[2][3:5]] == runs[0].trajectory.positions[1].tolist()
    assert [float(cell) for cell in rows[7][9:]] == runs[1].trajectory.term("s")[2].tolist()
    assert run_csv([]) == "run,optimizer,step,loss,rate\n"


def test_csv_leaves_a_cell_empty_for_what_is_not_finite(catalog: Catalog) -> None:
    run = descent(catalog, "gd", 100, FormulaLandscape("1e200 x^4"), lr=1.0)
    last = run_csv([run]).splitlines()[-1].split(",")
    assert "" in last and not any(word in ",".join(last) for word in ("nan", "inf"))


def test_the_table_shows_both_ends_and_the_outcome(catalog: Catalog) -> None:
    text = run_table([descent(catalog, "gd", 50, lr=0.05), descent(catalog, "gd", 1000, lr=0.5)])
    first, second = text.split("\n\n")
    lines = first.split("\n")
    assert lines[0] == "gd (lr=0.05) on 3x² + 2xy + 6y²"
    assert lines[1].split() == ["step", "x", "y", "loss", "|gradient|"]
    assert [line.split()[0] for line in lines[2:-2]] == ["0", "1", "2", "3", "4", "…", "46", "47", "48", "49", "50"]
    assert lines[2].split()[1:4] == ["5", "5", "275"]
    assert float(lines[2].split()[4]) == pytest.approx(math.hypot(40, 70), rel=1e-6)
    assert lines[-2] == "made 50 steps"
    assert lines[-1].startswith("converged: converged to a minimum: loss ")
    outcome, verdict, remedy = second.split("\n")[-3:]
    assert outcome.startswith("diverged at step ")
    assert verdict.startswith("diverged: diverged at step ") and "η = 0.5 > 2/λmax = 0.1587" in verdict
    assert remedy.startswith("  try: set η to ")


@pytest.mark.parametrize("steps", [0, 1, 4, 9, 10])
def test_the_table_of_a_short_run_shows_each_step_once(catalog: Catalog, steps: int) -> None:
    lines = run_table([descent(catalog, "gd", steps, lr=0.01)]).split("\n")
    shown = [
        line.split()[0]
        for line in lines[2 : lines.index(f"made {steps} step{'' if steps == 1 else 's'}")]
        if "…" not in line
    ]
    assert shown == sorted(set(shown), key=int)
    if steps < 10:
        assert shown == [str(step) for step in range(steps + 1)]


def test_a_term_that_is_a_table_has_a_row_for_each_of_its_points(catalog: Catalog) -> None:
    run = descent(catalog, "nelder_mead", 3)
    (entry,) = strict(run_json(run.landscape, [run]))["runs"]
    assert np.shape(entry["terms"]["simplex"]) == (3, 3, 2)
    assert entry["terms"]["simplex"][-1][0] == entry["positions"][-1]
    header, *rows = csv.reader(io.StringIO(run_csv([run])))
    names = ["simplex_1_x", "simplex_1_y", "simplex_2_x", "simplex_2_y", "simplex_3_x", "simplex_3_y"]
    assert [name for name in header if name.startswith("simplex")] == names
    assert [float(rows[-1][header.index(name)]) for name in names[:2]] == entry["positions"][-1]


def test_what_only_the_next_step_needs_is_not_written(catalog: Catalog) -> None:
    run = descent(catalog, "bfgs", 3)
    (entry,) = strict(run_json(run.landscape, [run]))["runs"]
    assert set(entry["terms"]) == {"direction", "tried"}
    assert entry["evaluations"] == run.evaluations
    assert "inverse" not in run_csv([run])


def test_a_run_of_many_variables_is_written_whole(catalog: Catalog) -> None:
    landscape = FormulaLandscape("+".join(f"x{index}²" for index in range(1, 21)))
    run = Run(landscape, catalog.optimizers["gd"], (1.0,) * 20)
    run.advance(3)
    assert len(run_csv([run]).splitlines()[0].split(",")) == 3 + 20 + 1 + 20 + 1
    assert np.shape(strict(run_json(landscape, [run]))["runs"][0]["positions"]) == (4, 20)
    assert "x5" not in run_table([run]).split("\n")[1]
