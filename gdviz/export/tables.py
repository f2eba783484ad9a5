"""Runs as JSON, CSV and a table to read; full double precision, non-finite numbers as null or an empty cell."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from gdviz.engine.judging.changes import Remedy, SetBatch, SetHyperparameter, SetStart, SetSteps, SetTolerance
from gdviz.engine.judging.remedies import remedies_for
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import Term
from gdviz.engine.run import Run

Minima = Sequence[Sequence[float]]
SHOWN = 5  # steps at each end of the readable table


def run_json(landscape: Landscape, runs: Sequence[Run], minima: Minima = (), steps: int | None = None) -> str:
    """Return one JSON object: the landscape, and every run with all its numbers and its verdict.

    `minima` are those that are known of the landscape; `steps` is how far the runs were to go, if that is known.
    """
    parameters = {"parameters": dict(landscape.parameters)} if landscape.parameters else {}
    content = {
        "landscape": {"formula": landscape.formula, "variables": list(landscape.variables), **parameters},
        "runs": [_run_object(run, minima, steps) for run in runs],
    }
    return msgspec.json.encode(content).decode()


def _run_object(run: Run, minima: Minima, steps: int | None) -> dict[str, object]:
    trajectory = run.trajectory
    return {
        "optimizer": run.optimizer.id,
        "hyperparameters": run.hyperparameters,
        "positions": _rows(trajectory.positions),
        "losses": _numbers(trajectory.losses),
        "gradients": _rows(trajectory.gradients),
        "rates": _numbers(trajectory.rates[1:]),
        "terms": {term.name: _term_object(run, term) for term in _read_terms(run)},
        "evaluations": run.evaluations,
        "stopped": outcome(run),
        "verdict": verdict_object(run, minima, steps),
    }


def _read_terms(run: Run) -> list[Term]:
    """Return the terms that are for reading, not for the next step alone."""
    return [term for term in run.terms if term.role != "state"]


def _term_object(run: Run, term: Term) -> list[object]:
    """Return a term of every step: numbers, or rows of numbers where it is a table."""
    values = run.trajectory.term(term.name)[1:]
    if term.rows is None:
        return [*_rows(values)]
    return [_rows(table) for table in values.reshape(len(values), -1, run.landscape.dimension)]


def verdict_object(run: Run, minima: Minima = (), steps: int | None = None) -> dict[str, object]:
    """Return the verdict on a run: code, text, step, numbers, remedies, and what kind of minimum it has reached."""
    judgement = verdict(run, minima)
    content: dict[str, object] = {"code": judgement.code, "text": str(judgement.message), "step": judgement.step}
    if judgement.minimum is not None:
        content["minimum"] = judgement.minimum
    if judgement.cause:
        content["cause"] = judgement.cause
    content["numbers"] = {name: _number(value) for name, value in judgement.numbers.items()}
    content["remedies"] = [_remedy_object(remedy) for remedy in remedies_for(run, judgement, minima, steps)]
    return content


def _remedy_object(remedy: Remedy) -> dict[str, object]:
    match remedy.change:
        case SetHyperparameter(name, value, steps):
            change: dict[str, object] = {"hyperparameter": name, "value": value}
            if steps is not None:
                change["steps"] = steps
        case SetSteps(steps):
            change = {"steps": steps}
        case SetStart(position):
            change = {"start": position}
        case SetTolerance(tolerance):
            change = {"tolerance": tolerance}
        case SetBatch(batch):
            change = {"batch": batch}
    return {"text": str(remedy.message), "change": change}


def run_csv(runs: Sequence[Run]) -> str:
    """Return one row per step of every run: run (from 1), optimizer, step, position, loss, gradient, rate, terms.

    Terms that a run does not have stay empty.
    """
    variables = runs[0].landscape.variables if runs else ()
    gradient = [f"grad_{name}" for name in variables]
    terms = list(dict.fromkeys(name for run in runs for name, _ in _term_columns(run)))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["run", "optimizer", "step", *variables, "loss", *gradient, "rate", *terms])
    for number, run in enumerate(runs, start=1):
        trajectory, columns = run.trajectory, dict(_term_columns(run))
        fixed = np.column_stack([trajectory.positions, trajectory.losses, trajectory.gradients, trajectory.rates])
        for step, row in enumerate(fixed.tolist()):
            values = [float(columns[name][step]) if name in columns else math.nan for name in terms]
            cells = (repr(value) if math.isfinite(value) else "" for value in [*row, *values])
            writer.writerow([number, run.optimizer.id, step, *cells])
    return text.getvalue()


def _term_columns(run: Run) -> Iterator[tuple[str, Array]]:
    names = run.landscape.variables
    for term in _read_terms(run):
        values = run.trajectory.term(term.name)
        if term.rows is not None:  # tried_1_x, tried_1_y, tried_2_x …
            labels = [f"{row}_{name}" for row in range(1, values.shape[1] // len(names) + 1) for name in names]
            yield from ((f"{term.name}_{label}", values[:, i]) for i, label in enumerate(labels))
        elif term.is_vector:
            yield from ((f"{term.name}_{name}", values[:, i]) for i, name in enumerate(names))
        else:
            yield term.name, values[:, 0]


def run_table(runs: Sequence[Run], minima: Minima = (), steps: int | None = None) -> str:
    """Return the first and last steps, the outcome and the verdict of every run, to be read by a person.

    `minima` and `steps` as for JSON.
    """
    return "\n\n".join("\n".join(_table_lines(run, minima, steps)) for run in runs)


def _table_lines(run: Run, minima: Minima, goal: int | None) -> Iterator[str]:
    settings = ", ".join(f"{name}={value:g}" for name, value in run.hyperparameters.items())
    parameters = "".join(f", {name}={value:g}" for name, value in run.landscape.parameters.items())
    yield f"{run.optimizer.id} ({settings}) on {run.landscape.formula}{parameters}"
    names = run.landscape.variables[:4]
    yield "  ".join([f"{'step':>6}", *(f"{name:>14}" for name in [*names, "loss", "|gradient|"])])
    trajectory, length = run.trajectory, run.length
    steps = sorted({*range(min(SHOWN, length + 1)), *range(max(0, length + 1 - SHOWN), length + 1)})
    before = -1
    for step in steps:
        if step > before + 1:
            yield f"{'…':>6}"
        norm = float(np.linalg.norm(trajectory.gradient(step)))
        numbers = [*trajectory.position(step)[:4], trajectory.losses[step], norm]
        yield "  ".join([f"{step:>6}", *(f"{number:>14.7g}" for number in numbers)])
        before = step
    yield str(run.stopped.message) if run.stopped else f"made {length} step{'' if length == 1 else 's'}"
    judgement = verdict(run, minima)
    yield f"{judgement.code}: {judgement.message}"
    yield from (f"  try: {remedy.message}" for remedy in remedies_for(run, judgement, minima, goal))


def outcome(run: Run) -> str:
    """Return "converged", "diverged" or "steps"."""
    return run.stopped.reason if run.stopped else "steps"


def _numbers(values: Array) -> list[float | None]:
    return [_number(value) for value in values.tolist()]


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _rows(values: Array) -> list[list[float | None]]:
    return [_numbers(row) for row in values]
