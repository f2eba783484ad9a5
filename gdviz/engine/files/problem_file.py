"""resources/problems/*.toml → what the catalog knows of a problem; its data are drawn when it is used."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gdviz.engine.data.chosen_problem import data_shape, model_of
from gdviz.engine.data.problem_choice import CsvChoice, DataChoice, ModelChoice, ProblemChoice
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import check_interval
from gdviz.engine.files.dataset_file import DatasetFile
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in, read_record
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text, as_text

Interval = tuple[float, float]


class ProblemTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    model: ModelChoice
    data: DataChoice
    domain: list[tuple[float, float]]
    weights: list[str] = []
    start: list[float] = []
    standardise: bool = False
    description: str | Text = ""
    reference: str = ""


@dataclass(frozen=True)
class ProblemFile:
    """A problem of the catalog with P weights, named by `variables`; `start` has P entries.

    `shown` are the indices of the one or two weights that are looked at first, `domain` the interval of each.
    """

    id: str
    name: Text
    description: Text
    reference: str
    choice: ProblemChoice
    variables: tuple[str, ...]
    start: tuple[float, ...]
    shown: tuple[int, ...]
    domain: tuple[Interval, ...]

    def whole_domain(self) -> tuple[Interval, ...]:
        """Return an interval for each of the P weights: one that is not shown is as wide, around its start."""
        reach = max(high - low for low, high in self.domain) / 2.0
        intervals = [(value - reach, value + reach) for value in self.start]
        for index, interval in zip(self.shown, self.domain, strict=True):
            intervals[index] = interval
        return tuple(intervals)


def read_problem(path: Path, text: str, datasets: Mapping[str, DatasetFile]) -> ProblemFile:
    """Read a problem file; the stem of `path` is its id, a CSV file is looked for beside it. Raises FileError."""
    table = read_record(path, text, ProblemTable)
    data = table.data
    if isinstance(data, CsvChoice):
        data = msgspec.structs.replace(data, path=str(path.parent / Path(data.path).expanduser()))
    choice = ProblemChoice(table.model, data, table.standardise, path.stem)
    try:
        features, classes = data_shape(datasets, choice)
    except InputError as error:
        raise mistake_in(path, text, ["data"], error) from None
    try:
        model, _, _ = model_of(table.model, features, classes)
    except InputError as error:
        raise mistake_in(path, text, ["model"], error) from None
    shown = _shown(path, text, table, model.names)
    _check(path, text, table, len(model.names), len(shown))
    return ProblemFile(
        path.stem,
        as_text(table.name),
        as_text(table.description),
        table.reference,
        choice,
        model.names,
        tuple(table.start or model.start.tolist()),
        shown,
        tuple(table.domain),
    )


def _shown(path: Path, text: str, table: ProblemTable, names: tuple[str, ...]) -> tuple[int, ...]:
    if not table.weights:
        return tuple(range(min(2, len(names))))
    for name in table.weights:
        if name not in names:
            template = QT_TRANSLATE_NOOP("engine", "there is no weight “{name}”; there are {known}")
            known = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
            raise FileError(
                Mistake(path, line_of(text, ["weights"]), Message(template, {"name": name, "known": known}))
            )
    if len(set(table.weights)) < len(table.weights) or len(table.weights) > 2:
        template = QT_TRANSLATE_NOOP("engine", "name one weight or two different ones")
        raise FileError(Mistake(path, line_of(text, ["weights"]), Message(template)))
    return tuple(names.index(name) for name in table.weights)


def _check(path: Path, text: str, table: ProblemTable, count: int, shown: int) -> None:
    def check(right: bool, key: str, template: str, **values: object) -> None:
        if not right:
            raise FileError(Mistake(path, line_of(text, [key]), Message(template, values)))

    template = QT_TRANSLATE_NOOP("engine", "the domain needs {count} interval(s), one for each weight that is shown")
    check(len(table.domain) == shown, "domain", template, count=shown)
    template = QT_TRANSLATE_NOOP("engine", "the start needs {count} finite number(s)")
    right = not table.start or (len(table.start) == count and all(map(math.isfinite, table.start)))
    check(right, "start", template, count=count)
    try:
        for low, high in table.domain:
            check_interval(low, high)
    except InputError as error:
        raise mistake_in(path, text, ["domain"], error) from None
