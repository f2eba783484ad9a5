"""What is in a person's CSV file before it is used: first rows, what each column holds, what stands in the way.

Of a large file that takes a while: `previews` tells how far it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gdviz.engine.files.csv_file import MOST_CLASSES
from gdviz.engine.files.csv_table import CsvTable, Header, number_in, table_of, unreadable

SHOWN_ROWS = 8
SHOWN_GAPS = 3  # cells that cannot be used which are named, of each column
Content = Literal["numbers", "words", "mixed"]


@dataclass(frozen=True)
class Gap:
    """A cell that is empty or no finite number: the line it stands on (from 1), and what it holds."""

    line: int
    cell: str


@dataclass(frozen=True)
class Column:
    """A column: what it holds, how many different values (up to MOST_CLASSES + 1), and its cells without a number.

    `gaps` are the first of `missing` cells: the empty ones in a column of words, otherwise all that are no number.
    """

    name: str
    content: Content
    different: int
    missing: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class CsvPreview:
    """The first rows of a file, its columns, and how many rows it has; `separator` is "," or ";" or a tab."""

    path: Path
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    count: int
    is_named: bool
    separator: str

    @property
    def target(self) -> Column:
        """The last column, which is what a file predicts unless told otherwise."""
        return self.columns[-1]


def previews(path: Path, header: Header = "auto") -> Iterator[tuple[float, CsvPreview | None]]:
    """Yield the share that is done and, at last, the preview. Raises FileError."""
    try:
        path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    yield 0.0, None
    table = table_of(path, header)
    columns: list[Column] = []
    for place, name in enumerate(table.names):
        yield 0.5 + 0.5 * place / len(table.names), None
        columns.append(_column(table, name))
    rows = tuple(map(tuple, table.rows[:SHOWN_ROWS]))
    yield 1.0, CsvPreview(path, rows, tuple(columns), len(table.rows), table.is_named, table.delimiter)


def _column(table: CsvTable, name: str) -> Column:
    cells = [cell.strip() for cell in table.column(name)]
    values = [number_in(cell) for cell in cells]
    usable = [value is not None and math.isfinite(value) for value in values]
    content: Content = "mixed"
    if not any(value is not None for value in values):
        content = "words"
    elif all(ok or not cell for ok, cell in zip(usable, cells, strict=True)):
        content = "numbers"
    bad = [row for row, ok in enumerate(usable) if (not cells[row] if content == "words" else not ok)]
    gaps = tuple(Gap(table.lines[row], cells[row]) for row in bad[:SHOWN_GAPS])
    seen: set[str] = set()
    for cell in cells:
        seen.add(cell)
        if len(seen) > MOST_CLASSES:
            break
    return Column(name, content, len(seen), len(bad), gaps)
