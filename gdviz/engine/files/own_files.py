"""A person's own landscapes and optimizers as files: what they may be called, how they are written and taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
import tomli_w

from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.landscape_file import LandscapeFile, LandscapeTable
from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.engine.files.toml_file import read_record
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Optimizer

OwnKind = Literal["landscapes", "optimizers"]
Table = TypeVar("Table", LandscapeTable, OptimizerTable)

LONGEST = 60  # characters of a file's name
# Names that Windows keeps for devices, whatever their ending: a folder with such a file cannot be copied there.
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))])


def check_file_name(catalog: Catalog, kind: OwnKind, name: str, present: str = "") -> None:
    """Raise InputError where a file of one's own cannot be called `name`; `present` is how it is called now."""
    if not name:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "a file name is missing")))
    values: dict[str, object] = {"name": name, "most": LONGEST}
    if not re.fullmatch(r"\w[\w-]*", name):
        template = QT_TRANSLATE_NOOP("engine", "“{name}”: a file name is made of letters, figures, _ and -")
    elif len(name.encode()) > 3 * LONGEST or len(name) > LONGEST:
        template = QT_TRANSLATE_NOOP("engine", "a file name has at most {most} characters")
    elif name.casefold() in _DEVICES:
        template = QT_TRANSLATE_NOOP("engine", "“{name}” is a name that Windows keeps for itself; use another")
    else:
        same = {key.casefold(): key for key in _entries(catalog, kind)}.get(name.casefold())
        if same is None or same == present:
            return
        if (kind, same) in catalog.own:
            template = QT_TRANSLATE_NOOP("engine", "you have a file “{name}” already; open it, or use another name")
        else:
            template = QT_TRANSLATE_NOOP("engine", "“{name}” is built in; give yours another file name")
    raise InputError(Message(template, values))


def free_file_name(catalog: Catalog, kind: OwnKind, name: str) -> str:
    """Return a file name made from the name of a landscape or optimizer, one that is not taken."""
    letters = unicodedata.normalize("NFKC", name.casefold())  # ² is 2
    stem = re.sub(r"\W+", "_", letters).strip("_")[: LONGEST - 4] or "own"
    if stem in _DEVICES:
        stem += "_"
    taken = {key.casefold() for key in _entries(catalog, kind)}
    names = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def own_path(folder: Path, kind: OwnKind, name: str) -> Path:
    """Return where the file of a name lies in the person's own folder."""
    return folder / kind / f"{name}.toml"


def find_table(folders: Iterable[Path], kind: OwnKind, key: str, shape: type[Table]) -> Table:
    """Return what the file of an entry holds, looked for in the last folder first. Raises FileError, OSError."""
    paths = [own_path(folder, kind, key) for folder in folders]
    path = next((path for path in reversed(paths) if path.exists()), paths[0])
    return read_record(path, path.read_text(encoding="utf-8-sig"), shape)


def text_of_table(table: LandscapeTable | OptimizerTable) -> str:
    """Return the file that holds `table`; what is as by default is left out."""
    return tomli_w.dumps(_without_defaults(table), multiline_strings=True)


def with_own(catalog: Catalog, kind: OwnKind, content: LandscapeFile | Optimizer, path: Path, text: str) -> Catalog:
    """Return the catalog with one more entry of one's own, or another under its id; a mistake of its file is gone.

    `text` is what the file at `path` holds.
    """
    entries = {**_entries(catalog, kind), content.id: content}
    mistakes = tuple(mistake for mistake in catalog.mistakes if mistake.path != path)
    key = (kind, content.id)
    changes: dict[str, Any] = {kind: entries, "mistakes": mistakes, "own": catalog.own | {key}}
    return replace(catalog, **changes, texts={**catalog.texts, key: text})


def without_own(catalog: Catalog, kind: OwnKind, key: str) -> Catalog:
    """Return the catalog without an entry of one's own. Raises KeyError."""
    entries = dict(_entries(catalog, kind))
    del entries[key]
    changes: dict[str, Any] = {kind: entries, "own": catalog.own - {(kind, key)}}
    texts = {place: text for place, text in catalog.texts.items() if place != (kind, key)}
    return replace(catalog, **changes, texts=texts)


def _entries(catalog: Catalog, kind: OwnKind) -> dict[str, LandscapeFile | Optimizer]:
    return dict(catalog.landscapes) if kind == "landscapes" else dict(catalog.optimizers)


def _without_defaults(record: msgspec.Struct) -> dict[str, Any]:
    """Return a record as plain values, in the order of its fields, without those that are as by default."""
    made: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        empty = field.default_factory() if field.default_factory is not msgspec.NODEFAULT else field.default
        if value is None or value == empty:
            continue
        if isinstance(value, dict):
            made[field.encode_name] = {
                key: _without_defaults(one) if isinstance(one, msgspec.Struct) else msgspec.to_builtins(one)
                for key, one in value.items()
            }
        elif isinstance(value, msgspec.Struct):
            made[field.encode_name] = _without_defaults(value)
        else:
            made[field.encode_name] = msgspec.to_builtins(value)
    return made
