"""TOML resources as typed records; every mistake is reported with file, line and reason."""

from __future__ import annotations

import copy
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.complaints import WHOLE, complaint
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

Record = TypeVar("Record")


@dataclass(frozen=True)
class Mistake:
    """A file that could not be used: its path, the line (from 1), and why."""

    path: Path
    line: int
    message: Message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class FileError(ValueError):
    """Raised for a file that cannot be used; holds the Mistake."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(str(mistake))
        self.mistake = mistake


def read_record(path: Path, text: str, kind: type[Record]) -> Record:
    """Decode TOML `text` (of the file `path`) as `kind`, a msgspec Struct. Raises FileError."""
    return convert_record(path, text, parse_toml(path, text), kind)


def parse_toml(path: Path, text: str) -> dict[str, object]:
    """Return what a TOML text holds. Raises FileError."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of ten thousand figures is a ValueError
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        template = QT_TRANSLATE_NOOP("engine", "this is not valid TOML: {reason}")
        raise FileError(Mistake(path, line, Message(template, {"reason": reason}))) from None


def convert_record(path: Path, text: str, data: dict[str, object], kind: type[Record]) -> Record:
    """Return `data`, parsed from `text`, as `kind`. Raises FileError."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        reason = str(error).partition(" - at `")[0]
        keys = _keys_of(str(error), data, kind)
        unknown = re.search(r"unknown field `([^`]*)`", reason)
        line = line_of(text, [*keys, unknown[1]] if unknown else keys)
        where = ".".join(str(key) if isinstance(key, str) else str(key + 1) for key in keys) or WHOLE
        template = QT_TRANSLATE_NOOP("engine", "in {where}: {reason}")
        raise FileError(Mistake(path, line, Message(template, {"where": where, "reason": complaint(reason)}))) from None


def _keys_of(complaint: str, data: dict[str, object], kind: type[Record]) -> list[str | int]:
    """Return where msgspec complains, such as ["runs", 0, "steps"]; the keys of a mapping it leaves out as “...”."""
    place = complaint.partition(" - at `")[2].strip("`")
    keys: list[str | int] = []
    inner: object = data
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", place):
        key: str | int = name or (index if index == "..." else int(index))
        if key == "..." and isinstance(inner, dict):
            key = next((each for each in inner if _complains_alone(complaint, data, kind, keys, each)), key)
        keys.append(key)
        try:
            inner = inner[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return keys
    return keys


def _complains_alone(
    complaint: str, data: dict[str, object], kind: type[Record], keys: list[str | int], entry: str
) -> bool:
    """Tell whether the complaint stays when `entry` is alone in the mapping under `keys`."""
    reduced: dict[str, object] = dict(data)
    inner: Any = reduced
    for key in keys:  # only what leads there is copied: a file can be long
        inner[key] = copy.copy(inner[key])
        inner = inner[key]
    for other in [each for each in inner if each != entry]:
        del inner[other]
    try:
        msgspec.convert(reduced, kind)
    except msgspec.ValidationError as error:
        return str(error) == complaint
    return False


def mistake_in(path: Path, text: str, keys: Sequence[str | int], error: FormulaError | InputError) -> FileError:
    """Return the FileError for a formula or value under `keys` that the engine refused."""
    line = line_of(text, keys)
    if not isinstance(error, FormulaError):
        return FileError(Mistake(path, line, error.message))
    opening = text.split("\n")[line - 1] if line else ""
    multi_line = re.search(r"\"\"\"|'''", opening)
    # The newline right after the opening quotes of a multi-line string is not part of it.
    first = line + (1 if multi_line and not opening[multi_line.end() :].strip() else 0)
    place = first + error.line - 1 if multi_line else line
    template = QT_TRANSLATE_NOOP("engine", "in {key}, column {column}: {reason}")
    values: dict[str, object] = {"key": keys[-1], "column": error.column, "reason": error.message}
    return FileError(Mistake(path, place, Message(template, values)))


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """Return the line (from 1) on which the deepest of the nested `keys` that can be found stands."""
    table: list[str | int] = []
    tables: Counter[str] = Counter()  # how many [[name]] there were
    best, best_depth, inside = 1, 0, False
    rows = text.split("\n")
    for number, row in enumerate(rows, start=1):
        quotes = len(re.findall(r"\"\"\"|'''", row))
        if inside:
            inside = quotes % 2 == 0
            continue
        inside = quotes % 2 == 1
        header = re.match(r"\s*(\[+)\s*([^\]]+?)\s*\]+", row)
        key = re.match(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=", row)
        if header:
            if header[1] == "[[":
                tables[header[2]] += 1
            here = table = _places(header[2], tables)
        elif key:
            here = [*table, *_parts(key[1])]
        else:
            continue
        depth = 0
        while depth < min(len(here), len(keys)) and here[depth] == keys[depth]:
            depth += 1
        if depth > best_depth and depth == len(here):
            best, best_depth = number, depth
    return best + _rows_down(rows[best:], keys[best_depth]) if best_depth < len(keys) else best


def _rows_down(rows: Sequence[str], key: str | int) -> int:
    """Return how far below the beginning of an array its entry `key` stands, where each entry has a row; else 0."""
    if isinstance(key, str) or len(rows) <= key:
        return 0
    return key + 1 if all(re.match(r"\s*\{.*\},?\s*$", row) for row in rows[: key + 1]) else 0


_KEY = r"""(?:"[^"]*"|'[^']*'|[^\s"'=.#\[\]]+)"""


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_KEY, dotted)]


def _places(header: str, tables: Mapping[str, int]) -> list[str | int]:
    """Return the keys of a table's header, with the index of the latest [[name]] after each such name."""
    places: list[str | int] = []
    parts = _parts(header)
    for count, part in enumerate(parts, start=1):
        places.append(part)
        if index := tables.get(".".join(parts[:count]), 0):
            places.append(index - 1)
    return places
