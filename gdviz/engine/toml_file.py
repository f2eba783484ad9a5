"""TOML resources as typed records; every mistake is reported with file, line and reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from gdviz.engine.errors import FormulaError, InputError
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
    try:
        return msgspec.convert(tomllib.loads(text), kind, strict=False)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        template = QT_TRANSLATE_NOOP("engine", "this is not valid TOML: {reason}")
        raise FileError(Mistake(path, line, Message(template, {"reason": reason}))) from None
    except msgspec.ValidationError as error:
        reason, _, within = str(error).partition(" - at `")
        keys = [key for key in re.split(r"[.\[\]]+", within.strip("`").lstrip("$")) if key and key != "..."]
        unknown = re.search(r"unknown field `([^`]*)`", reason)
        line = line_of(text, [*keys, unknown[1]] if unknown else keys)
        where = ".".join(keys) or "the file"
        template = QT_TRANSLATE_NOOP("engine", "in {where}: {reason}")
        raise FileError(Mistake(path, line, Message(template, {"where": where, "reason": reason}))) from None


def mistake_in(path: Path, text: str, keys: list[str], error: FormulaError | InputError) -> FileError:
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
    values: dict[str, object] = {"key": keys[-1], "column": error.column, "reason": str(error.message)}
    return FileError(Mistake(path, place, Message(template, values)))


def line_of(text: str, keys: list[str]) -> int:
    """Return the line (from 1) on which the deepest of the nested `keys` that can be found stands."""
    table: list[str] = []
    best, best_depth, inside = 1, 0, False
    for number, row in enumerate(text.split("\n"), start=1):
        quotes = len(re.findall(r"\"\"\"|'''", row))
        if inside:
            inside = quotes % 2 == 0
            continue
        inside = quotes % 2 == 1
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", row)
        key = re.match(r"\s*([^=#\[]+?)\s*=", row)
        if header:
            table = [part.strip().strip("\"'") for part in header[1].split(".")]
            here = table
        elif key:
            here = [*table, *(part.strip().strip("\"'") for part in key[1].split("."))]
        else:
            continue
        depth = 0
        while depth < min(len(here), len(keys)) and here[depth] == keys[depth]:
            depth += 1
        if depth > best_depth and depth == len(here):
            best, best_depth = number, depth
    return best
