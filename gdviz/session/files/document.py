"""What a .gdviz file holds: an experiment, where one stands in it, and how it is looked at. Read back exactly.

The file is TOML and made to be read by people. Its last line tells that it is whole: TOML that is cut off at the end
of a line would pass for a shorter experiment.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w
from msgspec import Meta

from gdviz.engine.data.problem_choice import CsvChoice
from gdviz.engine.experiment import MOST_STEPS, Experiment
from gdviz.engine.files.toml_file import FileError, Mistake, convert_record, parse_toml
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.limits import check_text, check_values, refusal

VERSION = 2  # 1: the experiment alone, or with cursor, selected and looks
ENDING = ".gdviz"
Step = Annotated[int, Meta(ge=0, le=MOST_STEPS)]


class RunLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The number of a run's style, whether it is shown, and how many steps of it were made."""

    slot: Annotated[int, Meta(ge=0, le=10_000)]
    visible: bool = True
    made: Step = 0


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An experiment and all that its picture depends on.

    `selected` is the index of a run, -1 for none; `looks` has an entry for every run, or none at all. `own` holds the
    person's own files that the experiment needs, such as "optimizers/mine", so that it opens elsewhere too. The words
    are those of an example.
    """

    experiment: Experiment
    cursor: Step = 0
    selected: Annotated[int, Meta(ge=-1)] = 0
    speed: Annotated[float, Meta(ge=1.0, le=1000.0)] = 20.0
    looks: tuple[RunLook, ...] = ()
    view: ViewChoice = ViewChoice()
    own: Annotated[dict[str, str], Meta(max_length=200)] = {}
    name: str | Text = ""
    description: str | Text = ""
    reference: str = ""
    section: str | Text = ""
    place: int | None = None


def document_text(document: Document) -> str:
    """Return the file that `read_document` reads back exactly."""
    data = {"gdviz": VERSION, **msgspec.to_builtins(document), "end": {}}
    return tomli_w.dumps(data, multiline_strings=True)


def read_document(path: Path, text: str) -> Document:
    """Read a document of this version or an older one. Raises FileError that names file, line, key and reason.

    What only the catalog can tell is not looked at: `checked_document` does that.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    check_text(path, text)
    data = parse_toml(path, text)
    check_values(path, text, data)
    version = data.pop("gdviz", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        template = QT_TRANSLATE_NOOP("engine", "this is no file of gdviz: it does not begin with gdviz = {known}")
        raise refusal(path, text, ["gdviz"], template, known=VERSION)
    if version > VERSION:
        template = QT_TRANSLATE_NOOP(
            "engine", "the file is of version {found}, newer than this program reads ({known})"
        )
        raise refusal(path, text, ["gdviz"], template, found=version, known=VERSION)
    if version >= 2 and data.pop("end", None) != {}:
        template = QT_TRANSLATE_NOOP("engine", "the file is not whole: its last line, [end], is missing")
        raise FileError(Mistake(path, text.count("\n") + 1, Message(template)))
    for older in range(version, VERSION):
        data = MIGRATIONS[older](data)
    return convert_record(path, text, data, Document)


def with_data_in(document: Document, folder: Path) -> Document:
    """Return the document, of a file in `folder`, with the whole path of its CSV file, if it has one."""
    path = _data_path(document)
    return document if path is None else _with_data_path(document, str(folder.absolute() / path.expanduser()))


def with_data_beside(document: Document, folder: Path) -> Document:
    """Return the document for a file in `folder`: a CSV file that lies in or below it is named from there."""
    path = _data_path(document)
    if path is None:
        return document
    try:
        inner = Path(os.path.abspath(path)).relative_to(folder.absolute())
    except ValueError:
        return document
    return _with_data_path(document, inner.as_posix())


def _data_path(document: Document) -> Path | None:
    problem = document.experiment.landscape.problem
    return Path(problem.data.path) if problem is not None and isinstance(problem.data, CsvChoice) else None


def _with_data_path(document: Document, path: str) -> Document:
    replace = msgspec.structs.replace
    landscape = document.experiment.landscape
    problem = landscape.problem
    assert problem is not None and isinstance(problem.data, CsvChoice)
    problem = replace(problem, data=replace(problem.data, path=path))
    return replace(document, experiment=replace(document.experiment, landscape=replace(landscape, problem=problem)))


def _from_1(data: dict[str, object]) -> dict[str, object]:
    return data  # what version 2 adds can be missing


# From each version to the next: a file of version 1 goes through all of them.
MIGRATIONS: Mapping[int, Callable[[dict[str, object]], dict[str, object]]] = {1: _from_1}
