"""`gdviz map basins | rates`: many runs at once, on all processors, or on a cluster."""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from gdviz.cli.arguments import UsageError, number, whole
from gdviz.cli.chosen import Place, domain_in
from gdviz.cli.running import add_landscape, add_optimizers, chosen_runs, place_in
from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import MOST_STEPS, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.many.blocks import Job, Progress
from gdviz.engine.many.rates import Axis, check_axis, default_axis, rate_maps
from gdviz.engine.many.sweep import basin_map
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.setting import Setting

CONNECTING = 10  # seconds that a cluster has to answer
CELLS = 50  # values of an axis, unless said otherwise


def add_map(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    maps = commands.add_parser("map", help="many runs at once", allow_abbrev=False)
    kinds = maps.add_subparsers(dest="kind", metavar="basins | rates", required=True)
    basins = kinds.add_parser("basins", help="which minimum every start leads to", allow_abbrev=False)
    add_landscape(basins)
    basins.add_argument("--size", default="200x200", metavar="COLUMNSxROWS", help="cells of the map (default 200x200)")
    basins.add_argument("--domain", metavar="LOW:HIGH[,…]", help="one interval for each variable; default: its own")
    basins.set_defaults(run=_basins)
    rates = kinds.add_parser("rates", help="what every learning rate comes to", allow_abbrev=False)
    add_landscape(rates)
    rates.add_argument("--x", metavar="NAME=LOW:HIGH:COUNT", help="along the map; default: the learning rate")
    rates.add_argument("--y", metavar="NAME=LOW:HIGH:COUNT", help="up the map; default: none, one row of runs")
    rates.add_argument("--goal", metavar="LOSS", help="also tell the first step whose loss is at or below LOSS")
    rates.set_defaults(run=_rates)
    for one in (basins, rates):
        add_optimizers(one)
        one.add_argument("--steps", default="300", metavar="N", help="how many steps each run makes (default 300)")
        one.add_argument("--tolerance", metavar="G", help="a run ends when gradient and last step are shorter than G")
        one.add_argument("--cluster", metavar="ADDRESS", help="compute on a Dask cluster, such as tcp://10.0.0.5:8786")
        output = one.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="everything, as one JSON object")
        output.add_argument("--csv", action="store_true", help="one row for each run")
        output.add_argument("--png", metavar="FILE", help="a picture, one pixel or more for each run")


def _basins(catalog: Catalog, arguments: argparse.Namespace) -> str:
    from gdviz.export.maps import basins_csv, basins_json, basins_table

    place = place_in(catalog, arguments)
    (job,) = _jobs(catalog, arguments, place, only_one=True)
    size = _size(arguments.size)
    domain = _domain(arguments.domain, place)
    target = _png(arguments.png)
    minima = place.choice.minima
    with _executor(arguments.cluster) as executor, _bar() as progress, _said("map basins"):
        shown = place.choice.shown or (0, 1)
        basins = basin_map(job, domain, size, minima, place.start, shown, executor=executor, progress=progress)
    if target is not None:
        from gdviz.export.map_pictures import basin_pixels, write_png

        _written(target, lambda: write_png(target, basin_pixels(basins), _title("basins", job)))
    if arguments.json:
        return basins_json(job, basins)
    return basins_csv(job, basins).rstrip("\n") if arguments.csv else basins_table(job, basins)


def _rates(catalog: Catalog, arguments: argparse.Namespace) -> str:
    from gdviz.export.maps import rates_csv, rates_json, rates_table

    place = place_in(catalog, arguments)
    jobs = _jobs(catalog, arguments, place)
    axes = [_axes(arguments, job) for job in jobs]
    target = _png(arguments.png)
    with _executor(arguments.cluster) as executor, _bar() as progress, _said("map rates"):
        maps = rate_maps(jobs, place.start, axes, executor, progress)
    if target is not None:
        from gdviz.export.map_pictures import rate_pixels, stacked, write_png

        title = _title("rates", *jobs)
        _written(target, lambda: write_png(target, stacked([rate_pixels(one) for one in maps]), title))
    if arguments.json:
        return rates_json(jobs, place.start, maps)
    return rates_csv(maps).rstrip("\n") if arguments.csv else rates_table(maps)


def _jobs(catalog: Catalog, arguments: argparse.Namespace, place: Place, only_one: bool = False) -> list[Job]:
    steps = whole("--steps", arguments.steps, 1, MOST_STEPS)
    setting = Setting(place.choice.domain, whole("--seed", arguments.seed, 0, 2**63 - 1))
    tolerance = 0.0 if arguments.tolerance is None else number("--tolerance", arguments.tolerance)
    if tolerance < 0.0:
        raise UsageError(f"--tolerance: {arguments.tolerance} is negative; give 0 or a positive number")
    goal = getattr(arguments, "goal", None)
    lowest = -float("inf") if goal is None else number("--goal", goal)
    choices = chosen_runs(catalog, arguments, steps)
    if only_one and len(choices) > 1:
        raise UsageError("--optimizer: a map of basins shows one optimizer; give it once")
    return [_job(catalog, place, choice, steps, tolerance, lowest, setting) for choice in choices]


def _job(
    catalog: Catalog, place: Place, choice: RunChoice, steps: int, tolerance: float, goal: float, setting: Setting
) -> Job:
    optimizer = optimizer_of(catalog, choice)
    for name, value in choice.hyperparameters.items():
        with _said(f"--optimizer {choice.optimizer}"):
            optimizer.hyperparameters[name].checked(value)
    return Job(place.landscape, optimizer, choice.hyperparameters, steps, tolerance, goal, setting)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})(?:[x×](\d{1,6}))?", text.strip())
    if match is None:
        raise UsageError(f"--size: {text!r} is not a size; write it as 400x300, columns first")
    return int(match[1]), int(match[2] or match[1])


def _domain(text: str | None, place: Place) -> tuple[tuple[float, float], ...]:
    dimension = place.landscape.dimension
    if text is None:
        if not place.choice.domain:
            example = ",".join(["-2:2"] * dimension)
            raise UsageError(f"--domain: a typed formula has none of its own; give it, such as {example}")
        return place.choice.domain
    return domain_in(place.landscape, text)


def _axes(arguments: argparse.Namespace, job: Job) -> tuple[Axis, ...]:
    along = _axis("--x", arguments.x or LEARNING_RATE, job)
    if arguments.y is None:
        return (along,)
    up = _axis("--y", arguments.y, job)
    if up.name == along.name:
        raise UsageError(f"--y: {up.name} is already along --x; name another hyperparameter")
    return (along, up)


def _axis(argument: str, text: str, job: Job) -> Axis:
    """Read NAME[=LOW:HIGH[:COUNT]]; the scale is logarithmic where the hyperparameter's is and LOW is above 0."""
    written, sign, rest = text.partition("=")
    symbols = {entry.symbol: name for name, entry in job.optimizer.hyperparameters.items()}
    name = symbols.get(written.strip(), written.strip())
    with _said(f"{argument} {written.strip()}"):
        axis = default_axis(job.optimizer, name, CELLS)
        if sign:
            parts = rest.split(":")
            if len(parts) not in (2, 3):
                raise UsageError(f"{argument}: {rest!r} is not a range; write it as {name}=LOW:HIGH:COUNT")
            count = whole(f"{argument} {name}", parts[2], 1, 1_000_000) if len(parts) == 3 else CELLS
            low, high = (number(f"{argument} {name}", part) for part in parts[:2])
            axis = Axis(name, low, high, count, axis.scale if low > 0.0 else "linear")
        check_axis(job.optimizer, axis)
    return axis


@contextlib.contextmanager
def _said(argument: str) -> Iterator[None]:
    """Turn an InputError into bad usage of `argument`."""
    try:
        yield
    except InputError as error:
        raise UsageError(f"{argument}: {error}") from None


def _png(text: str | None) -> Path | None:
    if text is None:
        return None
    path = Path(text)
    if not path.parent.is_dir():
        raise UsageError(f"--png: there is no folder {str(path.parent)!r}")
    if path.is_dir():
        raise UsageError(f"--png: {text!r} is a folder; name a file in it")
    return path


def _written(path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise UsageError(f"--png: {str(path)!r} cannot be written: {error.strerror or error}") from None


def _title(kind: str, *jobs: Job) -> str:
    """Return the description of the experiment in one line."""
    runs = []
    for job in jobs:
        values = ",".join(f"{name}={value:g}" for name, value in job.values.items())
        runs.append(f"{job.optimizer.id}:{values}" if values else job.optimizer.id)
    return f"gdviz map {kind}: {jobs[0].landscape.formula}; {'; '.join(runs)}; {jobs[0].steps} steps"


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    """Show progress on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(total=100, unit="%", bar_format="{l_bar}{bar}| {elapsed}<{remaining}", leave=False) as bar:
        yield lambda share: bar.update(100.0 * share - bar.n)


@contextlib.contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """Yield what computes the blocks: threads (None), or the cluster at `address`. Raises UsageError."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--cluster: Dask is not installed; add it with: pip install 'gdviz[cluster]'") from None
    try:
        client = Client(address, timeout=CONNECTING, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"--cluster: {address!r} does not answer: {error}") from None
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call]
