"""Finds all there is to choose from in the folders it is given; a file with a mistake is listed, the rest load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from gdviz.engine.files.dataset_file import DatasetFile, read_dataset
from gdviz.engine.files.example_file import FOLDER, ExampleFile, read_example
from gdviz.engine.files.landscape_file import LandscapeFile, read_landscape
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.files.problem_file import ProblemFile, read_problem
from gdviz.engine.files.toml_file import FileError, Mistake
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.methods import all_methods
from gdviz.engine.modifier import Modifier, read_option, read_schedule
from gdviz.engine.optimizer import Optimizer

Entry = TypeVar("Entry")
_EVERYTHING: Mapping[str, Set[str]] = {}


@dataclass(frozen=True)
class Catalog:
    """What there is to choose from, by id, and the files that could not be used.

    `own` holds (kind, id) of what a file of the person's own gives, such as ("landscapes", "mine"); `texts` what
    such files hold, and what came along with an experiment of somebody else's.
    """

    landscapes: Mapping[str, LandscapeFile]
    optimizers: Mapping[str, Optimizer]
    schedules: Mapping[str, Modifier]
    options: Mapping[str, Modifier]
    datasets: Mapping[str, DatasetFile]
    problems: Mapping[str, ProblemFile]
    mistakes: tuple[Mistake, ...]
    own: frozenset[tuple[str, str]] = frozenset()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    examples: Mapping[str, ExampleFile] = field(default_factory=dict)

    def mistakes_of(self, kind: str) -> tuple[Mistake, ...]:
        """Return the files of one kind, such as "landscapes", that could not be used."""
        return tuple(mistake for mistake in self.mistakes if mistake.path.parent.name == kind)


def load_catalog(
    folders: Iterable[Path], own_folder: Path | None = None, only: Mapping[str, Set[str]] = _EVERYTHING
) -> Catalog:
    """Read the landscapes/, optimizers/, schedules/ … of every folder, last of one's own, and the examples in lessons/.

    A later folder's file replaces an earlier one of its id. The optimizers that need an algorithm come last.
    Of "landscapes", "optimizers" and "lessons" just the ids in `only` are read, where it names them.
    """
    folders = [*folders, *([own_folder] if own_folder else [])]
    mistakes: list[Mistake] = []
    landscapes = _read_all(folders, "landscapes", _landscape, mistakes, only.get("landscapes"))
    written: Mapping[str, Optimizer] = _read_all(folders, "optimizers", _optimizer, mistakes, only.get("optimizers"))
    optimizers = {**written, **{name: method for name, method in all_methods().items() if name not in written}}
    schedules = _read_all(folders, "schedules", read_schedule, mistakes)
    options = _read_all(folders, "options", read_option, mistakes)
    datasets = _read_all(folders, "datasets", read_dataset, mistakes)
    problems = _read_all(folders, "problems", partial(read_problem, datasets=datasets), mistakes)
    found_examples = _read_all(folders, FOLDER, _example, mistakes, only.get(FOLDER))
    examples = dict(sorted(found_examples.items(), key=lambda one: one[1].rank))
    broken = {mistake.path for mistake in mistakes}
    found = [path for path in own_folder.glob("*/*.toml") if path not in broken] if own_folder else []
    own = frozenset((path.parent.name, path.stem) for path in found)
    texts = {(path.parent.name, path.stem): text for path in found if (text := _text(path))}
    return Catalog(
        landscapes, optimizers, schedules, options, datasets, problems, tuple(mistakes), own, texts, examples
    )


def _read_all(
    folders: list[Path],
    kind: str,
    read: Callable[[Path, str], Entry],
    mistakes: list[Mistake],
    only: Set[str] | None = None,
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for folder in folders:
        for path in sorted((folder / kind).glob("*.toml")):
            if only is not None and path.stem not in only:
                continue
            try:
                entries[path.stem] = read(path, path.read_text(encoding="utf-8-sig"))
            except FileError as error:
                mistakes.append(error.mistake)
            except (OSError, UnicodeDecodeError) as error:
                template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
                mistakes.append(Mistake(path, 1, Message(template, {"reason": error})))
    return entries


def _text(path: Path) -> str:
    """Return what a file holds; "" where it cannot be read any more."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


# A catalog that is loaded again finds most files as they were.
_landscape = lru_cache(maxsize=1024)(read_landscape)
_example = lru_cache(maxsize=1024)(read_example)
_optimizer = lru_cache(maxsize=1024)(read_optimizer)
