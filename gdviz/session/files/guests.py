"""Landscapes, optimizers … of one's own that travel with an experiment: taken along, and taken in elsewhere.

Taking one in writes nothing into the person's folder: it is in the catalog as long as the window is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from gdviz.engine.data.problem_choice import DatasetChoice
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.dataset_file import read_dataset
from gdviz.engine.files.landscape_file import read_landscape
from gdviz.engine.files.optimizer_file import read_optimizer
from gdviz.engine.files.problem_file import read_problem
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.modifier import read_option, read_schedule

Place = tuple[str, str]  # a kind, such as "optimizers", and an id
KINDS = ("landscapes", "optimizers", "schedules", "options", "datasets", "problems")  # in the order they are read


def places_of(experiment: Experiment) -> list[Place]:
    """Return everything of the catalog that an experiment names, each once."""
    landscape, found = experiment.landscape, list[Place]()
    if landscape.problem is not None:
        if isinstance(landscape.problem.data, DatasetChoice):
            found.append(("datasets", landscape.problem.data.id))
        found += [("problems", landscape.id), ("problems", landscape.problem.id)]
    else:
        found.append(("landscapes", landscape.id))
    for run in experiment.runs:
        found += [("optimizers", run.optimizer), ("schedules", run.schedule)]
        found += [("options", option) for option in run.options]
    return list(dict.fromkeys(place for place in found if place[1]))


def own_texts(catalog: Catalog, experiment: Experiment) -> dict[str, str]:
    """Return the files of one's own that the experiment needs: “optimizers/mine” → what the file holds."""
    texts = ((place, catalog.texts.get(place)) for place in places_of(experiment))
    return {"/".join(place): text.replace("\r\n", "\n") for place, text in texts if text is not None}


def with_guest(catalog: Catalog, place: Place, text: str) -> tuple[Catalog, str]:
    """Return the catalog with the entry that `text` describes, and the id under which it is there.

    What is there already with the same text is used; where the id belongs to something else, a free one is taken.
    Raises FileError.
    """
    kind, wanted = place
    for known_kind, key in catalog.texts:
        same = catalog.texts[known_kind, key].replace("\r\n", "\n") == text
        if known_kind == kind and same and (key == wanted or key.startswith(f"{wanted}_")):
            return catalog, key
    taken: Mapping[str, Any] = getattr(catalog, kind)
    key = next(name for name in _names(wanted, len(taken)) if name not in taken)
    entry = _READERS[kind](catalog)(Path(f"{key}.toml"), text)
    changes: dict[str, Any] = {kind: {**taken, key: entry}}
    return replace(catalog, **changes, texts={**catalog.texts, (kind, key): text}), key


def with_own(catalog: Catalog, experiment: Experiment, own: Mapping[str, str]) -> tuple[Catalog, Experiment]:
    """Return catalog and experiment with those of the files `own` that can be read; the others are left out."""
    names: dict[Place, str] = {}
    for kind, key in places_of(experiment):
        text = own.get(f"{kind}/{key}")
        if text is not None:
            try:
                catalog, names[kind, key] = with_guest(catalog, (kind, key), text)
            except FileError:
                continue  # the experiment says what it misses
    return catalog, renamed(experiment, names)


def with_guests_of(catalog: Catalog, other: Catalog) -> Catalog:
    """Return the catalog with what came along with files into another one."""
    for (kind, key), text in other.texts.items():
        if (kind, key) not in other.own and key not in getattr(catalog, kind):
            catalog, _ = with_guest(catalog, (kind, key), text)
    return catalog


def renamed(experiment: Experiment, names: Mapping[Place, str]) -> Experiment:
    """Return the experiment with other ids for what it takes from the catalog."""
    change = msgspec.structs.replace
    landscape = experiment.landscape
    kind = "landscapes" if landscape.problem is None else "problems"
    landscape = change(landscape, id=names.get((kind, landscape.id), landscape.id))
    if landscape.problem is not None:
        problem, data = landscape.problem, landscape.problem.data
        if isinstance(data, DatasetChoice):
            data = change(data, id=names.get(("datasets", data.id), data.id))
        problem = change(problem, data=data, id=names.get(("problems", problem.id), problem.id))
        landscape = change(landscape, problem=problem)
    return change(experiment, landscape=landscape, runs=tuple(_renamed(run, names) for run in experiment.runs))


def _renamed(run: RunChoice, names: Mapping[Place, str]) -> RunChoice:
    return msgspec.structs.replace(
        run,
        optimizer=names.get(("optimizers", run.optimizer), run.optimizer),
        schedule=names.get(("schedules", run.schedule), run.schedule),
        options=tuple(names.get(("options", option), option) for option in run.options),
    )


def _names(wanted: str, count: int) -> list[str]:
    return [wanted, *(f"{wanted}_{number}" for number in range(2, count + 3))]


_READERS: Mapping[str, Callable[[Catalog], Callable[[Path, str], object]]] = {
    "landscapes": lambda catalog: read_landscape,
    "optimizers": lambda catalog: read_optimizer,
    "schedules": lambda catalog: read_schedule,
    "options": lambda catalog: read_option,
    "datasets": lambda catalog: read_dataset,
    "problems": lambda catalog: partial(read_problem, datasets=catalog.datasets),
}
