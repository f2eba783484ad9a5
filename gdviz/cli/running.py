"""`gdviz run`: descend, without a window."""

from __future__ import annotations

import argparse
from typing import Any, get_args

import msgspec

from gdviz.cli.arguments import UsageError, number, whole
from gdviz.cli.chosen import Place, chosen_changes, chosen_place, chosen_run, domain_in, simplest_optimizer
from gdviz.cli.problems import chosen_problem
from gdviz.cli.scripts import add_scripts, check_places, write_scripts
from gdviz.engine.chosen_run import run_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import LARGEST_SEED, MOST_STEPS, Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.run import Run
from gdviz.engine.setting import Order
from gdviz.export.tables import run_csv, run_json, run_table

_SIGHT = 5.0  # how far from 0 a typed formula is drawn at least, as in the window
ORDERS: tuple[Order, ...] = get_args(Order)


def add_run(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    run = commands.add_parser("run", help="descend, without a window", allow_abbrev=False)
    add_descent(run)
    output = run.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="everything, as one JSON object")
    output.add_argument("--csv", action="store_true", help="one row per step")
    add_scripts(run)
    run.set_defaults(run=_run)


def add_descent(run: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add all that says what descends where, and how far."""
    add_landscape(run, required=required)
    run.add_argument("--domain", metavar="LOW:HIGH[,…]", help="where searches look; default: the landscape's own")
    run.add_argument("--steps", metavar="N", help="how many steps to make (default 100)")
    run.add_argument("--epochs", metavar="N", help="of a problem: steps for so many times through all samples")
    run.add_argument("--batch", metavar="N|full", help="of a problem: how many samples each step sees (default full)")
    run.add_argument("--order", choices=ORDERS, help="of a problem with batches: the order of the samples")
    add_optimizers(run)
    run.add_argument("--tolerance", metavar="G", help="stop when the gradient and the last step are shorter than G")


def add_landscape(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add --landscape, --problem and --start to a command."""
    what = parser.add_mutually_exclusive_group(required=required)
    what.add_argument("--landscape", metavar="NAME[:key=value,…]_OR_FORMULA", help="such as rosenbrock, or '3x² + y²'")
    what.add_argument(
        "--problem", metavar="NAME_OR_CSV[:key=value,…]", help="a landscape made of data: such as line_fit, or data.csv"
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
    check_places(arguments)
    place, experiment, steps = descent_in(catalog, arguments)
    if arguments.python is not None or arguments.torch is not None:
        write_scripts(catalog, with_sight(catalog, experiment), arguments)
    runs = [_made(catalog, place, experiment, choice, steps) for choice in experiment.runs]
    if arguments.json:
        return run_json(place.landscape, runs, place.choice.minima, max(steps, 1))
    return run_csv(runs).rstrip("\n") if arguments.csv else run_table(runs, place.choice.minima, max(steps, 1))


def descent_in(catalog: Catalog, arguments: argparse.Namespace) -> tuple[Place, Experiment, int]:
    """Read what `add_descent` added: where, the whole experiment, and how many steps. Raises UsageError."""
    place = place_in(catalog, arguments)
    batch = _batch(arguments, place.landscape.samples)
    steps = _steps(arguments, place.landscape.samples, batch)
    seed = whole("--seed", arguments.seed, 0, LARGEST_SEED)
    tolerance = 0.0 if arguments.tolerance is None else number("--tolerance", arguments.tolerance)
    if tolerance < 0.0:
        raise UsageError(f"--tolerance: {arguments.tolerance} is negative; give 0 or a positive number")
    choices = tuple(
        msgspec.structs.replace(choice, batch=batch, order=arguments.order or ORDERS[0])
        for choice in chosen_runs(catalog, arguments, steps)
    )
    landscape = place.choice
    if arguments.domain is not None:
        landscape = msgspec.structs.replace(landscape, domain=domain_in(place.landscape, arguments.domain))
    return place, Experiment(landscape, place.start, choices, max(steps, 1), tolerance, seed), steps


def with_sight(catalog: Catalog, experiment: Experiment) -> Experiment:
    """Return what is to be drawn: a typed formula, which has no domain, around 0 with the start in it.

    Raises UsageError where a run would search what is only drawn.
    """
    if experiment.landscape.domain:
        return experiment
    if any(catalog.optimizers[run.optimizer].searches_domain for run in experiment.runs):
        example = ",".join(["-2:2"] * len(experiment.start))
        raise UsageError(f"--domain: a typed formula has none of its own; give it, such as {example}")
    reaches = [max(_SIGHT, 1.2 * abs(value)) for value in experiment.start]
    try:
        return experiment.with_domain([(-reach, reach) for reach in reaches])
    except InputError as error:
        raise UsageError(f"--start: nothing can be drawn there: {error}") from None


def place_in(catalog: Catalog, arguments: argparse.Namespace) -> Place:
    """Read what `add_landscape` added. Raises UsageError."""
    if arguments.problem is not None:
        return chosen_problem(catalog, arguments.problem, arguments.start)
    return chosen_place(catalog, arguments.landscape, arguments.start)


def _batch(arguments: argparse.Namespace, samples: int) -> int:
    """Return how many samples a step sees, 0 for all."""
    for name in ("batch", "order", "epochs"):
        if getattr(arguments, name) is not None and not samples:
            raise UsageError(f"--{name}: a landscape has no samples; give --problem instead of --landscape")
    if arguments.batch in (None, "full"):
        if arguments.order is not None:
            raise UsageError("--order: every step sees all samples; give --batch N as well")
        return 0
    return whole("--batch", arguments.batch, 1, samples)


def _steps(arguments: argparse.Namespace, samples: int, batch: int) -> int:
    if arguments.epochs is None:
        return whole("--steps", arguments.steps or "100", 0, MOST_STEPS)
    if arguments.steps is not None:
        raise UsageError("--epochs: give either --steps or --epochs")
    each = -(-samples // batch) if batch else 1
    return each * whole("--epochs", arguments.epochs, 0, MOST_STEPS // each)


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
