"""`gdviz check FILE`: what is wrong with a file of one's own, or how it was read and what it does.

Exit code 0: the file is good (warnings are only said). Exit code 1: it has mistakes; all that are found are listed,
as FILE:LINE: sentence. Exit code 2: there is no such file, or its kind is unclear.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from pathlib import Path
from typing import Any, Literal, get_args

from gdviz.cli.arguments import BadFile, UsageError
from gdviz.cli.trials.examples import example_trial
from gdviz.cli.trials.landscapes import landscape_trial
from gdviz.cli.trials.modifiers import option_trial, schedule_trial
from gdviz.cli.trials.optimizers import optimizer_trial
from gdviz.cli.trials.trial import Trial
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.example_file import FOLDER, read_example
from gdviz.engine.files.file_mistakes import Content, Kind, read_file
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.files.toml_file import FileError, Mistake
from gdviz.engine.modifier import Modifier
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.preface import LEARNING_RATE

EXAMPLE = "example"  # the kind that is an experiment, no part of one
KINDS: dict[str, Kind] = {f"{kind}s": kind for kind in get_args(Kind)}


def add_check(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    check = commands.add_parser(
        "check", help="what is wrong with a file of one's own, or what it does", allow_abbrev=False
    )
    check.add_argument("file", metavar="FILE", help="a landscape, optimizer, schedule, option or example (TOML)")
    check.add_argument(
        "--kind", choices=[*get_args(Kind), EXAMPLE], help="default: as the folder or the keys of the file say"
    )
    check.add_argument("--json", action="store_true", help="one JSON object")
    check.set_defaults(run=_check)


def _check(catalog: Catalog, arguments: argparse.Namespace) -> str:
    path = Path(arguments.file)
    text = _text(path)
    kind: Kind | Literal["example"] = arguments.kind or _kind(path, text)
    if kind == "example":
        return _check_example(catalog, path, text, arguments.json)
    content, mistakes = read_file(kind, path, text)
    if content is None:
        raise BadFile(_broken_json(path, kind, mistakes) if arguments.json else "\n".join(map(str, mistakes)))
    trial = _trial(catalog, kind, content)
    return _good_json(path, kind, content, trial) if arguments.json else _report(path, kind, content, trial)


def _check_example(catalog: Catalog, path: Path, text: str, as_json: bool) -> str:
    try:
        example = read_example(path, text)
        trial = example_trial(catalog, example)
    except FileError as error:
        broken = (error.mistake,)
        raise BadFile(_broken_json(path, EXAMPLE, broken) if as_json else str(error.mistake)) from None
    if as_json:
        report = {"file": str(path), "kind": EXAMPLE, "id": example.id, "good": True, "mistakes": []}
        return json.dumps(
            {**report, "warnings": trial.warnings, "trial": trial.numbers}, ensure_ascii=False, allow_nan=False
        )
    lines = [f"{path}: example “{example.name.en}” ({example.id}) is good", "", "Tried", *_indented(trial.lines)]
    return "\n".join([*lines, *(["", "Could be better", *_indented(trial.warnings)] if trial.warnings else [])])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"check: {path} is not a text file in UTF-8") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"check: {path} cannot be read: {reason}") from None


def _kind(path: Path, text: str) -> Kind | Literal["example"]:
    """Tell what a file is by its folder, else by its keys. Raises UsageError."""
    folder = path.absolute().parent.name
    if folder in KINDS:
        return KINDS[folder]
    try:
        keys = set(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        keys = set(re.findall(r"^\s*\[?\s*(\w+)", text, re.MULTILINE))
    if "gdviz" in keys or folder == FOLDER:
        return "example"
    if folder in ("datasets", "problems"):
        raise UsageError(f"check: {path} is none of {', '.join(KINDS)}; other files cannot be checked yet")
    if "equations" in keys:
        return "optimizer"
    if keys & {"domain", "start", "minima", "parameter"}:
        return "landscape"
    formula = re.search(r"^\s*formula\s*=(.*)$", text, re.MULTILINE)
    if formula and "order" not in keys and re.search(r"η|\blr\b", formula[1]):
        return "schedule"
    if "order" in keys or (formula and re.search(r"(?<![^\W\d_])g(?![^\W\d_])", formula[1])):
        return "option"
    raise UsageError(f"check: it is unclear what {path} is; say --kind {'|'.join(get_args(Kind))}")


def _trial(catalog: Catalog, kind: Kind, content: Content) -> Trial:
    match content:
        case LandscapeFile():
            return landscape_trial(content)
        case EquationsOptimizer():
            return optimizer_trial(content)
        case Modifier():
            known = [one for one in catalog.optimizers.values() if isinstance(one, EquationsOptimizer)]
            taken = content.hyperparameters.keys()
            usable = [
                one for one in known if LEARNING_RATE in one.hyperparameters and not one.hyperparameters.keys() & taken
            ]
            simplest = min(usable, key=lambda one: len(one.equations.assignments))
            return (schedule_trial if kind == "schedule" else option_trial)(content, simplest)
    raise TypeError(content)


def _report(path: Path, kind: Kind, content: Content, trial: Trial) -> str:
    lines = [f"{path}: {kind} “{content.name.en}” ({path.stem}) is good", "", "Read as", *_indented(trial.plain)]
    lines += ["", "LaTeX", *_indented(trial.latex), "", "Tried", *_indented(trial.lines)]
    if trial.warnings:
        lines += ["", "Could be better", *_indented(trial.warnings)]
    return "\n".join(lines)


def _indented(lines: tuple[str, ...]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]


def _good_json(path: Path, kind: Kind, content: Content, trial: Trial) -> str:
    report = {
        "file": str(path),
        "kind": kind,
        "id": content.id,
        "good": True,
        "mistakes": [],
        "warnings": trial.warnings,
        "rule": {"plain": trial.plain, "latex": trial.latex},
        "trial": trial.numbers,
    }
    return json.dumps(report, ensure_ascii=False, allow_nan=False)


def _broken_json(path: Path, kind: str, mistakes: tuple[Mistake, ...]) -> str:
    found = [
        {"line": mistake.line, "column": mistake.message.values.get("column"), "text": str(mistake.message)}
        for mistake in mistakes
    ]
    return json.dumps({"file": str(path), "kind": kind, "good": False, "mistakes": found}, ensure_ascii=False)
