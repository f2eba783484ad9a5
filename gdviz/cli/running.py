"""`gdviz run`: descend, without a window."""

from __future__ import annotations

import argparse
from typing import Any

from gdviz.cli.arguments import UsageError, number, whole
from gdviz.cli.chosen import Place, chosen_changes, chosen_place, chosen_run, simplest_optimizer
from gdviz.engine.catalog import Catalog
from gdviz.engine.chosen_run import run_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import MOST_STEPS, Experiment, RunChoice
from gdviz.engine.run import Run
from gdviz.export.tables import run_csv, run_json, run_table


def add_run(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    run = commands.add_parser("run", help="descend, without a window", allow_abbrev=False)
    add_landscape(run)
    run.add_argument("--steps", default="100", metavar="N", help="how many steps to make (default 100)")
    add_optimizers(run)
    run.add_argument("--tolerance", metavar="G", help="stop when the gradient and the last step are shorter than G")
    output = run.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="everything, as one JSON object")
    output.add_argument("--csv", action="store_true", help="one row per step")
    run.set_defaults(run=_run)


def add_landscape(parser: argparse.ArgumentParser) -> None:
    """Add --landscape and --start to a command."""
    parser.add_argument(
        "--landscape", required=True, metavar="NAME[:key=value,…]_OR_FORMULA", help="such as rosenbrock, or '3x² + y²'"
    )
    parser.add_argument("--start", metavar="X[,Y…]", help="one number for each variable; default: the landscape's own")


def add_optimizers(parser: argparse.ArgumentParser) -> None:
    """Add --optimizer and what changes every run of a command."""
    parser.add_argument(
        "--optimizer", action="append", metavar="NAME[:key=value,…]", help="may be repeated; default: the simplest one"
    )
    parser.add_argument("--lr", metavar="L", help="learning rate of every run that does not name its own")
    parser.add_argument("--schedule", metavar="NAME[:key=value,…]", help="learning rate over the steps, of every run")
    parser.add_argument(
        "--option", action="append", metavar="NAME[=value]", help="what is done to every gradient; may be repeated"
    )
    parser.add_argument("--seed", default="0", metavar="S", help="seed of everything random, a whole number from 0")


def _run(catalog: Catalog, arguments: argparse.Namespace) -> str:
    place = chosen_place(catalog, arguments.landscape, arguments.start)
    steps = whole("--steps", arguments.steps, 0, MOST_STEPS)
    seed = whole("--seed", arguments.seed, 0, 2**63 - 1)
    tolerance = 0.0 if arguments.tolerance is None else number("--tolerance", arguments.tolerance)
    if tolerance < 0.0:
        raise UsageError(f"--tolerance: {arguments.tolerance} is negative; give 0 or a positive number")
    choices = chosen_runs(catalog, arguments, steps)
    experiment = Experiment(place.choice, place.start, choices, max(steps, 1), tolerance, seed)
    runs = [_made(catalog, place, experiment, choice, steps) for choice in choices]
    if arguments.json:
        return run_json(place.landscape, runs)
    return run_csv(runs).rstrip("\n") if arguments.csv else run_table(runs)


def chosen_runs(catalog: Catalog, arguments: argparse.Namespace, steps: int) -> tuple[RunChoice, ...]:
    """Read what `add_optimizers` added. Raises UsageError."""
    rate = None if arguments.lr is None else number("--lr", arguments.lr)
    changes = chosen_changes(catalog, arguments.schedule, arguments.option, steps)
    choices: list[RunChoice] = []
    for text in arguments.optimizer or [simplest_optimizer(catalog)]:
        choices.append(chosen_run(catalog, text, rate, changes, [choice.name for choice in choices]))
    return tuple(choices)


def _made(catalog: Catalog, place: Place, experiment: Experiment, choice: RunChoice, steps: int) -> Run:
    try:
        run = run_of(catalog, place.landscape, experiment, choice)
    except InputError as error:
        raise UsageError(f"--optimizer {choice.optimizer}: {error}") from None
    if run.refusal is not None:
        raise UsageError(f"--optimizer {choice.optimizer}: {run.refusal}")
    run.advance(steps)
    return run
