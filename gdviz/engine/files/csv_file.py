"""A person's CSV file → a Dataset. Nothing is guessed about a number: what cannot be read is named, with its line."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.points import FARTHEST
from gdviz.engine.files.csv_table import CsvTable, Header, number_in, table_of, unreadable
from gdviz.engine.files.toml_file import FileError, Mistake
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

MOST_CLASSES = 100


def read_csv(
    path: Path, features: Sequence[str] = (), target: str = "", classes: bool = False, header: Header = "auto"
) -> Dataset:
    """Return the samples of a CSV file: by default the last column is the target, all others are features.

    With `classes` the target's values, numbers or words, become indices into sorted classes. Raises FileError.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    return _read(path, status.st_mtime_ns, status.st_size, tuple(features), target, classes, header)


def holds_words(path: Path, target: str = "", header: Header = "auto") -> bool:
    """Tell whether no value of the target column, by default the last, is a number. Raises FileError."""
    table = table_of(path, header)
    target = target or table.names[-1]
    _check_choice(table, (), target)
    return all(number_in(cell) is None for cell in table.column(target))


@lru_cache(maxsize=4)
def _read(
    path: Path, _modified: int, _size: int, features: tuple[str, ...], target: str, classes: bool, header: Header
) -> Dataset:
    table = table_of(path, header)
    target = target or table.names[-1]
    features = features or tuple(name for name in table.names if name != target)
    _check_choice(table, features, target)
    inputs = np.stack([_numbers(table, name, _LEAVE_OUT) for name in features], axis=1)
    if classes:
        labels, targets = _labels(table, target)
    else:
        labels, targets = (), _numbers(table, target, _USE_CLASSES)
    return Dataset(features, target, inputs, targets, labels)


_LEAVE_OUT = QT_TRANSLATE_NOOP(
    "engine", "column “{column}”: “{cell}” is not a number; correct it, or leave the column out by naming the features"
)
_USE_CLASSES = QT_TRANSLATE_NOOP(
    "engine", "column “{column}”: “{cell}” is not a number; correct it, or use a model that predicts classes"
)
_EMPTY = QT_TRANSLATE_NOOP(
    "engine", "column “{column}” is empty here; fill it in, delete the line, or leave the column out"
)


def _numbers(table: CsvTable, name: str, not_a_number: str) -> Array:
    cells = table.column(name)
    try:
        values = np.array(list(map(float, cells)))
        if np.all(np.abs(values) <= FARTHEST) and not any("_" in cell for cell in cells):
            return values
    except ValueError:
        pass
    for row, cell in enumerate(cells):
        value = number_in(cell)
        if not cell.strip():
            raise table.wrong(row, _EMPTY, column=name)
        if value is not None and abs(value) <= FARTHEST:
            continue
        if value is not None and math.isfinite(value):
            template = QT_TRANSLATE_NOOP(
                "engine", "column “{column}”: “{cell}” lies beyond ±1e12; write the column in a larger unit"
            )
        elif value is not None:
            template = QT_TRANSLATE_NOOP(
                "engine", "column “{column}”: “{cell}” is not a finite number; fill it in or delete the line"
            )
        elif re.fullmatch(r"[+-]?\d+,\d+", cell.strip()):
            template = QT_TRANSLATE_NOOP("engine", "column “{column}”: “{cell}” has a decimal comma; write a point")
        else:
            template = not_a_number
        raise table.wrong(row, template, column=name, cell=_shortened(cell))
    raise AssertionError("a column that cannot be read has a cell that cannot be read")


def _labels(table: CsvTable, name: str) -> tuple[tuple[str, ...], Array]:
    """Return the classes in order, and the class of every row as its index."""
    cells = [cell.strip() for cell in table.column(name)]
    for row, cell in enumerate(cells):
        if not cell:
            raise table.wrong(row, _EMPTY, column=name)
    numbers = [number_in(cell) for cell in cells]
    if all(number is not None and math.isfinite(number) for number in numbers):
        values, places = np.unique(np.array(numbers, dtype=np.float64), return_inverse=True)
        labels = tuple(str(int(value)) if value == int(value) else repr(float(value)) for value in values)
    else:
        words, places = np.unique(np.array(cells), return_inverse=True)
        labels = tuple(map(str, words))
    if len(labels) > MOST_CLASSES:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "column “{column}” has {count:,} different values, too many for classes; predict it as a number",
        )
        raise table.wrong(0, template, column=name, count=len(labels))
    if len(labels) < 2:
        template = QT_TRANSLATE_NOOP("engine", "column “{column}” is “{cell}” everywhere; there is nothing to predict")
        raise table.wrong(0, template, column=name, cell=_shortened(cells[0]))
    return labels, places.astype(np.float64)


def _shortened(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= 30 else text[:29] + "…"


def _check_choice(table: CsvTable, features: tuple[str, ...], target: str) -> None:
    def wrong(template: str, **values: object) -> FileError:
        return FileError(Mistake(table.path, 1, Message(template, values)))

    known = ", ".join(table.names[:12]) + (" …" if len(table.names) > 12 else "")
    for name in (*features, target):
        if name not in table.names:
            raise wrong(
                QT_TRANSLATE_NOOP("engine", "there is no column “{name}”; there are {known}"), name=name, known=known
            )
    if target in features:
        template = QT_TRANSLATE_NOOP("engine", "“{name}” is the target and cannot be a feature too; leave it out")
        raise wrong(template, name=target)
    for place, name in enumerate(features):
        if name in features[:place]:
            raise wrong(QT_TRANSLATE_NOOP("engine", "“{name}” is named twice among the features"), name=name)
