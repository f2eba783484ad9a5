"""A person's CSV file → a Dataset. Nothing is guessed about a number: what cannot be read is named, with its line.

Comma, semicolon or tab part the cells; the first row names the columns unless it holds a number. Columns without
names are called 1, 2, 3 …
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from gdviz.engine.dataset import Dataset
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.toml_file import FileError, Mistake

Header = Literal["auto", "yes", "no"]
MOST_CLASSES = 100


def read_csv(
    path: Path, features: Sequence[str] = (), target: str = "", classes: bool = False, header: Header = "auto"
) -> Dataset:
    """Return the samples of a CSV file: by default the last column is the target, all others are features.

    With `classes` the target's values, numbers or words, become indices into sorted classes. Raises FileError.
    """
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size, tuple(features), target, classes, header)
    except OSError as error:
        template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
        raise FileError(Mistake(path, 1, Message(template, {"reason": error.strerror or error}))) from None


@lru_cache(maxsize=4)
def _read(
    path: Path, _modified: int, _size: int, features: tuple[str, ...], target: str, classes: bool, header: Header
) -> Dataset:
    table = _table(path, _decoded(path, path.read_bytes()), header)
    target = target or table.names[-1]
    features = features or tuple(name for name in table.names if name != target)
    _check_choice(table, features, target)
    inputs = np.stack([_numbers(table, name, _LEAVE_OUT) for name in features], axis=1)
    if classes:
        labels, targets = _labels(table, target)
    else:
        labels, targets = (), _numbers(table, target, _USE_CLASSES)
    return Dataset(features, target, inputs, targets, labels)


@dataclass(frozen=True, eq=False)
class _Table:
    path: Path
    names: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]  # on which each row begins

    def column(self, name: str) -> list[str]:
        place = self.names.index(name)
        return [row[place] for row in self.rows]

    def wrong(self, row: int, template: str, **values: object) -> FileError:
        return FileError(Mistake(self.path, self.lines[row], Message(template, values)))


_LEAVE_OUT = QT_TRANSLATE_NOOP(
    "engine", "column “{column}”: “{cell}” is not a number; correct it, or leave the column out by naming the features"
)
_USE_CLASSES = QT_TRANSLATE_NOOP(
    "engine", "column “{column}”: “{cell}” is not a number; correct it, or use a model that predicts classes"
)
_EMPTY = QT_TRANSLATE_NOOP(
    "engine", "column “{column}” is empty here; fill it in, delete the line, or leave the column out"
)


def _numbers(table: _Table, name: str, not_a_number: str) -> Array:
    cells = table.column(name)
    try:
        values = np.array(list(map(float, cells)))
        if np.isfinite(values).all() and not any("_" in cell for cell in cells):
            return values
    except ValueError:
        pass
    for row, cell in enumerate(cells):
        value = _number(cell)
        if not cell.strip():
            raise table.wrong(row, _EMPTY, column=name)
        if value is not None and math.isfinite(value):
            continue
        if value is not None:
            template = QT_TRANSLATE_NOOP(
                "engine", "column “{column}”: “{cell}” is not a finite number; fill it in or delete the line"
            )
        elif re.fullmatch(r"[+-]?\d+,\d+", cell.strip()):
            template = QT_TRANSLATE_NOOP("engine", "column “{column}”: “{cell}” has a decimal comma; write a point")
        else:
            template = not_a_number
        raise table.wrong(row, template, column=name, cell=_shortened(cell))
    raise AssertionError("a column that cannot be read has a cell that cannot be read")


def _labels(table: _Table, name: str) -> tuple[tuple[str, ...], Array]:
    """Return the classes in order, and the class of every row as its index."""
    cells = [cell.strip() for cell in table.column(name)]
    for row, cell in enumerate(cells):
        if not cell:
            raise table.wrong(row, _EMPTY, column=name)
    numbers = [_number(cell) for cell in cells]
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


def _number(cell: str) -> float | None:
    try:
        return None if "_" in cell else float(cell)
    except ValueError:
        return None


def _shortened(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= 30 else text[:29] + "…"


def _decoded(path: Path, content: bytes) -> str:
    def wrong(line: int, template: str, **values: object) -> FileError:
        return FileError(Mistake(path, line, Message(template, values)))

    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if encoding == "utf-16" else content.count(b"\n", 0, error.start) + 1
        template = QT_TRANSLATE_NOOP("engine", "this is not UTF-8 text; save the table as “CSV UTF-8”")
        raise wrong(line, template) from None
    if "\0" in text:
        template = QT_TRANSLATE_NOOP("engine", "this is not a text file; save the table as “CSV UTF-8”")
        raise wrong(text.count("\n", 0, text.index("\0")) + 1, template)
    if not text.strip():
        raise wrong(1, QT_TRANSLATE_NOOP("engine", "the file is empty; it needs a line for each sample"))
    return text


def _table(path: Path, text: str, header: Header) -> _Table:
    """Return the cells, row by row; every row is as long as the first."""
    first = next(line for line in text.splitlines() if line.strip())
    delimiter = next((sign for sign in "\t;" if sign in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    begin = 1
    try:
        for row in reader:
            if len(row) > 1 or (row and row[0].strip()):
                rows.append(row)
                lines.append(begin)
            begin = reader.line_num + 1
    except csv.Error as error:
        template = QT_TRANSLATE_NOOP("engine", "the quotes or cells cannot be read from here on: {reason}")
        raise FileError(Mistake(path, begin, Message(template, {"reason": error}))) from None
    named = header == "yes" or (header == "auto" and not any(_number(cell) is not None for cell in rows[0]))
    names = tuple(cell.strip() for cell in rows[0]) if named else tuple(map(str, range(1, len(rows[0]) + 1)))
    table = _Table(path, names, rows[named:], lines[named:])
    _check_table(table, lines[0])
    return table


def _check_table(table: _Table, first: int) -> None:
    def wrong(template: str, **values: object) -> FileError:
        return FileError(Mistake(table.path, first, Message(template, values)))

    if len(table.names) < 2:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "only one column was found; a feature and a target are needed, parted by commas, semicolons or tabs",
        )
        raise wrong(template)
    for place, name in enumerate(table.names, start=1):
        if not name:
            raise wrong(QT_TRANSLATE_NOOP("engine", "column {place} has no name; give it one"), place=place)
        if table.names.index(name) + 1 < place:
            raise wrong(QT_TRANSLATE_NOOP("engine", "two columns are called “{name}”; rename one"), name=name)
    if not table.rows:
        raise wrong(QT_TRANSLATE_NOOP("engine", "there are names of columns but no rows below them; add the samples"))
    for row, cells in enumerate(table.rows):
        if len(cells) != len(table.names):
            template = QT_TRANSLATE_NOOP("engine", "{found} cell(s) where {count} are expected; complete the line")
            raise table.wrong(row, template, found=len(cells), count=len(table.names))


def _check_choice(table: _Table, features: tuple[str, ...], target: str) -> None:
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
