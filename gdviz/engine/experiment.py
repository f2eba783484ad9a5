"""The immutable description of everything that is computed; what a file holds. Changed by making another one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import msgspec
import tomli_w

from gdviz.engine.data.problem_choice import ProblemChoice
from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, read_record
from gdviz.engine.interval import FARTHEST as FARTHEST
from gdviz.engine.interval import check_interval as check_interval
from gdviz.engine.interval import check_intervals
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane_choice import LARGEST_SEED as LARGEST_SEED
from gdviz.engine.plane_choice import PlaneChoice, check_plane
from gdviz.engine.run import Edit
from gdviz.engine.setting import Order
from gdviz.engine.text import Text

VERSION = 1
MOST_STEPS = 10_000_000


class LandscapeChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A landscape: its formula, the part of space that is looked at, known minima; `id` is "" when typed.

    `parameters` are the numbers that the formula names; one that is missing has the default of the landscape's file.
    Of a `problem` the formula only says what the loss is; `shown` are the indices of the two variables on the map,
    the first two where none are named. A `plane` that is chosen takes their place.
    """

    formula: str
    domain: tuple[tuple[float, float], ...]
    id: str = ""
    minima: tuple[tuple[float, ...], ...] = ()
    parameters: dict[str, float] = {}
    problem: ProblemChoice | None = None
    shown: tuple[int, ...] = ()
    plane: PlaneChoice | None = None


class RunChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A run: a unique name, an optimizer's id, every hyperparameter, and later changes of them.

    `name_zh` is what it is called in Chinese, "" for the same: it is known by its name.
    `schedule` and `options` are ids whose hyperparameters stand among the others; `batch` and `order` as in Setting.
    A run that branched off another, `parent`, went its own way from step `branch` on; it is whole without it.
    """

    name: str
    optimizer: str
    hyperparameters: dict[str, float]
    edits: tuple[Edit, ...] = ()
    schedule: str = ""
    options: tuple[str, ...] = ()
    batch: int = 0
    order: Order = "shuffled"
    branch: int | None = None
    parent: str = ""
    name_zh: str = ""

    def named(self, name: str) -> RunChoice:
        """Return the run under another name, in all languages."""
        return msgspec.structs.replace(self, name=name, name_zh="")

    def value_at(self, name: str, step: int) -> float:
        """Return the hyperparameter in force for the update after `step`."""
        edits = [edit for edit in self.edits if edit.name == name and edit.step <= step]
        return max(reversed(edits), key=lambda edit: edit.step).value if edits else self.hyperparameters[name]


class Experiment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A landscape, a start (P,) and runs; `steps` is how far they go, `tolerance` 0 means never stop early.

    `evaluations` is what each run may spend (gdviz.engine.costs), 0 for any number.
    """

    landscape: LandscapeChoice
    start: tuple[float, ...]
    runs: tuple[RunChoice, ...] = ()
    steps: int = 100
    tolerance: float = 0.0
    seed: int = 0
    evaluations: int = 0

    def with_landscape(self, choice: LandscapeChoice, start: Sequence[float]) -> Experiment:
        """Return the experiment on another landscape, from another start; batches stay only where there are data."""
        runs = self.runs
        if choice.problem is None:
            runs = tuple(msgspec.structs.replace(run, batch=0) if run.batch else run for run in runs)
        return msgspec.structs.replace(self, landscape=choice, start=tuple(map(float, start)), runs=runs)

    def with_start(self, position: Sequence[float]) -> Experiment:
        """Return the experiment with another start (P,). Raises InputError when it is not finite."""
        if len(position) != len(self.start) or not all(map(math.isfinite, position)):
            template = QT_TRANSLATE_NOOP("engine", "the start needs {count} finite number(s)")
            raise InputError(Message(template, {"count": len(self.start)}))
        return msgspec.structs.replace(self, start=tuple(map(float, position)))

    def with_domain(self, domain: Sequence[tuple[float, float]]) -> Experiment:
        """Return the experiment with another domain. Raises InputError when an interval is of no use."""
        pairs = tuple((float(low), float(high)) for low, high in domain)
        check_intervals(pairs)
        return msgspec.structs.replace(self, landscape=msgspec.structs.replace(self.landscape, domain=pairs))

    def with_steps(self, steps: int) -> Experiment:
        """Return the experiment with another budget of steps. Raises InputError outside 1 … MOST_STEPS."""
        if not 1 <= steps <= MOST_STEPS:
            template = QT_TRANSLATE_NOOP("engine", "the number of steps must be from 1 to {most:,}")
            raise InputError(Message(template, {"most": MOST_STEPS}))
        return msgspec.structs.replace(self, steps=int(steps))

    def with_tolerance(self, tolerance: float) -> Experiment:
        """Return the experiment with another tolerance, 0 for none. Raises InputError when negative or not finite."""
        if not (math.isfinite(tolerance) and tolerance >= 0.0):
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the tolerance must be 0 or a positive number")))
        return msgspec.structs.replace(self, tolerance=float(tolerance))

    def with_evaluations(self, evaluations: int) -> Experiment:
        """Return the experiment with another budget of evaluations, 0 for none. Raises InputError outside 0 … 10⁷."""
        if not 0 <= evaluations <= MOST_STEPS:
            template = QT_TRANSLATE_NOOP("engine", "the budget must be from 0 (none) to {most:,} evaluations")
            raise InputError(Message(template, {"most": MOST_STEPS}))
        return msgspec.structs.replace(self, evaluations=int(evaluations))

    def with_seed(self, seed: int) -> Experiment:
        """Return the experiment with another seed. Raises InputError outside 0 … LARGEST_SEED."""
        if not 0 <= seed <= LARGEST_SEED:
            template = QT_TRANSLATE_NOOP("engine", "the seed must be a whole number from 0 to {most}")
            raise InputError(Message(template, {"most": LARGEST_SEED}))
        return msgspec.structs.replace(self, seed=int(seed))

    def with_run(self, choice: RunChoice, index: int | None = None) -> Experiment:
        """Return the experiment with `choice` in place of run `index`, or added when that is None."""
        runs = list(self.runs)
        if index is None:
            runs.append(choice)
        else:
            runs[index] = choice
        return msgspec.structs.replace(self, runs=tuple(runs))

    def without_run(self, index: int) -> Experiment:
        return msgspec.structs.replace(self, runs=self.runs[:index] + self.runs[index + 1 :])

    def with_hyperparameter(self, index: int, name: str, value: float, step: int = 0) -> Experiment:
        """Return the experiment in which run `index` has `value` from `step` on; later edits of it are dropped."""
        run = self.runs[index]
        edits = tuple(edit for edit in run.edits if edit.name != name or edit.step < step)
        if step > 0:
            changed = msgspec.structs.replace(run, edits=(*edits, Edit(step, name, float(value))))
        else:
            hyperparameters = run.hyperparameters | {name: float(value)}
            changed = msgspec.structs.replace(run, hyperparameters=hyperparameters, edits=edits)
        return self.with_run(changed, index)

    def without_edits(self, index: int) -> Experiment:
        return self.with_run(msgspec.structs.replace(self.runs[index], edits=()), index)

    def free_name(self, wanted: str) -> str:
        """Return `wanted`, or "wanted 2", "wanted 3" … where that name is taken."""
        taken = {run.name for run in self.runs}
        names = [wanted, *(f"{wanted} {number}" for number in range(2, len(taken) + 2))]
        return next(name for name in names if name not in taken)


def check_complete(experiment: Experiment, dimension: int) -> None:
    """Raise InputError unless start, domain, minima and runs fit together and a landscape of `dimension` variables."""
    experiment.with_domain(experiment.landscape.domain).with_start(experiment.start)
    experiment.with_steps(experiment.steps).with_tolerance(experiment.tolerance).with_seed(experiment.seed)
    experiment.with_evaluations(experiment.evaluations)
    if any(run.batch < 0 for run in experiment.runs):
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "a batch needs at least one sample; 0 means all of them")))
    if any(run.branch is not None and not 0 <= run.branch <= MOST_STEPS for run in experiment.runs):
        template = QT_TRANSLATE_NOOP("engine", "a run branches off at a step from 0 to {most:,}")
        raise InputError(Message(template, {"most": MOST_STEPS}))
    places = (experiment.start, experiment.landscape.domain, *experiment.landscape.minima)
    shown = experiment.landscape.shown
    if shown and not (
        len(shown) == len(set(shown)) == min(2, dimension) and all(0 <= one < dimension for one in shown)
    ):
        template = QT_TRANSLATE_NOOP("engine", "the map shows two different variables, numbered from 0 to {last}")
        raise InputError(Message(template, {"last": dimension - 1}))
    if any(len(place) != dimension for place in places):
        template = QT_TRANSLATE_NOOP("engine", "start, domain and minima need {count} entries each, as the formula has")
        raise InputError(Message(template, {"count": dimension}))
    if experiment.landscape.plane is not None:
        check_plane(experiment.landscape.plane, dimension)
    names = [run.name for run in experiment.runs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "two runs are called “{name}”"), {"name": twice}))


class _File(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    gdviz: int
    experiment: Experiment
    name: str | Text = ""  # of an example
    description: str | Text = ""
    section: str | Text = ""
    place: int | None = None


def to_toml(experiment: Experiment) -> str:
    """Return the file that `from_toml` reads back exactly."""
    return tomli_w.dumps(msgspec.to_builtins(_File(VERSION, experiment)))


def from_toml(path: Path, text: str) -> Experiment:
    """Read an experiment. Raises FileError that names file, line, key and reason."""
    record = read_record(path, text, _File)
    if record.gdviz > VERSION:
        template = QT_TRANSLATE_NOOP(
            "engine", "the file is of version {found}, newer than this program reads ({known})"
        )
        values: dict[str, object] = {"found": record.gdviz, "known": VERSION}
        raise FileError(Mistake(path, line_of(text, ["gdviz"]), Message(template, values)))
    return record.experiment
