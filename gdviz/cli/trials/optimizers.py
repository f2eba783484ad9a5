"""An optimizer tried: its first steps on a bowl and in Rosenbrock's valley, with every term."""

from __future__ import annotations

import numpy as np

from gdviz.cli.trials.trial import Trial, finite, missing_words, outside_range, table
from gdviz.engine.equations import read_start
from gdviz.engine.language.equations_latex import equations_latex, equations_plain
from gdviz.engine.language.plain import plain_name
from gdviz.engine.language.tree import names_in
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.run import Run
from gdviz.engine.tryout import PLACES, tried

SHOWN = 5  # steps
FAR = 300


def optimizer_trial(optimizer: EquationsOptimizer) -> Trial:
    """Make a few steps with the defaults."""
    lines: list[str] = []
    numbers: dict[str, object] = {}
    warnings = [f"no equation reads {name}" for name in _unread(optimizer)]
    for place, (formula, start) in PLACES.items():
        run = tried(optimizer, place, SHOWN)
        lines += [f"{formula} from ({start[0]:g}, {start[1]:g}), defaults:", *_steps(run)]
        numbers[place] = _object(run)
    bowl = tried(optimizer, "bowl", FAR)
    warnings += _about_bowl(bowl)
    lines.append(f"after {bowl.length} steps in the bowl: loss {bowl.trajectory.losses[-1]:.6g}")
    terms = {plain_name(term.name): term.description for term in optimizer.terms}
    warnings += missing_words(optimizer.description, optimizer.reference, optimizer.hyperparameters, terms)
    warnings += outside_range(optimizer.hyperparameters)
    return Trial(equations_latex(optimizer), equations_plain(optimizer), numbers, tuple(lines), tuple(warnings))


def _unread(optimizer: EquationsOptimizer) -> list[str]:
    symbols = {name: entry.symbol for name, entry in optimizer.hyperparameters.items()}
    starts = [read_start(text, symbols).value for text in optimizer.state_starts.values()]
    read = {
        name for node in [*(line.value for line in optimizer.equations.assignments), *starts] for name in names_in(node)
    }
    return [name for name in symbols if name not in read]


def _about_bowl(run: Run) -> list[str]:
    start, end = float(run.trajectory.losses[0]), float(run.trajectory.losses[-1])
    where = f"{run.landscape.formula}, from ({run.start[0]:g}, {run.start[1]:g})"
    if (run.stopped is not None and run.stopped.reason == "diverged") or not end < 1e3 * start:
        return [f"with its defaults it diverges in a bowl, {where}: a smaller default rate would do"]
    if end == start and not np.any(run.trajectory.position(-1) != run.start):
        return [f"with its defaults nothing moves in a bowl, {where}"]
    if end >= start:
        return [f"with its defaults the loss is no lower after {run.length} steps in a bowl, {where}"]
    return []


def _steps(run: Run) -> list[str]:
    names = run.landscape.variables
    path = run.trajectory
    heads, columns = ["step", *names, "loss"], [path.positions[:, 0], path.positions[:, 1], path.losses]
    for term in run.terms:
        shown, values = plain_name(term.name), path.term(term.name)
        heads += [f"{shown}_{name}" for name in names] if term.is_vector else [shown]
        columns += list(values.T)
    rows = np.column_stack([np.arange(len(path)), *columns])
    lines = table(heads, rows.tolist())
    return [line.replace("nan", "  –") for line in lines] + ([f"  {run.stopped.message}"] if run.stopped else [])


def _object(run: Run) -> dict[str, object]:
    return {
        "formula": run.landscape.formula,
        "positions": finite(run.trajectory.positions),
        "losses": finite(run.trajectory.losses),
        "terms": {term.name: finite(run.trajectory.term(term.name)[1:]) for term in run.terms},
        "evaluations": run.evaluations,
        "stopped": run.stopped.reason if run.stopped else "steps",
    }
