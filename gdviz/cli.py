"""The command line: the same engine without a window. Scripts rely on its output and exit codes.

Exit code 0: done, also when a run diverged. Exit code 2: bad input, one line on stderr that names the argument.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import math
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

import numpy as np

from gdviz import __version__, assets
from gdviz.engine.catalog import Catalog, load_catalog
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import MOST_STEPS
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.optimizer import LEARNING_RATE, Optimizer
from gdviz.engine.run import Run
from gdviz.export.tables import run_csv, run_json, run_table

COMMANDS = ("list", "run")


class UsageError(Exception):
    """Bad input: the argument, and what would be right."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    try:
        arguments = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
        if arguments.command is None:
            raise UsageError(f"a command is missing: one of {', '.join(COMMANDS)}")
        catalog = load_catalog([assets.resources(), assets.user_folder()])
        text = (_list if arguments.command == "list" else _run)(catalog, arguments)
    except UsageError as error:
        # An argument may hold bytes that are no text.
        sentence = " ".join(str(error).split()).encode("utf-8", "backslashreplace").decode()
        print(f"gdviz: {sentence}", file=sys.stderr)
        return 2
    for mistake in catalog.mistakes:
        print(f"gdviz: left out: {mistake}", file=sys.stderr)
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # formulas are not ASCII
        print(text, flush=True)
    except BrokenPipeError:  # a reader such as head has seen enough
        sys.stdout = None  # type: ignore[assignment, unused-ignore]
    return 0


def _joined(argv: Sequence[str]) -> list[str]:
    """Write “--start -1,2” as “--start=-1,2”, so that a negative number is not taken for an option."""
    joined: list[str] = []
    for part in argv:
        takes_value = joined and re.fullmatch(r"--(landscape|start|steps|lr|tolerance|seed|optimizer)", joined[-1])
        if takes_value and re.match(r"[-−][^-]", part):
            joined[-1] += f"={part}"
        else:
            joined.append(part)
    return joined


def _parser() -> _Parser:
    parser = _Parser(
        prog="gdviz",
        description="Show gradient descent, step by step. Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gdviz {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="list | run")
    listing = commands.add_parser("list", help="what there is to choose from", allow_abbrev=False)
    listing.add_argument("kind", metavar="landscapes|optimizers", choices=["landscapes", "optimizers"])
    listing.add_argument("--json", action="store_true", help="one JSON array")
    run = commands.add_parser("run", help="descend, without a window", allow_abbrev=False)
    run.add_argument("--landscape", required=True, metavar="NAME_OR_FORMULA", help="such as rosenbrock, or '3x² + y²'")
    run.add_argument("--start", metavar="X[,Y…]", help="one number for each variable; default: the landscape's own")
    run.add_argument("--steps", default="100", metavar="N", help="how many steps to make (default 100)")
    run.add_argument(
        "--optimizer", action="append", metavar="NAME[:key=value,…]", help="may be repeated; default: the simplest one"
    )
    run.add_argument("--lr", metavar="L", help="learning rate of every run that does not name its own")
    run.add_argument("--tolerance", metavar="G", help="stop when the gradient and the last step are shorter than G")
    run.add_argument("--seed", default="0", metavar="S", help="seed of everything random, a whole number from 0")
    output = run.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="everything, as one JSON object")
    output.add_argument("--csv", action="store_true", help="one row per step")
    return parser


def _list(catalog: Catalog, arguments: argparse.Namespace) -> str:
    if arguments.kind == "landscapes":
        rows: list[dict[str, object]] = [
            {"id": entry.id, "name": entry.name.en, "formula": entry.formula, "variables": list(entry.variables),
             "domain": entry.domain, "start": entry.start, "minima": entry.minima, "description": entry.description.en}
            for entry in catalog.landscapes.values()
        ]  # fmt: skip
        width = 2 + max(map(len, catalog.landscapes), default=0)
        lines = [f"{row['id']:<{width}}{row['formula']}" for row in rows]
    else:
        rows = [_optimizer_object(optimizer) for optimizer in catalog.optimizers.values()]
        width = 2 + max(map(len, catalog.optimizers), default=0)
        lines = [
            f"{optimizer.id:<{width}}"
            + ", ".join(f"{name}={entry.default:g}" for name, entry in optimizer.hyperparameters.items())
            for optimizer in catalog.optimizers.values()
        ]
    return json.dumps(rows, ensure_ascii=False) if arguments.json else "\n".join(lines)


def _optimizer_object(optimizer: Optimizer) -> dict[str, object]:
    hyperparameters = {
        name: {"symbol": entry.symbol, "default": entry.default, "range": entry.range, "scale": entry.scale}
        for name, entry in optimizer.hyperparameters.items()
    }
    return {
        "id": optimizer.id,
        "name": optimizer.name.en,
        "year": optimizer.year,
        "reference": optimizer.reference,
        "description": optimizer.description.en,
        "hyperparameters": hyperparameters,
    }


def _run(catalog: Catalog, arguments: argparse.Namespace) -> str:
    landscape, start = _landscape_and_start(catalog, arguments.landscape, arguments.start)
    steps = _whole("--steps", arguments.steps, 0, MOST_STEPS)
    _whole("--seed", arguments.seed, 0, 2**63 - 1)
    rate = None if arguments.lr is None else _number("--lr", arguments.lr)
    tolerance = 0.0 if arguments.tolerance is None else _number("--tolerance", arguments.tolerance)
    if tolerance < 0.0:
        raise UsageError(f"--tolerance: {arguments.tolerance} is negative; give 0 or a positive number")
    runs = []
    for text in arguments.optimizer or [_default_optimizer(catalog)]:
        optimizer, values = _optimizer(catalog, text, rate)
        try:
            runs.append(Run(landscape, optimizer, start, values, tolerance=tolerance))
        except InputError as error:
            raise UsageError(f"--optimizer {optimizer.id}: {error}") from None
        runs[-1].advance(steps)
    return (
        run_json(landscape, runs)
        if arguments.json
        else run_csv(runs).rstrip("\n")
        if arguments.csv
        else run_table(runs)
    )


def _default_optimizer(catalog: Catalog) -> str:
    """The simplest of them: fewest hyperparameters, then fewest terms."""
    return min(catalog.optimizers.values(), key=lambda entry: (len(entry.hyperparameters), len(entry.terms))).id


def _landscape_and_start(catalog: Catalog, text: str, start: str | None) -> tuple[FormulaLandscape, list[float]]:
    entry = catalog.landscapes.get(text.strip())
    formula = entry.formula if entry else text
    try:
        landscape = FormulaLandscape(formula)
        landscape.gradient(np.ones(landscape.dimension))
    except FormulaError as error:
        near = difflib.get_close_matches(text, catalog.landscapes, n=1)
        if re.fullmatch(r"[A-Za-z]\w{2,}", text.strip()):  # a name, not a formula
            hint = f"did you mean {near[0]}?" if near else "see “gdviz list landscapes”, or type a formula"
            raise UsageError(f"--landscape: there is no landscape {text.strip()!r}; {hint}") from None
        raise UsageError(f"--landscape: column {error.column}: {error}") from None
    if start is None:
        return landscape, list(entry.start) if entry else [1.0] * landscape.dimension
    numbers = [_number("--start", part) for part in start.split(",")]
    if len(numbers) != landscape.dimension:
        names = ", ".join(landscape.variables)
        raise UsageError(
            f"--start: {len(numbers)} number(s) given, {landscape.dimension} needed ({names}), with commas between"
        )
    return landscape, numbers


def _optimizer(catalog: Catalog, text: str, rate: float | None) -> tuple[Optimizer, dict[str, float]]:
    name, _, settings = text.partition(":")
    optimizer = catalog.optimizers.get(name.strip())
    if optimizer is None:
        near = difflib.get_close_matches(name, catalog.optimizers, n=1)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(catalog.optimizers)}"
        raise UsageError(f"--optimizer: there is no optimizer {name!r}; {hint}")
    known = {entry.symbol: key for key, entry in optimizer.hyperparameters.items()}
    values: dict[str, float] = {}
    for setting in filter(None, (part.strip() for part in settings.split(","))):
        key, _, value = setting.partition("=")
        key = known.get(key.strip(), key.strip())
        if key in optimizer.hyperparameters and not value.strip():
            raise UsageError(f"--optimizer {optimizer.id}: {key} has no value; write {key}=0.1")
        if key not in optimizer.hyperparameters:
            names = ", ".join(f"{name}=…" for name in optimizer.hyperparameters)
            raise UsageError(f"--optimizer {optimizer.id}: {setting!r} is not one of {names}")
        values[key] = _number(f"--optimizer {optimizer.id}:{key}", value)
    if rate is not None and LEARNING_RATE not in values and LEARNING_RATE in optimizer.hyperparameters:
        try:
            values[LEARNING_RATE] = optimizer.hyperparameters[LEARNING_RATE].checked(rate)
        except InputError as error:
            raise UsageError(f"--lr: {error}") from None
    return optimizer, values


def _number(argument: str, text: str) -> float:
    try:
        value = float(text.strip().replace("−", "-"))
    except ValueError:
        raise UsageError(f"{argument}: {text.strip()!r} is not a number; write it as 0.05 or 5e-2") from None
    if not math.isfinite(value):
        raise UsageError(f"{argument}: {text.strip()!r} is not finite; give an ordinary number")
    return value


def _whole(argument: str, text: str, least: int, most: int) -> int:
    try:
        value = int(text)
    except ValueError:
        raise UsageError(f"{argument}: {text!r} is not a whole number; write it out, such as 500") from None
    if not least <= value <= most:
        raise UsageError(f"{argument}: {value} is outside {least} … {most}")
    return value


if __name__ == "__main__":
    sys.exit(main())
