"""Finds all there is to choose from in the folders it is given; a file with a mistake is listed, the rest load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gdviz.engine.landscape_file import LandscapeFile, read_landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.methods import all_methods
from gdviz.engine.modifier import Modifier, read_option, read_schedule
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizer_file import read_optimizer
from gdviz.engine.toml_file import FileError, Mistake

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Catalog:
    """What there is to choose from, by id, and the files that could not be used."""

    landscapes: Mapping[str, LandscapeFile]
    optimizers: Mapping[str, Optimizer]
    schedules: Mapping[str, Modifier]
    options: Mapping[str, Modifier]
    mistakes: tuple[Mistake, ...]


def load_catalog(folders: Iterable[Path]) -> Catalog:
    """Read landscapes/, optimizers/, schedules/ and options/ of every folder.

    A later folder's file replaces an earlier one of its id. The optimizers that need an algorithm come last.
    """
    folders = list(folders)
    mistakes: list[Mistake] = []
    landscapes = _read_all(folders, "landscapes", read_landscape, mistakes)
    written: Mapping[str, Optimizer] = _read_all(folders, "optimizers", read_optimizer, mistakes)
    optimizers = {**written, **{name: method for name, method in all_methods().items() if name not in written}}
    schedules = _read_all(folders, "schedules", read_schedule, mistakes)
    options = _read_all(folders, "options", read_option, mistakes)
    return Catalog(landscapes, optimizers, schedules, options, tuple(mistakes))


def _read_all(
    folders: list[Path], kind: str, read: Callable[[Path, str], Entry], mistakes: list[Mistake]
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for folder in folders:
        for path in sorted((folder / kind).glob("*.toml")):
            try:
                entries[path.stem] = read(path, path.read_text(encoding="utf-8-sig"))
            except FileError as error:
                mistakes.append(error.mistake)
            except (OSError, UnicodeDecodeError) as error:
                template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
                mistakes.append(Mistake(path, 1, Message(template, {"reason": error})))
    return entries
