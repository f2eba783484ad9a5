"""`gdviz list`: what there is to choose from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.dataset_file import DatasetFile
from gdviz.engine.files.example_file import FOLDER as EXAMPLES
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.files.problem_file import ProblemFile
from gdviz.engine.files.toml_file import Mistake
from gdviz.engine.modifier import Modifier
from gdviz.engine.optimizer import Hyperparameter, Optimizer

YOURS = "  (yours)"
Row = tuple[str, str, dict[str, object]]  # id, what a person reads beside it, what a program reads


def add_list(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    listing = commands.add_parser("list", help="what there is to choose from", allow_abbrev=False)
    listing.add_argument("kind", metavar="|".join(KINDS), choices=list(KINDS))
    listing.add_argument("--json", action="store_true", help="one JSON array")
    listing.set_defaults(run=_list)


def _list(catalog: Catalog, arguments: argparse.Namespace) -> str:
    kind = arguments.kind
    folder = FOLDERS.get(kind, kind)
    rows, broken = list(KINDS[kind](catalog)), catalog.mistakes_of(folder)
    if arguments.json:
        entries = [content | {"yours": (folder, name) in catalog.own} for name, _, content in rows]
        return json.dumps([*entries, *map(_broken_object, broken)], ensure_ascii=False)
    width = max((len(name) for name, _, _ in rows), default=0) + 2
    lines = [f"{name:<{width}}{rest}{YOURS if (folder, name) in catalog.own else ''}" for name, rest, _ in rows]
    return "\n".join([*lines, *(["", "These could not be used:"] if broken else []), *map(str, broken)])


def _landscapes(catalog: Catalog) -> Iterable[Row]:
    return ((entry.id, entry.formula, _landscape_object(entry)) for entry in catalog.landscapes.values())


def _optimizers(catalog: Catalog) -> Iterable[Row]:
    for entry in catalog.optimizers.values():
        defaults = ", ".join(f"{name}={one.default:g}" for name, one in entry.hyperparameters.items())
        yield entry.id, defaults, _optimizer_object(entry)


def _schedules(catalog: Catalog) -> Iterable[Row]:
    return ((entry.id, entry.formula, _modifier_object(entry)) for entry in catalog.schedules.values())


def _options(catalog: Catalog) -> Iterable[Row]:
    return ((entry.id, entry.formula, _modifier_object(entry)) for entry in catalog.options.values())


def _problems(catalog: Catalog) -> Iterable[Row]:
    for entry in catalog.problems.values():
        count = len(entry.variables)
        yield entry.id, f"{count} weight{'' if count == 1 else 's'}: {entry.description.en}", _problem_object(entry)


def _datasets(catalog: Catalog) -> Iterable[Row]:
    for entry in catalog.datasets.values():
        columns = ", ".join((*entry.features, entry.target))
        yield entry.id, f"{columns}: {entry.description.en}", _dataset_object(entry)


def _examples(catalog: Catalog) -> Iterable[Row]:
    for entry in catalog.examples.values():
        words = {"name": entry.name.en, "section": entry.section.en, "description": entry.description.en}
        words["reference"] = entry.reference
        yield entry.id, f"{entry.name.en}: {entry.description.en}", {"id": entry.id, **words}


KINDS: Mapping[str, Callable[[Catalog], Iterable[Row]]] = {
    "landscapes": _landscapes,
    "optimizers": _optimizers,
    "schedules": _schedules,
    "options": _options,
    "problems": _problems,
    "datasets": _datasets,
    "examples": _examples,
}
FOLDERS = {"examples": EXAMPLES}  # a kind whose folder has another name


def _broken_object(mistake: Mistake) -> dict[str, object]:
    place = {"path": str(mistake.path), "line": mistake.line}
    return {"id": mistake.path.stem, "error": str(mistake.message), **place}


def _landscape_object(entry: LandscapeFile) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name.en,
        "formula": entry.formula,
        "variables": list(entry.variables),
        "domain": entry.domain,
        "start": entry.start,
        "minima": entry.minima,
        "description": entry.description.en,
        "reference": entry.reference,
        "parameters": _declared_object(entry.parameters),
    }


def _optimizer_object(optimizer: Optimizer) -> dict[str, object]:
    return {
        "id": optimizer.id,
        "name": optimizer.name.en,
        "year": optimizer.year,
        "reference": optimizer.reference,
        "description": optimizer.description.en,
        "hyperparameters": _declared_object(optimizer.hyperparameters),
    }


def _modifier_object(modifier: Modifier) -> dict[str, object]:
    return {
        "id": modifier.id,
        "name": modifier.name.en,
        "formula": modifier.formula,
        "reference": modifier.reference,
        "description": modifier.description.en,
        "hyperparameters": _declared_object(modifier.hyperparameters),
    }


def _problem_object(entry: ProblemFile) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name.en,
        "description": entry.description.en,
        "reference": entry.reference,
        **msgspec.to_builtins({"model": entry.choice.model, "data": entry.choice.data}),
        "standardise": entry.choice.standardise,
        "variables": list(entry.variables),
        "start": entry.start,
        "shown": [entry.variables[index] for index in entry.shown],
        "domain": entry.domain,
    }


def _dataset_object(entry: DatasetFile) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name.en,
        "description": entry.description.en,
        "features": entry.features,
        "target": entry.target,
        "classes": entry.classes,
        "parameters": _declared_object(entry.parameters),
    }


def _declared_object(declared: Mapping[str, Hyperparameter]) -> dict[str, object]:
    return {
        name: {"symbol": entry.symbol, "default": entry.default, "range": entry.range, "scale": entry.scale}
        for name, entry in declared.items()
    }
