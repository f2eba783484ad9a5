"""--problem NAME_OR_CSV[:key=value,…]: a problem of the catalog, or a model for a person's own CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import msgspec

from gdviz.cli.arguments import UsageError, one_of, settings
from gdviz.cli.chosen import Place, start_in
from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.problem_choice import CsvChoice, DatasetChoice, ModelChoice, ProblemChoice
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import LandscapeChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError

OWN = "model, target, features, standardise and header"
REACH = 5.0  # of the domain on both sides of the start, where no problem file says more


def chosen_problem(catalog: Catalog, text: str, start: str | None) -> Place:
    """Read --problem and --start. Raises UsageError."""
    name, _, rest = (part.strip() for part in text.partition(":"))
    if name in catalog.problems:
        return _of_catalog(catalog, name, rest, start)
    if name.lower().endswith((".csv", ".tsv", ".txt")) or Path(name).is_file():
        return _placed(catalog, _own(name, rest), start, name)
    one_of("--problem", "problem", name, catalog.problems)  # says what there is
    raise AssertionError


def _of_catalog(catalog: Catalog, name: str, rest: str, start: str | None) -> Place:
    file = catalog.problems[name]
    choice, data = file.choice, file.choice.data
    if rest and isinstance(data, DatasetChoice):
        values = settings(f"--problem {name}", rest, catalog.datasets[data.id].parameters)
        changed = msgspec.structs.replace(data, parameters=data.parameters | values)
        choice = msgspec.structs.replace(choice, data=changed)
    elif rest:
        raise UsageError(f"--problem {name}: {rest!r} is too much: it has no parameters")
    place = _placed(catalog, choice, start, name)
    shown = file.shown if len(file.variables) > 2 else ()
    chosen = msgspec.structs.replace(place.choice, id=name, domain=file.whole_domain(), shown=shown)
    return Place(chosen, place.landscape, file.start if start is None else place.start)


def _own(path: str, rest: str) -> ProblemChoice:
    """Read “model=…,target=…,features=a+b,standardise=yes,degree=3,hidden=8+8,…” for a CSV file."""
    given: dict[str, str] = {}
    for setting in filter(None, (part.strip() for part in rest.split(","))):
        key, sign, value = (part.strip() for part in setting.partition("="))
        if not sign or not value:
            raise UsageError(f"--problem {path}: {setting!r} has no value; write {key or 'target'}=… ({OWN})")
        given[key] = value
    data: dict[str, object] = {"kind": "csv", "path": path}
    data |= {key: given.pop(key) for key in ("target", "header") if key in given}
    if "features" in given:
        data["features"] = given.pop("features").split("+")
    standardise = _yes(path, given.pop("standardise", "no"))
    model = _model(path, given.pop("model", "linear"), given)
    try:
        return ProblemChoice(model, msgspec.convert(data, CsvChoice), standardise)
    except msgspec.ValidationError as error:
        raise UsageError(f"--problem {path}: {error}; the keys are {OWN}") from None


def _model(path: str, kind: str, given: Mapping[str, str]) -> ModelChoice:
    kinds = {entry.__struct_config__.tag: entry for entry in get_args(ModelChoice)}
    known = kinds[one_of(f"--problem {path}", "model", kind, map(str, kinds))].__struct_fields__
    for key in given:
        if key not in known:
            settings_of = f"the settings of model={kind} are {', '.join(known)}" if known else f"model={kind} has none"
            raise UsageError(f"--problem {path}: there is no setting {key!r}; {settings_of}; the other keys are {OWN}")
    values = {key: value.split("+") if key == "hidden" else value for key, value in given.items()}
    try:
        converted: ModelChoice = msgspec.convert({"kind": kind, **values}, ModelChoice, strict=False)
        return converted
    except msgspec.ValidationError as error:
        raise UsageError(f"--problem {path}: {error}") from None


def _yes(path: str, text: str) -> bool:
    known: Mapping[str, bool] = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in known:
        raise UsageError(f"--problem {path}: standardise={text!r} must be yes or no")
    return known[text.lower()]


def _placed(catalog: Catalog, choice: ProblemChoice, start: str | None, name: str) -> Place:
    try:
        problem = problem_of(catalog, choice)
    except (InputError, FileError) as error:
        raise UsageError(f"--problem {name}: {error}") from None
    at = tuple(problem.model.start.tolist()) if start is None else start_in(problem, start)
    domain = tuple((value - REACH, value + REACH) for value in at)
    return Place(LandscapeChoice(problem.formula, domain, "", problem.minima, {}, choice), problem, at)
