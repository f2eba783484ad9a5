"""resources/datasets/*.toml → samples: written out in the file, or drawn at random with numbers that it declares."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.datasets.generators import GENERATORS, Generator
from gdviz.engine.errors import InputError
from gdviz.engine.files.declared_numbers import NumberTable, declared_numbers
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, read_record
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text, as_text

MOST_SAMPLES = 1_000_000


class DatasetTable(msgspec.Struct, forbid_unknown_fields=True):
    name: str | Text
    features: list[str]
    target: str
    description: str | Text = ""
    classes: list[str] = []
    points: list[list[float]] = []
    generator: str = ""
    parameter: dict[str, NumberTable] = {}


@dataclass(frozen=True)
class DatasetFile:
    """A dataset of the catalog: its samples are the rows of `points` (features, then target), or drawn.

    A target is a number, or an index into `classes` where there are such.
    """

    id: str
    name: Text
    description: Text
    features: tuple[str, ...]
    target: str
    classes: tuple[str, ...]
    points: tuple[tuple[float, ...], ...]
    generator: str
    parameters: Mapping[str, Hyperparameter]

    def defaults(self) -> dict[str, float]:
        """Return the default of every parameter."""
        return {name: entry.default for name, entry in self.parameters.items()}

    def dataset(self, values: Mapping[str, float] | None = None, seed: int = 0) -> Dataset:
        """Return the samples for these parameters, the defaults for others. Raises InputError for one out of range."""
        used = self.checked(values or {})
        if seed < 0:
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the seed must not be negative")))
        if not self.generator:
            table = np.array(self.points)
            return Dataset(self.features, self.target, table[:, :-1], table[:, -1], self.classes)
        rng = np.random.default_rng(seed)
        inputs, targets = GENERATORS[self.generator].draw(rng, used, len(self.classes))
        return Dataset(self.features, self.target, inputs, targets, self.classes)

    def checked(self, values: Mapping[str, float]) -> dict[str, float]:
        """Return every parameter, those of `values` and the defaults. Raises InputError as `dataset` does."""
        for name in values.keys() - self.parameters.keys():
            template = QT_TRANSLATE_NOOP("engine", "the dataset “{dataset}” has no parameter “{name}”")
            raise InputError(Message(template, {"dataset": self.id, "name": name}))
        return {name: entry.checked(values.get(name, entry.default)) for name, entry in self.parameters.items()}


def read_dataset(path: Path, text: str) -> DatasetFile:
    """Read a dataset file; the stem of `path` is its id. Raises FileError."""
    table = read_record(path, text, DatasetTable)
    parameters = declared_numbers(path, text, "parameter", table.parameter, lambda name: bool(name))

    def check(right: bool, key: str, template: str, **values: object) -> None:
        if not right:
            raise FileError(Mistake(path, line_of(text, key.split(".")), Message(template, values)))

    names = [*table.features, table.target]
    template = QT_TRANSLATE_NOOP("engine", "features and target need names, each another one")
    check(bool(table.features) and len(set(names)) == len(names) and all(names), "features", template)
    template = QT_TRANSLATE_NOOP("engine", "there must be two classes at least, each with another name")
    check(len(set(table.classes)) == len(table.classes) != 1, "classes", template)
    template = QT_TRANSLATE_NOOP("engine", "give either points or a generator")
    check(bool(table.points) != bool(table.generator), "points", template)
    if table.generator:
        known = ", ".join(GENERATORS)
        template = QT_TRANSLATE_NOOP("engine", "there is no generator “{name}”; there are {known}")
        check(table.generator in GENERATORS, "generator", template, name=table.generator, known=known)
        _check_generator(path, text, table, GENERATORS[table.generator], parameters)
        whole = GENERATORS[table.generator].whole
        parameters = {name: replace(one, is_whole=name in whole) for name, one in parameters.items()}
    else:
        _check_points(path, text, table)
    return DatasetFile(
        path.stem,
        as_text(table.name),
        as_text(table.description),
        tuple(table.features),
        table.target,
        tuple(table.classes),
        tuple(map(tuple, table.points)),
        table.generator,
        parameters,
    )


def _check_points(path: Path, text: str, table: DatasetTable) -> None:
    def wrong(key: str, template: str, **values: object) -> FileError:
        return FileError(Mistake(path, line_of(text, [key]), Message(template, values)))

    width = len(table.features) + 1
    for number, point in enumerate(table.points, start=1):
        if len(point) != width or not all(map(math.isfinite, point)):
            template = QT_TRANSLATE_NOOP("engine", "point {number} needs {count} finite numbers: features, then target")
            raise wrong("points", template, number=number, count=width)
        if table.classes and point[-1] not in range(len(table.classes)):
            template = QT_TRANSLATE_NOOP("engine", "the target of point {number} is not the place of a class, from 0")
            raise wrong("points", template, number=number)
    if table.parameter:
        raise wrong("parameter", QT_TRANSLATE_NOOP("engine", "points that are written out have no parameters"))


def _check_generator(
    path: Path, text: str, table: DatasetTable, generator: Generator, parameters: Mapping[str, Hyperparameter]
) -> None:
    def wrong(keys: list[str], template: str, **values: object) -> FileError:
        return FileError(Mistake(path, line_of(text, keys), Message(template, values)))

    if len(table.features) != generator.features:
        template = QT_TRANSLATE_NOOP("engine", "the generator makes {count} feature(s)")
        raise wrong(["features"], template, count=generator.features)
    fewest, most = generator.classes or (0, 0)
    if not fewest <= len(table.classes) <= most:
        template = QT_TRANSLATE_NOOP("engine", "the generator makes {fewest} to {most} classes")
        raise wrong(["classes"], template, fewest=fewest, most=most)
    for name in sorted(parameters.keys() ^ generator.parameters):
        known = ", ".join(sorted(generator.parameters))
        template = QT_TRANSLATE_NOOP("engine", "the generator needs just these parameters: {known}; see “{name}”")
        raise wrong(["parameter", name], template, known=known, name=name)
    low, high = parameters["count"].limits
    if not (low >= 1 and high <= MOST_SAMPLES):
        template = QT_TRANSLATE_NOOP("engine", "the limits of “count” must lie within 1 … {most:,}")
        raise wrong(["parameter", "count"], template, most=MOST_SAMPLES)
