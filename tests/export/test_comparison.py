"""The table of the runs: what it says is true, and each of its forms can be used as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.engine.judging.verdict import verdict
from gdviz.export.comparison import HEADINGS, Comparison, as_csv, as_latex, as_markdown, as_tabs, compared
from gdviz.session.files.document import read_document
from gdviz.session.session import Session

BOWL = LandscapeChoice("3x² + 2xy + 6y²", ((-10.0, 10.0), (-10.0, 10.0)), minima=((0.0, 0.0),))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([assets.resources()])


def an_experiment(catalog: Catalog, *optimizers: str, landscape: LandscapeChoice = BOWL) -> Experiment:
    runs = tuple(RunChoice(name, name, catalog.optimizers[name].defaults()) for name in optimizers)
    return Experiment(landscape, (5.0, 5.0), runs)


def a_table(catalog: Catalog, experiment: Experiment, steps: int = 60) -> tuple[Comparison, Session]:
    session = Session(catalog, experiment)
    session.prepare()
    session.foresee(steps)
    return compared(session.experiment, session.runs, session.minima), session


def named(table: Comparison, row: int) -> dict[str, object]:
    return dict(zip(table.headings, table.rows[row], strict=True))


def test_a_row_says_what_a_run_was_given_and_what_became_of_it(catalog: Catalog) -> None:
    table, session = a_table(catalog, an_experiment(catalog, "gd", "adam"))
    assert table.headings == HEADINGS
    for index, run in enumerate(session.runs):
        row = named(table, index)
        assert row["Run"] == session.experiment.runs[index].name
        assert row["Optimizer"] == run.optimizer.name.en
        assert row["Steps"] == run.length
        assert row["Evaluations"] == run.length
        assert row["f"] == row["f − f*"] == float(run.trajectory.losses[-1])
        assert row["Distance to the minimum"] == pytest.approx(np.hypot(*run.trajectory.positions[-1]))
        assert row["Verdict"] == str(verdict(run, session.minima).message)
    assert named(table, 1)["Hyperparameters"] == "η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-8"


def test_how_many_samples_a_step_sees_is_told(catalog: Catalog) -> None:
    text = catalog.examples["batch_sizes"].text
    table, _ = a_table(catalog, read_document(Path("x"), text).experiment, 2)
    given = [named(table, row)["Hyperparameters"] for row in range(3)]
    assert given == ["η = 0.03", "η = 0.03, batch = 8", "η = 0.03, batch = 1"]


def test_schedule_options_and_edits_are_told(catalog: Catalog) -> None:
    schedule, option = sorted(catalog.schedules)[0], sorted(catalog.options)[0]
    parts = catalog.optimizers["gd"].modified([catalog.options[option], catalog.schedules[schedule]])
    choice = RunChoice("gd", "gd", parts.defaults(), schedule=schedule, options=(option,))
    experiment = msgspec.structs.replace(an_experiment(catalog), runs=(choice,)).with_hyperparameter(0, "lr", 0.02, 7)
    row = named(a_table(catalog, experiment)[0], 0)
    assert row["Schedule and options"] == f"{schedule}, {option}"
    assert "η = 0.02 @ 7" in str(row["Hyperparameters"])


def test_what_is_not_known_is_empty_not_zero(catalog: Catalog) -> None:
    landscape = msgspec.structs.replace(BOWL, minima=())
    table, _ = a_table(catalog, an_experiment(catalog, "gd", landscape=landscape))
    (row,) = csv.DictReader(io.StringIO(as_csv(table)))
    assert row["f − f*"] == row["Distance to the minimum"] == ""
    assert "| – | – |" in as_markdown(table)
    assert "& -- & -- &" in as_latex(table)


def test_csv_and_tabs_are_read_back_to_the_last_bit(catalog: Catalog) -> None:
    table, session = a_table(catalog, an_experiment(catalog, "gd", "adam"))
    for text, separator in ((as_csv(table), ","), (as_tabs(table), "\t")):
        rows = list(csv.DictReader(io.StringIO(text), delimiter=separator))
        assert [float(row["f"]) for row in rows] == [float(run.trajectory.losses[-1]) for run in session.runs]


def test_no_spreadsheet_computes_a_name(catalog: Catalog) -> None:
    experiment = an_experiment(catalog, "gd")
    names = ["=1+1", "@SUM(A1)", "-cmd", "+x", "-5"]
    runs = tuple(msgspec.structs.replace(experiment.runs[0], name=name) for name in names)
    table, _ = a_table(catalog, msgspec.structs.replace(experiment, runs=runs))
    read = [row["Run"] for row in csv.DictReader(io.StringIO(as_csv(table)))]
    assert read == ["'=1+1", "'@SUM(A1)", "'-cmd", "'+x", "-5"]


def test_markdown_is_one_row_a_line_whatever_a_name_holds(catalog: Catalog) -> None:
    experiment = an_experiment(catalog, "gd")
    runs = (msgspec.structs.replace(experiment.runs[0], name="a|b\n*c* <b> _d_"),)
    text = as_markdown(a_table(catalog, msgspec.structs.replace(experiment, runs=runs))[0])
    head, rule, row = text.splitlines()
    assert head.count(" | ") == rule.count(" | ") == len(HEADINGS) - 1
    assert row.startswith("| a\\|b \\*c\\* \\<b> \\_d\\_ | ")


def test_latex_escapes_what_means_something_there() -> None:
    row = ("50% & $ _#^~ {a}\\", "α₁ = 1e-8, λ̂ₓ", "f − f* of ∇f", 3, 1.5e-9, float("inf"), -2.0)
    text = as_latex(Comparison(("a", "b", "c", "d", "e", "f", "g"), (row,)))
    line = text.splitlines()[5]
    assert line == (
        r"50\% \& \$ \_\#\textasciicircum{}\textasciitilde{} \{a\}\textbackslash{} & "
        r"$\alpha _1$ = $1 \times 10^{-8}$, $\hat{\lambda}$ₓ & "
        r"$f - f^\ast$ of $\nabla f$ & 3 & $1.5 \times 10^{-9}$ & $\infty$ & $-2$ \\"
    )
    assert text.startswith("% \\usepackage{booktabs}\n\\begin{tabular}{lllrrrr}\n\\toprule\n")
    assert text.endswith("\\bottomrule\n\\end{tabular}\n")


def test_every_sign_that_the_catalog_uses_is_plain_or_mathematical_in_latex(catalog: Catalog) -> None:
    table, _ = a_table(catalog, an_experiment(catalog, *sorted(catalog.optimizers)), steps=30)
    assert {letter for letter in as_latex(table) if not letter.isascii()} <= set("èé")


def test_headings_and_sentences_come_in_the_language_asked_for(catalog: Catalog) -> None:
    session = a_table(catalog, an_experiment(catalog, "gd"))[1]
    headings = [f"{heading}?" for heading in HEADINGS]
    table = compared(
        session.experiment, session.runs, session.minima, headings, lambda message: "好", lambda text: text.zh
    )
    assert table.headings[0] == "Run?"
    assert table.rows[0][1] == session.runs[0].optimizer.name.zh
    assert table.rows[0][-1] == "好"
    assert as_latex(table).startswith("% \\usepackage{booktabs, ctex}\n")
