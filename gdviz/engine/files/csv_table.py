"""The cells of a CSV file, row by row, each with the line it stands on; or what is wrong with the file as such.

Comma, semicolon or tab part the cells; the first row names the columns unless it holds a number. Columns without
names are called 1, 2, 3 …
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gdviz.engine.files.toml_file import FileError, Mistake
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

Header = Literal["auto", "yes", "no"]


@dataclass(frozen=True, eq=False)
class CsvTable:
    """Rows of cells, each as long as `names`; `lines` are those on which the rows begin (from 1).

    `delimiter` parts the cells; where the columns are not named by the first row, `is_named` is false.
    """

    path: Path
    names: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    delimiter: str = ","
    is_named: bool = True

    def column(self, name: str) -> list[str]:
        """Return the cells of a column, from top to bottom."""
        place = self.names.index(name)
        return [row[place] for row in self.rows]

    def wrong(self, row: int, template: str, **values: object) -> FileError:
        """Return the error for a row, counted from 0."""
        return FileError(Mistake(self.path, self.lines[row], Message(template, values)))


def table_of(path: Path, header: Header) -> CsvTable:
    """Read the file. Raises FileError."""
    try:
        return _cells(path, _decoded(path, path.read_bytes()), header)
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the error for a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        template = QT_TRANSLATE_NOOP(
            "engine", "the file cannot be read: it is not there; put it back, or open the data from another place"
        )
        return FileError(Mistake(path, 1, Message(template)))
    template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
    return FileError(Mistake(path, 1, Message(template, {"reason": error.strerror or error})))


def number_in(cell: str) -> float | None:
    """Return the number that a cell holds, or None; underscores are Python's and no number."""
    try:
        return None if "_" in cell else float(cell)
    except ValueError:
        return None


def _decoded(path: Path, content: bytes) -> str:
    def wrong(line: int, template: str, **values: object) -> FileError:
        return FileError(Mistake(path, line, Message(template, values)))

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        template = QT_TRANSLATE_NOOP("engine", "this is not UTF-8 text; save the table as “CSV UTF-8”")
        raise wrong(line, template) from None
    if "\0" in text:
        template = QT_TRANSLATE_NOOP("engine", "this is not a text file; save the table as “CSV UTF-8”")
        raise wrong(text.count("\n", 0, text.index("\0")) + 1, template)
    if not text.strip():
        raise wrong(1, QT_TRANSLATE_NOOP("engine", "the file is empty; it needs a line for each sample"))
    return text


def _cells(path: Path, text: str, header: Header) -> CsvTable:
    """Return the cells, row by row; every row is as long as the first."""
    first = next(line for line in text.splitlines() if line.strip())
    unquoted = re.sub(r'"[^"]*"', "", first)
    delimiter = next((sign for sign in "\t;" if sign in unquoted), ",")
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
    named = header == "yes" or (header == "auto" and not any(number_in(cell) is not None for cell in rows[0]))
    names = tuple(cell.strip() for cell in rows[0]) if named else tuple(map(str, range(1, len(rows[0]) + 1)))
    table = CsvTable(path, names, rows[named:], lines[named:], delimiter, named)
    _check_table(table, lines[0])
    return table


def _check_table(table: CsvTable, first: int) -> None:
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
            template = QT_TRANSLATE_NOOP(
                "engine", "the line has {found} of {count} cells; complete it, or leave out what is too much"
            )
            raise table.wrong(row, template, found=len(cells), count=len(table.names))
